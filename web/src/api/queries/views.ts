import { queryOptions } from "@tanstack/react-query";
import { api, read, type Written, write } from "../client";
import type { components } from "../schema";
import type { View, ViewNew, ViewPatch } from "../types";

type Schemas = components["schemas"];
const at = (id: number) => ({ path: { id } });

/** The views that the member sees, with which of them tables open, which are pinned. */
export const viewsQuery = queryOptions({
    queryKey: ["my-views"],
    queryFn: ({ signal }) => read(api.GET("/api/v2/me/views", { signal })),
    staleTime: 60_000,
});

export const viewQuery = (id: number) =>
    queryOptions({
        queryKey: ["view", { id }],
        queryFn: async ({ signal }) =>
            (await read(api.GET("/api/v2/views/{id}", { params: at(id), signal }))) as View,
        staleTime: 60_000,
        retry: false,
    });

export const addView = (body: ViewNew) =>
    write(api.POST("/api/v2/views", { body: body as Schemas["ViewNew"] })) as Promise<
        Written<View>
    >;

export const patchView = (id: number, body: ViewPatch) =>
    write(
        api.PATCH("/api/v2/views/{id}", { params: at(id), body: body as Schemas["ViewPatch"] }),
    ) as Promise<Written<View>>;

export const deleteView = (id: number) =>
    write(api.DELETE("/api/v2/views/{id}", { params: at(id) }));

export const restoreView = (id: number) =>
    write(api.POST("/api/v2/views/{id}/restore", { params: at(id) }));

/** Whether the member opens the table with it; only for themselves, as the next. */
export const openWithView = (id: number, on: boolean) =>
    on
        ? write(api.PUT("/api/v2/me/views/{id}/default", { params: at(id) }))
        : write(api.DELETE("/api/v2/me/views/{id}/default", { params: at(id) }));

export const pinView = (id: number, on: boolean) =>
    on
        ? write(api.PUT("/api/v2/me/views/{id}/pin", { params: at(id) }))
        : write(api.DELETE("/api/v2/me/views/{id}/pin", { params: at(id) }));
