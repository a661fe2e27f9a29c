import { ActionIcon, Select } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useText } from "~/i18n";
import { useFormat } from "../useFormat";
import { pageSizes } from "./search";
import css from "./table.module.css";

type Props = {
    page: number;
    limit: number;
    total: number;
    onChange: (change: { page?: number; limit?: number }) => void;
    children?: React.ReactNode;
};

/** The numbers to show: first, last, and two around the current one; 0 stands for a gap. */
export function pageNumbers(page: number, pages: number): number[] {
    const wanted = new Set([1, pages, page - 1, page, page + 1]);
    const sorted = [...wanted].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b);
    const shown: number[] = [];
    for (const n of sorted) {
        const last = shown.at(-1) ?? 0;
        if (n - last === 2) shown.push(n - 1);
        else if (n - last > 2) shown.push(0);
        shown.push(n);
    }
    return shown;
}

export function Pager({ page, limit, total, onChange, children }: Props) {
    const t = useText();
    const f = useFormat();
    const pages = Math.max(1, Math.ceil(total / limit));
    const from = total === 0 ? 0 : (page - 1) * limit + 1;
    const to = Math.min(total, page * limit);
    return (
        <nav className={css.pager} aria-label={t("table.pages")}>
            <span className="num" role="status">
                {t("table.range", {
                    from: f.integer(from),
                    to: f.integer(to),
                    total: f.integer(total),
                })}
            </span>
            {children}
            <span className={css.pagerSpace} />
            <label className={css.pagerSize}>
                <span>{t("table.per_page")}</span>
                <Select
                    w={70}
                    data={pageSizes.map(String)}
                    value={String(limit)}
                    onChange={(value) => value && onChange({ limit: Number(value) })}
                    aria-label={t("table.per_page")}
                    comboboxProps={{ withinPortal: true }}
                />
            </label>
            <div className={css.pageNumbers}>
                <ActionIcon
                    size={28}
                    disabled={page <= 1}
                    aria-label={t("table.previous")}
                    onClick={() => onChange({ page: page - 1 })}
                >
                    <IconChevronLeft size={16} />
                </ActionIcon>
                {pageNumbers(page, pages).map((n, i) =>
                    n === 0 ? (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no identity
                        <span key={`gap${i}`} className="quiet">
                            …
                        </span>
                    ) : (
                        <button
                            key={n}
                            type="button"
                            className={css.pageNumber}
                            aria-current={n === page ? "page" : undefined}
                            aria-label={t("table.page", { n })}
                            onClick={() => onChange({ page: n })}
                        >
                            {f.integer(n)}
                        </button>
                    ),
                )}
                <ActionIcon
                    size={28}
                    disabled={page >= pages}
                    aria-label={t("table.next")}
                    onClick={() => onChange({ page: page + 1 })}
                >
                    <IconChevronRight size={16} />
                </ActionIcon>
            </div>
        </nav>
    );
}
