import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { HealthConfigNew, HealthPreviewRequest } from "../types";

export const healthConfigsQuery = queryOptions({
    queryKey: ["health-configs", {}],
    queryFn: ({ signal }) =>
        read(
            api.GET("/api/v2/health-configs", {
                params: { query: { sort: "position", limit: 200 } },
                signal,
            }),
        ),
});

/** Why the signals of an account are what they are, or were at the end of a day. */
export const accountHealthQuery = (id: number, day?: string) =>
    queryOptions({
        queryKey: ["account-health", { id, ...(day ? { day } : {}) }],
        queryFn: ({ signal }) =>
            read(
                api.GET("/api/v2/accounts/{id}/health", {
                    params: { path: { id }, query: day ? { day } : {} },
                    signal,
                }),
            ),
    });

export const accountHealthDaysQuery = (id: number, days = 60) =>
    queryOptions({
        queryKey: ["account-health-days", { id, days }],
        queryFn: ({ signal }) =>
            read(
                api.GET("/api/v2/accounts/{id}/health/history", {
                    params: { path: { id }, query: { days } },
                    signal,
                }),
            ),
    });

const at = (id: number) => ({ path: { id } });

export const addHealthConfig = (body: HealthConfigNew) =>
    write(api.POST("/api/v2/health-configs", { body }));

export const patchHealthConfig = (id: number, body: HealthConfigNew & { version: number }) =>
    write(api.PATCH("/api/v2/health-configs/{id}", { params: at(id), body }));

export const deleteHealthConfig = (id: number) =>
    write(api.DELETE("/api/v2/health-configs/{id}", { params: at(id) }));

export const restoreHealthConfig = (id: number) =>
    write(api.POST("/api/v2/health-configs/{id}/restore", { params: at(id) }));

export const orderHealthConfigs = (ids: number[]) =>
    write(api.POST("/api/v2/health-configs/order", { body: { ids } }));

/** How accounts would stand by a configuration that is not saved, now and in the last 60 days. */
export const healthPreviewQuery = (body: HealthPreviewRequest) =>
    queryOptions({
        queryKey: ["health-preview", { body: JSON.stringify(body) }],
        queryFn: ({ signal }) => read(api.POST("/api/v2/health-configs/preview", { body, signal })),
        placeholderData: keepPreviousData,
        retry: false,
    });
