// Reports: figures over many accounts.
// Goals: uses, accounts and users of each product, module and feature equal a reckoning by hand,
// with the period before and series by day and by week; hidden features, deleted accounts and
// accounts of others are in no figure; filters narrow; each fault names its parameter.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

type Row = {
    id: number;
    label: string;
    uses: number;
    series: number[] | null;
} & Record<string, unknown>;

let workspace: Workspace;
let ada: Api;
let carl: Api;
let key: Api;
const account: Record<string, number> = {};

// account, user, module, feature, uses, day. Today is 2026-03-31.
const uses = [
    ["mine", "ann", "Checkout", "refund", 3, "2026-03-31"],
    ["mine", "ann", "Checkout", "refund", 4, "2026-03-02"],
    ["mine", "bob", "Checkout", "refund", 5, "2026-03-10"],
    ["theirs", "tom", "Checkout", "refund", 50, "2026-03-10"],
    ["free", "fay", "Checkout", "discount", 7, "2026-03-31"],
    ["free", "fay", "Stock", "count", 2, "2026-03-20"],
    ["mine", "ann", "Stock", "count", 1, "2026-03-20"],
    ["mine", "ann", "Stock", "count", 9, "2026-03-01"],
    ["mine", "ann", "Stock", "secret", 1000, "2026-03-20"],
    ["gone", "gil", "Checkout", "refund", 500, "2026-03-20"],
    ["theirs", "tom", "Stock", "order", 6, "2026-01-01"],
] as const;

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-31T12:00:00Z" });
    const server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    key = withKey(server, await workspace.createKey("api"));
    const managers = { mine: "carl", theirs: "cleo", free: null, gone: null };
    for (const [name, manager] of Object.entries(managers)) {
        const made = await ada.post("/api/v2/accounts", {
            external_id: name,
            name,
            success_manager: manager && `${manager}@example.com`,
        });
        expect(made.status, made.text).toBe(201);
        account[name] = made.body.id;
    }
    for (const [of, user, module, feature, total, day] of uses) {
        const reply = await key.post("/api/v1_1/feature", {
            account_id: of,
            user_id: `${of}-${user}`,
            product_id: "Till",
            module_id: module,
            feature_id: feature,
            total,
            timestamp: `${day}T10:00:00Z`,
        });
        expect(reply.status, reply.text).toBe(200);
    }
    const features = (await ada.get("/api/v2/features?limit=50")).body.rows;
    const secret = features.find((f: { name: string }) => f.name === "secret");
    expect((await ada.patch(`/api/v2/features/${secret.id}`, { hidden: true })).status).toBe(200);
    expect((await ada.delete(`/api/v2/accounts/${account.gone}`)).status).toBeLessThan(300);
    await eventually("the last use to be counted", async () => {
        const row = (await usage(ada, "by=product")).rows[0];
        expect(row).toMatchObject({ uses: 72 });
    });
});
afterAll(() => workspace?.remove());

