// The page of one account, and of one of its users.
// Goals: every figure equals the server's; each chart can be read as a table and by keys; facts
// are edited in place and taken back; deleting asks for the name and can be taken back; one
// steps through the list one came from.
import type { Locator, Page } from "@playwright/test";
import { column, expect, row, settled, test, toast, undo } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;
/** The account with the most use. */
let account: Body;
let usage: Body;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    const list = await admin.get("/api/v2/accounts?sort=-total_features_used&limit=1");
    account = await admin.get(`/api/v2/accounts/${list.rows[0].id}`);
    usage = await admin.get(`/api/v2/accounts/${account.id}/usage`);
});
test.afterAll(() => stage?.close());

const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);
const text = (n: number) => n.toLocaleString("en-US");
const percent = (share: number) =>
    share.toLocaleString("en-US", { style: "percent", maximumFractionDigits: 0 });
const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

const chart = (page: Page, name: string) =>
    card(page, name).getByRole("img", { name: new RegExp(`^${name}`) });

async function asTable(page: Page, name: string): Promise<Locator> {
    await page.getByRole("button", { name: `Show as table: ${name}` }).click();
    return card(page, name).getByRole("table");
}

test("the head tells who the customer is", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    await expect(page.getByRole("heading", { level: 1 })).toContainText(account.name);
    await expect(page).toHaveTitle(`${account.name} · Mainstay`);
    const main = page.getByRole("main");
    await expect(main.getByText(account.external_id, { exact: true })).toBeVisible();
    await expect(main).toContainText(account.billing_city);
    await expect(main).toContainText(account.email);
    await expect(
        main.getByRole("definition").filter({ hasText: account.stage }).first(),
    ).toBeVisible();
    await expect(main).toContainText(account.success_manager.name);
    await expect(page.getByRole("tab", { name: "Users" })).toContainText(String(account.users));
});

test("the calendar: its summary, its days by arrow keys, and as a table", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    const name = "Feature uses per day";
    const image = chart(page, name);
    const total = sum(usage.days.map((d: Body) => d.uses));
    const active = usage.days.filter((d: Body) => d.uses > 0).length;
    await expect(image).toHaveAccessibleName(
        new RegExp(`last 26 weeks: ${text(total)} uses on ${active} of \\d+ days`),
    );
    await image.focus();
    await page.keyboard.press("End");
    const last = usage.days.at(-1);
    const tip = card(page, name).getByRole("status");
    await expect(tip).toContainText(last.uses === 0 ? "No use" : `${last.uses} use`);
    await page.keyboard.press("ArrowUp");
    const before = usage.days.at(-2);
    await expect(tip).toContainText(`${text(before.uses)} use`);
    await page.keyboard.press("Escape");
    await expect(tip).toBeEmpty();

    const table = await asTable(page, name);
    const uses = (await column(table, "Uses")).map((n) => Number(n.replaceAll(",", "")));
    expect(uses).toEqual(usage.days.map((d: Body) => d.uses).reverse());
    const users = (await column(table, "Users")).map(Number);
    expect(users).toEqual(usage.days.map((d: Body) => d.users).reverse());
    await page.getByRole("button", { name: `Show as chart: ${name}` }).click();
    await expect(image).toBeVisible();
});

for (const [name, list] of [
    ["Modules used", "modules"],
    ["Features used", "features"],
] as const) {
    test(`shares: ${name}`, async ({ enter }) => {
        const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
        const parts: Body[] = usage[list].filter((p: Body) => p.uses > 0);
        const total = sum(parts.map((p) => p.uses));
        const lines = card(page, name).getByRole("listitem");
        await expect(lines).toHaveCount(Math.min(6, parts.length));
        await expect(lines.first()).toHaveText(
            `${parts[0].label}${percent(parts[0].uses / total)}`,
        );
        if (parts.length > 6)
            await expect(lines.last()).toContainText(`Other (${parts.length - 5})`);
        await expect(card(page, name)).toContainText(
            list === "modules" ? text(total) : `of ${text(usage.features_total)}`,
        );
        const table = await asTable(page, name);
        expect((await column(table, name)).slice(0, parts.length)).toEqual(
            parts.map((p) => p.label),
        );
        expect((await column(table, "Uses")).slice(0, parts.length)).toEqual(
            parts.map((p) => text(p.uses)),
        );
    });
}

test("active users of four weeks, licences, and use in brief", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    const weeks: number[] = usage.weeks.map((w: Body) => w.active_users);
    const image = chart(page, "Active users");
    for (const n of weeks) await expect(image).toHaveAccessibleName(new RegExp(`: ${n}\\b`));
    const table = await asTable(page, "Active users");
    expect((await column(table, "Active users")).map(Number)).toEqual(weeks);

    const brief = card(page, "Use in brief");
    await expect(brief).toContainText(`${usage.active_days} of 14`);
    const frequency = usage.usage_frequency as string;
    await expect(brief).toContainText(frequency[0]?.toUpperCase() + frequency.slice(1));
    await expect(brief.getByRole("time")).toHaveAttribute("datetime", usage.last_activity);
    if (usage.licenses)
        await expect(brief).toContainText(`${text(weeks.at(-1) ?? 0)} of ${text(usage.licenses)}`);
});

