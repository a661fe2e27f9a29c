// Every metric of accounts and users equals a slow reckoning over all that was sent
// (reference_metrics.ts), on random data that came through the real doors.
// Goals: empty and unknown; events at the edges of local days; a day of 23 hours; midnight and the
// end of a month pass by themselves; late data corrects the windows and the days that are over; the
// history of an account tells what each figure and state was; catalog, lists and criteria know all.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Workspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";
import {
    type Account,
    accountFigures,
    type Case,
    dayOf,
    dayText,
    type Figures,
    type Subscription,
    userFigures,
    type World,
} from "./reference_metrics.ts";

const zone = "Europe/Berlin";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let workspace: Workspace;
let key: Api;
let secret: Api;
let now = Date.parse("2026-03-28T10:00:00Z");

const world: World = {
    zone,
    currency: "USD",
    accounts: [],
    users: [],
    uses: [],
    hidden: new Set(["Hidden"]),
    features: new Set(),
    logs: [],
    subscriptions: [],
    invoices: [],
    cases: [],
    touchpoints: [],
    responses: [],
    consumption: [],
    aggregates: { Bandwidth: "sum", Peak: "max", Storage: "last" },
    rates: [],
};

/** The same numbers on every run. */
let seed = 20260328;
function random(below: number): number {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
}
const oneOf = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const maybe = (percent: number) => random(100) < percent;
/** An instant of the last `days` days, often at the edge of a local day. */
function instant(days: number): number {
    const at = now - random(days * 24) * HOUR - random(3600) * 1000;
    if (!maybe(30)) return at;
    const midnight = Math.floor(at / DAY) * DAY - oneOf([1, 2]) * HOUR;
    return Math.min(now, midnight + oneOf([-1000, 0, 1000]));
}
const day = (number?: number) => (number === undefined ? undefined : dayText(number));
const iso = (at: number) => new Date(at).toISOString();
const today = () => dayOf(zone, now);
const dayBefore = (days: number) => today() - random(days);
const amount = () => `${random(2000)}.${String(random(100)).padStart(2, "0")}`;

const waiting = new Map<string, object[]>();
function send(path: string, body: object) {
    waiting.set(path, [...(waiting.get(path) ?? []), body]);
}
async function flush() {
    for (const [path, bodies] of waiting) {
        const reply = await key.post(path, bodies);
        expect(reply.status, reply.text).toBe(200);
        expect(reply.body, path).toMatchObject({
            accepted: bodies.length,
            rejected: [],
        });
    }
    waiting.clear();
}

/** Moves the clock, and waits until the server has seen it. */
async function setClock(text: string) {
    now = Date.parse(text);
    await workspace.setClock(text);
    await eventually("the clock", async () => {
        const { fresh_at } = (await secret.get("/api/v2/accounts?limit=1")).body;
        expect(Date.parse(fresh_at)).toBeGreaterThanOrEqual(now);
    });
}

function addAccount(id: string, more: Partial<Account> = {}) {
    const account: Account = { id, stages: [], ...more };
    world.accounts.push(account);
    const { stages: _, id: account_id, ...attributes } = account;
    send("/api/v1_1/account", { account_id, ...attributes });
}

const some = () => oneOf(world.users);
const accountIds = ["a", "b", "c", "d"];

function addUse(days: number) {
    const { account, user } = some();
    const at = instant(days);
    const feature = oneOf(["Report", "Export", "Import", "Refund", "Hidden", "Search", "Print"]);
    const module = feature < "J" ? "M1" : feature < "Q" ? "M2" : "M3";
    const total = 1 + random(9);
    world.uses.push({ account, user, module, feature, total, at });
    world.features.add(feature);
    send("/api/v1_1/feature", {
        account_id: account,
        user_id: user,
        product_id: "P",
        module_id: module,
        feature_id: feature,
        total,
        timestamp: iso(at),
    });
}

