// A customer success manager sees own and unassigned accounts only: in lists, by id, in
// searches, counts, usage, errors and filters; what is hidden looks like what does not exist.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { ended } from "../support/jobs.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let secret: Api;
let carl: Api;
let ada: Api;
let reader: Api;
/** Ids by name: mine, free, theirs. */
const account: Record<string, number> = {};
const user: Record<string, number> = {};
const subscription: Record<string, number> = {};

async function memberId(email: string): Promise<number> {
    const rows = (await secret.get("/api/v2/members?limit=100")).body.rows;
    return rows.find((row: { email: string }) => row.email === email).id;
}

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl, rita: reader } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    const roles = {
        mine: await memberId("carl@example.com"),
        free: null,
        theirs: await memberId("cleo@example.com"),
    };
    for (const [name, manager] of Object.entries(roles)) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: `acc-${name}`,
            name: `Company ${name}`,
            success_manager_id: manager,
        });
        expect(made.status, made.text).toBe(201);
        account[name] = made.body.id;
        const person = await secret.post("/api/v2/users", {
            external_id: `user-${name}`,
            name: `Person ${name}`,
            account_id: made.body.id,
        });
        expect(person.status, person.text).toBe(201);
        user[name] = person.body.id;
        const sub = await secret.post("/api/v2/subscriptions", {
            external_id: `sub-${name}`,
            account_id: made.body.id,
            amount: "10.00",
            billing_period: 1,
            billing_period_unit: "month",
        });
        expect(sub.status, sub.text).toBe(201);
        subscription[name] = sub.body.id;
    }
});
afterAll(() => workspace.remove());

const names = (rows: { name: string }[]) => rows.map((row) => row.name).toSorted();

test("lists hold own and unassigned accounts, with the count of those", async () => {
    const list = await carl.get("/api/v2/accounts");
    expect(names(list.body.rows)).toEqual(["Company free", "Company mine"]);
    expect(list.body.total).toBe(2);
    expect((await carl.get("/api/v2/users")).body.total).toBe(2);
    expect((await carl.get("/api/v2/subscriptions")).body.total).toBe(2);
    for (const all of [ada, reader, secret])
        expect((await all.get("/api/v2/accounts")).body.total).toBe(3);
});

test("searches, pages and filters find nothing more", async () => {
    expect((await carl.get("/api/v2/accounts?q=company")).body.total).toBe(2);
    expect((await carl.get("/api/v2/accounts?q=theirs")).body).toMatchObject({
        rows: [],
        total: 0,
    });
    expect((await carl.get("/api/v2/accounts?external_id=acc-theirs")).body).toMatchObject({
        rows: [],
        total: 0,
    });
    expect((await carl.get("/api/v2/accounts?external_id=acc-mine")).body.total).toBe(1);
    expect((await carl.get(`/api/v2/users?account_id=${account.theirs}`)).body).toMatchObject({
        rows: [],
        total: 0,
    });
    expect((await carl.get("/api/v2/accounts?limit=1&page=3")).body).toMatchObject({
        rows: [],
        total: 2,
    });
    expect((await ada.get("/api/v2/accounts?external_id=acc-theirs")).body.total).toBe(1);
});

test("lists count, show and tell of own and unassigned accounts only", async () => {
    const made = await ada.post("/api/v2/lists", {
        name: "All",
        type: "account",
        criteria: { all: [] },
    });
    expect(made.status, made.text).toBe(201);
    const path = `/api/v2/lists/${made.body.id}`;
    await eventually("the list to be filled", async () =>
        expect((await ada.get(path)).body.members).toBe(3),
    );
    expect((await carl.get(path)).body.members).toBe(2);
    const members = await carl.get(`/api/v2/accounts?list=${made.body.id}`);
    expect(names(members.body.rows)).toEqual(["Company free", "Company mine"]);
    expect((await carl.get(`${path}/events`)).body.rows).toHaveLength(2);
});

