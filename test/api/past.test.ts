// Criteria that look back: the change of what days keep (money, counts, shares) against N days
// before, touchpoints of any number of days and by channel, and at least one invoice, ticket, issue
// or touchpoint of an account. What no day keeps says so; what is not known selects nothing.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: replies are looked into freely
type Any = any;

let workspace: Workspace;
let server: Node;
let ada: Api;
let secret: Api;
const account: Record<string, number> = {};

const post = async (path: string, body: object) => {
    const reply = await secret.post(`/api/v2/${path}`, body);
    expect(reply.status, reply.text).toBe(201);
    return reply.body.id as number;
};
const set = async (name: string, body: object) => {
    const reply = await secret.patch(`/api/v2/accounts/${account[name]}`, body);
    expect(reply.status, reply.text).toBe(200);
};
const found = async (criteria: object) => {
    const filter = encodeURIComponent(JSON.stringify(criteria));
    const reply = await ada.get(`/api/v2/accounts?columns=external_id&filter=${filter}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body.rows.map((r: Any) => r.external_id).toSorted();
};
const expectFound = (criteria: object, names: string[]) =>
    eventually(JSON.stringify(criteria), async () => expect(await found(criteria)).toEqual(names));
let contacts = 0;
const contact = (name: string, channel: string, occurred_on: string) =>
    post("touchpoints", {
        external_id: `c${++contacts}`,
        account_id: account[name],
        channel,
        occurred_on,
    });
const use = async (name: string, user: string, day: string) => {
    const reply = await secret.post("/api/v1_1/feature", {
        account_id: name,
        user_id: user,
        product_id: "App",
        module_id: "Core",
        feature_id: "Save",
        timestamp: `${day}T09:00:00Z`,
    });
    expect(reply.status, reply.text).toBe(200);
};

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-01T10:00:00Z" });
    server = await workspace.serve();
    ({ ada } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, mrr, licenses] of [
        ["less", "1000", 10],
        ["more", "100", 10],
    ] as const) {
        account[name] = await post("accounts", { external_id: name, name, mrr, licenses });
        await post("tickets", {
            external_id: `t-${name}`,
            account_id: account[name],
            subject: "Help",
            status: "open",
            priority: name === "less" ? "urgent" : "low",
        });
        for (const user of ["a", "b"]) await use(name, user, "2026-03-01");
    }
    await expectFound({ field: "open_tickets", op: "=", value: 1 }, ["less", "more"]);
    await expectFound({ field: "active_users", op: "=", value: 2 }, ["less", "more"]);
    await workspace.setClock("2026-03-02T00:00:30Z");
    // Windows stand at the new day, so the day before is kept.
    await expectFound({ field: "licenses", days: 1, change: "absolute", op: "=", value: 0 }, [
        "less",
        "more",
    ]);
    account.new = await post("accounts", { external_id: "new", name: "new", mrr: "50" });
    await set("less", { mrr: "499.50", licenses: 4 });
    await set("more", { mrr: "150", licenses: 20 });
    await secret.patch(`/api/v2/tickets/1`, { status: "solved" });
});
afterAll(() => workspace.remove());

const changed = (field: string, change: string, op: string, value: unknown, days = 1) => ({
    field,
    days,
    change,
    op,
    value,
});

describe("the change of what days keep", () => {
    test.each([
        [changed("mrr", "absolute", "<=", "-500.50"), ["less"]],
        [changed("mrr", "absolute", "<=", "-500.51"), []],
        [changed("mrr", "absolute", "=", 50), ["more"]],
        [changed("mrr", "percent", ">=", 50), ["more"]],
        [changed("mrr", "percent", "<=", -50.05), ["less"]],
        [changed("licenses", "absolute", "between", [-6, 10]), ["less", "more"]],
        [changed("licenses", "percent", "=", 100), ["more"]],
        // 20 % before, 50 % of four and 10 % of twenty licences now.
        [changed("license_utilisation", "absolute", "=", 30), ["less"]],
        [changed("license_utilisation", "percent", "<=", -50), ["more"]],
        // Nothing is kept of a day before there was anything.
        [changed("mrr", "absolute", ">=", -1e6, 2), []],
        [changed("mrr", "absolute", "!=", 7, 30), ["less", "more", "new"]],
        [{ not: changed("mrr", "absolute", "<", 1e6, 1) }, ["new"]],
        [{ field: "mrr", days: 1, change: "absolute", op: "empty" }, ["new"]],
        [
            {
                ...changed("licenses", "absolute", "<", undefined),
                value: { field: "open_tickets" },
            },
            ["less"],
        ],
    ] as [object, string[]][])("%j", (criteria, names) => expectFound(criteria, names));

    test("of tickets falls when one is solved", async () => {
        const solved = changed("open_tickets", "absolute", "=", -1);
        await expectFound(solved, ["less"]);
        await expectFound(changed("open_critical_tickets", "percent", "=", -100), ["less"]);
    });

    test("is in the catalog, and what no day keeps is refused at its place", async () => {
        const catalog = await ada.get("/api/v2/fields?entity=account&for=criteria");
        const parameters = (key: string) =>
            catalog.body.rows.find((r: Any) => r.key === key).parameters;
        for (const key of ["mrr", "amount", "users", "licenses", "overdue_invoice_amount"])
            expect(parameters(key)).toEqual(["change"]);
        expect(parameters("touchpoints")).toEqual(["channel", "days", "change"]);
        for (const key of ["engagement_score", "employees", "touchpoints_15d", "name"])
            expect(parameters(key)).toEqual([]);
        for (const [criteria, place, words] of [
            [changed("employees", "absolute", "<", 1), "filter.change", "do not keep"],
            [{ field: "mrr", days: 5, op: "<", value: 1 }, "filter.days", "only beside change"],
            [changed("mrr", "some", "<", 1), "filter.change", "absolute"],
            [changed("mrr", "percent", "<", 1, 366), "filter.days", "1 to 365"],
        ] as const) {
            const filter = encodeURIComponent(JSON.stringify(criteria));
            const reply = await ada.get(`/api/v2/accounts?filter=${filter}`);
            expectProblem(reply, 400, "invalid", [place]);
            expect(reply.body.errors[0].message).toContain(words);
        }
    });

    test("decides health, is unknown without history, and is explained with its figure", async () => {
        const fell = changed("mrr", "percent", "<=", -30);
        const config = await ada.post("/api/v2/health-configs", {
            name: "By change",
            financial_poor: fell,
        });
        expect(config.status, config.text).toBe(201);
        for (const [name, value, figure] of [
            ["less", "poor", -50.05],
            ["more", "average", 50],
            ["new", "none", null],
        ] as const)
            await eventually(`health of ${name}`, async () => {
                const health = (await ada.get(`/api/v2/accounts/${account[name]}/health`)).body;
                const financial = health.signals.find((s: Any) => s.key === "financial");
                expect(financial.value).toBe(value);
                expect(financial.poor).toMatchObject({
                    found: figure,
                    text: "MRR fell by at least 30 % in 1 day",
                });
                expect(financial.missing).toEqual(value === "none" ? ["mrr"] : []);
            });
    });
});

test("touchpoints of any days, all of them or of one channel, and their change", async () => {
    for (const [name, channel, on] of [
        ["less", "call", "2026-03-02T00:00:00Z"],
        ["less", "call", "2026-01-17T00:00:00Z"], // 45 days with today
        ["less", "email", "2026-01-16T23:59:59Z"],
        ["more", "meeting", "2026-02-20T12:00:00Z"],
        ["more", "support", "2026-02-10T12:00:00Z"],
        ["more", "call", "2026-03-09T12:00:00Z"], // still to come
    ] as const)
        await contact(name, channel, on);
    const touched = (more: object, value: number, op = "=") => ({
        field: "touchpoints",
        op,
        value,
        ...more,
    });
    // The ticket of each account on 1 March is a support contact.
    await expectFound(touched({ days: 2 }, 2), ["less"]);
    await expectFound(touched({ days: 1 }, 1), ["less"]);
    for (const [criteria, names] of [
        [touched({ days: 45 }, 3), ["less", "more"]],
        [touched({ days: 44 }, 2), ["less"]],
        [touched({ days: 46 }, 4), ["less"]],
        [touched({ days: 365, channel: "call" }, 2), ["less"]],
        [touched({ days: 365, channel: "call" }, 0), ["more", "new"]],
        [touched({ days: 365, channel: "support" }, 2), ["more"]],
        [touched({ days: "ever", channel: "email" }, 1), ["less"]],
        [touched({ days: 10, change: "absolute" }, 2), ["less"]],
        [touched({ days: 11, change: "absolute" }, 1), ["more"]],
        [touched({ days: 11, change: "percent" }, 100), ["more"]],
        [{ not: touched({ days: 365 }, 1, ">=") }, ["new"]],
    ] as [object, string[]][])
        expect(await found(criteria), JSON.stringify(criteria)).toEqual(names);
});

test("at least one of its invoices, tickets, issues and touchpoints", async () => {
    await post("invoices", {
        external_id: "i-1",
        account_id: account.more,
        total: "90",
        amount_due: "90",
        currency: "EUR",
        due_on: "2026-02-01",
        status: "not_paid",
    });
    await post("issues", {
        external_id: "b-1",
        account_id: account.new,
        subject: "Crash",
        status: "open",
        type: "bug",
    });
    const rate = { currency: "EUR", from_on: "2020-01-01", rate: 1.5 };
    expect((await ada.post("/api/v2/currency-rates", rate)).status).toBe(201);
    for (const [criteria, names] of [
        [{ field: "invoice.amount_due", op: ">", value: 134 }, ["more"]],
        [{ field: "invoice.amount_due", op: ">", value: 135 }, []],
        [{ field: "invoice.due_on", op: "more_than_days_ago", value: 20 }, ["more"]],
        [{ not: { field: "invoice.status", op: "=", value: "not_paid" } }, ["less", "new"]],
        [{ field: "issue.type", op: "=", value: "bug" }, ["new"]],
        [{ field: "ticket.priority", op: "=", value: "URGENT" }, ["less"]],
        [{ field: "ticket.open", op: "=", value: true }, ["more"]],
        [{ field: "touchpoint.channel", op: "=", value: "meeting" }, ["more"]],
    ] as [object, string[]][])
        await expectFound(criteria, names);
    const said = await ada.post("/api/v2/criteria/preview", {
        entity: "account",
        criteria: {
            all: [
                { field: "invoice.amount_due", op: ">", value: 100 },
                { not: { field: "issue.status", op: "=", value: "closed" } },
            ],
        },
    });
    expect(said.body.sentence).toBe(
        "An invoice's amount due is more than $100 and not (an issue's status is \"closed\")",
    );
    const catalog = await ada.get("/api/v2/fields?entity=account&for=criteria");
    const field = (key: string) => catalog.body.rows.find((r: Any) => r.key === key);
    expect(field("invoice.amount_due")).toMatchObject({
        label: "Invoice: Amount due",
        group: "Invoice: Amounts",
        type: "money",
        column: false,
        needs: "invoice",
        parameters: [],
    });
    expect(field("ticket.account")).toBeUndefined();
    for (const key of ["subscription.plan_name", "issue.type", "touchpoint.channel"])
        expect(field(key)).toBeDefined();
    const users = await ada.get("/api/v2/fields?entity=user&for=criteria");
    const ofAccount = users.body.rows.find((r: Any) => r.key === "account.mrr");
    expect(ofAccount).toMatchObject({ label: "Account: MRR", parameters: ["change"] });
    const tables = await ada.get("/api/v2/fields?entity=user");
    const reached = tables.body.rows.filter((r: Any) => r.key.includes("."));
    expect(reached.every((r: Any) => r.key.startsWith("account."))).toBe(true);
});
