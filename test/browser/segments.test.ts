// Segments: switched on, made with the builder, put in order, copied, deleted; as tabs above the
// lists; who entered and left.
import { expect, settled, test, toast, undo } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage, withoutRules } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    await withoutRules(admin);
});
test.afterAll(() => stage?.close());

/** A segment made through the API, last in the order. */
const make = (name: string, criteria: unknown): Promise<Body> =>
    admin.post("/api/v2/segments", { name, entity: "account", criteria });
const paying = { field: "mrr", op: ">", value: 0 };

const names = async () =>
    (await admin.get("/api/v2/segments?entity=account&sort=position&limit=100")).rows.map(
        (s: Body) => s.name,
    );

test("a ready-made and a new segment become tabs with counts", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/settings/segments" });
    await expect(page.getByRole("button", { name: "Add Renewal in 90 days" })).toBeVisible();
    await page.getByRole("button", { name: "Add Renewal in 90 days" }).click();
    await toast(page, "Renewal in 90 days is switched on");
    await expect(page.getByRole("button", { name: "Add Renewal in 90 days" })).toBeHidden();

    await page.getByRole("button", { name: "New segment" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("This is needed.")).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Paying");
    const first = page.getByRole("group", { name: "Condition 1", exact: true });
    const field = first.locator('input[aria-label="Field"]');
    await field.click();
    await field.pressSequentially("MRR", { delay: 25 });
    await page.keyboard.press("Enter");
    await first.locator('input[aria-label="Comparison"]').click();
    await page.getByRole("option", { name: "is at least" }).click();
    await first.locator('input[aria-label="Value"]').fill("100");
    const rule = { all: [{ field: "mrr", op: ">=", value: 100 }] };
    const said = await admin.post("/api/v2/criteria/preview", {
        entity: "account",
        criteria: rule,
    });
    await expect(page.getByText(`${said.sentence}.`)).toBeVisible();
    await expect(page.getByText(`${said.total} accounts match`)).toBeVisible();
    const past = page.getByRole("region", { name: "Accounts that would have matched" });
    const back = (await admin.post("/api/v2/criteria/look-back", { criteria: rule })).days;
    await past.getByRole("button", { name: /^Show as table/ }).click();
    const cells = past.getByRole("row").nth(1).getByRole("cell");
    await expect(cells.last()).toHaveText(String(back[0].matched));
    await past.getByRole("button", { name: /^Show as chart/ }).click();
    await past.getByRole("button", { name: "Count every day" }).click();
    await expect(past.getByText("Every account was counted on every day.")).toBeVisible({
        timeout: 60_000,
    });
    await page.getByRole("button", { name: "Save" }).click();
    await toast(page, "Paying was saved");
    const made = (await admin.get("/api/v2/segments?q=Paying")).rows[0];
    expect(made.criteria).toEqual(rule);

    await page.goto("/accounts");
    const tabs = page.getByRole("navigation", { name: "Segments" });
    const tab = tabs.getByRole("button", { name: `Paying ${said.total}` });
    await tab.hover();
    await expect(page.getByRole("tooltip")).toContainText("MRR is at least €100.00");
    await tab.click();
    await expect(page).toHaveURL(`${stage.url}/accounts?segment=${made.id}`);
    await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("status")).toContainText(
        `of ${said.total}`,
    );
    const member = (await admin.get(`/api/v2/accounts?segment=${made.id}&limit=1`)).rows[0];
    await page.getByRole("searchbox").fill(member.name);
    await expect(tabs.getByRole("button", { name: "Paying 1", exact: true })).toBeVisible();
});

test("order, copy, delete with undo, and who entered", async ({ enter }) => {
    await make("Small", { field: "mrr", op: "<", value: 50 });
    const { id } = await make("Busy", { field: "active_users", op: ">", value: 0 });
    const page = await enter(stage, people.admin, { path: "/settings/segments" });
    await settled(page);
    const before = await names();
    await page.getByRole("button", { name: "Move Busy with" }).focus();
    await page.keyboard.press("ArrowUp");
    await toast(page, "The new order is saved");
    expect(await names()).toEqual([...before.slice(0, -2), "Busy", "Small"]);
    await undo(page, "The new order is saved");
    expect(await names()).toEqual(before);

    await page.getByRole("button", { name: "Actions for Busy" }).click();
    await page.getByRole("menuitem", { name: "Clone" }).click();
    await toast(page, "Busy was copied");
    await page.getByRole("button", { name: "Actions for Copy of Busy" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const copy = page.getByRole("button", { name: "Copy of Busy", exact: true });
    await expect(copy).toHaveCount(0);
    const deleted = await toast(page, "Copy of Busy was deleted");
    await deleted.getByRole("button", { name: "Undo" }).click();
    await expect(copy).toBeVisible();

    const path = `/api/v2/segments/${id}/events?limit=5`;
    await expect.poll(async () => (await admin.get(path)).rows.length).toBeGreaterThan(0);
    const events = await admin.get(path);
    await page.getByRole("button", { name: "Actions for Busy" }).click();
    await page.getByRole("menuitem", { name: "Who entered and left" }).click();
    await expect(
        page.getByRole("dialog").getByText(`${events.rows[0].account.name} entered`),
    ).toBeVisible();
});

test("a segment that a rule stands on stays, with the reason", async ({ enter, tolerate }) => {
    tolerate(/status of 409/);
    const base = await make("Base", paying);
    await make("On top", { field: "segment", op: "=", value: base.id });
    const page = await enter(stage, people.admin, { path: "/settings/segments" });
    await page.getByRole("button", { name: `Actions for ${base.name}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByText(`"On top" stands on this segment`)).toBeVisible();
    await expect(page.getByText(`Segment is ${base.name}`)).toBeVisible();
});

test("unsaved work is not left by accident", async ({ enter }) => {
    const one = await make("Kept", paying);
    const page = await enter(stage, people.admin, { path: `/settings/segments?edit=${one.id}` });
    await page.getByLabel("What it is for").fill("changed");
    await page.getByRole("link", { name: "Team" }).click();
    const ask = page.getByRole("dialog", { name: "Leave without saving?" });
    await ask.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByLabel("What it is for")).toHaveValue("changed");
    await page.getByRole("link", { name: "Team" }).click();
    await ask.getByRole("button", { name: "Leave" }).click();
    await expect(page).toHaveURL(`${stage.url}/settings/team`);
});
