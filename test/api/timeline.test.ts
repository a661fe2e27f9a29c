// The timeline of an account: every kind is written once by real data as the clock moves, at the
// instant at which it happened, with names, who did it and why; a day that late data corrects
// rewrites its own event; an undo writes one; pages, tabs, kinds and words narrow it; the
// explanation of a past day says what was so then; who may not see the account finds nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { emailOf, signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: replies are looked into freely
type Any = any;

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let secret: Api;
const account: Record<string, number> = {};

const post = async (path: string, body: object) => {
    const reply = await secret.post(`/api/v2/${path}`, body);
    expect(reply.status, reply.text).toBe(201);
    return reply.body.id as number;
};
const patch = async (client: Api, path: string, body: object) => {
    const reply = await client.patch(`/api/v2/${path}`, body);
    expect(reply.status, reply.text).toBe(200);
    return reply;
};
const timeline = async (query = "", client = carl, of = "mine") => {
    const reply = await client.get(`/api/v2/accounts/${account[of]}/timeline${query}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body as { rows: Any[]; next_cursor: string | null };
};
const rowsOf = async (kind: string) => (await timeline(`?kind=${kind}`)).rows;
/** The only one of a kind, once it is there. */
const only = (kind: string) =>
    eventually(kind, async () => {
        const rows = await rowsOf(kind);
        expect(rows).toHaveLength(1);
        return rows[0];
    });
const use = async (user: string, day: string) => {
    const reply = await secret.post("/api/v1_1/feature", {
        account_id: "mine",
        user_id: user,
        product_id: "App",
        module_id: "Core",
        feature_id: "Save",
        timestamp: `${day}T09:00:00Z`,
    });
    expect(reply.status, reply.text).toBe(200);
};
/** Moves the clock, and waits until the server has looked at it. */
const goTo = async (instant: string) => {
    await workspace.setClock(instant);
    await eventually(instant, async () =>
        expect((await ada.get(`/api/v2/accounts/${account.mine}/usage?days=1`)).body.today).toBe(
            instant.slice(0, 10),
        ),
    );
};
const figure = (field: string, value: unknown) =>
    eventually(`${field} is ${value}`, async () => {
        const reply = await ada.get(`/api/v2/accounts/${account.mine}`);
        expect(reply.body[field]).toEqual(value);
    });

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-01T10:00:00Z" });
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, manager] of [
        ["mine", "carl"],
        ["theirs", "cleo"],
    ] as const)
        account[name] = await post("accounts", {
            external_id: name,
            name,
            licenses: 10,
            success_manager: emailOf(manager),
        });
    await post("tickets", { external_id: "other", account_id: account.theirs, subject: "Hm" });
    await post("health-configs", {
        name: "All",
        service_good: { field: "open_tickets", op: "=", value: 0 },
        service_poor: { field: "open_tickets", op: ">=", value: 1 },
        service_weight: 1,
    });
    await figure("health_service", "good");
});
afterAll(() => workspace.remove());

test("what an account begins with, and health that is calculated first, are no changes", async () => {
    expect(await timeline()).toEqual({ rows: [], next_cursor: null });
});

test("edits: by whom, with names, and why; an undo is one, too", async () => {
    const set = (
        await patch(ada, `accounts/${account.mine}`, {
            stage: "Onboarding",
            forecast_status: "Renew",
            forecast_value: "1200",
        })
    ).headers.get("x-change-set");
    expect(await only("stage")).toMatchObject({
        at: expect.stringMatching(/^2026-03-01T10:0/),
        group: "lifecycle",
        tab: "events",
        label: "Stage",
        type: "text",
        before: null,
        after: "Onboarding",
        about: null,
        day: null,
        corrected: false,
    });
    expect((await only("stage")).actor).toBeTruthy();
    expect(await only("forecast_status")).toMatchObject({ before: null, after: "Renew" });
    expect(await only("forecast_value")).toMatchObject({ type: "money", after: "1200.00" });
    expect((await ada.post(`/api/v2/change-sets/${set}/undo`)).status).toBe(200);
    expect((await rowsOf("stage")).map((e) => [e.before, e.after])).toEqual([
        ["Onboarding", null],
        [null, "Onboarding"],
    ]);
    await patch(ada, `accounts/${account.mine}`, {
        risk_score: 4,
        risk_tag: "Champion left",
        risk_note: "Ann moved on",
    });
    expect(await only("risk_score")).toMatchObject({ after: 4, note: "Ann moved on" });
    expect(await only("risk_tag")).toMatchObject({ after: "Champion left" });
    await patch(ada, `accounts/${account.mine}`, { confidence_score: 2 });
    expect(await only("confidence_score")).toMatchObject({ after: 2 });
    expect((await rowsOf("risk_score"))[0]).toMatchObject({ before: 4, after: null });
    await patch(ada, `accounts/${account.mine}`, { onboarding_manager: emailOf("ada") });
    expect(await only("team_role")).toMatchObject({
        group: "team",
        before: null,
        about: { type: "team_role" },
    });
});

test("a ticket: it came, changed and was resolved; health follows with its reason", async () => {
    const ticket = await post("tickets", {
        external_id: "t1",
        account_id: account.mine,
        subject: "No printer",
        status: "open",
        created_on: "2026-02-20T08:00:00Z",
    });
    expect(await only("health_service")).toMatchObject({
        type: "health",
        before: "good",
        after: "poor",
        day: "2026-03-01",
        actor: null,
    });
    expect(await only("health_score")).toMatchObject({ before: 100, after: 0 });
    await patch(ada, `tickets/${ticket}`, { priority: "urgent" });
    await patch(ada, `tickets/${ticket}`, {
        status: "solved",
        resolved_on: "2026-03-01T09:30:00Z",
    });
    expect(await only("ticket_created")).toMatchObject({
        at: "2026-02-20T08:00:00.000Z",
        about: { type: "ticket", id: ticket, name: "No printer" },
    });
    expect(await only("ticket_priority")).toMatchObject({ before: null, after: "urgent" });
    expect(await only("ticket_status")).toMatchObject({ before: "open", after: "solved" });
    expect(await only("ticket_resolved")).toMatchObject({ at: "2026-03-01T09:30:00.000Z" });
    await eventually("service is good again", async () =>
        expect((await rowsOf("health_service")).map((e) => e.after)).toEqual(["good", "poor"]),
    );
});

test("a subscription: it came, decides the status, changed and was cancelled", async () => {
    const id = await post("subscriptions", {
        external_id: "s1",
        account_id: account.mine,
        plan_name: "Small",
        plan_quantity: 1,
        mrr: "10",
        status: "Active",
        created_on: "2026-02-01T00:00:00Z",
    });
    expect(await only("status")).toMatchObject({ before: null, after: "Active" });
    await patch(ada, `subscriptions/${id}`, {
        plan_name: "Large",
        plan_quantity: 5,
        mrr: "50",
        next_billing_on: "2026-04-01",
    });
    await patch(ada, `subscriptions/${id}`, { status: "Cancelled", cancelled_on: "2026-03-01" });
    expect(await only("subscription_created")).toMatchObject({
        at: "2026-02-01T00:00:00.000Z",
        about: { type: "subscription", name: "Large" },
    });
    expect(await only("subscription_plan")).toMatchObject({ before: "Small", after: "Large" });
    expect(await only("subscription_quantity")).toMatchObject({ before: 1, after: 5 });
    expect(await only("subscription_mrr")).toMatchObject({
        type: "money",
        before: "10.00",
        after: "50.00",
        currency: "USD",
    });
    expect(await only("subscription_next_billing")).toMatchObject({ after: "2026-04-01" });
    expect(await only("subscription_cancelled")).toMatchObject({ after: "2026-03-01" });
    expect(await only("subscription_status")).toMatchObject({ after: "Cancelled" });
    await eventually("the status follows", async () =>
        expect((await rowsOf("status")).map((e) => e.after)).toEqual(["Cancelled", "Active"]),
    );
    await patch(secret, `accounts/${account.theirs}`, { status: "Active" });
    expect((await timeline("?kind=status", ada, "theirs")).rows).toHaveLength(1);
});

test("contacts and responses stand where their dates say, and go with their records", async () => {
    for (const [channel, day] of [
        ["email", "10"],
        ["call", "11"],
        ["meeting", "12"],
        ["support", "13"],
    ])
        await post("touchpoints", {
            external_id: `c-${channel}`,
            account_id: account.mine,
            channel,
            direction: "out",
            subject: `About ${channel}`,
            body: "Dear customer",
            occurred_on: `2026-02-${day}T09:00:00Z`,
        });
    const response = await post("nps-responses", {
        external_id: "n1",
        account_id: account.mine,
        score: 9,
        comment: "Fine",
        created_on: "2026-02-14T09:00:00Z",
    });
    const contacts = await timeline("?tab=communication");
    expect(contacts.rows.map((e) => e.kind)).toEqual(["support", "meeting", "call", "email"]);
    expect(contacts.rows[3]).toMatchObject({
        at: "2026-02-10T09:00:00.000Z",
        direction: "out",
        note: "Dear customer",
        about: { type: "touchpoint", name: "About email" },
    });
    expect(await only("nps_response")).toMatchObject({
        at: "2026-02-14T09:00:00.000Z",
        after: 9,
        note: "Fine",
    });
    expect((await secret.delete(`/api/v2/nps-responses/${response}`)).status).toBeLessThan(300);
    expect(await rowsOf("nps_response")).toEqual([]);
});

test("days that close tell of use; late data rewrites the event of its day", async () => {
    for (let i = 0; i < 4; i++) await use(`u${i}`, "2026-03-01");
    await figure("active_users", 4);
    await goTo("2026-03-02T10:00:00Z");
    for (let i = 4; i < 8; i++) await use(`u${i}`, "2026-03-02");
    await figure("active_users", 8);
    await goTo("2026-03-03T00:00:30Z");
    // The ticket made days of the account known on which nobody was active yet.
    const first = { at: "2026-03-01T23:59:59.999Z", before: 0, after: 4, corrected: false };
    const second = { at: "2026-03-02T23:59:59.999Z", before: 4, after: 8, corrected: false };
    await eventually("the days are told", async () =>
        expect(await rowsOf("active_users")).toMatchObject([second, first]),
    );
    expect(await rowsOf("license_utilisation")).toMatchObject([
        { type: "percent", before: 40, after: 80 },
        { type: "percent", before: 0, after: 40 },
    ]);
    expect(await only("usage_frequency")).toMatchObject({
        type: "frequency",
        before: "inactive",
        after: "occasionally",
    });
    await use("late", "2026-03-02");
    await eventually("the day is corrected", async () =>
        expect(await rowsOf("active_users")).toMatchObject([
            { ...second, after: 9, corrected: true },
            first,
        ]),
    );
});

test("the explanation of a day that is over says what was so then", async () => {
    const path = `/api/v2/accounts/${account.mine}/health`;
    const day = (await ada.get(`${path}?day=2026-03-01`)).body;
    expect(day.day).toBe("2026-03-01");
    expect(day.signals[2]).toMatchObject({ key: "service", value: "good" });
    expect(day.signals[2].good).toMatchObject({ held: true, found: 0 });
    expect((await ada.get(path)).body.day).toBe("2026-03-03");
    expectProblem(await ada.get(`${path}?day=2026-03-04`), 400, "invalid", ["day"]);
    expectProblem(await ada.get(`${path}?day=monday`), 400, "invalid", ["day"]);
    expectProblem(await ada.get(`${path}?day=2026-01-01`), 404, "not_found");
});

test("pages hold every row once; words, tabs and kinds narrow", async () => {
    const all = (await timeline("?limit=200")).rows.map((e) => e.id);
    expect(new Set(all).size).toBe(all.length);
    const paged: string[] = [];
    let before: string | null = "";
    while (before !== null) {
        const page = await timeline(`?limit=3${before ? `&before=${before}` : ""}`);
        paged.push(...page.rows.map((e) => e.id));
        before = page.next_cursor;
    }
    expect(paged).toEqual(all);
    const found = async (q: string) => (await timeline(`?q=${q}`)).rows.map((e) => e.kind);
    expect(new Set(await found("printer"))).toEqual(
        new Set(["ticket_created", "ticket_resolved", "ticket_status", "ticket_priority"]),
    );
    expect(await found("PRINTER%20urgent")).toEqual(["ticket_priority"]);
    expect(await found("plan%20large")).toContain("subscription_plan");
    expect(await found("zebra")).toEqual([]);
    const events = (await timeline("?tab=events&limit=200")).rows;
    expect(events.some((e) => e.tab !== "events")).toBe(false);
    expect(events.length + 4).toBe(all.length);
    const path = `/api/v2/accounts/${account.mine}/timeline`;
    for (const [query, field] of [
        ["tab=notes", "tab"],
        ["kind=stage,nothing", "kind"],
        ["before=1.2", "before"],
        ["limit=0", "limit"],
        ["q=a+b+c+d+e+f+g+h+i", "q"],
    ] as const)
        expectProblem(await carl.get(`${path}?${query}`), 400, "invalid", [field]);
});

test("somebody else's account has no timeline", async () => {
    const theirs = `/api/v2/accounts/${account.theirs}/timeline`;
    for (const query of ["", "?q=Hm", "?kind=ticket", "?kind=nothing"])
        expectProblem(await carl.get(theirs + query), 404, "not_found");
    expect((await ada.get(theirs)).status).toBe(200);
});

test("the command that computes everything anew writes nothing twice", async () => {
    const before = (await timeline("?limit=200")).rows;
    const result = await workspace.run(["refresh", "--history"]);
    expect(result.status, result.stderr).toBe(0);
    expect((await timeline("?limit=200")).rows).toEqual(before);
    const check = await workspace.run(["check"]);
    expect(check.status, check.stderr).toBe(0);
});
