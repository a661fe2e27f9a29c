// Every resource by its generic routes: what is asked for is checked, stored, read back; stale
// changes are refused field by field; deletes and edits are undone; a repeated POST is done
// once.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, expectProblem, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let bob: Api;
let secret: Api;

beforeAll(async () => {
    workspace = await createWorkspace();
    await workspace.addMember("ada@example.com", "administrator");
    await workspace.addMember("bob@example.com", "super_manager");
    server = await workspace.serve();
    ada = await signIn(server, "ada@example.com");
    bob = await signIn(server, "bob@example.com");
    secret = withKey(server, await workspace.createKey("secret"));
});
afterAll(() => workspace.remove());

let serial = 0;
async function account(more: object = {}) {
    serial++;
    const reply = await ada.post("/api/v2/accounts", {
        external_id: `r${serial}`,
        name: `Record ${serial}`,
        ...more,
    });
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
}

describe("a record", () => {
    test("is read back as it was sent, with its change set in a header", async () => {
        const sent = {
            external_id: "full",
            name: "Zoë & Co. <b>",
            licenses: 12,
            industry: "Retail",
            stage: "Live",
            forecast_value: "1200.5",
            is_parent: true,
            email: "x@example.com",
        };
        const reply = await ada.post("/api/v2/accounts", sent);
        expect(reply.status, reply.text).toBe(201);
        expect(reply.body).toMatchObject({
            ...sent,
            forecast_value: "1200.50",
            version: 1,
            deleted_at: null,
            success_manager: null,
        });
        expect(Number(reply.headers.get("x-change-set"))).toBeGreaterThan(0);
        const again = await ada.get(`/api/v2/accounts/${reply.body.id}`);
        expect(again.body).toMatchObject({ ...sent, forecast_value: "1200.50", version: 1 });
    });

    test("names every fault of what was sent", async () => {
        const reply = await ada.post("/api/v2/accounts", {
            name: 5,
            licenses: "many",
            stage: "Nowhere",
            nonsense: 1,
            total_features_used: 3,
        });
        expect(reply.status).toBe(400);
        const fields = reply.body.errors.map((e: { field: string }) => e.field);
        for (const field of ["name", "licenses", "nonsense", "total_features_used"])
            expect(fields).toContain(field);
        expectProblem(
            await ada.post("/api/v2/accounts", { external_id: "full", name: "Double" }),
            409,
            "duplicate",
            ["external_id"],
        );
        expectProblem(await ada.post("/api/v2/accounts", "not json"), 400, "bad_request");
    });

    test("of a list: columns, sort, pages, total; unknown names are refused", async () => {
        for (const name of ["list b", "list a", "List C"]) await account({ name });
        const list = await ada.get(
            "/api/v2/accounts?q=list&columns=name,licenses&sort=-name&limit=2",
        );
        expect(list.body.rows.map((row: { name: string }) => row.name)).toEqual([
            "List C",
            "list b",
        ]);
        expect(list.body.total).toBe(3);
        expect(Object.keys(list.body.rows[0]).toSorted()).toEqual([
            "id",
            "licenses",
            "name",
            "version",
        ]);
        expect(list.body.fresh_at).toMatch(/^\d{4}-.*Z$/);
        const next = await ada.get(
            "/api/v2/accounts?q=list&columns=name&sort=-name&limit=2&page=2",
        );
        expect(next.body.rows.map((row: { name: string }) => row.name)).toEqual(["list a"]);
        expectProblem(await ada.get("/api/v2/accounts?columns=nothing"), 400, "invalid", [
            "columns",
        ]);
        expectProblem(await ada.get("/api/v2/accounts?sort=nothing"), 400, "invalid", ["sort"]);
        expectProblem(await ada.get("/api/v2/accounts?limit=0&page=x&nothing=1"), 400, "invalid", [
            "limit",
            "nothing",
            "page",
        ]);
    });

    test("keeps what SQL or HTML would make of its text", async () => {
        const name = `Robert'); DROP TABLE account;-- "<script>" %_\\`;
        const made = await account({ name });
        expect(made.name).toBe(name);
        const found = await ada.get(`/api/v2/accounts?q=${encodeURIComponent("drop table")}`);
        expect(found.body.total).toBe(1);
        expect((await ada.get(`/api/v2/accounts?q=${encodeURIComponent("%")}`)).body.total).toBe(1);
    });
});

