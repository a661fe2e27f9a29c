// Owners of fields in the page. Goals: the administrator says to whom a field belongs; the page
// says so before somebody edits it; what others sent is shown in the head and beside the field,
// accepted and dismissed there, and taken back; a member's own edit of an owned field says what
// became of it.
import type { Page } from "@playwright/test";
import { expect, row, test, toast, undo } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;
let account: Body;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    const list = await admin.get("/api/v2/accounts?sort=-total_features_used&limit=1");
    account = await admin.get(`/api/v2/accounts/${list.rows[0].id}`);
});
test.afterAll(() => stage?.close());

const now = () => admin.get(`/api/v2/accounts/${account.id}`);
const head = (page: Page) => page.getByRole("region", { name: "Suggested values" });
const send = (more: object) =>
    stage.send("/api/v1_1/account", { account_id: account.external_id, ...more });

async function own(field: string, owner: string) {
    const { rows } = await admin.get("/api/v2/field-owners?limit=1000");
    const known = rows.find((r: Body) => r.entity === "account" && r.field === field);
    if (known) await admin.patch(`/api/v2/field-owners/${known.id}`, { owner });
    else
        await admin.post("/api/v2/field-owners", {
            entity: "account",
            field,
            owner,
        });
}

test("the administrator says to whom a field belongs, and takes it back", async ({ enter }) => {
    const page = await enter(stage, people.admin, {
        path: "/settings/attributes",
    });
    const choice = page.getByRole("combobox", { name: "Owner of Licences" });
    await expect(choice).toHaveValue("last_writer");
    await choice.selectOption("The team");
    await undo(page, "Licences belongs to: The team");
    await expect(choice).toHaveValue("last_writer");
    await choice.selectOption("The integration");
    await toast(page, "Licences belongs to: The integration");
    const { rows } = await admin.get("/api/v2/fields?entity=account");
    expect(rows.find((r: Body) => r.key === "licenses").owner).toBe("integration");
    await page.getByRole("radiogroup").getByText("Users", { exact: true }).click();
    await expect(page.getByRole("combobox", { name: "Owner of Title" })).toBeVisible();
});

test("a developer sees the owners and sets none", async ({ enter }) => {
    const page = await enter(stage, people.developer, {
        path: "/settings/attributes",
    });
    await expect(row(page, /^Licences/)).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Owner of Licences" })).toHaveCount(0);
});

test("what the integration sends for the team's field waits in the head", async ({ enter }) => {
    await own("licenses", "member");
    const page = await enter(stage, people.manager, {
        path: `/accounts/${account.id}`,
    });
    await expect(page.getByRole("heading", { level: 1 })).toContainText(account.name);
    await send({ licenses: 4321 });
    const line = head(page).getByRole("listitem").filter({ hasText: "Licences" });
    await expect(line).toContainText("The integration suggests: 4,321");
    expect((await now()).licenses).toBe(account.licenses);
    await line.getByRole("button", { name: "Accept the suggestion for Licences" }).click();
    await expect.poll(async () => (await now()).licenses).toBe(4321);
    await expect(head(page)).toHaveCount(0);
    await undo(page, "Licences: the suggestion was accepted");
    expect((await now()).licenses).toBe(account.licenses);
    await expect(line).toContainText("4,321");
});

test("beside the field its owner stands, and the suggestion is dismissed", async ({ enter }) => {
    await own("licenses", "member");
    await send({ licenses: 5432 });
    const path = `/accounts/${account.id}?tab=details`;
    const page = await enter(stage, people.manager, { path });
    const line = page.getByRole("tabpanel").or(page.getByRole("main")).locator("dl > div", {
        hasText: "Licences",
    });
    const field = line.filter({ hasText: "The integration suggests" });
    await expect(field).toContainText("Team");
    await expect(field).toContainText("5,432");
    await field.getByRole("button", { name: "Dismiss the suggestion for Licences" }).click();
    await expect(head(page)).toHaveCount(0);
    await send({ licenses: 5432 });
    expect((await now()).suggested).toEqual({});
    await undo(page, "Licences: the suggestion was dismissed");
    await expect(field).toContainText("5,432");
});

test("a member's edit of the integration's field says that it is a suggestion", async ({
    enter,
}) => {
    await own("phone", "integration");
    const page = await enter(stage, people.manager, {
        path: `/accounts/${account.id}`,
    });
    const contact = page
        .getByRole("main")
        .getByRole("listitem")
        .filter({
            has: page.getByRole("button", { name: /^Phone: / }),
        });
    await expect(contact).toContainText("What you enter is kept as a suggestion");
    await page.getByRole("button", { name: /^Phone: / }).click();
    await page.getByRole("textbox", { name: "Phone" }).fill("+41 44 777 00 00");
    await page.keyboard.press("Enter");
    const said = "Phone belongs to the integration: your value was kept as a suggestion";
    await toast(page, said);
    expect((await now()).phone).toBe(account.phone);
    await expect(head(page)).toContainText("The team suggests: +41 44 777 00 00");
    await undo(page, said);
    await expect(head(page).getByText("+41 44 777 00 00")).toHaveCount(0);
});
