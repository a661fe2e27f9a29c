// The settings: team, keys, products, event debugger, workspace, mail, audit log, own
// attributes, lists, own profile. Goals: each page does what it says and the server knows it;
// what may be taken back is taken back; an error stands beside its field. (Invitations and the
// way of a new key: door.test.ts and newcomer.test.ts.)
import type { Page } from "@playwright/test";
import { expect, row, settled, test, toast, undo } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage, signIn } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

const member = async (email: string) =>
    (await admin.get("/api/v2/members")).rows.find((m: Body) => m.email === email);

async function menu(page: Page, of: string, item: string) {
    await page.getByRole("button", { name: `Actions for ${of}`, exact: true }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("team: a profile is changed; an Undo that is offered works", async ({ enter }) => {
    const profile = async () => (await member("amara@coppertill.example")).profile;
    const page = await enter(stage, people.admin, { path: "/settings/team" });
    await menu(page, "Amara Nwosu", "Read-only");
    const said = await toast(page, "Amara Nwosu is now Read-only");
    await expect(row(page, /Amara Nwosu/)).toContainText("Read-only");
    expect(await profile()).toBe("read_only");
    if (await said.getByRole("button", { name: "Undo" }).isVisible())
        await undo(page, "Amara Nwosu is now Read-only");
    else await menu(page, "Amara Nwosu", "Customer success manager");
    await expect(row(page, /Amara Nwosu/)).toContainText("Customer success manager");
    expect(await profile()).toBe("customer_success_manager");
});

test("team: who is disabled is signed out and cannot sign in until enabled again", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 401/);
    const email = "developer@coppertill.example";
    const own = await signIn(stage.url, email, "mainstay-demo");
    const page = await enter(stage, people.admin, { path: "/settings/team" });
    await menu(page, "Sam Okafor", "Disable");
    const dialog = page.getByRole("dialog", { name: "Disable Sam Okafor?" });
    await dialog.getByRole("button", { name: "Disable" }).click();
    await toast(page, "Sam Okafor is disabled");
    await expect(row(page, /Sam Okafor/)).toContainText("Disabled");
    expect((await own.ask("GET", "/api/v2/me")).status).toBe(401);
    await expect(signIn(stage.url, email, "mainstay-demo")).rejects.toThrow("bad_credentials");
    await menu(page, "Sam Okafor", "Enable");
    await toast(page, "Sam Okafor can sign in again");
    await signIn(stage.url, email, "mainstay-demo");
});

test("team: the last administrator stays one, and nobody disables themselves", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 4(00|03|09|22)/);
    const page = await enter(stage, people.admin, { path: "/settings/team" });
    await page.getByRole("button", { name: "Actions for Noor Achterberg" }).click();
    await expect(page.getByRole("menuitem", { name: "Disable" })).toBeDisabled();
    await expect(page.getByRole("menuitem", { name: "Read-only" })).toBeDisabled();
    const { id, version } = await member(people.admin);
    for (const change of [{ status: "disabled" }, { profile: "read_only" }]) {
        const reply = await admin.ask("PATCH", `/api/v2/members/${id}`, { ...change, version });
        expect(reply.status, JSON.stringify(reply.body)).toBeGreaterThanOrEqual(400);
        expect(reply.status).toBeLessThan(500);
    }
    expect((await member(people.admin)).status).toBe("active");
});

test("team: what each profile allows", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/settings/team" });
    await page.getByRole("tab", { name: "What profiles allow" }).click();
    const { permissions, profiles } = await admin.get("/api/v2/profiles");
    for (const permission of permissions as Body[]) {
        const cells = row(page, new RegExp(`^${permission.label}`))
            .first()
            .getByRole("cell");
        await expect(cells).toHaveText(
            (profiles as Body[]).map((p) =>
                p.permissions.includes(permission.key) ? "Yes" : "No",
            ),
        );
    }
});

