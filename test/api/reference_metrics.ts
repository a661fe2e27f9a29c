// The metrics reckoned slowly and plainly: loops over all that was sent, for one account or user at
// one instant. It shares nothing with the program: no SQL, no window that is carried on, no code.
// Amounts are whole cents; days are numbers since 1970-01-01 in the zone of the workspace.

export interface Use {
    account: string;
    user: string;
    module: string;
    feature: string;
    total: number;
    at: number;
}
export interface Log {
    account: string;
    user: string;
    kind: "login" | "logout" | "page";
    at: number;
}
export interface Subscription {
    id: string;
    account: string;
    status: "Active" | "Suspended" | "Future" | "Cancelled";
    mrr?: string;
    amount?: string;
    currency?: string;
    period?: number;
    unit?: "day" | "week" | "month" | "year";
    ends?: number;
    cancelled?: number;
    /** Every next billing date that it has had, in the order in which they were sent. */
    billing: number[];
}
export interface Invoice {
    id: string;
    account: string;
    total: string;
    due?: string;
    paid?: string;
    currency?: string;
    status: "paid" | "not_paid" | "voided";
    created: number;
    dueOn?: number;
    paidOn?: number;
}
export interface Case {
    id: string;
    kind: "ticket" | "issue";
    account: string;
    priority?: string;
    created: number;
    dueOn?: number;
    /** Instant at which it was closed. */
    closed?: number;
}
export interface Touchpoint {
    account: string;
    user?: string;
    channel: "email" | "call" | "meeting" | "support";
    at: number;
}
export interface Response {
    account: string;
    user?: string;
    email?: string;
    score: number;
    at: number;
}
export interface Consumed {
    account: string;
    metric: string;
    day: number;
    value: number;
}
export interface Account {
    id: string;
    licenses?: number;
    mrr?: string;
    amount?: string;
    /** Instants at which it came to a stage. */
    stages: number[];
}
export interface World {
    zone: string;
    currency: string;
    accounts: Account[];
    users: { account: string; user: string; deleted?: boolean }[];
    uses: Use[];
    hidden: Set<string>;
    features: Set<string>;
    logs: Log[];
    subscriptions: Subscription[];
    invoices: Invoice[];
    cases: Case[];
    touchpoints: Touchpoint[];
    responses: Response[];
    consumption: Consumed[];
    aggregates: Record<string, "sum" | "max" | "last">;
    rates: { currency: string; from: number; rate: number }[];
}

export type Figures = Record<string, unknown>;

const DAY = 86_400_000;
const zones = new Map<string, Intl.DateTimeFormat>();

