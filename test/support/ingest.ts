// What tests of ingestion share: a server with both kinds of keys, and looking at what was stored.
import { expect } from "vitest";
import { type Api, withKey } from "./api.ts";
import { createWorkspace, type Node, type Workspace, type WorkspaceOptions } from "./server.ts";

export interface Ingestion {
    workspace: Workspace;
    server: Node;
    /** The API key: ingestion only. */
    key: string;
    client: Api;
    /** By the secret key. */
    admin: Api;
    secret: string;
}

export async function startIngestion(options: WorkspaceOptions = {}): Promise<Ingestion> {
    const workspace = await createWorkspace(options);
    const key = await workspace.createKey("api");
    const secret = await workspace.createKey("secret");
    const server = await workspace.serve();
    return {
        workspace,
        server,
        key,
        secret,
        client: withKey(server, key),
        admin: withKey(server, secret),
    };
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, typed or not
type Row = any;

/** The record of a resource ("accounts") with an external id; fails unless there is exactly one. */
export async function record(on: Ingestion, resource: string, externalId: string): Promise<Row> {
    const id = encodeURIComponent(externalId);
    const reply = await on.admin.get(`/api/v2/${resource}?external_id=${id}`);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.rows, `${resource} ${externalId}`).toHaveLength(1);
    const one = await on.admin.get(`/api/v2/${resource}/${reply.body.rows[0].id}`);
    expect(one.status, one.text).toBe(200);
    return one.body;
}

export async function recordCount(on: Ingestion, resource: string): Promise<number> {
    const reply = await on.admin.get(`/api/v2/${resource}?limit=1`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body.total;
}

/** Stored uses as "account|user|product|module|feature|day|count" lines, in order. */
export async function uses(on: Ingestion): Promise<string[]> {
    const text = await on.workspace.database.sql(
        `SELECT a.external_id, u.external_id, p.name, m.name, f.name, d.day, d.count
         FROM usage_daily d JOIN account a ON a.id = d.account_id JOIN "user" u ON u.id = d.user_id
         JOIN feature f ON f.id = d.feature_id JOIN module m ON m.id = f.module_id
         JOIN product p ON p.id = m.product_id
         ORDER BY a.external_id, u.external_id, p.name, m.name, f.name, d.day`,
    );
    return text ? text.split("\n") : [];
}

/** Log-ins and page views as "account|user|day|logins|page_views". */
export async function userDays(on: Ingestion): Promise<string[]> {
    const text = await on.workspace.database.sql(
        `SELECT a.external_id, u.external_id, d.day, d.logins, d.page_views
         FROM user_day d JOIN account a ON a.id = d.account_id JOIN "user" u ON u.id = d.user_id
         ORDER BY a.external_id, u.external_id, d.day`,
    );
    return text ? text.split("\n") : [];
}

/** Items of the event debugger, newest first. */
export async function debugItems(on: Ingestion, query = ""): Promise<Row[]> {
    const reply = await on.admin.get(`/api/v2/debugger?limit=200${query}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body.rows;
}

/** Days since 1970-01-01 of a date. */
export const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
