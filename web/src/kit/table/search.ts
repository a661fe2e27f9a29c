/** The state of a table in the address: names equal the API's, defaults are left out. */
import * as v from "valibot";
import type { Criteria, ListParams } from "~/api/types";
import { type SignalKey, signals } from "../health/signals";

export const pageSizes = [10, 25, 50, 100] as const;

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const tree = v.pipe(
    v.record(v.string(), v.unknown()),
    v.check((c) => !Array.isArray(c)),
);
/** "me", "unassigned" or the id of a member, which stands in the address as a number. */
const who = v.union([v.picklist(["me", "unassigned"]), id]);
const freezable = v.picklist([0, 1, 2]);

const text = v.fallback(v.optional(v.string()), undefined);
const positive = v.fallback(v.optional(id), undefined);
const size = v.fallback(v.optional(v.picklist(pageSizes)), undefined);
const criteria = v.fallback(v.optional(tree), undefined);

/** Parts for the valibot object of a route with a table; `f` is the criteria of the filter. */
export const listSearch = {
    q: text,
    sort: text,
    page: positive,
    limit: size,
    f: criteria,
    segment: positive,
    role: positive,
    assigned: v.fallback(v.optional(who), undefined),
    columns: text,
    frozen: v.fallback(v.optional(freezable), undefined),
    /** The panel that is open beside the table. */
    panel: v.fallback(v.optional(v.picklist(["columns"])), undefined),
    /** The signal whose split stands at the foot. */
    health: v.fallback(v.optional(v.picklist(signals)), undefined),
};

/** null: taken out of the view that the address names. */
const part = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema), undefined);

/** The same for a table with views: `view` is the id of one, 0 for none; its parts lie over it. */
export const viewSearch = {
    ...listSearch,
    view: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined),
    q: part(v.string()),
    sort: part(v.string()),
    f: part(tree),
    segment: part(id),
    role: part(id),
    assigned: part(who),
    columns: part(v.string()),
    frozen: part(freezable),
};

export type Assigned = "me" | "unassigned" | number;

export type ListSearch = {
    q?: string;
    sort?: string;
    page?: number;
    limit?: number;
    f?: Criteria;
    segment?: number;
    role?: number;
    assigned?: Assigned;
    columns?: string;
    frozen?: 0 | 1 | 2;
    panel?: "columns";
    health?: SignalKey;
};

/** What a view holds of a table. */
export const viewParts = [
    "q",
    "sort",
    "f",
    "segment",
    "role",
    "assigned",
    "columns",
    "frozen",
] as const satisfies (keyof ListSearch)[];
export type ViewPart = (typeof viewParts)[number];

/** What stands in the address of a table with views. */
export type Address = Omit<ListSearch, ViewPart> & {
    [K in ViewPart]?: ListSearch[K] | null;
} & { view?: number };

export type ListDefaults = { sort: string; limit: number };

/** What does not change which rows are shown. */
const besides = ["page", "columns", "frozen", "panel", "health"] as const;

/** The request for what the address says; columns are those of the table. */
export function listParams(search: ListSearch, defaults: ListDefaults): ListParams {
    const params: ListParams = {
        sort: search.sort ?? defaults.sort,
        limit: search.limit ?? defaults.limit,
        page: search.page ?? 1,
    };
    if (search.q) params.q = search.q;
    if (search.segment) params.segment = search.segment;
    if (search.role) params.role = search.role;
    if (search.assigned) params.assigned = String(search.assigned);
    if (search.f) params.filter = JSON.stringify(search.f);
    return params;
}

/** `search` with a change applied and everything at its default left out. */
export function changeSearch<S extends ListSearch>(
    search: S,
    change: Partial<ListSearch>,
    defaults: ListDefaults,
): S {
    const next: ListSearch = { ...search, ...change };
    const same = Object.keys(change).every((k) => besides.some((b) => b === k));
    if (!same) next.page = undefined;
    if (!next.q) next.q = undefined;
    if (next.sort === defaults.sort) next.sort = undefined;
    if (next.limit === defaults.limit) next.limit = undefined;
    if (next.page === 1) next.page = undefined;
    return next as S;
}

/** The order after a click on a heading: its first direction, the other one, the first again. */
export function nextSort(current: string, field: string, first: "asc" | "desc"): string {
    const asc = field;
    const desc = `-${field}`;
    if (current === asc) return desc;
    if (current === desc) return asc;
    return first === "asc" ? asc : desc;
}
