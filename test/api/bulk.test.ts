// Bulk work: the same fields on many rows, as a job with a result per row, as one change that is
// undone as one. Nobody changes what they could not change by hand.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { ended } from "../support/jobs.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let rita: Api;
let secret: Api;
let role: number;
const members: Record<string, number> = {};
/** Ids by external id. */
const id: Record<string, number> = {};

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl, rita } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const row of (await secret.get("/api/v2/members?limit=100")).body.rows)
        members[row.name] = row.id;
    const roles = (await ada.get("/api/v2/team-roles")).body.rows;
    role = roles.find((row: { key: string }) => row.key === "success_manager").id;
});
afterAll(() => workspace.remove());

const managers = { mine: "carl@example.com", free: null, theirs: "cleo@example.com" };

beforeEach(async () => {
    for (const [name, manager] of Object.entries(managers)) {
        const sent = { account_id: name, name, industry: "Old", success_manager: manager };
        expect((await secret.post("/api/v1_1/account", sent)).status).toBe(200);
        const found = await secret.get(`/api/v2/accounts?external_id=${name}`);
        id[name] = found.body.rows[0].id;
        await secret.patch(`/api/v2/accounts/${id[name]}`, {
            success_manager_id: manager ? members[manager.replace(/@.*/, "")] : null,
        });
    }
});

async function run(api: Api, body: object, path = "accounts") {
    const queued = await api.post(`/api/v2/${path}/bulk`, body);
    expect(queued.status, queued.text).toBe(201);
    const job = await ended(api, queued.body.id);
    const results = await api.get(`/api/v2/jobs/${job.id}/results?limit=1000`);
    return { job, results: results.body.rows };
}

async function values(field: string): Promise<Record<string, unknown>> {
    const named = { all: [{ field: "name", op: "in", value: Object.keys(managers) }] };
    const filter = encodeURIComponent(JSON.stringify(named));
    const rows = (await ada.get(`/api/v2/accounts?columns=name,${field}&filter=${filter}`)).body
        .rows;
    return Object.fromEntries(rows.map((row: Record<string, unknown>) => [row.name, row[field]]));
}

test("sets a field on all that match and the member sees, and goes back as one", async () => {
    const { job, results } = await run(carl, { all: true, set: { industry: "New" } });
    expect(job).toMatchObject({ kind: "bulk", status: "done", refused: 0, done: 2, total: 2 });
    expect(job.message).toBe("2 changed, 0 refused");
    expect(results.map((row: { outcome: string }) => row.outcome)).toEqual(["done", "done"]);
    expect(await values("industry")).toEqual({ mine: "New", free: "New", theirs: "Old" });
    const audit = (await ada.get("/api/v2/audit?kind=bulk")).body.rows[0];
    expect(audit).toMatchObject({ id: job.change_set_id, actor: { id: members.carl } });
    const undone = await carl.post(`/api/v2/change-sets/${job.change_set_id}/undo`);
    expect(undone.body).toMatchObject({ undone: 2, kept: [] });
    expect(await values("industry")).toEqual({ mine: "Old", free: "Old", theirs: "Old" });
});

test("a filter that the change itself empties is worked through all the same", async () => {
    const filter = { all: [{ field: "industry", op: "=", value: "Old" }] };
    const { job } = await run(ada, { all: true, filter, set: { industry: "New" } });
    expect(job.done).toBe(3);
    expect(await values("industry")).toEqual({ mine: "New", free: "New", theirs: "New" });
});

