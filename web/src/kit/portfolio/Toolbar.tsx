/** Search, who is responsible, filters, and which columns: the line above a portfolio's table. */
import { Button } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { useText } from "~/i18n";
import { FilterButton } from "~/kit/criteria/Filters";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import { SearchBox } from "~/kit/table";
import tableCss from "~/kit/table/toolbar.module.css";
import { Assigned } from "./Assigned";
import { maxColumns } from "./layout";
import css from "./portfolio.module.css";
import type { Portfolio } from "./usePortfolio";

type Props = {
    of: Portfolio;
    searchLabel: string;
    views?: ReactNode;
    quick?: ReactNode;
    tools?: ReactNode;
    onColumns: () => void;
    /** The conditions in force. */
    children: ReactNode;
};

export function Toolbar({ of, searchLabel, views, quick, tools, onColumns, children }: Props) {
    const t = useText();
    const bar = useRef<HTMLDivElement>(null);
    const { search, change } = of;
    useShortcuts([
        {
            keys: "/",
            label: t("keys.search_here"),
            group: t("keys.tables"),
            run: () => bar.current?.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
        },
    ]);
    return (
        <div ref={bar} className={tableCss.bar}>
            {views}
            <SearchBox value={search.q ?? ""} label={searchLabel} onChange={(q) => change({ q })} />
            <Assigned
                assigned={search.assigned}
                role={search.role}
                onChange={(patch) => change(patch)}
            />
            {quick}
            <FilterButton entity={of.entity} value={search.f} onChange={(f) => change({ f })} />
            <span className={tableCss.space} />
            {tools}
            <Button
                variant="default"
                leftSection={<IconColumns3 size={15} aria-hidden="true" />}
                rightSection={
                    <span className={css.count}>
                        {t("portfolio.columns_count", { n: of.columns.length, max: maxColumns })}
                    </span>
                }
                aria-expanded={search.panel === "columns"}
                onClick={onColumns}
            >
                {t("portfolio.columns")}
            </Button>
            {children}
        </div>
    );
}
