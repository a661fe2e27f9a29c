// An empty database of the engine under test: a file of its own for SQLite, a database of its own
// in the private cluster for PostgreSQL (started by tool/postgres_cluster.sh, its URL in
// MAINSTAY_TEST_POSTGRES).
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";

export type Engine = "sqlite" | "postgres";

/** The engine that this run is about; suites that compare both name theirs. */
export const engineUnderTest: Engine =
    process.env.MAINSTAY_TEST_ENGINE === "postgres" ? "postgres" : "sqlite";

export interface Database {
    readonly engine: Engine;
    /** As `--database` takes it. */
    readonly url: string;
    /** Runs SQL with the engine's own shell; one line a row, columns separated by "|". */
    sql(text: string): Promise<string>;
    remove(): Promise<void>;
}

const run = promisify(execFile);

function clusterUrl(): string {
    const url = process.env.MAINSTAY_TEST_POSTGRES;
    if (!url)
        throw new Error("MAINSTAY_TEST_POSTGRES is not set: run the suite through tool/test.sh");
    return url;
}

async function psql(url: string, text: string): Promise<string> {
    const options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", text];
    return (await run("psql", options)).stdout.trimEnd();
}

async function createPostgres(template?: string): Promise<Database> {
    const name = `mainstay_${randomBytes(6).toString("hex")}`;
    const server = clusterUrl();
    await psql(server, `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`);
    const address = new URL(server);
    address.pathname = `/${name}`;
    const url = address.href;
    return {
        engine: "postgres",
        url,
        sql: (text) => psql(url, text),
        remove: async () => {
            await psql(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        },
    };
}

function sqliteIn(folder: string): Database {
    const path = join(folder, "mainstay.db");
    return {
        engine: "sqlite",
        url: `sqlite:${path}`,
        sql: async (text) => {
            const { stdout } = await run("sqlite3", [
                "-batch",
                "-bail",
                "-cmd",
                ".timeout 5000",
                path,
                text,
            ]);
            return stdout.trimEnd();
        },
        // The file goes with the folder.
        remove: async () => {},
    };
}

export async function createDatabase(engine: Engine, folder: string): Promise<Database> {
    return engine === "postgres" ? createPostgres() : sqliteIn(folder);
}

/** What that database holds, as one of its own; SQLite's file was copied with its folder. */
export async function copyDatabase(url: string, folder: string): Promise<Database> {
    if (url.startsWith("sqlite:")) return sqliteIn(folder);
    return createPostgres(new URL(url).pathname.slice(1));
}
