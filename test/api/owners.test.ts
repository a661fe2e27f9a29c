// Owners of fields: what others send is kept as a suggestion, by every door (clients, keys,
// imports, bulk, a member's edit), is seen only by who sees the record, and is accepted or
// dismissed as one change that can be undone. Who owns what is the administrator's to say.
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
let cleo: Api;
let rita: Api;
let client: Api;
let secret: Api;
let path: string;
let serial = 0;

async function own(entity: string, field: string, owner: string) {
    const { rows } = (await ada.get("/api/v2/field-owners?limit=1000")).body;
    const row = rows.find((r: Record<string, string>) => r.entity === entity && r.field === field);
    const reply = row
        ? await ada.patch(`/api/v2/field-owners/${row.id}`, { owner })
        : await ada.post("/api/v2/field-owners", { entity, field, owner });
    expect(reply.status, reply.text).toBeLessThan(300);
    return reply;
}

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl, cleo, rita } = await signInTeam(workspace, server));
    client = withKey(server, await workspace.createKey("api"));
    secret = withKey(server, await workspace.createKey("secret"));
    await own("account", "licenses", "member");
    await own("account", "industry", "integration");
    await own("user", "title", "member");
});
afterAll(() => workspace.remove());

const sent = (more: object) => ({ account_id: `own-${serial}`, ...more });

async function send(more: object, at = "account") {
    const reply = await client.post(`/api/v1_1/${at}`, sent(more));
    expect(reply.status, reply.text).toBe(200);
}

beforeEach(async () => {
    serial++;
    await send({ name: `Owned ${serial}`, licenses: 10, industry: "Retail" });
    const [row] = (await ada.get(`/api/v2/accounts?external_id=own-${serial}`)).body.rows;
    path = `/api/v2/accounts/${row.id}`;
});

const account = async (api = ada) => (await api.get(path)).body;

test("a client's value of the team's field is accepted, kept aside and told in the debugger", async () => {
    await send({ licenses: 25, phone: "1" });
    expect(await account()).toMatchObject({
        licenses: 10,
        phone: "1",
        suggested: { licenses: { value: 25, source: "integration" } },
    });
    await eventually("the item in the debugger", async () => {
        const { rows } = (await ada.get("/api/v2/debugger?verdict=repaired&limit=20")).body;
        expect(JSON.stringify(rows)).toMatch(/licenses was kept as a suggestion/);
    });
    const { rows } = (await ada.get(`${path}/suggestions`)).body;
    expect(rows).toMatchObject([
        {
            field: "licenses",
            label: "Licences",
            owner: "member",
            value: 25,
            source: "integration",
        },
    ]);
    expect((await ada.get("/api/v2/accounts?limit=1")).body.rows[0].suggested).toBeUndefined();
});

test("a secret key is an integration, too", async () => {
    const reply = await secret.patch(path, {
        licenses: 26,
        industry: "Wholesale",
    });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({ licenses: 10, industry: "Wholesale" });
    expect(reply.body.suggested.licenses).toMatchObject({
        value: 26,
        source: "integration",
    });
});

test("a member's edit of the integration's field answers with what is stored and suggested", async () => {
    const reply = await carl.patch(path, { industry: "Hotels", phone: "7" });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({
        industry: "Retail",
        phone: "7",
        suggested: { industry: { value: "Hotels", source: "member" } },
    });
    const change = reply.headers.get("x-change-set");
    expect((await carl.post(`/api/v2/change-sets/${change}/undo`)).body.kept).toEqual([]);
    expect(await account()).toMatchObject({ phone: null, suggested: {} });
    await carl.patch(path, { industry: "Hotels" });
    await send({ industry: "Hotels" });
    expect(await account()).toMatchObject({ industry: "Hotels", suggested: {} });
});

test("an import suggests for the team's fields, says so, and is undone with that", async () => {
    const file = `account_id,licenses,phone\nown-${serial},44,9\n`;
    const made = await ada.send("POST", "/api/v2/imports?kind=accounts&file_name=owned.csv", file, {
        "content-type": "text/csv",
    });
    expect(made.status, made.text).toBe(201);
    const started = await ada.post(`/api/v2/imports/${made.body.id}/start`);
    const job = await ended(ada, started.body.job_id);
    expect(job.status).toBe("done");
    expect(await account()).toMatchObject({ licenses: 10, phone: "9" });
    expect((await account()).suggested.licenses).toMatchObject({ value: 44 });
    const results = (await ada.get(`/api/v2/jobs/${job.id}/results`)).body.rows;
    expect(JSON.stringify(results)).toMatch(/licenses was kept as a suggestion/);
    await ada.post(`/api/v2/change-sets/${job.change_set_id}/undo`);
    expect(await account()).toMatchObject({
        licenses: 10,
        phone: null,
        suggested: {},
    });
});

