// Lists in the page: made of segments and criteria with a preview, listed with what they hold,
// searched and filtered, switched off and on, copied, deleted with undo, edited by those who may.
import { expect, settled, test, toast, undo } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

const paying = { field: "mrr", op: ">", value: 0 };
const make = async (body: Body, who = admin): Promise<Body> => {
    const list = await who.post("/api/v2/lists", {
        type: "account",
        criteria: paying,
        ...body,
    });
    await expect
        .poll(async () => (await admin.get(`/api/v2/lists/${list.id}`)).refreshing)
        .toBe(false);
    return admin.get(`/api/v2/lists/${list.id}`);
};

test("a list is made of a segment and criteria, and opens with its members", async ({ enter }) => {
    const [segment] = (await admin.get("/api/v2/segments?entity=account&sort=position&limit=1"))
        .rows;
    const page = await enter(stage, people.csm, { path: "/accounts" });
    await settled(page);
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await expect(page).toHaveURL(`${stage.url}/lists`);
    await settled(page);
    await page.keyboard.press("n");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("This is needed.")).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("To call");
    await page.getByRole("combobox", { name: "Segments" }).click();
    await page.getByRole("option", { name: segment.name }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add condition" }).click();
    const first = page.getByRole("group", { name: "Condition 1", exact: true });
    const field = first.locator('input[aria-label="Field"]');
    await field.click();
    await field.pressSequentially("MRR", { delay: 25 });
    await page.keyboard.press("Enter");
    await first.locator('input[aria-label="Comparison"]').click();
    await page.getByRole("option", { name: "is at least" }).click();
    await first.locator('input[aria-label="Value"]').fill("100");
    const csm = await stage.session(people.csm);
    const rule = { all: [{ field: "mrr", op: ">=", value: 100 }] };
    const said = await csm.post("/api/v2/criteria/preview", {
        entity: "account",
        criteria: { all: [{ field: "segment", op: "in", value: [segment.id] }, rule] },
    });
    await expect(page.getByText(new RegExp(`^${said.total} accounts? match`))).toBeVisible();
    await page.getByRole("button", { name: "Save" }).click();
    await toast(page, "To call was saved");
    await expect(page.getByRole("heading", { name: "To call" })).toBeVisible();
    const [list] = (await csm.get("/api/v2/lists?q=to+call")).rows;
    expect(list).toMatchObject({ criteria: rule, segments: [segment.id], status: "active" });
    await expect(page).toHaveURL(new RegExp(`/lists/${list.id}`));
    await expect(page.getByText(`in one of the segments ${segment.name}`)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("status")).toContainText(
        `of ${said.total}`,
    );
});

test("the listing searches, filters and sorts, and says what each list holds", async ({
    enter,
}) => {
    const all = await make({ name: "Zeta all", criteria: { all: [] } });
    await make({ name: "Zeta paying", type: "account" });
    await make({ name: "Zeta people", type: "user", criteria: { all: [] }, status: "inactive" });
    const page = await enter(stage, people.admin, { path: "/lists?q=zeta" });
    const table = page.getByRole("table", { name: "Lists" });
    const names = () => table.getByRole("rowheader").allInnerTexts();
    await expect.poll(names).toEqual(["Zeta all", "Zeta paying", "Zeta people"]);
    const row = table.getByRole("row", { name: /^Zeta all/ });
    await expect(
        row.getByText(all.members.toLocaleString("en"), { exact: true }).first(),
    ).toBeVisible();
    await expect(row.getByRole("img", { name: /^Financial: / })).toBeVisible();
    await page.getByRole("radiogroup", { name: "Status" }).getByText("Inactive").click();
    await expect.poll(names).toEqual(["Zeta people"]);
    await page.getByRole("radiogroup", { name: "Type" }).getByText("Accounts").click();
    await expect(page.getByText("No list matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("searchbox").fill("zeta");
    await page.getByRole("button", { name: "Members", exact: true }).click();
    await expect(page).toHaveURL(/sort=-members/);
    await expect
        .poll(names)
        .toEqual(
            (await admin.get("/api/v2/lists?q=zeta&sort=-members")).rows.map((l: Body) => l.name),
        );
});

test("switched off and on, copied, filled anew, deleted with undo", async ({ enter }) => {
    const list = await make({ name: "Renewals" });
    const page = await enter(stage, people.admin, { path: "/lists?q=renewals" });
    const choose = async (of: string, item: string) => {
        await page.getByRole("button", { name: `Actions for ${of}`, exact: true }).click();
        await page.getByRole("menuitem", { name: item }).click();
    };
    await choose("Renewals", "Make inactive");
    await toast(page, "Renewals keeps its members from now on");
    await expect(page.getByText("Inactive", { exact: true }).last()).toBeVisible();
    await undo(page, "Renewals keeps its members from now on");
    await expect
        .poll(async () => (await admin.get(`/api/v2/lists/${list.id}`)).status)
        .toBe("active");
    await choose("Renewals", "Clone");
    await toast(page, "Renewals was copied");
    const copy = page.getByRole("link", { name: "Copy of Renewals" });
    await expect(copy).toBeVisible();
    await choose("Copy of Renewals", "Delete");
    const deleted = await toast(page, "Copy of Renewals was deleted");
    await expect(copy).toHaveCount(0);
    await deleted.getByRole("button", { name: "Undo" }).click();
    await expect(copy).toBeVisible();
    await choose("Renewals", "Who entered and left");
    const events = (await admin.get(`/api/v2/lists/${list.id}/events?limit=1`)).rows;
    await expect(
        page.getByRole("dialog").getByText(`${events[0].account.name} entered`),
    ).toBeVisible();
    await page.keyboard.press("Escape");
    await copy.click();
    await page.getByRole("switch", { name: "Active" }).click();
    await toast(page, "Copy of Renewals keeps its members from now on");
    await choose("Copy of Renewals", "Fill anew");
    await toast(page, "Copy of Renewals is being filled anew");
});

test("who may not edit a list sees it and may copy it", async ({ enter }) => {
    const list = await make({ name: "The chief's" });
    const page = await enter(stage, people.csm, { path: `/lists/${list.id}` });
    await expect(page.getByRole("heading", { name: "The chief's" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Edit", exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Actions for The chief's" }).click();
    await expect(page.getByRole("menuitem", { name: "Clone" })).toBeVisible();
    await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
    await page.goto(`/lists/${list.id}/edit`);
    await expect(page.getByText("This list is somebody else's")).toBeVisible();
});

test("a list that is gone says so", async ({ enter, tolerate }) => {
    tolerate(/status of 404/);
    const page = await enter(stage, people.readonly, { path: "/lists/99999" });
    await expect(page.getByText("There is no such list")).toBeVisible();
    await page.getByRole("link", { name: "All lists" }).click();
    await expect(page.getByRole("button", { name: "New list" })).toHaveCount(0);
});
