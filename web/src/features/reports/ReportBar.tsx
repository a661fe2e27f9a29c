import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import type { CriteriaEntity } from "~/api/queries/criteria";
import type { Criteria } from "~/api/types";
import { useText } from "~/i18n";
import { FilterButton, FilterChips } from "~/kit/criteria/Filters";
import css from "./reports.module.css";

/** Days of a report when the address names none. */
export const standardDays = 30;

type Props<Days extends number> = {
    entity: CriteriaEntity;
    filter: Criteria | undefined;
    onFilter: (filter: Criteria | undefined) => void;
    /** Lengths of the period to choose from; without them the report has none. */
    periods?: readonly Days[];
    days?: Days;
    /** The standard length is left out of the address. */
    onDays?: (days: Days | undefined) => void;
    note?: ReactNode;
    children?: ReactNode;
};

/** What a report looks at: its own choices, the period, the filter; beside them how much that is. */
export function ReportBar<Days extends number>(props: Props<Days>) {
    const t = useText();
    const { entity, filter, onFilter, periods } = props;
    return (
        <div className={css.bar}>
            {props.children}
            {periods && (
                <Select
                    aria-label={t("reports.period")}
                    w={150}
                    data={periods.map((n) => ({
                        value: String(n),
                        label: t("reports.days", { n }),
                    }))}
                    value={String(props.days ?? standardDays)}
                    allowDeselect={false}
                    onChange={(v) =>
                        props.onDays?.(
                            periods.find((n) => String(n) === v && Number(n) !== standardDays),
                        )
                    }
                />
            )}
            <FilterButton entity={entity} value={filter} onChange={onFilter} />
            <FilterChips entity={entity} value={filter} onChange={onFilter} />
            <span className={`muted ${css.note}`}>{props.note}</span>
        </div>
    );
}