test("keys: rotated with both living, until the old one is revoked", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/settings/keys" });
    await page.getByRole("button", { name: "New key" }).click();
    const dialog = page.getByRole("dialog", { name: "New key" });
    await dialog.getByLabel("Name").fill("Warehouse");
    await dialog.getByText("Secret key", { exact: true }).click();
    await expect(dialog.getByText("Keep it on servers")).toBeVisible();
    await dialog.getByRole("button", { name: "Create the key" }).click();
    const shown = page.getByRole("region", { name: "Key for Warehouse" }).locator("code");
    const first = await shown.innerText();
    const use = async (key: string) =>
        (
            await fetch(`${stage.url}/api/v2/accounts?limit=1`, {
                headers: { authorization: `Bearer ${key}` },
            })
        ).status;
    expect(await use(first)).toBe(200);
    // The snippets are for API keys only.
    await expect(page.getByRole("region", { name: "Send data" }).locator("pre")).not.toContainText(
        first,
    );
    await row(page, /Warehouse/)
        .getByRole("button", { name: "Rotate" })
        .click();
    await expect(shown).not.toHaveText(first);
    const second = await shown.innerText();
    expect(await use(second)).toBe(200);
    expect(await use(first)).toBe(200);
    await page.getByRole("button", { name: "I have copied it" }).click();
    await expect(page.getByText(second)).toHaveCount(0);
    const old = row(page, /Warehouse/).filter({ hasText: first.slice(0, 10) });
    await old.getByRole("button", { name: "Revoke" }).click();
    await page
        .getByRole("dialog", { name: "Revoke Warehouse?" })
        .getByRole("button", { name: "Revoke" })
        .click();
    await toast(page, "Warehouse was revoked");
    await expect(old).toContainText("Revoked");
    expect(await use(first)).toBe(401);
    expect(await use(second)).toBe(200);
});

test("products: a feature is found, renamed, hidden, and all of it taken back", async ({
    enter,
}) => {
    const [account] = (await admin.get("/api/v2/accounts?sort=-total_features_used&limit=1")).rows;
    const used = async () =>
        (await admin.get(`/api/v2/accounts/${account.id}/usage`)).features.map(
            (f: Body) => f.label,
        );
    const [label] = await used();
    const page = await enter(stage, people.admin, { path: "/settings/products" });
    await page.getByRole("searchbox", { name: "Search features" }).fill(label);
    await expect(page).toHaveURL(/\?q=/);
    await menu(page, label, "Rename or move");
    const dialog = page.getByRole("dialog", { name: "Rename or move" });
    await dialog.getByLabel("Label").fill("Renamed feature");
    await dialog.getByRole("button", { name: "Save" }).click();
    await toast(page, "Renamed feature was saved");
    await expect(dialog).toBeHidden();
    expect((await used())[0]).toBe("Renamed feature");
    await undo(page, "Renamed feature was saved");
    await expect.poll(used).toContain(label);

    await menu(page, label, "Hide");
    const line = page.getByRole("listitem").filter({ hasText: `Feature: ${label}` });
    await expect(line).toContainText("Hidden");
    await expect.poll(used).not.toContain(label);
    await menu(page, label, "Show again");
    await expect(line).not.toContainText("Hidden");
    await expect.poll(used).toContain(label);
});

