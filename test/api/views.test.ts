// Saved views through the API.
// Goals: a private view is answered like one that is not there to everybody but its owner, by every
// path; a shared one is everybody's to open, its owner's and administrators' to change; what is
// wrong is named by field; a change is told by its version and can be undone; what a view names may
// go, and is told; defaults and pins are each member's own.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let cleo: Api;
let rita: Api;
let secret: Api;

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl, cleo, rita } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
});
afterAll(() => workspace.remove());

const state = {
    columns: ["name", "mrr", "stage"],
    frozen: 2,
    sort: "-mrr",
    filter: { field: "mrr", op: ">=", value: "100.00" },
    assigned: "me",
    q: "acme",
};
let made = 0;
async function make(client: Api, body: object = {}) {
    const reply = await client.post("/api/v2/views", {
        name: `View ${++made}`,
        entity: "account",
        state,
        ...body,
    });
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
}
const names = (reply: { body: { rows: { name: string }[] } }) => reply.body.rows.map((r) => r.name);

describe("a private view", () => {
    test("is its owner's alone, by every path", async () => {
        const view = await make(carl, { name: "Carl's quiet ones" });
        expect(view).toMatchObject({
            name: "Carl's quiet ones",
            shared: false,
            automatic: false,
            owner: { name: "carl" },
            state: { ...state, missing: [] },
        });
        expect(names(await carl.get("/api/v2/views"))).toContain("Carl's quiet ones");
        const path = `/api/v2/views/${view.id}`;
        const { body: gone } = await ada.get("/api/v2/views/999999");
        for (const other of [ada, cleo, rita, secret]) {
            const asked = await other.get(path);
            expectProblem(asked, 404, "not_found");
            expect(asked.body.detail).toBe(gone.detail);
            expectProblem(await other.patch(path, { name: "Mine now" }), 404, "not_found");
            expectProblem(await other.delete(path), 404, "not_found");
            expectProblem(await other.post(`${path}/restore`), 404, "not_found");
            for (const query of ["", "?deleted=true", "?q=quiet", "?sort=-name&columns=name,state"])
                expect(names(await other.get(`/api/v2/views${query}`))).not.toContain(view.name);
            const found = await other.get("/api/v2/search?q=quiet");
            expect(found.body.views).toEqual([]);
        }
        for (const other of [ada, cleo, rita]) {
            for (const what of ["default", "pin"]) {
                const at = `/api/v2/me/views/${view.id}/${what}`;
                expectProblem(await other.send("PUT", at, undefined), 404, "not_found");
                expectProblem(await other.delete(at), 404, "not_found");
            }
            expect(names(await other.get("/api/v2/me/views"))).not.toContain(view.name);
        }
        expect((await carl.get("/api/v2/search?q=quiet")).body.views).toEqual([
            { id: view.id, name: view.name, entity: "account" },
        ]);
    });

    test("is not brought back or undone by others", async () => {
        const view = await make(carl);
        const deleted = await carl.delete(`/api/v2/views/${view.id}`);
        expect(deleted.status).toBe(200);
        const undo = `/api/v2/change-sets/${deleted.body.change_set_id}/undo`;
        expect((await cleo.post(undo)).status).toBeGreaterThanOrEqual(400);
        expectProblem(await carl.get("/api/v2/views/999999"), 404, "not_found");
        expect((await carl.post(undo)).status).toBe(200);
        expect((await carl.get(`/api/v2/views/${view.id}`)).body).toMatchObject({
            name: view.name,
            deleted_at: null,
        });
    });
});

