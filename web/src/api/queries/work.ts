/** Work on many rows: exports, bulk changes, and what became of each row of a job. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { ExportRequest, JobResult } from "../types";

export const exportsQuery = queryOptions({
    queryKey: ["exports", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/exports", { signal })),
});

export const startExport = async (body: ExportRequest) =>
    (await write(api.POST("/api/v2/exports", { body }))).data;

/** Address of the file of an export, for a link of the page. */
export const exportFile = (id: number) => `/api/v2/exports/${id}/file`;

export const jobResultsQuery = (id: number, outcome: JobResult["outcome"] | undefined) =>
    infiniteQueryOptions({
        queryKey: ["job-results", { id, outcome }],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/jobs/{id}/results", {
                    params: {
                        path: { id },
                        query: {
                            limit: 100,
                            ...(outcome ? { outcome } : {}),
                            ...(pageParam ? { cursor: pageParam } : {}),
                        },
                    },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
    });
