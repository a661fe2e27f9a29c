// Exports: all rows that match and the maker sees, with the view's columns and order; no text is
// taken for a formula; the file belongs to its maker, is kept for a week, and is checked again.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, signIn, withKey } from "../support/api.ts";
import { readCsv } from "../support/csv.ts";
import { engineUnderTest } from "../support/database.ts";
import { ended } from "../support/jobs.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";
import { readWorkbook } from "../support/zip.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let cleo: Api;
let rita: Api;
let secret: Api;
const members: Record<string, number> = {};

const nasty = [
    "=HYPERLINK(1)",
    "+49 30",
    "-5",
    "@x",
    'He said "no", twice; really',
    "Zürich 🦊",
    "Two\nlines",
];

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-01T10:00:00Z" });
    server = await workspace.serve();
    ({ ada, carl, cleo, rita } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const row of (await secret.get("/api/v2/members?limit=100")).body.rows) {
        members[row.name] = row.id;
        if (row.name !== "rita")
            await secret.patch(`/api/v2/members/${row.id}`, { export_allowed: true });
    }
    for (const [i, name] of nasty.entries())
        await secret.post("/api/v1_1/account", {
            account_id: `n${i}`,
            name: name.replace("\n", " "),
            industry: name.replace("\n", " "),
            mrr: i === 2 ? -12.5 : i * 10,
            employees: i,
            next_billing_on: "2026-12-24",
            success_manager: i % 2 ? "carl@example.com" : "cleo@example.com",
        });
    // The permission is known to the sessions that there are.
    [ada, carl, cleo] = (await Promise.all(
        ["ada", "carl", "cleo"].map((name) => signIn(server, `${name}@example.com`)),
    )) as [Api, Api, Api];
});
afterAll(() => workspace.remove());

const all = {
    entity: "account",
    format: "csv",
    all: true,
    columns: "name,external_id",
    sort: "name",
};

async function make(api: Api, body: object) {
    const made = await api.post("/api/v2/exports", body);
    expect(made.status, made.text).toBe(201);
    const job = await ended(api, made.body.job_id);
    expect(job.status, job.message).toBe("done");
    return (await api.get(`/api/v2/exports/${made.body.id}`)).body;
}

