import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "../client";

/** Accounts, users, lists and views by a few letters, best first. */
export const searchQuery = (q: string) =>
    queryOptions({
        queryKey: ["search", { q }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/search", { params: { query: { q } }, signal })),
        placeholderData: keepPreviousData,
    });
