// Subscriptions as a portfolio: found by plan, product, id and account; narrowed by segments, lists
// and team roles of their accounts; added up in the workspace's currency; written to files.
// Goals: every way of asking agrees with a plain loop over the rows; a customer success manager
// finds, counts, adds up and exports own and unassigned customers' only.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, signIn, withKey } from "../support/api.ts";
import { readCsv } from "../support/csv.ts";
import { ended } from "../support/jobs.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: rows of whatever columns
type Any = any;

let workspace: Workspace;
let server: Node;
let secret: Api;
let ada: Api;
let carl: Api;
const members: Record<string, number> = {};
const accounts: Record<string, number> = {};
/** Of accounts with 10 employees or more: mine and theirs. */
let segment: number;
let list: number;

const path = "/api/v2/subscriptions";
const owners = ["mine", "free", "theirs"] as const;

/** Two of each account; the second in dollars, cancelled where the account is nobody's. */
const sent = owners.flatMap((owner, i) => [
    {
        subscription_id: `s-${owner}-1`,
        account_id: owner,
        plan_name: i === 1 ? "Échelle Pro" : "Basic",
        product: "Suite",
        plan_quantity: i + 1,
        amount: 100 * (i + 1),
        currency: "EUR",
        billing_period: 1,
        billing_period_unit: "month",
        status: "Active",
        subscription_start_on: "2026-01-01",
        next_billing_on: `2026-04-0${i + 1}`,
    },
    {
        subscription_id: `s-${owner}-2`,
        account_id: owner,
        plan_name: "Plus",
        product: "Add-on",
        amount: 1200,
        currency: "USD",
        billing_period: 1,
        billing_period_unit: "year",
        status: i === 1 ? "Cancelled" : "Active",
        ...(i === 1 ? { cancelled_on: "2026-02-01" } : {}),
    },
]);

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-01T10:00:00Z" });
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const row of (await secret.get("/api/v2/members?limit=100")).body.rows)
        members[row.name] = row.id;
    await secret.patch("/api/v2/settings", { currency: "EUR" });
    await secret.patch(`/api/v2/members/${members.carl}`, { export_allowed: true });
    carl = await signIn(server, "carl@example.com");
    const managers = { mine: members.carl, free: null, theirs: members.cleo };
    for (const [i, owner] of owners.entries()) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: owner,
            name: `Company ${owner}`,
            employees: i === 1 ? 5 : 10,
            success_manager_id: managers[owner],
        });
        expect(made.status, made.text).toBe(201);
        accounts[owner] = made.body.id;
    }
    for (const item of sent) {
        const reply = await secret.post("/api/v1_1/subscription", item);
        expect(reply.status, reply.text).toBe(200);
    }
    const criteria = { field: "employees", op: ">=", value: 10 };
    const large = await ada.post("/api/v2/segments", {
        name: "Large",
        entity: "account",
        criteria,
    });
    const saved = await ada.post("/api/v2/lists", { name: "Large", type: "account", criteria });
    expect([large.status, saved.status]).toEqual([201, 201]);
    segment = large.body.id;
    list = saved.body.id;
    await eventually("segment and list are filled", async () => {
        expect((await ada.get(`/api/v2/accounts?segment=${segment}`)).body.total).toBe(2);
        expect((await ada.get(`/api/v2/accounts?list=${list}`)).body.total).toBe(2);
    });
});
afterAll(() => workspace.remove());

async function rows(client: Api, query = ""): Promise<Any[]> {
    const reply = await client.get(`${path}?limit=1000&${query}`);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.total).toBe(reply.body.rows.length);
    return reply.body.rows;
}
const ids = (found: Any[]): string[] => found.map((row) => row.external_id).toSorted();
const of = (...names: string[]) =>
    names.flatMap((name) => [`s-${name}-1`, `s-${name}-2`]).toSorted();
const criteria = (field: string, op: string, value: unknown) =>
    `filter=${encodeURIComponent(JSON.stringify({ field, op, value }))}`;

