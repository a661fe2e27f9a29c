// How the tables of accounts and users are arranged and narrowed.
// Goals: every gesture with the pointer has its twin on the keyboard; a member's columns are kept
// and are nobody else's; a link shows the sender's columns without replacing the reader's; who is
// responsible, quick filters and totals agree with the server.
import type { Locator, Page } from "@playwright/test";
import { column, expect, settled, test, toast } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());
test.beforeEach(async () => {
    for (const email of [people.admin, people.manager, people.csm]) {
        const session = await stage.session(email);
        for (const { table } of (await session.get("/api/v2/me/layouts")).rows)
            await session.delete(`/api/v2/me/layouts/${table}`);
    }
});

const table = (page: Page, name = "Accounts") => page.getByRole("table", { name });
const headings = async (page: Page, name = "Accounts") =>
    (await table(page, name).getByRole("columnheader").allInnerTexts()).map((t) => t.trim());
const heading = (page: Page, name: string) =>
    table(page).getByRole("columnheader", { name, exact: true });
const press = (page: Page, name: string) => heading(page, name).getByRole("button");
const panel = (page: Page) => page.getByRole("dialog", { name: "Columns" });
const widthOf = async (at: Locator) => (await at.boundingBox())?.width ?? 0;
const stored = async (session: Session, name = "accounts") =>
    (await session.get("/api/v2/me/layouts")).rows.find((l: Body) => l.table === name);

test("columns are chosen, ordered and frozen in a panel by keyboard, and kept", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    const before = await headings(page);
    await page.keyboard.press("c");
    await expect(panel(page)).toBeVisible();
    await expect(page).toHaveURL(/panel=columns/);
    await panel(page).getByRole("searchbox", { name: "Find a column" }).fill("industry");
    await panel(page).getByRole("switch", { name: "Show Industry" }).press("Space");
    await expect.poll(() => headings(page)).toEqual([...before, "Industry"]);
    await panel(page).getByRole("searchbox", { name: "Find a column" }).fill("");
    await panel(page).getByRole("switch", { name: "Show External id" }).press("Space");
    const without = before.filter((h) => h !== "External id");
    await expect.poll(() => headings(page)).toEqual([...without, "Industry"]);

    const handle = panel(page).getByRole("button", { name: /^Move Industry/ });
    await handle.press("ArrowUp");
    await handle.press("ArrowUp");
    await expect(panel(page).getByRole("status")).toContainText("Industry is now number");
    await expect
        .poll(() => headings(page))
        .toEqual([...without.slice(0, -2), "Industry", ...without.slice(-2)]);
    const pin = panel(page).getByRole("button", { name: "Keep Industry in sight" });
    await pin.press("Enter");
    await expect(pin).toHaveAttribute("aria-pressed", "true");
    await expect
        .poll(async () => (await headings(page)).slice(0, 2))
        .toEqual(["Account", "Industry"]);
    await page.keyboard.press("Escape");
    await expect(panel(page)).toBeHidden();

    const shown = await headings(page);
    await expect.poll(async () => (await stored(admin))?.frozen).toBe(2);
    // In another browser, by the plain address.
    const other = await enter(stage, people.admin, { path: "/accounts" });
    await expect.poll(() => headings(other)).toEqual(shown);
    await expect(other).toHaveURL(/columns=name%2Cindustry%2C.*frozen=2/);
    // A colleague's columns are their own.
    const colleague = await enter(stage, people.manager, { path: "/accounts" });
    await expect.poll(() => headings(colleague)).toEqual(before);
});

test("at most twenty columns; the standard ones come back", async ({ enter }) => {
    const { rows } = await admin.get("/api/v2/fields?entity=account");
    const keys = rows.filter((f: Body) => f.column).map((f: Body) => f.key);
    await admin.call("PUT", "/api/v2/me/layouts/accounts", {
        entity: "account",
        columns: keys.slice(0, 20),
    });
    const page = await enter(stage, people.admin, { path: "/accounts?panel=columns" });
    await expect(panel(page)).toContainText("20 columns are shown");
    await expect(panel(page).getByRole("switch", { checked: false }).first()).toBeDisabled();
    await panel(page).getByRole("button", { name: "Back to the standard columns" }).click();
    await expect.poll(async () => (await headings(page)).length).toBe(14);
    await expect.poll(() => stored(admin)).toBe(undefined);
    await page.goBack();
    await expect(panel(page)).toBeHidden();
});

