// The data commands of the command line: demo, import, backup and restore.
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { signIn, withKey } from "../support/api.ts";
import { type Engine, engineUnderTest } from "../support/database.ts";
import { createWorkspace, type Workspace } from "../support/server.ts";

const made: Workspace[] = [];
afterAll(() => Promise.all(made.map((workspace) => workspace.remove())));

async function newWorkspace(options: Parameters<typeof createWorkspace>[0] = {}) {
    const workspace = await createWorkspace(options);
    made.push(workspace);
    return workspace;
}

/** Counts and sums that must come out the same for the same seed and clock. */
const figures = `SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM "user"),
    (SELECT sum(count) FROM usage_daily), (SELECT count(*) FROM usage_daily),
    (SELECT sum(logins + page_views) FROM user_day),
    (SELECT sum(total_features_used) FROM account_metric),
    (SELECT sum(mrr) FROM account_metric), (SELECT sum(total + amount_due) FROM invoice),
    (SELECT count(*) FROM ticket), (SELECT sum(score) FROM nps_response),
    (SELECT count(*) FROM audit)`;

const small = ["demo", "--accounts", "30", "--days", "20"];

test("demo: same seed and clock, same workspace; its sign-ins and keys work", {
    timeout: 120_000,
}, async () => {
    const clock = "2026-03-15T12:00:00Z";
    const first = await newWorkspace({ clock });
    const signIns = await first.must([...small, "--seed", "5"]);
    const second = await newWorkspace({ clock });
    await second.must([...small, "--seed", "5"]);
    const other = await newWorkspace({ clock });
    await other.must([...small, "--seed", "6"]);
    const sums = await first.database.sql(figures);
    expect(sums).toMatch(/^30\|\d{2,}\|\d{3,}/);
    expect(await second.database.sql(figures)).toBe(sums);
    expect(await other.database.sql(figures)).not.toBe(sums);
    expect((await first.run(["check"])).status).toBe(0);

    const again = await first.run(small);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("only once");
    expect(again.stdout).toBe("");

    const server = await first.serve();
    const line = /(\S+@coppertill\.example) +(\S+) +Customer success manager/.exec(signIns);
    const csm = await signIn(server, line?.[1] ?? "", line?.[2] ?? "");
    const mine = await csm.get("/api/v2/accounts?limit=100");
    const admin = await signIn(server, "admin@coppertill.example", "mainstay-demo");
    const all = await admin.get("/api/v2/accounts?limit=100");
    expect(all.body.total).toBe(30);
    expect(mine.body.total).toBeLessThan(30);
    expect(mine.body.total).toBeGreaterThan(0);
    const key = /^ +(sec_[\w-]+) /m.exec(signIns)?.[1] ?? "";
    expect((await withKey(server, key).get("/api/v2/users?limit=1")).status).toBe(200);
    expect(await server.stop()).toBe(0);
});

test("demo refuses a database that is not migrated, and numbers that are none", async () => {
    const workspace = await newWorkspace({ unmigrated: true });
    expect((await workspace.run(small)).status).toBe(1);
    expect((await workspace.run(["demo", "--accounts", "many"])).status).toBe(2);
    expect((await workspace.run(["demo", "--accounts", "2000000"])).status).toBe(2);
});

// A byte-order mark, CRLF, quotes with line ends, a row in another encoding, rows with faults.
const nasty = Buffer.concat([
    Buffer.from("\ufeffAccount ID;Name;E-Mail;Stage;Employees;MRR;Feature uses\r\n"),
    Buffer.from('A1;"Müller; ""Söhne""";info@m.example;Live;12;1.234,50;3\r\n\r\n'),
    Buffer.from('A2;"two\r\nlines";not-an-address;Onboarding;many;12;\r\n'),
    Buffer.from(";No id;;;;;\r\n"),
    Buffer.from('A3;"broken"x;;;;;\r\n'),
    Buffer.from("A4;Caf\xe9;;Pilot;;;\r\n", "latin1"),
    Buffer.from("A5;Too;;;;;;many;fields\r\n"),
    Buffer.from("A1;;;;13;;\r\n"),
]);

