/** The state of a table in the address: names equal the API's, defaults are left out. */
import * as v from "valibot";
import type { Criteria, ListParams } from "~/api/types";

export const pageSizes = [10, 25, 50, 100] as const;

const text = v.fallback(v.optional(v.string()), undefined);
const positive = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined);
const size = v.fallback(v.optional(v.picklist(pageSizes)), undefined);

const criteria = v.fallback(
    v.optional(
        v.pipe(
            v.record(v.string(), v.unknown()),
            v.check((c) => !Array.isArray(c)),
        ),
    ),
    undefined,
);

/** Parts for the valibot object of a route with a table; `f` is the criteria of the filter. */
export const listSearch = {
    q: text,
    sort: text,
    page: positive,
    limit: size,
    f: criteria,
    segment: positive,
};

export type ListSearch = {
    q?: string;
    sort?: string;
    page?: number;
    limit?: number;
    f?: Criteria;
    segment?: number;
};
export type ListDefaults = { sort: string; limit: number };

/** The request for what the address says. */
export function listParams(search: ListSearch, defaults: ListDefaults): ListParams {
    const params: ListParams = {
        sort: search.sort ?? defaults.sort,
        limit: search.limit ?? defaults.limit,
        page: search.page ?? 1,
    };
    if (search.q) params.q = search.q;
    if (search.segment) params.segment = search.segment;
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
    if (!("page" in change)) next.page = undefined;
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
