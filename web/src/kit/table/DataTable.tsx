/**
 * The table of every list: sticky head and first column, server-side order, keyboard j/k/Enter
 * on the links of the first column, rows drawn as they are seen when there are more than 100.
 */
import {
    columnPinningFeature,
    columnSizingFeature,
    type RowData,
    tableFeatures,
    useTable,
} from "@tanstack/react-table";
import { lazy, type MouseEvent, memo, type ReactNode, Suspense, useMemo, useRef } from "react";
import { useText } from "~/i18n";
import { Bone, useDelayed } from "../feedback";
import { useShortcuts } from "../keyboard/shortcuts";
import { nextSort } from "./search";
import css from "./table.module.css";

const features = tableFeatures({ columnSizingFeature, columnPinningFeature });

export type Column<Row> = {
    id: string;
    /** Heading, already in words. */
    label: string;
    title?: ReactNode;
    /** Pixels; the first column takes what is left. */
    width: number;
    end?: boolean;
    /** Name of the field to sort by; without it the column cannot be sorted. */
    sort?: string;
    /** Direction of the first click. */
    first?: "asc" | "desc";
    cell: (row: Row) => ReactNode;
};

type Props<Row extends RowData & { id: number }> = {
    name: string;
    columns: Column<Row>[];
    rows: Row[] | undefined;
    sort?: string;
    onSort?: (sort: string) => void;
    onOpen?: (row: Row) => void;
    /** Old rows are shown while new ones come. */
    stale?: boolean;
    empty?: ReactNode;
    error?: ReactNode;
    /** Rows of the skeleton. */
    expected?: number;
    /** Scrolls inside its parent; otherwise it is as tall as its rows. */
    fill?: boolean;
};

const virtualAbove = 100;
const VirtualRows = lazy(() => import("./VirtualRows"));

export function DataTable<Row extends RowData & { id: number }>(props: Props<Row>) {
    const { columns, rows, name } = props;
    const scroll = useRef<HTMLDivElement>(null);
    const defs = useMemo(
        () =>
            columns.map((c) => ({
                id: c.id,
                size: c.width,
                accessorFn: (row: Row) => row,
                header: c.label,
            })),
        [columns],
    );
    const data = useMemo(() => rows ?? [], [rows]);
    const pinned = columns[0]?.id;
    const table = useTable({
        features,
        columns: defs,
        data,
        getRowId: (row: Row) => String(row.id),
        initialState: { columnPinning: { start: pinned ? [pinned] : [], end: [] } },
    });
    const model = table.getRowModel().rows;
    useRowKeys(scroll);
    const draw = (row: Row) => (
        <BodyRow
            key={row.id}
            row={row}
            columns={columns as Column<never>[]}
            onOpen={props.onOpen as ((row: unknown) => void) | undefined}
        />
    );
    const total = table.getTotalSize();
    const nothing = rows !== undefined && rows.length === 0;
    return (
        <div className={css.holder} data-fill={props.fill || undefined}>
            <div ref={scroll} className={css.scroll} tabIndex={0} role="group" aria-label={name}>
                <table
                    className={css.table}
                    style={{ minWidth: total }}
                    aria-busy={!props.error && (props.stale || rows === undefined)}
                >
                    <caption className="sr">{name}</caption>
                    <colgroup>
                        {columns.map((c, i) => (
                            <col
                                key={c.id}
                                style={i === 0 ? { minWidth: c.width } : { width: c.width }}
                            />
                        ))}
                    </colgroup>
                    <Head columns={columns} sort={props.sort} onSort={props.onSort} />
                    <tbody className={css.body} data-stale={props.stale || undefined}>
                        {props.error ? null : rows === undefined ? (
                            <Skeleton columns={columns} rows={props.expected ?? 12} />
                        ) : model.length > virtualAbove ? (
                            <Suspense>
                                <VirtualRows
                                    scroll={scroll}
                                    count={model.length}
                                    draw={(i) => model[i] && draw(model[i].original)}
                                />
                            </Suspense>
                        ) : (
                            model.map((row) => draw(row.original))
                        )}
                    </tbody>
                </table>
                {props.error}
                {nothing && !props.error && props.empty}
            </div>
        </div>
    );
}

