// Subscriptions: the table agrees with the API in rows, tabs, filters, totals and files; one of
// them opens beside it, is edited with undo and tells its history; what there is to see where there
// is nothing yet, where nothing matches, and where the server fails.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readCsv } from "../support/csv.ts";
import { column, expect, settled, test, toast, undo } from "./browse.ts";
import { type Body, openDemo, openEmpty, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

const api = "/api/v2/subscriptions";
const table = (page: Page) => page.getByRole("table", { name: "Subscriptions" });
const total = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("status");
const foot = (page: Page) => page.getByRole("group", { name: "Totals" });
const query = (filter: object) => encodeURIComponent(JSON.stringify(filter));
const euros = (money: string) => `€${Math.round(Number(money)).toLocaleString("en-US")}`;

/** The rows are there, and with them the keys of the table. */
async function shown(page: Page) {
    await expect(table(page).getByRole("rowheader").first()).toBeVisible();
    await settled(page);
}

test("g s leads to the subscriptions, largest first, added up as the API says", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await expect(page.getByRole("heading", { name: "Subscriptions", exact: true })).toBeVisible();
    await settled(page);
    const listed = await admin.get(`${api}?sort=-mrr&limit=50`);
    expect(await column(table(page), "Account")).toEqual(
        listed.rows.map((row: Body) => row.account.name),
    );
    await expect(total(page)).toContainText(`of ${listed.total}`);
    const totals = await admin.get(`${api}/totals`);
    await expect(foot(page)).toContainText(`${totals.total} subscriptions`);
    await expect(foot(page)).toContainText(`${totals.active} active`);
    await expect(foot(page)).toContainText(`MRR ${euros(totals.mrr)}`);
    for (const status of totals.statuses)
        await expect(foot(page)).toContainText(`${status.name} ${status.count}`);
    const [tab] = (await admin.get("/api/v2/segments?entity=account&sort=position&limit=1")).rows;
    const counts = await admin.get("/api/v2/segments/counts?entity=subscription");
    const count = counts.counts.find((c: Body) => c.id === tab.id).count;
    const tabs = page.getByRole("navigation", { name: "Segments" });
    await tabs.getByRole("button", { name: new RegExp(`^${tab.name}`) }).click();
    await expect(page).toHaveURL(new RegExp(`segment=${tab.id}`));
    await expect(total(page)).toContainText(`of ${count}`);
});

test("a foreign amount is shown in its own currency", async ({ enter }) => {
    const filter = { field: "currency", op: "!=", value: "EUR" };
    const { rows } = await admin.get(`${api}?sort=-mrr&limit=10&filter=${query(filter)}`);
    expect(rows.length).toBeGreaterThan(0);
    const page = await enter(stage, people.admin, {
        path: `/subscriptions?limit=10&f=${query(filter)}`,
    });
    await settled(page);
    const shown = await column(table(page), "MRR");
    for (const [i, text] of shown.entries()) {
        const { mrr, currency } = rows[i] as Body;
        expect(text).not.toContain("€");
        expect(text, currency).toBe(
            new Intl.NumberFormat("en-US", {
                style: "currency",
                currency,
                ...(Number(mrr) >= 1000 ? { maximumFractionDigits: 0 } : {}),
            }).format(mrr),
        );
    }
});

test("search, filter and export agree with the API", async ({ enter }) => {
    const [first] = (await admin.get(`${api}?sort=-mrr&limit=1`)).rows;
    const page = await enter(stage, people.admin, { path: "/subscriptions" });
    await shown(page);
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search subscriptions" })).toBeFocused();
    await page.keyboard.type(first.account.name);
    await expect(page).toHaveURL(/q=/);
    await settled(page);
    const found = await admin.get(`${api}?q=${encodeURIComponent(first.account.name)}`);
    await expect(total(page)).toContainText(`of ${found.total}`);
    const rule = {
        all: [
            { field: "status", op: "=", value: "Active" },
            { field: "account.mrr", op: ">=", value: 100 },
        ],
    };
    await page.goto(`/subscriptions?sort=account&f=${query(rule)}`);
    await settled(page);
    await expect(page.getByRole("group", { name: "Active filters" })).toContainText("Account: MRR");
    const listed = await admin.get(`${api}?limit=1000&sort=account&filter=${query(rule)}`);
    await expect(total(page)).toContainText(`of ${listed.total}`);
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: "CSV file" }).click();
    const told = await toast(page, "The export is ready");
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        told.getByRole("button", { name: "Download" }).click(),
    ]);
    const [head, ...rows] = readCsv(await readFile(await download.path(), "utf8"));
    expect(head?.slice(0, 2)).toEqual(["Account", "Plan"]);
    expect(head).toContain("Currency");
    expect(rows.filter((r) => r.length > 1).map((r) => r[0]?.replace(/^'/, ""))).toEqual(
        listed.rows.map((row: Body) => row.account.name),
    );
});

