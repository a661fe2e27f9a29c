// What is old goes: sessions, stored answers, links, deleted records. Driven by the settable
// clock; the work is done when the server starts.
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-01-10T09:00:00Z" });
    await workspace.addMember("ada@example.com", "administrator");
    server = await workspace.serve();
});
afterAll(() => workspace.remove());

const count = async (table: string, where = "1 = 1") =>
    Number(await workspace.database.sql(`SELECT count(*) FROM ${table} WHERE ${where}`));

test("sessions end, answers and links are forgotten, deleted records are purged; the rest stays", async () => {
    const secret = withKey(server, await workspace.createKey("secret"));
    const ada = await signIn(server, "ada@example.com");
    const account = await ada.post(
        "/api/v2/accounts",
        { external_id: "gone", name: "Gone" },
        { "idempotency-key": "k" },
    );
    const kept = await ada.post("/api/v2/accounts", { external_id: "kept", name: "Kept" });
    const event = {
        account_id: "gone",
        user_id: "u",
        product_id: "P",
        module_id: "M",
        feature_id: "F",
    };
    expect((await secret.post("/api/v1_1/feature", event)).status).toBe(200);
    await ada.post("/api/v2/members", {
        email: "new@example.com",
        name: "New",
        profile: "read_only",
    });
    expect((await ada.delete(`/api/v2/accounts/${account.body.id}`)).status).toBe(200);

    await workspace.setClock("2026-01-30T09:00:00Z");
    expect((await ada.get("/api/v2/me")).status).toBe(200);
    server = await workspace.restart(server);
    await eventually("answers are forgotten", async () =>
        expect(await count("idempotency")).toBe(0),
    );
    await eventually("links are forgotten", async () =>
        expect(await count("member_token")).toBe(0),
    );
    expect(await count("account", "external_id = 'gone'")).toBe(1);

    await workspace.setClock("2026-03-15T09:00:00Z");
    server = await workspace.restart(server);
    await eventually("the deleted account is purged", async () =>
        expect(await count("account", "external_id = 'gone'")).toBe(0),
    );
    await eventually("old sessions are gone", async () => expect(await count("session")).toBe(0));
    expect(await count("usage_daily")).toBe(0);
    expectProblem(await ada.get("/api/v2/me"), 401, "unauthenticated");
    const again = await signIn(server, "ada@example.com");
    expect((await again.get(`/api/v2/accounts/${kept.body.id}`)).status).toBe(200);
    expect((await again.get("/api/v2/mails")).body.rows).toHaveLength(1);
    const check = await workspace.run(["check"]);
    expect(check.status, check.stderr).toBe(0);
    // Its id is free again.
    expect(
        (await again.post("/api/v2/accounts", { external_id: "gone", name: "Back" })).status,
    ).toBe(201);
});
