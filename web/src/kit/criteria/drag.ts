/** Dragging conditions and groups by their handles. The keyboard has its own way (Builder.tsx). */

import { type RefObject, useEffect, useState } from "react";
import { useEditor } from "./context";
import { useDragging } from "./dragging";
import { fits, type Group, move, parentOf } from "./tree";

type Edge = "before" | "after";

/** Makes an item draggable by its handle and a place beside which others drop. */
export function useDragItem(
    id: string,
    item: RefObject<HTMLElement | null>,
    handle: RefObject<HTMLElement | null>,
): Edge | undefined {
    const { root } = useEditor();
    const dragging = useDragging();
    const [edge, setEdge] = useState<Edge>();
    useEffect(() => {
        const element = item.current;
        const dragHandle = handle.current;
        if (!dragging || !element || !dragHandle) return;
        const { combine, draggable, dropTargetForElements } = dragging;
        const group = parentOf(root, id);
        const over = (y: number): Edge => {
            const box = element.getBoundingClientRect();
            return y < box.top + box.height / 2 ? "before" : "after";
        };
        return combine(
            draggable({ element, dragHandle, getInitialData: () => ({ criteria: id }) }),
            dropTargetForElements({
                element,
                canDrop: ({ source }) =>
                    typeof source.data.criteria === "string" &&
                    group !== undefined &&
                    fits(root, source.data.criteria, group.id),
                getData: ({ input }) => ({ beside: id, edge: over(input.clientY) }),
                onDrag: ({ self, location }) =>
                    setEdge(
                        location.current.dropTargets[0]?.element === element
                            ? (self.data.edge as Edge)
                            : undefined,
                    ),
                onDragLeave: () => setEdge(undefined),
                onDrop: () => setEdge(undefined),
            }),
        );
    }, [dragging, root, id, item, handle]);
    return edge;
}

/** Takes an item dropped onto the empty part of a group to the end of that group. */
export function useDropGroup(group: Group, area: RefObject<HTMLElement | null>): boolean {
    const { root } = useEditor();
    const dragging = useDragging();
    const [over, setOver] = useState(false);
    useEffect(() => {
        const element = area.current;
        if (!dragging || !element) return;
        return dragging.dropTargetForElements({
            element,
            canDrop: ({ source }) =>
                typeof source.data.criteria === "string" &&
                fits(root, source.data.criteria, group.id),
            getData: () => ({ into: group.id }),
            onDrag: ({ location }) => setOver(location.current.dropTargets[0]?.element === element),
            onDragLeave: () => setOver(false),
            onDrop: () => setOver(false),
        });
    }, [dragging, root, group.id, area]);
    return over;
}

/** The tree after a drop. */
export function dropped(root: Group, id: string, target: Record<string | symbol, unknown>): Group {
    if (typeof target.into === "string") return move(root, id, target.into, Infinity);
    const beside = typeof target.beside === "string" ? target.beside : "";
    const group = parentOf(root, beside);
    if (!group || beside === id) return root;
    const at = group.items.findIndex((item) => item.id === beside);
    return move(root, id, group.id, target.edge === "after" ? at + 1 : at);
}

/** Carries out what is dropped anywhere in the builder. */
export function useDrops(root: Group, onMove: (next: Group, id: string) => void): void {
    const dragging = useDragging();
    useEffect(
        () =>
            dragging?.monitorForElements({
                canMonitor: ({ source }) => typeof source.data.criteria === "string",
                onDrop: ({ source, location }) => {
                    const target = location.current.dropTargets[0];
                    const id = String(source.data.criteria);
                    if (!target) return;
                    const next = dropped(root, id, target.data);
                    if (next !== root) onMove(next, id);
                },
            }),
        [dragging, root, onMove],
    );
}