test("a heading is dragged to another place, and Alt+arrows do the same", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    const before = await headings(page);
    expect(before.slice(0, 4)).toEqual(["Account", "External id", "Stage", "MRR"]);
    await heading(page, "MRR").hover();
    await expect(heading(page, "MRR")).toHaveAttribute("draggable", "true");
    await expect(heading(page, "Account")).not.toHaveAttribute("draggable", "true");
    await heading(page, "MRR").dragTo(heading(page, "External id"), {
        targetPosition: { x: 12, y: 12 },
    });
    await expect
        .poll(async () => (await headings(page)).slice(0, 4))
        .toEqual(["Account", "MRR", "External id", "Stage"]);
    await press(page, "MRR").focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect
        .poll(async () => (await headings(page)).slice(0, 4))
        .toEqual(["Account", "External id", "MRR", "Stage"]);
    await expect(press(page, "MRR")).toBeFocused();
    await expect(page.getByText("MRR is now column 3")).toBeAttached();
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => headings(page)).toEqual(before);
});

test("a column is given a width by its edge or by Alt+Shift+arrows", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    const stageHead = heading(page, "Stage");
    const before = await widthOf(stageHead);
    const box = await stageHead.boundingBox();
    if (!box) throw new Error("no heading");
    await page.mouse.move(box.x + box.width - 4, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 30, box.y + 12, { steps: 4 });
    await expect.poll(() => widthOf(stageHead)).toBeGreaterThan(before + 25);
    await page.mouse.move(box.x + box.width + 56, box.y + 12, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => widthOf(stageHead)).toBeCloseTo(before + 60, 0);
    await expect.poll(async () => (await stored(admin))?.widths.stage).toBe(before + 60);
    await press(page, "Stage").focus();
    await page.keyboard.press("Alt+Shift+ArrowLeft");
    await expect.poll(() => widthOf(stageHead)).toBeCloseTo(before + 44, 0);
    await expect(page.getByText(`Stage is ${before + 44} pixels wide`)).toBeAttached();
    await page.reload();
    await settled(page);
    expect(await widthOf(stageHead)).toBeCloseTo(before + 44, 0);
});

test("frozen columns stay in sight while the others pass below them", async ({ enter }) => {
    const page = await enter(stage, people.admin, {
        path: "/accounts?columns=name,mrr,external_id,stage,users,industry,email,phone,employees,licenses,last_login&frozen=2",
        viewport: { width: 1024, height: 768 },
    });
    await settled(page);
    const x = async (name: string) => (await heading(page, name).boundingBox())?.x ?? 0;
    const [account, mrr, users] = [await x("Account"), await x("MRR"), await x("Users")];
    await page.getByRole("group", { name: "Accounts" }).evaluate((e) => e.scrollBy(300, 0));
    await expect.poll(() => x("Users")).toBeCloseTo(users - 300, 0);
    expect(await x("Account")).toBeCloseTo(account, 0);
    expect(await x("MRR")).toBeCloseTo(mrr, 0);
    const cell = table(page).locator("tbody tr").first().locator("td").first();
    expect((await cell.boundingBox())?.x).toBeCloseTo(mrr, 0);
});

test("a link shows the sender's columns; the reader keeps their own until they say so", async ({
    enter,
}) => {
    const own = { entity: "account", columns: ["name", "users"], widths: { users: 150 } };
    await (await stage.session(people.csm)).call("PUT", "/api/v2/me/layouts/accounts", own);
    const csm = await stage.session(people.csm);
    const link = "/accounts?sort=-mrr&columns=name,mrr,users,stage&frozen=2";
    const page = await enter(stage, people.csm, { path: link });
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Users", "Stage"]);
    expect(await widthOf(heading(page, "Users"))).toBeCloseTo(150, 0);
    expect((await stored(csm)).columns).toEqual(own.columns);
    await page.getByRole("button", { name: "Show my columns" }).click();
    await expect.poll(() => headings(page)).toEqual(["Account", "Users"]);
    await expect(page.getByText("This link shows columns of its own.")).toBeHidden();

    await page.goto(link);
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Users", "Stage"]);
    // What is rearranged in a foreign view stays in the address.
    await press(page, "Stage").focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Stage", "Users"]);
    await expect(page).toHaveURL(/columns=name%2Cmrr%2Cstage%2Cusers/);
    expect((await stored(csm)).columns).toEqual(own.columns);
    await page.getByRole("button", { name: "Keep this view" }).click();
    await expect(page.getByText("This link shows columns of its own.")).toBeHidden();
    await expect
        .poll(async () => (await stored(csm)).columns)
        .toEqual(["name", "mrr", "stage", "users"]);
    await page.goto("/accounts");
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Stage", "Users"]);
});

