import { queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { ListParams, TaxonomyPatch } from "../types";

export type TaxonomyKind = "products" | "modules" | "features";

const limit = 1000;

export const productsQuery = queryOptions({
    queryKey: ["products", {}],
    queryFn: ({ signal }) =>
        read(api.GET("/api/v2/products", { params: { query: { limit } }, signal })),
});

export const modulesQuery = queryOptions({
    queryKey: ["modules", {}],
    queryFn: ({ signal }) =>
        read(api.GET("/api/v2/modules", { params: { query: { limit } }, signal })),
});

export const featuresQuery = (query: ListParams = { limit }) =>
    queryOptions({
        queryKey: ["features", query],
        queryFn: ({ signal }) => read(api.GET("/api/v2/features", { params: { query }, signal })),
    });

export const featureUsageQuery = queryOptions({
    queryKey: ["feature-usage", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/feature-usage", { signal })),
});

export const patchTaxonomy = async (kind: TaxonomyKind, id: number, body: TaxonomyPatch) => {
    const params = { path: { id } };
    if (kind === "products")
        return (await write(api.PATCH("/api/v2/products/{id}", { params, body }))).changeSet;
    if (kind === "modules")
        return (await write(api.PATCH("/api/v2/modules/{id}", { params, body }))).changeSet;
    return (await write(api.PATCH("/api/v2/features/{id}", { params, body }))).changeSet;
};
