// Browser contexts that outlive a test. A page that has run once is drawn in half the time, so a
// test gets the page that an earlier one of its file has left, as if it were new: no cookie, no
// stored word, no route, the usual window. Whoever needs one of its own (other options, an empty
// cache) asks for it.
import type {
    Browser,
    BrowserContext,
    BrowserContextOptions,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
} from "@playwright/test";

/** What a context reports to the test that uses it. */
export interface Watcher {
    console: (message: ConsoleMessage) => void;
    weberror: (error: WebError) => void;
    response: (reply: Response) => void;
    request: (request: Request) => void;
}

const viewport = { width: 1440, height: 900 };

export class Tab {
    readonly context: BrowserContext;
    readonly page: Page;
    readonly origin: string;
    #watcher: Watcher | undefined;

    constructor(context: BrowserContext, page: Page, origin: string) {
        this.context = context;
        this.page = page;
        this.origin = origin;
    }

    watch(watcher: Watcher): void {
        this.#watcher = watcher;
        this.context.on("console", watcher.console);
        this.context.on("weberror", watcher.weberror);
        this.context.on("response", watcher.response);
        this.context.on("request", watcher.request);
    }

    #unwatch(): void {
        const watcher = this.#watcher;
        if (!watcher) return;
        this.context.off("console", watcher.console);
        this.context.off("weberror", watcher.weberror);
        this.context.off("response", watcher.response);
        this.context.off("request", watcher.request);
    }

    /** Makes it as good as new; false when the test has closed or changed too much of it. */
    async reset(): Promise<boolean> {
        this.#unwatch();
        if (this.page.isClosed()) return false;
        for (const other of this.context.pages()) if (other !== this.page) await other.close();
        await this.page.unrouteAll({ behavior: "ignoreErrors" });
        if (this.page.url().startsWith(this.origin))
            await this.page.evaluate(() => {
                localStorage.clear();
                sessionStorage.clear();
            });
        // A small answer of the same server: for a blank page Chromium would start a new process.
        await this.page.goto("/healthz");
        await this.context.clearCookies();
        await this.page.setViewportSize(viewport);
        await this.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        return true;
    }
}

export class Tabs {
    readonly #browser: Browser;
    #idle: Tab[] = [];

    constructor(browser: Browser) {
        this.#browser = browser;
    }

    async #open(origin: string, options: BrowserContextOptions): Promise<Tab> {
        const context = await this.#browser.newContext({
            baseURL: origin,
            reducedMotion: "reduce",
            ...options,
        });
        return new Tab(context, await context.newPage(), origin);
    }

    /** A tab on that server; with options, or `fresh`, one that nobody had before. */
    async take(origin: string, options: BrowserContextOptions, fresh: boolean): Promise<Tab> {
        if (fresh || Object.keys(options).length > 0) return this.#open(origin, options);
        const gone = this.#idle.filter((tab) => tab.origin !== origin);
        this.#idle = this.#idle.filter((tab) => tab.origin === origin);
        for (const tab of gone) await tab.context.close();
        return this.#idle.pop() ?? this.#open(origin, {});
    }

    /** Gives it back; one that is not `reusable` is closed. */
    async leave(tab: Tab, reusable: boolean): Promise<void> {
        if (reusable && (await tab.reset())) this.#idle.push(tab);
        else await tab.context.close();
    }

    async close(): Promise<void> {
        for (const tab of this.#idle.splice(0)) await tab.context.close();
    }
}