/** The local day of an instant. */
export function dayOf(zone: string, at: number): number {
    let format = zones.get(zone);
    if (!format) {
        const options = {
            timeZone: zone,
            year: "numeric",
            month: "2-digit",
            day: "2-digit",
        } as const;
        format = new Intl.DateTimeFormat("en-CA", options);
        zones.set(zone, format);
    }
    return dayOfText(format.format(at));
}
export const dayOfText = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY;
export const dayText = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
const monthOf = (day: number) => {
    const date = new Date(day * DAY);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const instant = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
const latest = (all: number[]) => (all.length ? Math.max(...all) : undefined);

/** Cents of a decimal text. */
function cents(text: string): bigint {
    const [whole = "0", part = ""] = text.replace("-", "").split(".");
    const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
    return text.startsWith("-") ? -value : value;
}
function money(value: bigint): string {
    const size = value < 0n ? -value : value;
    return `${value < 0n ? "-" : ""}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
}
/** value x times / by, to the nearest, a half to even. */
function scaled(value: bigint, times: bigint, by: bigint): bigint {
    const top = value * times * (value < 0n ? -1n : 1n);
    const whole = top / by;
    const twice = (top % by) * 2n;
    const up = twice > by || (twice === by && whole % 2n === 1n);
    const rounded = whole + (up ? 1n : 0n);
    return value < 0n ? -rounded : rounded;
}

/** Cents of the workspace's currency; undefined without a rate. */
function converted(w: World, text: string, currency: string | undefined, day: number) {
    if (!currency || currency === w.currency) return cents(text);
    let found: { from: number; rate: number } | undefined;
    for (const rate of w.rates)
        if (rate.currency === currency && rate.from <= day && (!found || rate.from > found.from))
            found = rate;
    return found && scaled(cents(text), BigInt(Math.round(found.rate * 10_000)), 10_000n);
}

const frequency = (days: number) =>
    days >= 9 ? "daily" : days >= 5 ? "weekly" : days >= 2 ? "occasionally" : "inactive";

/** Figures of use of some uses, all before the end of today. */
function ofUse(w: World, uses: Use[], today: number): Figures & { days: number; used: number } {
    const seen = uses.filter((u) => !w.hidden.has(u.feature));
    const window = seen.filter((u) => dayOf(w.zone, u.at) > today - 14);
    const days = new Set(window.map((u) => dayOf(w.zone, u.at)));
    const features = new Set(window.map((u) => u.feature));
    const on = (ago: number) => window.filter((u) => dayOf(w.zone, u.at) === today - ago);
    const last14 = Array.from({ length: 14 }, (_, i) => on(13 - i));
    const total = window.reduce((sum, u) => sum + u.total, 0);
    const all = [...w.features].filter((f) => !w.hidden.has(f)).length;
    return {
        days: days.size,
        used: features.size / all,
        total_features_used: total,
        total_modules_used: total,
        features_used: features.size,
        modules_used: new Set(window.map((u) => u.module)).size,
        active_days: days.size,
        usage_frequency: frequency(days.size),
        product_stickiness: (features.size / all) * 100,
        total_features_series: last14.map((d) => d.reduce((sum, u) => sum + u.total, 0)),
        features_used_series: last14.map((d) => new Set(d.map((u) => u.feature)).size),
        modules_used_series: last14.map((d) => new Set(d.map((u) => u.module)).size),
    };
}

/** Milliseconds that a user spent: a log-in counts on its day. */
function spent(w: World, user: { account: string; user: string }, now: number): number {
    const today = dayOf(w.zone, now);
    const mine = (e: { account: string; user: string; at: number }) =>
        e.account === user.account && e.user === user.user && e.at <= now;
    const logs = w.logs.filter((l) => mine(l) && l.kind !== "page").sort((a, b) => a.at - b.at);
    const events = [...w.logs.filter(mine), ...w.uses.filter(mine)];
    let sum = 0;
    for (const [i, log] of logs.entries()) {
        const day = dayOf(w.zone, log.at);
        const next = logs[i + 1];
        if (log.kind !== "login" || day <= today - 14) continue;
        if (next?.kind === "logout") {
            sum += next.at - log.at;
            continue;
        }
        const sameDay = next && dayOf(w.zone, next.at) === day;
        const ofDay = events.filter((e) => dayOf(w.zone, e.at) === day).map((e) => e.at);
        const end = (sameDay ? log.at : Math.max(...ofDay)) + 1_800_000;
        sum += Math.min(end, next?.at ?? end) - log.at;
    }
    return sum;
}

/** What the users' log-ins, uses and page views say. */
function ofEvents(w: World, mine: (e: { account: string; user: string }) => boolean, now: number) {
    const uses = w.uses.filter((u) => mine(u) && u.at <= now).map((u) => u.at);
    const logs = w.logs.filter((l) => mine(l) && l.at <= now);
    const pages = logs.filter((l) => l.kind === "page").map((l) => l.at);
    const all = [...uses, ...logs.map((l) => l.at)];
    return {
        last_activity: instant(latest([...uses, ...pages])),
        last_login: instant(latest(logs.filter((l) => l.kind === "login").map((l) => l.at))),
        first_seen: instant(all.length ? Math.min(...all) : undefined),
    };
}

function ofSubscriptions(w: World, account: Account, today: number): Figures {
    const mine = w.subscriptions.filter((s) => s.account === account.id);
    const active = mine.filter((s) => s.status === "Active");
    let mrr = 0n;
    let amount = 0n;
    let missing = 0;
    const renewed: number[] = [];
    for (const s of active) {
        const months = {
            day: [12n, 365n],
            week: [12n, 52n],
            month: [1n, 1n],
            year: [12n, 1n],
        };
        const [up = 1n, down = 1n] = months[s.unit ?? "month"];
        const own =
            s.mrr ??
            (s.amount === undefined
                ? undefined
                : money(scaled(cents(s.amount), down, up * BigInt(s.period ?? 1))));
        const m = own === undefined ? 0n : converted(w, own, s.currency, today);
        const a = s.amount === undefined ? 0n : converted(w, s.amount, s.currency, today);
        mrr += m ?? 0n;
        amount += a ?? 0n;
        if (m === undefined || a === undefined) missing++;
    }
    for (const s of mine)
        for (const [i, due] of s.billing.entries()) {
            const next = s.billing[i + 1];
            const stayed =
                s.status === "Active" ||
                (s.status === "Cancelled" && s.cancelled !== undefined && due < s.cancelled);
            if (next !== undefined && next > due && stayed && due <= today) renewed.push(due);
        }
    const order = ["Active", "Suspended", "Future", "Cancelled"];
    const soonest = (days: (number | undefined)[]) => {
        const known = days.filter((d) => d !== undefined);
        return known.length ? dayText(Math.min(...known)) : null;
    };
    const renewal = latest(renewed);
    const sent = (text: string | undefined) =>
        text === undefined ? (w.subscriptions.length ? "0.00" : null) : money(cents(text));
    return {
        mrr: mine.length ? money(mrr) : sent(account.mrr),
        amount: mine.length ? money(amount) : sent(account.amount),
        subscriptions: w.subscriptions.length ? mine.length : null,
        active_subscriptions: w.subscriptions.length ? active.length : null,
        status: order.find((status) => mine.some((s) => s.status === status)) ?? null,
        next_billing_on: soonest(active.map((s) => s.billing.at(-1))),
        subscription_ends_on: soonest(active.map((s) => s.ends)),
        last_renewal_on: renewal === undefined ? null : dayText(renewal),
        unconverted: missing,
    };
}

/** Six months, oldest first: `add` is called with the place of the month, or not at all. */
function months<T>(today: number, zero: T, fill: (at: (day: number) => number) => void, all: T[]) {
    const now = monthOf(today);
    for (let i = 0; i < 6; i++) all.push(zero);
    fill((day) => (day > today ? -1 : monthOf(day) - now + 5));
    return all;
}

function ofInvoices(w: World, account: string, today: number): Figures & { missing: number } {
    const mine = w.invoices.filter(
        (i) => i.account === account && i.status !== "voided" && dayOf(w.zone, i.created) <= today,
    );
    const open = mine.filter((i) => i.status !== "paid" && i.due && cents(i.due) > 0n);
    const overdue = open.filter((i) => i.dueOn !== undefined && i.dueOn < today);
    const owed = (list: Invoice[]) =>
        list.reduce(
            (sum, i) =>
                sum + (converted(w, i.due ?? "0", i.currency, dayOf(w.zone, i.created)) ?? 0n),
            0n,
        );
    const billed: bigint[] = [];
    const paid: bigint[] = [];
    months(
        today,
        0n,
        (place) => {
            for (const i of mine) {
                const created = dayOf(w.zone, i.created);
                const p = place(created);
                if (p >= 0)
                    billed[p] =
                        (billed[p] ?? 0n) + (converted(w, i.total, i.currency, created) ?? 0n);
            }
        },
        billed,
    );
    months(
        today,
        0n,
        (place) => {
            for (const i of mine) {
                if (i.paidOn === undefined || i.paid === undefined) continue;
                const p = place(i.paidOn);
                if (p >= 0)
                    paid[p] = (paid[p] ?? 0n) + (converted(w, i.paid, i.currency, i.paidOn) ?? 0n);
            }
        },
        paid,
    );
    const known = w.invoices.length > 0;
    const oldest = overdue.length ? Math.min(...overdue.map((i) => i.dueOn ?? today)) : undefined;
    return {
        missing: open.filter(
            (i) => converted(w, i.due ?? "0", i.currency, dayOf(w.zone, i.created)) === undefined,
        ).length,
        overdue_invoice_amount: known ? money(owed(overdue)) : null,
        overdue_invoice_count: known ? overdue.length : null,
        overdue_since: oldest === undefined ? null : today - oldest,
        outstanding_invoice_amount: known ? money(owed(open)) : null,
        outstanding_invoice_count: known ? open.length : null,
        billed: known ? money(billed.reduce((a, b) => a + b, 0n)) : null,
        paid: known ? money(paid.reduce((a, b) => a + b, 0n)) : null,
        billed_months: billed.map(money),
        paid_months: paid.map(money),
    };
}

function counted(today: number, days: number[]): number[] {
    const all: number[] = [];
    months(
        today,
        0,
        (place) => {
            for (const day of days) {
                const p = place(day);
                if (p >= 0) all[p] = (all[p] ?? 0) + 1;
            }
        },
        all,
    );
    return all;
}

function ofCases(w: World, kind: "ticket" | "issue", account: string, now: number): Figures {
    const today = dayOf(w.zone, now);
    const mine = w.cases.filter(
        (c) => c.kind === kind && c.account === account && dayOf(w.zone, c.created) <= today,
    );
    const closedDay = (c: Case) => (c.closed === undefined ? 1e9 : dayOf(w.zone, c.closed));
    const critical = (c: Case) => /^(urgent|critical)$/i.test(c.priority ?? "");
    const open = mine.filter((c) => closedDay(c) > today);
    const late = mine.filter(
        (c) => c.dueOn !== undefined && c.dueOn < today && closedDay(c) > c.dueOn,
    );
    const known = w.cases.some((c) => c.kind === kind);
    const created = (list: Case[]) =>
        counted(
            today,
            list.map((c) => dayOf(w.zone, c.created)),
        );
    const resolved = (list: Case[]) => counted(today, list.map(closedDay));
    return {
        [`open_${kind}s`]: known ? open.length : null,
        [`open_critical_${kind}s`]: known ? open.filter(critical).length : null,
        [`open_overdue_${kind}s`]: known
            ? open.filter((c) => c.dueOn !== undefined && c.dueOn < today).length
            : null,
        [`last_${kind}_created`]: instant(latest(mine.map((c) => c.created))),
        [`${kind}s_created_months`]: created(mine),
        [`${kind}s_resolved_months`]: resolved(mine),
        [`${kind}s_critical_months`]: created(mine.filter(critical)),
        [`${kind}s_critical_resolved_months`]: resolved(mine.filter(critical)),
        [`${kind}s_overdue_months`]: counted(
            today,
            late.map((c) => c.dueOn ?? 0),
        ),
    };
}

/** Contacts up to now: touchpoints, and tickets when they were created. */
function contacts(w: World, today: number): Touchpoint[] {
    const tickets = w.cases
        .filter((c) => c.kind === "ticket")
        .map(
            (c): Touchpoint => ({
                account: c.account,
                channel: "support",
                at: c.created,
            }),
        );
    return [...w.touchpoints, ...tickets].filter((t) => dayOf(w.zone, t.at) <= today);
}

function ofContacts(w: World, account: string, today: number): Figures {
    const mine = contacts(w, today).filter((t) => t.account === account);
    const day = (t: Touchpoint) => dayOf(w.zone, t.at);
    const known = w.touchpoints.length > 0 || w.cases.some((c) => c.kind === "ticket");
    const last = (n: number) => (known ? mine.filter((t) => day(t) > today - n).length : null);
    const of = (...channels: string[]) =>
        counted(today, mine.filter((t) => channels.includes(t.channel)).map(day));
    const activities = of("email", "call", "meeting");
    return {
        last_touchpoint: instant(latest(mine.map((t) => t.at))),
        touchpoints_15d: last(15),
        touchpoints_30d: last(30),
        touchpoints_90d: last(90),
        activities: known ? activities.reduce((a, b) => a + b, 0) : null,
        activities_months: activities,
        emails_months: of("email"),
        calls_months: of("call"),
        meetings_months: of("meeting"),
        support_months: of("support"),
    };
}

function ofResponses(w: World, account: string, today: number): Figures {
    const mine = w.responses.filter((r) => r.account === account && dayOf(w.zone, r.at) <= today);
    const people = new Map<string, Response>();
    for (const r of mine) {
        const person = r.user ?? `mail ${r.email?.toLowerCase()}`;
        const other = people.get(person);
        if (!other || other.at < r.at) people.set(person, r);
    }
    const scores = [...people.values()].map((r) => r.score);
    const share = (from: number, to: number) => scores.filter((s) => s >= from && s <= to).length;
    const some = scores.length > 0;
    return {
        promoters: some ? share(9, 10) : null,
        passives: some ? share(7, 8) : null,
        detractors: some ? share(0, 6) : null,
        nps_score: some ? ((share(9, 10) - share(0, 6)) * 100) / scores.length : null,
        last_nps_response: instant(latest(mine.map((r) => r.at))),
    };
}

function ofConsumption(w: World, account: string, today: number): Figures {
    const figures: Figures = {};
    for (const [metric, how] of Object.entries(w.aggregates)) {
        const mine = w.consumption
            .filter((c) => c.account === account && c.metric === metric && c.day <= today)
            .sort((a, b) => a.day - b.day);
        const window = mine.filter((c) => c.day > today - 30).map((c) => c.value);
        const value =
            how === "last"
                ? mine.at(-1)?.value
                : how === "max"
                  ? latest(window)
                  : window.reduce((a, b) => a + b, 0);
        figures[`consumption.${metric}`] = w.consumption.length ? (value ?? 0) : null;
    }
    return figures;
}

/** All figures of an account at an instant. */
export function accountFigures(w: World, account: Account, now: number): Figures {
    const today = dayOf(w.zone, now);
    const users = w.users.filter((u) => u.account === account.id && !u.deleted);
    const uses = w.uses.filter((u) => u.account === account.id && u.at <= now);
    const known = w.uses.length > 0 || w.logs.length > 0;
    const { days, used, ...use } = ofUse(w, uses, today);
    const active = (from: number, to: number) =>
        users.filter((u) =>
            uses.some((x) => {
                const day = dayOf(w.zone, x.at);
                return x.user === u.user && !w.hidden.has(x.feature) && day > from && day <= to;
            }),
        ).length;
    const activeUsers = active(today - 14, today);
    const licensed = account.licenses || users.length;
    const part = licensed ? Math.min(1, activeUsers / licensed) : 0;
    const { missing, ...invoices } = ofInvoices(w, account.id, today);
    const subscriptions = ofSubscriptions(w, account, today);
    const figures: Figures = {
        ...use,
        users: users.length,
        active_users: activeUsers,
        weekly_active_users: [21, 14, 7, 0].map((ago) => active(today - ago - 7, today - ago)),
        license_utilisation: account.licenses ? (activeUsers * 100) / account.licenses : null,
        engagement_score: ((days / 14 + used + part) * 100) / 3,
        time_spent: Math.floor(users.reduce((sum, u) => sum + spent(w, u, now), 0) / 60_000),
        ...ofEvents(w, (e) => e.account === account.id, now),
        ...subscriptions,
        ...invoices,
        unconverted: (subscriptions.unconverted as number) + missing,
        ...ofCases(w, "ticket", account.id, now),
        ...ofCases(w, "issue", account.id, now),
        ...ofContacts(w, account.id, today),
        ...ofResponses(w, account.id, today),
        ...ofConsumption(w, account.id, today),
        days_in_stage: account.stages.length
            ? today - dayOf(w.zone, account.stages.at(-1) ?? 0)
            : null,
    };
    if (!known) for (const key of usageKeys) figures[key] = null;
    return figures;
}

const usageKeys = [
    "total_features_used",
    "total_modules_used",
    "features_used",
    "modules_used",
    "active_days",
    "usage_frequency",
    "product_stickiness",
    "active_users",
    "license_utilisation",
    "engagement_score",
    "time_spent",
];

/** All figures of a user at an instant. */
export function userFigures(
    w: World,
    user: { account: string; user: string },
    now: number,
): Figures {
    const today = dayOf(w.zone, now);
    const mine = (e: { account: string; user: string }) =>
        e.account === user.account && e.user === user.user;
    const uses = w.uses.filter((u) => mine(u) && u.at <= now);
    const { days, used, ...use } = ofUse(w, uses, today);
    const events = ofEvents(w, mine, now);
    const touched = contacts(w, today).filter(
        (t) => t.account === user.account && t.user === user.user,
    );
    const responses = w.responses
        .filter(
            (r) =>
                r.account === user.account && r.user === user.user && dayOf(w.zone, r.at) <= today,
        )
        .sort((a, b) => a.at - b.at);
    return {
        ...use,
        ...events,
        engagement_score: ((days / 14 + used) * 100) / 2,
        time_spent: Math.floor(spent(w, user, now) / 60_000),
        activity: use.total_features_used
            ? "active"
            : uses.length || events.last_login
              ? "inactive"
              : "never_logged_in",
        last_touchpoint: instant(latest(touched.map((t) => t.at))),
        nps: responses.at(-1)?.score ?? null,
        last_nps_response: instant(latest(responses.map((r) => r.at))),
    };
}
