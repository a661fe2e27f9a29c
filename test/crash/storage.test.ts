// Goals: a full disk, a database that cannot be written, a PostgreSQL that goes away under load:
// clients hear a clear 503 with Retry-After, the server stays up and stores again once it can,
// and nothing acknowledged is lost.
import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withKey } from "../support/api.ts";
import { engineUnderTest } from "../support/database.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually, sleep } from "../support/wait.ts";
import { Loader } from "./loader.ts";

const run = promisify(execFile);
const event = { account_id: "a", user_id: "u", feature_id: "Report" };

async function soundAndComplete(workspace: Workspace, loader: Loader, node: Node): Promise<void> {
    await loader.stop();
    expect(await node.stop()).toBe(0);
    await loader.verify(workspace.database);
    const check = await workspace.run(["check"]);
    expect(check.status, check.stdout + check.stderr).toBe(0);
}

/** Until answers of that status come, and nothing else happened to the server. */
async function answersWith(status: number, loader: Loader, node: Node): Promise<void> {
    const before = loader.count(status);
    await eventually(
        `answers with ${status}`,
        () => {
            expect(node.running, node.log.slice(-5).join("\n")).toBe(true);
            expect(loader.count(status)).toBeGreaterThan(before + 5);
        },
        { timeout: 40_000 },
    );
}

/** A server that takes what a loader posts. */
async function underLoad() {
    const workspace = await createWorkspace();
    const key = await workspace.createKey("api");
    const node = await workspace.serve();
    const loader = new Loader(() => [node], key);
    loader.start();
    await answersWith(200, loader, node);
    return { workspace, key, node, loader };
}

async function expectUnavailable(node: Node, key: string): Promise<void> {
    const reply = await withKey(node, key).post("/api/v1_1/feature", event);
    expect(reply.status, reply.text).toBe(503);
    expect(reply.body).toMatchObject({
        success: false,
        error: expect.any(String),
    });
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
}

describe.runIf(engineUnderTest === "sqlite")("a file", () => {
    let place: string;
    let mounted: boolean;

    // A small disk of its own where one may be mounted.
    beforeEach(async () => {
        place = await mkdtemp(join(tmpdir(), "mainstay-disk-"));
        mounted = await run("mount", [
            "-t",
            "tmpfs",
            "-o",
            "size=24m",
            "mainstay-test",
            place,
        ]).then(
            () => true,
            () => false,
        );
        process.env.TMPDIR = place;
    });

    afterEach(async () => {
        delete process.env.TMPDIR;
        if (mounted) await run("umount", ["-l", place]);
        await rm(place, { recursive: true, force: true });
    });

    async function fill(node: Node): Promise<void> {
        if (mounted) await run("sh", ["-c", `cat /dev/zero > ${join(place, "ballast")} || true`]);
        else await run("prlimit", ["--pid", String(node.pid), "--fsize=400000"]);
    }

    async function makeRoom(node: Node): Promise<void> {
        if (mounted) await rm(join(place, "ballast"));
        else await run("prlimit", ["--pid", String(node.pid), "--fsize=unlimited"]);
    }

    test("on a full disk", { timeout: 90_000 }, async () => {
        const { workspace, key, node, loader } = await underLoad();
        for (let round = 0; round < 2; round++) {
            await fill(node);
            await answersWith(503, loader, node);
            await expectUnavailable(node, key);
            await makeRoom(node);
            await answersWith(200, loader, node);
        }
        await soundAndComplete(workspace, loader, node);
        await workspace.remove();
    });

    test("at the limit of its size", { timeout: 90_000 }, async () => {
        const { workspace, key, node, loader } = await underLoad();
        const limit = (bytes: string) =>
            run("prlimit", ["--pid", String(node.pid), `--fsize=${bytes}:`]);
        await limit("200000");
        await answersWith(503, loader, node);
        await expectUnavailable(node, key);
        await limit("unlimited");
        await answersWith(200, loader, node);
        await soundAndComplete(workspace, loader, node);
        await workspace.remove();
    });

    test("that is read-only", { timeout: 60_000 }, async () => {
        const workspace = await createWorkspace();
        const key = await workspace.createKey("api");
        const first = await workspace.serve();
        expect((await withKey(first, key).post("/api/v1_1/feature", event)).status).toBe(200);
        expect(await first.stop()).toBe(0);

        const writable = async (yes: boolean) => {
            if (process.getuid?.() !== 0) {
                await chmod(join(workspace.folder, "mainstay.db"), yes ? 0o600 : 0o400);
                await chmod(workspace.folder, yes ? 0o700 : 0o500);
            } else if (mounted) {
                await run("mount", ["-o", `remount,${yes ? "rw" : "ro"}`, place]);
            }
        };
        await writable(false);
        // It says so and ends, or serves and says 503: never an acknowledgement.
        const node = await workspace.serve().catch((error: Error) => error);
        if (node instanceof Error)
            expect(node.message).toMatch(/read-?only|cannot be opened|unable to open/i);
        else {
            await expectUnavailable(node, key);
            await node.stop();
        }
        await writable(true);
        const again = await workspace.serve();
        expect((await withKey(again, key).post("/api/v1_1/feature", event)).status).toBe(200);
        expect(await again.stop()).toBe(0);
        expect(await workspace.database.sql("SELECT count FROM usage_daily")).toBe("2");
        await workspace.remove();
    });
});