test("details show every field of the catalog", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}?tab=details` });
    const { rows } = await admin.get("/api/v2/fields?entity=account");
    const expected = rows.filter((f: Body) => f.key in account && !f.type.endsWith("series"));
    expect(expected.length).toBeGreaterThan(30);
    const main = page.getByRole("main");
    for (const field of expected)
        await expect(main.locator("dt", { hasText: field.label }).first()).toBeAttached();
    await expect(main).toContainText("Contract tier");
});

test("a phone number is edited in place, and taken back", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    const before = account.phone;
    await page.getByRole("button", { name: /^Phone: / }).click();
    const field = page.getByRole("textbox", { name: "Phone" });
    await expect(field).toBeFocused();
    await field.fill("+49 555 0000");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^Phone: / })).toContainText(before);
    await page.getByRole("button", { name: /^Phone: / }).click();
    await field.fill("+49 555 1234567");
    await page.keyboard.press("Enter");
    await toast(page, "Phone: saved");
    await expect(page.getByRole("button", { name: /^Phone: / })).toBeFocused();
    expect((await admin.get(`/api/v2/accounts/${account.id}`)).phone).toBe("+49 555 1234567");
    await undo(page, "Phone: saved");
    await expect(page.getByRole("button", { name: /^Phone: / })).toContainText(before);
    expect((await admin.get(`/api/v2/accounts/${account.id}`)).phone).toBe(before);
});

test("team roles and attributes with several values are edited among the details", async ({
    enter,
}) => {
    const made = await admin.post("/api/v2/custom-attributes", {
        entity: "account",
        key: "regions",
        label: "Regions",
        type: "many_of",
        options: ["North", "South", "West"],
    });
    expect(made.id).toBeGreaterThan(0);
    const { rows } = await admin.get("/api/v2/members?limit=100");
    const someone = rows.find((m: Body) => m.email === people.admin);
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}?tab=details` });

    await page.getByRole("button", { name: /^Regions: / }).press("Enter");
    const box = page.getByRole("combobox", { name: "Regions" });
    await expect(box).toBeFocused();
    await page.getByRole("option", { name: "North" }).click();
    await page.getByRole("option", { name: "West" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await toast(page, "Regions: saved");
    await expect(page.getByRole("button", { name: "Regions: North, West" })).toBeVisible();
    const saved = await admin.get(`/api/v2/accounts/${account.id}`);
    expect(saved.custom_regions).toEqual(["North", "West"]);
    await undo(page, "Regions: saved");

    await page.getByRole("button", { name: /^Account manager: /i }).click();
    await page.getByRole("menuitem", { name: someone.name, exact: true }).click();
    await toast(page, /^Account manager: saved/i);
    const now = await admin.get(`/api/v2/accounts/${account.id}`);
    expect(now.account_manager).toMatchObject({ id: someone.id });
});

test("a stage is chosen from the workspace's stages, and taken back by Ctrl+Z", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    const { rows } = await admin.get("/api/v2/stages");
    const other = rows.find((s: Body) => s.name !== account.stage).name;
    await page.getByRole("button", { name: /^Stage: / }).click();
    for (const one of rows)
        await expect(page.getByRole("menuitem", { name: one.name, exact: true })).toBeVisible();
    await page.getByRole("menuitem", { name: other, exact: true }).click();
    await toast(page, "Stage: saved");
    await expect(page.getByRole("button", { name: `Stage: ${other}` })).toBeVisible();
    expect((await admin.get(`/api/v2/accounts/${account.id}`)).stage).toBe(other);
    await page.keyboard.press("Control+z");
    await toast(page, "Undone");
    await expect(page.getByRole("button", { name: `Stage: ${account.stage}` })).toBeVisible();
    expect((await admin.get(`/api/v2/accounts/${account.id}`)).stage).toBe(account.stage);
});

test("an edit of what somebody else has just changed is refused with their value", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 409/, /events/);
    const page = await enter(stage, people.admin);
    // This page hears of no change, as one whose connection hangs.
    await page.route("**/api/v2/events", (route) => route.abort());
    await page.goto(`/accounts/${account.id}`);
    await page.getByRole("button", { name: /^Phone: / }).click();
    const now = await admin.get(`/api/v2/accounts/${account.id}`);
    await admin.patch(`/api/v2/accounts/${account.id}`, {
        phone: "+49 555 7777",
        version: now.version,
    });
    await page.getByRole("textbox", { name: "Phone" }).fill("+49 555 8888");
    await page.keyboard.press("Enter");
    await expect(page.getByText("It is now: +49 555 7777")).toBeVisible();
    expect((await admin.get(`/api/v2/accounts/${account.id}`)).phone).toBe("+49 555 7777");
});