test("one opens beside the table, is edited with undo, and tells what it was", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 404/);
    const filter = { field: "status", op: "=", value: "Active" };
    const [first] = (await admin.get(`${api}?sort=-mrr&limit=1&filter=${query(filter)}`)).rows;
    const page = await enter(stage, people.admin, { path: `/subscriptions?f=${query(filter)}` });
    await shown(page);
    // The account's name leads to the account, the plan to the subscription.
    await page.keyboard.press("j");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: "Subscription" });
    await expect(drawer).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`open=${first.id}`));
    await expect(drawer.getByRole("link", { name: first.account.name })).toHaveAttribute(
        "href",
        `/accounts/${first.account.id}`,
    );
    await drawer.getByRole("button", { name: /^Amount: / }).click();
    await drawer.getByRole("spinbutton", { name: "Amount" }).fill("4321");
    await page.keyboard.press("Enter");
    await toast(page, "Amount: saved");
    await expect.poll(async () => (await admin.get(`${api}/${first.id}`)).amount).toBe("4321.00");
    const history = drawer.getByRole("region", { name: "History" });
    await expect(history.getByRole("listitem").filter({ hasText: /^Amount.*4,321/ })).toBeVisible();
    await undo(page, "Amount: saved");
    await expect
        .poll(async () => (await admin.get(`${api}/${first.id}`)).amount)
        .toBe(first.amount);
    await drawer.getByRole("button", { name: /^Status: / }).click();
    await expect(page.getByRole("menuitem", { name: "Active" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.goto(`/subscriptions?open=${first.id}`);
    await drawer.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Delete subscription" }).click();
    await expect(drawer).toBeHidden();
    await undo(page, "was deleted");
    expect((await admin.get(`${api}/${first.id}`)).deleted_at).toBeNull();
    await page.goto("/subscriptions?open=99999999");
    await expect(drawer).toContainText("There is no such subscription");
});

test("who may not edit reads; a manager of own customers sees no others'", async ({ enter }) => {
    const reader = await enter(stage, people.readonly, { path: "/subscriptions" });
    await settled(reader);
    await table(reader)
        .getByRole("link", { name: /^Open / })
        .first()
        .click();
    const drawer = reader.getByRole("dialog", { name: "Subscription" });
    await expect(drawer.getByText("External id")).toBeVisible();
    await expect(drawer.getByRole("button", { name: /^Amount: / })).toHaveCount(0);
    await expect(drawer.getByRole("button", { name: "More actions" })).toHaveCount(0);
    const csm = await stage.session(people.csm);
    const own = await csm.get(`${api}?limit=1`);
    expect(own.total).toBeLessThan((await admin.get(`${api}?limit=1`)).total);
    const page = await enter(stage, people.csm, { path: "/subscriptions" });
    await expect(total(page)).toContainText(`of ${own.total}`);
});

test("nothing matches, nothing answers", async ({ enter, tolerate }) => {
    const page = await enter(stage, people.admin, { path: "/subscriptions?q=no+such+plan" });
    await expect(page.getByText("No subscription matches")).toBeVisible();
    await page.getByRole("button").filter({ hasText: "Clear search" }).click();
    await expect(table(page).getByRole("rowheader").first()).toBeVisible();
    tolerate(/ERR_(FAILED|CONNECTION_REFUSED)|net::/);
    await page.route("**/api/v2/subscriptions?*", (route) => route.abort());
    await page.goto("/subscriptions?sort=amount");
    await expect(page.getByRole("alert")).toContainText("cannot be reached");
    await page.unroute("**/api/v2/subscriptions?*");
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(table(page).getByRole("rowheader").first()).toBeVisible();
});

test.describe("a new workspace", () => {
    let fresh: Stage;
    test.beforeAll(async () => {
        fresh = await openEmpty({
            "ada@example.com": "administrator",
            "rita@example.com": "read_only",
        });
    });
    test.afterAll(() => fresh?.close());

    test("says how subscriptions come, to each what they may do", async ({ enter }) => {
        const empty = await enter(fresh, "ada@example.com", { path: "/subscriptions" });
        await expect(empty.getByText("No subscriptions yet")).toBeVisible();
        await empty.getByRole("link", { name: "Create a key" }).click();
        await expect(empty).toHaveURL(`${fresh.url}/settings/keys`);
        const reader = await enter(fresh, "rita@example.com", { path: "/subscriptions" });
        await expect(reader.getByText("as soon as your billing system")).toBeVisible();
        await expect(reader.getByRole("link", { name: "Create a key" })).toHaveCount(0);
    });
});
