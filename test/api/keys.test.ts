// API keys and secret keys: what each opens, how it is sent, rotation, revocation on every node,
// last use, no way up.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
    type Api,
    anonymous,
    expectProblem,
    signIn,
    withBasicKey,
    withKey,
} from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let dev: Api;

beforeAll(async () => {
    workspace = await createWorkspace();
    await workspace.addMember("ada@example.com", "administrator");
    await workspace.addMember("dev@example.com", "developer");
    server = await workspace.serve();
    ada = await signIn(server, "ada@example.com");
    dev = await signIn(server, "dev@example.com");
});
afterAll(() => workspace.remove());

const make = async (kind: string, name = `a ${kind} key`, by = ada) => {
    const reply = await by.post("/api/v2/keys", { kind, name });
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
};
const login = { account_id: "a", user_id: "u", type: "login", event: "User Login" };

test("a key is shown once; lists show its first characters", async () => {
    const made = await make("api", "tracker");
    expect(made).toMatchObject({
        kind: "api",
        name: "tracker",
        revoked_at: null,
        last_used_at: null,
        created_by: { name: "ada" },
    });
    expect(made.key.startsWith(made.prefix)).toBe(true);
    const list = await ada.get("/api/v2/keys");
    expect(list.text).not.toContain(made.key);
    expect(list.body.rows.find((row: { id: number }) => row.id === made.id).key).toBeUndefined();
    const stored = await workspace.database.sql("SELECT name, prefix FROM key");
    expect(stored).not.toContain(made.key);
});

test("an API key sends events, by Bearer and by Basic, and does nothing else", async () => {
    const { key } = await make("api");
    expect((await withKey(server, key).post("/api/v1_1/login", login)).body.success).toBe(true);
    expect((await withBasicKey(server, key).post("/api/v1_1/login", login)).body.success).toBe(
        true,
    );
    for (const path of ["/api/v2/accounts", "/api/v2/keys", "/api/v2/me", "/metrics"])
        expectProblem(await withKey(server, key).get(path), 403, "forbidden");
    expectProblem(
        await withKey(server, key).post("/api/v2/accounts", { external_id: "x", name: "x" }),
        403,
        "forbidden",
    );
    const reading = await withKey(server, key).get("/api/v1_1/account/a");
    expect(reading.status).toBe(403);
    expect(reading.body.success).toBe(false);
});

test("a secret key does what an administrator may", async () => {
    const { key } = await make("secret");
    expect((await withKey(server, key).get("/api/v2/accounts")).status).toBe(200);
    expect((await withBasicKey(server, key).get("/api/v2/settings")).status).toBe(200);
    expect((await withKey(server, key).post("/api/v1_1/login", login)).body.success).toBe(true);
    expect((await withKey(server, key).get("/metrics")).text).toContain(
        "mainstay_ingest_events_total",
    );
});

test("missing, malformed and wrong keys are 401, in the form of the path", async () => {
    const bad = [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic !!!",
        `Basic ${btoa("wrong:")}`,
        `Basic ${btoa("x")}`,
        "Token x",
    ];
    for (const authorization of bad) {
        const client = anonymous(server).with({ authorization });
        const event = await client.post("/api/v1_1/login", login);
        expect(event.status, authorization).toBe(401);
        expect(event.body).toMatchObject({ success: false, error: expect.any(String) });
        expectProblem(await client.get("/api/v2/accounts"), 401, "unauthenticated");
    }
    const { key } = await make("secret");
    const withPassword = { authorization: `Basic ${btoa(`${key}:password`)}` };
    expect((await anonymous(server).with(withPassword).get("/api/v2/accounts")).status).toBe(401);
});

test("rotation leaves two keys alive until the old one is revoked, on every node within a second or two", async () => {
    const other = await workspace.serve();
    const old = await make("secret", "nightly");
    const fresh = (await ada.post(`/api/v2/keys/${old.id}/rotate`)).body;
    expect(fresh).toMatchObject({ kind: "secret", name: "nightly" });
    expect(fresh.key).not.toBe(old.key);
    for (const node of [server, other])
        for (const key of [old.key, fresh.key])
            expect((await withKey(node, key).get("/api/v2/accounts")).status).toBe(200);
    const revoked = await ada.delete(`/api/v2/keys/${old.id}`);
    expect(revoked.body.revoked_at).toEqual(expect.any(String));
    expectProblem(await withKey(server, old.key).get("/api/v2/accounts"), 401, "unauthenticated");
    const refused = async () =>
        expect((await withKey(other, old.key).get("/api/v2/accounts")).status).toBe(401);
    await eventually("the other node refuses", refused, { timeout: 3000 });
    expect((await withKey(other, fresh.key).get("/api/v2/accounts")).status).toBe(200);
    expectProblem(await ada.delete(`/api/v2/keys/${old.id}`), 404, "not_found");
    expectProblem(await ada.post(`/api/v2/keys/${old.id}/rotate`), 404, "not_found");
    await other.stop();
});

test("the last use is noted", async () => {
    const made = await make("secret");
    await withKey(server, made.key).get("/api/v2/stages");
    await eventually("last_used_at", async () => {
        const rows = (await ada.get("/api/v2/keys")).body.rows;
        expect(rows.find((row: { id: number }) => row.id === made.id).last_used_at).toEqual(
            expect.any(String),
        );
    });
});

test("a developer makes API keys, but no key that may more than a developer", async () => {
    await make("api", "by a developer", dev);
    expectProblem(
        await dev.post("/api/v2/keys", { kind: "secret", name: "way up" }),
        403,
        "forbidden",
    );
    const secret = await make("secret");
    expectProblem(await dev.post(`/api/v2/keys/${secret.id}/rotate`), 403, "forbidden");
});

test("the browser may send events from any page, or from those that the administrator lists", async () => {
    const preflight = (origin: string) =>
        anonymous(server).send("OPTIONS", "/api/v1_1/feature", undefined, {
            origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization, content-type",
        });
    const open = await preflight("https://shop.example");
    expect(open.status).toBe(204);
    expect(open.headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect(open.headers.get("access-control-allow-headers")).toContain("authorization");
    await ada.patch("/api/v2/settings", {
        allowed_origins: "https://one.example\nhttps://two.example",
    });
    expect(
        (await preflight("https://two.example")).headers.get("access-control-allow-origin"),
    ).toBe("https://two.example");
    expect(
        (await preflight("https://shop.example")).headers.get("access-control-allow-origin"),
    ).toBeNull();
    const api = await anonymous(server).send("OPTIONS", "/api/v2/accounts", undefined, {
        origin: "https://two.example",
    });
    expect(api.headers.get("access-control-allow-origin")).toBeNull();
    await ada.patch("/api/v2/settings", { allowed_origins: "*" });
});

test("requests of a key are limited, with the standard headers", async () => {
    const slow = await workspace.serve({ flags: ["--rate-key", "2"] });
    const { key } = await make("secret");
    const replies = [];
    for (let i = 0; i < 8; i++) replies.push(await withKey(slow, key).get("/api/v2/stages"));
    const refused = replies.find((reply) => reply.status === 429);
    expect(replies[0]?.headers.get("ratelimit-limit")).toBe("2");
    expect(refused?.body.code).toBe("rate_limit");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(refused?.headers.get("ratelimit-remaining")).toBe("0");
    await slow.stop();
});
