import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api, read } from "../client";

export type TimelineSearch = {
    tab?: "communication" | "events";
    kind?: string;
    q?: string;
    limit?: number;
};

/** What happened at an account, newest first, page by page. */
export const accountTimelineQuery = (id: number, search: TimelineSearch = {}) =>
    infiniteQueryOptions({
        queryKey: ["account-timeline", { id, ...search }],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/accounts/{id}/timeline", {
                    params: {
                        path: { id },
                        query: { ...search, ...(pageParam ? { before: pageParam } : {}) },
                    },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
        placeholderData: keepPreviousData,
    });
