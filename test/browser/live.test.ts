// The page follows what arrives.
// Goals: an event is on the open account page, in the list and in the open debugger within two
// seconds, without a reload; the tabs of a browser share one stream; a page whose server was
// away catches up.
import type { Page } from "@playwright/test";
import { expect, row, test } from "./browse.ts";
import { openEmpty, type Stage } from "./stage.ts";

let stage: Stage;
let id: number;

test.beforeAll(async () => {
    stage = await openEmpty({ "ada@example.com": "administrator" });
    const ada = await stage.session("ada@example.com");
    const account = await ada.post("/api/v2/accounts", { name: "Acme", external_id: "acme" });
    id = account.id;
});
test.afterAll(() => stage?.close());

const use = (feature: string, total = 1) =>
    stage.send("/api/v1_1/feature", {
        account_id: "acme",
        user_id: "ada@acme.example",
        product_id: "App",
        module_id: "Reports",
        feature_id: feature,
        total,
    });

const soon = { timeout: 2000 };
const features = (page: Page) => page.getByRole("region", { name: "Features used", exact: true });

/** Puts a mark on the document that a reload would wipe out. */
const mark = (page: Page) => page.evaluate("window.notReloaded = true");
const marked = (page: Page) => page.evaluate("window.notReloaded === true");

test("an event is on the account page and in the debugger within two seconds", async ({
    enter,
}) => {
    const account = await enter(stage, "ada@example.com", { path: `/accounts/${id}` });
    await expect(features(account)).toContainText("No use in the last 14 days");
    // A second tab of the same browser, and another browser.
    const tab = await account.context().newPage();
    await tab.goto("/settings/debugger");
    await expect(tab.getByRole("heading", { name: "Event debugger" })).toBeVisible();
    const list = await enter(stage, "ada@example.com", { path: "/accounts" });
    await expect(row(list, "Acme")).toBeVisible();
    for (const page of [account, tab, list]) await mark(page);

    await use("Report exported", 3);
    await Promise.all([
        expect(features(account).getByRole("listitem")).toHaveText("Report exported100%", soon),
        expect(tab.getByRole("row").filter({ hasText: "acme" }).first()).toContainText(
            "Accepted",
            soon,
        ),
        expect(row(list, "Acme").getByRole("img")).toHaveAccessibleName(/, 3$/, soon),
    ]);
    await expect(account.getByRole("tab", { name: "Users" })).toContainText("1");

    await use("Report shared", 9);
    await Promise.all([
        expect(features(account).getByRole("listitem").first()).toHaveText(
            "Report shared75%",
            soon,
        ),
        expect(
            tab.getByRole("row").filter({ has: tab.getByRole("cell", { name: "acme" }) }),
        ).toHaveCount(2, soon),
        expect(row(list, "Acme").getByRole("img")).toHaveAccessibleName(/, 12$/, soon),
    ]);
    for (const page of [account, tab, list]) expect(await marked(page)).toBe(true);
});

test("an account that an event names for the first time is in the open list", async ({ enter }) => {
    const list = await enter(stage, "ada@example.com", { path: "/accounts" });
    await expect(row(list, "Acme")).toBeVisible();
    await stage.send("/api/v1_1/account", { account_id: "newco", name: "Newco" });
    await expect(row(list, "Newco")).toBeVisible(soon);
});

test("what another member changes is on the open page", async ({ enter }) => {
    const page = await enter(stage, "ada@example.com", { path: `/accounts/${id}` });
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Acme");
    const ada = await stage.session("ada@example.com");
    const { version } = await ada.get(`/api/v2/accounts/${id}`);
    await ada.patch(`/api/v2/accounts/${id}`, { phone: "+44 555 0101", version });
    await expect(page.getByRole("button", { name: /^Phone: / })).toContainText(
        "+44 555 0101",
        soon,
    );
});

test("the tabs of a browser hold one stream, and the next takes over", async ({ enter }) => {
    const first = await enter(stage, "ada@example.com");
    let streams = 0;
    first.context().on("request", (request) => {
        if (request.url().endsWith("/api/v2/events")) streams++;
    });
    await first.goto(`/accounts/${id}`);
    await expect(first.getByRole("heading", { level: 1 })).toContainText("Acme");
    await expect.poll(() => streams).toBe(1);
    const second = await first.context().newPage();
    await second.goto(`/accounts/${id}`);
    await expect(features(second)).toBeVisible();
    expect(streams).toBe(1);
    await first.close();
    await expect.poll(() => streams).toBe(2);
    await use("After the hand-over", 40);
    await expect(features(second).getByRole("listitem").first()).toContainText(
        "After the hand-over",
    );
});

test("a page whose server was away catches up by itself", async ({ enter, tolerate }) => {
    tolerate(/ERR_|net::|status of 503|answer: 503/);
    const page = await enter(stage, "ada@example.com", { path: `/accounts/${id}` });
    await expect(features(page)).toBeVisible();
    await mark(page);
    await stage.workspace.restart(stage.server);
    await use("After the restart", 400);
    await expect(features(page).getByRole("listitem").first()).toContainText("After the restart", {
        timeout: 15_000,
    });
    expect(await marked(page)).toBe(true);
});
