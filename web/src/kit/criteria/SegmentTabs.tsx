/** The segments of a list as tabs, each with how many of the filtered records it holds. */
import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { narrowed } from "~/api/queries/accounts";
import { type FilterEntity, groupsOf } from "~/api/queries/criteria";
import { segmentCountsQuery, segmentsQuery } from "~/api/queries/segments";
import type { Criteria, ListParams } from "~/api/types";
import { useText } from "~/i18n";
import { useFormat } from "~/kit/useFormat";
import css from "./filters.module.css";

const Rule = lazy(() => import("./Rule"));

type Props = {
    entity: FilterEntity;
    value: number | undefined;
    /** What the list asks for: what narrows it narrows the counts. */
    params: ListParams;
    onChange: (segment: number | undefined) => void;
};

export function SegmentTabs({ entity, value, params, onChange }: Props) {
    const t = useText();
    const f = useFormat();
    const { segment: _, ...list } = narrowed(params);
    const { data: segments } = useQuery(segmentsQuery(groupsOf(entity)));
    const some = segments !== undefined && segments.rows.length > 0;
    const { data: counts } = useQuery({
        ...segmentCountsQuery(entity, list),
        enabled: some,
    });
    if (!some) return null;
    const number = (n: number | undefined) =>
        n !== undefined && <span className={css.tabCount}>{f.integer(n)}</span>;
    return (
        <nav className={css.tabs} aria-label={t("segments.title")}>
            <button
                type="button"
                className={css.tab}
                aria-current={value === undefined ? "page" : undefined}
                onClick={() => onChange(undefined)}
            >
                {t(`segments.all_${entity}`)}
                {number(counts?.total)}
            </button>
            {segments.rows.map((s) => (
                <Tooltip
                    key={s.id}
                    label={
                        <Suspense fallback={t("state.loading")}>
                            <Rule entity={groupsOf(entity)} criteria={s.criteria as Criteria} />
                        </Suspense>
                    }
                    multiline
                    maw={360}
                    events={{ hover: true, focus: true, touch: false }}
                >
                    <button
                        type="button"
                        className={css.tab}
                        aria-current={value === s.id ? "page" : undefined}
                        onClick={() => onChange(s.id)}
                    >
                        {s.name}
                        {number(counts?.counts.find((c) => c.id === s.id)?.count)}
                    </button>
                </Tooltip>
            ))}
        </nav>
    );
}