test("named rows: what is hidden is refused like what is not there", async () => {
    const ids = [id.mine, id.theirs, 88888888];
    const { job, results } = await run(carl, { ids, set: { industry: "New" } });
    expect(job).toMatchObject({ status: "done", refused: 2, message: "1 changed, 2 refused" });
    const outcome = Object.fromEntries(
        results.map((row: Record<string, unknown>) => [row.entity_id, [row.outcome, row.reason]]),
    );
    expect(outcome[id.mine ?? 0]).toEqual(["done", null]);
    expect(outcome[id.theirs ?? 0]).toEqual(outcome[88888888]);
    expect(outcome[id.theirs ?? 0]).toEqual(["refused", "There is no such account"]);
    expect(await values("industry")).toEqual({ mine: "New", free: "Old", theirs: "Old" });
    const refused = await carl.get(`/api/v2/jobs/${job.id}/results?outcome=refused&limit=1`);
    expect(refused.body.rows).toHaveLength(1);
    const next = await carl.get(
        `/api/v2/jobs/${job.id}/results?outcome=refused&limit=1&cursor=${refused.body.next_cursor}`,
    );
    expect(next.body.rows).toHaveLength(1);
    expect(next.body.next_cursor).toBeNull();
    expectProblem(await rita.get(`/api/v2/jobs/${job.id}/results`), 404, "not_found");
});

test("a team role: anybody for managers, oneself for a success manager", async () => {
    const assign = { role, member: members.cleo };
    const all = await run(ada, { all: true, assign });
    expect(all.job.refused).toBe(0);
    expect(Object.values(await values("success_manager"))).toMatchObject(
        Array(3).fill({ id: members.cleo }),
    );
    await ada.post(`/api/v2/change-sets/${all.job.change_set_id}/undo`);
    expect(await values("success_manager")).toMatchObject({
        mine: { id: members.carl },
        free: null,
        theirs: { id: members.cleo },
    });
    const other = await run(carl, { ids: [id.mine, id.free], assign });
    expect(other.job.refused).toBe(2);
    expect(other.results[0].reason).toMatch(/You can assign only yourself/);
    const self = await run(carl, { ids: [id.free], assign: { role, member: members.carl } });
    expect(self.job.refused).toBe(0);
    const nobody = await run(ada, { ids: [id.free], assign: { role, member: null } });
    expect(nobody.job.refused).toBe(0);
    expect(await values("success_manager")).toMatchObject({ free: null });
});

test("what somebody changed meanwhile is refused, where versions were sent", async () => {
    const row = (await ada.get(`/api/v2/accounts/${id.mine}`)).body;
    await carl.patch(`/api/v2/accounts/${id.mine}`, { industry: "By Carl" });
    const body = { ids: [id.mine], versions: [row.version], set: { industry: "By Ada" } };
    const { job, results } = await run(ada, body);
    expect(job.refused).toBe(1);
    expect(results[0]).toMatchObject({ outcome: "refused", reason: /meanwhile/ });
    expect(await values("industry")).toMatchObject({ mine: "By Carl" });
});

test("what no row could take is refused at once", async () => {
    const refused = async (body: object, ...fields: string[]) =>
        expectProblem(await ada.post("/api/v2/accounts/bulk", body), 400, "invalid", fields);
    const all = { all: true };
    await refused({ ...all, set: { nothing: 1 } }, "nothing");
    await refused({ ...all, set: { employees: "many" } }, "employees");
    await refused({ ...all, set: { external_id: "x" } }, "external_id");
    await refused({ ...all, set: { mrr: "1", users: 5 } }, "users");
    await refused({ ...all, set: {} }, "set");
    await refused({ ...all }, "set");
    await refused({ set: { industry: "x" } }, "ids");
    await refused({ ids: [1, 2], versions: [1], set: { industry: "x" } }, "versions");
    await refused({ ...all, assign: { role: 999, member: null } }, "assign.role");
    await refused({ ...all, assign: { role, member: "x" } }, "assign.member");
    expectProblem(
        await rita.post("/api/v2/accounts/bulk", { ...all, set: { industry: "x" } }),
        403,
        "forbidden",
    );
});

test("users, too", async () => {
    for (const name of ["mine", "theirs"])
        await secret.post("/api/v1_1/user", { account_id: name, user_id: `u-${name}` });
    const { job } = await run(carl, { all: true, set: { title: "Buyer" } }, "users");
    expect(job).toMatchObject({ done: 1, refused: 0 });
    const rows = (await ada.get("/api/v2/users?columns=external_id,title")).body.rows;
    const title = Object.fromEntries(
        rows.map((row: Record<string, string>) => [row.external_id, row.title]),
    );
    expect(title).toMatchObject({ "u-mine": "Buyer", "u-theirs": null });
});