describe("a shared view", () => {
    test("is read by all, changed by its owner and administrators", async () => {
        const view = await make(carl, { shared: true, name: "For everybody" });
        const path = `/api/v2/views/${view.id}`;
        for (const reader of [ada, cleo, rita, secret])
            expect((await reader.get(path)).body.name).toBe("For everybody");
        for (const reader of [cleo, rita]) {
            expectProblem(await reader.patch(path, { name: "Mine" }), 403, "forbidden");
            expectProblem(await reader.delete(path), 403, "forbidden");
        }
        expect((await ada.patch(path, { name: "For all" })).status).toBe(200);
        expectProblem(await ada.patch(path, { shared: false }), 400, "invalid", ["shared"]);
        expect((await ada.delete(path)).status).toBe(200);
        expectProblem(await cleo.post(`${path}/restore`), 403, "forbidden");
        expect((await carl.post(`${path}/restore`)).status).toBe(200);
        expect((await carl.patch(path, { shared: false })).status).toBe(200);
        expectProblem(await ada.get(path), 404, "not_found");
    });

    test("is not for who only reads to make, nor private for a key", async () => {
        const body = { name: "Shared", entity: "account", shared: true, state };
        const refused = await rita.post("/api/v2/views", body);
        expectProblem(refused, 400, "invalid", ["shared"]);
        const { assigned: _, ...rest } = state;
        const plain = { ...body, name: "By a key", state: rest };
        expectProblem(
            await secret.post("/api/v2/views", { ...plain, shared: false }),
            400,
            "invalid",
            ["shared"],
        );
        const made = await secret.post("/api/v2/views", plain);
        expect(made.body.owner).toBe(null);
        expect((await carl.get(`/api/v2/views/${made.body.id}`)).status).toBe(200);
    });
});

describe("what is wrong", () => {
    test.each([
        [{ name: "" }, "name"],
        [{ name: "x".repeat(101) }, "name"],
        [{ entity: "ticket" }, "entity"],
        [{ owner: 1 }, "owner"],
        [{ state: [] }, "state"],
        [{ state: { q: "x".repeat(70_000) } }, "state"],
        [{ state: { ...state, columns: ["name", "nonsense"] } }, "state.columns"],
        [{ state: { ...state, filter: { field: "nonsense" } } }, "state.filter.field"],
        [{ state: { ...state, sort: "-nonsense" } }, "state.sort"],
        [{ state: { ...state, segment: 999_999 } }, "state.segment"],
        [{ state: { ...state, role: 999_999 } }, "state.role"],
        [{ state: { ...state, assigned: "999999" } }, "state.assigned"],
        [{ state: { ...state, page: 3 } }, "state.page"],
    ])("%j is named", async (change, field) => {
        const reply = await carl.post("/api/v2/views", {
            name: "Wrong",
            entity: "account",
            state,
            ...change,
        });
        expect(reply.status, reply.text).toBe(400);
        expect(reply.body.errors[0].field).toBe(field);
    });

    test("at most 200 of a member", async () => {
        const count = names(await cleo.get("/api/v2/views?limit=1000")).length;
        const { rows } = (await cleo.get("/api/v2/me/views")).body;
        const own = rows.filter((r: { owner_name: string }) => r.owner_name === "cleo").length;
        expect(count).toBeGreaterThanOrEqual(own);
        for (let i = own; i < 200; i++) await make(cleo, { name: `Cleo ${i}` });
        const more = await cleo.post("/api/v2/views", { name: "More", entity: "account", state });
        expectProblem(more, 422, "limit", ["name"]);
        await make(carl);
    });

    test("the same name twice", async () => {
        await make(carl, { name: "Once" });
        const twice = await carl.post("/api/v2/views", { name: "once", entity: "account", state });
        expectProblem(twice, 409, "duplicate");
        await make(carl, { name: "Once", entity: "user", state: { columns: ["name", "email"] } });
    });
});

test("what somebody changed meanwhile is not overwritten; each change can be undone", async () => {
    const view = await make(carl, { shared: true });
    const path = `/api/v2/views/${view.id}`;
    const theirs = { sort: "name" };
    const changed = await ada.patch(path, { version: view.version, state: theirs });
    expect(changed.body.state).toEqual({ ...theirs, missing: [] });
    const late = await carl.patch(path, { version: view.version, state: { sort: "-mrr" } });
    expectProblem(late, 409, "conflict", ["state"]);
    expect(late.body.errors[0]).toMatchObject({ yours: { sort: "-mrr" }, theirs });
    const undo = changed.headers.get("x-change-set");
    expect((await ada.post(`/api/v2/change-sets/${undo}/undo`)).status).toBe(200);
    expect((await carl.get(path)).body.state).toEqual({ ...state, missing: [] });
    const audit = (await ada.get(`/api/v2/audit?entity=view&entity_id=${view.id}`)).body.rows;
    expect(audit.map((r: { kind: string }) => r.kind)).toEqual(["undo", "edit", "create"]);
});

