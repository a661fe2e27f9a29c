// Imports in the page's way: upload, columns guessed and mapped by hand, a check that stores
// nothing, the import as a job with a report per row, undo of all of it, and a killed server in the
// middle. Files as spreadsheets write them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, signIn, withKey } from "../support/api.ts";
import { readCsv } from "../support/csv.ts";
import { ended } from "../support/jobs.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
});
afterAll(() => workspace.remove());

const upload = (api: Api, kind: string, file: string | Uint8Array, name = "rows.csv") =>
    api.send("POST", `/api/v2/imports?kind=${kind}&file_name=${name}`, file, {
        "content-type": "text/csv",
    });

async function uploaded(kind: string, file: string | Uint8Array) {
    const reply = await upload(ada, kind, file);
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
}

/** Runs "check" or "start" to its end; the job. */
async function run(id: number, what: "check" | "start") {
    const reply = await ada.post(`/api/v2/imports/${id}/${what}`);
    expect(reply.status, reply.text).toBe(200);
    return ended(ada, reply.body.job_id);
}

const count = async (path: string) => (await ada.get(`/api/v2/${path}`)).body.total;

test("columns are guessed, shown with their first values, and mapped by hand", async () => {
    const file = '\uFEFFAccount ID;Firma;Mitarbeiter;Note\r\nI1;Müller;12;x\r\nI2;"A; B";7;y\r\n';
    const made = await uploaded("accounts", file);
    expect(made).toMatchObject({ kind: "accounts", file_name: "rows.csv", job_id: null });
    expect(made.bytes).toBe(Buffer.byteLength(file));
    expect(made.columns).toMatchObject([
        { name: "Account ID", field: "external_id", why: null, samples: ["I1", "I2"] },
        { name: "Firma", field: null, samples: ["Müller", "A; B"] },
        { name: "Mitarbeiter", field: null },
        { name: "Note", field: null },
    ]);
    const path = `/api/v2/imports/${made.id}`;
    const patch = (fields: string) => ada.patch(path, { fields });
    expectProblem(await patch("external_id,nothing"), 400, "invalid", ["fields"]);
    expectProblem(await patch("name,name"), 400, "invalid", ["fields", "fields"]);
    expectProblem(await patch("external_id,users"), 400, "invalid", ["fields"]);
    expectProblem(await patch(",name"), 400, "invalid", ["fields"]);
    const mapped = await patch("external_id,name,employees,");
    expect(mapped.body.columns.map((c: { field: string }) => c.field)).toEqual([
        "external_id",
        "name",
        "employees",
        null,
    ]);
    const job = await run(made.id, "start");
    expect(job.message).toMatch(/^2 rows: 2 created, 0 changed, 0 the same, 0 refused/);
    const rows = (await ada.get("/api/v2/accounts?columns=external_id,name,employees&q=b")).body;
    expect(rows.rows).toMatchObject([{ external_id: "I2", name: "A; B", employees: 7 }]);
});

const bad = [
    "account_id,name,employees,email",
    'B1,"Two\nlines",5,a@b.example',
    "B2,Second,many,no address",
    ",No id,1,",
    'B4,"broken"x,1,',
    "B5,Fine,9,",
    "B1,Again,6,",
].join("\n");

