import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { ListParams, UserNew, UserPatch } from "../types";
import { narrowed } from "./accounts";

export const usersQuery = (query: ListParams) =>
    queryOptions({
        queryKey: ["users", query],
        queryFn: ({ signal }) => read(api.GET("/api/v2/users", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });

/** Sums over all users that a list would hold, and over their accounts. */
export const userTotalsQuery = (list: ListParams) => {
    const query = narrowed(list);
    return queryOptions({
        queryKey: ["user-totals", query],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/users/totals", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });
};

export const userQuery = (id: number) =>
    queryOptions({
        queryKey: ["user", { id }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/users/{id}", { params: { path: { id } }, signal })),
    });

export const userUsageQuery = (id: number, days = 182) =>
    queryOptions({
        queryKey: ["user-usage", { id, days }],
        queryFn: ({ signal }) =>
            read(
                api.GET("/api/v2/users/{id}/usage", {
                    params: { path: { id }, query: { days } },
                    signal,
                }),
            ),
    });

export const addUser = (body: UserNew) => write(api.POST("/api/v2/users", { body }));

export const patchUser = (id: number, body: UserPatch) =>
    write(api.PATCH("/api/v2/users/{id}", { params: { path: { id } }, body }));

export const deleteUser = (id: number) =>
    write(api.DELETE("/api/v2/users/{id}", { params: { path: { id } } }));

export const restoreUser = (id: number) =>
    write(api.POST("/api/v2/users/{id}/restore", { params: { path: { id } } }));
