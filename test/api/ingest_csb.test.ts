// CSB's form of ingestion against the real server, each leniency named in the specification, on
// either engine.
// Goals: exact answers (200 with "success": true, never 201/202/204; 400, 401, 403, 404, 413 in
// the client's form); both prefixes and shapes; keys in header and body; what is stored is what
// was sent; bad items leave their neighbours alone.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anonymous, withBasicKey, withKey } from "../support/api.ts";
import {
    dayNumber,
    debugItems,
    type Ingestion,
    record,
    recordCount,
    startIngestion,
    userDays,
    uses,
} from "../support/ingest.ts";

const clock = "2026-01-31T09:00:00Z";
const today = dayNumber("2026-01-31");

let on: Ingestion;
beforeAll(async () => {
    on = await startIngestion({ clock });
});
afterAll(() => on?.workspace.remove());

const families = ["/api/v1_1", "/api_js/v1_1"];

/** Posts and checks the form of success. */
async function taken(path: string, body: unknown, headers = {}) {
    const reply = await on.client.post(path, body, headers);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({ success: true });
    expect(reply.body).not.toHaveProperty("error");
    return reply.body;
}

async function refused(path: string, body: unknown, status: number, error: RegExp) {
    const reply = await on.client.post(path, body);
    expect(reply.status, reply.text).toBe(status);
    expect(reply.body).toEqual({ success: false, error: expect.stringMatching(error) });
    return reply;
}