describe("the list", () => {
    test("has every field, each amount in the currency of its row", async () => {
        const [row] = await rows(ada, "external_id=s-theirs-2");
        expect(row).toMatchObject({
            plan_name: "Plus",
            product: "Add-on",
            amount: "1200.00",
            mrr: "100.00",
            currency: "USD",
            billing_period: 1,
            billing_period_unit: "year",
            status: "Active",
            account: { id: accounts.theirs, name: "Company theirs", external_id: "theirs" },
        });
    });

    const searches: [string, string[]][] = [
        ["basic", ["s-mine-1", "s-theirs-1"]],
        ["echelle", ["s-free-1"]],
        ["ADD-ON", ["s-free-2", "s-mine-2", "s-theirs-2"]],
        ["s-free", of("free")],
        ["company mine", of("mine")],
        ["theirs plus", ["s-theirs-2"]],
        ["%", []],
        ["nothing of it", []],
    ];
    test.each(searches)("search for %s", async (q, expected) => {
        expect(ids(await rows(ada, `q=${encodeURIComponent(q)}`))).toEqual(expected);
        const seen = expected.filter((id) => !id.includes("theirs"));
        expect(ids(await rows(carl, `q=${encodeURIComponent(q)}`))).toEqual(seen);
    });

    test("is narrowed by segments, lists, team roles and members of the accounts", async () => {
        expect(ids(await rows(ada, `segment=${segment}`))).toEqual(of("mine", "theirs"));
        expect(ids(await rows(ada, `list=${list}`))).toEqual(of("mine", "theirs"));
        expect(ids(await rows(carl, `segment=${segment}`))).toEqual(of("mine"));
        expect(ids(await rows(carl, "assigned=me"))).toEqual(of("mine"));
        expect(ids(await rows(ada, "assigned=unassigned"))).toEqual(of("free"));
        expect(ids(await rows(ada, `assigned=${members.cleo}`))).toEqual(of("theirs"));
        const roles = (await ada.get("/api/v2/team-roles")).body.rows;
        const role = roles.find((r: Any) => r.name === "Success manager") ?? roles[0];
        expect(ids(await rows(carl, `role=${role.id}`))).toEqual(of("mine"));
        expectProblem(await carl.get(`${path}?assigned=${members.cleo}`), 403, "forbidden");
        const user = await ada.post("/api/v2/segments", {
            name: "People",
            entity: "user",
            criteria: { all: [] },
        });
        const refused = await ada.get(`${path}?segment=${user.body.id}`);
        expectProblem(refused, 400, "invalid", ["segment"]);
        expect(refused.body.errors[0].message).toContain("accounts");
    });

    test("is filtered by fields of the subscription and of its account", async () => {
        expect(ids(await rows(ada, criteria("status", "=", "Cancelled")))).toEqual(["s-free-2"]);
        expect(ids(await rows(ada, criteria("plan_quantity", ">=", 2)))).toEqual([
            "s-free-1",
            "s-theirs-1",
        ]);
        const employees = criteria("account.employees", ">=", 10);
        expect(ids(await rows(ada, employees))).toEqual(of("mine", "theirs"));
        expect(ids(await rows(carl, employees))).toEqual(of("mine"));
        expect(ids(await rows(carl, criteria("external_id", "contains", "theirs")))).toEqual([]);
    });

    test("shows fields of the account, and is in the order of them", async () => {
        const fields = (await ada.get("/api/v2/fields?entity=subscription")).body.rows;
        const field = fields.find((f: Any) => f.key === "account.employees");
        expect(field).toMatchObject({ label: "Account: Employees", column: true, sortable: true });
        const columns = "external_id,amount,account.employees,account.success_manager,account.mrr";
        const query = `columns=${columns}&sort=-account.employees,external_id`;
        const found = await rows(ada, query);
        expect(found.map((row) => row["account.employees"])).toEqual([10, 10, 10, 10, 5, 5]);
        expect(found[0]).toMatchObject({
            external_id: "s-mine-1",
            amount: "100.00",
            "account.success_manager": { id: members.carl, name: "carl" },
        });
        expect(found[4]["account.success_manager"]).toBeNull();
        expect(ids(await rows(carl, query))).toEqual(of("free", "mine"));
        const bad = await ada.get(`${path}?columns=account.nothing`);
        expectProblem(bad, 400, "invalid", ["columns"]);
        expectProblem(await ada.get(`${path}?sort=account.segment`), 400, "invalid", ["sort"]);
    });

    test("is in the order of any column, what is empty last", async () => {
        const fields = (await ada.get("/api/v2/fields?entity=subscription")).body.rows;
        for (const field of fields.filter((f: Any) => f.sortable && !f.key.includes(".")))
            for (const sort of [field.key, `-${field.key}`]) {
                const found = await rows(ada, `sort=${sort}`);
                expect(found, sort).toHaveLength(6);
                const empty = found.map((row) => row[field.key] === null);
                expect(empty, sort).toEqual(empty.toSorted());
                expect(await rows(carl, `sort=${sort}`), sort).toHaveLength(4);
            }
        const names = (await rows(ada, "sort=account,external_id")).map((row) => row.external_id);
        expect(names).toEqual([...of("free"), ...of("mine"), ...of("theirs")]);
    });
});

