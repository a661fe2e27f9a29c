import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { ListNew, ListPatch, ListsParams } from "../types";
import type { CriteriaEntity } from "./criteria";

/** The listing, with what each list adds up. */
export const listsQuery = (query: ListsParams) =>
    queryOptions({
        queryKey: ["lists", query],
        queryFn: ({ signal }) => read(api.GET("/api/v2/lists", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });

/** The names of all lists of a kind of records, to choose from. */
export const listNamesQuery = (type: CriteriaEntity) =>
    queryOptions({
        queryKey: ["list-names", { type }],
        queryFn: ({ signal }) => {
            const query = { type, columns: "name", limit: 500 };
            return read(api.GET("/api/v2/lists", { params: { query }, signal }));
        },
        staleTime: 60_000,
    });

const at = (id: number) => ({ path: { id } });

export const listQuery = (id: number) =>
    queryOptions({
        queryKey: ["list", { id }],
        queryFn: ({ signal }) => read(api.GET("/api/v2/lists/{id}", { params: at(id), signal })),
    });

export const listEventsQuery = (id: number) =>
    infiniteQueryOptions({
        queryKey: ["list-events", { id }],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/lists/{id}/events", {
                    params: {
                        path: { id },
                        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
                    },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
    });

export const addList = (body: ListNew) => write(api.POST("/api/v2/lists", { body }));

export const patchList = (id: number, body: ListPatch) =>
    write(api.PATCH("/api/v2/lists/{id}", { params: at(id), body }));

export const deleteList = (id: number) =>
    write(api.DELETE("/api/v2/lists/{id}", { params: at(id) }));

export const restoreList = (id: number) =>
    write(api.POST("/api/v2/lists/{id}/restore", { params: at(id) }));

export const cloneList = (id: number) =>
    write(api.POST("/api/v2/lists/{id}/clone", { params: at(id) }));

export const refreshList = (id: number) =>
    write(api.POST("/api/v2/lists/{id}/refresh", { params: at(id) }));
