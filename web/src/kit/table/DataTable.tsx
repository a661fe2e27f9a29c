/**
 * The table of every list: sticky head and first columns, server-side order, keyboard j/k/Enter on
 * the links of the first column and x to select, rows drawn as they are seen when there are more
 * than 100. Columns can be arranged by their headings where the list allows it.
 */
import {
    type CSSProperties,
    lazy,
    type ReactNode,
    Suspense,
    useMemo,
    useRef,
    useState,
} from "react";
import { useText } from "~/i18n";
import { useShortcuts } from "../keyboard/shortcuts";
import type { Arranging } from "./arrange";
import { BodyRow, Skeleton } from "./Body";
import { Head } from "./Head";
import type { Selecting } from "./select";
import css from "./table.module.css";

export type Column<Row> = {
    id: string;
    /** Heading, already in words. */
    label: string;
    title?: ReactNode;
    /** What it means, for the heading's tooltip. */
    help?: string;
    /** Pixels. */
    width: number;
    end?: boolean;
    /** Name of the field to sort by; without it the column cannot be sorted. */
    sort?: string;
    /** Direction of the first click. */
    first?: "asc" | "desc";
    cell: (row: Row) => ReactNode;
};

type Props<Row extends { id: number }> = {
    name: string;
    columns: Column<Row>[];
    rows: Row[] | undefined;
    sort?: string;
    onSort?: (sort: string) => void;
    onOpen?: (row: Row) => void;
    /** Columns that stay in sight, counted from the first; 1 when not said. */
    frozen?: number;
    select?: Selecting;
    arrange?: Arranging;
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
const pickWidth = 40;
const VirtualRows = lazy(() => import("./VirtualRows"));

export function DataTable<Row extends { id: number }>(props: Props<Row>) {
    const { rows, name, frozen = 1, select, arrange } = props;
    const scroll = useRef<HTMLDivElement>(null);
    const [draft, setDraft] = useState<{ id: string; width: number }>();
    const { columns } = props;
    const widths = columns.map((c) => (draft?.id === c.id ? draft.width : c.width));
    const before = (n: number) => widths.slice(0, n).reduce((sum, w) => sum + w, 0);
    useRowKeys(scroll, select);
    const opening = useRef(props.onOpen);
    opening.current = props.onOpen;
    const selecting = useRef(select);
    selecting.current = select;
    // The same for all renders, so that rows are not drawn anew for them.
    const stable = useMemo(
        () => ({
            open: (row: unknown) => opening.current?.(row as Row),
            select: (id: number, range: boolean) => selecting.current?.toggle(id, range),
            nameOf: (row: never) => selecting.current?.nameOf(row) ?? "",
        }),
        [],
    );
    const draw = (row: Row) => (
        <BodyRow
            key={row.id}
            row={row}
            columns={columns as Column<never>[]}
            frozen={frozen}
            selected={select?.has(row.id)}
            nameOf={stable.nameOf}
            onSelect={stable.select}
            onOpen={props.onOpen && stable.open}
        />
    );
    const lead = select ? pickWidth : 0;
    // Where the columns that stay begin; the cells name it, so a new width draws no row anew.
    const left = Object.fromEntries(
        columns.slice(0, frozen).map((_, i) => [`--at-${i}`, `${lead + before(i)}px`]),
    );
    const nothing = rows !== undefined && rows.length === 0;
    return (
        <div className={css.holder} data-fill={props.fill || undefined}>
            <div ref={scroll} className={css.scroll} tabIndex={0} role="group" aria-label={name}>
                <table
                    className={css.table}
                    style={{ minWidth: lead + before(columns.length), ...left } as CSSProperties}
                    aria-busy={!props.error && (props.stale || rows === undefined)}
                >
                    <caption className="sr">{name}</caption>
                    <Widths
                        widths={widths}
                        pick={select !== undefined}
                        stretch={arrange ? columns.length - 1 : 0}
                    />
                    <Head
                        columns={columns}
                        frozen={frozen}
                        sort={props.sort}
                        onSort={props.onSort}
                        select={select}
                        arrange={arrange}
                        onWidth={(id, width) =>
                            setDraft(width === undefined ? undefined : { id, width })
                        }
                    />
                    <tbody className={css.body} data-stale={props.stale || undefined}>
                        {props.error ? null : rows === undefined ? (
                            <Skeleton
                                columns={columns}
                                rows={props.expected ?? 12}
                                picks={select !== undefined}
                            />
                        ) : rows.length > virtualAbove ? (
                            <Suspense>
                                <VirtualRows
                                    scroll={scroll}
                                    count={rows.length}
                                    draw={(i) => rows[i] && draw(rows[i])}
                                />
                            </Suspense>
                        ) : (
                            rows.map(draw)
                        )}
                    </tbody>
                </table>
                {props.error}
                {nothing && !props.error && props.empty}
            </div>
        </div>
    );
}

type WidthsProps = {
    widths: number[];
    pick: boolean;
    /** The column that takes what is left. */
    stretch: number;
};

function Widths({ widths, pick, stretch }: WidthsProps) {
    return (
        <colgroup>
            {pick && <col style={{ width: pickWidth }} />}
            {widths.map((width, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: told by their place
                <col key={i} style={i === stretch ? { minWidth: width } : { width }} />
            ))}
        </colgroup>
    );
}

const links = "tbody th a, tbody th button";

/** j and k move the focus over the rows' links; Enter then opens as it does on any link. */
function useRowKeys(scroll: React.RefObject<HTMLDivElement | null>, select?: Selecting) {
    const t = useText();
    const move = (by: number) => {
        const all = [...(scroll.current?.querySelectorAll<HTMLElement>(links) ?? [])];
        if (all.length === 0) return;
        const row = document.activeElement?.closest("tr");
        const at = all.findIndex((link) => row?.contains(link));
        const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
        const link = all[Math.max(0, Math.min(all.length - 1, next))];
        link?.focus();
        link?.scrollIntoView({ block: "nearest" });
    };
    const pick = () => {
        const row = document.activeElement?.closest<HTMLElement>("tr[data-id]");
        if (row && scroll.current?.contains(row)) select?.toggle(Number(row.dataset.id), false);
    };
    const group = t("keys.tables");
    useShortcuts([
        { keys: "j", label: t("keys.row_down"), group, run: () => move(1) },
        { keys: "k", label: t("keys.row_up"), group, run: () => move(-1) },
        ...(select ? [{ keys: "x", label: t("keys.row_select"), group, run: pick }] : []),
    ]);
}
