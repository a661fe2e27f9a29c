// The team: invitations by mail, and the rules that keep a workspace governable.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, anonymous, expectProblem, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let secret: Api;

beforeAll(async () => {
    workspace = await createWorkspace();
    await workspace.addMember("ada@example.com", "administrator");
    server = await workspace.serve();
    ada = await signIn(server, "ada@example.com");
    secret = withKey(server, await workspace.createKey("secret"));
});
afterAll(() => workspace.remove());

async function find(email: string) {
    const list = await ada.get("/api/v2/members?limit=100");
    return list.body.rows.find((row: { email: string }) => row.email === email);
}

async function invite(email: string, profile = "read_only") {
    const reply = await ada.post("/api/v2/members", { email, name: email.split("@")[0], profile });
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
}

async function mailTo(email: string) {
    const mails = (await ada.get("/api/v2/mails?limit=100")).body.rows;
    const row = mails.find((mail: { to: string }) => mail.to === email);
    const mail = (await ada.get(`/api/v2/mails/${row.id}`)).body;
    return { ...mail, token: /token=([\w-]{43})/.exec(mail.text)?.[1] };
}

test("an invitation is mailed, sets name and password, and signs in", async () => {
    const member = await invite("bob@example.com", "developer");
    expect(member).toMatchObject({
        status: "invited",
        profile: "developer",
        accounts: 0,
        last_sign_in_at: null,
    });
    const mail = await mailTo("bob@example.com");
    expect(mail).toMatchObject({ kind: "invitation", status: "kept" });
    expect(mail.text).toContain(`${server.url}/set-password?token=`);
    const link = await anonymous(server).get(`/api/v2/password-reset/${mail.token}`);
    expect(link.body).toEqual({ email: "bob@example.com", name: "bob", kind: "invitation" });
    const set = await anonymous(server).post(`/api/v2/password-reset/${mail.token}`, {
        password: "bob has a long one",
        name: "Bob B.",
    });
    expect(set.status, set.text).toBe(200);
    expect(set.body.member).toMatchObject({ name: "Bob B.", profile: "developer" });
    expect(await find("bob@example.com")).toMatchObject({
        status: "active",
        name: "Bob B.",
        last_sign_in_at: expect.any(String),
    });
});

test("the link of an invitation uses the page's address, never the Host header", async () => {
    await ada.patch("/api/v2/settings", { page_address: "https://success.example.com/" });
    await ada.post(
        "/api/v2/members",
        { email: "host@example.com", name: "Host", profile: "read_only" },
        { host: "evil.example" },
    );
    expect((await mailTo("host@example.com")).text).toContain(
        "https://success.example.com/set-password?token=",
    );
    await ada.patch("/api/v2/settings", { page_address: "" });
});

test("an invitation can be sent again; the older link is void then", async () => {
    const member = await invite("eve@example.com");
    const first = await mailTo("eve@example.com");
    expect((await ada.post(`/api/v2/members/${member.id}/invite`)).status).toBe(200);
    const second = await mailTo("eve@example.com");
    expect(second.token).not.toBe(first.token);
    expectProblem(
        await anonymous(server).get(`/api/v2/password-reset/${first.token}`),
        410,
        "gone",
    );
    expectProblem(await ada.post(`/api/v2/members/${member.id}/password-reset`), 409, "in_use");
});

test("faults are named: address, profile, name, doubles", async () => {
    const wrong = await ada.post("/api/v2/members", {
        email: "no address",
        name: " ",
        profile: "read_only",
    });
    expectProblem(wrong, 400, "invalid", ["email", "name"]);
    expectProblem(
        await ada.post("/api/v2/members", { email: "x@example.com", name: "X", profile: "king" }),
        400,
        "invalid",
        ["profile"],
    );
    expectProblem(
        await ada.post("/api/v2/members", {
            email: "ADA@example.com",
            name: "X",
            profile: "read_only",
        }),
        409,
        "duplicate",
        ["email"],
    );
});

test("the last administrator stays: neither disabled nor downgraded, by nobody", async () => {
    const me = await find("ada@example.com");
    for (const client of [ada, secret]) {
        expectProblem(
            await client.patch(`/api/v2/members/${me.id}`, { status: "disabled" }),
            400,
            "invalid",
            ["status"],
        );
        expectProblem(
            await client.patch(`/api/v2/members/${me.id}`, { profile: "developer" }),
            400,
            "invalid",
            ["profile"],
        );
    }
    expect(await find("ada@example.com")).toMatchObject({
        profile: "administrator",
        status: "active",
    });
});