test("event debugger: what was refused, why, and taken in after the cause is gone", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/settings/workspace" });
    const data = page.getByRole("region", { name: "Incoming data" });
    await data.getByRole("switch", { name: "Create unknown accounts and users" }).click();
    await data.getByRole("button", { name: "Save" }).click();
    await toast(page, "Saved");
    const sent = await fetch(`${stage.url}/api/v1_1/feature`, {
        method: "POST",
        headers: { authorization: `Bearer ${stage.key}`, "content-type": "application/json" },
        body: JSON.stringify({
            account_id: "stranger",
            user_id: "s1",
            product_id: "till",
            module_id: "sales",
            feature_id: "refund",
            total: "2",
        }),
    });
    expect(sent.status).toBeLessThan(500);

    await page.getByRole("link", { name: "Event debugger" }).click();
    await page.getByText("Refused", { exact: true }).first().click();
    await expect(page).toHaveURL(/verdict=refused/);
    const item = page.getByRole("row").filter({ hasText: "stranger" });
    await expect(item).toContainText("Refused");
    await item.getByRole("button").click();
    const drawer = page.getByRole("dialog", { name: "Item" });
    await expect(drawer.locator("pre").first()).toContainText('"account_id": "stranger"');
    await expect(drawer).toContainText(/unknown/i);
    await drawer.getByRole("button", { name: "Replay" }).click();
    await expect(page.getByText(/^Refused again: /)).toBeVisible();

    await admin.patch("/api/v2/settings", { create_unknown: true });
    await drawer.getByRole("button", { name: "Replay" }).click();
    await toast(page, "Taken in now");
    await expect(drawer).toContainText("Replayed");
    await expect
        .poll(async () => (await admin.get("/api/v2/accounts?q=stranger")).rows.length)
        .toBe(1);
    // The address holds the open item; Back closes it.
    await expect(page).toHaveURL(/item=\d+/);
    await page.goBack();
    await expect(drawer).toBeHidden();
});

test("event debugger: what was repaired, searched for, and cleared", async ({ enter }) => {
    await stage.send("/api/v1_1/account", { account_id: "odd-1", strange: 1, licenses: "many" });
    const page = await enter(stage, people.admin, { path: "/settings/debugger?verdict=repaired" });
    const item = page.getByRole("row").filter({ hasText: "odd-1" });
    await expect(item).toContainText("Repaired");
    await item.getByRole("button").click();
    const drawer = page.getByRole("dialog", { name: "Item" });
    await expect(drawer.getByRole("heading", { name: "Repairs" })).toBeVisible();
    await expect(drawer.getByRole("heading", { name: "As understood" })).toBeVisible();
    await drawer.getByRole("button", { name: "Close" }).click();
    await page.getByRole("searchbox", { name: "Search in items" }).fill("no such thing");
    await expect(page.getByText("No item matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(item).toBeVisible();
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await page
        .getByRole("dialog", { name: "Clear the debugger?" })
        .getByRole("button", { name: "Clear", exact: true })
        .click();
    await toast(page, "The debugger is empty");
    await expect(page.getByText("Nothing has arrived yet")).toBeVisible();
});

test("workspace: an error stands beside its field, the rest of what was typed stays", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 4(00|22)/);
    const page = await enter(stage, people.admin, { path: "/settings/workspace" });
    const form = page.getByRole("region", { name: "Workspace", exact: true });
    await form.getByLabel("Name").fill("Copper Till & Söhne");
    await form.getByLabel("Address of this page").fill("ftp://till.example");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByLabel("Address of this page")).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByLabel("Address of this page")).toHaveAccessibleDescription(
        /Must begin with http/,
    );
    await expect(form.getByRole("alert")).toHaveText("Please check the marked fields.");
    await expect(form.getByLabel("Name")).toHaveValue("Copper Till & Söhne");
    await form.getByLabel("Address of this page").fill("https://till.example");
    await form.getByRole("button", { name: "Save" }).click();
    await toast(page, "Saved");
    await expect(page.getByRole("navigation", { name: "Main" })).toContainText(
        "Copper Till & Söhne",
    );

    const kept = page.getByRole("region", { name: "Retention" });
    await kept.getByLabel("Audit log").fill("5");
    await kept.getByRole("button", { name: "Save" }).click();
    await expect(kept.getByLabel("Audit log")).toHaveAttribute("aria-invalid", "true");
    await kept.getByRole("button", { name: "Discard changes" }).click();
    await expect(kept.getByLabel("Audit log")).toHaveValue("1095");
});

