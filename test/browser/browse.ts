// Playwright's `test` with what every test of the page needs. Import `test` and `expect` from here.
//
// `enter(stage, email)` opens a page in a browser context that no other page of the test shares,
// signed in as that member (or as nobody). Whatever goes wrong in any of these pages fails the
// test, even when the test itself would pass: errors in the console (so also every violation of
// the Content Security Policy), uncaught exceptions, answers of 500 and above, requests to another
// host.
// `tolerate(/pattern/)` names an error that the test provokes on purpose.
import {
    type BrowserContextOptions,
    test as base,
    expect,
    type Locator,
    type Page,
} from "@playwright/test";
import type { Stage } from "./stage.ts";
import { type Tab, Tabs, type Watcher } from "./tab.ts";

class Problems {
    readonly #found: string[] = [];
    readonly #tolerated: RegExp[] = [];

    add(text: string): void {
        this.#found.push(text);
    }

    tolerate(...patterns: RegExp[]): void {
        this.#tolerated.push(...patterns);
    }

    get unexpected(): string[] {
        return this.#found.filter((text) => !this.#tolerated.some((p) => p.test(text)));
    }
}

function watcher(origin: string, problems: Problems): Watcher {
    return {
        console: (message) => {
            if (message.type() === "error")
                problems.add(`console: ${message.text()} (${message.location().url})`);
        },
        weberror: (error) => problems.add(`exception: ${error.error().stack}`),
        response: (reply) => {
            if (reply.status() >= 500) problems.add(`answer: ${reply.status()} ${reply.url()}`);
        },
        request: (request) => {
            const url = request.url();
            if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url))
                problems.add(`foreign request: ${url}`);
        },
    };
}

export interface Visit extends BrowserContextOptions {
    /** Opens this address at once. */
    path?: string;
    /** With an empty cache. */
    fresh?: boolean;
}

type Fixtures = {
    problems: Problems;
    tolerate: (...patterns: RegExp[]) => void;
    enter: (stage: Stage, email?: string, visit?: Visit) => Promise<Page>;
};

export const test = base.extend<Fixtures, { tabs: Tabs }>({
    tabs: [
        async ({ browser }, use) => {
            const tabs = new Tabs(browser);
            await use(tabs);
            await tabs.close();
        },
        { scope: "worker" },
    ],
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the pattern
    problems: async ({}, use) => {
        const problems = new Problems();
        await use(problems);
        expect(problems.unexpected, "nothing goes wrong unnoticed").toEqual([]);
    },
    tolerate: async ({ problems }, use) => {
        await use((...patterns) => problems.tolerate(...patterns));
    },
    enter: async ({ tabs, problems }, use, info) => {
        const taken: { tab: Tab; reusable: boolean }[] = [];
        await use(async (stage, email, { path, fresh = false, ...options } = {}) => {
            const tab = await tabs.take(stage.url, options, fresh);
            taken.push({ tab, reusable: !fresh && Object.keys(options).length === 0 });
            tab.watch(watcher(stage.url, problems));
            if (email) {
                const { cookie } = await stage.session(email);
                await tab.context.addCookies([
                    {
                        name: "mainstay_session",
                        value: cookie,
                        url: stage.url,
                        httpOnly: true,
                        sameSite: "Strict",
                    },
                ]);
            }
            if (path !== undefined) await tab.page.goto(path);
            return tab.page;
        });
        const passed = info.status === info.expectedStatus;
        for (const { tab, reusable } of taken) await tabs.leave(tab, reusable && passed);
    },
});

export { expect };

/** A message in the corner; returns it, for its Undo. */
export async function toast(page: Page, text: string | RegExp): Promise<Locator> {
    const found = page.locator(".mantine-Notification-root").filter({ hasText: text });
    await expect(found).toBeVisible();
    return found;
}

/** Presses Undo in the toast with that text and waits for the word that it is done. */
export async function undo(page: Page, text: string | RegExp): Promise<void> {
    await (await toast(page, text)).getByRole("button", { name: "Undo" }).click();
    await toast(page, "Undone");
}

/**
 * Texts of one column of a table, by its heading, in the order of the rows; none while there is no
 * table.
 */
export async function column(table: Locator, heading: string): Promise<string[]> {
    const headings = await table.getByRole("columnheader").allInnerTexts();
    if (headings.length === 0) return [];
    const at = headings.findIndex((text) => text.trim() === heading);
    expect(at, `column ${heading} in ${headings.join(", ")}`).toBeGreaterThanOrEqual(0);
    const cells = table.locator(`tbody tr > :nth-child(${at + 1})`);
    return (await cells.allInnerTexts()).map((text) => text.trim());
}

/** A row of a table by its first cell. */
export function row(page: Page | Locator, name: string | RegExp): Locator {
    return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
}

/** Everything that runs by itself has come to rest: transitions, and what the page is loading. */
export async function settled(page: Page): Promise<void> {
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
    await page.evaluate(async () => {
        await document.fonts.ready;
        const finite = document
            .getAnimations()
            .filter((a) => a.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
        await Promise.all(finite.map((a) => a.finished.catch(() => {})));
    });
}
