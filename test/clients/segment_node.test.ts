// Segment's own client for Node pointed at Mainstay.
// Goals: all its calls are delivered in batches and the records are right; what it retries counts
// once.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Analytics } from "@segment/analytics-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ingestion, record, startIngestion, userDays, uses } from "../support/ingest.ts";

let on: Ingestion;
beforeAll(async () => {
    on = await startIngestion();
});
afterAll(() => on?.workspace.remove());

function client(host = on.server.url, options = {}) {
    const errors: unknown[] = [];
    const analytics = new Analytics({ writeKey: on.key, host, maxRetries: 3, ...options });
    analytics.on("error", (error) => errors.push(error));
    return { analytics, errors };
}

test("identify, group, track, page, screen, alias", async () => {
    const { analytics, errors } = client();
    analytics.identify({
        userId: "u1",
        traits: { account_id: "a1", name: "Ann", email: "ann@a1.example" },
    });
    analytics.group({ userId: "u1", groupId: "a1", traits: { name: "Acme", industry: "Retail" } });
    analytics.track({
        userId: "u1",
        event: "Report sent",
        properties: { account_id: "a1", product_id: "Till", module_id: "Reports" },
    });
    analytics.track({ userId: "u1", event: "Report sent", context: { groupId: "a1" } });
    analytics.track({ userId: "u1", event: "Report sent" });
    analytics.track({
        userId: "u1",
        event: "Report sent",
        timestamp: new Date(Date.now() - 3 * 86_400_000),
    });
    analytics.page({ userId: "u1", name: "Home", properties: { path: "/" } });
    analytics.screen({ userId: "u1", name: "Cart" });
    analytics.alias({ userId: "u1-new", previousId: "u1" });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);

    expect(await record(on, "accounts", "a1")).toMatchObject({ name: "Acme", industry: "Retail" });
    expect(await record(on, "users", "u1")).toMatchObject({
        name: "Ann",
        email: "ann@a1.example",
        account: { external_id: "a1" },
    });
    const counts = (await uses(on)).map((line) => line.split("|"));
    const sum = (product: string) =>
        counts.filter((row) => row[2] === product).reduce((n, row) => n + Number(row[6]), 0);
    expect(sum("Till")).toBe(1);
    expect(sum("Default")).toBe(3);
    const days = new Set(counts.map((row) => Number(row[5])));
    expect(Math.max(...days) - Math.min(...days)).toBe(3);
    expect((await userDays(on)).some((line) => line.endsWith("|0|2"))).toBe(true);
});

test("many calls from one flush", async () => {
    const { analytics, errors } = client();
    for (let i = 0; i < 250; i++)
        analytics.track({ userId: "many", event: `E${i % 5}`, context: { groupId: "m1" } });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);
    const lines = (await uses(on)).filter((line) => line.startsWith("m1|"));
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/\|50$/);
});

/** Passes requests on, but hides the first answers: the client believes that they failed. */
async function lossyFront(lost: number): Promise<{ server: Server; url: string }> {
    let left = lost;
    const server = createServer(async (request, response) => {
        const pieces: Buffer[] = [];
        for await (const piece of request) pieces.push(piece as Buffer);
        const reply = await fetch(on.server.url + request.url, {
            method: "POST",
            headers: { authorization: request.headers.authorization ?? "" },
            body: Buffer.concat(pieces),
        });
        const status = left-- > 0 ? 503 : reply.status;
        response.writeHead(status).end(await reply.text());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("what the client sends again counts once", async () => {
    const front = await lossyFront(2);
    const { analytics, errors } = client(front.url);
    analytics.track({ userId: "r", event: "Once", context: { groupId: "retry" } });
    await analytics.closeAndFlush();
    front.server.close();
    expect(errors).toEqual([]);
    const lines = (await uses(on)).filter((line) => line.startsWith("retry|"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/\|1$/);
});

test("a wrong key is an error of the client", async () => {
    const { analytics, errors } = client(on.server.url, { writeKey: "wrong" });
    analytics.track({ userId: "w", event: "E", context: { groupId: "w" } });
    await analytics.closeAndFlush();
    expect(errors).toHaveLength(1);
});