describe("two who edit at once", () => {
    test("both win where they change different fields", async () => {
        const made = await account();
        expect(
            (await ada.patch(`/api/v2/accounts/${made.id}`, { version: made.version, licenses: 5 }))
                .status,
        ).toBe(200);
        const other = await bob.patch(`/api/v2/accounts/${made.id}`, {
            version: made.version,
            industry: "Wine",
        });
        expect(other.status, other.text).toBe(200);
        expect(other.body).toMatchObject({ licenses: 5, industry: "Wine", version: 3 });
    });

    test("the later one hears of the same field, with both values", async () => {
        const made = await account({ licenses: 1 });
        await ada.patch(`/api/v2/accounts/${made.id}`, { version: made.version, licenses: 5 });
        const stale = await bob.patch(`/api/v2/accounts/${made.id}`, {
            version: made.version,
            licenses: 7,
        });
        expectProblem(stale, 409, "conflict", ["licenses"]);
        expect(stale.body.errors[0]).toMatchObject({ yours: 7, theirs: 5 });
        expect((await ada.get(`/api/v2/accounts/${made.id}`)).body).toMatchObject({
            licenses: 5,
            version: 2,
        });
        expect(
            (await bob.patch(`/api/v2/accounts/${made.id}`, { version: 2, licenses: 7 })).body
                .licenses,
        ).toBe(7);
    });

    test("changes that come in by a client do not count as somebody else's", async () => {
        const made = await account({ licenses: 1 });
        const api = withKey(server, await workspace.createKey("api"));
        await api.post("/api/v1_1/account", { account_id: made.external_id, licenses: 3 });
        const reply = await ada.patch(`/api/v2/accounts/${made.id}`, {
            version: made.version,
            licenses: 4,
        });
        expect(reply.status, reply.text).toBe(200);
        expect(reply.body.licenses).toBe(4);
    });
});

describe("delete, restore, undo", () => {
    test("a deleted account is shown as such to who may restore it, and comes back with all it had", async () => {
        const made = await account({ licenses: 9 });
        const gone = await bob.delete(`/api/v2/accounts/${made.id}`);
        expect(gone.status).toBe(200);
        expect(gone.body.change_set_id).toBe(Number(gone.headers.get("x-change-set")));
        const shown = await ada.get(`/api/v2/accounts/${made.id}`);
        expect(shown.body).toMatchObject({ id: made.id, deleted_at: expect.any(String) });
        expectProblem(
            await ada.patch(`/api/v2/accounts/${made.id}`, { name: "x" }),
            404,
            "not_found",
        );
        expect((await ada.get(`/api/v2/accounts?external_id=${made.external_id}`)).body.total).toBe(
            0,
        );
        const usage = await ada.get(`/api/v2/accounts/${made.id}/usage`);
        expect(usage.body).toMatchObject({ licenses: 9, active_days: expect.any(Number) });
        await workspace.addMember("rhea@example.com", "read_only");
        const rhea = await signIn(server, "rhea@example.com");
        for (const path of ["", "/usage"])
            expectProblem(await rhea.get(`/api/v2/accounts/${made.id}${path}`), 404, "not_found");
        const bin = await ada.get(`/api/v2/accounts?deleted=true&external_id=${made.external_id}`);
        expect(bin.body.rows[0]).toMatchObject({ id: made.id, deleted_at: expect.any(String) });
        const back = await ada.post(`/api/v2/accounts/${made.id}/restore`);
        expect(back.body).toMatchObject({ id: made.id, licenses: 9, deleted_at: null });
        expectProblem(await ada.post(`/api/v2/accounts/${made.id}/restore`), 404, "not_found");
    });

    test("use of a deleted account is not counted, but shown in the debugger", async () => {
        const made = await account();
        const event = { account_id: made.external_id, user_id: "u", feature_id: "F" };
        const send = () => secret.post("/api/v1_1/feature", event);
        expect((await send()).body.success).toBe(true);
        await ada.delete(`/api/v2/accounts/${made.id}`);
        await send();
        const items = (await ada.get("/api/v2/debugger?verdict=refused")).body.rows;
        expect(items[0]).toMatchObject({
            external_account_id: made.external_id,
            verdict: "refused",
        });
        expect(await workspace.database.sql("SELECT sum(count) FROM usage_daily")).toBe("1");
        await ada.post(`/api/v2/accounts/${made.id}/restore`);
        await send();
        expect(await workspace.database.sql("SELECT sum(count) FROM usage_daily")).toBe("2");
    });

    test("an edit is undone field by field, where nobody changed it since", async () => {
        const made = await account({ licenses: 1, industry: "Old" });
        const edit = await bob.patch(`/api/v2/accounts/${made.id}`, {
            licenses: 2,
            industry: "New",
        });
        await ada.patch(`/api/v2/accounts/${made.id}`, { licenses: 3 });
        const undo = await bob.post(`/api/v2/change-sets/${edit.headers.get("x-change-set")}/undo`);
        expect(undo.status, undo.text).toBe(200);
        expect(undo.body.undone).toBe(1);
        expect(undo.body.kept).toMatchObject([{ field: "licenses", reason: expect.any(String) }]);
        expect((await ada.get(`/api/v2/accounts/${made.id}`)).body).toMatchObject({
            licenses: 3,
            industry: "Old",
        });
        expectProblem(
            await bob.post(`/api/v2/change-sets/${edit.headers.get("x-change-set")}/undo`),
            409,
            "conflict",
        );
    });

    test("others' changes are undone only with the permission for the audit log", async () => {
        const made = await account();
        const edit = await ada.patch(`/api/v2/accounts/${made.id}`, { licenses: 2 });
        const set = edit.headers.get("x-change-set");
        expectProblem(await bob.post(`/api/v2/change-sets/${set}/undo`), 404, "not_found");
        expect((await ada.post(`/api/v2/change-sets/${set}/undo`)).body.undone).toBe(1);
        expect((await ada.get(`/api/v2/accounts/${made.id}`)).body.licenses).toBeNull();
        const log = await ada.get(`/api/v2/audit?entity=account&entity_id=${made.id}`);
        expect(log.body.rows.map((row: { kind: string }) => row.kind)).toEqual([
            "undo",
            "edit",
            "create",
        ]);
        expect(log.body.rows[1]).toMatchObject({
            undone_at: expect.any(String),
            can_undo: false,
            entity_name: made.name,
        });
        expect(log.body.rows[1].changes).toEqual([{ field: "licenses", before: null, after: 2 }]);
    });

    test("the audit log is read by cursor, without a gap or a double", async () => {
        const seen: number[] = [];
        let cursor = "";
        do {
            const page = await ada.get(`/api/v2/audit?limit=7${cursor ? `&cursor=${cursor}` : ""}`);
            seen.push(...page.body.rows.map((row: { id: number }) => row.id));
            cursor = page.body.next_cursor ?? "";
        } while (cursor);
        expect(seen.length).toBeGreaterThan(15);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(seen.toSorted((a, b) => b - a));
        expectProblem(await ada.get("/api/v2/audit?cursor=x"), 400, "invalid", ["cursor"]);
    });
});

