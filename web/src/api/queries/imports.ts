/** Imports: files that were uploaded, what their columns mean, what became of them. */
import { queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { Import } from "../types";
import { upload } from "../upload";

export const importsQuery = queryOptions({
    queryKey: ["imports", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/imports", { signal })),
});

export const importQuery = (id: number) =>
    queryOptions({
        queryKey: ["import", { id }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/imports/{id}", { params: { path: { id } }, signal })),
    });

export const importKindsQuery = queryOptions({
    queryKey: ["import-kinds", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/import-kinds", { signal })),
    staleTime: 60_000,
});

export function uploadImport(
    kind: string,
    file: File,
    onProgress: (sent: number) => void,
    signal: AbortSignal,
): Promise<Import> {
    const query = new URLSearchParams({ kind, file_name: file.name.slice(0, 200) });
    return upload<Import>(`/api/v2/imports?${query}`, file, { onProgress, signal });
}

const of = (id: number) => ({ params: { path: { id } } });

/** Says which field each column means, in their order; "" leaves one out. */
export const mapImport = async (id: number, fields: string[]) =>
    (
        await write(
            api.PATCH("/api/v2/imports/{id}", { ...of(id), body: { fields: fields.join(",") } }),
        )
    ).data;

export const checkImport = async (id: number) =>
    (await write(api.POST("/api/v2/imports/{id}/check", of(id)))).data;

export const startImport = async (id: number) =>
    (await write(api.POST("/api/v2/imports/{id}/start", of(id)))).data;

export const dropImport = (id: number) => write(api.DELETE("/api/v2/imports/{id}", of(id)));

/** Addresses of files, for links of the page. */
export const importTemplate = (kind: string) => `/api/v2/imports/templates/${kind}`;
export const jobReport = (job: number) => `/api/v2/jobs/${job}/report`;
