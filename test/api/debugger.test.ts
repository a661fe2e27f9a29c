// The event debugger through the API, on either engine.
// Goals: what was refused or repaired is there with raw item, decoded event, repairs and reason;
// filters and cursor; replay after a fix counts once; clearing; who may see it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem, signIn } from "../support/api.ts";
import { dayNumber, debugItems, type Ingestion, startIngestion, uses } from "../support/ingest.ts";
import { eventually } from "../support/wait.ts";

const clock = "2026-01-31T09:00:00Z";
let on: Ingestion;
beforeAll(async () => {
    on = await startIngestion({ clock });
});
afterAll(() => on?.workspace.remove());

/** Sets the clock and waits until the server has read it: a log-in without instant gets its. */
async function setClock(instant: string) {
    await on.workspace.setClock(instant);
    await eventually("the clock to be set", async () => {
        const answer = (await post("/api/v1_1/login", { account_id: "clock", user_id: "u" })).body;
        expect(Math.abs(answer.timestamp - Date.parse(instant) / 1000)).toBeLessThan(60);
    });
}

const post = (path: string, body: unknown) => on.client.post(path, body);

test("refused, repaired and accepted items, newest first", async () => {
    await post("/api/v1_1/feature", { account_id: "d1", user_id: "u", feature_id: "F" });
    await post("/api/v1_1/account", { account_id: "d1", name: "D", strange: 1, licenses: "many" });
    await post("/api/v1_1/feature", { account_id: "d1", user_id: "u", feature_id: "F", total: -1 });
    const items = await debugItems(on, "&q=d1");
    expect(items.map((item) => item.verdict)).toEqual(["refused", "repaired", "accepted"]);
    expect(items[0]).toEqual({
        id: expect.any(Number),
        at: expect.stringMatching(/^2026-01-31T09:00/),
        path: "/api/v1_1/feature",
        kind: "feature",
        verdict: "refused",
        reason: "total is negative",
        repairs: [],
        external_account_id: "d1",
        key_prefix: on.key.slice(0, 10),
        replayed_at: null,
    });
    expect(items[1].kind).toBe("account");
    expect([...items[1].repairs].sort()).toEqual([
        expect.stringMatching(/^licenses was left out/),
        expect.stringMatching(/"strange" was kept aside/),
    ]);

    const whole = await on.admin.get(`/api/v2/debugger/${items[1].id}`);
    expect(JSON.parse(whole.body.raw)).toEqual({
        account_id: "d1",
        name: "D",
        strange: 1,
        licenses: "many",
    });
    expect(whole.body.decoded).toMatchObject({ account_id: "d1", account: { name: "D" } });
});

test("filters and cursor", async () => {
    for (let i = 0; i < 7; i++) await post("/api/v1_1/feature", { account_id: `page${i}` });
    expect(await debugItems(on, "&verdict=refused&q=page3")).toHaveLength(1);
    expect(await debugItems(on, "&verdict=accepted&q=page3")).toHaveLength(0);
    expect(await debugItems(on, "&q=PAGE3")).toHaveLength(1);
    expect(await debugItems(on, "&q=100%25")).toHaveLength(0);
    const seen: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
        const query: string = cursor && `&cursor=${cursor}`;
        const reply = await on.admin.get(`/api/v2/debugger?limit=3&q=page${query}`);
        expect(reply.status, reply.text).toBe(200);
        seen.push(...reply.body.rows.map((row: { id: number }) => row.id));
        cursor = reply.body.next_cursor;
    }
    expect(seen).toHaveLength(7);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
    expectProblem(await on.admin.get("/api/v2/debugger?cursor=x"), 400, "invalid", ["cursor"]);
    expectProblem(await on.admin.get("/api/v2/debugger?verdict=odd"), 400, "invalid", ["verdict"]);
    expectProblem(await on.admin.get("/api/v2/debugger/999999"), 404, "not_found");
});

test("a body that cannot be read is there as text", async () => {
    await post("/api/v1_1/feature", '{"account_id": "torn');
    const [item] = await debugItems(on, "&verdict=refused&q=torn");
    expect(item.reason).toMatch(/not JSON/);
    const whole = await on.admin.get(`/api/v2/debugger/${item.id}`);
    expect(JSON.parse(whole.body.raw)).toBe('{"account_id": "torn');
});

