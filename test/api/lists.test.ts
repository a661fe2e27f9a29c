// Lists through the API: made of segments and criteria, kept by the engine within a second, frozen
// while inactive, copied, deleted and restored; what they add up covers what the member sees; all
// members see them, their owner and managers edit them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let cleo: Api;
let rita: Api;
let secret: Api;
const account: Record<string, number> = {};

const all = { all: [] };
const big = { field: "employees", op: ">=", value: 100 };

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl, cleo, rita } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, manager, employees, amount] of [
        ["mine", "carl@example.com", 500, "100.00"],
        ["free", null, 50, "20.50"],
        ["theirs", "cleo@example.com", 800, "3000.00"],
    ] as const) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: `acc-${name}`,
            name: `Company ${name}`,
            success_manager: manager,
            employees,
            amount,
        });
        expect(made.status, made.text).toBe(201);
        account[name] = made.body.id;
        for (const n of [1, 2]) {
            const person = await secret.post("/api/v2/users", {
                external_id: `user-${name}${n}`,
                name: `Person ${name} ${n}`,
                account_id: made.body.id,
            });
            expect(person.status, person.text).toBe(201);
        }
    }
});
afterAll(() => workspace.remove());

async function make(body: object, client = ada): Promise<number> {
    const reply = await client.post("/api/v2/lists", {
        type: "account",
        criteria: all,
        ...body,
    });
    expect(reply.status, reply.text).toBe(201);
    return reply.body.id;
}
const list = async (id: number, client = ada) =>
    (await client.get(`/api/v2/lists/${id}`)).body as Record<string, never>;
const members = async (client: Api, id: number, path = "accounts", more = "") => {
    const reply = await client.get(`/api/v2/${path}?list=${id}${more}`);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.total).toBe(reply.body.rows.length);
    return reply.body.rows
        .map((row: { external_id: string }) => row.external_id.replace(/^\w+-/, ""))
        .toSorted();
};
const expectMembers = (id: number, names: string[], path = "accounts") =>
    eventually(`members of list ${id}`, async () =>
        expect(await members(ada, id, path)).toEqual(names),
    );
const isFilled = (id: number) =>
    eventually(`list ${id} to be filled`, async () =>
        expect((await list(id)).refreshing).toBe(false),
    );

