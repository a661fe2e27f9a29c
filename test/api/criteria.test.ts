// Criteria through the API: lists filtered, previews counted and said in words, every fault at its
// place; a customer success manager counts and names nothing that is hidden from them; the catalog
// says what criteria can be made of.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let secret: Api;
const account: Record<string, number> = {};

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    const managers: Record<string, string | null> = {
        mine: "carl@example.com",
        free: null,
        theirs: "cleo@example.com",
    };
    for (const [name, manager] of Object.entries(managers)) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: `acc-${name}`,
            name: `Zürich ${name}`,
            success_manager: manager,
            stage: name === "free" ? "Trial" : "Live",
            licenses: name === "free" ? null : 10,
            forecast_value: name === "mine" ? "1200.50" : "90",
            billing_city: "Genève",
        });
        expect(made.status, made.text).toBe(201);
        account[name] = made.body.id;
        for (const [path, more] of [
            ["users", { external_id: `user-${name}`, name: `Person ${name}` }],
            ["subscriptions", { external_id: `sub-${name}`, plan_name: `Plan ${name}` }],
        ] as const) {
            const child = await secret.post(`/api/v2/${path}`, {
                ...more,
                account_id: made.body.id,
            });
            expect(child.status, child.text).toBe(201);
        }
    }
});
afterAll(() => workspace.remove());

type Criteria = Record<string, unknown>;
const filtered = (client: Api, path: string, criteria: Criteria | string, more = "") =>
    client.get(
        `/api/v2/${path}?filter=${encodeURIComponent(
            typeof criteria === "string" ? criteria : JSON.stringify(criteria),
        )}${more}`,
    );
const preview = (client: Api, criteria: unknown, entity = "account") =>
    client.post("/api/v2/criteria/preview", { entity, criteria });
const has = (field: string, op: string, value?: unknown): Criteria => ({
    field,
    op,
    value,
});
const ids = (reply: { body: { rows: { external_id: string }[] } }) =>
    reply.body.rows.map((row) => row.external_id).toSorted();

describe("a list", () => {
    test("takes a filter with groups, folded text, exact money, empty values and names", async () => {
        for (const [criteria, names] of [
            [{ all: [] }, ["acc-free", "acc-mine", "acc-theirs"]],
            [has("name", "contains", "ZURICH"), ["acc-free", "acc-mine", "acc-theirs"]],
            [has("billing_city", "=", "geneve"), ["acc-free", "acc-mine", "acc-theirs"]],
            [has("forecast_value", "=", "1200.50"), ["acc-mine"]],
            [has("forecast_value", "<", 1200.5), ["acc-free", "acc-theirs"]],
            [has("licenses", "!=", 10), ["acc-free"]],
            [{ not: has("licenses", "<", 99) }, ["acc-free"]],
            [has("stage", "in", ["trial", "LIVE"]), ["acc-free", "acc-mine", "acc-theirs"]],
            [has("success_manager", "=", "CARL@example.com"), ["acc-mine"]],
            [has("created_on", "in_last_days", 1), ["acc-free", "acc-mine", "acc-theirs"]],
            [has("external_id", "starts_with", "ACC-M"), ["acc-mine"]],
            [has("subscription.plan_name", "=", "plan theirs"), ["acc-theirs"]],
            [
                { not: has("subscription.plan_name", "starts_with", "plan f") },
                ["acc-mine", "acc-theirs"],
            ],
            [
                {
                    any: [
                        has("stage", "=", "Trial"),
                        {
                            all: [has("licenses", ">=", 10), has("forecast_value", ">", 100)],
                        },
                    ],
                },
                ["acc-free", "acc-mine"],
            ],
            [
                {
                    field: "total_features_used",
                    days: 30,
                    op: "<",
                    value: { field: "licenses", times: 0.5 },
                },
                [], // nothing is known of use yet
            ],
        ] as [Criteria, string[]][]) {
            const reply = await filtered(ada, "accounts", criteria);
            expect(reply.status, reply.text).toBe(200);
            expect(ids(reply), JSON.stringify(criteria)).toEqual(names);
            expect(reply.body.total).toBe(names.length);
        }
    });

    test("of users and subscriptions reaches their account", async () => {
        const users = await filtered(ada, "users", has("account.forecast_value", ">", 1000));
        expect(ids(users), users.text).toEqual(["user-mine"]);
        const subscriptions = await filtered(ada, "subscriptions", {
            all: [has("account.stage", "=", "Live"), has("plan_name", "not_contains", "theirs")],
        });
        expect(ids(subscriptions)).toEqual(["sub-mine"]);
    });

    test("sorts, searches and pages what is filtered, with the exact total", async () => {
        const reply = await filtered(
            ada,
            "accounts",
            has("licenses", "=", 10),
            "&q=zurich&sort=-name&limit=1&page=2",
        );
        expect(ids(reply)).toEqual(["acc-mine"]);
        expect(reply.body.total).toBe(2);
    });

    test("names the place of each fault", async () => {
        for (const [criteria, field, words] of [
            ["{", "filter", "JSON"],
            ["[]", "filter", "object"],
            [{ any: [] }, "filter.any", "empty"],
            [{ all: [has("nonsense", "=", 1)] }, "filter.all[0].field", '"nonsense"'],
            [has("licenses", "contains", 1), "filter.op", '"contains"'],
            [has("stage", "=", "Nowhere"), "filter.value", '"Nowhere"'],
            [
                { field: "features_used", module: "Gone", op: "=", value: 1 },
                "filter.module",
                '"Gone"',
            ],
            [has("search", "=", "x"), "filter.field", '"search"'],
        ] as [Criteria | string, string, string][]) {
            const reply = await filtered(ada, "accounts", criteria);
            expectProblem(reply, 400, "invalid", [field]);
            expect(reply.body.errors[0].message).toContain(words);
        }
    });
});

