// The browser tracker without a browser: what it sends when, against a page made of a few objects.
// Runs on the source and on the minified file that pages get.
// Goals: every call and its order of arguments; batches; retries with the same message ids;
// sendBeacon on leave; Do-Not-Track; taking over pages made for CSB; size.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const root = join(import.meta.dirname, "../..");
const source = readFileSync(join(root, "client/src/mainstay.js"), "utf8");

// The minifier comes with the page's packages.
const minified = existsSync(join(root, "web/node_modules/vite"))
    ? ((await (await import(join(root, "client/build.mjs"))).build()) as string)
    : "";

// biome-ignore lint/suspicious/noExplicitAny: the page of a test is made of loose objects
type Loose = any;

interface Sent {
    url: string;
    items: Loose[];
    by: "request" | "beacon";
    bytes: number;
}

class Page {
    sent: Sent[] = [];
    /** Answers of the next requests; 200 when there is none. */
    answers: { status: number; retryAfter?: string }[] = [];
    /** Requests stay open while set. */
    hold = false;
    open: (() => void)[] = [];
    beaconTakes = true;
    warnings: string[] = [];
    listeners: Record<string, (() => void)[]> = {};
    window: Loose;
    storage: Map<string, string>;

    constructor(options: Loose = {}) {
        const page = this;
        this.storage = options.storage ?? new Map();
        const listen = (name: string, f: () => void) => {
            const list = this.listeners[name] ?? [];
            this.listeners[name] = [...list, f];
        };
        const take = (url: string, text: string, by: Sent["by"]) =>
            this.sent.push({ url, items: JSON.parse(text), by, bytes: text.length });
        class Request {
            status = 0;
            onloadend = () => {};
            url = "";
            retryAfter: string | undefined;
            open(_method: string, url: string) {
                this.url = url;
            }
            getResponseHeader() {
                return this.retryAfter ?? null;
            }
            send(text: string) {
                take(this.url, text, "request");
                const answer = page.answers.shift() ?? { status: 200 };
                const end = () => {
                    this.status = answer.status;
                    this.retryAfter = answer.retryAfter;
                    this.onloadend();
                };
                if (page.hold) page.open.push(end);
                else end();
            }
        }
        const attributes: Record<string, string> = { "data-key": "k1", ...options.attributes };
        const script = {
            src: "https://stay.example.com/mainstay.js",
            getAttribute: (name: string) => attributes[name] ?? null,
        };
        if (options.withoutKey) delete attributes["data-key"];
        this.window = {
            addEventListener: listen,
            location: { pathname: "/orders" },
            console: { warn: (text: string) => this.warnings.push(text) },
            localStorage: {
                getItem: (key: string) => this.storage.get(key) ?? null,
                setItem: (key: string, value: string) => this.storage.set(key, value),
                removeItem: (key: string) => this.storage.delete(key),
            },
            ...options.window,
        };
        const navigator = {
            sendBeacon: (url: string, text: string) => {
                if (page.beaconTakes) take(url, text, "beacon");
                return page.beaconTakes;
            },
            ...options.navigator,
        };
        const document: Loose = {
            currentScript: script,
            visibilityState: "visible",
            addEventListener: listen,
            querySelector: () => script,
        };
        runInContext(
            options.code,
            createContext({
                window: this.window,
                document,
                navigator,
                console: this.window.console,
                XMLHttpRequest: Request,
                setTimeout,
                clearTimeout,
            }),
        );
    }

    get mainstay(): Loose {
        return this.window.mainstay;
    }

    leave() {
        for (const listener of this.listeners.pagehide ?? []) listener();
    }

    /** All items sent so far, without what differs from run to run. */
    items(): Loose[] {
        return this.sent.flatMap((one) => one.items.map(plain));
    }
}

const plain = ({ timestamp, messageId, api_key, ...rest }: Loose) => rest;
const pass = (ms: number) => vi.advanceTimersByTime(ms);

beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime("2026-01-31T09:00:00Z");
});
afterEach(() => {
    vi.useRealTimers();
});