async function download(api: Api, id: number): Promise<{ headers: Headers; bytes: Buffer }> {
    const reply = await api.raw(`/api/v2/exports/${id}/file`);
    expect(reply.status).toBe(200);
    return { headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
}

test("a CSV has the columns and the order that were asked for, and no formula", async () => {
    const made = await make(ada, {
        ...all,
        columns: "external_id,name,mrr,employees,next_billing_on,created_on,success_manager",
        sort: "-external_id",
    });
    expect(made).toMatchObject({
        entity: "account",
        format: "csv",
        file_name: "accounts-2026-03-01.csv",
        rows: nasty.length,
        total: nasty.length,
    });
    const { headers, bytes } = await download(ada, made.id);
    expect(headers.get("content-disposition")).toBe(
        'attachment; filename="accounts-2026-03-01.csv"',
    );
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(bytes.length).toBe(made.bytes);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = readCsv(bytes.toString());
    expect(rows[0]?.[1]).toBe("Name");
    expect(rows[0]?.[2]).toBe("MRR");
    const body = rows.slice(1);
    expect(body.map((row) => row[0])).toEqual(nasty.map((_, i) => `n${i}`).toReversed());
    const names = body.map((row) => row[1]).toReversed();
    expect(names).toEqual([
        "'=HYPERLINK(1)",
        "'+49 30",
        "'-5",
        "'@x",
        'He said "no", twice; really',
        "Zürich 🦊",
        "Two lines",
    ]);
    // Numbers, amounts and dates stay what they are.
    expect(body.toReversed()[2]?.slice(2, 5)).toEqual(["-12.50", "2", "2026-12-24"]);
    expect(body[0]?.[5]).toMatch(/^2026-03-01/);
    expect(body[0]?.[6]).toBe("cleo");
});

test("a workbook has texts as texts, numbers as numbers, dates as dates", async () => {
    const made = await make(ada, {
        ...all,
        format: "xlsx",
        columns: "name,mrr,employees,next_billing_on",
        sort: "external_id",
    });
    const { headers, bytes } = await download(ada, made.id);
    expect(headers.get("content-type")).toContain("spreadsheetml");
    const [rows, ...more] = readWorkbook(bytes);
    expect(more).toEqual([]);
    expect(rows?.[0]?.map((cell) => cell?.text)).toHaveLength(4);
    const body = rows?.slice(1) ?? [];
    expect(body.map((row) => row[0]?.text)).toEqual(nasty.map((name) => name.replace("\n", " ")));
    for (const cell of body.flat()) expect(cell?.formula ?? false).toBe(false);
    expect(body[2]?.map((cell) => cell?.type)).toEqual(["inlineStr", "n", "n", "n"]);
    expect(body[2]?.slice(1).map((cell) => Number(cell?.text))).toEqual([-12.5, 2, 46380]);
});

test("only rows that match, and that the maker sees, whatever is asked for", async () => {
    const list = async (api: Api, body: object) =>
        readCsv((await download(api, (await make(api, { ...all, ...body })).id)).bytes.toString())
            .slice(1)
            .map((row) => row[1])
            .toSorted();
    const own = ["n1", "n3", "n5"];
    expect(await list(carl, {})).toEqual(own);
    expect(await list(carl, { assigned: "me" })).toEqual(own);
    const ids = (await ada.get("/api/v2/accounts?limit=100&columns=name")).body.rows.map(
        (row: { id: number }) => row.id,
    );
    expect(await list(carl, { all: undefined, ids })).toEqual(own);
    expect(await list(ada, { assigned: String(members.carl) })).toEqual(own);
    const filter = { all: [{ field: "employees", op: ">=", value: 4 }] };
    expect(await list(carl, { filter })).toEqual(["n5"]);
    expect(await list(ada, { filter })).toEqual(["n4", "n5", "n6"]);
    expect(await list(ada, { q: "zurich" })).toEqual(["n5"]);
    expectProblem(
        await carl.post("/api/v2/exports", { ...all, assigned: String(members.cleo) }),
        403,
        "forbidden",
    );
});

test("what cannot be asked is refused, and the field named", async () => {
    const refused = async (change: object, field: string) =>
        expectProblem(await ada.post("/api/v2/exports", { ...all, ...change }), 400, "invalid", [
            field,
        ]);
    await refused({ columns: "name,nothing" }, "columns");
    await refused({ sort: "nothing" }, "sort");
    await refused({ entity: "member" }, "entity");
    await refused({ all: false }, "ids");
    await refused({ ids: [1] }, "ids");
    await refused({ all: undefined, ids: [] }, "ids");
    await refused({ segment: 999 }, "segment");
    await refused({ filter: { all: [{ field: "x", op: "=", value: 1 }] } }, "filter.all[0].field");
});

test("an export is its maker's alone, and needs the permission, at the download too", async () => {
    const made = await make(carl, all);
    for (const other of [ada, cleo, secret]) {
        expectProblem(await other.get(`/api/v2/exports/${made.id}`), 404, "not_found");
        expectProblem(await other.get(`/api/v2/exports/${made.id}/file`), 404, "not_found");
        const rows = (await other.get("/api/v2/exports")).body.rows;
        expect(rows.map((row: { id: number }) => row.id)).not.toContain(made.id);
    }
    expectProblem(await rita.post("/api/v2/exports", all), 403, "forbidden");
    expect((await rita.get("/api/v2/me")).body.permissions).not.toContain("export");
    expect((await carl.get("/api/v2/me")).body.permissions).toContain("export");
    await secret.patch(`/api/v2/members/${members.carl}`, { export_allowed: false });
    expectProblem(await carl.get(`/api/v2/exports/${made.id}/file`), 403, "forbidden");
    await secret.patch(`/api/v2/members/${members.carl}`, { export_allowed: true });
    expect((await carl.get(`/api/v2/exports/${made.id}/file`)).status).toBe(200);
});

test("what was made with the eyes of all is not given to who sees less now", async () => {
    const made = await make(cleo, all);
    expect((await cleo.get(`/api/v2/exports/${made.id}/file`)).status).toBe(200);
    await secret.patch(`/api/v2/members/${members.cleo}`, { profile: "super_manager" });
    const wide = await make(await signIn(server, "cleo@example.com"), all);
    expect(wide.rows).toBe(nasty.length);
    await secret.patch(`/api/v2/members/${members.cleo}`, { profile: "customer_success_manager" });
    cleo = await signIn(server, "cleo@example.com");
    expectProblem(await cleo.get(`/api/v2/exports/${wide.id}/file`), 403, "forbidden");
    expect((await cleo.get(`/api/v2/exports/${made.id}/file`)).status).toBe(200);
});

test("other kinds of records, without columns: all that can be written", async () => {
    await secret.post("/api/v1_1/subscription", {
        account_id: "n1",
        subscription_id: "s1",
        amount: "99.5",
        currency: "JPY",
        plan_name: "=Plan",
    });
    const made = await make(carl, { entity: "subscription", format: "csv", all: true });
    const [head, row] = readCsv((await download(carl, made.id)).bytes.toString());
    const cell = (label: RegExp) => row?.[head?.findIndex((name) => label.test(name)) ?? -1];
    expect(cell(/^plan$/i)).toBe("'=Plan");
    expect(cell(/^amount/i)).toBe("100"); // a currency without digits, rounded half to even
});

test("it is in the audit log, without content", async () => {
    const made = await make(carl, all);
    const rows = (await ada.get("/api/v2/audit?entity=export")).body.rows;
    expect(rows[0]).toMatchObject({
        kind: "export",
        actor: { kind: "member", id: members.carl },
        entity_id: made.id,
        can_undo: false,
        changes: [
            { field: "file", after: "accounts-2026-03-01.csv" },
            { field: "rows", after: 3 },
        ],
    });
});

test("the command writes what the import reads", async () => {
    const csv = await workspace.must(["export", "accounts"]);
    const rows = readCsv(csv);
    expect(rows[0]).toContain("external_id");
    expect(rows).toHaveLength(nasty.length + 1);
    expect(csv).toContain("carl@example.com");
    const other = await createWorkspace();
    try {
        const result = await other.run(["import", "accounts", "-"], { input: csv });
        expect(result.stdout).toMatch(/^7 rows: 7 created, 0 changed, 0 the same, 0 refused/);
        const again = readCsv(await other.must(["export", "accounts"]));
        const place = rows[0]?.indexOf("name") ?? 0;
        const names = (table: string[][]) =>
            table.map((row) => row[table[0]?.indexOf("name") ?? 0]).toSorted();
        expect(place).toBeGreaterThanOrEqual(0);
        expect(names(again)).toEqual(names(rows));
    } finally {
        await other.remove();
    }
    expect((await workspace.run(["export", "nothing"])).status).toBe(2);
});

test("files are readable by the server's user only, and go after a week", async () => {
    const made = await make(ada, all);
    const folder = join(workspace.folder, "files");
    if (engineUnderTest === "sqlite") {
        const file = join(folder, `export-${made.id}`);
        expect((await stat(file)).mode & 0o777).toBe(0o600);
    } else expect((await readdir(folder)).filter((name) => name.startsWith("export"))).toEqual([]);
    expect(made.expires_at).toMatch(/^2026-03-08T10:0/);
    await workspace.setClock("2026-03-09T10:00:00Z");
    server = await workspace.restart(server);
    ada = await signIn(server, "ada@example.com");
    await eventually("the exports are forgotten", async () =>
        expect((await ada.get("/api/v2/exports")).body.rows).toEqual([]),
    );
    expectProblem(await ada.get(`/api/v2/exports/${made.id}/file`), 404, "not_found");
    expect((await readdir(folder)).filter((name) => name.startsWith("export"))).toEqual([]);
});