test("bulk work of a member says which rows kept their value", async () => {
    const { id } = await account();
    const queued = await ada.post("/api/v2/accounts/bulk", {
        ids: [id],
        set: { industry: "Hotels" },
    });
    const job = await ended(ada, queued.body.id);
    expect(job.message).toBe("0 changed, 0 refused, 1 with suggestions to others");
    const [row] = (await ada.get(`/api/v2/jobs/${job.id}/results`)).body.rows;
    expect(row).toMatchObject({
        outcome: "kept",
        reason: /belongs to the integration/,
    });
    expect(await account()).toMatchObject({
        industry: "Retail",
        suggested: { industry: { value: "Hotels" } },
    });
});

test("accepting writes and can be undone; so can dismissing, which lasts", async () => {
    await send({ licenses: 25 });
    const accepted = await carl.post(`${path}/suggestions/accept`, {
        fields: ["licenses"],
    });
    expect(accepted.status, accepted.text).toBe(200);
    expect(accepted.body).toMatchObject({ licenses: 25, suggested: {} });
    const change = accepted.headers.get("x-change-set");
    await carl.post(`/api/v2/change-sets/${change}/undo`);
    expect(await account()).toMatchObject({ licenses: 10 });
    expect((await account()).suggested.licenses).toMatchObject({ value: 25 });

    const dismissed = await carl.post(`${path}/suggestions/dismiss`, {
        fields: ["licenses"],
    });
    expect(dismissed.body).toMatchObject({ licenses: 10, suggested: {} });
    await send({ licenses: 25 });
    expect((await account()).suggested).toEqual({});
    await carl.post(`/api/v2/change-sets/${dismissed.headers.get("x-change-set")}/undo`);
    expect((await account()).suggested.licenses).toMatchObject({ value: 25 });

    const nothing = { fields: ["phone"] };
    expectProblem(await carl.post(`${path}/suggestions/accept`, nothing), 400, "invalid", [
        "phone",
    ]);
    const none = { fields: [] };
    expectProblem(await carl.post(`${path}/suggestions/dismiss`, none), 400, "invalid", ["fields"]);
});

test("of users, too", async () => {
    await send({ user_id: "u", title: "Buyer" }, "user");
    await send({ user_id: "u", title: "Chief buyer" }, "user");
    const { id } = await account();
    const [user] = (await ada.get(`/api/v2/users?account_id=${id}`)).body.rows;
    const at = `/api/v2/users/${user.id}`;
    expect((await ada.get(at)).body).toMatchObject({
        title: "Buyer",
        suggested: { title: { value: "Chief buyer" } },
    });
    expect((await ada.get(`${at}/suggestions`)).body.rows).toHaveLength(1);
    const accepted = await carl.post(`${at}/suggestions/accept`, {
        fields: ["title"],
    });
    expect(accepted.body).toMatchObject({ title: "Chief buyer", suggested: {} });
});

test("who does not see the record learns nothing; who only reads decides nothing", async () => {
    await send({ licenses: 25 });
    const [carlsRow] = (await ada.get("/api/v2/members?limit=100")).body.rows.filter(
        (m: { email: string }) => m.email === "carl@example.com",
    );
    await ada.patch(path, { success_manager_id: carlsRow.id });
    expectProblem(await cleo.get(`${path}/suggestions`), 404, "not_found");
    for (const what of ["accept", "dismiss"]) {
        const body = { fields: ["licenses"] };
        expectProblem(await cleo.post(`${path}/suggestions/${what}`, body), 404, "not_found");
        expectProblem(await rita.post(`${path}/suggestions/${what}`, body), 403, "forbidden");
    }
    expect((await account(carl)).suggested.licenses).toMatchObject({ value: 25 });
});

test("owners are the administrator's to set, shown with the fields, audited and undone", async () => {
    const body = { entity: "account", field: "phone", owner: "member" };
    expectProblem(await carl.post("/api/v2/field-owners", body), 403, "forbidden");
    expectProblem(
        await ada.post("/api/v2/field-owners", { ...body, field: "users" }),
        400,
        "invalid",
        ["field"],
    );
    const owner = async (field: string) => {
        const { rows } = (await carl.get("/api/v2/fields?entity=account")).body;
        return rows.find((r: { key: string }) => r.key === field).owner;
    };
    expect(await owner("phone")).toBe("last_writer");
    expect(await owner("users")).toBeNull();
    const reply = await own("account", "phone", "member");
    expect(await owner("phone")).toBe("member");
    expectProblem(await ada.post("/api/v2/field-owners", body), 409, "duplicate");
    const change = reply.headers.get("x-change-set");
    expect((await ada.get("/api/v2/audit?entity=field_owner")).body.rows[0].id).toBe(
        Number(change),
    );
    await ada.post(`/api/v2/change-sets/${change}/undo`);
    await eventually("the owner to be gone", async () =>
        expect(await owner("phone")).toBe("last_writer"),
    );
});