test("workspace: only zones that exist can be chosen, and each that is offered is taken", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/settings/workspace" });
    const form = page.getByRole("region", { name: "Workspace", exact: true });
    const zone = form
        .getByRole("combobox", { name: "Time zone" })
        .or(form.getByRole("textbox", { name: "Time zone" }));
    await zone.click();
    await zone.fill("Mars/Phobos");
    await expect(page.getByRole("option")).toHaveCount(0);
    await zone.fill("Katm");
    await page.getByRole("option").first().click();
    const chosen = await zone.inputValue();
    expect(chosen).toBe("Asia/Katmandu");
    await form.getByRole("button", { name: "Save" }).click();
    await toast(page, "Saved");
    expect((await admin.get("/api/v2/me")).workspace.time_zone).toBe(chosen);
    const offered = await page.evaluate(() => Intl.supportedValuesOf("timeZone"));
    const refused: string[] = [];
    for (const time_zone of [...offered.filter((_, i) => i % 7 === 0), "Europe/Berlin"]) {
        const reply = await admin.ask("PATCH", "/api/v2/settings", { time_zone });
        if (reply.status !== 200) refused.push(time_zone);
    }
    expect(refused).toEqual([]);
});

test("mail: a demo keeps every mail in the outbox, where it can be read", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 409/);
    const page = await enter(stage, people.admin, { path: "/settings/mail" });
    await expect(page.getByText("No mail server is set up.")).toBeVisible();
    await page.getByLabel("To", { exact: true }).fill("postmaster@coppertill.example");
    await page.getByRole("button", { name: "Send a test mail" }).click();
    await toast(page, "Test mail to postmaster@coppertill.example is on its way");
    const mail = page.getByRole("row").filter({ hasText: "postmaster@" });
    await expect(mail).toContainText("Kept");
    await mail.getByRole("button").click();
    const drawer = page.getByRole("dialog", { name: "Mail" });
    await expect(drawer).toContainText("postmaster@coppertill.example");
    await expect(drawer.locator("pre")).not.toBeEmpty();
    await drawer.getByRole("button", { name: "Send again" }).click();
    await toast(page, "set the SMTP server first");
});

test("audit log: who changed what, filtered, and taken back", async ({ enter }) => {
    const account = await admin.post("/api/v2/accounts", {
        name: "Audited",
        external_id: "T-audited",
    });
    const csm = await stage.session(people.manager);
    await csm.patch(`/api/v2/accounts/${account.id}`, { phone: "+1 555 1", version: 1 });
    const page = await enter(stage, people.admin, { path: `/accounts/${account.id}` });
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "History of changes" }).click();
    await expect(page).toHaveURL(new RegExp(`entity=account&entity_id=${account.id}`));
    const lines = page.getByRole("table").locator("tbody tr");
    await expect(lines).toHaveCount(2);
    await expect(lines.first()).toContainText("Ingrid Sjöholm");
    await expect(lines.first()).toContainText("phone:");
    await expect(lines.first()).toContainText("+1 555 1");
    await expect(lines.last()).toContainText("Noor Achterberg");
    await lines.first().getByRole("button", { name: "Undo" }).click();
    await toast(page, "Undone");
    await expect
        .poll(async () => (await admin.get(`/api/v2/accounts/${account.id}`)).phone)
        .toBe(null);
    await expect(page.getByText("Undone", { exact: true }).first()).toBeVisible();
    await page.getByRole("link", { name: "Audited" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Audited");
});