test("a check tells every fault and stores nothing; the import tells the same", async () => {
    const before = await count("accounts?limit=1");
    const made = await uploaded("accounts", bad);
    const checked = await run(made.id, "check");
    expect(checked).toMatchObject({
        kind: "check",
        status: "done",
        refused: 2,
        change_set_id: null,
    });
    expect(checked.message).toMatch(/^6 rows: 3 would be created, 1 would be changed/);
    const results = async (id: number) =>
        (await ada.get(`/api/v2/jobs/${id}/results?limit=100`)).body.rows.map(
            (r: { line: number; outcome: string; reason: string }) =>
                `${r.line} ${r.outcome} ${r.reason}`,
        );
    const told = [
        "4 left_out employees was left out: Must be a whole number",
        "4 left_out email was left out: Must be an e-mail address",
        "5 refused external_id: Is needed",
        "6 refused text behind a closing quote",
    ];
    expect((await results(checked.id)).toSorted()).toEqual(told.toSorted());
    expect(await count("accounts?limit=1")).toBe(before);
    const job = await run(made.id, "start");
    expect(job).toMatchObject({ kind: "import", status: "done", refused: 2, total: 6, done: 6 });
    expect((await results(job.id)).toSorted()).toEqual(told.toSorted());
    expect(await count("accounts?limit=1")).toBe(before + 3);
    const report = await ada.get(`/api/v2/jobs/${job.id}/report`);
    expect(report.headers.get("content-disposition")).toContain(`job-${job.id}.csv`);
    const [head, ...lines] = readCsv(report.text);
    expect(head).toEqual(["line", "record", "outcome", "reason"]);
    expect(lines.filter((l) => l.length > 1)).toHaveLength(4);
    expect(lines.find((l) => l[0] === "5")).toEqual(["5", "", "refused", "external_id: Is needed"]);
    // All of it goes back.
    const undone = await ada.post(`/api/v2/change-sets/${job.change_set_id}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect(await count("accounts?limit=1")).toBe(before);
});

test("Windows-1252 is read, and told", async () => {
    const file = Buffer.from("account_id,name\nW1,Caf\xe9\nW2,Plain\n", "latin1");
    const made = await uploaded("accounts", file);
    const job = await run(made.id, "start");
    expect(job.message).toMatch(/; 1 rows were read as Windows-1252$/);
    const rows = (await ada.get("/api/v2/accounts?external_id=W1")).body.rows;
    expect(rows[0].name).toBe("Café");
});

test("what an export wrote for a spreadsheet comes in as it was", async () => {
    const made = await uploaded("accounts", "account_id,name\nF1,'=Formula\nF2,'quoted'\n");
    await run(made.id, "start");
    const name = async (id: string) =>
        (await ada.get(`/api/v2/accounts?external_id=${id}`)).body.rows[0].name;
    expect(await name("F1")).toBe("=Formula");
    expect(await name("F2")).toBe("'quoted'");
});

const today = new Date().toISOString().slice(0, 10);

test("every kind, twice without doubling", async () => {
    const files: Record<string, string> = {
        users: "account,user_id,email\nK1,u1,u1@k.example\n",
        subscriptions: "subscription_id,account,amount,currency\ns1,K1,12.50,USD\n",
        invoices: "invoice_id,account,total,currency\ni1,K1,12.50,USD\n",
        tickets: "ticket_id,account,subject\nt1,K1,Broken\n",
        issues: "issue_id,account,subject\nj1,K1,Slow\n",
        touchpoints: "touchpoint_id,account,channel\np1,K1,call\n",
        nps: "response_id,account,user,score\nn1,K1,u1,9\n",
        consumption: "account,metric,value,date\nK1,Seats,5,2026-01-01\n",
        usage: `day,account,user,feature,total\n${today},K1,u1,Refund,5\n`,
    };
    for (const [kind, file] of Object.entries(files)) {
        const made = await uploaded(kind, file);
        expect(
            made.columns.filter((c: { field: string | null }) => !c.field),
            kind,
        ).toEqual([]);
        const first = await run(made.id, "start");
        expect(first.message, kind).toMatch(/^1 rows: 1 created, .* 0 refused; 0 values left out$/);
        const again = await run(made.id, "start");
        expect(again.message, kind).toMatch(/^1 rows: 0 created, 0 changed, 1 the same/);
        const template = await ada.get(`/api/v2/imports/templates/${kind}`);
        expect(template.status, kind).toBe(200);
        const empty = await upload(ada, kind, template.text);
        expect(empty.status, `${kind}: ${empty.text}`).toBe(201);
        expect(
            empty.body.columns.filter((c: { field: string | null }) => !c.field),
            `${kind}: all columns of the template are known`,
        ).toEqual([]);
    }
});

test("what can be imported is told, with what a file needs", async () => {
    const { rows, max_bytes } = (await ada.get("/api/v2/import-kinds")).body;
    expect(max_bytes).toBe(1 << 30);
    const names = rows.map((r: { kind: string }) => r.kind);
    expect(names).toHaveLength(10);
    const document = (await ada.get("/api/v2/openapi.json")).body;
    const query = document.paths["/api/v2/imports"].post.parameters.find(
        (p: { name: string }) => p.name === "kind",
    );
    expect(query.schema.enum).toEqual(names);
    type Kind = { needs: string[]; fields: { key: string }[]; final: string | null };
    for (const kind of rows as Kind[])
        for (const need of kind.needs)
            for (const key of need.split("|")) expect(kind.fields.map((f) => f.key)).toContain(key);
    expect(rows.find((r: { kind: string }) => r.kind === "accounts").final).toBeNull();
    expect(rows.find((r: { kind: string }) => r.kind === "usage").final).toMatch(
        /cannot be undone/,
    );
});

test("how the file was read, and by whom it was uploaded", async () => {
    const as = async (file: string | Uint8Array) => {
        const { separator, encoding, made_by } = await uploaded("accounts", file);
        return [separator, encoding, made_by];
    };
    expect(await as("account_id,name\nR1,x\n")).toEqual([",", "utf-8", "ada"]);
    expect(await as("\uFEFFaccount_id;name\nR1;x\n")).toEqual([";", "utf-8-bom", "ada"]);
    const old = Buffer.from("account_id\tname\nR1\tCaf\xe9\n", "latin1");
    expect(await as(old)).toEqual(["\t", "windows-1252", "ada"]);
});

test("another mapping forgets the check, and nothing is mapped after the import", async () => {
    const made = await uploaded("accounts", "account_id,Firma\nM1,One\n");
    const path = `/api/v2/imports/${made.id}`;
    await run(made.id, "check");
    expect((await ada.get(path)).body).toMatchObject({
        job_kind: "check",
        status: "done",
        counts: { rows: 1, created: 1, changed: 0, same: 0, refused: 0, left_out: 1 },
    });
    const mapped = (await ada.patch(path, { fields: "external_id,name" })).body;
    expect(mapped).toMatchObject({ job_id: null, job_kind: null, counts: null });
    await run(made.id, "start");
    expectProblem(await ada.patch(path, { fields: "external_id," }), 409, "in_use");
    expectProblem(await ada.post(`${path}/check`), 409, "in_use");
    const done = (await ada.get(path)).body;
    expect(done).toMatchObject({ job_kind: "import", done: 1, total: 1, undone_at: null });
    await ada.post(`/api/v2/change-sets/${done.change_set_id}/undo`);
    expect((await ada.get(path)).body.undone_at).toMatch(/^20/);
});

test("a file is discarded: the bytes, and all of it when nothing was imported", async () => {
    const first = await uploaded("accounts", "account_id\nD1\n");
    expect((await ada.delete(`/api/v2/imports/${first.id}`)).status).toBe(200);
    expectProblem(await ada.get(`/api/v2/imports/${first.id}`), 404, "not_found");
    const second = await uploaded("accounts", "account_id\nD2\n");
    await run(second.id, "start");
    expect((await ada.delete(`/api/v2/imports/${second.id}`)).status).toBe(200);
    expect((await ada.get(`/api/v2/imports/${second.id}`)).body.kept).toBe(false);
    expectProblem(await ada.post(`/api/v2/imports/${second.id}/start`), 410, "gone");
});

const daily = (day: string, total: number) =>
    `Day;account_id;user_id;module;feature;total\n${day};T1;t1;Sales;Refund;${total}\n${day};T1;t2;Sales;Refund;4\n`;

test("daily totals of use take the place of what is stored", async () => {
    const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    const made = await uploaded("usage", daily(day, 5));
    expect(made.columns.map((c: { field: string }) => c.field)).toEqual([
        "day",
        "account",
        "user",
        "module",
        "feature",
        "total",
    ]);
    expect((await run(made.id, "check")).message).toMatch(/^2 rows: 2 would be created/);
    expect((await ada.get("/api/v2/accounts?external_id=T1")).body.rows).toEqual([]);
    const job = await run(made.id, "start");
    expect(job.message).toMatch(/^2 rows: 2 created, 0 changed, 0 the same, 0 refused/);
    expect(job.change_set_id).toBeNull();
    expect((await run(made.id, "start")).message).toMatch(/0 created, 0 changed, 2 the same/);
    const uses = async () =>
        (await ada.get("/api/v2/accounts?external_id=T1&columns=total_features_used")).body.rows[0]
            ?.total_features_used;
    await eventually("9 uses are counted", async () => expect(await uses()).toBe(9));
    await run((await uploaded("usage", daily(day, 2))).id, "start");
    await eventually("the corrected total counts", async () => expect(await uses()).toBe(6));
    await run((await uploaded("usage", daily(day, 0))).id, "start");
    await eventually("0 takes the use away", async () => expect(await uses()).toBe(4));
    const bad = await uploaded(
        "usage",
        "day,account,user,feature,total\nyesterday,T1,t1,Refund,1\n",
    );
    const refused = await run(bad.id, "start");
    expect(refused).toMatchObject({ status: "done", refused: 1 });
    const { rows } = (await ada.get(`/api/v2/jobs/${refused.id}/results`)).body;
    expect(rows[0]).toMatchObject({ line: 2, outcome: "refused" });
    expect(rows[0].reason).toMatch(/^day was left out/);
});

test("only who may import, and only what is a file", async () => {
    expectProblem(await upload(carl, "accounts", "account_id\nx\n"), 403, "forbidden");
    expectProblem(await carl.get("/api/v2/imports"), 403, "forbidden");
    expectProblem(await upload(ada, "nothing", "a\n"), 400, "invalid", ["kind"]);
    expect((await upload(ada, "accounts", "")).status).toBe(400);
    expectProblem(await ada.get("/api/v2/imports/999999"), 404, "not_found");
    expectProblem(await ada.get("/api/v2/imports/templates/nothing"), 404, "not_found");
    const made = await uploaded("accounts", "name\nNo id\n");
    const job = await run(made.id, "start");
    expect(job).toMatchObject({ status: "failed", message: "the file needs a column external_id" });
});

const large = (rows: number) =>
    `account_id,name,industry\n${Array.from({ length: rows }, (_, i) => `L${i},Large ${i},x`).join("\n")}\n`;

test("a server that is killed in the middle goes on with the rest, and nothing is doubled", async () => {
    const rows = 1500;
    const before = await count("accounts?limit=1");
    const made = await uploaded("accounts", large(rows));
    const { job_id } = (await ada.post(`/api/v2/imports/${made.id}/start`)).body;
    await eventually(
        "it has begun",
        async () => expect((await ada.get(`/api/v2/jobs/${job_id}`)).body.done).toBeGreaterThan(0),
        { timeout: 90_000 },
    );
    await server.kill();
    server = await workspace.restart(server);
    ada = await signIn(server, "ada@example.com");
    const job = await ended(ada, job_id, 120_000);
    expect(job).toMatchObject({ status: "done", done: rows, total: rows, refused: 0 });
    expect(job.message).toMatch(/^1500 rows: 1500 created, 0 changed, 0 the same/);
    expect(await count("accounts?limit=1")).toBe(before + rows);
    const sets = (await ada.get("/api/v2/audit?kind=import&limit=1")).body.rows;
    expect(sets[0].id).toBe(job.change_set_id);
    // The whole of it goes back, by a job.
    const undo = (await ada.post(`/api/v2/change-sets/${job.change_set_id}/undo`)).body;
    expect(await ended(ada, undo.job.id, 120_000)).toMatchObject({ status: "done", refused: 0 });
    expect(await count("accounts?limit=1")).toBe(before);
}, 900_000);

test("a cancelled import stops between its rows", async () => {
    const made = await uploaded("accounts", large(8000).replaceAll("L", "C"));
    const { job_id } = (await ada.post(`/api/v2/imports/${made.id}/start`)).body;
    expectProblem(await ada.post(`/api/v2/imports/${made.id}/start`), 409, "in_use");
    await eventually(
        "it has begun",
        async () => expect((await ada.get(`/api/v2/jobs/${job_id}`)).body.done).toBeGreaterThan(0),
        { timeout: 90_000 },
    );
    await ada.post(`/api/v2/jobs/${job_id}/cancel`);
    const job = await ended(ada, job_id, 200_000);
    expect(["cancelled", "done"]).toContain(job.status);
    expect(await count("accounts?limit=1&q=Carge")).toBe(job.done);
}, 180_000);

test("a file over the limit is refused", async () => {
    const small = await createWorkspace();
    try {
        const node = await small.serve({ flags: ["--max-import", "2k"] });
        const key = withKey(node, await small.createKey("secret"));
        expectProblem(await upload(key, "accounts", large(500)), 413, "too_large");
        expect((await upload(key, "accounts", large(5))).status).toBe(201);
    } finally {
        await small.remove();
    }
});