test("a hidden record answers exactly like one that is not there", async () => {
    const paths = (id: Record<string, number>, path: string) => [
        `/api/v2/${path}/${id.theirs}`,
        `/api/v2/${path}/88888888`,
    ];
    for (const [hidden, absent] of [
        paths(account, "accounts"),
        paths(user, "users"),
        paths(subscription, "subscriptions"),
    ]) {
        const one = await carl.get(hidden ?? "");
        const other = await carl.get(absent ?? "");
        expectProblem(one, 404, "not_found");
        expect({ ...one.body, request_id: "" }).toEqual({ ...other.body, request_id: "" });
        const patched = await carl.patch(hidden ?? "", { name: "x" });
        const none = await carl.patch(absent ?? "", { name: "x" });
        expect(patched.status).toBe(none.status);
        expect({ ...patched.body, request_id: "" }).toEqual({ ...none.body, request_id: "" });
    }
    expectProblem(await carl.get(`/api/v2/accounts/${account.theirs}/usage`), 404, "not_found");
    expectProblem(await carl.get(`/api/v2/accounts/${account.theirs}/timeline`), 404, "not_found");
    expectProblem(await carl.get(`/api/v2/users/${user.theirs}/usage`), 404, "not_found");
    expect(
        (await carl.get(`/api/v2/accounts/${account.mine}/usage?days=7`)).body.days,
    ).toHaveLength(7);
});

test("nothing can be hung on a hidden account, nor can it become a parent", async () => {
    const person = await carl.post("/api/v2/users", {
        external_id: "spy",
        name: "Spy",
        account_id: account.theirs,
    });
    const absent = await carl.post("/api/v2/users", {
        external_id: "spy",
        name: "Spy",
        account_id: 88888888,
    });
    expect(person.status).toBe(absent.status);
    expect(person.status).toBeGreaterThanOrEqual(400);
    expect({ ...person.body, request_id: "" }).toEqual({ ...absent.body, request_id: "" });
    const parent = await carl.patch(`/api/v2/accounts/${account.mine}`, {
        parent_id: account.theirs,
    });
    expect(parent.status).toBeGreaterThanOrEqual(400);
});

test("bulk work and exports reach nothing more", async () => {
    const carlId = await memberId("carl@example.com");
    await secret.patch(`/api/v2/members/${carlId}`, { export_allowed: true });
    const ids = [account.mine, account.free, account.theirs];
    const asked = { entity: "account", format: "csv", columns: "external_id" };
    for (const rows of [{ ids }, { all: true }, { all: true, q: "company" }]) {
        const made = (await carl.post("/api/v2/exports", { ...asked, ...rows })).body;
        await ended(carl, made.job_id);
        const file = (await carl.get(`/api/v2/exports/${made.id}/file`)).text;
        expect(file.split("\r\n").slice(1, -1).toSorted()).toEqual(["acc-free", "acc-mine"]);
        const set = { industry: "Seen" };
        const job = await carl.post("/api/v2/accounts/bulk", { ...rows, set });
        await ended(carl, job.body.id);
    }
    const hidden = await ada.get(`/api/v2/accounts/${account.theirs}`);
    expect(hidden.body.industry).toBeNull();
});

test("the team's counts are those of the viewer", async () => {
    const count = async (api: Api, email: string) => {
        const rows = (await api.get("/api/v2/members?limit=100")).body.rows;
        return rows.find((row: { email: string }) => row.email === email).accounts;
    };
    expect(await count(ada, "cleo@example.com")).toBe(1);
    expect(await count(carl, "cleo@example.com")).toBe(0);
    expect(await count(carl, "carl@example.com")).toBe(1);
});

test("a success manager assigns only themselves", async () => {
    const cleo = await memberId("cleo@example.com");
    const carlId = await memberId("carl@example.com");
    const other = await carl.patch(`/api/v2/accounts/${account.free}`, {
        success_manager_id: cleo,
    });
    expect(other.status, other.text).toBeGreaterThanOrEqual(400);
    expect(other.body.errors?.[0]?.field).toMatch(/^success_manager/);
    const self = await carl.patch(`/api/v2/accounts/${account.free}`, {
        success_manager_id: carlId,
    });
    expect(self.status, self.text).toBe(200);
    expect(self.body.success_manager).toEqual({
        id: carlId,
        name: "carl",
        email: "carl@example.com",
    });
});

test("who hands an account over loses sight of it", async () => {
    const cleo = await memberId("cleo@example.com");
    expect(
        (await ada.patch(`/api/v2/accounts/${account.mine}`, { success_manager_id: cleo })).status,
    ).toBe(200);
    expectProblem(await carl.get(`/api/v2/accounts/${account.mine}`), 404, "not_found");
});
