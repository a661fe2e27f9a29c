import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { DebuggerItem, Key } from "../types";

export const keysQuery = queryOptions({
    queryKey: ["keys", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/keys", { signal })),
});

export const addKey = async (kind: Key["kind"], name: string) =>
    (await write(api.POST("/api/v2/keys", { body: { kind, name } }))).data;

export const rotateKey = async (id: number) =>
    (await write(api.POST("/api/v2/keys/{id}/rotate", { params: { path: { id } } }))).data;

export const revokeKey = (id: number) =>
    write(api.DELETE("/api/v2/keys/{id}", { params: { path: { id } } }));

export const settingsQuery = queryOptions({
    queryKey: ["settings", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/settings", { signal })),
});

export const patchSettings = (body: Record<string, unknown>) =>
    write(api.PATCH("/api/v2/settings", { body }));

export const sendTestMail = (to: string) =>
    write(api.POST("/api/v2/settings/test-mail", { body: { to } }));

export const mailsQuery = () =>
    infiniteQueryOptions({
        queryKey: ["mails", {}],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/mails", {
                    params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
    });

export const mailQuery = (id: number) =>
    queryOptions({
        queryKey: ["mail", { id }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/mails/{id}", { params: { path: { id } }, signal })),
    });

export const retryMail = (id: number) =>
    write(api.POST("/api/v2/mails/{id}/retry", { params: { path: { id } } }));

export type DebuggerFilter = { verdict?: DebuggerItem["verdict"]; q?: string };

export const debuggerQuery = (filter: DebuggerFilter) =>
    infiniteQueryOptions({
        queryKey: ["debugger", filter],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/debugger", {
                    params: {
                        query: {
                            limit: 50,
                            ...filter,
                            ...(pageParam ? { cursor: pageParam } : {}),
                        },
                    },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
    });

export const debuggerItemQuery = (id: number) =>
    queryOptions({
        queryKey: ["debugger-item", { id }],
        queryFn: ({ signal }) =>
            read(api.GET("/api/v2/debugger/{id}", { params: { path: { id } }, signal })),
    });

export const replayItem = async (id: number) =>
    (await write(api.POST("/api/v2/debugger/{id}/replay", { params: { path: { id } } }))).data;

export const clearDebugger = () => write(api.DELETE("/api/v2/debugger"));

export type AuditFilter = {
    entity?: string;
    entity_id?: number;
    member_id?: number;
    kind?: string;
};

export const auditQuery = (filter: AuditFilter) =>
    infiniteQueryOptions({
        queryKey: ["audit", filter],
        initialPageParam: "",
        queryFn: ({ signal, pageParam }) =>
            read(
                api.GET("/api/v2/audit", {
                    params: {
                        query: {
                            limit: 50,
                            ...filter,
                            ...(pageParam ? { cursor: pageParam } : {}),
                        },
                    },
                    signal,
                }),
            ),
        getNextPageParam: (last) => last.next_cursor || undefined,
    });

export const undoChange = async (id: number) =>
    (await write(api.POST("/api/v2/change-sets/{id}/undo", { params: { path: { id } } }))).data;

export const jobsQuery = queryOptions({
    queryKey: ["jobs", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/jobs", { signal })),
});

export const cancelJob = (id: number) =>
    write(api.POST("/api/v2/jobs/{id}/cancel", { params: { path: { id } } }));