function addLog(kind: "login" | "logout" | "page", days: number) {
    const { account, user } = some();
    const at = instant(days);
    if (world.logs.some((l) => l.account === account && l.user === user && l.at === at)) return;
    world.logs.push({ account, user, kind, at });
    if (kind === "page")
        send("/api_js/v1_1/page", {
            accountId: account,
            userId: user,
            name: "Home",
            timestamp: iso(at),
        });
    else
        send(`/api/v1_1/${kind}`, {
            account_id: account,
            user_id: user,
            timestamp: iso(at),
        });
}

function addSubscription(n: number, fixed: Partial<Subscription> = {}) {
    const status = oneOf([
        "Active",
        "Active",
        "Active",
        "Suspended",
        "Future",
        "Cancelled",
    ] as const);
    const s: Subscription = {
        id: `s${n}`,
        account: oneOf(["a", "b", "c"]),
        status,
        ...(maybe(50) ? { mrr: amount() } : {}),
        ...(maybe(70) ? { amount: amount() } : {}),
        ...(maybe(40) ? { currency: oneOf(["EUR", "CHF", "GBP"]) } : {}),
        period: 1 + random(4),
        unit: oneOf(["day", "week", "month", "year"] as const),
        ends: today() + random(300),
        ...(status === "Cancelled" ? { cancelled: dayBefore(200) } : {}),
        billing: [],
        ...fixed,
    };
    if (maybe(80)) s.billing.push(dayBefore(200) + random(30));
    world.subscriptions.push(s);
    send("/api/v1_1/subscription", {
        subscription_id: s.id,
        account_id: s.account,
        status: s.status,
        mrr: s.mrr,
        amount: s.amount,
        currency: s.currency,
        billing_period: s.period,
        billing_period_unit: s.unit,
        subscription_ends_on: day(s.ends),
        cancelled_on: day(s.cancelled),
        next_billing_on: day(s.billing.at(-1)),
    });
}

/** The next billing date moves on, or is put right. */
function renew() {
    for (const s of world.subscriptions) {
        const due = s.billing.at(-1);
        if (due === undefined || !maybe(60)) continue;
        const next = due + oneOf([30, 31, 90, -3]);
        s.billing.push(next);
        send("/api/v1_1/subscription", {
            subscription_id: s.id,
            account_id: s.account,
            next_billing_on: dayText(next),
        });
    }
}

function addInvoice(n: number) {
    const created = instant(240);
    const createdDay = dayOf(zone, created);
    const status = oneOf(["paid", "not_paid", "not_paid", "voided"] as const);
    const refund = maybe(10);
    const total = `${refund ? "-" : ""}${amount()}`;
    const part = maybe(30) ? "10.00" : undefined;
    const i = {
        id: `i${n}`,
        account: oneOf(accountIds),
        total,
        status,
        created,
        ...(status === "paid" ? { due: "0.00", paid: total } : { due: total, paid: part }),
        ...(maybe(30) ? { currency: oneOf(["EUR", "CHF", "GBP"]) } : {}),
        ...(maybe(80) ? { dueOn: Math.max(createdDay, dayBefore(60) + random(40)) } : {}),
        ...(status === "paid" || part
            ? { paidOn: Math.min(today(), createdDay + random(40)) }
            : {}),
    };
    world.invoices.push(i);
    send("/api/v1_1/invoice", {
        invoice_id: i.id,
        account_id: i.account,
        total: i.total,
        amount_due: i.due,
        amount_paid: i.paid,
        currency: i.currency,
        status,
        created_on: iso(created),
        due_on: day(i.dueOn),
        paid_on: day(i.paidOn),
    });
}

function sendCase(c: Case, status?: string) {
    send(`/api/v1_1/${c.kind}`, {
        [`${c.kind}_id`]: c.id,
        account_id: c.account,
        priority: c.priority,
        created_on: iso(c.created),
        due_on: day(c.dueOn),
        resolved_on: c.closed === undefined || status ? undefined : iso(c.closed),
        status,
        updated_on: status && c.closed ? iso(c.closed) : undefined,
    });
}

