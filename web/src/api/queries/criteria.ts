import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "../client";
import type { Criteria } from "../types";

export type CriteriaEntity = "account" | "user";
/** What tables can be filtered by criteria; segments and lists are of accounts or users only. */
export type FilterEntity = CriteriaEntity | "subscription";
/** Whose segments and lists narrow a table: a subscription's are its account's. */
export const groupsOf = (entity: FilterEntity): CriteriaEntity =>
    entity === "user" ? "user" : "account";

/** The fields that criteria can name, and the operators. */
export const criteriaFieldsQuery = (entity: FilterEntity) =>
    queryOptions({
        queryKey: ["criteria-fields", { entity }],
        queryFn: async ({ signal }) => {
            const query = { entity, for: "criteria" } as const;
            const answer = await read(api.GET("/api/v2/fields", { params: { query }, signal }));
            return { fields: answer.rows, operators: answer.operators };
        },
        staleTime: 5 * 60_000,
    });

/** How many and which records the criteria selects now, and its sentence. */
export const criteriaPreviewQuery = (entity: FilterEntity, criteria: Criteria) =>
    queryOptions({
        queryKey: ["criteria-preview", { entity, criteria: JSON.stringify(criteria) }],
        queryFn: ({ signal }) =>
            read(api.POST("/api/v2/criteria/preview", { body: { entity, criteria }, signal })),
        placeholderData: keepPreviousData,
        retry: false,
    });