describe.each(families)("%s", (prefix) => {
    const id = (name: string) => `${name}-${prefix.replace(/\W/g, "")}`;
    const flat = prefix === "/api/v1_1";
    /** A body in the family's shape. */
    const shaped = (ids: Record<string, unknown>, attributes: object = {}) =>
        flat
            ? { ...ids, ...attributes }
            : {
                  ...Object.fromEntries(
                      Object.entries(ids).map(([name, value]) => [
                          name.replace(/_id$/, "Id"),
                          value,
                      ]),
                  ),
                  traits: attributes,
              };

    test("log-in and log-out", async () => {
        const ids = { account_id: id("a"), user_id: id("u") };
        const answer = await taken(`${prefix}/login`, {
            ...shaped(ids),
            type: "track",
            event: "User Login",
            timestamp: "2026-01-31T08:00:00.000Z",
        });
        expect(answer).toMatchObject({ account_id: ids.account_id, user_id: ids.user_id });
        expect(answer.timestamp).toBe(Date.parse("2026-01-31T08:00:00Z") / 1000);
        await taken(`${prefix}/logout`, { ...shaped(ids), timestamp: "2026-01-31T08:30:00Z" });
        expect(await userDays(on)).toContain(`${ids.account_id}|${ids.user_id}|${today}|1|0`);
        expect(await record(on, "accounts", ids.account_id)).toMatchObject({
            name: ids.account_id,
        });
        expect(await record(on, "users", ids.user_id)).toMatchObject({
            name: ids.user_id,
            account: { external_id: ids.account_id },
        });
    });

    test("features add up on their own day", async () => {
        const ids = {
            account_id: id("fa"),
            user_id: id("fu"),
            product_id: "Till",
            module_id: "Sales",
            feature_id: "Refund",
        };
        const answer = await taken(`${prefix}/feature`, { ...shaped(ids), total: 2 });
        expect(answer).toMatchObject({ ...ids, total: 2, type: "feature" });
        expect(answer.timestamp).toEqual(expect.any(Number));
        expect(Number.isInteger(answer.timestamp)).toBe(true);
        expect(answer.created_at).toEqual({
            $date: { $numberLong: expect.stringMatching(/^\d{13}$/) },
        });
        await taken(`${prefix}/feature`, { ...shaped(ids), total: "3" });
        await taken(`${prefix}/feature`, shaped(ids)); // default 1
        await taken(`${prefix}/feature`, { ...shaped(ids), total: 0 });
        await taken(`${prefix}/feature`, { ...shaped(ids), timestamp: "2025-06-01T12:00:00Z" });
        const mine = (await uses(on)).filter((line) => line.startsWith(`${ids.account_id}|`));
        const names = `${ids.account_id}|${ids.user_id}|Till|Sales|Refund`;
        expect(mine).toEqual([`${names}|${dayNumber("2025-06-01")}|1`, `${names}|${today}|6`]);
    });

    test("feature answers 200 where an id or total is wrong, and tells the debugger", async () => {
        const answer = await taken(`${prefix}/feature`, { account_id: id("bad"), user_id: "u" });
        expect(answer.reason).toMatch(/feature_id/);
        for (const total of [-1, "many", 1.5, 1_000_000_001]) {
            const body = { account_id: id("bad"), user_id: "u", feature_id: "F", total };
            await taken(`${prefix}/feature`, body);
        }
        const items = await debugItems(on, `&verdict=refused&q=${id("bad")}`);
        expect(items).toHaveLength(5);
        for (const item of items.slice(0, 4)) expect(item.reason).toMatch(/total/);
        expect(await uses(on)).not.toContainEqual(expect.stringContaining(id("bad")));
    });

    test("track by name", async () => {
        const ids = shaped({ account_id: id("ta"), user_id: id("tu") });
        await taken(`${prefix}/track`, { ...ids, event: "User Login" });
        await taken(`${prefix}/track`, { ...ids, event: "User Logout" });
        await taken(`${prefix}/track`, { ...ids, event: "Report sent" });
        const mine = (await uses(on)).filter((line) => line.startsWith(id("ta")));
        expect(mine).toEqual([`${id("ta")}|${id("tu")}|Default|Default|Report sent|${today}|1`]);
        await refused(`${prefix}/track`, ids, 400, /event/);
    });

    test("page views are kept and are no use of a feature", async () => {
        const ids = shaped({ account_id: id("pa"), user_id: id("pu") });
        await taken(`${prefix}/page`, { ...ids, page: "/orders" });
        await taken(`${prefix}/page`, { ...ids, page: { path: "/orders", title: "Orders" } });
        expect(await userDays(on)).toContain(`${id("pa")}|${id("pu")}|${today}|0|2`);
        expect((await uses(on)).filter((line) => line.startsWith(id("pa")))).toEqual([]);
    });

    test("an account: all attributes, partial merge, the same call twice", async () => {
        const key = id("acc");
        await taken(
            `${prefix}/account`,
            shaped(
                { account_id: key },
                {
                    name: "Acme",
                    email: "info@acme.example",
                    phone: 4930123,
                    created_on: "2024-05-01",
                    billing_city: "Bonn",
                    billing_postal_code: 53111,
                    licenses: "25",
                    employees: 120,
                    industry: "Retail",
                    stage: "Somewhere New",
                    forecast_value: "1200.50",
                    parent_account_id: id("parent"),
                    is_parent: "false",
                    mrr: 99.9,
                    custom_tier: "gold",
                    nonsense: { a: 1 },
                },
            ),
        );
        const before = await recordCount(on, "accounts");
        await taken(`${prefix}/account`, shaped({ account_id: key }, { industry: "Food" }));
        await taken(`${prefix}/account`, shaped({ account_id: key }, { industry: "Food" }));
        expect(await recordCount(on, "accounts")).toBe(before);
        expect(await record(on, "accounts", key)).toMatchObject({
            external_id: key,
            name: "Acme",
            email: "info@acme.example",
            phone: "4930123",
            created_on: "2024-05-01T00:00:00.000Z",
            billing_city: "Bonn",
            billing_postal_code: "53111",
            licenses: 25,
            employees: 120,
            industry: "Food",
            stage: "Somewhere New",
            forecast_value: "1200.50",
            parent: { external_id: id("parent") },
            is_parent: false,
            mrr: "99.90",
        });
        await taken(
            `${prefix}/account`,
            shaped({ account_id: key }, { industry: "", phone: null }),
        );
        expect(await record(on, "accounts", key)).toMatchObject({
            name: "Acme",
            industry: null,
            phone: null,
        });
        await refused(`${prefix}/account`, shaped({}, { name: "x" }), 400, /account_id is missing/);
    });

    test("a user is the pair of account and user", async () => {
        const one = { account_id: id("ua"), user_id: id("same") };
        const two = { account_id: id("ub"), user_id: id("same") };
        await taken(`${prefix}/user`, shaped(one, { first_name: "Ann", last_name: "Lee" }));
        await taken(`${prefix}/user`, shaped(two, { name: "Bob", email: "bob@b.example" }));
        await taken(`${prefix}/identify`, shaped(one, { title: "Head" }));
        const reply = await on.admin.get(`/api/v2/users?external_id=${id("same")}`);
        expect(reply.body.rows).toHaveLength(2);
        expect(reply.body.rows).toContainEqual(
            expect.objectContaining({ name: "Ann Lee", title: "Head" }),
        );
        expect(reply.body.rows).toContainEqual(
            expect.objectContaining({ name: "Bob", email: "bob@b.example" }),
        );
        await refused(
            `${prefix}/user`,
            shaped({ account_id: id("ua") }),
            400,
            /user_id is missing/,
        );
    });

    test("subscriptions and invoices, in whatever order they come", async () => {
        const account_id = id("sa");
        await taken(
            `${prefix}/invoice`,
            shaped(
                { invoice_id: id("i1"), subscription_id: id("s1") },
                { total: "119.00", amount_due: 0, status: "PAID", due_on: "2026-02-01" },
            ),
        );
        await taken(
            `${prefix}/subscription`,
            shaped(
                { account_id, subscription_id: id("s1") },
                {
                    plan_name: "Pro",
                    amount: "1200",
                    currency: "EUR",
                    billing_period: "1",
                    billing_period_unit: "year",
                    status: "active",
                    subscription_start_on: "2025-01-01T00:00:00+0000",
                    next_billing_on: 1798761600,
                },
            ),
        );
        expect(await record(on, "subscriptions", id("s1"))).toMatchObject({
            account: { external_id: account_id },
            plan_name: "Pro",
            amount: "1200.00",
            billing_period: 1,
            billing_period_unit: "year",
            status: "Active",
            subscription_start_on: "2025-01-01",
            next_billing_on: "2027-01-01",
        });
        expect(await record(on, "invoices", id("i1"))).toMatchObject({
            account: { external_id: account_id },
            subscription: { external_id: id("s1") },
            total: "119.00",
            status: "paid",
            due_on: "2026-02-01",
        });
        await taken(
            `${prefix}/invoice`,
            shaped({ invoice_id: id("i2"), account_id }, { total: 5, status: "not_paid" }),
        );
        expect(await record(on, "invoices", id("i2"))).toMatchObject({ subscription: null });
        await refused(
            `${prefix}/invoice`,
            shaped({ invoice_id: id("i3") }, { total: 5 }),
            400,
            /account_id or subscription_id/,
        );
    });

    test("tickets, issues, touchpoints, NPS responses, consumption", async () => {
        const account_id = id("ra");
        const who = { account_id, user_id: id("ru") };
        await taken(
            `${prefix}/ticket`,
            shaped(
                { ticket_id: id("t"), ...who },
                { subject: "Broken", status: "Solved", priority: "high", due_on: "2026-02-02" },
            ),
        );
        expect(await record(on, "tickets", id("t"))).toMatchObject({
            subject: "Broken",
            status: "Solved",
            open: false,
            user: { external_id: id("ru") },
        });
        await taken(
            `${prefix}/issue`,
            shaped(
                { issue_id: id("is"), ...who },
                { type: "feature_request", url: "https://x.example/1", status: "open" },
            ),
        );
        expect(await record(on, "issues", id("is"))).toMatchObject({
            type: "feature_request",
            url: "https://x.example/1",
            open: true,
        });
        await taken(
            `${prefix}/touchpoint`,
            shaped(
                { touchpoint_id: id("tp"), ...who },
                { channel: "call", direction: "out", subject: "Hi", member: "nobody@x.example" },
            ),
        );
        expect(await record(on, "touchpoints", id("tp"))).toMatchObject({ channel: "call" });
        await taken(
            `${prefix}/nps`,
            shaped({ response_id: id("n"), ...who }, { score: "9", comment: "Nice" }),
        );
        expect(await record(on, "nps-responses", id("n"))).toMatchObject({ score: 9 });
        await taken(
            `${prefix}/consumption`,
            shaped({ account_id }, { metric: id("GB"), date: "2026-01-30", value: "1.5" }),
        );
        const metric = (await on.admin.get("/api/v2/consumption-metrics?limit=100")).body.rows.find(
            (row: { name: string }) => row.name === id("GB"),
        );
        expect(metric).toMatchObject({ confirmed: false });
    });

    test("a list is a batch; bad items leave their neighbours alone", async () => {
        const ok = shaped({ account_id: id("ba"), user_id: "u", product_id: "P", module_id: "M" });
        const feature = (name: string, total: unknown = 1) => ({
            ...ok,
            [flat ? "feature_id" : "featureId"]: name,
            total,
        });
        const answer = await taken(`${prefix}/feature`, [
            feature("F"),
            5,
            feature("F", -1),
            null,
            feature("F", "2"),
            { ...feature("F"), [flat ? "user_id" : "userId"]: "a\u0000b" },
        ]);
        expect(answer).toEqual({
            success: true,
            accepted: 2,
            rejected: [
                { index: 1, error: "the item is not an object" },
                { index: 2, error: "total is negative" },
                { index: 3, error: "the item is not an object" },
                { index: 5, error: expect.stringMatching(/user_?id.*U\+0000/i) },
            ],
        });
        expect((await uses(on)).filter((line) => line.startsWith(id("ba")))).toEqual([
            `${id("ba")}|u|P|M|F|${today}|3`,
        ]);
        expect(await taken(`${prefix}/feature`, [])).toEqual({
            success: true,
            accepted: 0,
            rejected: [],
        });
    });

    test("a body that cannot be read is 400, an unknown resource 404", async () => {
        await refused(`${prefix}/feature`, "", 400, /empty/);
        await refused(`${prefix}/feature`, '{"account_id":', 400, /not JSON/);
        await refused(`${prefix}/account`, "5", 400, /neither an object nor a list/);
        const reply = await on.client.post(`${prefix}/cheese`, {});
        expect(reply.status).toBe(404);
        expect(reply.body).toMatchObject({ success: false, error: expect.any(String) });
    });
});

