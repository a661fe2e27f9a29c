// A workspace of its own for a test: folder, migrated database, clock, and the nodes that serve it.
//
//     const workspace = await createWorkspace();
//     const key = await workspace.createKey("api");
//     const server = await workspace.serve();
//     ... fetch(`${server.url}/api/v1_1/login`, ...)
//     await workspace.remove();               // in afterAll; ends what still runs
//
// Nothing is shared between workspaces, so test files may run side by side.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import {
    copyDatabase,
    createDatabase,
    type Database,
    type Engine,
    engineUnderTest,
} from "./database.ts";
import { eventually } from "./wait.ts";

export type Profile =
    | "administrator"
    | "super_manager"
    | "customer_success_manager"
    | "developer"
    | "read_only";

export interface CommandResult {
    status: number;
    stdout: string;
    stderr: string;
}

export interface ServeOptions {
    /** 0 (default): any free port. A restarted node keeps its port. */
    port?: number;
    /** Further flags, e.g. ["--body-limit", "1m"]. */
    flags?: string[];
    env?: Record<string, string>;
    /** Does not wait for /readyz. */
    unready?: boolean;
}

export interface WorkspaceOptions {
    engine?: Engine;
    /** An instant; the workspace then has a clock that setClock() moves. */
    clock?: string;
    /** MAINSTAY_* settings for every command of the workspace. */
    env?: Record<string, string>;
    /** Leaves the database empty: no migrate. */
    unmigrated?: boolean;
}

const binary = resolve(
    process.env.MAINSTAY_BINARY ?? join(import.meta.dirname, "../../build/mainstay"),
);

/** The runner's environment without settings of Mainstay: a test starts from the defaults. */
function plainEnvironment(): Record<string, string> {
    const entries = Object.entries(process.env).filter(([name]) => !name.startsWith("MAINSTAY_"));
    return Object.fromEntries(entries) as Record<string, string>;
}

/** One running `mainstay serve`. */
export class Node {
    /** Lines of standard error, oldest first. */
    readonly log: string[] = [];
    port = 0;
    readonly #child: ChildProcessWithoutNullStreams;
    readonly #exit: Promise<number | string>;

    constructor(child: ChildProcessWithoutNullStreams) {
        this.#child = child;
        this.#exit = once(child, "exit").then(([code, signal]) => code ?? signal);
        createInterface({ input: child.stderr }).on("line", (line) => this.#read(line));
        child.stdout.resume();
    }

    #read(line: string) {
        this.log.push(line);
        const address = /\blistening\b.*\baddress="?[^\s"]*:(\d+)/.exec(line);
        if (address && this.port === 0) this.port = Number(address[1]);
    }

    get url(): string {
        return `http://127.0.0.1:${this.port}`;
    }

    get pid(): number {
        return this.#child.pid ?? 0;
    }

    get running(): boolean {
        return this.#child.exitCode === null && this.#child.signalCode === null;
    }

    /** Until it listens and, unless told otherwise, answers /readyz with 200. */
    async waitUntilUp({ ready = true, timeout = 20_000 } = {}): Promise<void> {
        const probe = async () => {
            if (!this.running) return;
            if (this.port === 0) throw new Error(`no "listening" line\n${this.log.join("\n")}`);
            if (!ready) return;
            const reply = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) });
            await reply.arrayBuffer();
            if (reply.status !== 200) throw new Error(`/readyz answers ${reply.status}`);
        };
        await eventually("start of the server", probe, { timeout });
        if (!this.running)
            throw new Error(`the server ended at its start:\n${this.log.join("\n")}`);
    }

    /** SIGTERM; resolves to the exit status (or the name of the signal that ended it). */
    async stop(timeout = 30_000): Promise<number | string> {
        if (this.running) this.#child.kill("SIGTERM");
        return this.#waitForExit(timeout);
    }

    /** SIGKILL, as a power cut for the process. */
    async kill(): Promise<void> {
        if (this.running) this.#child.kill("SIGKILL");
        await this.#exit;
    }

    /** Sends another signal, e.g. SIGSTOP. */
    signal(name: NodeJS.Signals): void {
        this.#child.kill(name);
    }

    async #waitForExit(timeout: number): Promise<number | string> {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => {
            const fail = () => {
                this.#child.kill("SIGKILL");
                reject(
                    new Error(
                        `the server did not stop within ${timeout} ms\n${this.log.join("\n")}`,
                    ),
                );
            };
            timer = setTimeout(fail, timeout);
        });
        try {
            return await Promise.race([this.#exit, late]);
        } finally {
            clearTimeout(timer);
        }
    }
}