test("what a view names may be renamed, and may go: then it is told", async () => {
    const stage = (await ada.post("/api/v2/stages", { name: "Pilot", type: "onboarding" })).body;
    const segment = (
        await ada.post("/api/v2/segments", {
            name: "Some",
            entity: "account",
            criteria: { all: [] },
        })
    ).body;
    const byStage = { field: "stage", op: "=", value: "Pilot" };
    const byMrr = { field: "mrr", op: ">=", value: "5.00" };
    const view = await make(carl, {
        shared: true,
        state: { filter: { all: [byStage, byMrr] }, segment: segment.id },
    });
    const read = async (who = carl) => (await who.get(`/api/v2/views/${view.id}`)).body.state;
    await ada.patch(`/api/v2/stages/${stage.id}`, { name: "Trial run" });
    expect(await read()).toEqual({
        filter: { all: [{ ...byStage, value: "Trial run" }, byMrr] },
        segment: segment.id,
        missing: [],
    });
    expect((await ada.delete(`/api/v2/stages/${stage.id}`)).status).toBe(200);
    expect((await ada.delete(`/api/v2/segments/${segment.id}`)).status).toBe(200);
    const left = await read(ada);
    expect(left.filter).toEqual({ all: [byMrr] });
    expect(left.segment).toBe(undefined);
    expect(left.missing).toEqual([
        { part: "filter", text: expect.stringContaining("Trial run") },
        { part: "segment", text: 'The segment "Some" was deleted' },
    ]);
    expect((await carl.get(`/api/v2/accounts?filter=${JSON.stringify(left.filter)}`)).status).toBe(
        200,
    );
});

test("a shared view does not tell of accounts that the reader does not see", async () => {
    const hidden = await secret.post("/api/v2/accounts", {
        external_id: "acc-hidden",
        name: "Hidden holding",
        success_manager: "carl@example.com",
    });
    expect(hidden.status, hidden.text).toBe(201);
    const filter = { field: "parent", op: "=", value: "acc-hidden" };
    const view = await make(carl, { shared: true, state: { filter } });
    expect((await carl.get(`/api/v2/views/${view.id}`)).body.state.missing).toEqual([]);
    for (const path of [
        `/api/v2/views/${view.id}`,
        "/api/v2/views?columns=name,state&limit=1000",
    ]) {
        const seen = await cleo.get(path);
        expect(seen.status).toBe(200);
        expect(seen.text).not.toMatch(/acc-hidden|Hidden holding/);
        expect(seen.text).toContain("that you do not see");
    }
});

test("defaults and pins are each member's own", async () => {
    const shared = await make(carl, { shared: true, name: "To open with" });
    const users = await make(carl, {
        name: "People",
        entity: "user",
        state: { columns: ["name", "email"] },
    });
    const put = async (client: Api, id: number, what: string) =>
        expect((await client.send("PUT", `/api/v2/me/views/${id}/${what}`, undefined)).status).toBe(
            200,
        );
    await put(carl, shared.id, "default");
    await put(carl, users.id, "default");
    await put(rita, shared.id, "pin");
    const row = async (client: Api, id: number) => {
        const { body } = await client.get("/api/v2/me/views");
        return body.rows.find((r: { id: number }) => r.id === id);
    };
    expect(await row(carl, shared.id)).toMatchObject({ opens: true, pinned: false });
    expect(await row(rita, shared.id)).toMatchObject({
        opens: false,
        pinned: true,
        owner_name: "carl",
    });
    const { opening } = (await carl.get("/api/v2/me/views")).body;
    expect(opening).toEqual([
        { entity: "account", id: shared.id, state: { ...state, missing: [] } },
        { entity: "user", id: users.id, state: { columns: ["name", "email"], missing: [] } },
    ]);
    expect((await ada.get("/api/v2/me/views")).body.opening).toEqual([]);
    expect((await carl.delete(`/api/v2/views/${shared.id}`)).status).toBe(200);
    expect((await carl.get("/api/v2/me/views")).body.opening).toHaveLength(1);
    expect(await row(rita, shared.id)).toBe(undefined);
});