test("a value that the server refuses is explained beside the field", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 4(00|22)/);
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    await page.getByRole("button", { name: /^Phone: / }).click();
    const field = page.getByRole("textbox", { name: "Phone" });
    await field.fill("5".repeat(1000));
    await page.keyboard.press("Enter");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(/\w/);
    await page.getByRole("heading", { level: 1 }).getByRole("button").click();
    const name = page.getByRole("textbox", { name: "Name" });
    await name.fill("");
    await page.keyboard.press("Enter");
    await expect(name).toHaveAccessibleDescription("This is needed.");
});

test("deleting asks for the name, and can be taken back", async ({ enter }) => {
    const victim = await admin.post("/api/v2/accounts", {
        name: "Short-lived Ltd",
        external_id: "T-short",
    });
    const page = await enter(stage, people.admin, { path: `/accounts/${victim.id}` });
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Delete account" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete Short-lived Ltd?" });
    const name = dialog.getByLabel("Type “Short-lived Ltd” to confirm");
    await expect(name).toBeFocused();
    await name.fill("Short-lived");
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(dialog.getByText("This does not match the name.")).toBeVisible();
    await name.fill("Short-lived Ltd");
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(page).toHaveURL(`${stage.url}/accounts`);
    await expect(row(page, "Manchester Coffee Roasters")).toBeVisible();
    await expect(row(page, "Short-lived Ltd")).toHaveCount(0);
    await undo(page, "Short-lived Ltd was deleted");
    await page.getByRole("searchbox", { name: "Search accounts" }).fill("short-lived");
    await expect(row(page, "Short-lived Ltd")).toBeVisible();
});

test("a deleted account says so on its page and can be restored there", async ({ enter }) => {
    const victim = await admin.post("/api/v2/accounts", {
        name: "Gone and Back",
        external_id: "T-gone",
    });
    await admin.delete(`/api/v2/accounts/${victim.id}`);
    const page = await enter(stage, people.admin, { path: `/accounts/${victim.id}` });
    await expect(page.getByText("This account is deleted.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Phone: / })).toHaveCount(0);
    await page.getByRole("button", { name: "Restore" }).click();
    await toast(page, "Gone and Back is back");
    await expect(page.getByText("This account is deleted.")).toBeHidden();
    await expect(page.getByRole("button", { name: /^Phone: / })).toBeVisible();
});

test("users of the account, and the page of one", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    await page.getByRole("tab", { name: "Users" }).click();
    await expect(page).toHaveURL(/\?tab=users$/);
    const users = await admin.get(
        `/api/v2/users?account_id=${account.id}&sort=-last_activity&limit=25`,
    );
    const shown = () => column(page.getByRole("table", { name: "Users" }), "User");
    await expect.poll(shown).toEqual(users.rows.map((u: Body) => u.name));
    const pager = page.getByRole("navigation", { name: "Pages" });
    await expect(pager.getByRole("status")).toHaveText(`1–25 of ${users.total}`);
    const [first] = users.rows;
    await page.getByRole("link", { name: first.name }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(first.name);
    await expect(page.getByRole("link", { name: account.name })).toBeVisible();
    const own = await admin.get(`/api/v2/users/${first.id}/usage`);
    const total = sum(own.days.map((d: Body) => d.uses));
    await expect(chart(page, "Feature uses per day")).toHaveAccessibleName(
        new RegExp(`: ${text(total)} uses on`),
    );
    await page
        .getByRole("button", { name: /^Title: / })
        .first()
        .click();
    await page.getByRole("textbox", { name: "Title" }).fill("Head of tills");
    await page.keyboard.press("Enter");
    await undo(page, "Title: saved");
});

test("next and previous follow the list one came from, across its pages", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts?sort=-mrr&limit=10" });
    const order = (await admin.get("/api/v2/accounts?sort=-mrr&limit=12&columns=name")).rows.map(
        (a: Body) => a.name,
    );
    const heading = page.getByRole("heading", { level: 1 });
    await settled(page);
    // A click anywhere in the row opens it.
    await page
        .getByRole("table", { name: "Accounts" })
        .locator("tbody tr")
        .nth(8)
        .locator("td")
        .nth(1)
        .click();
    await expect(heading).toContainText(order[8]);
    await expect(page.getByText(/^9 of \d+/)).toBeVisible();
    await page.getByRole("button", { name: "Next account of the list" }).click();
    await expect(heading).toContainText(order[9]);
    await page.keyboard.press("j");
    await expect(page.getByText(/^11 of \d+/)).toBeVisible();
    await expect(heading).toContainText(order[10]);
    await page.keyboard.press("k");
    await expect(page.getByText(/^10 of \d+/)).toBeVisible();
    await expect(heading).toContainText(order[9]);
    await page.keyboard.press("]");
    await expect(page.getByRole("tab", { name: "Users" })).toHaveAttribute("aria-selected", "true");
    await page.getByRole("button", { name: "Previous account of the list" }).click();
    await expect(heading).toContainText(order[8]);
    await expect(page.getByRole("tab", { name: "Users" })).toHaveAttribute("aria-selected", "true");
});
