// The browser tracker in a real Chromium, on pages of another origin than the server.
// Goals: the script is served and sends across origins without a preflight; what a page calls
// before and after loading arrives; leaving a page loses nothing; a page made for CSB needs only
// this script's address.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumPath } from "../support/chromium.ts";
import { type Ingestion, record, startIngestion, userDays, uses } from "../support/ingest.ts";
import { eventually } from "../support/wait.ts";

let on: Ingestion;
let browser: Browser;
let shop: Server;
let pages: Record<string, string> = {};
let address = "";

beforeAll(async () => {
    on = await startIngestion();
    browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
    shop = createServer((request, response) => {
        const html = pages[request.url ?? ""];
        // Chromium asks for /favicon.ico by itself.
        response.writeHead(html ? 200 : 204, { "content-type": "text/html; charset=utf-8" });
        response.end(html ?? "");
    });
    await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
    address = `http://localhost:${(shop.address() as AddressInfo).port}`;
});
afterAll(async () => {
    await browser?.close();
    shop?.close();
    await on?.workspace.remove();
});

const snippet = (more = "") => `<!doctype html><title>Shop</title>
<script>window.mainstay = window.mainstay || []; ${more}</script>
<script async src="${on.server.url}/mainstay.js" data-key="${on.key}"></script>
<p>Hello</p>`;

async function open(path: string, html: string): Promise<{ page: Page; problems: string[] }> {
    pages = { ...pages, [path]: html };
    const context = await browser.newContext();
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
    });
    page.on("request", (request) => {
        if (request.method() === "OPTIONS") problems.push(`preflight ${request.url()}`);
    });
    await page.goto(address + path);
    return { page, problems };
}

const usesOf = async (account: string) =>
    (await uses(on)).filter((line) => line.startsWith(`${account}|`));

test("the script is served for others to include", async () => {
    const reply = await fetch(`${on.server.url}/mainstay.js`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toMatch(/javascript/);
    expect(reply.headers.get("cross-origin-resource-policy") ?? "cross-origin").toBe(
        "cross-origin",
    );
    expect((await reply.text()).length).toBeGreaterThan(1000);
});

test("calls before and after the script has loaded", async () => {
    const { page, problems } = await open(
        "/one",
        snippet(
            `mainstay.push(["login", "w1", "wu"]); mainstay.push(["feature", "P", "M", "Early"])`,
        ),
    );
    await page.waitForFunction("window.mainstay.version");
    await page.evaluate(`
        mainstay.feature("P", "M", "Late", 3);
        mainstay.identify({ name: "Wu", email: "wu@w1.example" });
        mainstay.account({ name: "Web Inc", licenses: 7 });
        mainstay.page();
    `);
    await eventually("the calls to be stored", async () => {
        expect((await usesOf("w1")).map((line) => line.replace(/\|\d+\|/, "|"))).toEqual([
            "w1|wu|P|M|Early|1",
            "w1|wu|P|M|Late|3",
        ]);
        expect(await record(on, "accounts", "w1")).toMatchObject({ name: "Web Inc", licenses: 7 });
    });
    expect(await record(on, "users", "wu")).toMatchObject({ name: "Wu" });
    expect(await userDays(on)).toContainEqual(expect.stringMatching(/^w1\|wu\|\d+\|1\|1$/));
    // Who is signed in is known on the next page.
    await page.goto(`${address}/one`);
    await page.waitForFunction("window.mainstay.version");
    expect(problems).toEqual([]);
    await page.context().close();
});

test("leaving at once loses nothing", async () => {
    const { page } = await open("/two", snippet(`mainstay.push(["login", "w2", "wu"])`));
    await page.waitForFunction("window.mainstay.version");
    await page.evaluate(`for (let i = 0; i < 70; i++) mainstay.feature("P", "M", "F" + (i % 7))`);
    await page.goto("about:blank");
    await eventually("the beacons to be stored", async () => {
        const lines = await usesOf("w2");
        expect(lines).toHaveLength(7);
        for (const line of lines) expect(line).toMatch(/\|10$/);
    });
    await page.context().close();
});

test("a page made for CSB works with another script address", async () => {
    const { page, problems } = await open(
        "/csb",
        `<!doctype html><title>Old shop</title><script>
        var analytics = (window.analytics = window.analytics || []);
        analytics.methods = ["trackClick", "trackLink", "identify", "reset", "group", "track",
            "ready", "page", "once", "off", "on", "login", "logout", "feature"];
        analytics.factory = function (name) {
            return function () {
                var call = Array.prototype.slice.call(arguments);
                call.unshift(name);
                analytics.push(call);
                return analytics;
            };
        };
        for (var i = 0; i < analytics.methods.length; i++)
            analytics[analytics.methods[i]] = analytics.factory(analytics.methods[i]);
        window._csb = {
            apiKey: "${on.key}",
            apiHost: "https://shop.customersuccessbox.com/api_js/v1_1",
        };
        analytics.load = function () {
            var script = document.createElement("script");
            script.async = true;
            script.src = "${on.server.url}/mainstay.js";
            var first = document.getElementsByTagName("script")[0];
            first.parentNode.insertBefore(script, first);
        };
        analytics.load();
        analytics.login("cu", "c1");
        analytics.identify("cu", { account_id: "c1", name: "Cleo" });
        analytics.feature("Refund", "Sales", "Till");
        analytics.page();
        </script><a id="docs" href="#x">Docs</a>`,
    );
    await page.waitForFunction("window.mainstay && window.mainstay.version");
    await page.evaluate(`
        analytics.feature("Export", "Sales", "Till");
        analytics.trackLink(document.getElementById("docs"), "Docs opened");
        analytics.group("c1", { name: "Classic Ltd" });
    `);
    await page.click("#docs");
    await eventually("the calls to be stored", async () => {
        expect((await usesOf("c1")).map((line) => line.replace(/\|\d+\|/, "|"))).toEqual([
            "c1|cu|Default|Default|Docs opened|1",
            "c1|cu|Till|Sales|Export|1",
            "c1|cu|Till|Sales|Refund|1",
        ]);
        expect(await record(on, "accounts", "c1")).toMatchObject({ name: "Classic Ltd" });
        expect(await record(on, "users", "cu")).toMatchObject({ name: "Cleo" });
    });
    expect(problems).toEqual([]);
    await page.context().close();
});

test("Do-Not-Track by option", async () => {
    const html = snippet(`mainstay.push(["login", "w3", "wu"])`).replace(
        "data-key",
        'data-do-not-track="true" data-key',
    );
    pages = { ...pages, "/silent": html };
    const context = await browser.newContext();
    await context.addInitScript(`Object.defineProperty(navigator, "doNotTrack", { value: "1" })`);
    const page = await context.newPage();
    await page.goto(`${address}/silent`);
    await page.waitForFunction("window.mainstay.version");
    await page.waitForTimeout(1500);
    await context.close();
    const reply = await on.admin.get("/api/v2/accounts?external_id=w3");
    expect(reply.body.rows).toEqual([]);
});