describe("a preview", () => {
    test("counts, shows the first and says it in words", async () => {
        const reply = await preview(ada, {
            all: [has("forecast_value", ">=", 1000), has("stage", "=", "live")],
        });
        expect(reply.status, reply.text).toBe(200);
        expect(reply.body).toEqual({
            total: 1,
            sentence: 'Forecast value is at least $1,000 and stage is "Live"',
            rows: [{ id: account.mine, name: "Zürich mine" }],
        });
        const all = await preview(secret, { all: [] }, "subscription");
        expect(all.body).toMatchObject({ total: 3, sentence: "All subscriptions" });
    });

    test("is refused with the place of the fault", async () => {
        expectProblem(await preview(ada, { not: { any: [] } }), 400, "invalid", [
            "criteria.not.any",
        ]);
        expectProblem(await preview(ada, { all: [] }, "key"), 400, "invalid", ["entity"]);
        expectProblem(await preview(ada, []), 400, "invalid", ["criteria"]);
    });
});

describe("who does not see all", () => {
    const everything: Criteria[] = [
        { all: [] },
        { not: has("name", "=", "nobody") },
        { any: [has("licenses", "empty"), has("licenses", "not_empty")] },
        { any: [{ not: has("stage", "=", "Live") }, has("stage", "=", "Live")] },
    ];

    test("finds and counts only own and unassigned rows", async () => {
        for (const criteria of everything) {
            expect(ids(await filtered(carl, "accounts", criteria))).toEqual([
                "acc-free",
                "acc-mine",
            ]);
            expect((await preview(carl, criteria)).body).toMatchObject({
                total: 2,
                rows: [{ name: "Zürich free" }, { name: "Zürich mine" }],
            });
        }
        const users = await filtered(carl, "users", {
            not: has("account.name", "=", "nobody"),
        });
        expect(ids(users)).toEqual(["user-free", "user-mine"]);
        const both = has("external_id", "in", ["acc-theirs", "acc-mine"]);
        expect(ids(await filtered(carl, "accounts", both))).toEqual(["acc-mine"]);
    });

    test("is told of a hidden row what is told of one that is not there", async () => {
        const answer = async (value: unknown) => {
            const reply = await filtered(carl, "users", has("account", "=", value));
            expectProblem(reply, 400, "invalid", ["filter.value"]);
            return reply.body.errors[0].message.replace(JSON.stringify(value), "?");
        };
        expect(await answer(account.theirs)).toBe(await answer(88888888));
        expect(await answer("acc-theirs")).toBe(await answer("acc-nobody"));
        expect(ids(await filtered(carl, "users", has("account", "=", "acc-mine")))).toEqual([
            "user-mine",
        ]);
    });
});