test("replay after a fix counts once, on the day it came", async () => {
    // Ambiguous until one of the two users is gone.
    for (const account_id of ["r1", "r2"])
        await post("/api/v1_1/user", { account_id, user_id: "ru" });
    await post("/api/v1_1/feature", { user_id: "ru", feature_id: "F", total: 4 });
    const [item] = await debugItems(on, "&verdict=refused&q=ru");
    expect(item.reason).toMatch(/account_id/);

    const again = await on.admin.post(`/api/v2/debugger/${item.id}/replay`);
    expect(again.status, again.text).toBe(200);
    expect(again.body).toEqual({ verdict: "refused", reason: expect.stringMatching(/account_id/) });

    expect((await on.admin.delete("/api/v1_1/user/ru?account_id=r2")).status).toBe(200);
    await setClock("2026-02-02T09:00:00Z");
    const good = await on.admin.post(`/api/v2/debugger/${item.id}/replay`);
    expect(good.body).toEqual({ verdict: "accepted", reason: null });
    expect((await uses(on)).filter((line) => line.startsWith("r1|"))).toEqual([
        `r1|ru|Default|Default|F|${dayNumber("2026-01-31")}|4`,
    ]);
    const marked = (await on.admin.get(`/api/v2/debugger/${item.id}`)).body;
    expect(marked.replayed_at).toMatch(/^2026-02-02/);
    expectProblem(await on.admin.post(`/api/v2/debugger/${item.id}/replay`), 409, "conflict");
    const audit = await on.admin.get("/api/v2/audit?kind=replay");
    expect(audit.body.rows[0]).toMatchObject({ entity: "debug_item", entity_id: item.id });
    await setClock(clock);
});

test("a replay puts the client's clock right by what its batch said", async () => {
    for (const account_id of ["k1", "k2"])
        await post("/api/v1_1/user", { account_id, user_id: "ku" });
    // The clock is three days behind.
    const event = { type: "track", userId: "ku", event: "K", timestamp: "2026-01-28T08:00:00Z" };
    await post("/v1/batch", { batch: [event], sentAt: "2026-01-28T09:00:00Z" });
    const [item] = await debugItems(on, "&verdict=refused&q=ku");
    expect((await on.admin.delete("/api/v1_1/user/ku?account_id=k2")).status).toBe(200);
    const good = await on.admin.post(`/api/v2/debugger/${item.id}/replay`);
    expect(good.body.verdict).toBe("repaired");
    expect((await uses(on)).filter((line) => line.startsWith("k1|"))).toEqual([
        `k1|ku|Default|Default|K|${dayNumber("2026-01-31")}|1`,
    ]);
});

test("an item that was counted is not counted again", async () => {
    await post("/api/v1_1/feature", { account_id: "c1", user_id: "u", feature_id: "F" });
    const [item] = await debugItems(on, "&q=c1");
    expectProblem(await on.admin.post(`/api/v2/debugger/${item.id}/replay`), 409, "conflict");
    expectProblem(await on.admin.post("/api/v2/debugger/999999/replay"), 404, "not_found");
});

test("an open page hears of new items", async () => {
    await on.workspace.addMember("ada@example.com", "administrator");
    const member = await signIn(on.server, "ada@example.com");
    const reply = await member.send("GET", "/api/v2/me", undefined);
    expect(reply.status).toBe(200);
    const cookie = (
        await fetch(`${on.server.url}/api/v2/session`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ email: "ada@example.com", password: "correct horse battery" }),
        })
    ).headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ");
    const stop = new AbortController();
    const stream = await fetch(`${on.server.url}/api/v2/events`, {
        headers: { cookie, accept: "text/event-stream" },
        signal: stop.signal,
    });
    expect(stream.status).toBe(200);
    let text = "";
    const reading = (async () => {
        const decoder = new TextDecoder();
        for await (const piece of stream.body ?? []) text += decoder.decode(piece as Uint8Array);
    })().catch(() => {});
    await eventually("a message about the debugger", async () => {
        await post("/api/v1_1/feature", { account_id: "live" });
        expect(text).toContain("event: debugger");
    });
    stop.abort();
    await reading;
});

test("who may see it, and clearing", async () => {
    expect((await on.client.get("/api/v2/debugger")).status).toBe(403);
    await on.workspace.addMember("csm@example.com", "customer_success_manager");
    const csm = await signIn(on.server, "csm@example.com");
    expect((await csm.get("/api/v2/debugger")).status).toBe(403);
    await on.workspace.addMember("dev@example.com", "developer");
    const developer = await signIn(on.server, "dev@example.com");
    expect((await developer.get("/api/v2/debugger")).status).toBe(200);
    const cleared = await developer.delete("/api/v2/debugger");
    expect(cleared.status, cleared.text).toBe(200);
    expect(cleared.body.deleted).toBeGreaterThan(5);
    expect(await debugItems(on)).toEqual([]);
});
