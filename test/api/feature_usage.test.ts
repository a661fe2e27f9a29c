// How much each feature was used lately, for those who keep the products in order.
// Goals: uses of the last 30 days, summed over accounts, deleted ones left out; the last day of
// each feature, however long ago.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Workspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let key: Api;
let ada: Api;

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-01-31T09:00:00Z" });
    const server = await workspace.serve();
    await workspace.addMember("ada@example.com", "administrator");
    key = withKey(server, await workspace.createKey("api"));
    ada = await signIn(server, "ada@example.com");
});
afterAll(() => workspace?.remove());

async function use(account: string, feature: string, total: number, at: string) {
    const reply = await key.post("/api/v1_1/feature", {
        account_id: account,
        user_id: `${account}-user`,
        product_id: "Till",
        module_id: "Checkout",
        feature_id: feature,
        total,
        timestamp: at,
    });
    expect(reply.status, reply.text).toBe(200);
}

test("uses and last day of each feature, of accounts that are there", async () => {
    await use("a", "refund", 3, "2026-01-10T10:00:00Z");
    await use("a", "refund", 4, "2026-01-30T10:00:00Z");
    await use("b", "refund", 5, "2026-01-20T10:00:00Z");
    await use("b", "refund", 100, "2026-01-01T10:00:00Z");
    await use("a", "export", 7, "2026-01-02T10:00:00Z");
    await use("a", "old", 9, "2025-09-01T10:00:00Z");
    await use("a", "old", 9, "2025-08-01T10:00:00Z");
    const features = (await ada.get("/api/v2/features?limit=100")).body.rows;
    const idOf = (name: string) => features.find((f: { name: string }) => f.name === name).id;
    const rows = await eventually("the figures", async () => {
        const reply = await ada.get("/api/v2/feature-usage");
        expect(reply.status, reply.text).toBe(200);
        expect(reply.body.rows).toHaveLength(3);
        const all = reply.body.rows.map((r: { uses: number }) => r.uses);
        expect(all.toSorted((a: number, b: number) => a - b)).toEqual([0, 7, 12]);
        return reply.body.rows;
    });
    expect(rows).toEqual([
        expect.objectContaining({
            id: idOf("refund"),
            uses: 12,
            last_used_on: "2026-01-30",
        }),
        expect.objectContaining({
            id: idOf("export"),
            uses: 7,
            last_used_on: "2026-01-02",
        }),
        expect.objectContaining({
            id: idOf("old"),
            uses: 0,
            last_used_on: "2025-09-01",
        }),
    ]);
    const [b] = (await ada.get("/api/v2/accounts?external_id=b")).body.rows;
    expect((await ada.delete(`/api/v2/accounts/${b.id}`)).status).toBeLessThan(300);
    const [refund] = (await ada.get("/api/v2/feature-usage")).body.rows;
    expect(refund).toMatchObject({ uses: 7, last_used_on: "2026-01-30" });
});
