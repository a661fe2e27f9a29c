// The bodies of clients that cannot run here, as they send them: CSB's Java and PHP
// packages, and programs in C# and Python that post by themselves.
// Goals: each form is taken as its author meant it, and the answer is one that the client takes
// for success.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ingestion, record, startIngestion, userDays, uses } from "../support/ingest.ts";

let on: Ingestion;
beforeAll(async () => {
    on = await startIngestion({ clock: "2026-01-31T09:00:00Z" });
});
afterAll(() => on?.workspace.remove());

async function post(path: string, body: string | Buffer, headers = {}) {
    const reply = await on.client.post(path, body, headers);
    // Java and PHP take anything but 200 for a failure.
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.success).toBe(true);
    return reply.body;
}

/** What Gson reads into the Java client's class of answers: types that do not fit throw there. */
function fitsJava(answer: Record<string, unknown>) {
    const texts = ["error", "type", "user_id", "account_id", "event_name", "api_key"];
    for (const name of texts) if (name in answer) expect(answer[name]).toEqual(expect.any(String));
    for (const name of ["timestamp", "total"])
        if (name in answer) {
            expect(Number.isInteger(answer[name])).toBe(true);
            expect(Math.abs(answer[name] as number)).toBeLessThan(2 ** 31);
        }
    for (const name of ["created_at", "updated_at"])
        if (name in answer)
            expect(answer[name]).toEqual({ $date: { $numberLong: expect.any(String) } });
    expect(answer).not.toHaveProperty("error");
}

test("Java: login, account, user and feature", async () => {
    const at = "2026-01-31T08:15:30.123456";
    fitsJava(
        await post(
            "/api_js/v1_1/track",
            JSON.stringify({
                accountId: "J1",
                event: "User Login",
                type: "track",
                userId: "ju",
                timestamp: at,
            }),
        ),
    );
    fitsJava(
        await post(
            "/api_js/v1_1/account",
            JSON.stringify({
                accountId: "J1",
                traits: { name: "Java Ltd", licenses: "12" },
                type: "account",
                timestamp: "2026-01-31T08:15",
            }),
        ),
    );
    fitsJava(
        await post(
            "/api_js/v1_1/account",
            JSON.stringify({
                accountId: "J1",
                traits: { email: "ju@j.example", first_name: "Jo" },
                type: "user",
                userId: "ju",
                timestamp: at,
            }),
        ),
    );
    fitsJava(
        await post(
            "/api_js/v1_1/feature",
            JSON.stringify({
                accountId: "J1",
                moduleId: "M",
                featureId: "F",
                total: "3",
                productId: "P",
                type: "feature",
                userId: "ju",
                timestamp: at,
            }),
        ),
    );
    expect(await record(on, "accounts", "J1")).toMatchObject({ name: "Java Ltd", licenses: 12 });
    expect(await record(on, "users", "ju")).toMatchObject({ name: "Jo", email: "ju@j.example" });
    expect(await uses(on)).toContainEqual(expect.stringMatching(/^J1\|ju\|P\|M\|F\|\d+\|3$/));
    // Java's StringEntity writes Latin-1.
    await post(
        "/api_js/v1_1/account",
        Buffer.from(
            '{"accountId":"J2","traits":{"name":"Café Zürich"},"type":"account"}',
            "latin1",
        ),
    );
    expect(await record(on, "accounts", "J2")).toMatchObject({ name: "Café Zürich" });
});

