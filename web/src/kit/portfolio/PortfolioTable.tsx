/**
 * The table of accounts, users and everything else that a member works through: segment tabs, tool
 * bar, filter, rows, totals and pages. What it shows is in the state that usePortfolio() gives.
 */
import "~/i18n/portfolio";
import { Button } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useText } from "~/i18n";
import { FilterChips } from "~/kit/criteria/Filters";
import { SegmentTabs } from "~/kit/criteria/SegmentTabs";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import { DataTable, ListFailure, Pager } from "~/kit/table";
import { leaveTrail } from "~/kit/table/trail";
import { useEver } from "~/kit/useEver";
import type { PortfolioRow } from "./kinds";
import { limits, moved, withWidth } from "./layout";
import css from "./portfolio.module.css";
import type { Selection } from "./selection";
import { Toolbar } from "./Toolbar";
import { Totals } from "./Totals";
import type { Portfolio } from "./usePortfolio";

const ColumnsPanel = lazy(() => import("./ColumnsPanel"));
const SelectionBar = lazy(() => import("./SelectionBar"));
const ViewGone = lazy(() => import("./ViewGone"));
const Missing = lazy(() => import("./Missing"));

type Props = {
    of: Portfolio;
    name: string;
    searchLabel: string;
    onOpen: (row: PortfolioRow) => void;
    /** Shown instead of rows where there is nothing at all; and where nothing matches. */
    first: ReactNode;
    noMatch: ReactNode;
    /** Which view is shown, at the beginning of the tool bar. */
    views?: ReactNode;
    /** Further filters of the tool bar. */
    quick?: ReactNode;
    /** Instead of the totals of accounts at the foot. */
    totals?: ReactNode;
    /** Further buttons of the tool bar. */
    tools?: ReactNode;
    /** What can be done with selected rows; without it rows cannot be selected. */
    selected?: (selection: Selection) => ReactNode;
};

export function PortfolioTable(props: Props) {
    const { of, name } = props;
    const { search, params, query, layout, change, selection } = of;
    const t = useText();
    const [said, setSaid] = useState("");
    const failed = query.error && (!query.data || query.isPlaceholderData);
    const opened = search.panel === "columns";
    const panel = useEver(opened);
    const setOpened = (on: boolean) => change({ panel: on ? "columns" : undefined });
    useShortcuts([
        {
            keys: "c",
            label: t("keys.columns"),
            group: t("keys.tables"),
            run: () => setOpened(true),
        },
    ]);
    const open = (row: PortfolioRow) => {
        leaveTrail(of.table, { params, ids: (of.rows ?? []).map((r) => r.id), total: of.total });
        props.onOpen(row);
    };
    const labelOf = (id: string) => of.columns.find((c) => c.id === id)?.label ?? id;
    return (
        <>
            <SegmentTabs
                entity={of.entity}
                value={search.segment}
                params={params}
                onChange={(segment) => change({ segment })}
            />
            <Toolbar
                of={of}
                searchLabel={props.searchLabel}
                views={props.views}
                quick={props.quick}
                tools={props.tools}
                onColumns={() => setOpened(!opened)}
            >
                <FilterChips entity={of.entity} value={search.f} onChange={(f) => change({ f })} />
            </Toolbar>
            {of.foreign && <Foreign of={of} />}
            {of.view.missing.length > 0 && (
                <Suspense>
                    <Missing texts={of.view.missing} />
                </Suspense>
            )}
            {props.selected && selection.count > 0 && (
                <Suspense>
                    <SelectionBar selection={selection} total={of.total}>
                        {props.selected(selection)}
                    </SelectionBar>
                </Suspense>
            )}
            {of.view.failure ? (
                <Suspense>
                    <ViewGone of={of} />
                </Suspense>
            ) : (
                <DataTable
                    name={name}
                    columns={of.columns}
                    rows={of.rows}
                    sort={params.sort}
                    onSort={(sort) => change({ sort })}
                    onOpen={open}
                    frozen={layout?.frozen}
                    select={props.selected ? of.selecting : undefined}
                    arrange={
                        layout && {
                            fixed: 1,
                            limits,
                            onMove: (id, to) => {
                                of.arrange(moved(layout, id, to));
                                setSaid(t("portfolio.moved", { name: labelOf(id), n: to + 1 }));
                            },
                            onResize: (id, width) => {
                                of.arrange(withWidth(layout, id, width));
                                setSaid(t("portfolio.resized", { name: labelOf(id), n: width }));
                            },
                        }
                    }
                    stale={query.isPlaceholderData}
                    fill
                    expected={15}
                    error={failed ? <ListFailure query={query} onClear={of.clear} /> : undefined}
                    empty={of.filtered || search.q ? props.noMatch : props.first}
                />
            )}
            <div className="sr" role="status">
                {said}
            </div>
            {of.total > 0 && (
                <Pager
                    page={params.page ?? 1}
                    limit={params.limit ?? of.defaults.limit}
                    total={of.total}
                    onChange={change}
                >
                    {props.totals ?? (
                        <Totals
                            entity={of.entity}
                            params={params}
                            signal={search.health}
                            onSignal={(health) => change({ health })}
                        />
                    )}
                </Pager>
            )}
            {panel && (
                <Suspense>
                    <ColumnsPanel of={of} opened={opened} onClose={() => setOpened(false)} />
                </Suspense>
            )}
        </>
    );
}

/** Says that the columns are a link's, and offers to keep them. */
function Foreign({ of }: { of: Portfolio }) {
    const t = useText();
    return (
        <div className={css.foreign} role="status">
            <span>{t(of.view.view ? "portfolio.foreign_view" : "portfolio.foreign")}</span>
            <Button size="compact-sm" onClick={of.keep}>
                {t("portfolio.keep")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={of.leave}>
                {t("portfolio.mine")}
            </Button>
        </div>
    );
}
