// Saved views of the tables of accounts and users.
// Goals: a view is saved, changed, reset, renamed, shared, deleted and brought back from one panel,
// by keyboard as well; it opens by its link for others without replacing their columns; it can open
// a table, stand in the navigation and be found; what an address cannot hold becomes a view; what
// nobody knows in an address is left out with a notice.
import type { Page } from "@playwright/test";
import { column, expect, settled, test, toast, undo } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;
let csm: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    csm = await stage.session(people.csm);
});
test.afterAll(() => stage?.close());
test.beforeEach(async () => {
    for (const session of [admin, csm]) {
        for (const view of (await session.get("/api/v2/me/views")).rows)
            await session.ask("DELETE", `/api/v2/views/${view.id}`);
        for (const { table } of (await session.get("/api/v2/me/layouts")).rows)
            await session.delete(`/api/v2/me/layouts/${table}`);
    }
});

const table = (page: Page, name = "Accounts") => page.getByRole("table", { name });
const headings = async (page: Page, name = "Accounts") =>
    (await table(page, name).getByRole("columnheader").allInnerTexts()).map((t) => t.trim());
const button = (page: Page) => page.getByRole("button", { name: /^View: / });
const panel = (page: Page) => page.getByRole("dialog", { name: /View:/ });
const act = (page: Page, name: string | RegExp) => panel(page).getByRole("button", { name });
const open = async (page: Page) => {
    await button(page).click();
    await expect(panel(page).getByRole("list", { name: "Views" })).toBeVisible();
};
const choose = async (page: Page, name: string) => {
    await open(page);
    await panel(page)
        .getByRole("list", { name: "Views" })
        .getByRole("button", { name: new RegExp(`^${name}`) })
        .first()
        .click();
    await expect(panel(page)).toBeHidden();
};
const saveAs = async (page: Page, name: string) => {
    await open(page);
    await act(page, "Save as a new view…").click();
    await panel(page).getByLabel("Name of the view").fill(name);
    await act(page, "Save").click();
    await expect(button(page)).toHaveText(new RegExp(name));
};

const state = { columns: ["name", "mrr", "stage"], frozen: 2, sort: "-mrr" };
const make = (session: Session, body: object = {}): Promise<Body> =>
    session.post("/api/v2/views", { name: "Large ones", entity: "account", state, ...body });

test("a view is saved by keyboard, marked when changed, reset, and saved again", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/accounts?sort=-mrr&assigned=me" });
    await settled(page);
    await expect(button(page)).toHaveText(/Standard/);
    await page.keyboard.press("v");
    await act(page, "Save as a new view…").press("Enter");
    await expect(panel(page).getByLabel("Name of the view")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(panel(page).getByText("Give the view a name")).toBeVisible();
    await page.keyboard.type("Mine by size");
    await page.keyboard.press("Enter");
    await expect(button(page)).toHaveText(/Mine by size/);
    const { rows } = await admin.get("/api/v2/me/views");
    expect(rows.map((r: Body) => r.name)).toEqual(["Mine by size"]);
    await expect(page).toHaveURL(`${stage.url}/accounts?view=${rows[0].id}`);
    const before = await column(table(page), "Account");

    await table(page)
        .getByRole("columnheader", { name: "Account", exact: true })
        .getByRole("button")
        .click();
    await expect(button(page)).toHaveText(/changed/);
    await expect(page).toHaveURL(new RegExp(`sort=null&view=${rows[0].id}`));
    await open(page);
    await act(page, "Reset to saved").click();
    await expect(button(page)).not.toHaveText(/changed/);
    await expect.poll(() => column(table(page), "Account")).toEqual(before);

    await page.getByRole("searchbox", { name: "Search accounts" }).fill("a");
    await expect(button(page)).toHaveText(/changed/);
    await open(page);
    await act(page, "Save changes").click();
    await toast(page, "Mine by size was saved");
    await expect(button(page)).not.toHaveText(/changed/);
    const stored = async () => (await admin.get(`/api/v2/views/${rows[0].id}`)).state;
    expect(await stored()).toMatchObject({ q: "a", sort: "-mrr", assigned: "me" });
    await undo(page, "Mine by size was saved");
    await expect.poll(async () => (await stored()).q).toBe(undefined);
    await expect(page.getByRole("searchbox", { name: "Search accounts" })).toHaveValue("");
});