test("the catalog says which operators and parameters a field has", async () => {
    const reply = await ada.get("/api/v2/fields?entity=account&for=criteria");
    const field = (key: string) => reply.body.rows.find((row: { key: string }) => row.key === key);
    expect(field("features_used")).toMatchObject({
        parameters: ["product", "module", "feature", "days", "change"],
        column: true,
    });
    expect(field("last_use")).toMatchObject({
        parameters: ["product", "module", "feature"],
        column: false,
    });
    expect(field("stage")).toMatchObject({
        of: "stage",
        operators: ["=", "!=", "in", "not_in", "empty", "not_empty"],
    });
    expect(field("features_series")).toBeUndefined();
    const words = reply.body.operators.map((row: { op: string }) => row.op);
    for (const row of reply.body.rows)
        for (const word of row.operators) expect(words).toContain(word);
    const tables = await ada.get("/api/v2/fields?entity=account");
    expect(tables.body.rows.every((row: { column: boolean }) => row.column)).toBe(true);
});

// Last: these add records and use.
describe("figures", () => {
    test("compares money of another currency at today's rate; without a rate it is empty", async () => {
        const rate = { currency: "EUR", from_on: "2020-01-01", rate: 1.1 };
        expect((await ada.post("/api/v2/currency-rates", rate)).status).toBe(201);
        for (const [external_id, currency] of [
            ["sub-eur", "EUR"],
            ["sub-chf", "CHF"],
            ["sub-own", null],
        ])
            expect(
                (
                    await secret.post("/api/v2/subscriptions", {
                        external_id,
                        currency,
                        amount: "10",
                        account_id: account.mine,
                    })
                ).status,
            ).toBe(201);
        for (const [criteria, names] of [
            [has("amount", ">", "10.99"), ["sub-eur"]],
            [has("amount", "=", 11), ["sub-eur"]],
            [has("amount", "=", "10"), ["sub-own"]],
        ] as const)
            expect(ids(await filtered(secret, "subscriptions", criteria))).toEqual(names);
    });

    test("reads use over days, of accounts and of users, with first and last use", async () => {
        const day = 86_400_000;
        const use = (user_id: string, feature_id: string, ago: number, total: number) =>
            secret.post("/api/v1_1/feature", {
                account_id: "acc-mine",
                user_id,
                product_id: "Shop",
                module_id: "Till",
                feature_id,
                total,
                timestamp: new Date(Date.now() - ago * day).toISOString(),
            });
        for (const [feature, ago, total] of [
            ["Sale", 0, 3],
            ["Sale", 40, 20],
            ["Refund", 2, 4],
        ] as const)
            expect((await use("user-mine", feature, ago, total)).status).toBe(200);
        const uses = (more: Criteria): Criteria => ({
            field: "total_features_used",
            ...more,
        });
        const hold = async (path: string, criteria: Criteria) =>
            ids(await filtered(secret, path, criteria)).filter((id) => id.endsWith("-mine"));
        await eventually("the day of the account is there", async () =>
            expect(await hold("accounts", uses({ days: 3, op: "=", value: 7 }))).toHaveLength(1),
        );
        for (const path of ["accounts", "users"])
            for (const [criteria, holds] of [
                [uses({ days: 60, op: "=", value: 27 }), true],
                [uses({ days: "ever", op: "=", value: 27 }), true],
                [uses({ days: 3, feature: "Refund", op: "=", value: 4 }), true],
                [uses({ days: 3, feature: "Refund", op: "=", value: 7 }), false],
                [uses({ days: 30, change: "absolute", op: "=", value: -13 }), true],
                [uses({ days: 30, change: "percent", op: "<=", value: -65 }), true],
                [uses({ days: 30, change: "percent", op: "<=", value: -66 }), false],
                [has("first_use", "more_than_days_ago", 39), true],
                [has("last_use", "in_last_days", 1), true],
            ] as const)
                expect(
                    await hold(path, criteria),
                    `${path} ${JSON.stringify(criteria)}`,
                ).toHaveLength(holds ? 1 : 0);
    });
});