describe("what is added up", () => {
    const cents = (money: string) => Math.round(Number(money) * 100);

    /** Counts and, of active ones in euros (and in dollars by a rate), sums over the rows. */
    async function added(client: Api, query: string, dollar?: number) {
        const found = await rows(client, query);
        const active = found.filter((row) => row.status === "Active");
        const known = active.filter((row) => row.currency === "EUR" || dollar !== undefined);
        const sum = (key: string) =>
            known.reduce(
                (all, row) =>
                    all + cents(row[key] ?? "0") * (row.currency === "EUR" ? 1 : (dollar ?? 0)),
                0,
            );
        const names = [...new Set(found.map((row) => row.status))];
        return {
            total: found.length,
            active: active.length,
            mrr: sum("mrr"),
            amount: sum("amount"),
            unconverted: active.length - known.length,
            statuses: Object.fromEntries(
                names.map((name) => [name, found.filter((row) => row.status === name).length]),
            ),
        };
    }

    async function totals(client: Api, query: string) {
        const reply = await client.get(`${path}/totals?${query}`);
        expect(reply.status, reply.text).toBe(200);
        const { fresh_at, statuses, mrr, amount, ...rest } = reply.body;
        expect(fresh_at).toMatch(/Z$/);
        return {
            ...rest,
            mrr: cents(mrr),
            amount: cents(amount),
            statuses: Object.fromEntries(statuses.map((s: Any) => [s.name, s.count])),
        };
    }

    const queries = [
        "",
        "q=plus",
        "assigned=unassigned",
        criteria("account.employees", ">=", 10),
        criteria("status", "=", "Cancelled"),
        "q=theirs",
    ];

    test.each(queries)("totals with %s are those of the rows, to each who asks", async (query) => {
        for (const client of [ada, carl])
            expect(await totals(client, query)).toEqual(await added(client, query));
    });

    test("foreign amounts count once there is a rate", async () => {
        expect((await totals(ada, "")).unconverted).toBe(2);
        const rate = await ada.post("/api/v2/currency-rates", {
            currency: "USD",
            rate: 1.5,
            from_on: "2026-01-01",
        });
        expect(rate.status, rate.text).toBe(201);
        for (const client of [ada, carl])
            expect(await totals(client, "")).toEqual(await added(client, "", 1.5));
        expect((await totals(ada, "")).unconverted).toBe(0);
        // In order by what they are worth: 100 dollars between 100 and 200 euros.
        expect((await rows(ada, "sort=mrr,external_id")).map((row) => row.external_id)).toEqual([
            "s-mine-1",
            "s-free-2",
            "s-mine-2",
            "s-theirs-2",
            "s-free-1",
            "s-theirs-1",
        ]);
    });

    test("tabs count subscriptions by the segments of their accounts", async () => {
        const counts = async (client: Api, query = "") => {
            const reply = await client.get(`/api/v2/segments/counts?entity=subscription&${query}`);
            expect(reply.status, reply.text).toBe(200);
            const count = reply.body.counts.find((c: Any) => c.id === segment)?.count;
            return [reply.body.total, count];
        };
        expect(await counts(ada)).toEqual([6, 4]);
        expect(await counts(carl)).toEqual([4, 2]);
        expect(await counts(ada, "q=plus")).toEqual([3, 2]);
        expect(await counts(carl, "assigned=unassigned")).toEqual([2, 0]);
    });
});

test("an export has the rows, order and columns of the view, of what its maker sees", async () => {
    const file = async (client: Api, body: object) => {
        const made = await client.post("/api/v2/exports", {
            entity: "subscription",
            format: "csv",
            all: true,
            columns: "account,plan_name,mrr,currency,external_id",
            sort: "-external_id",
            ...body,
        });
        expect(made.status, made.text).toBe(201);
        expect((await ended(client, made.body.job_id)).status).toBe("done");
        const reply = await client.raw(`/api/v2/exports/${made.body.id}/file`);
        return readCsv(Buffer.from(await reply.arrayBuffer()).toString());
    };
    const [head, ...body] = await file(carl, {});
    expect(head).toEqual(["Account", "Plan", "MRR", "Currency", "External id"]);
    expect(body.map((row) => row[4])).toEqual(of("mine", "free").toReversed());
    expect(body.find((row) => row[4] === "s-free-1")).toEqual([
        "Company free",
        "Échelle Pro",
        "200.00",
        "EUR",
        "s-free-1",
    ]);
    const large = await file(carl, { segment });
    expect(large.slice(1).map((row) => row[4])).toEqual(of("mine").toReversed());
    const every = (await rows(ada)).map((row) => row.id);
    const named = await file(carl, { all: undefined, ids: every });
    expect(named.slice(1)).toHaveLength(4);
});

test("its history is told to who may see it, amounts in its currency", async () => {
    const [row] = await rows(ada, "external_id=s-mine-2");
    const [hidden] = await rows(ada, "external_id=s-theirs-2");
    expect((await ada.patch(`${path}/${row.id}`, { amount: "2400.00" })).status).toBe(200);
    const reply = await carl.get(`${path}/${row.id}/field-history`);
    expect(reply.status, reply.text).toBe(200);
    const amounts = reply.body.rows.filter((h: Any) => h.field === "amount");
    expect(amounts.map((h: Any) => h.value)).toEqual(["2400.00", "1200.00"]);
    const mrr = reply.body.rows.find((h: Any) => h.field === "mrr_effective");
    expect(mrr.value).toBe("200.00");
    expectProblem(await carl.get(`${path}/${hidden.id}/field-history`), 404, "not_found");
    expectProblem(await carl.get(`${path}/999999/field-history`), 404, "not_found");
    const yen = { subscription_id: "s-yen", account_id: "mine", amount: 1200, currency: "JPY" };
    await secret.post("/api/v1_1/subscription", yen);
    const [inYen] = await rows(ada, "external_id=s-yen");
    const was = (await ada.get(`${path}/${inYen.id}/field-history?fields=amount`)).body.rows;
    expect(was.map((h: Any) => h.value)).toEqual(["1200"]);
});
