// Parents and children: lists, totals and choices narrowed to what is part of an account, at all
// levels; each sees and counts only what they may see; an account that one does not see is like one
// that is not there.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { ended } from "../support/jobs.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let secret: Api;
const id: Record<string, number> = {};

/** Name, parent, e-mail address of the success manager, MRR. */
const tree: [string, string | undefined, string | undefined, string][] = [
    ["group", undefined, "carl@example.com", "1000"],
    ["north", "group", "carl@example.com", "100"],
    ["south", "group", "cleo@example.com", "20"],
    ["shop", "north", "carl@example.com", "3"],
    ["kiosk", "south", undefined, "0.50"],
    ["other", undefined, "cleo@example.com", "7777"],
    ["branch", "other", "carl@example.com", "8888"],
];

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, parent, manager, mrr] of tree) {
        const sent = { account_id: name, name, mrr, success_manager: manager };
        const reply = await secret.post("/api/v1_1/account", {
            ...sent,
            ...(parent ? { parent_account_id: parent } : {}),
        });
        expect(reply.status, reply.text).toBe(200);
        const user = { account_id: name, user_id: `${name}-user` };
        expect((await secret.post("/api/v1_1/user", user)).status).toBe(200);
        id[name] = (await secret.get(`/api/v2/accounts?external_id=${name}`)).body.rows[0].id;
    }
});
afterAll(() => workspace.remove());

async function names(api: Api, query: string, path = "accounts") {
    const reply = await api.get(`/api/v2/${path}?${query}`);
    expect(reply.status, reply.text).toBe(200);
    const all = reply.body.rows.map((row: { name: string }) => row.name);
    expect(reply.body.total).toBe(all.length);
    return all.toSorted();
}

test("children are listed at all levels, and of them what one sees", async () => {
    expect(await names(ada, `under=${id.group}`)).toEqual(["kiosk", "north", "shop", "south"]);
    expect(await names(ada, `under=${id.south}`)).toEqual(["kiosk"]);
    expect(await names(ada, `under=${id.shop}`)).toEqual([]);
    expect(await names(carl, `under=${id.group}`)).toEqual(["kiosk", "north", "shop"]);
    expect(await names(carl, `under=${id.group}&q=shop`)).toEqual(["shop"]);
    expect(await names(ada, `under=${id.group}`, "users")).toHaveLength(4);
    expect(await names(carl, `under=${id.group}`, "users")).toHaveLength(3);
});

test("they add up to what one sees", async () => {
    const totals = async (api: Api) =>
        (await api.get(`/api/v2/accounts/totals?under=${id.group}`)).body;
    await eventually("the users to be counted", async () =>
        expect(await totals(ada)).toMatchObject({
            total: 4,
            mrr: "123.50",
            users: 4,
        }),
    );
    expect(await totals(carl)).toMatchObject({
        total: 3,
        mrr: "103.50",
        users: 3,
        health: { accounts: 3 },
    });
});

test("an account that one does not see is like one that is not there", async () => {
    for (const path of ["accounts", "accounts/totals", "users"]) {
        const hidden = await carl.get(`/api/v2/${path}?under=${id.other}`);
        const absent = await carl.get(`/api/v2/${path}?under=88888888`);
        expectProblem(hidden, 400, "invalid", ["under"]);
        expect({ ...hidden.body, request_id: "" }).toEqual({
            ...absent.body,
            request_id: "",
        });
    }
});

test("a deleted account is none of them, but what is part of it still is", async () => {
    expect((await ada.delete(`/api/v2/accounts/${id.south}`)).status).toBe(200);
    expect(await names(ada, `under=${id.group}`)).toEqual(["kiosk", "north", "shop"]);
    expect((await ada.post(`/api/v2/accounts/${id.south}/restore`)).status).toBe(200);
    expect(await names(ada, `under=${id.group}`)).toHaveLength(4);
});

test("they can be worked on as all that match", async () => {
    const body = { all: true, under: id.group, set: { industry: "Chain" } };
    const job = await ended(carl, (await carl.post("/api/v2/accounts/bulk", body)).body.id);
    expect(job.message).toBe("3 changed, 0 refused");
    const chain = encodeURIComponent(
        JSON.stringify({ field: "industry", op: "=", value: "Chain" }),
    );
    expect(await names(ada, `filter=${chain}`)).toEqual(["kiosk", "north", "shop"]);
});
