import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { AccountNew, AccountPatch, ListParams } from "../types";

export const accountsQuery = (query: ListParams) =>
    queryOptions({
        queryKey: ["accounts", query],
        queryFn: ({ signal }) => read(api.GET("/api/v2/accounts", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });

/** What a list is narrowed by, without order and page. */
export const narrowed = ({ q, filter, segment, list, under, role, assigned }: ListParams) => ({
    ...(q ? { q } : {}),
    ...(filter ? { filter } : {}),
    ...(segment ? { segment } : {}),
    ...(list ? { list } : {}),
    ...(under ? { under } : {}),
    ...(role ? { role } : {}),
    ...(assigned ? { assigned } : {}),
});

/** Sums over all accounts that a list would hold. */
export const accountTotalsQuery = (list: ListParams) => {
    const query = narrowed(list);
    return queryOptions({
        queryKey: ["account-totals", query],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/accounts/totals", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });
};

export const accountQuery = (id: number) =>
    queryOptions({
        queryKey: ["account", { id }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/accounts/{id}", { params: { path: { id } }, signal })),
    });

export const accountUsageQuery = (id: number, days = 182) =>
    queryOptions({
        queryKey: ["account-usage", { id, days }],
        queryFn: ({ signal }) =>
            read(
                api.GET("/api/v2/accounts/{id}/usage", {
                    params: { path: { id }, query: { days } },
                    signal,
                }),
            ),
    });

export const addAccount = (body: AccountNew) => write(api.POST("/api/v2/accounts", { body }));

export const patchAccount = (id: number, body: AccountPatch) =>
    write(api.PATCH("/api/v2/accounts/{id}", { params: { path: { id } }, body }));

export const deleteAccount = (id: number) =>
    write(api.DELETE("/api/v2/accounts/{id}", { params: { path: { id } } }));

export const restoreAccount = (id: number) =>
    write(api.POST("/api/v2/accounts/{id}/restore", { params: { path: { id } } }));
