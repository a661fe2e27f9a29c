/**
 * A view and what lies over it: the address of a table that shows a view names the view and holds
 * only what differs; null stands for a part that the view has and the table does not show.
 */
import type { ViewState } from "~/api/types";
import {
    type Address,
    type Assigned,
    type ListSearch,
    type ViewPart,
    viewParts,
} from "~/kit/table";
import type { Layout } from "./layout";

export type Shown = Pick<ListSearch, ViewPart>;

/** Letters of a filter in the address, percent-encoded, beyond which it becomes a view. */
export const longest = 6 * 1024;

export const isLong = (f: ListSearch["f"]) =>
    f !== undefined && encodeURIComponent(JSON.stringify(f)).length > longest;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const assignedOf = (who: string | undefined): Assigned | undefined =>
    who === undefined || who === "me" || who === "unassigned" ? who : Number(who);

/** What a view shows, as the address would say it; `sort` is the order that needs no word. */
export function shownBy(state: ViewState, sort: string): Shown {
    return {
        q: state.q || undefined,
        sort: state.sort === sort ? undefined : state.sort,
        f: state.filter,
        segment: state.segment,
        role: state.role,
        assigned: assignedOf(state.assigned),
        columns: state.columns?.join(","),
        frozen: state.frozen === 1 ? undefined : (state.frozen as 0 | 2 | undefined),
    };
}

/** What a table shows, as a view keeps it: with its columns and order also where they are the
 * standard ones. */
export function stateOf(search: ListSearch, layout: Layout, sort: string): ViewState {
    return {
        columns: layout.columns,
        frozen: layout.frozen,
        sort: search.sort ?? sort,
        ...(search.f ? { filter: search.f } : {}),
        ...(search.segment ? { segment: search.segment } : {}),
        ...(search.role ? { role: search.role } : {}),
        ...(search.assigned ? { assigned: String(search.assigned) } : {}),
        ...(search.q ? { q: search.q } : {}),
    };
}

/** What the table shows: the view, and over it what the address says. */
export function laidOver(view: Shown, address: Address): ListSearch {
    const { view: _, ...rest } = address;
    const shown: Record<string, unknown> = { ...rest };
    for (const part of viewParts)
        shown[part] = address[part] === undefined ? view[part] : (address[part] ?? undefined);
    return shown as ListSearch;
}

/** The address that shows `next` with the view: only what differs. */
export function addressOf(view: Shown, next: ListSearch, id: number | undefined): Address {
    const address: Record<string, unknown> = { ...next, view: id };
    for (const part of viewParts)
        address[part] = same(next[part], view[part]) ? undefined : (next[part] ?? null);
    return address as Address;
}

/** Whether the address says anything of what a view can hold. */
export const saysParts = (address: Address) =>
    viewParts.some((part) => address[part] !== undefined);