describe("a POST with an Idempotency-Key", () => {
    const post = (client: Api, key: string, body: object, path = "/api/v2/accounts") =>
        client.post(path, body, { "idempotency-key": key });

    test("is done once and answered alike", async () => {
        const first = await post(ada, "k1", { external_id: "idem-1", name: "Once" });
        const again = await post(ada, "k1", { external_id: "idem-1", name: "Once" });
        expect(again.status).toBe(201);
        expect(again.text).toBe(first.text);
        expect(again.headers.get("x-change-set")).toBe(first.headers.get("x-change-set"));
        expect(again.headers.get("idempotency-replayed")).toBe("true");
        expect((await ada.get("/api/v2/accounts?external_id=idem-1")).body.total).toBe(1);
    });

    test("belongs to whoever sent it, and to one request", async () => {
        expectProblem(
            await post(ada, "k1", { external_id: "idem-2", name: "Another" }),
            409,
            "conflict",
        );
        expectProblem(
            await post(bob, "k1", { external_id: "idem-1", name: "Once" }),
            409,
            "duplicate",
        );
        expect((await post(secret, "k1", { external_id: "idem-3", name: "Of a key" })).status).toBe(
            201,
        );
    });

    test("that failed may be tried again", async () => {
        expect((await post(ada, "k2", { name: "no id" })).status).toBe(400);
        expect((await post(ada, "k2", { external_id: "idem-4", name: "now" })).status).toBe(201);
    });

    test("is done once also when sent many times at once", async () => {
        const replies = await Promise.all(
            Array.from({ length: 6 }, () =>
                post(ada, "k3", { external_id: "idem-5", name: "Race" }),
            ),
        );
        expect(replies.map((reply) => reply.status)).toEqual(Array(6).fill(201));
        expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    });

    test("keeps no secret readable in the database", async () => {
        const made = await post(ada, "k4", { kind: "secret", name: "kept" }, "/api/v2/keys");
        const again = await post(ada, "k4", { kind: "secret", name: "kept" }, "/api/v2/keys");
        expect(again.body.key).toBe(made.body.key);
        expect(await workspace.database.sql("SELECT reply FROM idempotency")).not.toContain(
            made.body.key,
        );
    });
});

test("the catalog of fields says what lists and forms need", async () => {
    const fields = (await ada.get("/api/v2/fields?entity=account")).body.rows;
    const by = Object.fromEntries(fields.map((field: { key: string }) => [field.key, field]));
    expect(by.mrr).toMatchObject({ type: "money", sortable: true, personal: false });
    expect(by.total_features_used).toMatchObject({
        source: "metric",
        writable: false,
        unit: "uses",
    });
    expect(by.success_manager).toMatchObject({ source: "role", writable: true });
    expect(by.usage_frequency.options).toEqual(["inactive", "occasionally", "weekly", "daily"]);
    const made = await ada.post("/api/v2/custom-attributes", {
        entity: "account",
        key: "clouds",
        label: "Clouds",
        type: "many_of",
        options: ["Blue", "Grey", "White"],
    });
    expect(made.status, made.text).toBe(201);
    const again = (await ada.get("/api/v2/fields?entity=account")).body.rows;
    expect(again.find((field: { key: string }) => field.key === "custom_clouds")).toMatchObject({
        type: "texts",
        writable: true,
        options: ["Blue", "Grey", "White"],
    });
    expectProblem(await ada.get("/api/v2/fields?entity=nothing"), 400, "invalid", ["entity"]);
    expectProblem(await ada.get("/api/v2/fields"), 400, "invalid", ["entity"]);
});