describe("a list", () => {
    test("is its maker's, active, and of what one of its segments holds", async () => {
        const segment = async (name: string, value: string) =>
            (
                await ada.post("/api/v2/segments", {
                    name,
                    entity: "account",
                    criteria: { field: "name", op: "contains", value },
                })
            ).body.id;
        const segments = [await segment("Mine", "mine"), await segment("Free", "free")];
        const made = await carl.post("/api/v2/lists", {
            name: "Big ones of two",
            type: "account",
            segments,
            criteria: big,
            description: "To be called",
        });
        expect(made.status, made.text).toBe(201);
        expect(made.body).toMatchObject({
            name: "Big ones of two",
            type: "account",
            segments,
            criteria: big,
            status: "active",
            owner: { name: "carl" },
        });
        await expectMembers(made.body.id, ["mine"]);
        const began = Date.now();
        await secret.patch(`/api/v2/accounts/${account.free}`, { employees: 200 });
        await expectMembers(made.body.id, ["free", "mine"]);
        expect(Date.now() - began).toBeLessThan(1500);
        await secret.patch(`/api/v2/accounts/${account.free}`, { employees: 50 });
        await expectMembers(made.body.id, ["mine"]);
        const events = (await ada.get(`/api/v2/lists/${made.body.id}/events`)).body.rows;
        expect(
            events.map((e: { account: { id: number }; entered: boolean }) => [
                e.account.id,
                e.entered,
            ]),
        ).toEqual([
            [account.free, false],
            [account.free, true],
            [account.mine, true],
        ]);
        expectProblem(await ada.delete(`/api/v2/segments/${segments[0]}`), 409, "in_use");
        const any = await carl.patch(`/api/v2/lists/${made.body.id}`, { segments: [] });
        expect(any.body.segments, any.text).toBeNull();
        await expectMembers(made.body.id, ["mine", "theirs"]);
        expect((await ada.delete(`/api/v2/segments/${segments[0]}`)).status).toBe(200);
    });

    test("is refused with the place of each fault", async () => {
        for (const [body, field] of [
            [{ criteria: { ...big, field: "nonsense" } }, "criteria.field"],
            [{ criteria: null }, "criteria"],
            [{ segments: [999999] }, "segments"],
            [{ segments: ["x"] }, "segments"],
            [{ segments: [1, 1] }, "segments"],
            [{ type: "subscription" }, "type"],
            [{ status: "frozen" }, "status"],
            [{ owner_id: 999999 }, "owner_id"],
            [{ members: 5 }, "members"],
        ] as const)
            expectProblem(
                await ada.post("/api/v2/lists", {
                    name: "X",
                    type: "account",
                    criteria: all,
                    ...body,
                }),
                400,
                "invalid",
                [field],
            );
        await make({ name: "Twice" });
        expectProblem(
            await ada.post("/api/v2/lists", { name: "TWICE", type: "account", criteria: all }),
            409,
            "duplicate",
        );
        await make({ name: "Twice", type: "user" });
        expectProblem(await ada.get("/api/v2/lists/999999"), 404, "not_found");
        expectProblem(await ada.get("/api/v2/lists/999999/events"), 404, "not_found");
    });

    test("that is inactive keeps its members until it is saved, filled or switched on", async () => {
        const id = await make({ name: "Frozen", criteria: big, status: "inactive" });
        await isFilled(id);
        await expectMembers(id, ["mine", "theirs"]);
        await secret.patch(`/api/v2/accounts/${account.mine}`, { employees: 1 });
        const other = await make({ name: "Follows", criteria: big });
        await expectMembers(other, ["theirs"]);
        await isFilled(other);
        expect(await members(ada, id)).toEqual(["mine", "theirs"]);
        expect((await ada.post(`/api/v2/lists/${id}/refresh`)).status).toBe(200);
        await expectMembers(id, ["theirs"]);
        await isFilled(id);
        await secret.patch(`/api/v2/accounts/${account.mine}`, { employees: 500 });
        await expectMembers(other, ["mine", "theirs"]);
        expect(await members(ada, id)).toEqual(["theirs"]);
        await ada.patch(`/api/v2/lists/${id}`, { status: "active" });
        await expectMembers(id, ["mine", "theirs"]);
        await ada.patch(`/api/v2/lists/${id}`, {
            status: "inactive",
            criteria: { ...big, op: "<" },
        });
        await expectMembers(id, ["free"]);
    });

    test("is copied, deleted and restored; its members come with it", async () => {
        const id = await make({ name: "Origin", criteria: big, description: "Why" });
        await expectMembers(id, ["mine", "theirs"]);
        const copy = await carl.post(`/api/v2/lists/${id}/clone`);
        expect(copy.status, copy.text).toBe(201);
        expect(copy.body).toMatchObject({
            name: "Copy of Origin",
            criteria: big,
            description: "Why",
            owner: { name: "carl" },
        });
        await expectMembers(copy.body.id, ["mine", "theirs"]);
        const gone = await ada.delete(`/api/v2/lists/${id}`);
        expect(gone.status, gone.text).toBe(200);
        expectProblem(await ada.get(`/api/v2/accounts?list=${id}`), 400, "invalid", ["list"]);
        const undone = await ada.post(`/api/v2/change-sets/${gone.body.change_set_id}/undo`);
        expect(undone.status, undone.text).toBe(200);
        await expectMembers(id, ["mine", "theirs"]);
    });

    test("of users may follow another list, and stands in a criteria like a segment", async () => {
        const accounts = await make({ name: "Their accounts", criteria: big });
        const users = await make({
            name: "Their people",
            type: "user",
            criteria: { field: "account.list", op: "=", value: "their accounts" },
        });
        await expectMembers(users, ["mine1", "mine2", "theirs1", "theirs2"], "users");
        expect(await list(users)).toMatchObject({ members: 4, amount: "3100.00" });
        const filter = encodeURIComponent(
            JSON.stringify({ not: { field: "list", op: "in", value: [accounts] } }),
        );
        expect((await ada.get(`/api/v2/accounts?filter=${filter}`)).body.total).toBe(1);
        const circle = await ada.patch(`/api/v2/lists/${accounts}`, {
            criteria: { field: "list", op: "!=", value: accounts },
        });
        expectProblem(circle, 400, "invalid", ["criteria"]);
        expect(circle.body.errors[0].message).toContain("Their accounts > Their accounts");
        expectProblem(await ada.delete(`/api/v2/lists/${accounts}`), 409, "in_use");
        expectProblem(await ada.get(`/api/v2/users?list=${accounts}`), 400, "invalid", ["list"]);
        expectProblem(await ada.get(`/api/v2/accounts?list=${users}`), 400, "invalid", ["list"]);
    });
});

