import { queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { CustomAttributeNew, CustomAttributePatch } from "../types";
import type { FilterEntity } from "./criteria";

export const attributesQuery = queryOptions({
    queryKey: ["custom-attributes", {}],
    queryFn: ({ signal }) =>
        read(api.GET("/api/v2/custom-attributes", { params: { query: { limit: 600 } }, signal })),
});

export const fieldsQuery = (entity: FilterEntity) =>
    queryOptions({
        queryKey: ["fields", { entity }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/fields", { params: { query: { entity } }, signal })),
        staleTime: 60_000,
    });

export const addAttribute = (body: CustomAttributeNew) =>
    write(api.POST("/api/v2/custom-attributes", { body }));

export const patchAttribute = (id: number, body: CustomAttributePatch) =>
    write(api.PATCH("/api/v2/custom-attributes/{id}", { params: { path: { id } }, body }));