test("columns in a view are the view's; no view shows the member's own again", async ({
    enter,
}) => {
    const view = await make(admin);
    await admin.call("PUT", "/api/v2/me/layouts/accounts", {
        entity: "account",
        columns: ["name", "users"],
    });
    const page = await enter(stage, people.admin, { path: `/accounts?view=${view.id}` });
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Stage"]);
    await expect(page.getByText("shows columns of its own")).toBeHidden();
    const press = (name: string) =>
        table(page).getByRole("columnheader", { name, exact: true }).getByRole("button");
    await press("Stage").focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await expect.poll(() => headings(page)).toEqual(["Account", "Stage", "MRR"]);
    await expect(button(page)).toHaveText(/changed/);
    await page.keyboard.press("Alt+Shift+ArrowRight");
    const layouts = async () => (await admin.get("/api/v2/me/layouts")).rows as Body[];
    await expect
        .poll(async () => (await layouts()).map((l) => l.table))
        .toEqual(["accounts", `view_${view.id}`]);
    expect((await layouts())[0].columns).toEqual(["name", "users"]);
    await choose(page, "Standard");
    await expect.poll(() => headings(page)).toEqual(["Account", "Users"]);
    await page.goBack();
    await expect.poll(() => headings(page)).toEqual(["Account", "Stage", "MRR"]);
});

test("a view opens the table, stands in the navigation, and is found", async ({ enter }) => {
    const view = await make(admin);
    const page = await enter(stage, people.admin, { path: `/accounts?view=${view.id}` });
    await settled(page);
    await open(page);
    await act(page, "Open Accounts with this view").click();
    await toast(page, "Accounts opens with Large ones");
    await act(page, "Pin Large ones in the navigation").click();
    const pinned = page.getByRole("list", { name: "Pinned views: Accounts" });
    await expect(pinned.getByRole("link")).toHaveText(["Large ones"]);
    await page.keyboard.press("Escape");

    await page.goto("/users");
    await pinned.getByRole("link", { name: "Large ones" }).click();
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Stage"]);
    await page.goto("/accounts");
    await expect(page).toHaveURL(`${stage.url}/accounts?view=${view.id}`);
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Stage"]);
    // An address that says something is not overruled.
    await page.goto("/accounts?sort=users");
    await expect(button(page)).toHaveText(/Standard/);
    await expect.poll(async () => (await headings(page)).length).toBe(14);
    await page.goto(`/accounts?view=${view.id}`);
    await choose(page, "Standard");
    await expect(page).toHaveURL(`${stage.url}/accounts?view=0`);
    await expect.poll(async () => (await headings(page)).length).toBe(14);

    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Accounts, users, pages, commands").fill("large on");
    await page
        .getByRole("dialog")
        .getByRole("button", { name: /Large ones/ })
        .click();
    await expect(button(page)).toHaveText(/Large ones/);

    await open(page);
    await act(page, "No longer open Accounts with this view").click();
    await undo(page, "Accounts no longer opens with Large ones");
    await open(page);
    await expect(act(page, "No longer open Accounts with this view")).toBeVisible();
    await act(page, "Take Large ones out of the navigation").click();
    await expect(pinned).toBeHidden();
});

test("a shared view opens by its link without replacing the reader's columns", async ({
    enter,
    tolerate,
}) => {
    tolerate(/404/);
    const own = { entity: "account", columns: ["name", "users"] };
    await csm.call("PUT", "/api/v2/me/layouts/accounts", own);
    const page = await enter(stage, people.admin, { path: "/accounts?sort=-mrr&columns=name,mrr" });
    await settled(page);
    await saveAs(page, "By size");
    const link = page.url();
    const reader = await enter(stage, people.csm, { path: link });
    await expect(reader.getByText("This view cannot be shown")).toBeVisible();
    await expect(reader.getByRole("row")).toHaveCount(0);
    await reader.getByRole("button", { name: "Show all accounts" }).click();
    await expect.poll(() => headings(reader)).toEqual(["Account", "Users"]);

    await open(page);
    await act(page, "Share with everybody").click();
    await toast(page, "Everybody sees By size now");
    await reader.goto(link);
    await expect.poll(() => headings(reader)).toEqual(["Account", "MRR"]);
    const stored = async () => (await csm.get("/api/v2/me/layouts")).rows[0].columns;
    expect(await stored()).toEqual(own.columns);
    await open(reader);
    await expect(panel(reader).getByText(/^by /)).toBeVisible();
    await expect(act(reader, "Delete")).toBeHidden();
    await expect(act(reader, "Rename…")).toBeHidden();
    await reader.keyboard.press("Escape");
    await reader.getByRole("button", { name: "Show my columns" }).click();
    await expect.poll(() => headings(reader)).toEqual(["Account", "Users"]);
    await reader.goto(link);
    await reader.getByRole("button", { name: "Keep this view" }).click();
    await expect.poll(stored).toEqual(["name", "mrr"]);
    await expect(reader.getByText("This view shows columns of its own.")).toBeHidden();
});