describe("the listing", () => {
    let everybody: number;
    let people: number;
    beforeAll(async () => {
        everybody = await make({ name: "Everybody" });
        people = await make({ name: "Größte Leute", type: "user", status: "inactive" }, carl);
        await expectMembers(everybody, ["free", "mine", "theirs"]);
        await isFilled(people);
    });
    const rows = async (client: Api, query: string) => {
        const reply = await client.get(`/api/v2/lists?${query}`);
        expect(reply.status, reply.text).toBe(200);
        expect(reply.body.total).toBe(reply.body.rows.length);
        return reply.body.rows as { id: number; name: string; members: number; amount: string }[];
    };
    const names = async (client: Api, query: string) =>
        (await rows(client, query)).map((row) => row.name);

    test("carries what each list adds up, of what the member sees", async () => {
        const of = async (client: Api, id: number) =>
            (await rows(client, "limit=100")).find((row) => row.id === id);
        expect(await of(ada, everybody)).toMatchObject({
            members: 3,
            amount: "3120.50",
            financial_good: 0,
            financial_none: 3,
        });
        expect(await of(rita, everybody)).toMatchObject({ members: 3 });
        const seen = { members: 2, amount: "120.50", relationship_none: 2 };
        expect(await of(carl, everybody)).toMatchObject(seen);
        expect(await list(everybody, carl)).toMatchObject(seen);
        expect(await of(carl, people)).toMatchObject({ ...seen, members: 4 });
        expect(await members(carl, everybody)).toEqual(["free", "mine"]);
        expect(await members(carl, people, "users")).toEqual(["free1", "free2", "mine1", "mine2"]);
        const who = (await carl.get(`/api/v2/lists/${everybody}/events`)).body.rows;
        expect(who.map((e: { account: { id: number } }) => e.account.id).toSorted()).toEqual(
            [account.mine, account.free].toSorted(),
        );
    });

    test("is searched, filtered and sorted, also by its figures", async () => {
        expect(await names(rita, "q=grosste")).toEqual(["Größte Leute"]);
        expect(await names(rita, "q=e&status=inactive&type=user")).toEqual(["Größte Leute"]);
        const sorted = await rows(carl, "sort=-members,name&limit=100");
        const numbers = sorted.map((row) => row.members);
        expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
        // Columns without figures cost none.
        expect((await rows(ada, "columns=name&limit=1000"))[0]).not.toHaveProperty("members");
    });

    test("of a team role holds the lists with such accounts, and adds up those", async () => {
        const mine = await rows(carl, "role=1&limit=100");
        expect(mine.find((row) => row.id === everybody)).toMatchObject({
            members: 1,
            amount: "100.00",
        });
        expect(mine.every((row) => row.members > 0)).toBe(true);
        expect(await names(carl, "role=2&limit=100")).toEqual([]);
        expectProblem(await carl.get("/api/v2/lists?assigned=1"), 403, "forbidden");
    });
});

describe("who may edit", () => {
    test("owner and managers; everybody sees", async () => {
        const id = await make({ name: "Carl's" }, carl);
        for (const client of [cleo, rita]) {
            expect((await client.get(`/api/v2/lists/${id}`)).status).toBe(200);
            expectProblem(
                await client.patch(`/api/v2/lists/${id}`, { name: "Mine now" }),
                403,
                "forbidden",
            );
            expectProblem(await client.delete(`/api/v2/lists/${id}`), 403, "forbidden");
            expectProblem(await client.post(`/api/v2/lists/${id}/refresh`), 403, "forbidden");
        }
        expect((await carl.patch(`/api/v2/lists/${id}`, { name: "Ours" })).status).toBe(200);
        const members_ = (await ada.get("/api/v2/members?limit=100")).body.rows;
        const other = members_.find((row: { email: string }) => row.email.startsWith("cleo")).id;
        expect((await ada.patch(`/api/v2/lists/${id}`, { owner_id: other })).status).toBe(200);
        expectProblem(await carl.patch(`/api/v2/lists/${id}`, { name: "X" }), 403, "forbidden");
        expect((await cleo.delete(`/api/v2/lists/${id}`)).status).toBe(200);
        expectProblem(await carl.post(`/api/v2/lists/${id}/restore`), 403, "forbidden");
        expect((await cleo.post(`/api/v2/lists/${id}/restore`)).status).toBe(200);
        expectProblem(
            await rita.post("/api/v2/lists", { name: "R", type: "account", criteria: all }),
            403,
            "forbidden",
        );
    });
});
