/** The list a record was opened from, so that its page can step to the next and previous one. */
import type { ListParams } from "~/api/types";

export type Trail = { params: ListParams; ids: number[]; total: number };

const trails = new Map<string, Trail>();

export function leaveTrail(list: string, trail: Trail): void {
    trails.set(list, trail);
}

export function readTrail(list: string): Trail | undefined {
    return trails.get(list);
}

/** Where a record stands in its list: 1-based position, and the neighbours on this page. */
export function placeOf(trail: Trail | undefined, id: number) {
    const index = trail?.ids.indexOf(id) ?? -1;
    if (!trail || index < 0) return undefined;
    const before = ((trail.params.page ?? 1) - 1) * (trail.params.limit ?? 50);
    return {
        position: before + index + 1,
        total: trail.total,
        previous: trail.ids[index - 1],
        next: trail.ids[index + 1],
        hasPrevious: before + index > 0,
        hasNext: before + index + 1 < trail.total,
    };
}