async function usage(client: Api, query = "") {
    const reply = await client.get(`/api/v2/reports/product-usage?${query}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body as { rows: Row[]; accounts: number } & Record<string, unknown>;
}
const filter = (criteria: unknown) => `filter=${encodeURIComponent(JSON.stringify(criteria))}`;
const figures = ({ rows }: { rows: Row[] }) =>
    rows.map((r) => [r.label, r.uses, r.uses_before, r.accounts, r.users]);

describe("product usage", () => {
    test("features: uses, the period before, accounts and users, most used first", async () => {
        const report = await usage(ada);
        expect(report).toMatchObject({ from: "2026-03-02", to: "2026-03-31", step: 1 });
        expect(report.accounts).toBe(3);
        expect(figures(report)).toEqual([
            ["refund", 62, 0, 2, 3],
            ["discount", 7, 0, 1, 1],
            ["count", 3, 9, 2, 2],
            ["order", 0, 0, 0, 0],
        ]);
        expect(report.rows[0]).toMatchObject({ module: "Checkout", product: "Till" });
    });

    test("series by day, and by week over a long period", async () => {
        const days = await usage(ada, "from=2026-03-29&to=2026-03-31");
        expect(days.points).toEqual(["2026-03-29", "2026-03-30", "2026-03-31"]);
        expect(days.rows.map((r) => [r.label, r.series])).toEqual([
            ["discount", [0, 0, 7]],
            ["refund", [0, 0, 3]],
            ["count", [0, 0, 0]],
            ["order", [0, 0, 0]],
        ]);
        const weeks = await usage(ada, "from=2026-01-01&to=2026-03-31&by=module");
        const points = weeks.points as string[];
        expect([weeks.step, points.length, points[1]]).toEqual([7, 13, "2026-01-08"]);
        const stock = weeks.rows.find((r) => r.label === "Stock");
        expect(stock?.series?.reduce((a, b) => a + b)).toBe(18);
        expect(stock?.series?.[0]).toBe(6);
    });

    test("modules and products", async () => {
        expect(figures(await usage(ada, "by=module"))).toEqual([
            ["Checkout", 69, 0, 3, 4],
            ["Stock", 3, 9, 2, 2],
        ]);
        expect(figures(await usage(ada, "by=product"))).toEqual([["Till", 72, 9, 3, 4]]);
    });

    test("accounts of others are in no figure", async () => {
        const report = await usage(carl);
        expect(report.accounts).toBe(2);
        expect(figures(report)).toEqual([
            ["refund", 12, 0, 1, 2],
            ["discount", 7, 0, 1, 1],
            ["count", 3, 9, 2, 2],
            ["order", 0, 0, 0, 0],
        ]);
        const foreign = filter({ field: "name", op: "=", value: "theirs" });
        expect((await usage(carl, foreign)).accounts).toBe(0);
    });

    test("a filter narrows", async () => {
        const report = await usage(
            ada,
            filter({ field: "success_manager", op: "=", value: "cleo@example.com" }),
        );
        expect(report.accounts).toBe(1);
        expect(figures(report)[0]).toEqual(["refund", 50, 0, 1, 1]);
    });

    test("a segment and a team role narrow", async () => {
        const made = await ada.post("/api/v2/segments", {
            name: "Refunders",
            entity: "account",
            criteria: {
                field: "total_features_used",
                days: 30,
                feature: "refund",
                op: ">",
                value: 20,
            },
        });
        expect(made.status, made.text).toBe(201);
        await eventually("the segment to have its member", async () => {
            expect((await usage(ada, `segment=${made.body.id}`)).accounts).toBe(1);
        });
        const report = await usage(ada, `segment=${made.body.id}`);
        expect(figures(report)[0]).toEqual(["refund", 50, 0, 1, 1]);
        expect((await usage(carl, `segment=${made.body.id}`)).accounts).toBe(0);
        expect((await usage(carl, "assigned=me")).accounts).toBe(1);
        expect((await usage(ada, "assigned=unassigned")).accounts).toBe(1);
    });

    test("each fault names its parameter", async () => {
        for (const [query, field] of [
            ["from=yesterday", "from"],
            ["to=2026-02-31", "to"],
            ["from=2026-03-31&to=2026-03-30", "from"],
            ["from=2024-01-01&to=2026-03-31", "from"],
            ["by=account", "by"],
            ["filter={", "filter"],
            ["segment=99", "segment"],
            [filter({ field: "nothing", op: "=", value: 1 }), "filter.field"],
        ] as const) {
            const reply = await ada.get(`/api/v2/reports/product-usage?${query}`);
            expectProblem(reply, 400, "invalid", [field]);
        }
    });
});

describe("users", () => {
    type Pair = { activity: string; usage_frequency: string; users: number };
    const pairs = async (client: Api, query = "") => {
        const reply = await client.get(`/api/v2/reports/users?${query}`);
        expect(reply.status, reply.text).toBe(200);
        return {
            total: reply.body.total,
            rows: reply.body.rows.map((r: Pair) => [r.activity, r.usage_frequency, r.users]),
        };
    };

    test("by activity and usage frequency, of accounts in sight", async () => {
        expect(await pairs(ada)).toEqual({
            total: 4,
            rows: [
                ["active", "occasionally", 2],
                ["inactive", "inactive", 2],
            ],
        });
        expect((await pairs(carl)).total).toBe(3);
    });

    test("a filter narrows, also by what the account is", async () => {
        const query = filter({ field: "account.name", op: "=", value: "free" });
        expect(await pairs(ada, query)).toEqual({
            total: 1,
            rows: [["active", "occasionally", 1]],
        });
        expectProblem(
            await ada.get(`/api/v2/reports/users?${filter({ field: "mrr" })}`),
            400,
            "invalid",
            ["filter.field"],
        );
    });
});

describe("health", () => {
    type Split = Record<string, unknown>;
    const report = async (client: Api, query = "") => {
        const reply = await client.get(`/api/v2/reports/health?${query}`);
        expect(reply.status, reply.text).toBe(200);
        return reply.body as {
            now: Split;
            groups: Split[];
            days: Split[];
            moves: { signal: string; before: string; now: string; accounts: number }[];
        } & Split;
    };
    const counts = (good: number, average: number, poor: number, none: number) => ({
        good,
        average,
        poor,
        none,
    });
    // Of 14 days: mine 4, free 9, theirs 0.
    const used = (op: string, value: number) => ({ field: "total_features_used", op, value });

    beforeAll(async () => {
        const made = await ada.post("/api/v2/health-configs", {
            name: "All",
            product_adoption_good: used(">=", 9),
            product_adoption_poor: used("<", 1),
        });
        expect(made.status, made.text).toBe(201);
        await eventually("health to be known", async () => {
            const { now } = await report(ada);
            expect(now.product_adoption).toEqual(counts(1, 1, 1, 0));
        });
    });

    test("now, and per success manager and segment", async () => {
        const { now, groups } = await report(ada, "by=success_manager");
        expect(now).toMatchObject({ accounts: 3, financial: counts(0, 0, 0, 3) });
        expect(groups.map((g) => [g.name, g.accounts, g.product_adoption])).toEqual([
            ["carl", 1, counts(0, 1, 0, 0)],
            ["cleo", 1, counts(0, 0, 1, 0)],
            [null, 1, counts(1, 0, 0, 0)],
        ]);
        const bySegment = (await report(ada)).groups;
        expect(bySegment.map((g) => [g.name, g.accounts, g.product_adoption])).toEqual([
            ["Refunders", 1, counts(0, 0, 1, 0)],
        ]);
    });

    test("accounts of others are in no figure", async () => {
        const own = await report(carl, "by=success_manager");
        expect(own.now).toMatchObject({ accounts: 2, product_adoption: counts(1, 1, 0, 0) });
        expect(own.groups.map((g) => g.name)).toEqual(["carl", null]);
        expect((await report(carl)).groups).toEqual([]);
    });

    test("past days and movements", async () => {
        await workspace.setClock("2026-04-01T09:00:00Z");
        await eventually("the day to be closed", async () => {
            const { days } = await report(ada, "days=1");
            expect(days.map((d) => [d.day, d.product_adoption])).toEqual([
                ["2026-03-31", counts(1, 1, 1, 0)],
            ]);
        });
        const reply = await key.post("/api/v1_1/feature", {
            account_id: "theirs",
            user_id: "theirs-tom",
            product_id: "Till",
            module_id: "Checkout",
            feature_id: "refund",
            total: 30,
        });
        expect(reply.status, reply.text).toBe(200);
        await eventually("the account to move", async () => {
            const { moves, since } = await report(ada, "days=1");
            expect(since).toBe("2026-03-31");
            expect(moves.filter((m) => m.signal === "product_adoption")).toEqual([
                { signal: "product_adoption", before: "poor", now: "good", accounts: 1 },
                { signal: "product_adoption", before: "average", now: "average", accounts: 1 },
                { signal: "product_adoption", before: "good", now: "good", accounts: 1 },
            ]);
        });
        const { moves, days } = await report(carl, "days=1");
        expect(moves.filter((m) => m.signal === "product_adoption").map((m) => m.now)).toEqual([
            "average",
            "good",
        ]);
        expect(days[0]).toMatchObject({ accounts: 2 });
        expectProblem(await ada.get("/api/v2/reports/health?days=0"), 400, "invalid", ["days"]);
    });
});
