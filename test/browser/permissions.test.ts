// Who sees and may do what on the page. (That the server refuses the rest is tested cell by cell
// in test/api.)
import type { Page } from "@playwright/test";
import { column, expect, row, settled, test } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;
let accounts: Body[];
const mine = (a: Body) =>
    ["success_manager", "onboarding_manager", "account_manager", "sales_manager"].some(
        (role) => a[role]?.email === people.csm,
    );
const managed = (a: Body) =>
    ["success_manager", "onboarding_manager", "account_manager", "sales_manager"].some(
        (role) => a[role],
    );

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    accounts = (await admin.get("/api/v2/accounts?limit=100")).rows;
});
test.afterAll(() => stage?.close());

const settingsOf = async (page: Page) => {
    const links = page.getByRole("navigation", { name: "Settings" }).getByRole("link");
    await expect(links.first()).toBeVisible();
    return links.allInnerTexts();
};
const edits = (page: Page) => page.getByRole("button", { name: /\. Edit$/ });

const all = [
    "Team",
    "Keys",
    "Event debugger",
    "Segments",
    "Health",
    "Products",
    "Custom attributes",
    "Life cycle and lists",
    "Workspace",
    "Mail",
    "Audit log",
    "Import",
    "Exports and jobs",
    "My profile",
];
const pages: [string, string, string[]][] = [
    ["an administrator", people.admin, all],
    ["a super manager", people.manager, ["Team", "Segments", "Exports and jobs", "My profile"]],
    ["a customer success manager", people.csm, ["Team", "Exports and jobs", "My profile"]],
    [
        "a developer",
        people.developer,
        [
            "Team",
            "Keys",
            "Event debugger",
            "Products",
            "Custom attributes",
            "Exports and jobs",
            "My profile",
        ],
    ],
    ["a read-only member", people.readonly, ["Team", "Exports and jobs", "My profile"]],
];
for (const [who, email, expected] of pages) {
    test(`settings of ${who}`, async ({ enter }) => {
        const page = await enter(stage, email, { path: "/settings/profile" });
        expect(await settingsOf(page)).toEqual(expected);
        // A pasted address of another page leads to the own profile, and asks the server nothing.
        for (const name of all.filter((one) => !expected.includes(one))) {
            const path = {
                Keys: "keys",
                "Event debugger": "debugger",
                Segments: "segments",
                Health: "health",
                Products: "products",
                "Custom attributes": "attributes",
                "Life cycle and lists": "lifecycle",
                Workspace: "workspace",
                Mail: "mail",
                "Audit log": "audit",
                Import: "import",
            }[name];
            await page.goto(`/settings/${path}`);
            await expect(page).toHaveURL(`${stage.url}/settings/profile`);
        }
        await page.goto("/settings/team");
        await expect(row(page, /Noor Achterberg/)).toBeVisible();
        const manages = email === people.admin;
        await expect(page.getByRole("button", { name: "Invite a member" })).toHaveCount(
            manages ? 1 : 0,
        );
        await expect(page.getByRole("button", { name: /^Actions for/ })).toHaveCount(
            manages ? 10 : 0,
        );
    });
}

test("a customer success manager sees their own and unassigned accounts", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 404/);
    const page = await enter(stage, people.csm, { path: "/accounts?limit=100" });
    const seen = accounts.filter((a) => mine(a) || !managed(a));
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.length).toBeLessThan(accounts.length);
    const ids = () => column(page.getByRole("table", { name: "Accounts" }), "External id");
    await expect
        .poll(async () => (await ids()).sort())
        .toEqual(seen.map((a) => a.external_id).sort());

    const foreign = accounts.find((a) => !seen.includes(a));
    await page.goto(`/accounts/${foreign.id}`);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await page.goto("/accounts");
    await settled(page);
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Accounts, users, pages, commands").fill(foreign.external_id);
    // Ids of their own that are spelled alike may be offered.
    await settled(page);
    await expect(page.getByText(foreign.name, { exact: true })).toHaveCount(0);
});

test("a customer success manager edits, and takes an account over, but deletes nothing", async ({
    enter,
}) => {
    const own = accounts.find((a) => a.success_manager?.email === people.csm);
    const page = await enter(stage, people.csm, { path: `/accounts/${own.id}` });
    await expect(page.getByRole("button", { name: /^Phone: / })).toBeVisible();
    await expect(page.getByRole("button", { name: "More actions" })).toHaveCount(0);
    await page.getByRole("button", { name: /^Success manager: / }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["Mateo Brückner", "Nobody"]);
});

test("a read-only member has nothing to edit with", async ({ enter }) => {
    const page = await enter(stage, people.readonly, { path: "/accounts" });
    await settled(page);
    await expect(page.getByText(/1–50 of \d+/)).toContainText(String(accounts.length));
    await expect(page.getByRole("button", { name: "Add account" })).toHaveCount(0);
    await page.keyboard.press("n");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.goto("/accounts?add=true");
    await settled(page);
    await expect(page.getByRole("dialog")).toHaveCount(0);

    const [one] = accounts;
    await page.goto(`/accounts/${one.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(one.name);
    await expect(page.getByRole("region", { name: "Features used", exact: true })).toBeVisible();
    await expect(edits(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "More actions" })).toHaveCount(0);

    await page.goto("/users");
    await settled(page);
    await expect(page.getByRole("button", { name: "Add user" })).toHaveCount(0);
    const users = await admin.get("/api/v2/users?limit=1");
    await page.goto(`/users/${users.rows[0].id}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(users.rows[0].name);
    await expect(edits(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "More actions" })).toHaveCount(0);
});

test("a developer sees customers but edits none", async ({ enter }) => {
    const page = await enter(stage, people.developer, { path: `/accounts/${accounts[0].id}` });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(accounts[0].name);
    await expect(edits(page)).toHaveCount(0);
});

test("whose profile is changed signs in anew and has what it allows", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 401/);
    const email = "theo@coppertill.example";
    const page = await enter(stage, email, { path: "/accounts" });
    await settled(page);
    await expect(page.getByRole("button", { name: "Add account" })).toBeVisible();
    const { rows } = await admin.get("/api/v2/members");
    const theo = rows.find((m: Body) => m.email === email);
    await admin.patch(`/api/v2/members/${theo.id}`, {
        profile: "read_only",
        version: theo.version,
    });
    const dialog = page.getByRole("dialog", { name: "Your session has ended" });
    await dialog.getByLabel("Password", { exact: true }).fill("mainstay-demo");
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("button", { name: /profile and appearance/ })).toContainText(
        "Read-only",
    );
    await expect(page.getByRole("button", { name: "Add account" })).toHaveCount(0);
});
