// How tables are arranged and what stands at their foot.
// Goals: a member's layout is theirs alone and survives another session; what no table can show is
// refused by name; totals are those of the rows that the same query lists, for each member of what
// they may see.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, signIn, withKey } from "../support/api.ts";
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

async function memberId(email: string): Promise<number> {
    const rows = (await secret.get("/api/v2/members?limit=100")).body.rows;
    return rows.find((row: { email: string }) => row.email === email).id;
}

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    const managers = [await memberId("carl@example.com"), null, await memberId("cleo@example.com")];
    for (let i = 0; i < 9; i++) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: `acc-${i}`,
            name: `Company ${i}`,
            mrr: `${(i + 1) * 100}.50`,
            success_manager_id: managers[i % 3],
        });
        expect(made.status, made.text).toBe(201);
        for (let n = 0; n < 2; n++)
            await secret.post("/api/v2/users", {
                external_id: `user-${i}-${n}`,
                name: `Person ${i} ${n}`,
                account_id: made.body.id,
            });
    }
});
afterAll(() => workspace.remove());

const layout = {
    entity: "account",
    columns: ["name", "mrr", "stage"],
    frozen: 2,
    widths: { mrr: 90 },
};

describe("layouts", () => {
    test("belong to one member and follow them into another session", async () => {
        expect((await carl.get("/api/v2/me/layouts")).body).toEqual({ rows: [] });
        const put = await carl.send("PUT", "/api/v2/me/layouts/accounts", layout);
        expect(put.status, put.text).toBe(200);
        expect((await ada.get("/api/v2/me/layouts")).body).toEqual({ rows: [] });
        const again = await signIn(server, "carl@example.com");
        expect((await again.get("/api/v2/me/layouts")).body).toEqual({
            rows: [{ table: "accounts", ...layout }],
        });
        expect((await again.delete("/api/v2/me/layouts/accounts")).status).toBe(200);
        expect((await carl.get("/api/v2/me/layouts")).body).toEqual({ rows: [] });
        expectProblem(await carl.delete("/api/v2/me/layouts/accounts"), 404, "not_found");
    });

    test("are refused where no table could show them", async () => {
        const wrong: [object, string][] = [
            [{ ...layout, columns: ["name", "nonsense"] }, "columns"],
            [{ ...layout, columns: ["mrr"], widths: {} }, "columns"],
            [{ ...layout, columns: "name" }, "columns"],
            [{ ...layout, frozen: 3 }, "frozen"],
            [{ ...layout, widths: { mrr: 5000 } }, "widths"],
            [{ ...layout, widths: { users: 100 } }, "widths"],
            [{ ...layout, entity: "invoice" }, "entity"],
            [{ ...layout, colour: "red" }, "colour"],
        ];
        for (const [body, field] of wrong) {
            const reply = await carl.send("PUT", "/api/v2/me/layouts/accounts", body);
            expectProblem(reply, 400, "invalid");
            expect(reply.body.errors[0].field, reply.text).toBe(field);
        }
        expectProblem(
            await carl.send("PUT", "/api/v2/me/layouts/No%20Table", layout),
            404,
            "not_found",
        );
        // A key is nobody's table.
        expect((await secret.get("/api/v2/me/layouts")).status).toBe(403);
    });
});

const cents = (money: string) => Math.round(Number(money) * 100);
const signals = ["product_adoption", "financial", "service", "relationship"];

/** What the list's own rows add up to. */
async function added(client: Api, path: string, query: string) {
    const list = (await client.get(`/api/v2/${path}?limit=1000&${query}`)).body;
    const accounts = new Map<number, Any>();
    for (const row of list.rows)
        accounts.set(path === "users" ? row.account.id : row.id, undefined);
    const all = (await client.get("/api/v2/accounts?limit=1000")).body.rows;
    for (const row of all) if (accounts.has(row.id)) accounts.set(row.id, row);
    const rows = [...accounts.values()];
    const split = Object.fromEntries(
        signals.map((signal) => [
            signal,
            Object.fromEntries(
                ["good", "average", "poor", "none"].map((state) => [
                    state,
                    rows.filter((row) => row[`health_${signal}`] === state).length,
                ]),
            ),
        ]),
    );
    return {
        total: list.total,
        mrr: rows.reduce((sum, row) => sum + cents(row.mrr ?? "0"), 0),
        users: rows.reduce((sum, row) => sum + row.users, 0),
        active_users: rows.reduce((sum, row) => sum + (row.active_users ?? 0), 0),
        health: { accounts: rows.length, ...split },
    };
}

describe("totals", () => {
    const filter = encodeURIComponent(JSON.stringify({ field: "mrr", op: ">=", value: "300" }));
    const userFilter = encodeURIComponent(
        JSON.stringify({ field: "account.mrr", op: ">=", value: "300" }),
    );
    const queries: [string, string][] = [
        ["accounts", ""],
        ["accounts", `filter=${filter}`],
        ["accounts", "q=company%201"],
        ["accounts", "assigned=me"],
        ["accounts", "assigned=unassigned"],
        ["users", ""],
        ["users", `filter=${userFilter}`],
        ["users", "q=person%204%201"],
        ["users", "assigned=unassigned"],
    ];

    test.each(queries)(
        "of %s with %s are those of the rows, to each who asks",
        async (path, query) => {
            await secret.post("/api/v2/health-configs", {
                name: `By revenue ${Math.random()}`,
                financial_good: { field: "mrr", op: ">=", value: "500" },
                financial_poor: { field: "mrr", op: "<", value: "200" },
            });
            await eventually("health is there", async () =>
                expect((await ada.get("/api/v2/accounts/totals")).body.health.financial.good).toBe(
                    5,
                ),
            );
            for (const client of [ada, carl]) {
                const reply = await client.get(`/api/v2/${path}/totals?${query}`);
                expect(reply.status, reply.text).toBe(200);
                const { fresh_at, mrr, ...rest } = reply.body;
                expect({ ...rest, mrr: cents(mrr) }).toEqual(await added(client, path, query));
                expect(fresh_at).toMatch(/Z$/);
            }
        },
    );

    test("hold nothing of accounts that one may not see", async () => {
        const all = (await ada.get("/api/v2/accounts/totals")).body;
        const some = (await carl.get("/api/v2/accounts/totals")).body;
        expect([all.total, some.total]).toEqual([9, 6]);
        expect(cents(some.mrr)).toBeLessThan(cents(all.mrr));
        const theirs = (await carl.get("/api/v2/accounts/totals?q=company%202")).body;
        expect(theirs).toMatchObject({ total: 0, mrr: "0.00", health: { accounts: 0 } });
        expect((await carl.get("/api/v2/users/totals?q=person%202")).body.total).toBe(0);
    });

    test("name what is wrong with the query", async () => {
        const bad = await ada.get("/api/v2/accounts/totals?filter=%7B%7D");
        expectProblem(bad, 400, "invalid");
        expectProblem(await ada.get("/api/v2/accounts/totals?sort=mrr"), 400, "invalid");
        const cleo = await memberId("cleo@example.com");
        expectProblem(await carl.get(`/api/v2/accounts/totals?assigned=${cleo}`), 403, "forbidden");
    });
});
