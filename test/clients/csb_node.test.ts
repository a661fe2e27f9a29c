// CSB's own client for Node (npm csb-node) pointed at Mainstay: one line of a customer's code
// changes, the endpoint.
// Goals: each of its calls succeeds, and the records are right.
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ingestion, record, startIngestion, userDays, uses } from "../support/ingest.ts";

interface Answer {
    status: number;
    data: { success: boolean };
}
interface Csb {
    login(account: unknown, user: unknown): Promise<Answer>;
    logout(account: unknown, user: unknown): Promise<Answer>;
    account(account: unknown, properties?: object): Promise<Answer>;
    user(account: unknown, user: unknown, properties?: object): Promise<Answer>;
    subscription(account: unknown, subscription: unknown, properties?: object): Promise<Answer>;
    invoice(
        account: unknown,
        subscription: unknown,
        invoice: unknown,
        properties?: object,
    ): Promise<Answer>;
    feature(
        account: unknown,
        user: unknown,
        product: string,
        module: string,
        feature: string,
        total?: number,
    ): Promise<Answer>;
}
const Client = createRequire(import.meta.url)("csb-node").default as new (
    endpoint: string,
    key: string,
) => Csb;

let on: Ingestion;
let csb: Csb;
beforeAll(async () => {
    on = await startIngestion();
    csb = new Client(on.server.url, on.key);
});
afterAll(() => on?.workspace.remove());

const succeeds = async (call: Promise<Answer>) => {
    const answer = await call;
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({ success: true });
    expect(answer.data).not.toHaveProperty("error");
};

test("login and logout", async () => {
    await succeeds(csb.login("123", 456));
    await succeeds(csb.logout("123", 456));
    expect((await userDays(on))[0]).toMatch(/^123\|456\|\d+\|1\|0$/);
    expect(await record(on, "users", "456")).toMatchObject({ account: { external_id: "123" } });
});

test("account and user with attributes", async () => {
    await succeeds(
        csb.account("123", {
            name: "Acme",
            licenses: 20,
            created_on: new Date("2025-01-02T03:04:05Z"),
            custom_region: "North",
            option1: "value1",
        }),
    );
    await succeeds(csb.user("123", 456, { first_name: "Ann", email: "ann@acme.example" }));
    expect(await record(on, "accounts", "123")).toMatchObject({
        name: "Acme",
        licenses: 20,
        created_on: "2025-01-02T03:04:05.000Z",
    });
    expect(await record(on, "users", "456")).toMatchObject({
        name: "Ann",
        email: "ann@acme.example",
    });
    const attributes = await on.admin.get("/api/v2/custom-attributes?limit=100");
    expect(attributes.body.rows).toContainEqual(
        expect.objectContaining({ entity: "account", key: "region", confirmed: false }),
    );
});

test("subscription and invoices, by account or by subscription", async () => {
    await succeeds(
        csb.subscription("123", 789, { plan_name: "Pro", amount: 1200, status: "live" }),
    );
    await succeeds(csb.invoice("123", null, 1, { total: 10.5, status: "paid" }));
    await succeeds(csb.invoice(null, 789, "2", { total: "20", due_on: "2026-02-03" }));
    expect(await record(on, "subscriptions", "789")).toMatchObject({
        plan_name: "Pro",
        amount: "1200.00",
        account: { external_id: "123" },
    });
    expect(await record(on, "invoices", "1")).toMatchObject({ total: "10.50", status: "paid" });
    expect(await record(on, "invoices", "2")).toMatchObject({
        total: "20.00",
        due_on: "2026-02-03",
        account: { external_id: "123" },
    });
});

test("feature", async () => {
    await succeeds(csb.feature("123", "456", "Product 1", "Module 1", "Feature 1", 10));
    await succeeds(csb.feature("123", "456", "Product 1", "Module 1", "Feature 1"));
    const [line] = await uses(on);
    expect(line).toMatch(/^123\|456\|Product 1\|Module 1\|Feature 1\|\d+\|11$/);
});

test("a wrong key is an error of the client", async () => {
    const wrong = new Client(on.server.url, "wrong");
    await expect(wrong.login("1", "2")).rejects.toMatchObject({ response: { status: 401 } });
});
