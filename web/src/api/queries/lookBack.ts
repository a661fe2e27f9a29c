import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { Criteria, LookBackRequest } from "../types";

/** How many accounts a criteria would have selected in the last 60 days, reckoned from a sample. */
export const criteriaLookBackQuery = (criteria: Criteria) =>
    queryOptions({
        queryKey: ["criteria-look-back", { criteria: JSON.stringify(criteria) }],
        queryFn: ({ signal }) =>
            read(api.POST("/api/v2/criteria/look-back", { body: { criteria }, signal })),
        placeholderData: keepPreviousData,
        retry: false,
    });

/** Counts every account on every day, as a job. */
export const startLookBack = (body: LookBackRequest) =>
    write(api.POST("/api/v2/look-backs", { body }));

/** The job, and its days once it is done. */
export const lookBackQuery = (id: number) =>
    queryOptions({
        queryKey: ["look-back", { id }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/look-backs/{id}", { params: { path: { id } }, signal })),
        refetchInterval: (q) =>
            ["queued", "running"].includes(q.state.data?.job.status ?? "queued") ? 1000 : false,
    });