describe("keys", () => {
    const body = { account_id: "k", user_id: "k" };

    test("Bearer, Basic, and in the body", async () => {
        for (const client of [withKey(on.server, on.key), withBasicKey(on.server, on.key)])
            expect((await client.post("/api/v1_1/login", body)).status).toBe(200);
        for (const name of ["api_key", "apiKey"]) {
            const reply = await anonymous(on.server).post("/api/v1_1/login", {
                ...body,
                [name]: on.key,
            });
            expect(reply.status, reply.text).toBe(200);
        }
        const listed = await anonymous(on.server).post("/api_js/v1_1/track", [
            { ...body, event: "User Login", api_key: on.key },
        ]);
        expect(listed.body).toEqual({ success: true, accepted: 1, rejected: [] });
        expect((await on.admin.post("/api/v1_1/login", body)).status).toBe(200);
    });

    test("missing, wrong or malformed: 401 in the client's form", async () => {
        const replies = [
            await anonymous(on.server).post("/api/v1_1/feature", body),
            await anonymous(on.server).post("/api/v1_1/feature", { ...body, api_key: "wrong" }),
            await anonymous(on.server).post("/api/v1_1/feature", ""),
            await withKey(on.server, "wrong").post("/api/v1_1/feature", body),
            await withKey(on.server, on.key.slice(0, -1)).post("/api/v1_1/feature", body),
            await anonymous(on.server).post("/api/v1_1/feature", body, {
                authorization: `Digest ${on.key}`,
            }),
            await withKey(on.server, "wrong").post("/api/v1_1/feature", {
                ...body,
                api_key: on.key,
            }),
        ];
        for (const reply of replies) {
            expect(reply.status, reply.text).toBe(401);
            expect(reply.body).toEqual({ success: false, error: expect.any(String) });
        }
    });

    test("an API key reads nothing", async () => {
        expect((await on.client.get("/api/v1_1/account/k")).status).toBe(403);
        expect((await on.client.get("/api/v2/accounts")).status).toBe(403);
    });

    test("no key stays in what the debugger shows", async () => {
        const mark = "key-in-body";
        await anonymous(on.server).post("/api/v1_1/feature", {
            account_id: mark,
            api_key: on.key,
        });
        const [item] = await debugItems(on, `&q=${mark}`);
        const whole = await on.admin.get(`/api/v2/debugger/${item.id}`);
        expect(whole.text).toContain(mark);
        expect(whole.text).not.toContain(on.key);
    });
});