function addCase(kind: "ticket" | "issue", n: number, days = 240) {
    const created = instant(days);
    const closed = maybe(55) ? created + random(20 * 24) * HOUR : undefined;
    const c: Case = {
        id: `${n}`,
        kind,
        account: oneOf(accountIds),
        priority: oneOf([undefined, "Urgent", "critical", "low", "HIGH"]),
        created,
        dueOn: maybe(70) ? dayOf(zone, created) + random(25) : undefined,
        closed: closed !== undefined && closed < now ? closed : undefined,
    };
    world.cases.push(c);
    sendCase(c, c.closed !== undefined && maybe(40) ? oneOf(["Resolved", "DONE"]) : undefined);
}

function addTouchpoint(n: number, days: number) {
    const { account, user } = some();
    const channel = oneOf(["email", "call", "meeting", "support"] as const);
    const t = {
        account,
        ...(maybe(70) ? { user } : {}),
        channel,
        at: instant(days),
    };
    world.touchpoints.push(t);
    send("/api/v1_1/touchpoint", {
        touchpoint_id: `t${n}`,
        account_id: account,
        user_id: t.user,
        channel,
        occurred_on: iso(t.at),
    });
}

function addResponse(n: number, days: number) {
    const { account, user } = some();
    const who = maybe(80) ? { user } : { email: oneOf(["x@example.com", "X@Example.com"]) };
    const r = { account, ...who, score: random(11), at: instant(days) };
    if (world.responses.some((other) => other.at === r.at)) return;
    world.responses.push(r);
    send("/api/v1_1/nps", {
        response_id: `n${n}`,
        account_id: account,
        user_id: r.user,
        email: r.email,
        score: r.score,
        created_on: iso(r.at),
    });
}

function addConsumption(days: number) {
    const c = {
        account: oneOf(accountIds),
        metric: oneOf(Object.keys(world.aggregates)),
        day: dayBefore(days),
        value: random(1000) / 4,
    };
    const same = (o: typeof c) =>
        o.account === c.account && o.metric === c.metric && o.day === c.day;
    world.consumption = [...world.consumption.filter((o) => !same(o)), c];
    send("/api/v1_1/consumption", {
        account_id: c.account,
        metric: c.metric,
        date: dayText(c.day),
        value: c.value,
    });
}

/** Some of everything; numbers make ids. */
async function sendSome(from: number, size: number, days: number) {
    for (let n = from; n < from + size; n++) {
        for (let i = 0; i < 12; i++) addUse(days);
        for (let i = 0; i < 3; i++) addLog(oneOf(["login", "login", "logout", "page"]), 20);
        addInvoice(n);
        addCase("ticket", n);
        addCase("issue", n);
        addTouchpoint(n, 200);
        addResponse(n, 300);
        for (let i = 0; i < 3; i++) addConsumption(90);
    }
    await flush();
}

function setStage(account: Account, stage: string) {
    account.stages.push(now);
    send("/api/v1_1/account", { account_id: account.id, stage });
}

// ---- comparing ----

const ids = new Map<string, number>();

