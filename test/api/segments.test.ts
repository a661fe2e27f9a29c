// Segments through the API: made, checked at the place of each fault, ordered, copied, counted and
// listed; accounts and users enter and leave within a second of what changes them, at midnight and
// when the rule changes; a customer success manager counts and sees only what they may see.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let rita: Api;
let secret: Api;
const account: Record<string, number> = {};

const big = { field: "employees", op: ">=", value: 100 };

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-10T10:00:00Z" });
    server = await workspace.serve();
    ({ ada, carl, rita } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, manager, employees] of [
        ["mine", "carl@example.com", 500],
        ["free", null, 50],
        ["theirs", "cleo@example.com", 800],
    ] as const) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: `acc-${name}`,
            name: `Company ${name}`,
            success_manager: manager,
            employees,
            created_on: "2026-03-09T10:00:00Z",
        });
        expect(made.status, made.text).toBe(201);
        account[name] = made.body.id;
        const person = await secret.post("/api/v2/users", {
            external_id: `user-${name}`,
            name: `Person ${name}`,
            account_id: made.body.id,
        });
        expect(person.status, person.text).toBe(201);
    }
});
afterAll(() => workspace.remove());

async function make(name: string, criteria: unknown, entity = "account"): Promise<number> {
    const reply = await ada.post("/api/v2/segments", { name, entity, criteria });
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body.criteria).toEqual(criteria);
    return reply.body.id;
}

const members = async (client: Api, segment: number, path = "accounts", more = "") => {
    const reply = await client.get(`/api/v2/${path}?segment=${segment}${more}`);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.total).toBe(reply.body.rows.length);
    return reply.body.rows
        .map((row: { external_id: string }) => row.external_id.replace(/^\w+-/, ""))
        .toSorted();
};
const expectMembers = (segment: number, names: string[], path = "accounts") =>
    eventually(`members of ${segment}`, async () =>
        expect(await members(ada, segment, path)).toEqual(names),
    );