test("import takes what it can and tells the rest, line by line", {
    timeout: 120_000,
}, async () => {
    const workspace = await newWorkspace();
    const file = join(workspace.folder, "accounts.csv");
    const report = join(workspace.folder, "report.txt");
    await writeFile(file, nasty);
    const result = await workspace.run(["import", "accounts", file, "--report", report]);
    expect(result.status).toBe(1);
    expect(result.stdout).toBe(
        "7 rows: 3 created, 1 changed, 0 the same, 3 refused; 3 values left out\n",
    );
    expect((await readFile(report, "utf8")).trimEnd().split("\n")).toEqual([
        'line 1: column "Feature uses" is left out: it is computed and cannot be imported',
        expect.stringMatching(/^line 4: \w+ was left out: Must be a/),
        expect.stringMatching(/^line 4: \w+ was left out: Must be a/),
        "line 6: refused: external_id: Is needed",
        "line 7: refused: text behind a closing quote",
        "line 9: refused: the row has 9 fields, the header has 7",
    ]);
    const rows = "SELECT external_id, name, employees, mrr_sent FROM account ORDER BY external_id";
    expect(await workspace.database.sql(rows)).toBe(
        'A1|Müller; "Söhne"|13|123450\nA2|two\r\nlines||1200\nA4|Café||',
    );

    // Users beside a running server; the new rows are in the metrics by themselves.
    const server = await workspace.serve();
    const users =
        "account,email,First name,role\nA1,ann@m.example,Ann,User\nB9,bo@n.example,Bo,Chef\n";
    expect(await workspace.must(["import", "users", "-"], { input: users })).toContain("2 created");
    const repeated = await workspace.must(["import", "users", "-"], { input: users });
    expect(repeated).toContain("2 the same");
    const api = withKey(server, await workspace.createKey("secret"));
    const accounts = await api.get("/api/v2/accounts?sort=external_id&columns=external_id,name");
    expect(accounts.body.rows.map((row: { external_id: string }) => row.external_id)).toEqual([
        "A1",
        "A2",
        "A4",
        "B9",
    ]);
    expect(await server.stop()).toBe(0);
});

test("import refuses unknown kinds, missing columns, and files that are none", async () => {
    const workspace = await newWorkspace();
    const unknown = await workspace.run(["import", "unicorns", "x.csv"]);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain("accounts");
    expect((await workspace.run(["import", "accounts", "nowhere.csv"])).status).toBe(1);
    const columns = await workspace.run(["import", "users", "-"], { input: "name\nx\n" });
    expect(columns.status).toBe(1);
    expect(columns.stderr).toContain("line 1: refused: the file needs a column account");
    expect((await workspace.run(["import", "users", "-"], { input: "" })).stderr).toContain(
        "empty",
    );
});

/** What follows the header, which holds the date: kind, length, payload, checksum. */
function behindHeader(backup: Buffer): Buffer {
    return backup.subarray(5 + backup.readUInt32LE(1) + 16);
}

test("backup while serving, restore into the other engine, and back: the same bytes", {
    timeout: 120_000,
}, async () => {
    const other: Engine = engineUnderTest === "sqlite" ? "postgres" : "sqlite";
    const source = await newWorkspace();
    await source.must([...small, "--seed", "9"]);
    const server = await source.serve();
    const file = join(source.folder, "backup");
    await source.must(["backup", file]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await server.stop()).toBe(0);

    const target = await newWorkspace({ engine: other });
    await target.must(["restore", file]);
    expect(await target.database.sql(figures)).toBe(await source.database.sql(figures));
    expect((await target.run(["check"])).status).toBe(0);
    const second = join(target.folder, "backup");
    await target.must(["backup", second]);
    const [first, back] = [await readFile(file), await readFile(second)];
    expect(first.length).toBe(back.length);
    expect(behindHeader(first).equals(behindHeader(back))).toBe(true);

    // Sign-ins go on where the secrets are the same; new rows get new ids.
    const served = await target.serve();
    const admin = await signIn(served, "admin@coppertill.example", "mainstay-demo");
    const made = await admin.post("/api/v2/accounts", { name: "New", external_id: "new" });
    expect(made.status).toBe(201);
    expect(made.body.id).toBe(31);
    expect(await served.stop()).toBe(0);

    const again = await target.run(["restore", file]);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("holds data already");
});

test("restore refuses a damaged file and changes nothing", { timeout: 120_000 }, async () => {
    const source = await newWorkspace();
    await source.addMember("a@example.com", "administrator");
    const file = join(source.folder, "backup");
    await source.must(["backup", file]);
    const good = await readFile(file);
    const target = await newWorkspace();
    for (const position of [0, 30, Math.floor(good.length / 2), good.length - 1]) {
        const bad = Buffer.from(good);
        bad[position] = (bad[position] ?? 0) ^ 4;
        await writeFile(file, bad);
        const result = await target.run(["restore", file]);
        expect(result.status).toBe(1);
        expect(result.stderr).toContain("nothing was restored");
    }
    await writeFile(file, good.subarray(0, good.length - 100));
    expect((await target.run(["restore", file])).stderr).toContain("ends too early");
    expect(await target.database.sql("SELECT count(*) FROM member")).toBe("0");
    await writeFile(file, good);
    expect((await target.run(["restore", file])).status).toBe(0);
    expect(await target.database.sql("SELECT email FROM member")).toBe("a@example.com");
});