test("nobody disables themselves or changes their own profile, even beside another administrator", async () => {
    await workspace.addMember("abe@example.com", "administrator");
    const abe = await signIn(server, "abe@example.com");
    const row = await find("abe@example.com");
    expectProblem(
        await abe.patch(`/api/v2/members/${row.id}`, { status: "disabled" }),
        400,
        "invalid",
        ["status"],
    );
    expectProblem(
        await abe.patch(`/api/v2/members/${row.id}`, { profile: "read_only" }),
        400,
        "invalid",
        ["profile"],
    );
    const done = await ada.patch(`/api/v2/members/${row.id}`, { status: "disabled" });
    expect(done.status, done.text).toBe(200);
    expectProblem(await abe.get("/api/v2/me"), 401, "unauthenticated");
    expectProblem(
        await anonymous(server).post("/api/v2/session", {
            email: "abe@example.com",
            password: "correct horse battery",
        }),
        401,
        "bad_credentials",
    );
});

test("whoever holds team roles hands them over before being disabled", async () => {
    await workspace.addMember("cleo@example.com", "customer_success_manager");
    const cleo = await find("cleo@example.com");
    const made = await ada.post("/api/v2/accounts", {
        external_id: "held",
        name: "Held",
        success_manager_id: cleo.id,
    });
    const refused = await ada.patch(`/api/v2/members/${cleo.id}`, { status: "disabled" });
    expectProblem(refused, 400, "invalid", ["status"]);
    expect(refused.body.errors[0].message).toContain("1 accounts");
    await ada.patch(`/api/v2/accounts/${made.body.id}`, { success_manager_id: null });
    expect((await ada.patch(`/api/v2/members/${cleo.id}`, { status: "disabled" })).status).toBe(
        200,
    );
    expect((await ada.patch(`/api/v2/members/${cleo.id}`, { status: "active" })).body.status).toBe(
        "active",
    );
});

test("a new profile ends the sessions, so that nothing of the old one lasts", async () => {
    await workspace.addMember("dan@example.com", "developer");
    const dan = await signIn(server, "dan@example.com");
    const row = await find("dan@example.com");
    expect((await dan.get("/api/v2/keys")).status).toBe(200);
    expect(
        (await ada.patch(`/api/v2/members/${row.id}`, { profile: "read_only" })).body.profile,
    ).toBe("read_only");
    expectProblem(await dan.get("/api/v2/keys"), 401, "unauthenticated");
    const again = await signIn(server, "dan@example.com");
    expectProblem(await again.get("/api/v2/keys"), 403, "forbidden");
});

test("a stale change is refused with both values", async () => {
    const member = await invite("fred@example.com");
    expect(
        (
            await ada.patch(`/api/v2/members/${member.id}`, {
                version: member.version,
                name: "Fred A.",
            })
        ).status,
    ).toBe(200);
    const stale = await secret.patch(`/api/v2/members/${member.id}`, {
        version: member.version,
        name: "Fred B.",
    });
    expectProblem(stale, 409, "conflict", ["name"]);
    expect(stale.body.errors[0]).toMatchObject({ yours: "Fred B.", theirs: "Fred A." });
});

test("a manager named by mail before joining gets the account on joining", async () => {
    const api = withKey(server, await workspace.createKey("api"));
    const sent = await api.post("/api/v1_1/account", {
        account_id: "early",
        name: "Early",
        success_manager: "gina@example.com",
    });
    expect(sent.body.success).toBe(true);
    await invite("gina@example.com", "customer_success_manager");
    const list = await ada.get("/api/v2/accounts?external_id=early");
    expect(list.body.rows[0].success_manager).toMatchObject({ email: "gina@example.com" });
    expect((await find("gina@example.com")).accounts).toBe(1);
});

test("changes of the team are in the audit log, and cannot be undone by a click", async () => {
    const row = await find("dan@example.com");
    const log = await ada.get(`/api/v2/audit?entity=member&entity_id=${row.id}`);
    const change = log.body.rows.find((set: { kind: string }) => set.kind === "edit");
    expect(change).toMatchObject({
        actor: { kind: "member", name: "ada" },
        entity_name: "dan",
        can_undo: false,
    });
    expect(change.changes).toEqual([{ field: "profile", before: "developer", after: "read_only" }]);
    expectProblem(await ada.post(`/api/v2/change-sets/${change.id}/undo`), 403, "forbidden");
});
