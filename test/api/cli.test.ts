// The command line: what it makes, prints and refuses, and how the server starts and stops.
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anonymous, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Workspace } from "../support/server.ts";

let workspace: Workspace;
beforeAll(async () => {
    workspace = await createWorkspace({ unmigrated: true });
});
afterAll(() => workspace.remove());

test("serve refuses a database that is behind, and says what to do; --migrate does it", async () => {
    const refused = await workspace.run(["serve", "--listen", "127.0.0.1:0"]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/mainstay migrate|cannot be opened/);
    const server = await workspace.serve({ flags: ["--migrate"] });
    expect((await anonymous(server).get("/readyz")).body).toEqual({ status: "ok" });
    expect(await server.stop()).toBe(0);
    expect(server.log.filter((line) => line.includes("listening"))).toEqual([
        expect.stringMatching(/msg="listening".* address=127\.0\.0\.1:\d+ tls=0 .* engine=/),
    ]);
});

test("migrate makes the secret file for its owner only, and may be run again", async () => {
    const again = await workspace.run(["migrate"]);
    expect(again.status).toBe(0);
    expect(again.stderr).toContain("0 steps");
    const file = await stat(join(workspace.folder, "secret"));
    expect(file.mode & 0o777).toBe(0o600);
    expect((await workspace.database.sql("SELECT count(*) FROM stage")).trim()).toBe("4");
});

test("member add takes a password, or makes one and prints it", async () => {
    await workspace.addMember("ada@example.com", "administrator");
    const flags = ["--email", "bob@example.com", "--name", "Bob", "--profile", "developer"];
    const password = await workspace.must(["member", "add", ...flags]);
    expect(password).toMatch(/^[\w-]{20}$/);
    const double = await workspace.run(["member", "add", ...flags]);
    expect(double.status).toBe(1);
    expect(double.stderr).toContain("email");
    const weak = await workspace.run(
        ["member", "add", "--email", "c@example.com", "--name", "C", "--profile", "developer"],
        { input: "short\n" },
    );
    expect(weak.status).toBe(1);
    const wrong = await workspace.run([
        "member",
        "add",
        "--email",
        "c@example.com",
        "--name",
        "C",
        "--profile",
        "king",
    ]);
    expect(wrong.status).toBe(2);
    const server = await workspace.serve();
    await signIn(server, "bob@example.com", password);
    await server.stop();
});

test("key create prints the key alone; it works at once beside a running server", async () => {
    const server = await workspace.serve();
    const key = await workspace.createKey("secret");
    expect(key).toMatch(/^sec_[\w-]{43}$/);
    expect((await withKey(server, key).get("/api/v2/accounts")).status).toBe(200);
    expect((await workspace.run(["key", "create", "--kind", "other", "--name", "x"])).status).toBe(
        2,
    );
    await server.stop();
});

test("check finds nothing in a sound database, and names what is broken", async () => {
    const fine = await workspace.run(["check"]);
    expect(fine.status, fine.stderr).toBe(0);
    await workspace.database.sql(
        "INSERT INTO account_key (external_id, account_id) VALUES ('lost', 4711)",
    );
    const broken = await workspace.run(["check"]);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain("keys of accounts point to accounts (1)");
    await workspace.database.sql("DELETE FROM account_key WHERE external_id = 'lost'");
});

test("refresh, version, help, and what is called wrongly", async () => {
    expect((await workspace.run(["refresh"])).status).toBe(0);
    expect((await workspace.run(["refresh", "--history"])).status).toBe(0);
    expect((await workspace.run(["version"])).stdout).toMatch(/^mainstay \d+\.\d+\.\d+\n$/);
    const help = await workspace.run(["help"]);
    for (const word of [
        "serve",
        "migrate",
        "member add",
        "key create",
        "check",
        "openapi",
        "--listen",
    ])
        expect(help.stdout).toContain(word);
    const wrong = await workspace.run(["nothing"]);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('"nothing"');
    const flag = await workspace.run(["check", "--nothing", "1"]);
    expect(flag.status).toBe(2);
    expect(flag.stderr).toContain("--nothing");
});

test("a secret file of another installation opens no key and no session", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mainstay-secret-"));
    const env = { MAINSTAY_SECRET_FILE: join(folder, "secret") };
    const key = await workspace.createKey("secret");
    await workspace.must(["migrate"], { env });
    const server = await workspace.serve({ env });
    expect((await withKey(server, key).get("/api/v2/accounts")).status).toBe(401);
    await server.stop();
    await rm(folder, { recursive: true });
});

test("SIGTERM finishes what was taken, and says so to what it does not take; the status is 0", async () => {
    const server = await workspace.serve();
    const credentials = { email: "ada@example.com", password: "correct horse battery" };
    const slow = Array.from({ length: 6 }, () =>
        anonymous(server).post("/api/v2/session", credentials),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stopped = server.stop();
    const replies = await Promise.all(slow);
    const statuses = replies.map((reply) => reply.status);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(await stopped).toBe(0);
});