describe("bodies", () => {
    test("any content type, gzip, Latin-1, a byte order mark", async () => {
        const types = ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""];
        for (const type of types)
            await taken("/api/v1_1/login", JSON.stringify({ account_id: "ct", user_id: "ct" }), {
                "content-type": type,
            });
        const zipped = gzipSync(JSON.stringify({ account_id: "gz", name: "Zipped" }));
        await taken("/api/v1_1/account", zipped, { "content-encoding": "gzip" });
        expect(await record(on, "accounts", "gz")).toMatchObject({ name: "Zipped" });
        await taken(
            "/api/v1_1/account",
            Buffer.from('{"account_id":"latin","name":"M\u00fcller & S\u00f6hne"}', "latin1"),
        );
        expect(await record(on, "accounts", "latin")).toMatchObject({ name: "Müller & Söhne" });
        expect((await debugItems(on, "&verdict=repaired&q=latin"))[0].repairs[0]).toMatch(
            /Latin-1/,
        );
        await taken("/api/v1_1/account", '\ufeff{"account_id":"bom","name":"Bom"}');
        expect(await record(on, "accounts", "bom")).toMatchObject({ name: "Bom" });
        await taken("/api/v1_1/account", '{"account_id":"sur","name":"half \\ud83d"}');
        expect(await record(on, "accounts", "sur")).toMatchObject({ name: "half \ufffd" });
    });

    test("ids as numbers and as text are one", async () => {
        await taken("/api/v1_1/account", { account_id: 12, name: "Twelve" });
        await taken("/api/v1_1/account", { account_id: " 12 ", industry: "Toys" });
        expect(await record(on, "accounts", "12")).toMatchObject({
            name: "Twelve",
            industry: "Toys",
        });
    });

    test("every form of an instant", async () => {
        const forms = [
            "2026-01-30T10:00:00Z",
            "2026-01-30T10:00:00+00:00",
            "2026-01-30T12:00:00+0200",
            "2026-01-30T10:00:00",
            "2026-01-30 10:00:00",
            "2026-01-30T10:00",
            "2026-01-30T10:00:00.123456789Z",
            1769767200,
            "1769767200",
            1769767200123,
        ];
        for (const timestamp of forms)
            await taken("/api/v1_1/feature", {
                account_id: "when",
                user_id: "u",
                feature_id: "F",
                timestamp,
            });
        expect((await uses(on)).filter((line) => line.startsWith("when|"))).toEqual([
            `when|u|Default|Default|F|${dayNumber("2026-01-30")}|${forms.length}`,
        ]);
    });

    test("instants ahead, too long ago or unreadable are refused by name", async () => {
        for (const timestamp of ["2026-02-01T10:00:00Z", "2020-01-01T00:00:00Z", "yesterday"])
            await refused(
                "/api/v1_1/login",
                { account_id: "late", user_id: "u", timestamp },
                400,
                /timestamp/,
            );
        await taken("/api/v1_1/login", {
            account_id: "late",
            user_id: "u",
            timestamp: "2026-02-01T08:00:00Z",
        });
    });

    test("limits are told by name", async () => {
        const long = "x".repeat(255);
        await taken("/api/v1_1/login", { account_id: long, user_id: "u" });
        await refused(
            "/api/v1_1/login",
            { account_id: `${long}x`, user_id: "u" },
            400,
            /account_id is longer than 255 characters/,
        );
        await taken("/api/v1_1/login", { account_id: "\u{1f600}".repeat(255), user_id: "u" });
        await refused(
            "/api/v1_1/feature",
            Array.from({ length: 10_001 }, () => ({})),
            413,
            /10000 items/,
        );
        await refused(
            "/api/v1_1/account",
            { account_id: "big", name: "x".repeat(1 << 20) },
            413,
            /at most 1048576 bytes/,
        );
        const huge = await on.client.post("/api/v1_1/account", [{ a: "x".repeat(5 << 20) }]);
        expect(huge.status).toBe(413);
    });

    test("an event without account goes to the user's only one", async () => {
        await taken("/api/v1_1/user", { account_id: "home", user_id: "lone" });
        await taken("/api/v1_1/feature", { user_id: "lone", feature_id: "F" });
        expect((await uses(on)).filter((line) => line.startsWith("home|"))).toHaveLength(1);
        await taken("/api/v1_1/user", { account_id: "home2", user_id: "lone" });
        await refused("/api/v1_1/login", { user_id: "lone" }, 400, /account_id/);
    });

    test("the same message id counts once", async () => {
        const body = { account_id: "once", user_id: "u", feature_id: "F", messageId: "m-1" };
        for (let i = 0; i < 3; i++) await taken("/api/v1_1/feature", body);
        await taken("/api/v1_1/feature", [body, { ...body, messageId: "m-2" }, body]);
        expect((await uses(on)).filter((line) => line.startsWith("once|"))).toEqual([
            `once|u|Default|Default|F|${today}|2`,
        ]);
    });

    test("a page of another origin may send", async () => {
        const reply = await on.client.send("OPTIONS", "/api/v1_1/feature", undefined, {
            origin: "https://shop.example.com",
            "access-control-request-method": "POST",
        });
        expect(reply.status).toBe(204);
        expect(reply.headers.get("access-control-allow-origin")).toBe("https://shop.example.com");
        expect(reply.headers.get("access-control-allow-headers")).toMatch(/authorization/);
        const post = await on.client.post(
            "/api/v1_1/login",
            { account_id: "x", user_id: "y" },
            { origin: "https://shop.example.com" },
        );
        expect(post.headers.get("access-control-allow-origin")).toBe("https://shop.example.com");
    });

    test("a query that nobody knows does no harm", async () => {
        await taken("/api/v1_1/login?v=2&_=17", { account_id: "q", user_id: "y" });
    });
});

