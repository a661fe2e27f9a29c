import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read } from "../client";

type UsageParams = {
    by: "product" | "module" | "feature";
    from: string;
    to: string;
    filter?: string;
};

export const productUsageQuery = (query: UsageParams) =>
    queryOptions({
        queryKey: ["report-usage", query],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/reports/product-usage", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });

export const userReportQuery = (query: { filter?: string }) =>
    queryOptions({
        queryKey: ["report-users", query],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/reports/users", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });

type HealthParams = { by: "segment" | "success_manager"; days: number; filter?: string };

export const healthReportQuery = (query: HealthParams) =>
    queryOptions({
        queryKey: ["report-health", query],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/reports/health", { params: { query }, signal })),
        placeholderData: keepPreviousData,
    });