const counts = async (client: Api, query = "") => {
    const reply = await client.get(`/api/v2/segments/counts?entity=account${query}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
};

describe("a segment", () => {
    test("keeps its criteria as written, and takes its place behind the others", async () => {
        const one = await make("Alpha", { all: [] });
        const two = await make("Beta", { any: [big, { not: { ...big, value: "10" } }] });
        const rows = (await ada.get("/api/v2/segments?sort=position")).body.rows;
        expect(rows.map((row: { id: number }) => row.id)).toEqual([one, two]);
        expect((await ada.post("/api/v2/segments/order", { ids: [two, one] })).status).toBe(200);
        const after = (await ada.get("/api/v2/segments?sort=position")).body.rows;
        expect(after.map((row: { id: number }) => row.id)).toEqual([two, one]);
        for (const ids of [[one, one], ["x"], [0]])
            expectProblem(await ada.post("/api/v2/segments/order", { ids }), 400, "invalid", [
                "ids",
            ]);
        expectProblem(
            await ada.post("/api/v2/segments/order", { ids: [999999] }),
            404,
            "not_found",
        );
    });

    test("is refused with the place of each fault", async () => {
        for (const [criteria, field] of [
            [{ all: [{ ...big, field: "nonsense" }] }, "criteria.all[0].field"],
            [{ any: [] }, "criteria.any"],
            [{ ...big, value: "many" }, "criteria.value"],
            ["all", "criteria"],
        ] as const)
            expectProblem(
                await ada.post("/api/v2/segments", { name: "X", entity: "account", criteria }),
                400,
                "invalid",
                [field],
            );
        expectProblem(
            await ada.post("/api/v2/segments", {
                name: "Of users",
                entity: "user",
                criteria: big,
            }),
            400,
            "invalid",
            ["criteria.field"],
        );
        expectProblem(
            await ada.post("/api/v2/segments", { name: "ALPHA", entity: "account", criteria: big }),
            409,
            "duplicate",
        );
    });

    test("is copied under a free name", async () => {
        const id = await make("Gamma", big);
        const copy = await ada.post(`/api/v2/segments/${id}/clone`);
        expect(copy.status, copy.text).toBe(201);
        expect(copy.body).toMatchObject({ name: "Copy of Gamma", criteria: big });
        expect((await ada.post(`/api/v2/segments/${id}/clone`)).body.name).toBe(
            "Copy of Gamma (2)",
        );
        expectProblem(await ada.post("/api/v2/segments/999999/clone"), 404, "not_found");
    });

    test("is found by its name, however that is written", async () => {
        const id = await make("Größte Kunden", big);
        const found = await rita.get("/api/v2/segments?q=grosste");
        expect(found.body.rows.map((row: { id: number }) => row.id)).toEqual([id]);
    });
});

describe("members", () => {
    test("enter and leave within a second, with since when and an event", async () => {
        const id = await make("Big", big);
        await expectMembers(id, ["mine", "theirs"]);
        const began = Date.now();
        await secret.patch(`/api/v2/accounts/${account.mine}`, { employees: 5 });
        await expectMembers(id, ["theirs"]);
        expect(Date.now() - began).toBeLessThan(1500);
        await secret.patch(`/api/v2/accounts/${account.mine}`, { employees: 500 });
        await expectMembers(id, ["mine", "theirs"]);
        const events = (await ada.get(`/api/v2/segments/${id}/events`)).body;
        expect(
            events.rows.map((row: { account: { id: number }; entered: boolean }) => [
                row.account.id,
                row.entered,
            ]),
        ).toEqual([
            [account.mine, true],
            [account.mine, false],
            [account.theirs, true],
            [account.mine, true],
        ]);
        const first = (await ada.get(`/api/v2/segments/${id}/events?limit=3`)).body;
        const rest = (
            await ada.get(`/api/v2/segments/${id}/events?limit=3&cursor=${first.next_cursor}`)
        ).body;
        expect([...first.rows, ...rest.rows]).toEqual(events.rows);
        expect(rest.next_cursor).toBeNull();
        const held = (await ada.get(`/api/v2/accounts/${account.mine}/segments`)).body.rows;
        expect(held.find((row: { id: number }) => row.id === id)).toEqual({
            id,
            name: "Big",
            since: events.rows[0].at,
        });
    });

    test("follow a changed rule, a rule above it, and a deleted account", async () => {
        const id = await make("Small", { field: "employees", op: "<", value: 100 });
        const above = await make("Not small", {
            not: { field: "segment", op: "=", value: "Small" },
        });
        const users = await make(
            "People of small ones",
            { field: "account.segment", op: "in", value: [id] },
            "user",
        );
        await expectMembers(id, ["free"]);
        await expectMembers(above, ["mine", "theirs"]);
        await expectMembers(users, ["free"], "users");
        await ada.patch(`/api/v2/segments/${id}`, {
            criteria: { field: "employees", op: "<", value: 600 },
        });
        await expectMembers(id, ["free", "mine"]);
        await expectMembers(above, ["theirs"]);
        await expectMembers(users, ["free", "mine"], "users");
        await ada.delete(`/api/v2/accounts/${account.free}`);
        await expectMembers(id, ["mine"]);
        await expectMembers(users, ["mine"], "users");
        await ada.post(`/api/v2/accounts/${account.free}/restore`);
        await expectMembers(id, ["free", "mine"]);

        expectProblem(await ada.delete(`/api/v2/segments/${id}`), 409, "in_use");
        const circle = await ada.patch(`/api/v2/segments/${id}`, {
            criteria: { field: "segment", op: "!=", value: above },
        });
        expectProblem(circle, 400, "invalid", ["criteria"]);
        expect(circle.body.errors[0].message).toContain("Small > Not small > Small");
        for (const last of [users, above, id])
            expect((await ada.delete(`/api/v2/segments/${last}`)).status).toBe(200);
        expectProblem(await ada.get(`/api/v2/accounts?segment=${id}`), 400, "invalid", ["segment"]);
        expect((await ada.post(`/api/v2/segments/${id}/restore`)).status).toBe(200);
        await expectMembers(id, ["free", "mine"]);
    });

    test("may be named by a filter like any other condition", async () => {
        const id = await make("Middle", { ...big, op: "between", value: [100, 600] });
        await expectMembers(id, ["mine"]);
        const filter = encodeURIComponent(
            JSON.stringify({ not: { field: "segment", op: "in", value: ["Middle"] } }),
        );
        const reply = await ada.get(`/api/v2/accounts?filter=${filter}`);
        expect(reply.body.total, reply.text).toBe(2);
    });

    test("of a rule about days move at midnight", async () => {
        const id = await make("New", { field: "created_on", op: "in_last_days", value: 2 });
        await expectMembers(id, ["free", "mine", "theirs"]);
        await workspace.setClock("2026-03-11T00:00:30Z");
        await expectMembers(id, []);
    });
});

describe("who sees what", () => {
    let all: number;
    beforeAll(async () => {
        all = await make("All", { all: [] });
        await expectMembers(all, ["free", "mine", "theirs"]);
    });
    const of = (body: { counts: { id: number; count: number }[] }, id: number) =>
        body.counts.find((row) => row.id === id)?.count;

    test("counts are of what the member sees, narrowed like the list", async () => {
        expect(of(await counts(ada), all)).toBe(3);
        expect(of(await counts(rita), all)).toBe(3);
        const mine = await counts(carl);
        expect([mine.total, of(mine, all)]).toEqual([2, 2]);
        expect(await members(carl, all)).toEqual(["free", "mine"]);
        for (const [query, names] of [
            ["&q=company+mine", ["mine"]],
            [`&filter=${encodeURIComponent(JSON.stringify(big))}`, ["mine"]],
            ["&assigned=me", ["mine"]],
            ["&assigned=unassigned", ["free"]],
            ["&role=1", ["mine"]],
            ["&role=2", []],
            ["&role=2&assigned=unassigned", ["free", "mine"]],
        ] as const) {
            expect(await members(carl, all, "accounts", query), query).toEqual(names);
            const narrowed = await counts(carl, query);
            expect([narrowed.total, of(narrowed, all)], query).toEqual([
                names.length,
                names.length,
            ]);
        }
        const members_ = (await ada.get("/api/v2/members?limit=100")).body.rows;
        const cleo = members_.find((row: { email: string }) => row.email.startsWith("cleo")).id;
        expect(await members(ada, all, "accounts", `&assigned=${cleo}`)).toEqual(["theirs"]);
        expectProblem(await carl.get(`/api/v2/accounts?assigned=${cleo}`), 403, "forbidden");
        expectProblem(await carl.get("/api/v2/accounts?assigned=x"), 400, "invalid", ["assigned"]);
    });

    test("events and segments of hidden accounts are hidden", async () => {
        const events = (await carl.get(`/api/v2/segments/${all}/events`)).body.rows;
        expect(events.map((row: { account: { id: number } }) => row.account.id).toSorted()).toEqual(
            [account.mine, account.free].toSorted(),
        );
        expectProblem(
            await carl.get(`/api/v2/accounts/${account.theirs}/segments`),
            404,
            "not_found",
        );
        expect((await carl.get(`/api/v2/accounts/${account.mine}/segments`)).status).toBe(200);
    });

    test("only the administrator writes them", async () => {
        for (const client of [carl, rita]) {
            expectProblem(
                await client.post("/api/v2/segments", {
                    name: "Y",
                    entity: "account",
                    criteria: big,
                }),
                403,
                "forbidden",
            );
            expectProblem(await client.post(`/api/v2/segments/${all}/clone`), 403, "forbidden");
            expectProblem(
                await client.post("/api/v2/segments/order", { ids: [all] }),
                403,
                "forbidden",
            );
            expectProblem(await client.delete(`/api/v2/segments/${all}`), 403, "forbidden");
            expect((await client.get("/api/v2/segments")).status).toBe(200);
        }
    });
});
