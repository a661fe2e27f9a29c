/** Dragging headings to another place. Loaded when a pointer comes to the headings. */

import {
    draggable,
    dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";

type Drop = (id: string, beside: string, after: boolean) => void;

const idOf = (cell: HTMLElement) => cell.dataset.column ?? "";

function overResizer(x: number, y: number): boolean {
    return Boolean(document.elementFromPoint(x, y)?.closest("[data-resize]"));
}

function attachCell(table: string, cell: HTMLElement, drop: Drop) {
    const isAfter = (x: number) => {
        const box = cell.getBoundingClientRect();
        return x > box.left + box.width / 2;
    };
    const mark = (edge?: "before" | "after") => {
        if (edge) cell.dataset.edge = edge;
        else delete cell.dataset.edge;
    };
    return combine(
        draggable({
            element: cell,
            canDrag: ({ input }) => !overResizer(input.clientX, input.clientY),
            getInitialData: () => ({ table, column: idOf(cell) }),
        }),
        dropTargetForElements({
            element: cell,
            canDrop: ({ source }) => source.data.table === table,
            onDrag: ({ location }) =>
                mark(isAfter(location.current.input.clientX) ? "after" : "before"),
            onDragLeave: () => mark(),
            onDrop: ({ source, location }) => {
                mark();
                drop(
                    String(source.data.column),
                    idOf(cell),
                    isAfter(location.current.input.clientX),
                );
            },
        }),
    );
}

/** Makes the movable headings of a row draggable; returns what takes that away. */
export function attachHeadings(table: string, row: HTMLElement, drop: Drop): () => void {
    const cells = [...row.querySelectorAll<HTMLElement>("[data-column][data-movable]")];
    return combine(...cells.map((cell) => attachCell(table, cell, drop)));
}
