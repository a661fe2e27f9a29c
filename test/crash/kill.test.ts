// Goals: a server that is killed at any moment has every acknowledged event exactly once, and
// nothing twice, after it was started again, twenty times over; its database is sound; what was
// waiting for the refresher is not forgotten.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually, sleep } from "../support/wait.ts";
import { Loader } from "./loader.ts";

const ROUNDS = 20;

let workspace: Workspace;
let key: string;

beforeAll(async () => {
    workspace = await createWorkspace();
    key = await workspace.createKey("api");
});

afterAll(() => workspace.remove());

test("twenty kills under load", { timeout: 150_000 }, async () => {
    let node: Node = await workspace.serve();
    const loader = new Loader(() => [node], key);
    loader.start();
    for (let round = 0; round < ROUNDS; round++) {
        const before = loader.acknowledged;
        // Now and then before anything was answered, mostly in the middle of it.
        if (round % 5 > 0)
            await eventually("an answer", () =>
                expect(loader.acknowledged).toBeGreaterThan(before),
            );
        await sleep(Math.random() * 300);
        await node.kill();
        node = await workspace.restart(node);
    }
    await sleep(200);
    await loader.stop();
    expect(loader.acknowledged).toBeGreaterThan(1000);
    expect(loader.count(0), "requests that a kill cut off").toBeGreaterThan(ROUNDS / 2);
    expect(await node.stop()).toBe(0);
    await loader.verify(workspace.database);
    const check = await workspace.run(["check"]);
    expect(check.status, check.stdout + check.stderr).toBe(0);
});

test("marks of the time before the kills are worked off", { timeout: 30_000 }, async () => {
    await workspace.serve();
    await eventually("an empty table of marks", async () =>
        expect(await workspace.database.sql("SELECT count(*) FROM account_changed")).toBe("0"),
    );
    const wrong = await workspace.database.sql(
        `SELECT count(*) FROM account_metric m WHERE m.total_features_used <>
         (SELECT COALESCE(CAST(sum(d.count) AS BIGINT), 0) FROM usage_daily d
          WHERE d.account_id = m.account_id)`,
    );
    expect(wrong, "accounts whose metric differs from their use").toBe("0");
});
