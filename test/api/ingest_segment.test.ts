// Ingestion in Segment's form against the real server, on either engine.
// Goals: every path, long and short; where ids are looked for; clock skew; message ids; what a
// refused message does.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anonymous, withBasicKey } from "../support/api.ts";
import {
    dayNumber,
    debugItems,
    type Ingestion,
    record,
    startIngestion,
    userDays,
    uses,
} from "../support/ingest.ts";

const clock = "2026-01-31T09:00:00Z";
const today = dayNumber("2026-01-31");

let on: Ingestion;
let sender: ReturnType<typeof withBasicKey>;
beforeAll(async () => {
    on = await startIngestion({ clock });
    sender = withBasicKey(on.server, on.key);
});
afterAll(() => on?.workspace.remove());

async function taken(path: string, body: unknown, headers = {}) {
    const reply = await sender.post(path, body, headers);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toEqual({ success: true });
}

const usesOf = async (account: string) =>
    (await uses(on)).filter((line) => line.startsWith(`${account}|`));

test("identify makes a user at the account of its traits", async () => {
    await taken("/v1/identify", {
        userId: "u1",
        traits: {
            account_id: "a1",
            firstName: "Ann",
            lastName: "Lee",
            email: "ann@a1.example",
            createdAt: "2025-03-04T05:06:07Z",
            title: "Head",
        },
        context: { ip: "192.0.2.1", library: { name: "x" } },
        integrations: { All: true },
        messageId: "i1",
    });
    expect(await record(on, "users", "u1")).toMatchObject({
        name: "Ann Lee",
        email: "ann@a1.example",
        title: "Head",
        created_on: "2025-03-04T05:06:07.000Z",
        account: { external_id: "a1" },
    });
    await taken("/v1/i", { userId: "x", traits: { account_id: "a1", user_id: "u2" } });
    expect(await record(on, "users", "u2")).toMatchObject({ account: { external_id: "a1" } });
    // Once the account is known it need not be said.
    await taken("/v1/identify", { userId: "u1", traits: { title: "Boss" } });
    expect(await record(on, "users", "u1")).toMatchObject({ title: "Boss" });
});

test("group makes an account, and its user a member of it", async () => {
    await taken("/v1/group", {
        userId: "gu",
        groupId: "g1",
        traits: { name: "Acme", industry: "Retail", employees: "20" },
    });
    expect(await record(on, "accounts", "g1")).toMatchObject({
        name: "Acme",
        industry: "Retail",
        employees: 20,
    });
    expect(await record(on, "users", "gu")).toMatchObject({ account: { external_id: "g1" } });
    await taken("/v1/g", { traits: { account_id: "g2", name: "Two" } });
    expect(await record(on, "accounts", "g2")).toMatchObject({ name: "Two" });
});

test("track finds account and user in properties, context and what is known", async () => {
    await taken("/v1/track", {
        userId: "tu",
        event: "Paid",
        properties: {
            account_id: "t1",
            user_id: "tv",
            product_id: "P",
            module_id: "M",
            total: 27.5,
        },
        context: { groupId: "no" },
    });
    expect(await usesOf("t1")).toEqual([`t1|tv|P|M|Paid|${today}|1`]);
    await taken("/v1/t", { userId: "tu", event: "Paid", context: { groupId: "t2" } });
    expect(await usesOf("t2")).toEqual([`t2|tu|Default|Default|Paid|${today}|1`]);
    await taken("/v1/track", { userId: "tu", event: "Shipped" });
    expect(await usesOf("t2")).toHaveLength(2);
});

test("pages and screens are views, not uses", async () => {
    const who = { userId: "pu", properties: { account_id: "p1", path: "/x" } };
    for (const path of ["/v1/page", "/v1/p", "/v1/screen", "/v1/s"]) await taken(path, who);
    expect(await userDays(on)).toContain(`p1|pu|${today}|0|4`);
    expect(await usesOf("p1")).toEqual([]);
});

test("alias: both ids are one user", async () => {
    await taken("/v1/track", { userId: "old", event: "E", properties: { account_id: "al" } });
    await taken("/v1/alias", { previousId: "old", userId: "new" });
    await taken("/v1/a", { previousId: "old", userId: "new" });
    await taken("/v1/track", { userId: "new", event: "E", properties: { account_id: "al" } });
    expect(await usesOf("al")).toEqual([`al|old|Default|Default|E|${today}|2`]);
});