test("custom attributes: one that a client sent waits to be confirmed", async ({ enter }) => {
    await stage.send("/api/v1_1/account", {
        account_id: "T-10001",
        custom_seats_planned: "15",
    });
    const page = await enter(stage, people.admin, { path: "/settings/attributes" });
    const line = page.getByRole("row").filter({ hasText: "custom_seats_planned" });
    await expect(line).toContainText("Unconfirmed");
    await line.getByRole("button", { name: "Confirm" }).click();
    await expect(line).toContainText("In use");
    const { rows } = await admin.get("/api/v2/custom-attributes?limit=200");
    expect(rows.find((r: Body) => r.key === "seats_planned").confirmed).toBe(true);

    await page.getByRole("button", { name: "New attribute" }).click();
    const dialog = page.getByRole("dialog", { name: "New attribute" });
    await dialog.getByLabel("Label").fill("Favourite colour");
    await dialog
        .getByRole("combobox", { name: "Type" })
        .or(dialog.getByRole("textbox", { name: "Type" }))
        .click();
    await page.getByRole("option", { name: "One of a list" }).click();
    await dialog.getByLabel("Choices").fill("Red\nGreen");
    await dialog.getByRole("button", { name: "Save" }).click();
    await toast(page, "Favourite colour was saved");
    await expect(
        page.getByRole("row").filter({ hasText: "custom_favourite_colour" }),
    ).toContainText("One of a list");
    const [account] = (await admin.get("/api/v2/accounts?limit=1")).rows;
    await page.goto(`/accounts/${account.id}?tab=details`);
    await expect(page.getByText("Favourite colour", { exact: true }).first()).toBeVisible();
});

test("lists: a stage is added, and can be chosen on an account", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/settings/lifecycle" });
    await page.getByRole("region", { name: "Stages" }).getByRole("button", { name: "Add" }).click();
    const dialog = page.getByRole("dialog", { name: "Add" });
    await dialog.getByLabel("Name").fill("Hand-over");
    await dialog.getByRole("button", { name: "Save" }).click();
    await toast(page, "Hand-over was saved");
    await expect(row(page, /Hand-over/)).toContainText("Trial");
    for (const list of ["Personas", "User roles", "Team roles", "Forecast statuses"]) {
        await page.getByRole("tab", { name: list }).click();
        await expect(page.getByRole("region", { name: list })).toBeVisible();
    }
    const [account] = (await admin.get("/api/v2/accounts?limit=1")).rows;
    await page.goto(`/accounts/${account.id}`);
    await page.getByRole("button", { name: /^Stage: / }).click();
    await expect(page.getByRole("menuitem", { name: "Hand-over" })).toBeVisible();
});

test("own profile: name, shortcuts off, password, other sessions", async ({ enter, tolerate }) => {
    tolerate(/status of 4(00|22)/);
    const email = "linnea@coppertill.example";
    const page = await enter(stage, email, { path: "/settings/profile" });
    await page.getByLabel("Name", { exact: true }).fill("Linnéa Åberg-Ström");
    await page.getByRole("region", { name: "You" }).getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("button", { name: /profile and appearance/ })).toContainText(
        "Linnéa Åberg-Ström",
    );
    const shortcuts = page.getByRole("switch", { name: /^Keyboard shortcuts/ });
    await shortcuts.click();
    await expect(shortcuts).not.toBeChecked();
    await settled(page);
    await page.getByRole("heading", { name: "My profile" }).click();
    await page.keyboard.press("Shift+?");
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page).toHaveURL(`${stage.url}/settings/profile`);

    const other = await signIn(stage.url, email, "mainstay-demo");
    const form = page.getByRole("region", { name: "Password" });
    await form.getByLabel("Current password", { exact: true }).fill("not it");
    await form.getByLabel("New password", { exact: true }).fill("a new long password");
    await form.getByRole("button", { name: "Change password" }).click();
    await expect(form.getByLabel("Current password", { exact: true })).toHaveAccessibleDescription(
        /\w/,
    );
    await form.getByLabel("Current password", { exact: true }).fill("mainstay-demo");
    await form.getByRole("button", { name: "Change password" }).click();
    await toast(page, "The password is changed; your other sessions have ended");
    expect((await other.ask("GET", "/api/v2/me")).status).toBe(401);

    await signIn(stage.url, email, "a new long password");
    await page.reload();
    const sessions = page.getByRole("region", { name: "Sessions" });
    await expect(sessions.locator("tbody tr")).toHaveCount(2);
    await sessions.getByRole("button", { name: "Sign out" }).click();
    await expect(sessions.locator("tbody tr")).toHaveCount(1);
    await expect(sessions.locator("tbody tr")).toContainText("This one");
});