test("the address is a link, and is copied as one", async ({ enter }) => {
    await admin.call("PUT", "/api/v2/me/layouts/accounts", {
        entity: "account",
        columns: ["name", "stage"],
    });
    const page = await enter(stage, people.admin, {
        path: "/accounts?sort=-mrr",
        permissions: ["clipboard-read", "clipboard-write"],
    });
    await expect(page).toHaveURL(`${stage.url}/accounts?sort=-mrr&columns=name%2Cstage`);
    await page.getByRole("button", { name: "Copy a link to this view" }).click();
    await toast(page, "Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(page.url());
    const reader = await enter(stage, people.manager, { path: copied });
    await expect.poll(() => headings(reader)).toEqual(["Account", "Stage"]);
});

const total = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("status");
const choose = async (page: Page, box: string, option: string) => {
    await page
        .getByRole("combobox", { name: box })
        .or(page.getByRole("textbox", { name: box }))
        .click();
    await page.getByRole("option", { name: option, exact: true }).click();
};

test("whose customers are shown, by which role; colleagues only to those who see all", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    const { rows: members } = await admin.get("/api/v2/members?limit=100");
    const mateo = members.find((m: Body) => m.email === people.csm);
    const { rows: roles } = await admin.get("/api/v2/team-roles");
    const counted = async (query: string) =>
        (await admin.get(`/api/v2/accounts?limit=1&${query}`)).total as number;

    await choose(page, "Assigned to", mateo.name);
    await expect(page).toHaveURL(new RegExp(`assigned=${mateo.id}`));
    await expect(total(page)).toContainText(`of ${await counted(`assigned=${mateo.id}`)}`);
    const tabs = page.getByRole("navigation", { name: "Segments" }).getByRole("button").first();
    await expect(tabs).toContainText(String(await counted(`assigned=${mateo.id}`)));
    await choose(page, "Team role", roles[0].name);
    await expect(total(page)).toContainText(
        `of ${await counted(`assigned=${mateo.id}&role=${roles[0].id}`)}`,
    );
    await page.reload();
    await expect(total(page)).toContainText(
        `of ${await counted(`assigned=${mateo.id}&role=${roles[0].id}`)}`,
    );
    await page.goto("/accounts");
    await choose(page, "Assigned to", "Nobody");
    await expect(total(page)).toContainText(`of ${await counted("assigned=unassigned")}`);

    const csm = await enter(stage, people.csm, { path: "/accounts" });
    await settled(csm);
    await csm
        .getByRole("combobox", { name: "Assigned to" })
        .or(csm.getByRole("textbox", { name: "Assigned to" }))
        .click();
    await expect(csm.getByRole("option")).toHaveText(["Me", "Nobody"]);
});

test("users are narrowed by activity, persona and account", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/users" });
    await settled(page);
    await choose(page, "Activity", "Active");
    const active = { field: "activity", op: "in", value: ["active"] };
    const count = async (f: object) =>
        (await admin.get(`/api/v2/users?limit=1&filter=${encodeURIComponent(JSON.stringify(f))}`))
            .total;
    await expect(total(page)).toContainText(`of ${(await count(active)).toLocaleString("en-US")}`);
    const query = encodeURIComponent(JSON.stringify(active));
    const [user] = (await admin.get(`/api/v2/users?limit=1&sort=name&filter=${query}`)).rows;
    const box = page
        .getByRole("combobox", { name: "Account", exact: true })
        .or(page.getByRole("textbox", { name: "Account", exact: true }));
    await box.fill(user.account.name.slice(0, 6));
    await page.getByRole("option", { name: user.account.name, exact: true }).click();
    const both = {
        all: [active, { field: "account", op: "in", value: [user.account.id] }],
    };
    const n = await count(both);
    expect(n).toBeGreaterThan(0);
    await expect(total(page)).toContainText(`of ${n}`);
    expect(JSON.parse(new URL(page.url()).searchParams.get("f") ?? "")).toEqual(both);
});

test("the foot adds up what matches, as the server does", async ({ enter }) => {
    const filter = { field: "mrr", op: ">=", value: "100" };
    const query = encodeURIComponent(JSON.stringify(filter));
    const page = await enter(stage, people.admin, { path: `/accounts?f=${query}&limit=10` });
    const foot = page.getByRole("group", { name: "Totals" });
    const totals = await admin.get(`/api/v2/accounts/totals?filter=${query}`);
    await expect(foot).toContainText(`${totals.total} accounts`);
    await expect(foot).toContainText(
        `MRR €${Math.round(Number(totals.mrr)).toLocaleString("en-US")}`,
    );
    await expect(foot).toContainText(`Good ${totals.health.product_adoption.good}`);
    await foot.getByRole("button", { name: /Health shown/ }).click();
    await page.getByRole("menuitem", { name: "Financial" }).click();
    await expect(foot).toContainText(`Poor ${totals.health.financial.poor}`);
    await expect(page).toHaveURL(/health=financial/);
    expect((await column(table(page), "MRR")).length).toBe(10);
});
