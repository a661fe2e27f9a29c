// The reports: what they show equals what the server says, rows open the accounts and users
// behind them, a filter narrows and stays in the address, charts can be read as tables and saved.
import { readFileSync } from "node:fs";
import { expect, row, settled, test } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

test("product usage: the most used feature opens the accounts that used it", async ({ enter }) => {
    const { rows } = await admin.get("/api/v2/reports/product-usage");
    const [most] = rows as Body[];
    const page = await enter(stage, people.admin, { path: "/reports" });
    await settled(page);
    await expect(page).toHaveURL(/\/reports\/usage$/);
    const line = row(page, most.label);
    await expect(line).toContainText(most.uses.toLocaleString("en-US"));
    await expect(line).toContainText(most.accounts.toLocaleString("en-US"));
    await page.getByRole("link", { name: most.label, exact: true }).first().click();
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();
    await settled(page);
    await expect(page.locator("header")).toContainText(most.accounts.toLocaleString("en-US"));
});

test("product usage: rows, period and order are in the address; a line can be switched off", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, {
        path: "/reports/usage?by=module&days=90&sort=label",
    });
    await settled(page);
    await expect(page.getByRole("combobox", { name: "Rows" })).toHaveValue("Modules");
    await expect(page.getByRole("combobox", { name: "Period" })).toHaveValue("Last 90 days");
    const names = await page.getByRole("rowheader").allTextContents();
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
    const legend = page.getByRole("list", { name: "Lines of Uses over time" });
    const first = legend.getByRole("button").first();
    const chart = page.getByRole("img", { name: /^Uses over time/ });
    const said = await chart.getAttribute("aria-label");
    await first.click();
    await expect(first).toHaveAttribute("aria-pressed", "false");
    expect(await chart.getAttribute("aria-label")).not.toBe(said);
    await chart.focus();
    await page.keyboard.press("End");
    await expect(page.getByRole("status").filter({ hasText: /\d/ }).last()).toBeVisible();
});

test("a chart is read as a table and saved as CSV", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/reports/users" });
    await settled(page);
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save as CSV: By activity" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("By-activity.csv");
    const { rows, total } = await admin.get("/api/v2/reports/users");
    const active = (rows as Body[])
        .filter((r) => r.activity === "active")
        .reduce((a, r) => a + r.users, 0);
    const lines = readFileSync(await download.path(), "utf8").split("\r\n");
    expect(lines[0]).toBe("\uFEFFBy activity,Users,Share");
    expect(lines[1]).toMatch(new RegExp(`^Active,${active},`));
    await page.getByRole("button", { name: "Show as table: By activity" }).click();
    const table = page.getByRole("region", { name: "By activity", exact: true }).getByRole("table");
    await expect(table).toContainText(String(active));
    await expect(page.getByRole("cell", { name: total.toLocaleString("en-US") })).toBeVisible();
});

test("users: a number opens its users", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/reports/users" });
    await settled(page);
    const card = page.getByRole("region", { name: "By usage frequency", exact: true });
    const { rows } = await admin.get("/api/v2/reports/users");
    const weekly = (rows as Body[])
        .filter((r) => r.usage_frequency === "weekly")
        .reduce((a, r) => a + r.users, 0);
    await card.getByRole("link", { name: "Weekly" }).click();
    await expect(page.getByRole("heading", { name: "Users", exact: true })).toBeVisible();
    await settled(page);
    await expect(page.locator("header")).toContainText(weekly.toLocaleString("en-US"));
});

test("health: counts, groups and the way to the accounts", async ({ enter }) => {
    await expect
        .poll(async () => (await admin.get("/api/v2/reports/health")).now.product_adoption.poor)
        .toBeGreaterThan(0);
    const { now, groups } = await admin.get("/api/v2/reports/health?by=success_manager");
    const page = await enter(stage, people.admin, { path: "/reports/health?by=success_manager" });
    await settled(page);
    const table = page.getByRole("region", { name: "Groups" }).getByRole("table");
    await expect(table.getByRole("row")).toHaveCount(groups.length + 1);
    const card = page.getByRole("region", { name: "Product adoption", exact: true }).first();
    await card.getByRole("link", { name: "Poor" }).click();
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();
    await settled(page);
    await expect(page.locator("header")).toContainText(String(now.product_adoption.poor));
});

test("a success manager sees figures of their accounts only", async ({ enter }) => {
    const csm = await stage.session(people.csm);
    const own = await csm.get("/api/v2/reports/product-usage");
    const all = await admin.get("/api/v2/reports/product-usage");
    expect(own.accounts).toBeLessThan(all.accounts);
    const page = await enter(stage, people.csm, { path: "/reports/usage" });
    await settled(page);
    await expect(page.getByText(new RegExp(`^${own.accounts} accounts`))).toBeVisible();
});
