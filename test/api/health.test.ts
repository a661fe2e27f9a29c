// Health through the API: the examples of the guide end to end (three features are good, an overdue
// invoice over 1,000 is poor, open tickets, contacts of 15 days); what was never sent is not
// calculated and named; each value explains itself, and moving one figure named in an explanation
// past its threshold flips it; the first segment's configuration decides; days are kept; what is
// hidden stays hidden.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: an explanation is looked into freely
type Any = any;

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let secret: Api;
let config: Any;
const account: Record<string, number> = {};
const signals = ["product_adoption", "financial", "service", "relationship"];

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-10T10:00:00Z" });
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, manager, employees] of [
        ["one", "carl@example.com", 500],
        ["two", null, 50],
        ["three", "cleo@example.com", 800],
    ] as const) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: name,
            name: `Company ${name}`,
            success_manager: manager,
            employees,
        });
        expect(made.status, made.text).toBe(201);
        account[name] = made.body.id;
    }
});
afterAll(() => workspace.remove());

async function template(key: string): Promise<Any> {
    const rows = (await ada.get("/api/v2/templates")).body.rows;
    return rows.find((row: { key: string }) => row.key === key).body;
}
async function health(name: string, client = ada): Promise<Any> {
    const reply = await client.get(`/api/v2/accounts/${account[name]}/health`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
}
const signal = async (name: string, key: string) =>
    (await health(name)).signals.find((one: Any) => one.key === key);
const stored = async (name: string) => (await ada.get(`/api/v2/accounts/${account[name]}`)).body;

/** The list's pill and the explanation say the same, at last. */
const expectHealth = (name: string, key: string, value: string) =>
    eventually(`${key} of ${name} is ${value}`, async () => {
        expect((await stored(name))[`health_${key}`]).toBe(value);
        expect((await signal(name, key)).value).toBe(value);
    });
const use = async (name: string, features: string[], day = "2026-03-10") => {
    for (const feature of features) {
        const reply = await secret.post("/api/v1_1/feature", {
            account_id: name,
            user_id: `${name}-user`,
            product_id: "App",
            module_id: "Core",
            feature_id: feature,
            timestamp: `${day}T09:00:00Z`,
        });
        expect(reply.status, reply.text).toBe(200);
    }
};
const post = async (path: string, body: object) => {
    const reply = await secret.post(`/api/v2/${path}`, body);
    expect(reply.status, reply.text).toBe(201);
    return reply.body.id as number;
};
const invoice = (name: string, id: string, due: string, on = "2026-02-01") =>
    post("invoices", {
        external_id: id,
        account_id: account[name],
        total: due,
        amount_due: due,
        due_on: on,
    });
const ticket = (name: string, id: string) =>
    post("tickets", {
        external_id: id,
        account_id: account[name],
        subject: "Help",
        status: "open",
    });
let contacts = 0;
const contact = (name: string, day: string) =>
    post("touchpoints", {
        external_id: `contact-${++contacts}`,
        account_id: account[name],
        channel: "call",
        occurred_on: `${day}T08:00:00Z`,
    });

describe("what is not known", () => {
    test("without a configuration nothing is said", async () => {
        const body = await health("one");
        expect(body.config).toBeNull();
        expect(body.score).toBeNull();
        for (const one of body.signals)
            expect(one).toMatchObject({ value: "none", reason: "unconfigured", good: null });
        expect((await stored("one")).health_financial).toBe("none");
    });

    test("what was never sent is not calculated, and is named", async () => {
        const reply = await ada.post("/api/v2/health-configs", await template("health_default"));
        expect(reply.status, reply.text).toBe(201);
        config = reply.body;
        await eventually("the configuration decides", async () =>
            expect((await health("one")).config).toEqual({
                id: config.id,
                name: "Health to begin with",
                segment: null,
            }),
        );
        const body = await health("one");
        for (const [index, missing] of [
            "features_used",
            "overdue_invoice_amount",
            "open_tickets",
            "touchpoints_15d",
        ].entries())
            expect(body.signals[index]).toMatchObject({
                key: signals[index],
                value: "none",
                reason: "unknown",
                missing: [missing],
                since: null,
                previous: null,
            });
        expect(body.signals[0].good).toEqual({
            ...config.product_adoption_good,
            found: null,
            held: null,
            text: "Features used is at least 3",
        });
    });
});

describe("the examples of the guide", () => {
    test("three features in 14 days are good, one is average, none is poor", async () => {
        await use("one", ["A", "B", "C"]);
        await use("two", ["A"]);
        await expectHealth("one", "product_adoption", "good");
        await expectHealth("two", "product_adoption", "average");
        await expectHealth("three", "product_adoption", "poor");
        expect(await signal("one", "product_adoption")).toMatchObject({
            reason: "good",
            missing: [],
            good: { held: true, found: 3 },
            poor: { held: false, found: 3 },
        });
        expect((await signal("two", "product_adoption")).reason).toBe("neither");
        expect((await signal("three", "product_adoption")).reason).toBe("poor");
    });

    test("nothing overdue is good, up to 1,000 average, more is poor", async () => {
        await invoice("two", "i-2", "400.00");
        const last = await invoice("three", "i-3", "1000.01");
        await expectHealth("one", "financial", "good");
        await expectHealth("two", "financial", "average");
        await expectHealth("three", "financial", "poor");
        expect((await signal("three", "financial")).poor).toMatchObject({
            found: "1000.01",
            held: true,
            text: "Overdue amount is more than $1,000",
        });
        await secret.patch(`/api/v2/invoices/${last}`, { amount_due: "1000.00" });
        await expectHealth("three", "financial", "average");
    });

    test("fewer than two open tickets are good, more than three are poor", async () => {
        const ids: number[] = [];
        for (let i = 0; i < 4; i++) ids.push(await ticket("three", `t-3-${i}`));
        for (let i = 0; i < 2; i++) await ticket("two", `t-2-${i}`);
        await ticket("one", "t-1");
        await expectHealth("one", "service", "good");
        await expectHealth("two", "service", "average");
        await expectHealth("three", "service", "poor");
        await secret.patch(`/api/v2/tickets/${ids[0]}`, { status: "solved" });
        await expectHealth("three", "service", "average");
    });

    test("more than five contacts in 15 days are good, fewer than two are poor", async () => {
        for (let i = 0; i < 6; i++) await contact("one", "2026-03-05");
        await contact("one", "2026-01-05");
        await expectHealth("one", "relationship", "good");
        await expectHealth("two", "relationship", "average"); // its tickets are contacts
    });
});

describe("an explanation", () => {
    /** Moves the figure by which a signal is what it is; what it must become. */
    const moves: [string, string, () => Promise<unknown>, string][] = [
        ["two", "product_adoption", () => use("two", ["B", "C"]), "good"],
        ["two", "financial", () => invoice("two", "i-2b", "600.01"), "poor"],
        [
            "two",
            "service",
            async () => {
                await ticket("two", "t-2-x");
                await ticket("two", "t-2-y");
            },
            "poor",
        ],
        [
            "two",
            "relationship",
            async () => {
                for (let i = 0; i < 4; i++) await contact("two", "2026-03-04");
            },
            "good",
        ],
    ];
    test.each(moves)("of %s: moving the figure of %s flips it", async (name, key, move, value) => {
        const before = await signal(name, key);
        expect(before.value).toBe("average");
        await move();
        await expectHealth(name, key, value);
        const after = await signal(name, key);
        const rule = value === "good" ? "good" : "poor";
        expect(after[rule].held).toBe(true);
        expect(before[rule].held).toBe(false);
        expect(after[rule].found).not.toEqual(before[rule].found);
        expect(after.previous).toBe("average");
    });

    test("says groups, unknown parts that do not matter, and the sentence of each", async () => {
        const rule = {
            any: [
                { field: "features_used", op: ">=", value: 1 },
                { not: { field: "licenses", op: "<", value: 5 } },
                {
                    all: [
                        { field: "active_users", op: ">=", value: { field: "licenses" } },
                        { field: "segment", op: "empty" },
                    ],
                },
            ],
        };
        await ada.patch(`/api/v2/health-configs/${config.id}`, {
            product_adoption_good: rule,
            product_adoption_weight: 3,
            financial_weight: 1,
        });
        await eventually("the new version decides", async () =>
            expect((await signal("one", "product_adoption")).good.any).toBeDefined(),
        );
        await expectHealth("one", "product_adoption", "good");
        const body = await health("one");
        expect(body.signals[0].good).toMatchObject({
            held: true,
            any: [
                { held: true, found: 3, field: "features_used" },
                { held: null, not: { held: null, found: null } },
                { held: null, all: [{ held: null, found: 1 }, { held: true }] },
            ],
        });
        expect(body.signals[0].good.any[1].text).toBe("Not (licences is less than 5)");
        expect(body.signals[0].missing).toEqual([]);
        expect(body.score).toBe(100);
        expect(body.signals.map((one: Any) => [one.weight, one.contribution])).toEqual([
            [3, 75],
            [1, 25],
            [null, null],
            [null, null],
        ]);
        await eventually("the score is stored", async () =>
            expect((await stored("one")).health_score).toBe(100),
        );
        const three = await signal("three", "product_adoption"); // no use: it depends on licences
        expect(three).toMatchObject({ value: "none", reason: "unknown", missing: ["licenses"] });
        await secret.patch(`/api/v2/accounts/${account.three}`, { licenses: 4 });
        await expectHealth("three", "product_adoption", "poor");
    });

    test("is hidden with its account", async () => {
        for (const path of ["health", "health/history"]) {
            expectProblem(
                await carl.get(`/api/v2/accounts/${account.three}/${path}`),
                404,
                "not_found",
            );
            expect((await carl.get(`/api/v2/accounts/${account.one}/${path}`)).status).toBe(200);
        }
        expectProblem(await carl.post("/api/v2/health-configs", { name: "X" }), 403, "forbidden");
        expectProblem(
            await carl.post("/api/v2/health-configs/order", { ids: [config.id] }),
            403,
            "forbidden",
        );
    });
});

describe("health in lists", () => {
    const filtered = async (criteria: unknown) =>
        (
            await ada.get(`/api/v2/accounts?filter=${encodeURIComponent(JSON.stringify(criteria))}`)
        ).body.rows
            .map((row: { external_id: string }) => row.external_id)
            .toSorted();

    test("is a column, sorts by meaning, filters", async () => {
        const rows = (
            await ada.get(
                "/api/v2/accounts?columns=external_id,health_product_adoption,health_score&sort=-health_product_adoption,external_id",
            )
        ).body.rows;
        expect(rows.map((row: Any) => [row.external_id, row.health_product_adoption])).toEqual([
            ["one", "good"],
            ["two", "good"],
            ["three", "poor"],
        ]);
        expect(
            await filtered({ field: "health_product_adoption", op: "in", value: ["poor"] }),
        ).toEqual(["three"]);
        expect(await filtered({ field: "health_score", op: ">=", value: 100 })).toEqual(["one"]);
    });

    test("a segment that names health follows it; one that health stands on cannot", async () => {
        const made = await ada.post("/api/v2/segments", {
            name: "Poor adoption",
            entity: "account",
            criteria: { field: "health_product_adoption", op: "=", value: "poor" },
        });
        expect(made.status, made.text).toBe(201);
        await eventually("it has its member", async () =>
            expect(
                (await ada.get(`/api/v2/accounts?segment=${made.body.id}`)).body.rows.length,
            ).toBe(1),
        );
        const refused = await ada.post("/api/v2/health-configs", {
            name: "Circle",
            segment_id: made.body.id,
        });
        expectProblem(refused, 400, "invalid", ["segment_id"]);
        expect(refused.body.errors[0].message).toContain("health > Poor adoption > health");
    });
});

describe("configurations of segments", () => {
    test("the first whose segment holds the account decides", async () => {
        const segment = await ada.post("/api/v2/segments", {
            name: "Big",
            entity: "account",
            criteria: { field: "employees", op: ">", value: 100 },
        });
        const other = await ada.post("/api/v2/segments", {
            name: "Everyone",
            entity: "account",
            criteria: { all: [] },
        });
        const make = async (name: string, segment_id: number, body: object) => {
            const reply = await ada.post("/api/v2/health-configs", { name, segment_id, ...body });
            expect(reply.status, reply.text).toBe(201);
            return reply.body.id;
        };
        const first = await make("Big", segment.body.id, { financial_good: { all: [] } });
        const second = await make("Everyone", other.body.id, { financial_poor: { all: [] } });
        await eventually("the segment's decides", async () =>
            expect((await health("one")).config.id).toBe(first),
        );
        await expectHealth("one", "financial", "good");
        await expectHealth("two", "financial", "poor");
        expect((await health("one")).config).toEqual({
            id: first,
            name: "Big",
            segment: { id: segment.body.id, name: "Big" },
        });
        await ada.post("/api/v2/health-configs/order", { ids: [second, first] });
        await expectHealth("one", "financial", "poor");
        expectProblem(
            await ada.post("/api/v2/health-configs", { name: "Y", segment_id: segment.body.id }),
            400,
            "invalid",
            ["segment_id"],
        );
        expectProblem(await ada.delete(`/api/v2/segments/${segment.body.id}`), 409, "in_use");
        for (const id of [first, second])
            expect((await ada.delete(`/api/v2/health-configs/${id}`)).status).toBe(200);
        await expectHealth("one", "financial", "good");
        await expectHealth("two", "financial", "poor");
    });
});

describe("past days", () => {
    test("are kept; what changed since yesterday is said", async () => {
        await workspace.setClock("2026-03-11T06:00:00Z");
        await eventually("the day is closed", async () => {
            const body = (await ada.get(`/api/v2/accounts/${account.two}/health/history`)).body;
            expect(body.days.map((day: Any) => day.day)).toEqual(["2026-03-10", "2026-03-11"]);
            expect(body.days[0]).toMatchObject({
                product_adoption: "good",
                financial: "poor",
                service: "poor",
                relationship: "good",
            });
        });
        const first = await invoice("one", "i-1", "50.00", "2026-03-01");
        await expectHealth("one", "financial", "average");
        const body = await health("one");
        expect(body.changes).toContainEqual({
            key: "overdue_invoice_amount",
            before: "0.00",
            now: "50.00",
        });
        expect(body.signals[1]).toMatchObject({ previous: "good" });
        expect(body.signals[1].since).toMatch(/^2026-03-11T/);
        await secret.patch(`/api/v2/invoices/${first}`, { amount_due: "0.00" });
        await expectHealth("one", "financial", "good");
        const days = (await ada.get(`/api/v2/accounts/${account.one}/health/history?days=1`)).body;
        expect(days.days.length).toBe(1);
    });
});

test("late data corrects the day it belongs to, and marks it", async () => {
    const yesterday = async () =>
        (await ada.get(`/api/v2/accounts/${account.three}/health/history`)).body.days.find(
            (day: Any) => day.day === "2026-03-10",
        );
    expect(await yesterday()).toMatchObject({ product_adoption: "poor", corrected: false });
    await use("three", ["A"], "2026-03-10");
    await eventually("the day is corrected", async () =>
        expect(await yesterday()).toMatchObject({ product_adoption: "good", corrected: true }),
    );
    await use("three", ["A"], "2026-01-10"); // nothing was configured then
});

describe("a preview", () => {
    const split = (good: number, average: number, poor: number, none: number) => ({
        good,
        average,
        poor,
        none,
    });
    const rules = {
        product_adoption_good: { field: "features_used", op: ">=", value: 3 },
        product_adoption_poor: { field: "features_used", days: 14, op: "=", value: 0 },
        financial_good: {
            any: [
                { field: "total_features_used", days: 7, op: ">", value: 0 },
                { field: "licenses", op: ">", value: 0 },
            ],
        },
        financial_poor: { field: "total_features_used", days: 30, op: ">", value: 0 },
    };

    test("says how accounts would stand now and on kept days, without saving", async () => {
        const before = (await ada.get("/api/v2/health-configs")).body.total;
        const reply = await ada.post("/api/v2/health-configs/preview", rules);
        expect(reply.status, reply.text).toBe(200);
        expect(reply.body).toMatchObject({
            total: 3,
            now: {
                product_adoption: split(2, 1, 0, 0),
                financial: split(3, 0, 0, 0),
                service: split(0, 0, 0, 3),
            },
            estimated: false,
        });
        expect((await ada.get("/api/v2/health-configs")).body.total).toBe(before);
        const mine = await carl.post("/api/v2/health-configs/preview", rules);
        expect(mine.body.total, mine.text).toBe(2);
        expect(mine.body.now.product_adoption).toEqual(split(2, 0, 0, 0));
        const faulty = await ada.post("/api/v2/health-configs/preview", {
            service_good: { field: "nothing", op: "=", value: 1 },
        });
        expectProblem(faulty, 400, "invalid", ["service_good.field"]);
    });

    test("looks back over the days that are kept", async () => {
        await workspace.setClock("2026-03-20T06:00:00Z");
        await eventually("the days are closed", async () => {
            const body = (await ada.post("/api/v2/health-configs/preview", rules)).body;
            expect(body.now.product_adoption).toEqual(split(2, 1, 0, 0));
            expect(body.days.map((day: Any) => day.day)).toContain("2026-03-15");
            const day = body.days.find((one: Any) => one.day === "2026-03-15");
            expect(day.product_adoption).toEqual(split(2, 1, 0, 0));
            expect(day.financial).toEqual(split(3, 0, 0, 0)); // uses of the week before that day
        });
        await workspace.setClock("2026-04-05T06:00:00Z");
        await eventually("the windows moved", async () => {
            const body = (await ada.post("/api/v2/health-configs/preview", rules)).body;
            expect(body.now.product_adoption).toEqual(split(0, 0, 3, 0));
            const day = body.days.find((one: Any) => one.day === "2026-03-16");
            expect(day.product_adoption).toEqual(split(2, 1, 0, 0));
        });
    });
});

test("every template can be switched on", async () => {
    const rows = (await ada.get("/api/v2/templates")).body.rows;
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
        if (row.of === "health_config" && (await ada.get("/api/v2/health-configs")).body.total)
            for (const old of (await ada.get("/api/v2/health-configs")).body.rows)
                await ada.delete(`/api/v2/health-configs/${old.id}`);
        const path = row.of === "segment" ? "segments" : "health-configs";
        const made = await ada.post(`/api/v2/${path}`, row.body);
        expect(made.status, `${row.key} ${made.text}`).toBe(201);
        expect(made.body.name).toBe(row.name);
    }
    const only = (await ada.get("/api/v2/templates?of=segment")).body.rows;
    expect(new Set(only.map((row: { of: string }) => row.of))).toEqual(new Set(["segment"]));
});