export class Workspace {
    readonly folder: string;
    readonly database: Database;
    readonly #env: Record<string, string>;
    readonly #nodes: Node[] = [];

    constructor(folder: string, database: Database, env: Record<string, string>) {
        this.folder = folder;
        this.database = database;
        this.#env = env;
    }

    /** Runs a command of the program to its end, e.g. run(["check"]). */
    async run(args: string[], { input = "", env = {} } = {}): Promise<CommandResult> {
        const child = this.#spawn([...args, "--database", this.database.url], env);
        const output = { stdout: "", stderr: "" };
        child.stdout.setEncoding("utf8").on("data", (text) => (output.stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text) => (output.stderr += text));
        // A command may end without reading its input.
        child.stdin.on("error", () => {});
        child.stdin.end(input);
        const [code, signal] = await once(child, "close");
        return { status: code ?? (signal ? 128 : -1), ...output };
    }

    /** As run(), but failure is an error. Returns standard output without its last line break. */
    async must(args: string[], options: { input?: string; env?: Record<string, string> } = {}) {
        const result = await this.run(args, options);
        if (result.status !== 0) {
            throw new Error(
                `mainstay ${args.join(" ")}: status ${result.status}\n${result.stderr}`,
            );
        }
        return result.stdout.trimEnd();
    }

    async addMember(
        email: string,
        profile: Profile,
        password = "correct horse battery",
    ): Promise<void> {
        const name = email.replace(/@.*/, "");
        const flags = ["--email", email, "--name", name, "--profile", profile];
        await this.must(["member", "add", ...flags], { input: `${password}\n` });
    }

    async createKey(kind: "api" | "secret", name = `test ${kind}`): Promise<string> {
        return this.must(["key", "create", "--kind", kind, "--name", name]);
    }

    /** Starts a node. Call it again for a second node on the same database. */
    async serve(options: ServeOptions = {}): Promise<Node> {
        const listen = `127.0.0.1:${options.port ?? 0}`;
        const args = ["serve", "--listen", listen, "--database", this.database.url];
        const node = new Node(this.#spawn([...args, ...(options.flags ?? [])], options.env));
        this.#nodes.push(node);
        await node.waitUntilUp({ ready: !options.unready });
        return node;
    }

    /** A new process in the place of one that was stopped or killed: same port, same settings. */
    async restart(node: Node, options: ServeOptions = {}): Promise<Node> {
        if (node.running) await node.stop();
        return this.serve({ ...options, port: node.port });
    }

    /** Moves the clock; it runs on from there. Only with WorkspaceOptions.clock. */
    async setClock(instant: string): Promise<void> {
        const file = this.#env.MAINSTAY_CLOCK_FILE;
        if (!file) throw new Error("this workspace was made without a clock");
        await writeFile(`${file}.new`, `${instant}\n`);
        await rename(`${file}.new`, file);
    }

    /** Kills what still runs and removes folder and database. */
    async remove(): Promise<void> {
        await Promise.all(this.#nodes.map((node) => node.kill()));
        await this.database.remove();
        await rm(this.folder, { recursive: true, force: true });
    }

    #spawn(args: string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
        return spawn(binary, args, {
            cwd: this.folder,
            env: { ...plainEnvironment(), ...this.#env, ...env },
            stdio: ["pipe", "pipe", "pipe"],
        });
    }
}

const newFolder = () => mkdtemp(join(tmpdir(), "mainstay-"));

const settingsIn = (folder: string): Record<string, string> => ({
    MAINSTAY_SECRET_FILE: join(folder, "secret"),
    MAINSTAY_FILES: join(folder, "files"),
});

export async function createWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
    const folder = await newFolder();
    const database = await createDatabase(options.engine ?? engineUnderTest, folder);
    const env: Record<string, string> = { ...settingsIn(folder), ...options.env };
    if (options.clock) env.MAINSTAY_CLOCK_FILE = join(folder, "clock");
    const workspace = new Workspace(folder, database, env);
    if (options.clock) await workspace.setClock(options.clock);
    if (!options.unmigrated) await workspace.must(["migrate"]);
    return workspace;
}

/** A workspace with all that another one holds, which no node serves; no settings, no clock. */
export async function copyWorkspace(of: { folder: string; url: string }): Promise<Workspace> {
    const folder = await newFolder();
    await cp(of.folder, folder, { recursive: true });
    return new Workspace(folder, await copyDatabase(of.url, folder), settingsIn(folder));
}
