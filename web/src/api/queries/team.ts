import { queryOptions } from "@tanstack/react-query";
import { api, read, write } from "../client";
import type { MemberNew, MemberPatch } from "../types";

export const membersQuery = queryOptions({
    queryKey: ["members", {}],
    queryFn: ({ signal }) =>
        read(api.GET("/api/v2/members", { params: { query: { limit: 500 } }, signal })),
    staleTime: 30_000,
});

export const profilesQuery = queryOptions({
    queryKey: ["profiles", {}],
    queryFn: ({ signal }) => read(api.GET("/api/v2/profiles", { signal })),
    staleTime: 10 * 60_000,
});

export const inviteMember = (body: MemberNew) => write(api.POST("/api/v2/members", { body }));

export const patchMember = (id: number, body: MemberPatch) =>
    write(api.PATCH("/api/v2/members/{id}", { params: { path: { id } }, body }));

export const resendInvite = (id: number) =>
    write(api.POST("/api/v2/members/{id}/invite", { params: { path: { id } } }));

export const mailReset = (id: number) =>
    write(api.POST("/api/v2/members/{id}/password-reset", { params: { path: { id } } }));
