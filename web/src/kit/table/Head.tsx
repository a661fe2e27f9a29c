/**
 * The headings of a table. A click sorts; where columns can be arranged, a heading is dragged to
 * another place and its edge to another width, and Alt+arrows and Alt+Shift+arrows do the same.
 */
import { Checkbox } from "@mantine/core";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { useText } from "~/i18n";
import { type Arranging, clamp, keyStep, placeBeside } from "./arrange";
import type { Column } from "./DataTable";
import { nextSort } from "./search";
import type { Selecting } from "./select";
import css from "./table.module.css";

export type HeadProps<Row> = {
    columns: Column<Row>[];
    frozen: number;
    sort?: string;
    onSort?: (sort: string) => void;
    select?: Selecting;
    arrange?: Arranging;
    /** The width of a column while its edge is dragged. */
    onWidth: (id: string, width: number | undefined) => void;
};

export function Head<Row>(props: HeadProps<Row>) {
    const { columns, frozen, select, arrange } = props;
    const t = useText();
    const row = useRef<HTMLTableRowElement>(null);
    const loadDrag = useHeadDrag(row, columns, arrange);
    return (
        <thead onPointerEnter={loadDrag}>
            <tr ref={row}>
                {select && (
                    <th scope="col" className={css.pick} data-frozen>
                        <Checkbox
                            size="xs"
                            aria-label={t("table.select_page")}
                            checked={select.page === "all"}
                            indeterminate={select.page === "some"}
                            onChange={select.togglePage}
                        />
                    </th>
                )}
                {columns.map((c, i) => (
                    <Heading key={c.id} {...props} column={c} index={i} frozen={frozen} />
                ))}
            </tr>
        </thead>
    );
}

/** Draggable headings; what makes them so is loaded when a pointer first comes near. */
function useHeadDrag<Row>(
    row: React.RefObject<HTMLTableRowElement | null>,
    columns: Column<Row>[],
    arrange: Arranging | undefined,
) {
    const table = useId();
    const [attach, setAttach] = useState<typeof import("./headDrag").attachHeadings>();
    const latest = useRef(arrange);
    latest.current = arrange;
    const ids = columns.map((c) => c.id).join();
    useEffect(() => {
        if (!attach || !row.current) return;
        return attach(table, row.current, (id, beside, after) => {
            const to = placeBeside(ids.split(","), id, beside, after);
            if (to !== ids.split(",").indexOf(id)) latest.current?.onMove(id, to);
        });
    }, [attach, row, table, ids]);
    return () => {
        if (!arrange || attach) return;
        void import("./headDrag").then((m) => setAttach(() => m.attachHeadings));
    };
}

type HeadingProps<Row> = HeadProps<Row> & { column: Column<Row>; index: number };

function Heading<Row>(props: HeadingProps<Row>) {
    const { column: c, index, frozen, sort, onSort, arrange } = props;
    const sortable = c.sort !== undefined && onSort !== undefined;
    const dir =
        c.sort === undefined
            ? undefined
            : sort === c.sort
              ? "ascending"
              : sort === `-${c.sort}`
                ? "descending"
                : undefined;
    const isFrozen = index < frozen;
    const movable = arrange !== undefined && index >= arrange.fixed;
    return (
        <th
            scope="col"
            className={css.heading}
            data-column={c.id}
            data-movable={movable || undefined}
            data-end={c.end || undefined}
            data-frozen={isFrozen || undefined}
            data-last-frozen={(isFrozen && index === frozen - 1) || undefined}
            style={isFrozen ? { left: `var(--at-${index})` } : undefined}
            aria-sort={sortable ? (dir ?? "none") : undefined}
        >
            <HeadingText {...props} sortable={sortable} dir={dir} movable={movable} />
            {arrange && <Resizer {...props} arrange={arrange} />}
        </th>
    );
}

type TextProps<Row> = HeadingProps<Row> & {
    sortable: boolean;
    movable: boolean;
    dir: "ascending" | "descending" | undefined;
};

function HeadingText<Row>(props: TextProps<Row>) {
    const { column: c, columns, sortable, dir, sort, onSort, arrange, movable, index } = props;
    const t = useText();
    const heading = c.title ?? c.label;
    if (!sortable && !arrange) return heading;
    const first = c.first ?? (c.end ? "desc" : "asc");
    const onKeyDown = (event: KeyboardEvent) => {
        const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
        if (!arrange || !event.altKey || by === 0) return;
        event.preventDefault();
        const to = index + by;
        if (event.shiftKey) arrange.onResize(c.id, clamp(c.width + by * keyStep, arrange.limits));
        else if (movable && to >= arrange.fixed && to < columns.length) arrange.onMove(c.id, to);
    };
    const hints = [
        c.help,
        sortable ? t("table.sort_by", { column: c.label }) : t("table.no_sort"),
        arrange && t("table.arrange_hint"),
    ];
    return (
        <button
            type="button"
            className={css.sort}
            data-on={dir !== undefined || undefined}
            title={hints.filter(Boolean).join("\n")}
            aria-disabled={!sortable || undefined}
            onKeyDown={onKeyDown}
            onClick={() => sortable && onSort?.(nextSort(sort ?? "", c.sort as string, first))}
        >
            <span className="ellipsis">{heading}</span>
            {sortable && <Arrow dir={dir} />}
        </button>
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

/** The right edge of a heading. For the pointer only: the keyboard has Alt+Shift+arrows. */
function Resizer<Row>(props: HeadingProps<Row> & { arrange: Arranging }) {
    const { column: c, arrange, onWidth } = props;
    const from = useRef<{ x: number; width: number }>(undefined);
    const widthAt = (event: PointerEvent) =>
        from.current && clamp(from.current.width + event.clientX - from.current.x, arrange.limits);
    const begin = (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const cell = event.currentTarget.closest("th");
        from.current = { x: event.clientX, width: cell?.offsetWidth ?? c.width };
    };
    const move = (event: PointerEvent) => {
        const width = widthAt(event);
        if (width !== undefined) onWidth(c.id, width);
    };
    const end = (event: PointerEvent) => {
        const width = widthAt(event);
        from.current = undefined;
        onWidth(c.id, undefined);
        if (width !== undefined && width !== c.width) arrange.onResize(c.id, width);
    };
    const cancel = () => {
        from.current = undefined;
        onWidth(c.id, undefined);
    };
    return (
        <span
            className={css.resizer}
            data-resize
            aria-hidden="true"
            onPointerDown={begin}
            onPointerMove={move}
            onPointerUp={end}
            onPointerCancel={cancel}
        />
    );
}
