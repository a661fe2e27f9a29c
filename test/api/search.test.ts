// The search over everything: accounts, users and lists by a few letters, with accents and errors
// of typing forgiven, at once after they were made by whatever door; nobody finds what they may not
// see.
import { afterAll, beforeAll, expect, test } from "vitest";
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

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl, rita } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [id, name, manager] of [
        ["acme", "Acme Corporation", "carl@example.com"],
        ["zb", "Zürich Bakery", null],
        ["hidden", "Hidden Valley", "cleo@example.com"],
    ] as const) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: id,
            name,
            email: `info@${id}.example`,
            success_manager: manager,
        });
        expect(made.status, made.text).toBe(201);
        account[id] = made.body.id;
        const person = await secret.post("/api/v2/users", {
            external_id: `u-${id}`,
            name: `Jörg of ${id}`,
            email: `joerg@${id}.example`,
            account_id: made.body.id,
        });
        expect(person.status, person.text).toBe(201);
    }
});
afterAll(() => workspace.remove());

type Found = { id: number; name: string };
const search = async (client: Api, q: string, more = "") => {
    const reply = await client.get(`/api/v2/search?q=${encodeURIComponent(q)}${more}`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body as { accounts: Found[]; users: Found[]; lists: Found[] };
};
const accounts = async (client: Api, q: string) =>
    (await search(client, q)).accounts.map((a) => a.name);

test("finds all kinds in one answer, without accents and with an error of typing", async () => {
    for (const [q, name] of [
        ["Zurich", "Zürich Bakery"],
        ["ZÜRICH", "Zürich Bakery"],
        ["Acmee", "Acme Corporation"],
        ["corporatoin", "Acme Corporation"],
        ["zb.example", "Zürich Bakery"],
        ["ac", "Acme Corporation"],
    ] as const)
        expect(await accounts(ada, q), q).toEqual([name]);
    const made = await ada.post("/api/v2/lists", {
        name: "Jörgs to call",
        type: "user",
        criteria: { all: [] },
    });
    expect(made.status, made.text).toBe(201);
    const found = await search(rita, "jorg");
    expect(found.accounts).toEqual([]);
    expect(found.users).toHaveLength(3);
    expect(found.users[0]).toEqual({
        id: expect.any(Number),
        name: "Jörg of acme",
        email: "joerg@acme.example",
        account: { id: account.acme, name: "Acme Corporation" },
    });
    expect(found.lists).toEqual([{ id: made.body.id, name: "Jörgs to call", type: "user" }]);
    expect((await search(rita, "jorg", "&limit=2")).users).toHaveLength(2);
});

test("asks for a text, of a length", async () => {
    expectProblem(await ada.get("/api/v2/search"), 400, "invalid", ["q"]);
    expectProblem(await ada.get(`/api/v2/search?q=${"x".repeat(201)}`), 400, "invalid", ["q"]);
    expectProblem(await ada.get("/api/v2/search?q=x&limit=21"), 400, "invalid", ["limit"]);
    expect(await search(ada, "  ")).toEqual({ accounts: [], users: [], lists: [], views: [] });
});

test("shows a success manager own and unassigned accounts only, and their users", async () => {
    expect(await accounts(ada, "hidden")).toEqual(["Hidden Valley"]);
    for (const q of ["hidden", "Hiden", "hi", "valley", "hidden.example"])
        expect(await search(carl, q), q).toEqual({ accounts: [], users: [], lists: [], views: [] });
    expect((await search(carl, "jorg")).users.map((u) => u.name)).toEqual([
        "Jörg of acme",
        "Jörg of zb",
    ]);
    expect(await accounts(carl, "acmee")).toEqual(["Acme Corporation"]);
});

test("follows every way in which rows are written", async () => {
    await secret.patch(`/api/v2/accounts/${account.zb}`, { name: "Basel Bakery" });
    expect(await accounts(ada, "zurich")).toEqual([]);
    expect(await accounts(ada, "basel")).toEqual(["Basel Bakery"]);
    expect((await ada.get("/api/v2/accounts?q=basel%20bakery")).body.total).toBe(1);
    expect((await ada.get("/api/v2/accounts?q=zurich")).body.total).toBe(0);
    const gone = await ada.delete(`/api/v2/accounts/${account.zb}`);
    expect(await accounts(ada, "basel")).toEqual([]);
    await ada.post(`/api/v2/change-sets/${gone.body.change_set_id}/undo`);
    expect(await accounts(ada, "basel")).toEqual(["Basel Bakery"]);
    const key = await workspace.createKey("api");
    const sent = await withKey(server, key).post("/api/v1_1/feature", {
        account_id: "newcomer-gmbh",
        user_id: "first@newcomer.example",
        product_id: "p",
        module_id: "m",
        feature_id: "f",
        total: 1,
    });
    expect(sent.status, sent.text).toBe(200);
    await eventually("what an event made to be found", async () => {
        expect(await accounts(ada, "newcommer")).toEqual(["newcomer-gmbh"]);
        expect((await search(ada, "first@newcomer")).users).toHaveLength(1);
    });
    const checked = await workspace.run(["check"]);
    expect(checked.status, checked.stderr).toBe(0);
    expect((await ada.get("/api/v2/status")).body.search_index).toBe(true);
});