type HeadProps<Row> = { columns: Column<Row>[]; sort?: string; onSort?: (sort: string) => void };

function Head<Row>({ columns, sort, onSort }: HeadProps<Row>) {
    const t = useText();
    return (
        <thead>
            <tr>
                {columns.map((c) => {
                    const dir =
                        sort === c.sort
                            ? "ascending"
                            : sort === `-${c.sort}`
                              ? "descending"
                              : undefined;
                    const heading = c.title ?? c.label;
                    return (
                        <th
                            key={c.id}
                            scope="col"
                            data-end={c.end || undefined}
                            aria-sort={c.sort && onSort ? (dir ?? "none") : undefined}
                        >
                            {c.sort && onSort ? (
                                <button
                                    type="button"
                                    className={css.sort}
                                    data-on={dir !== undefined || undefined}
                                    title={t("table.sort_by", { column: c.label })}
                                    onClick={() =>
                                        onSort(
                                            nextSort(
                                                sort ?? "",
                                                c.sort as string,
                                                c.first ?? (c.end ? "desc" : "asc"),
                                            ),
                                        )
                                    }
                                >
                                    {heading}
                                    <Arrow dir={dir} />
                                </button>
                            ) : (
                                heading
                            )}
                        </th>
                    );
                })}
            </tr>
        </thead>
    );
}

function Arrow({ dir }: { dir: "ascending" | "descending" | undefined }) {
    const d = dir === "descending" ? "M6 2v8M2.5 6.5 6 10l3.5-3.5" : "M6 10V2M2.5 5.5 6 2l3.5 3.5";
    return (
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={css.arrow}>
            <path d={d} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
    );
}

type RowProps = {
    row: unknown;
    columns: Column<never>[];
    onOpen?: (row: unknown) => void;
};

const BodyRow = memo(function BodyRow({ row, columns, onOpen }: RowProps) {
    const open = (event: MouseEvent) => {
        if (!onOpen || event.defaultPrevented || event.button !== 0) return;
        if ((event.target as HTMLElement).closest("a,button,input,label,[role=menu]")) return;
        if (window.getSelection()?.toString()) return;
        onOpen(row);
    };
    return (
        // The row's link is the keyboard way in; the click is a larger target for the mouse.
        <tr onClick={open} data-open={onOpen ? true : undefined}>
            {columns.map((c, i) =>
                i === 0 ? (
                    <th key={c.id} scope="row">
                        {c.cell(row as never)}
                    </th>
                ) : (
                    <td key={c.id} data-end={c.end || undefined}>
                        {c.cell(row as never)}
                    </td>
                ),
            )}
        </tr>
    );
});

function Skeleton<Row>({ columns, rows }: { columns: Column<Row>[]; rows: number }) {
    const visible = useDelayed();
    if (!visible) return null;
    return Array.from({ length: rows }, (_, r) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <tr key={r} aria-hidden="true">
            {columns.map((c, i) => (
                <td key={c.id} data-end={c.end || undefined}>
                    <span className={css.bone} data-end={c.end || undefined}>
                        <Bone
                            width={i === 0 ? 120 + ((r * 37) % 70) : Math.min(72, c.width - 40)}
                        />
                    </span>
                </td>
            ))}
        </tr>
    ));
}

/** j and k move the focus over the rows' links; Enter then opens as it does on any link. */
function useRowKeys(scroll: React.RefObject<HTMLDivElement | null>) {
    const t = useText();
    const move = (by: number) => {
        const links = [
            ...(scroll.current?.querySelectorAll<HTMLElement>("tbody th a, tbody th button") ?? []),
        ];
        if (links.length === 0) return;
        const at = links.indexOf(document.activeElement as HTMLElement);
        const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
        const link = links[Math.max(0, Math.min(links.length - 1, next))];
        link?.focus();
        link?.scrollIntoView({ block: "nearest" });
    };
    useShortcuts([
        { keys: "j", label: t("keys.row_down"), group: t("keys.tables"), run: () => move(1) },
        { keys: "k", label: t("keys.row_up"), group: t("keys.tables"), run: () => move(-1) },
    ]);
}
