import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { ListParams, SegmentNew, SegmentPatch } from "../types";
import type { CriteriaEntity, FilterEntity } from "./criteria";

export const segmentsQuery = (entity: CriteriaEntity) =>
    queryOptions({
        queryKey: ["segments", { entity }],
        queryFn: ({ signal }) => {
            const query = { entity, sort: "position", limit: 500 };
            return read(api.GET("/api/v2/segments", { params: { query }, signal }));
        },
        staleTime: 60_000,
    });

type Narrowed = Pick<ListParams, "q" | "filter" | "list" | "role" | "assigned">;

/** How many records of a list, narrowed as it is, belong to each segment. */
export const segmentCountsQuery = (entity: FilterEntity, list: Narrowed = {}) =>
    queryOptions({
        queryKey: ["segment-counts", { entity, ...list }],
        queryFn: ({ signal }) =>
            read(
                api.GET("/api/v2/segments/counts", {
                    params: { query: { entity, ...list } },
                    signal,
                }),
            ),
        placeholderData: keepPreviousData,
    });

export const segmentEventsQuery = (id: number) =>
    infiniteQueryOptions({
        queryKey: ["segment-events", { id }],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/segments/{id}/events", {
                    params: {
                        path: { id },
                        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
                    },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
    });

const at = (id: number) => ({ path: { id } });

export const addSegment = (body: SegmentNew) => write(api.POST("/api/v2/segments", { body }));

export const patchSegment = (id: number, body: SegmentPatch) =>
    write(api.PATCH("/api/v2/segments/{id}", { params: at(id), body }));

export const deleteSegment = (id: number) =>
    write(api.DELETE("/api/v2/segments/{id}", { params: at(id) }));

export const restoreSegment = (id: number) =>
    write(api.POST("/api/v2/segments/{id}/restore", { params: at(id) }));

export const cloneSegment = (id: number) =>
    write(api.POST("/api/v2/segments/{id}/clone", { params: at(id) }));

export const orderSegments = (ids: number[]) =>
    write(api.POST("/api/v2/segments/order", { body: { ids } }));
