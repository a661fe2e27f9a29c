import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { ListParams, SubscriptionPatch } from "../types";
import { narrowed } from "./accounts";

export const subscriptionsQuery = (query: ListParams) =>
    queryOptions({
        queryKey: ["subscriptions", query],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/subscriptions", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });

/** Sums over all subscriptions that a list would hold. */
export const subscriptionTotalsQuery = (list: ListParams) => {
    const query = narrowed(list);
    return queryOptions({
        queryKey: ["subscription-totals", query],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/subscriptions/totals", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });
};

const at = (id: number) => ({ path: { id } });

export const subscriptionQuery = (id: number) =>
    queryOptions({
        queryKey: ["subscription", { id }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/subscriptions/{id}", { params: at(id), signal })),
    });

/** What its fields were, newest first. */
export const subscriptionHistoryQuery = (id: number) =>
    infiniteQueryOptions({
        queryKey: ["subscription-history", { id }],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/subscriptions/{id}/field-history", {
                    params: {
                        ...at(id),
                        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
                    },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
    });

export const patchSubscription = (id: number, body: SubscriptionPatch) =>
    write(api.PATCH("/api/v2/subscriptions/{id}", { params: at(id), body }));

export const deleteSubscription = (id: number) =>
    write(api.DELETE("/api/v2/subscriptions/{id}", { params: at(id) }));

export const restoreSubscription = (id: number) =>
    write(api.POST("/api/v2/subscriptions/{id}/restore", { params: at(id) }));
