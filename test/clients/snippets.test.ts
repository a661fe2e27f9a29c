// The code that the page of API keys shows, taken from where the page makes it and run as it
// stands.
// Goal: who copies a snippet sees the event arrive, with each of the clients.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type SnippetKind, snippet } from "../../web/src/features/settings/api-keys/snippets.ts";
import { chromiumPath } from "../support/chromium.ts";
import { type Ingestion, startIngestion, uses } from "../support/ingest.ts";
import { eventually } from "../support/wait.ts";

const run = promisify(execFile);
let on: Ingestion;
let folder: string;

beforeEach(async () => {
    on = await startIngestion();
    // Beside node_modules, where the clients are found.
    folder = await mkdtemp(resolve(import.meta.dirname, "../snippet-"));
});
afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await on.workspace.remove();
});

const text = (kind: SnippetKind) => snippet(kind, on.server.url, on.key);

const arrived = () =>
    eventually("the event", async () => {
        expect(await uses(on)).toEqual([
            expect.stringMatching(
                /^acme\|ada@acme\.example\|App\|Reports\|Report exported\|\d+\|1$/,
            ),
        ]);
    });

async function runModule(name: string, code: string): Promise<void> {
    const file = join(folder, name);
    await writeFile(file, code);
    await run(process.execPath, [file], { timeout: 20_000 });
}

test("curl", async () => {
    const { stdout } = await run("sh", ["-c", text("curl")], { timeout: 20_000 });
    expect(JSON.parse(stdout)).toMatchObject({ success: true });
    await arrived();
});

test("csb-node", { timeout: 30_000 }, async () => {
    // It awaits, so it stands in a function of a script that may require().
    await runModule("csb.cjs", `(async () => {\n${text("csb_node")}\n})();\n`);
    await arrived();
});

test("Segment's client", { timeout: 30_000 }, async () => {
    await runModule("segment.mjs", text("segment"));
    await arrived();
});

test("the browser tracker", { timeout: 40_000 }, async () => {
    const html = `<!doctype html><title>Shop</title>\n${text("browser")}\n<p>Hello</p>`;
    const shop: Server = createServer((_, response) => {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
        response.end(html);
    });
    await new Promise<void>((done) => shop.listen(0, "127.0.0.1", done));
    const browser = await chromium.launch({
        executablePath: chromiumPath(),
        args: ["--no-sandbox"],
    });
    try {
        const page = await browser.newPage();
        await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/`);
        await arrived();
    } finally {
        await browser.close();
        shop.close();
    }
});
