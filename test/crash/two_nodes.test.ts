// Goals: two nodes on one PostgreSQL count each event once, also when it is sent again to the
// other node after the first was killed in the middle of it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineUnderTest } from "../support/database.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually, sleep } from "../support/wait.ts";
import { Loader } from "./loader.ts";

describe.runIf(engineUnderTest === "postgres")("two nodes", () => {
    let workspace: Workspace;
    let key: string;

    beforeAll(async () => {
        workspace = await createWorkspace();
        key = await workspace.createKey("api");
    });

    afterAll(() => workspace.remove());

    test("one of them is killed again and again", { timeout: 120_000 }, async () => {
        const nodes: Node[] = [await workspace.serve(), await workspace.serve()];
        const loader = new Loader(() => nodes, key);
        loader.start();
        for (let round = 0; round < 8; round++) {
            const before = loader.acknowledged;
            await eventually("an answer", () =>
                expect(loader.acknowledged).toBeGreaterThan(before + 100),
            );
            await sleep(Math.random() * 200);
            const place = round % 2;
            const victim = nodes[place] as Node;
            await victim.kill();
            // The other goes on by itself.
            const alone = loader.acknowledged;
            await eventually("an answer of the other node", () =>
                expect(loader.acknowledged).toBeGreaterThan(alone + 40),
            );
            nodes[place] = await workspace.restart(victim);
        }
        await loader.stop();
        for (const node of nodes) expect(await node.stop()).toBe(0);
        await loader.verify(workspace.database);
        const check = await workspace.run(["check"]);
        expect(check.status, check.stdout + check.stderr).toBe(0);
    });
});
