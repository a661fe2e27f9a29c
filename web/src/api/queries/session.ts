import { queryOptions } from "@tanstack/react-query";
import { api, read, setCsrf, write } from "../client";
import type { Me, TableLayout } from "../types";

function remember(me: Me): Me {
    setCsrf(me.csrf);
    return me;
}

export const meQuery = queryOptions({
    queryKey: ["me"],
    queryFn: async ({ signal }) => remember(await read(api.GET("/api/v2/me", { signal }))),
    staleTime: 5 * 60_000,
    retry: false,
});

export const sessionsQuery = queryOptions({
    queryKey: ["me", "sessions"],
    queryFn: ({ signal }) => read(api.GET("/api/v2/me/sessions", { signal })),
});

export async function signIn(email: string, password: string): Promise<Me> {
    setCsrf("");
    return remember(await read(api.POST("/api/v2/session", { body: { email, password } })));
}

export const signOut = () => write(api.DELETE("/api/v2/session"));

export const askReset = (email: string) =>
    write(api.POST("/api/v2/password-reset", { body: { email } }));

export const resetQuery = (token: string) =>
    queryOptions({
        queryKey: ["password-reset", token],
        queryFn: ({ signal }) =>
            read(
                api.GET("/api/v2/password-reset/{token}", { params: { path: { token } }, signal }),
            ),
        retry: false,
    });

export async function setPassword(token: string, password: string, name?: string): Promise<Me> {
    setCsrf("");
    const body = name ? { password, name } : { password };
    return remember(
        await read(
            api.POST("/api/v2/password-reset/{token}", { params: { path: { token } }, body }),
        ),
    );
}

export type MePatch = {
    name?: string;
    theme?: Me["member"]["theme"];
    density?: Me["member"]["density"];
    shortcuts?: boolean;
};

export const patchMe = async (body: MePatch) =>
    remember((await write(api.PATCH("/api/v2/me", { body }))).data);

export const changePassword = (current: string, password: string) =>
    write(api.POST("/api/v2/me/password", { body: { current, password } }));

export const endSession = (id: number) =>
    write(api.DELETE("/api/v2/me/sessions/{id}", { params: { path: { id } } }));

/** How the member has arranged each table. */
export const layoutsQuery = queryOptions({
    queryKey: ["me", "layouts"],
    queryFn: async ({ signal }) => (await read(api.GET("/api/v2/me/layouts", { signal }))).rows,
    staleTime: 60_000,
});

export const putLayout = ({ table, ...body }: TableLayout) =>
    write(api.PUT("/api/v2/me/layouts/{table}", { params: { path: { table } }, body }));

export const deleteLayout = (table: string) =>
    write(api.DELETE("/api/v2/me/layouts/{table}", { params: { path: { table } } }));
