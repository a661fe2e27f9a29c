// The demo workspace, made once for a run of the suite; each file then opens a copy (openDemo). It
// was served once, so that every figure is known and a copy has nothing left to compute.
// Playwright calls the function here before the first test, and what it returns after the last.
import { expect } from "@playwright/test";
import { createWorkspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";

export interface Demo {
    folder: string;
    url: string;
    /** An API key. */
    key: string;
}

/** How the runner tells its workers. */
const variable = "MAINSTAY_TEST_DEMO";

export function preparedDemo(): Demo {
    const text = process.env[variable];
    if (!text) throw new Error("no demo was prepared: is demo.ts the globalSetup?");
    return JSON.parse(text);
}

export default async function prepareDemo(): Promise<() => Promise<void>> {
    const workspace = await createWorkspace();
    await workspace.must(["demo", "--accounts", "60", "--days", "60", "--seed", "7"]);
    const key = await workspace.createKey("api");
    const server = await workspace.serve();
    await eventually(
        "all figures of the demo",
        async () => {
            const marks = await workspace.database.sql("SELECT count(*) FROM account_changed");
            expect(marks).toBe("0");
        },
        { timeout: 60_000 },
    );
    await server.stop();
    const demo: Demo = { folder: workspace.folder, url: workspace.database.url, key };
    process.env[variable] = JSON.stringify(demo);
    return () => workspace.remove();
}