describe.runIf(engineUnderTest === "postgres")("PostgreSQL", () => {
    const script = resolve(import.meta.dirname, "../../tool/postgres_cluster.sh");
    const shared = process.env.MAINSTAY_TEST_POSTGRES;
    let folder: string;

    // A cluster of its own: the other tests go on with theirs.
    beforeEach(async () => {
        folder = await mkdtemp(join(tmpdir(), "mainstay-pg-"));
        await chmod(folder, 0o711);
        const cluster = join(folder, "c");
        await mkdir(cluster);
        const { stdout } = await run(script, ["start", cluster]);
        process.env.MAINSTAY_TEST_POSTGRES = stdout.trim().split("\n").at(-1) ?? "";
    });

    afterEach(async () => {
        process.env.MAINSTAY_TEST_POSTGRES = shared;
        await run(script, ["stop", join(folder, "c")]);
        await rm(folder, { recursive: true, force: true });
    });

    const data = () => join(folder, "c", "data");

    /** Ends it without a checkpoint, as a crash does. */
    async function crash(): Promise<void> {
        const pid = Number((await readFile(join(data(), "postmaster.pid"), "utf8")).split("\n")[0]);
        process.kill(pid, "SIGQUIT");
        await eventually("the end of PostgreSQL", () => {
            try {
                process.kill(pid, 0);
            } catch {
                return;
            }
            throw new Error("it runs");
        });
    }

    /** Starts it as it was started first: same port. */
    async function restart(): Promise<void> {
        const command = (await readFile(join(data(), "postmaster.opts"), "utf8")).trim();
        const start = join(folder, "restart.sh");
        await writeFile(
            start,
            `cd /\nexec ${command} </dev/null >>"${join(folder, "c", "server.log")}" 2>&1\n`,
        );
        await chmod(start, 0o644);
        const child =
            process.getuid?.() === 0
                ? spawn("runuser", ["-u", "postgres", "--", "sh", start], {
                      detached: true,
                      stdio: "ignore",
                  })
                : spawn("sh", [start], { detached: true, stdio: "ignore" });
        child.unref();
    }

    test("crashes and comes back under load", { timeout: 90_000 }, async () => {
        const { workspace, key, node, loader } = await underLoad();
        for (let round = 0; round < 2; round++) {
            await crash();
            await answersWith(503, loader, node);
            await expectUnavailable(node, key);
            await restart();
            await answersWith(200, loader, node);
            await sleep(Math.random() * 200);
        }
        await soundAndComplete(workspace, loader, node);
        await workspace.remove();
    });
});