test("a view is renamed; deleted, and brought back with Undo", async ({ enter, tolerate }) => {
    tolerate(/409/);
    const view = await make(admin);
    await make(admin, { name: "Taken" });
    const page = await enter(stage, people.admin, { path: `/accounts?view=${view.id}` });
    await settled(page);
    await open(page);
    await act(page, "Rename…").click();
    await panel(page).getByLabel("Name of the view").fill("taken");
    await act(page, "Save").click();
    await expect(panel(page).getByText(/has this name/)).toBeVisible();
    await panel(page).getByLabel("Name of the view").fill("Largest");
    await act(page, "Save").click();
    await expect(button(page)).toHaveText(/Largest/);
    await act(page, "Delete").click();
    await expect(button(page)).toHaveText(/Standard/);
    expect((await admin.ask("GET", `/api/v2/views/${view.id}`)).body.deleted_at).not.toBe(null);
    await undo(page, "Largest was deleted");
    await choose(page, "Largest");
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Stage"]);
});

test("what is gone is left out of a view, and told", async ({ enter }) => {
    const segment = await admin.post("/api/v2/segments", {
        name: "Soon gone",
        entity: "account",
        criteria: { all: [] },
    });
    const view = await make(admin, { state: { ...state, segment: segment.id } });
    await admin.delete(`/api/v2/segments/${segment.id}`);
    const page = await enter(stage, people.admin, { path: `/accounts?view=${view.id}` });
    await expect(page.getByText('The segment "Soon gone" was deleted')).toBeVisible();
    await expect.poll(() => headings(page)).toEqual(["Account", "MRR", "Stage"]);
    await page.getByRole("button", { name: "Close" }).first().click();
    await expect(page.getByText('The segment "Soon gone" was deleted')).toBeHidden();
});

test("a filter that is too long for an address becomes a view that its link names", async ({
    enter,
}) => {
    const long = {
        field: "name",
        op: "in",
        value: Array.from({ length: 200 }, (_, i) => `Nobody at all, not even ${i}`),
    };
    const first = { all: [long, { field: "mrr", op: ">=", value: 0 }] };
    const view = await make(admin, { state: { ...state, filter: first } });
    const page = await enter(stage, people.admin, { path: `/accounts?view=${view.id}` });
    await settled(page);
    await page
        .getByRole("group", { name: "Active filters" })
        .getByRole("button", { name: "Remove this filter" })
        .last()
        .click();
    await expect(button(page)).toHaveText(/Filter of/);
    await expect(page).toHaveURL(/\/accounts\?view=\d+$/);
    const id = Number(/view=(\d+)/.exec(page.url())?.[1]);
    expect(id).not.toBe(view.id);
    const made = await admin.get(`/api/v2/views/${id}`);
    expect(made).toMatchObject({ automatic: true, shared: false });
    expect(JSON.stringify(made.state.filter)).toContain("Nobody at all, not even 199");
    expect((await admin.get("/api/v2/me/views")).rows).toHaveLength(1);
    await page.reload();
    await expect(button(page)).toHaveText(/Filter of/);
    await open(page);
    await expect(panel(page).getByText(/too long for an address/)).toBeVisible();
});

test("what nobody knows in an address is left out, with a notice", async ({ enter }) => {
    const page = await enter(stage, people.admin, {
        path: "/accounts?sort=-mrr&colour=red&page=-3",
    });
    await toast(page, "colour, page");
    await expect(page).toHaveURL(`${stage.url}/accounts?sort=-mrr`);
    await page.goto("/lists?q=a&frozen=2");
    await toast(page, /frozen$/);
    await expect(page).toHaveURL(`${stage.url}/lists?q=a`);
});

test("users have views of their own", async ({ enter }) => {
    await make(admin);
    const page = await enter(stage, people.admin, { path: "/users?sort=-last_activity" });
    await settled(page);
    await open(page);
    await expect(panel(page).getByText("No views yet", { exact: false })).toBeVisible();
    await page.keyboard.press("Escape");
    await saveAs(page, "Seen last");
    await page.reload();
    await expect(button(page)).toHaveText(/Seen last/);
});