describe.each([
    ["source", source],
    ["minified", minified],
])("tracker, %s", (_name, code) => {
    const load = (options: Loose = {}) => new Page({ code, ...options });
    const skipped = !code;

    test.skipIf(skipped)("calls of a second go as one list with the key in it", () => {
        const page = load();
        page.mainstay.login("a1", "u1");
        page.mainstay.feature("Till", "Sales", "Refund");
        page.mainstay.feature("Till", "Sales", "Export", 5);
        page.mainstay.identify({ name: "Ann" });
        page.mainstay.account({ name: "Acme" });
        page.mainstay.page("Orders", { tab: 1 });
        page.mainstay.page();
        page.mainstay.logout();
        expect(page.sent).toHaveLength(1); // leaving the account sends at once
        pass(1000);
        expect(page.sent).toHaveLength(1);
        expect(page.sent[0]?.url).toBe("https://stay.example.com/api_js/v1_1/track");
        expect(page.sent[0]?.items[0].api_key).toBe("k1");
        const who = { accountId: "a1", userId: "u1" };
        expect(page.items()).toEqual([
            { type: "track", ...who, event: "User Login" },
            {
                type: "feature",
                ...who,
                productId: "Till",
                moduleId: "Sales",
                featureId: "Refund",
                total: 1,
            },
            {
                type: "feature",
                ...who,
                productId: "Till",
                moduleId: "Sales",
                featureId: "Export",
                total: 5,
            },
            { type: "user", ...who, traits: { name: "Ann" } },
            { type: "account", accountId: "a1", traits: { name: "Acme" } },
            { type: "page", ...who, page: "Orders", properties: { tab: 1 } },
            { type: "page", ...who, page: "/orders" },
            { type: "track", ...who, event: "User Logout" },
        ]);
        const ids = page.sent[0]?.items.map((item) => item.messageId);
        expect(new Set(ids).size).toBe(8);
        for (const item of page.sent[0]?.items ?? [])
            expect(item.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    test.skipIf(skipped)("nothing is sent before a second has passed", () => {
        const page = load();
        page.mainstay.login("a", "u");
        pass(999);
        expect(page.sent).toHaveLength(0);
        pass(1);
        expect(page.sent).toHaveLength(1);
        pass(100_000);
        expect(page.sent).toHaveLength(1);
    });

    test.skipIf(skipped)("fifty calls go at once, the rest behind them", () => {
        const page = load();
        page.mainstay.login("a", "u");
        for (let i = 0; i < 119; i++) page.mainstay.feature("P", "M", `F${i}`);
        pass(5000);
        expect(page.sent.map((one) => one.items.length)).toEqual([50, 50, 20]);
        expect(page.items().at(-1).featureId).toBe("F118");
    });

    test.skipIf(skipped)("what was called before the script came is not lost", () => {
        const page = load({
            window: {
                mainstay: [
                    ["login", "a", "u"],
                    ["feature", "P", "M", "F"],
                    ["no such method"],
                    ["version"],
                ],
            },
        });
        page.mainstay.push(["page", "Home"]);
        pass(1000);
        expect(page.items().map((item) => item.type)).toEqual(["track", "feature", "page"]);
    });

    test.skipIf(skipped)("a failed list is sent again with the same message ids", () => {
        const page = load();
        page.answers = [{ status: 503 }, { status: 0 }, { status: 429, retryAfter: "20" }];
        page.mainstay.login("a", "u");
        pass(1000);
        expect(page.sent).toHaveLength(1);
        pass(2000);
        expect(page.sent).toHaveLength(2);
        page.mainstay.feature("P", "M", "F"); // waits for the same retry
        let waited = 0;
        for (; page.sent.length < 3; waited += 10) pass(10);
        expect(waited).toBeGreaterThan(1000);
        expect(waited).toBeLessThanOrEqual(4000);
        pass(19_980);
        expect(page.sent).toHaveLength(3); // Retry-After
        pass(20);
        expect(page.sent).toHaveLength(4);
        const ids = page.sent.map((one) => one.items[0].messageId);
        expect(new Set(ids).size).toBe(1);
        expect(page.sent[3]?.items).toHaveLength(2);
        pass(100_000);
        expect(page.sent).toHaveLength(4);
    });

    test.skipIf(skipped)("what the server refuses is given up, with a warning", () => {
        const page = load();
        page.answers = [{ status: 401 }];
        page.mainstay.login("a", "u");
        pass(1000);
        pass(100_000);
        expect(page.sent).toHaveLength(1);
        expect(page.warnings[0]).toContain("401");
        page.mainstay.feature("P", "M", "F");
        pass(1000);
        expect(page.sent[1]?.items).toHaveLength(1);
    });

    test.skipIf(skipped)("a server that stays away is given up after a while", () => {
        const page = load();
        page.answers = Array.from({ length: 20 }, () => ({ status: 503 }));
        page.mainstay.login("a", "u");
        pass(600_000);
        expect(page.sent.length).toBeGreaterThan(5);
        expect(page.sent.length).toBeLessThan(10);
        expect(page.warnings).toHaveLength(1);
    });

    test.skipIf(skipped)("leaving the page sends everything that has no answer", () => {
        const page = load();
        page.hold = true;
        page.mainstay.login("a", "u");
        pass(1000); // on its way
        page.mainstay.feature("P", "M", "F");
        page.leave();
        expect(page.sent.map((one) => one.by)).toEqual(["request", "beacon"]);
        expect(page.sent[1]?.items).toHaveLength(2);
        expect(page.sent[1]?.items[0].api_key).toBe("k1");
        expect(page.sent[1]?.items[0].messageId).toBe(page.sent[0]?.items[0].messageId);
        // The late answer of the request takes nothing away that came after.
        page.mainstay.feature("P", "M", "G");
        page.open[0]?.();
        page.hold = false;
        pass(1000);
        expect(page.sent[2]?.items.map((item) => item.featureId)).toEqual(["G"]);
        page.leave();
        expect(page.sent).toHaveLength(3);
    });

    test.skipIf(skipped)("beacons stay under the size that browsers take", () => {
        const page = load();
        page.hold = true;
        page.mainstay.login("a", "u");
        for (let i = 0; i < 60; i++) page.mainstay.feature("P", "M", "x".repeat(2000));
        page.leave();
        const beacons = page.sent.filter((one) => one.by === "beacon");
        expect(Math.max(...beacons.map((one) => one.bytes))).toBeLessThan(65_536);
        expect(beacons.flatMap((one) => one.items)).toHaveLength(61);
    });

    test.skipIf(skipped)("Do-Not-Track is honoured by option", () => {
        const options = { navigator: { doNotTrack: "1" } };
        const tracked = load(options);
        tracked.mainstay.login("a", "u");
        pass(1000);
        expect(tracked.sent).toHaveLength(1);
        const silent = load({ ...options, attributes: { "data-do-not-track": "true" } });
        silent.mainstay.login("a", "u");
        silent.leave();
        pass(1000);
        expect(silent.sent).toHaveLength(0);
        expect(silent.storage.size).toBe(0);
        const off = load({ attributes: { "data-do-not-track": "true" } });
        off.mainstay.login("a", "u");
        pass(1000);
        expect(off.sent).toHaveLength(1);
    });

    test.skipIf(skipped)("who is signed in is known at the next load, until log-out", () => {
        const storage = new Map<string, string>();
        load({ storage }).mainstay.login("a", "u");
        const next = load({ storage });
        next.mainstay.feature("P", "M", "F");
        pass(1000);
        expect(next.items()[0]).toMatchObject({ accountId: "a", userId: "u" });
        next.mainstay.logout();
        const last = load({ storage });
        last.mainstay.page();
        pass(1000);
        expect(last.items()[0].userId).toBeUndefined();
    });

    test.skipIf(skipped)("key and host may be given later", () => {
        const page = load({ withoutKey: true });
        page.mainstay.login("a", "u");
        pass(5000);
        expect(page.sent).toHaveLength(0);
        page.mainstay.init({ key: "late", host: "https://other.example.com" });
        pass(0);
        expect(page.sent[0]?.url).toBe("https://other.example.com/api_js/v1_1/track");
        expect(page.sent[0]?.items[0].api_key).toBe("late");
    });

    test.skipIf(skipped)("a second copy of the script does nothing", () => {
        const page = load();
        const first = page.mainstay;
        const again = load({ window: { mainstay: first } });
        expect(again.mainstay).toBe(first);
    });

    describe("on a page made for CSB", () => {
        const csb = { apiKey: "csb key", apiHost: "https://x.customersuccessbox.com/api_js/v1_1" };
        const loadCsb = (calls: Loose[] = [], more: Loose = {}) =>
            load({ withoutKey: true, window: { _csb: csb, analytics: calls, ...more } });

        test.skipIf(skipped)("queued calls are drained in CSB's order of arguments", () => {
            const page = loadCsb([
                ["login", "u1", "a1"],
                ["identify", "u1", { name: "Ann", account_id: "a1" }],
                ["feature", "Refund", "Sales", "Till"],
                ["page", "Orders"],
                ["track", "Invited", { product_id: "Till" }],
                ["group", "a2", { name: "Acme" }],
                ["logout"],
            ]);
            pass(1000);
            expect(page.sent[0]?.url).toBe("https://stay.example.com/api_js/v1_1/track");
            expect(page.sent[0]?.items[0].api_key).toBe("csb key");
            const who = { accountId: "a1", userId: "u1" };
            expect(page.items()).toEqual([
                { type: "track", ...who, event: "User Login" },
                { type: "user", ...who, traits: { name: "Ann", account_id: "a1" } },
                {
                    type: "feature",
                    ...who,
                    productId: "Till",
                    moduleId: "Sales",
                    featureId: "Refund",
                    total: 1,
                },
                { type: "page", ...who, page: "Orders" },
                { type: "track", ...who, event: "Invited", properties: { product_id: "Till" } },
                { type: "account", accountId: "a2", traits: { name: "Acme" } },
                { type: "track", accountId: "a2", userId: "u1", event: "User Logout" },
            ]);
        });

        test.skipIf(skipped)("later calls work as methods and as pushed arrays", () => {
            const page = loadCsb();
            const { analytics } = page.window;
            expect(analytics.login("u", "a").feature("F", "M", "P")).toBe(analytics);
            analytics.push(["feature", "G", "M", "P"]);
            analytics.push(["unknown"]);
            analytics.debug();
            analytics.alias("x");
            pass(1000);
            expect(page.items().map((item) => item.featureId)).toEqual([undefined, "F", "G"]);
            analytics.reset();
            analytics.page();
            pass(1000);
            expect(page.items().at(-1)).toEqual({ type: "page", page: "/orders" });
        });

        test.skipIf(skipped)("ready, on, once and off call back", () => {
            const page = loadCsb();
            const { analytics } = page.window;
            const calls: string[] = [];
            analytics.ready(() => calls.push("ready"));
            analytics.on("track", (event: string) => calls.push(`on ${event}`));
            analytics.once("track", (event: string) => calls.push(`once ${event}`));
            analytics.track("A");
            analytics.track("B");
            analytics.off("track");
            analytics.track("C");
            pass(0);
            expect(calls).toEqual(["on A", "once A", "on B", "ready"]);
        });

        test.skipIf(skipped)("clicks and submits of elements are told", () => {
            const page = loadCsb();
            const element = () => {
                const handlers: Record<string, () => void> = {};
                const self = {
                    tagName: "A",
                    title: "Docs",
                    addEventListener: (name: string, f: () => void) => {
                        handlers[name] = f;
                    },
                    happen: (name: string) => handlers[name]?.call(self),
                };
                return self;
            };
            const { analytics } = page.window;
            const [link, other, form] = [element(), element(), element()];
            analytics.login("u", "a");
            analytics.trackLink(link, "Clicked", (e: Loose) => ({ title: e.title }));
            analytics.trackClick([other, null], "Pressed");
            analytics.trackForm(form, () => "Sent");
            analytics.trackSubmit(form, "Sent too");
            link.happen("click");
            other.happen("click");
            form.happen("submit");
            pass(1000);
            expect(page.items().slice(1)).toEqual([
                {
                    type: "track",
                    accountId: "a",
                    userId: "u",
                    event: "Clicked",
                    properties: { title: "Docs" },
                },
                { type: "track", accountId: "a", userId: "u", event: "Pressed" },
                { type: "track", accountId: "a", userId: "u", event: "Sent too" },
            ]);
        });
    });
});

test("window.analytics is left alone where CSB was not", () => {
    const analytics = [["track", "x"]];
    const page = new Page({ code: source, window: { analytics } });
    expect(page.window.analytics).toBe(analytics);
});

test.skipIf(!minified)("the minified file is under 3 KB compressed and for old browsers", () => {
    expect(gzipSync(minified, { level: 9 }).length).toBeLessThan(3 * 1024);
    for (const newer of [/=>/, /\?\./, /\?\?/, /\blet\b/, /\bconst\b/, /\.\.\./])
        expect(minified).not.toMatch(newer);
});
