/** Rows in an order that people set: by dragging the handle, or by the arrow keys on it. */

import {
    draggable,
    dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useText } from "~/i18n";
import css from "./order.module.css";

type Row = { id: number; name: string };

/** The ids with one taken to before (or after) another. */
export function reordered(ids: number[], id: number, beside: number, after: boolean): number[] {
    if (id === beside) return ids;
    const rest = ids.filter((x) => x !== id);
    rest.splice(rest.indexOf(beside) + (after ? 1 : 0), 0, id);
    return rest;
}

type Props<R extends Row> = {
    name: string;
    rows: R[];
    fixed?: boolean;
    onOrder: (ids: number[]) => unknown;
    children: (row: R) => ReactNode;
};

export function OrderedList<R extends Row>({ name, rows, fixed, onOrder, children }: Props<R>) {
    const t = useText();
    const list = useId();
    const [said, setSaid] = useState("");
    const ids = rows.map((r) => r.id);
    const put = (next: number[], row: Row) => {
        if (next.join() === ids.join()) return;
        setSaid(t("order.moved", { name: row.name, n: next.indexOf(row.id) + 1 }));
        onOrder(next);
    };
    const step = (row: Row, by: -1 | 1) => {
        const beside = ids[ids.indexOf(row.id) + by];
        if (beside !== undefined) put(reordered(ids, row.id, beside, by > 0), row);
    };
    return (
        <>
            <ol className={css.list} aria-label={name}>
                {rows.map((row) => (
                    <Item
                        key={row.id}
                        list={list}
                        row={row}
                        fixed={fixed}
                        onStep={(by) => step(row, by)}
                        onDrop={(id, after) => {
                            const dragged = rows.find((r) => r.id === id);
                            if (dragged) put(reordered(ids, id, row.id, after), dragged);
                        }}
                    >
                        {children(row)}
                    </Item>
                ))}
            </ol>
            <div role="status" className="sr">
                {said}
            </div>
        </>
    );
}

type ItemProps = {
    list: string;
    row: Row;
    fixed?: boolean;
    onStep: (by: -1 | 1) => void;
    onDrop: (id: number, after: boolean) => void;
    children: ReactNode;
};

function Item({ list, row, fixed, onStep, onDrop, children }: ItemProps) {
    const t = useText();
    const item = useRef<HTMLLIElement>(null);
    const handle = useRef<HTMLButtonElement>(null);
    const [edge, setEdge] = useState<"before" | "after">();
    const drop = useRef(onDrop);
    drop.current = onDrop;
    useEffect(() => {
        const element = item.current;
        const dragHandle = handle.current;
        if (!element || !dragHandle) return;
        const isAfter = (y: number) => {
            const box = element.getBoundingClientRect();
            return y > box.top + box.height / 2;
        };
        return combine(
            draggable({ element, dragHandle, getInitialData: () => ({ list, row: row.id }) }),
            dropTargetForElements({
                element,
                canDrop: ({ source }) => source.data.list === list,
                onDrag: ({ location }) =>
                    setEdge(isAfter(location.current.input.clientY) ? "after" : "before"),
                onDragLeave: () => setEdge(undefined),
                onDrop: ({ source, location }) => {
                    setEdge(undefined);
                    drop.current(Number(source.data.row), isAfter(location.current.input.clientY));
                },
            }),
        );
    }, [list, row.id]);
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        onStep(event.key === "ArrowUp" ? -1 : 1);
    };
    return (
        <li ref={item} className={css.item} data-edge={edge}>
            {!fixed && (
                <button
                    ref={handle}
                    type="button"
                    className={css.handle}
                    aria-label={t("order.move", { name: row.name })}
                    title={t("criteria.move_hint")}
                    onKeyDown={onKeyDown}
                >
                    <IconGripVertical size={15} aria-hidden="true" />
                </button>
            )}
            {children}
        </li>
    );
}
