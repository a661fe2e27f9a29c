// The pages before the door, and what happens when a session ends.
// Goals: signing in leads where one wanted to go and nowhere else; what goes wrong is said; a
// forgotten password and an invitation lead through the outbox to a signed-in page; whose
// session ends loses no work.

import type { Page } from "@playwright/test";
import { expect, row, test, toast } from "./browse.ts";
import { openEmpty, password, Session, type Stage, signIn } from "./stage.ts";

let stage: Stage;
const start = Date.now();
const day = 86_400_000;

test.beforeAll(async () => {
    stage = await openEmpty(
        {
            "ada@example.com": "administrator",
            "carl@example.com": "customer_success_manager",
            "dora@example.com": "read_only",
        },
        { clock: new Date(start).toISOString() },
    );
});
test.afterAll(() => stage?.close());

async function fillIn(page: Page, email: string, word: string) {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(word);
    await page.getByRole("button", { name: "Sign in" }).click();
}

/** The link in the newest mail to that address, as the administrator reads it in the outbox. */
async function mailedLink(page: Page, to: string): Promise<string> {
    await page.goto("/settings/mail");
    const mail = page.getByRole("row").filter({ hasText: to }).first();
    await expect(mail).toContainText("Kept");
    await mail.getByRole("button").click();
    const link = page.getByRole("dialog", { name: "Mail" }).getByRole("link");
    const href = (await link.first().getAttribute("href")) ?? "";
    expect(href).toMatch(/\/set-password\?token=/);
    const { pathname, search } = new URL(href);
    return pathname + search;
}

test("a wrong password is refused, the right one opens the page that was asked for", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 401/);
    const page = await enter(stage, undefined, { path: "/accounts?sort=-mrr" });
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await expect(page).toHaveTitle("Sign in · Mainstay");
    await expect(page.getByLabel("E-mail")).toBeFocused();
    await fillIn(page, "ada@example.com", "not the password");
    await expect(page.getByRole("alert")).toHaveText("E-mail or password is wrong.");
    await fillIn(page, "ada@example.com", password);
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();
    await expect(page).toHaveURL(`${stage.url}/accounts?sort=-mrr`);
});

test("a link to sign-in leads to no other site", async ({ enter, tolerate }) => {
    tolerate(/status of 401/);
    for (const next of ["//example.org/x", "https://example.org/", "/\\example.org"]) {
        const page = await enter(stage, undefined, {
            path: `/sign-in?next=${encodeURIComponent(next)}`,
        });
        await fillIn(page, "ada@example.com", password);
        await expect(page).toHaveURL(`${stage.url}/accounts`);
    }
});

test("ten wrong passwords lock the address out, and the page says for how long", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 429/);
    for (let i = 0; i < 10; i++)
        await signIn(stage.url, "dora@example.com", "guess").then(
            () => expect(i, "a guess must fail").toBeNull(),
            () => {},
        );
    const page = await enter(stage, undefined, { path: "/sign-in" });
    await fillIn(page, "dora@example.com", password);
    await expect(page.getByRole("alert")).toHaveText("Too many attempts. Try again in 15 minutes.");
});

test("signing out ends the session and shows nothing any more", async ({ enter, tolerate }) => {
    tolerate(/status of 401/);
    const page = await enter(stage, undefined, { path: "/sign-in" });
    await fillIn(page, "carl@example.com", password);
    await page.getByRole("button", { name: /carl.*profile and appearance/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    expect(await page.context().cookies()).toEqual([]);
    await page.goto("/accounts");
    await expect(page).toHaveURL(/\/sign-in/);
});

test("a forgotten password: mail, new password, signed in; the link works once", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 4(01|10)/);
    const page = await enter(stage, undefined, { path: "/sign-in" });
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("E-mail").fill("carl@example.com");
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();

    const admin = await enter(stage, "ada@example.com");
    const link = await mailedLink(admin, "carl@example.com");
    await page.goto(link);
    await expect(page.getByText("For carl@example.com")).toBeVisible();
    await page.getByLabel("New password").fill("short");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page.getByText("At least 10 characters.")).toHaveCount(2);
    await page.getByLabel("New password").fill("a wholly new one");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page).toHaveURL(`${stage.url}/accounts`);
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();

    await signIn(stage.url, "carl@example.com", "a wholly new one");
    await expect(signIn(stage.url, "carl@example.com", password)).rejects.toThrow(
        "bad_credentials",
    );
    const again = await enter(stage, undefined, { path: link });
    await expect(again.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("an invitation: from the team page to the invited member's first page", async ({ enter }) => {
    const admin = await enter(stage, "ada@example.com", { path: "/settings/team" });
    await admin.getByRole("button", { name: "Invite a member" }).click();
    const dialog = admin.getByRole("dialog", { name: "Invite a member" });
    await dialog.getByLabel("E-mail").fill("not an address");
    await dialog.getByRole("button", { name: "Send the invitation" }).click();
    await expect(dialog.getByText("This is not an e-mail address.")).toBeVisible();
    await dialog.getByLabel("E-mail").fill("eve@example.com");
    await dialog.getByLabel("Name").fill("Eve");
    await dialog.getByRole("button", { name: "Send the invitation" }).click();
    await toast(admin, "Invitation for eve@example.com is on its way");
    await expect(row(admin, /Eve/)).toContainText("Invited");

    const link = await mailedLink(admin, "eve@example.com");
    const page = await enter(stage, undefined, { path: link });
    await expect(page.getByRole("heading", { name: "Welcome to Mainstay" })).toBeVisible();
    await page.getByLabel("Your name").fill("Eve Ødegård");
    await page.getByLabel("New password").fill("a password of eve");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page.getByRole("button", { name: /Eve Ødegård/ })).toContainText(
        "Customer success manager",
    );
    await admin.goto("/settings/team");
    await expect(row(admin, /Eve Ødegård/)).toContainText("Active");
});

test("a session that is ended elsewhere asks for the password and goes on where it was", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 401/);
    const page = await enter(stage, undefined, { path: "/sign-in?next=/settings/profile" });
    await fillIn(page, "ada@example.com", password);
    await page.getByLabel("Name", { exact: true }).fill("half a na");
    const cookie = (await page.context().cookies())[0]?.value;

    const other = await signIn(stage.url, "ada@example.com", password);
    const mine = new Session(stage.url, cookie ?? "", { csrf: "" });
    const sessions = await mine.get("/api/v2/me/sessions");
    const current = sessions.rows.find((s: { current: boolean }) => s.current);
    await other.delete(`/api/v2/me/sessions/${current.id}`);

    const dialog = page.getByRole("dialog", { name: "Your session has ended" });
    await expect(dialog).toBeVisible();
    const word = dialog.getByLabel("Password", { exact: true });
    await word.fill("wrong password");
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(dialog.getByRole("alert")).not.toBeEmpty();
    await word.fill(password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("half a na");
});

test("a session that was not used for a month has ended", async ({ enter, tolerate }) => {
    tolerate(/status of 401/);
    const page = await enter(stage, undefined, { path: "/sign-in" });
    await fillIn(page, "ada@example.com", password);
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();
    await stage.workspace.setClock(new Date(start + 40 * day).toISOString());
    // Whatever the page asks next is refused; the live updates may have found out before the click.
    const ended = page.getByRole("dialog", { name: "Your session has ended" });
    await page
        .getByRole("link", { name: "Users" })
        .click({ timeout: 3000 })
        .catch(() => expect(ended).toBeVisible());
    await expect(ended).toBeVisible();
    await page.goto("/accounts");
    await expect(page).toHaveURL(/\/sign-in/);
});
