// Who may do what: every route of the OpenAPI document, asked by each profile, a secret key, an
// API key and nobody. What a profile may comes from /profiles; the route's permission from the
// document. A refusal comes before anything else is looked at.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, anonymous, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Profile, type Workspace } from "../support/server.ts";

const profiles: Profile[] = [
    "administrator",
    "super_manager",
    "customer_success_manager",
    "developer",
    "read_only",
];

interface Operation {
    method: string;
    path: string;
    permission: string;
}

let workspace: Workspace;
let server: Node;
let operations: Operation[];
let allowed: Record<string, string[]>;
const clients: Record<string, Api> = {};

/** Permissions of a secret key: what an administrator may, but nothing that is about a person. */
const keyless = ["self", "job"];

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    for (const profile of profiles) {
        await workspace.addMember(`${profile}@example.com`, profile);
        clients[profile] = await signIn(server, `${profile}@example.com`);
    }
    // What each may export is their own permission beside that of the profile (exports.test.ts).
    const admin = clients.administrator as Api;
    for (const row of (await admin.get("/api/v2/members?limit=100")).body.rows)
        await admin.patch(`/api/v2/members/${row.id}`, { export_allowed: true });
    clients.secret = withKey(server, await workspace.createKey("secret"));
    clients.api = withKey(server, await workspace.createKey("api"));
    clients.nobody = anonymous(server);
    const document = (await anonymous(server).get("/api/v2/openapi.json")).body;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(item as object).map(([method, operation]) => ({
            method: method.toUpperCase(),
            path,
            permission: operation["x-permission"],
        })),
    );
    const table = (await (clients.administrator as Api).get("/api/v2/profiles")).body;
    allowed = Object.fromEntries(
        table.profiles.map((profile: { key: string; permissions: string[] }) => [
            profile.key,
            profile.permissions,
        ]),
    );
    allowed.secret = (allowed.administrator ?? [])
        .filter((key) => !keyless.includes(key))
        .concat("job");
    allowed.api = [];
});
afterAll(() => workspace.remove());

/** A path with ids of nothing: who may ask gets 404 or a fault of the body; nothing happens. */
const concrete = (path: string) =>
    path.replaceAll("{id}", "999999999").replaceAll(/\{\w+\}/g, "unknown");

/** Routes that would end the session that the test goes on with, or never answer. */
const skipped = (op: Operation) =>
    (op.method === "DELETE" && op.path === "/api/v2/session") ||
    op.path === "/api/v2/events" ||
    op.path === "/api/v2/refresh";

async function status(client: Api, op: Operation): Promise<number> {
    const body = op.method === "GET" || op.method === "DELETE" ? undefined : { "no such field": 1 };
    const reply = await client.send(op.method, concrete(op.path), body);
    return reply.status;
}

test("the document names a permission for every route", () => {
    expect(operations.length).toBeGreaterThan(150);
    for (const op of operations)
        expect(op.permission, `${op.method} ${op.path}`).toMatch(/^[a-z_]+$|^any key$/);
});

test("the table of profiles is the one that was agreed on", () => {
    const expected: Record<string, string> = {
        self: "ASCDR",
        account_read: "ASCDR",
        account_read_all: "ASDR",
        account_write: "ASC",
        account_assign: "AS",
        account_delete: "AS",
        record_write: "ASC",
        config_read: "ASCDR",
        config_write: "A",
        segment_write: "AS",
        list_write: "ASC",
        list_write_all: "AS",
        view_write: "ASCDR",
        view_share: "ASCD",
        view_write_all: "A",
        attribute_write: "AD",
        product_write: "AD",
        member_read: "ASCDR",
        member_write: "A",
        key_write: "AD",
        debugger: "AD",
        workspace_write: "A",
        mail_read: "A",
        audit_read: "A",
        job: "ASCDR",
        export: "ASCDR",
        import: "A",
        status_read: "AD",
    };
    const letters = "ASCDR";
    for (const [index, profile] of profiles.entries()) {
        const wanted = Object.keys(expected).filter((key) =>
            expected[key]?.includes(letters[index] ?? ""),
        );
        expect(allowed[profile]?.toSorted(), profile).toEqual(wanted.toSorted());
    }
});

describe.each([...profiles, "secret", "api", "nobody"])("%s", (who) => {
    test("may do what the table says, on every route", async () => {
        const wrong: string[] = [];
        for (const op of operations.filter((op) => !skipped(op))) {
            const got = await status(clients[who] as Api, op);
            const open = op.permission === "public";
            const ingest = op.permission === "any key";
            const isKey = who === "secret" || who === "api";
            let fits: boolean;
            if (open) fits = got !== 401 && got !== 403;
            else if (ingest) fits = isKey ? got !== 401 && got !== 403 : got === 401;
            else if (who === "nobody") fits = got === 401;
            else if (allowed[who]?.includes(op.permission))
                fits = got !== 401 && got !== 403 && got < 500;
            else fits = got === 403;
            if (!fits) wrong.push(`${op.method} ${op.path} (${op.permission}): ${got}`);
        }
        expect(wrong).toEqual([]);
    }, 120_000);
});

test("a path that is none is 404, a method that is none 405, in the form of the path", async () => {
    const missing = await anonymous(server).get("/api/v2/nothing");
    expect(missing.status).toBe(404);
    expect(missing.body.code).toBe("not_found");
    const method = await anonymous(server).send("PUT", "/api/v2/accounts", {});
    expect(method.status).toBe(405);
    expect(method.headers.get("allow")).toBe("GET, POST");
    const client = await anonymous(server).post("/api/v1_1/nothing", {});
    expect(client.body).toMatchObject({ success: false, error: expect.any(String) });
    expect((await anonymous(server).get("/api/v2/accounts/0")).status).toBe(404);
    expect((await anonymous(server).get("/api/v2/accounts/9007199254740992")).status).toBe(404);
    expect((await anonymous(server).get("/api/v2/accounts/x")).status).toBe(404);
});