test("many rows go in slices, and come back by a job", async () => {
    const many = 2500;
    const rows = Array.from({ length: many }, (_, i) => `m${i},Many ${i},Old`);
    await workspace.must(["import", "accounts", "-"], {
        input: `external_id,name,industry\n${rows.join("\n")}\n`,
    });
    const filter = { all: [{ field: "name", op: "starts_with", value: "Many" }] };
    const { job } = await run(ada, { all: true, filter, set: { industry: "New" } });
    expect(job).toMatchObject({ status: "done", done: many, total: many, refused: 0 });
    const changed = async (value: string) => {
        const both = {
            all: [...filter.all, { field: "industry", op: "=", value }],
        };
        const query = encodeURIComponent(JSON.stringify(both));
        return (await ada.get(`/api/v2/accounts?limit=1&filter=${query}`)).body.total;
    };
    expect(await changed("New")).toBe(many);
    // One row has moved on: it stays, and is told.
    const moved = (await ada.get("/api/v2/accounts?external_id=m7")).body.rows[0];
    await ada.patch(`/api/v2/accounts/${moved.id}`, { industry: "Newer" });
    const undo = await ada.post(`/api/v2/change-sets/${job.change_set_id}/undo`);
    expect(undo.body).toMatchObject({ undone: 0, kept: [], job: { kind: "undo" } });
    const undone = await ended(ada, undo.body.job.id);
    expect(undone).toMatchObject({ status: "done", refused: 1 });
    expect(undone.message).toBe(`${many - 1} went back, 1 were kept`);
    expect(await changed("Old")).toBe(many - 1);
    const kept = (await ada.get(`/api/v2/jobs/${undone.id}/results`)).body.rows;
    expect(kept).toMatchObject([{ entity_id: moved.id, outcome: "kept" }]);
    expectProblem(await ada.post(`/api/v2/change-sets/${job.change_set_id}/undo`), 409, "conflict");
}, 180_000);

test("a cancelled job stops; what it did can be undone", async () => {
    const queued = (
        await ada.post("/api/v2/accounts/bulk", { all: true, set: { industry: "Half" } })
    ).body;
    await eventually(
        "it has begun",
        async () =>
            expect((await ada.get(`/api/v2/jobs/${queued.id}`)).body.done).toBeGreaterThan(0),
        { timeout: 90_000 },
    );
    await ada.post(`/api/v2/jobs/${queued.id}/cancel`);
    const job = await ended(ada, queued.id);
    expect(["cancelled", "done"]).toContain(job.status);
    if (job.status === "cancelled") expect(job.done).toBeLessThan(job.total);
    const undo = (await ada.post(`/api/v2/change-sets/${job.change_set_id}/undo`)).body;
    if (undo.job) expect((await ended(ada, undo.job.id)).refused).toBe(0);
    expect(await values("industry")).toEqual({ mine: "Old", free: "Old", theirs: "Old" });
}, 180_000);

test("a job whose server was killed goes on at the next start", async () => {
    const queued = (await ada.post("/api/v2/accounts/bulk", { all: true, set: { phone: "123" } }))
        .body;
    await eventually(
        "it has begun",
        async () =>
            expect((await ada.get(`/api/v2/jobs/${queued.id}`)).body.done).toBeGreaterThan(0),
        { timeout: 90_000 },
    );
    await server.kill();
    server = await workspace.restart(server);
    const again = withKey(server, await workspace.createKey("secret"));
    const job = await ended(again, queued.id, 60_000);
    expect(job).toMatchObject({ status: "done", refused: 0 });
    const filter = encodeURIComponent(
        JSON.stringify({ all: [{ field: "phone", op: "=", value: "123" }] }),
    );
    const total = (await again.get("/api/v2/accounts?limit=1")).body.total;
    const done = await again.get(`/api/v2/accounts?limit=1&filter=${filter}`);
    if (done.status === 200) expect(done.body.total).toBe(total);
    const results = (await again.get(`/api/v2/jobs/${queued.id}/results?limit=1000`)).body.rows;
    const seen = results.map((row: { entity_id: number }) => row.entity_id);
    expect(new Set(seen).size).toBe(seen.length);
}, 90_000);
