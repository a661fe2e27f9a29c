import { queryOptions } from "@tanstack/react-query";
import { api, read } from "../client";

/** Ready-made records of one kind, which the workspace may switch on. */
export const templatesQuery = (of: "segment" | "health_config") =>
    queryOptions({
        queryKey: ["templates", { of }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/templates", { params: { query: { of } }, signal })),
        staleTime: Infinity,
    });