async function rowsOf(path: string): Promise<Record<string, unknown>[]> {
    const reply = await secret.get(`/api/v2/${path}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body.rows;
}

const equal = (a: unknown, b: unknown) =>
    typeof a === "number" && typeof b === "number"
        ? Math.abs(a - b) < 1e-6
        : JSON.stringify(a) === JSON.stringify(b);

function differences(who: string, row: Record<string, unknown>, figures: Figures): string[] {
    return Object.entries(figures)
        .filter(([name, value]) => !equal(row[name], value))
        .map(
            ([name, value]) =>
                `${who} ${name}: ${JSON.stringify(row[name])} instead of ${JSON.stringify(value)}`,
        );
}

/** Every figure of every account and user, all differences at once. */
async function allDifferences(): Promise<string[]> {
    const accounts = await rowsOf("accounts?limit=100&columns=*");
    const users = await rowsOf("users?limit=100");
    expect(accounts).toHaveLength(world.accounts.length);
    const found: string[] = [];
    for (const account of world.accounts) {
        const row = accounts.find((r) => r.external_id === account.id) ?? {};
        ids.set(account.id, row.id as number);
        found.push(...differences(account.id, row, accountFigures(world, account, now)));
    }
    for (const user of world.users.filter((u) => !u.deleted)) {
        const row = users.find(
            (r) =>
                r.external_id === user.user &&
                (r.account as { external_id: string }).external_id === user.account,
        );
        const who = `${user.account}/${user.user}`;
        found.push(...differences(who, row ?? {}, userFigures(world, user, now)));
    }
    return found;
}

const settle = (what: string) =>
    eventually(what, async () => expect(await allDifferences()).toEqual([]), {
        timeout: 20_000,
        interval: 250,
    });

beforeAll(async () => {
    workspace = await createWorkspace({ clock: iso(now) });
    const server = await workspace.serve();
    key = withKey(server, await workspace.createKey("api"));
    secret = withKey(server, await workspace.createKey("secret"));
    expect((await secret.patch("/api/v2/settings", { time_zone: zone })).status).toBe(200);
    for (const [name, aggregate] of Object.entries(world.aggregates))
        await secret.post("/api/v2/consumption-metrics", { name, aggregate });
    for (const [currency, from_on, rate] of [
        ["EUR", "2025-01-01", 1.25],
        ["EUR", "2026-03-30", 1.5],
        ["CHF", "2025-01-01", 0.8],
    ] as const) {
        const made = await secret.post("/api/v2/currency-rates", {
            currency,
            from_on,
            rate,
        });
        expect(made.status, made.text).toBe(201);
        world.rates.push({ currency, from: Date.parse(from_on) / DAY, rate });
    }
});
afterAll(() => workspace?.remove());

test("nothing is known of a workspace without data", async () => {
    addAccount("a", { licenses: 3 });
    addAccount("b", { mrr: "70.00", amount: "840.00" });
    await flush();
    await eventually("unknown figures", async () => {
        const [row] = await rowsOf("accounts?external_id=a");
        for (const name of ["active_users", "open_tickets", "billed", "touchpoints_90d", "mrr"])
            expect(row?.[name], name).toBeNull();
        expect(row).toMatchObject({
            users: 0,
            total_features_series: Array(14).fill(0),
        });
    });
});

test("every figure, from random data", { timeout: 60_000 }, async () => {
    addAccount("c", { licenses: 100 });
    addAccount("d");
    addAccount("empty");
    await flush();
    for (const account of accountIds)
        for (let n = 0; n < 4; n++) {
            world.users.push({ account, user: `u${n}` });
            send("/api/v1_1/user", { account_id: account, user_id: `u${n}` });
        }
    await flush();
    for (let n = 0; n < 14; n++) addSubscription(n);
    addSubscription(14, { account: "b", status: "Active", mrr: "50.00", currency: "USD" });
    await sendSome(0, 25, 40);
    for (let i = 0; i < 2; i++) {
        renew();
        await flush();
    }
    const features = await rowsOf("features?limit=100");
    const hidden = features.find((f) => f.name === "Hidden");
    expect((await secret.patch(`/api/v2/features/${hidden?.id}`, { hidden: true })).status).toBe(
        200,
    );
    for (const account of world.accounts.slice(0, 3)) setStage(account, "Trial");
    await flush();
    await settle("the figures of random data");
});

test("midnight passes before a day of 23 hours", {
    timeout: 60_000,
}, async () => {
    await setClock("2026-03-28T23:05:00Z");
    await settle("the figures after midnight");
    await sendSome(100, 3, 5);
    await settle("new data on the short day");
    await setClock("2026-03-29T22:30:00Z"); // the 30th: the clock stands two hours ahead
    setStage(world.accounts[1] as Account, "Live");
    await flush();
    await settle("another rate begins");
});

test("the end of the month passes; late data counts on its own day", {
    timeout: 90_000,
}, async () => {
    await setClock("2026-03-31T21:50:00Z");
    await sendSome(200, 3, 3);
    await settle("the last evening of the month");
    await setClock("2026-03-31T22:10:00Z");
    await settle("the first minutes of the month");
    await sendSome(300, 6, 60);
    renew();
    await flush();
    await settle("late data");
    for (const c of world.cases.filter((c) => c.closed === undefined).slice(0, 6)) {
        c.closed = now - 26 * HOUR;
        sendCase(c);
    }
    await flush();
    await settle("tickets closed yesterday");
});

// ---- history ----

const dated = [
    "total_features_used",
    "features_used",
    "modules_used",
    "active_users",
    "active_days",
    "usage_frequency",
    "product_stickiness",
    "touchpoints_90d",
    "open_tickets",
    "open_critical_tickets",
    "open_overdue_tickets",
    "open_issues",
    "open_critical_issues",
    "open_overdue_issues",
    "promoters",
    "passives",
    "detractors",
    "nps_score",
];

interface Day {
    day: string;
    corrected: boolean;
    figures: Figures;
}

async function history(account: string, fields: string[], days: number): Promise<Day[]> {
    const path = `/api/v2/accounts/${ids.get(account)}/history`;
    const reply = await secret.get(`${path}?fields=${fields.join(",")}&days=${days}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body.days;
}

/** What was, at the end of each day, by all that is known now. */
async function historyDifferences(): Promise<string[]> {
    const found: string[] = [];
    for (const account of world.accounts.slice(0, 4)) {
        const days = await history(account.id, dated, 60);
        expect(days).toHaveLength(60);
        expect(days.at(-1)?.day).toBe(dayText(today()));
        for (const { day, figures } of days) {
            let end = Date.parse(`${day}T12:00:00Z`);
            while (dayOf(zone, end + HOUR) === dayOf(zone, end)) end += HOUR;
            while (dayOf(zone, end + 1000) === dayOf(zone, end)) end += 1000;
            const all = accountFigures(world, account, day === dayText(today()) ? now : end);
            const kept = Object.fromEntries(dated.map((name) => [name, all[name]]));
            found.push(...differences(`${account.id} ${day}`, figures, kept));
        }
    }
    return found;
}

test("the days that are over are known, late data among them", {
    timeout: 60_000,
}, async () => {
    await eventually("history", async () => expect(await historyDifferences()).toEqual([]), {
        timeout: 10_000,
        interval: 500,
    });
    const days = await history("a", ["total_features_used"], 60);
    expect(days.some((d) => d.corrected)).toBe(true);
});

test("states stay what they were", { timeout: 60_000 }, async () => {
    const fields = ["mrr", "stage", "status", "users", "licenses"];
    const was = (await history("b", fields, 1))[0]?.figures;
    expect(was?.stage).toBe("Live");
    await setClock("2026-04-02T10:00:00Z");
    await eventually("the new day", async () => {
        const row = (await rowsOf("accounts?external_id=b"))[0];
        expect(row?.days_in_stage).toBe(3);
    });
    for (const s of world.subscriptions.filter((s) => s.account === "b")) {
        s.status = "Cancelled";
        s.cancelled = today();
        const cancelled_on = dayText(today());
        send("/api/v1_1/subscription", {
            subscription_id: s.id,
            account_id: s.account,
            status: s.status,
            cancelled_on,
        });
    }
    setStage(world.accounts[1] as Account, "Cancelled");
    send("/api/v1_1/account", { account_id: "b", licenses: 9 });
    (world.accounts[1] as Account).licenses = 9;
    await flush();
    await settle("a cancelled account");
    const days = await history("b", fields, 8);
    expect(days.map((d) => d.figures.stage)).toEqual([
        null, // nothing was known of it here
        null,
        ...Array(2).fill("Trial"),
        ...Array(3).fill("Live"),
        "Cancelled",
    ]);
    const now = days.at(-1)?.figures;
    expect(now).toMatchObject({ mrr: "0.00", status: "Cancelled", licenses: 9 });
    expect(days.at(-3)?.figures).toEqual(was);
    expect(was?.mrr).not.toBe("0.00");
});

test("history says what it does not keep", async () => {
    const path = `/api/v2/accounts/${ids.get("a")}/history`;
    for (const [query, field] of [
        ["?fields=nonsense", "fields"],
        ["?fields=name", "fields"],
        ["?fields=", "fields"],
        ["?fields=mrr&days=401", "days"],
    ] as const)
        expectProblem(await secret.get(path + query), 400, "invalid", [field]);
    expect((await secret.get("/api/v2/accounts/999/history?fields=mrr")).status).toBe(404);
});

// ---- catalog, lists and criteria ----

test("the catalog has them; lists show and sort them; criteria ask for them", async () => {
    const { rows } = (await secret.get("/api/v2/fields?entity=account")).body;
    const known = new Map<string, { type: string; operators: string[] }>(
        rows.map((f: { key: string }) => [f.key, f]),
    );
    const figures = accountFigures(world, world.accounts[0] as Account, now);
    for (const name of Object.keys(figures)) {
        const field = known.get(name);
        expect(field, name).toBeDefined();
        if (!field?.type.endsWith("series")) expect(field?.operators, name).toContain("empty");
    }
    const shown = await rowsOf(
        "accounts?columns=name,nps_score,consumption.Storage,billed_months&sort=-overdue_since",
    );
    expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual(
        ["id", "version", "name", "nps_score", "consumption.Storage", "billed_months"].toSorted(),
    );
    const [plain] = await rowsOf("accounts?external_id=a");
    expect(plain).toHaveProperty("total_features_series");
    expect(plain).not.toHaveProperty("billed_months"); /* only when asked for */
    expect(await secret.get(`/api/v2/accounts/${plain?.id}`)).toHaveProperty("body.billed_months");
    for (const name of [
        "open_tickets",
        "consumption.Storage",
        "overdue_since",
        "engagement_score",
    ]) {
        const values = world.accounts.map((a) => accountFigures(world, a, now)[name]);
        const sorted = values.filter((v) => v !== null).toSorted() as number[];
        const middle = sorted[Math.floor(sorted.length / 2)] as number;
        const filter = JSON.stringify({
            field: name,
            op: ">=",
            value: middle - 0.0001,
        });
        const whole = JSON.stringify({ field: name, op: ">=", value: middle });
        const asked = Number.isInteger(middle) ? whole : filter;
        const reply = await secret.get(`/api/v2/accounts?filter=${encodeURIComponent(asked)}`);
        expect(reply.status, reply.text).toBe(200);
        const expected = values.filter((v) => v !== null && (v as number) >= middle - 0.0001);
        expect(reply.body.total, asked).toBe(expected.length);
    }
    const users = (await secret.get("/api/v2/fields?entity=user")).body.rows;
    const userKeys = new Set(users.map((f: { key: string }) => f.key));
    for (const name of Object.keys(userFigures(world, { account: "a", user: "u0" }, now)))
        expect(userKeys.has(name), name).toBe(true);
});

test("a deleted user is not counted as active; the uses stay", {
    timeout: 40_000,
}, async () => {
    const user = world.users.find((u) => u.account === "a" && u.user === "u0");
    const row = (await rowsOf("users?limit=100")).find(
        (r) => r.external_id === "u0" && (r.account as { external_id: string }).external_id === "a",
    );
    expect((await secret.delete(`/api/v2/users/${row?.id}`)).status).toBeLessThan(300);
    if (user) user.deleted = true;
    await settle("figures without the user");
});

test("windows run empty", { timeout: 40_000 }, async () => {
    await setClock("2026-05-20T10:00:00Z");
    await settle("figures after seven weeks without data");
});

test("all made anew gives the same", { timeout: 60_000 }, async () => {
    for (const how of [[], ["--history"]]) {
        await workspace.must(["refresh", ...how], { env: { MAINSTAY_CLOCK: iso(now) } });
        expect(await allDifferences()).toEqual([]);
    }
});
