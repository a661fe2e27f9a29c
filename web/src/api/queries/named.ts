/** The workspace's own lists of names: stages, statuses, roles, reasons. All share one shape. */
import { queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { NamedWrite } from "../types";

export const namedLists = [
    "stages",
    "subscription-statuses",
    "forecast-statuses",
    "personas",
    "user-roles",
    "team-roles",
    "risk-reasons",
] as const;
export type NamedList = (typeof namedLists)[number];

const path = <L extends NamedList>(list: L) => `/api/v2/${list}` as const;
const one = <L extends NamedList>(list: L) => `/api/v2/${list}/{id}` as const;

export const namedQuery = (list: NamedList) =>
    queryOptions({
        queryKey: [list, {}],
        queryFn: ({ signal }) =>
            read(api.GET(path(list), { params: { query: { limit: 500 } }, signal })),
        staleTime: 60_000,
    });

// The bodies of the lists differ only in the words of their type, which the page offers per list.
export const addNamed = (list: NamedList, body: NamedWrite) =>
    write(api.POST(path(list), { body: body as never }));

export const patchNamed = (list: NamedList, id: number, body: NamedWrite) =>
    write(api.PATCH(one(list), { params: { path: { id } }, body: body as never }));

export const deleteNamed = (list: NamedList, id: number) =>
    write(api.DELETE(one(list), { params: { path: { id } } }));

export const restoreNamed = (list: NamedList, id: number) =>
    write(api.POST(`/api/v2/${list}/{id}/restore` as const, { params: { path: { id } } }));