test("batch and import: each message by its type, in order", async () => {
    const batch = [
        { type: "identify", userId: "bu", traits: { account_id: "b1" }, messageId: "b-1" },
        { type: "track", userId: "bu", event: "E", messageId: "b-2" },
        { type: "track", userId: "bu", event: "E", messageId: "b-2" },
        { type: "page", userId: "bu", name: "Home", messageId: "b-3" },
    ];
    await taken("/v1/batch", { batch, sentAt: clock, context: {} });
    expect(await usesOf("b1")).toEqual([`b1|bu|Default|Default|E|${today}|1`]);
    await taken("/v1/batch", { batch }); // a retry
    expect(await usesOf("b1")).toEqual([`b1|bu|Default|Default|E|${today}|1`]);
    await taken("/v1/import", {
        batch: [
            {
                type: "track",
                userId: "bu",
                event: "E",
                timestamp: "2025-12-24T12:00:00Z",
                messageId: "b-4",
            },
        ],
    });
    expect(await usesOf("b1")).toContain(`b1|bu|Default|Default|E|${dayNumber("2025-12-24")}|1`);
});

test("refused messages are named, taken ones counted", async () => {
    const reply = await sender.post("/v1/batch", {
        batch: [
            { type: "track", userId: "ru", event: "E", properties: { account_id: "r1" } },
            { type: "track", event: "E", anonymousId: "x" },
            { type: "odd", userId: "ru" },
            "text",
            { type: "track", userId: "ru", properties: { account_id: "r1" } },
        ],
    });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
        success: true,
        rejected: [
            { index: 1, error: expect.stringMatching(/userId/) },
            { index: 2, error: expect.stringMatching(/type/) },
            { index: 3, error: expect.stringMatching(/not an object/) },
            { index: 4, error: expect.stringMatching(/event/) },
        ],
    });
    expect(await usesOf("r1")).toEqual([`r1|ru|Default|Default|E|${today}|1`]);
});

test("the client's clock is put right by sentAt", async () => {
    // It is three days behind: the event happened an hour before it was sent.
    await taken("/v1/batch", {
        batch: [
            {
                type: "track",
                userId: "su",
                event: "Skewed",
                properties: { account_id: "s1" },
                timestamp: "2026-01-28T08:00:00Z",
            },
        ],
        sentAt: "2026-01-28T09:00:00Z",
    });
    expect(await usesOf("s1")).toEqual([`s1|su|Default|Default|Skewed|${today}|1`]);
    const [item] = await debugItems(on, "&verdict=repaired&q=Skewed");
    expect(item.repairs[0]).toMatch(/clock/);
    // Back-dated on purpose, with a good clock.
    await taken("/v1/track", {
        userId: "su",
        event: "Old",
        properties: { account_id: "s1" },
        timestamp: "2026-01-28T08:00:00Z",
        sentAt: clock,
    });
    expect(await usesOf("s1")).toContain(`s1|su|Default|Default|Old|${dayNumber("2026-01-28")}|1`);
});

describe("the browser library", () => {
    test("writeKey in a plain-text body, gzip, X-Retry-Count", async () => {
        const message = {
            userId: "wu",
            event: "E",
            properties: { account_id: "w1" },
            messageId: "w-1",
            writeKey: on.key,
        };
        const open = anonymous(on.server);
        for (let retry = 0; retry < 2; retry++) {
            const reply = await open.post("/v1/t", JSON.stringify(message), {
                "content-type": "text/plain",
                "x-retry-count": String(retry),
            });
            expect(reply.status, reply.text).toBe(200);
        }
        const zipped = gzipSync(
            JSON.stringify({
                batch: [{ ...message, type: "track", messageId: "w-2" }],
                writeKey: on.key,
            }),
        );
        const reply = await open.post("/v1/b", zipped, { "content-encoding": "gzip" });
        expect(reply.body).toEqual({ success: true });
        expect(await usesOf("w1")).toEqual([`w1|wu|Default|Default|E|${today}|2`]);
    });

    test("a wrong key is 401, an unreadable body 400, both in the client's form", async () => {
        const open = anonymous(on.server);
        const replies = [
            [await open.post("/v1/t", { userId: "u", event: "e", writeKey: "wrong" }), 401],
            [await open.post("/v1/t", { userId: "u", event: "e" }), 401],
            [await sender.post("/v1/batch", "{"), 400],
            [await sender.post("/v1/batch", { batch: 5 }), 400],
        ] as const;
        for (const [reply, status] of replies) {
            expect(reply.status, reply.text).toBe(status);
            expect(reply.body).toEqual({ success: false, error: expect.any(String) });
        }
    });
});