describe("records by their id", () => {
    test("GET and DELETE with the secret key", async () => {
        await taken("/api/v1_1/account", {
            account_id: "g1",
            name: "Get",
            licenses: 5,
            mrr: "10.00",
            success_manager: "nobody@x.example",
        });
        for (const prefix of families) {
            const got = await on.admin.get(`${prefix}/account/g1`);
            expect(got.status, got.text).toBe(200);
            expect(got.body).toMatchObject({
                success: true,
                account_id: "g1",
                name: "Get",
                licenses: 5,
                mrr: "10.00",
            });
            expect(got.body.created_at).toEqual({
                $date: { $numberLong: expect.stringMatching(/^\d{13}$/) },
            });
            expect(got.body).not.toHaveProperty("id");
        }
        const gone = await on.admin.delete("/api/v1_1/account/g1");
        expect(gone.status, gone.text).toBe(200);
        expect(gone.body).toMatchObject({ success: true, account_id: "g1" });
        const missing = await on.admin.get("/api/v1_1/account/g1");
        expect(missing.status).toBe(404);
        expect(missing.body).toEqual({ success: false, error: expect.any(String) });
        await refused("/api/v1_1/login", { account_id: "g1", user_id: "u" }, 400, /deleted/);
        await taken("/api/v1_1/account", { account_id: "g1", name: "Back" });
        expect((await on.admin.get("/api/v1_1/account/g1")).body).toMatchObject({
            name: "Back",
            licenses: 5,
        });
    });

    test("an ambiguous user wants its account", async () => {
        for (const account_id of ["am1", "am2"])
            await taken("/api/v1_1/user", { account_id, user_id: "twin", title: account_id });
        const reply = await on.admin.get("/api/v1_1/user/twin");
        expect(reply.status).toBe(400);
        expect(reply.body.error).toMatch(/account_id/);
        const one = await on.admin.get("/api/v1_1/user/twin?account_id=am2");
        expect(one.body).toMatchObject({ user_id: "twin", account_id: "am2", title: "am2" });
        expect((await on.admin.delete("/api/v1_1/user/twin?account_id=am1")).status).toBe(200);
        expect((await on.admin.get("/api/v1_1/user/twin")).body).toMatchObject({ title: "am2" });
    });

    test("subscription, invoice and ticket", async () => {
        await taken("/api/v1_1/subscription", { account_id: "gs", subscription_id: "gs1" });
        await taken("/api/v1_1/invoice", { account_id: "gs", invoice_id: "gi1", total: "7" });
        await taken("/api/v1_1/ticket", { account_id: "gs", ticket_id: "gt1", subject: "S" });
        const paths = { subscription: "gs1", invoice: "gi1", ticket: "gt1" };
        for (const [kind, id] of Object.entries(paths)) {
            const got = await on.admin.get(`/api/v1_1/${kind}/${id}`);
            expect(got.status, got.text).toBe(200);
            expect(got.body).toMatchObject({ [`${kind}_id`]: id, account_id: "gs" });
            expect((await on.admin.delete(`/api/v1_1/${kind}/${id}`)).status).toBe(200);
            expect((await on.admin.get(`/api/v1_1/${kind}/${id}`)).status).toBe(404);
        }
    });
});

describe("workspace settings", () => {
    test("creating what is unknown can be switched off", async () => {
        await on.workspace.database.sql(
            "INSERT INTO setting (key, value, updated_at) VALUES ('create_unknown', 'false', 0)",
        );
        await on.workspace.database.sql("UPDATE epoch SET value = value + 1 WHERE name = 'config'");
        const { eventually } = await import("../support/wait.ts");
        let n = 0;
        await eventually("the setting to be in force", async () => {
            n++;
            const reply = await on.client.post("/api/v1_1/login", {
                account_id: `stranger${n}`,
                user_id: "u",
            });
            expect(reply.status).toBe(400);
            expect(reply.body.error).toMatch(/account_id/);
        });
        await on.workspace.database.sql(
            "UPDATE setting SET value = 'true' WHERE key = 'create_unknown'",
        );
        await on.workspace.database.sql("UPDATE epoch SET value = value + 1 WHERE name = 'config'");
        await eventually("the setting to be out of force", async () => {
            n++;
            const reply = await on.client.post("/api/v1_1/login", {
                account_id: `stranger${n}`,
                user_id: "u",
            });
            expect(reply.status).toBe(200);
        });
    });
});