test("PHP: lists of mixed items, empty attributes as an empty list", async () => {
    const at = "2026-01-31T08:00:00+0000";
    const answer = await post(
        "/api_js/v1_1/track",
        JSON.stringify([
            { accountId: "P1", userId: "pu", type: "track", event: "User Login", timestamp: at },
            { accountId: "P1", type: "account", traits: [], timestamp: at },
            { accountId: "P1", userId: "pu", type: "user", traits: { name: "Pia" }, timestamp: at },
            {
                accountId: "P1",
                userId: "pu",
                productId: "P",
                moduleId: "M",
                featureId: "G",
                total: 2,
                type: "feature",
                timestamp: at,
            },
            { accountId: "P1", userId: "pu", type: "track", event: "User Logout", timestamp: at },
        ]),
        { "content-type": "application/x-www-form-urlencoded" },
    );
    expect(answer).toEqual({ success: true, accepted: 5, rejected: [] });
    expect(await record(on, "users", "pu")).toMatchObject({ name: "Pia" });
    expect(await uses(on)).toContainEqual(expect.stringMatching(/^P1\|pu\|P\|M\|G\|\d+\|2$/));
    expect(await userDays(on)).toContainEqual(expect.stringMatching(/^P1\|pu\|\d+\|1\|0$/));
});

test("PHP: the current package, each item by itself", async () => {
    await post("/api/v1_1/account", '{"account_id":"P2"}');
    await post("/api/v1_1/user", '{"0":"","account_id":"P2","user_id":"pv","custom_Field":"x"}');
    await post("/api/v1_1/subscription", '{"account_id":"P2","subscription_id":77}');
    expect(await record(on, "users", "pv")).toMatchObject({ account: { external_id: "P2" } });
});

test("C#: every value is text, dates without time, empty ones empty", async () => {
    await post(
        "/api/v1_1/account",
        JSON.stringify({
            account_id: "5001",
            name: "Body Shop",
            email: "a@b.example",
            phone: "555",
            sales_manager: "17",
            created_on: "2025-11-30",
            updated_on: "2026-01-31",
            billing_street: "1 Main",
            billing_country: "USA",
        }),
    );
    await post(
        "/api/v1_1/user",
        JSON.stringify({
            account_id: "5001",
            user_id: "5001",
            email: "a@b.example",
            first_name: "Al",
            last_name: "",
            role: "primary",
            created_on: "2025-11-30",
        }),
    );
    await post(
        "/api/v1_1/subscription",
        JSON.stringify({
            account_id: "5001",
            subscription_id: "9",
            amount: "1200.0000",
            billing_period: "12",
            billing_period_unit: "month",
            subscription_start_on: "2025-12-01",
            subscription_ends_on: "2026-11-30",
            status: "Suspended",
            next_billing_on: "2026-02-01",
            plan_name: "Yearly",
            payments: "12",
            Discount: "",
        }),
    );
    await post(
        "/api/v1_1/invoice",
        JSON.stringify({
            invoice_id: "31",
            subscription_id: "9",
            amount_paid: "0",
            amount_due: "100.00",
            due_on: "2026-02-01",
            paid_on: "",
            total: "100.00",
            created_on: "2025-12-01",
            status: "not_paid",
        }),
    );
    await post(
        "/api/v1_1/feature",
        JSON.stringify({
            product_id: "Estimator",
            module_id: "Estimate Writing",
            feature_id: "Print",
            user_id: "5001",
            account_id: "5001",
            timestamp: "2026-01-30T22:15:00Z",
        }),
    );
    expect(await record(on, "accounts", "5001")).toMatchObject({
        name: "Body Shop",
        created_on: "2025-11-30T00:00:00.000Z",
    });
    expect(await record(on, "users", "5001")).toMatchObject({ name: "Al", role: "primary" });
    expect(await record(on, "subscriptions", "9")).toMatchObject({
        amount: "1200.00",
        billing_period: 12,
        status: "Suspended",
    });
    expect(await record(on, "invoices", "31")).toMatchObject({
        amount_due: "100.00",
        paid_on: null,
        account: { external_id: "5001" },
    });
    // C#'s StreamWriter puts a byte order mark in front.
    await post("/api/v1_1/login", '\ufeff{"account_id":"5001","user_id":"5001"}');
    const got = await on.admin.get("/api/v1_1/account/5001");
    expect(got.body).toMatchObject({ account_id: "5001", name: "Body Shop" });
});
