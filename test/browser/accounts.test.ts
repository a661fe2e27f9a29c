// The list of accounts.
// Goals: what is shown is what the server says for that address; order, search, pages and page
// size are in the address and a pasted address shows the same; every state (first run, nothing
// matches, failed) has its words and its way out.

import type { Page } from "@playwright/test";
import { column, expect, row, settled, test, toast } from "./browse.ts";
import { type Body, openDemo, openEmpty, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

const table = (page: Page) => page.getByRole("table", { name: "Accounts" });
const names = (page: Page) => column(table(page), "Account").then((all) => all.map(withoutInitial));
/** The square with the first letter stands before the name. */
const withoutInitial = (text: string) => text.replace(/^.\n/u, "");

async function namesFromServer(query: string): Promise<string[]> {
    const list = await admin.get(`/api/v2/accounts?columns=name&${query}`);
    return list.rows.map((account: Body) => account.name);
}

test("rows tell what the server knows of each account", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts?sort=-total_features_used" });
    const list = await admin.get("/api/v2/accounts?sort=-total_features_used&limit=1");
    const [first] = list.rows;
    const line = row(page, first.name).first();
    await expect(line).toContainText(first.external_id);
    await expect(line).toContainText(first.stage);
    const euros = new Intl.NumberFormat("en-US", {
        style: "currency",
        currency: "EUR",
        minimumFractionDigits: Number(first.mrr) < 1000 ? 2 : 0,
        maximumFractionDigits: Number(first.mrr) < 1000 ? 2 : 0,
    });
    await expect(line).toContainText(euros.format(Number(first.mrr)));
    await expect(line.getByRole("img")).toHaveAccessibleName(
        `Last 14 days: ${first.total_features_series.map((n: number) => n.toLocaleString("en-US")).join(", ")}`,
    );
    await expect(line).toContainText(first.total_features_used.toLocaleString("en-US"));
    const cells = await column(table(page), "Users");
    expect(cells[0]).toBe(String(first.users));
    await expect(page.getByRole("banner").or(page.locator("header")).first()).toContainText(
        String(list.total),
    );
});

test("a heading sorts, a second click turns the order round", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await expect.poll(() => names(page)).toEqual(await namesFromServer("sort=name&limit=50"));
    const orders = {
        MRR: ["-mrr", "mrr"],
        Account: ["name", "-name"],
        Users: ["-users", "users"],
        "Last activity": ["-last_activity", "last_activity"],
        "Success Manager": ["success_manager", "-success_manager"],
    };
    for (const [heading, sorts] of Object.entries(orders)) {
        for (const sort of sorts) {
            const head = table(page).getByRole("columnheader", { name: heading, exact: true });
            await head.getByRole("button").click();
            await expect(head).toHaveAttribute(
                "aria-sort",
                sort.startsWith("-") ? "descending" : "ascending",
            );
            await expect
                .poll(() => names(page), sort)
                .toEqual(await namesFromServer(`sort=${sort}&limit=50`));
            const expected = sort === "name" ? "" : `?sort=${sort}`;
            expect(new URL(page.url()).search).toBe(expected);
        }
    }
});

test("money is in order by value", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts?sort=-mrr&limit=100" });
    await settled(page);
    const shown = (await column(table(page), "MRR"))
        .filter((text) => /\d/.test(text))
        .map((text) => Number(text.replace(/[^\d.]/g, "")));
    expect(shown.length).toBeGreaterThan(30);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
});

test("search finds names without their accents, ids, and says when nothing matches", async ({
    enter,
}) => {
    await admin.post("/api/v2/accounts", {
        name: "Crème Brûlée Großküche",
        external_id: "X-cremebrulee",
    });
    const page = await enter(stage, people.admin, { path: "/accounts" });
    const box = page.getByRole("searchbox", { name: "Search accounts" });
    for (const text of ["creme brulee", "CRÈME", "grosskuche", "x-cremeb"]) {
        await box.fill(text);
        await expect.poll(() => names(page), text).toEqual(["Crème Brûlée Großküche"]);
        await expect(page).toHaveURL(
            `${stage.url}/accounts?q=${encodeURIComponent(text).replaceAll("%20", "+")}`,
        );
    }
    await box.fill("no such customer 4711");
    await expect(page.getByText("No account matches")).toBeVisible();
    await page.getByText("No account matches").locator("..").getByRole("button").click();
    await expect.poll(async () => (await names(page)).length).toBe(50);
    await expect(box).toHaveValue("");
    await expect(page).toHaveURL(`${stage.url}/accounts`);
});

test("pages and page size", async ({ enter }) => {
    const { total } = await admin.get("/api/v2/accounts?limit=1");
    const page = await enter(stage, people.admin, { path: "/accounts" });
    const pager = page.getByRole("navigation", { name: "Pages" });
    await expect(pager.getByRole("status")).toHaveText(`1–50 of ${total}`);
    await pager.getByRole("button", { name: "Next page" }).click();
    await expect(pager.getByRole("status")).toHaveText(`51–${total} of ${total}`);
    await expect
        .poll(() => names(page))
        .toEqual(await namesFromServer("sort=name&limit=50&page=2"));
    await expect(page).toHaveURL(`${stage.url}/accounts?page=2`);
    await expect(pager.getByRole("button", { name: "Next page" })).toBeDisabled();

    await pager.getByRole("combobox").or(pager.getByRole("textbox")).click();
    await page.getByRole("option", { name: "10", exact: true }).click();
    await expect(pager.getByRole("status")).toHaveText(`1–10 of ${total}`);
    await pager
        .getByRole("button", { name: "Page 3" })
        .or(pager.getByRole("button", { name: "Page 2" }))
        .first()
        .click();
    await expect(pager.getByRole("status")).toHaveText(`11–20 of ${total}`);
    await expect(page).toHaveURL(`${stage.url}/accounts?limit=10&page=2`);
    await page.goBack();
    await expect(pager.getByRole("status")).toHaveText(`1–10 of ${total}`);
});

test("a pasted address shows the same view; nonsense in it is ignored", async ({ enter }) => {
    const page = await enter(stage, people.admin, {
        path: "/accounts?sort=-users&limit=10&page=2&q=bar",
    });
    const wanted = await namesFromServer("sort=-users&limit=10&page=2&q=bar");
    await expect.poll(() => names(page)).toEqual(wanted);
    await expect(page.getByRole("searchbox", { name: "Search accounts" })).toHaveValue("bar");
    await page.goto("/accounts?limit=7&page=-3&unknown=1");
    await expect.poll(async () => (await names(page)).length).toBe(50);
});

test("j, k and Enter walk the rows; / goes to the search of the list", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    const links = table(page).getByRole("rowheader").getByRole("link");
    await page.keyboard.press("j");
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(links.nth(2)).toBeFocused();
    await page.keyboard.press("k");
    await expect(links.nth(1)).toBeFocused();
    const name = await links.nth(1).innerText();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await page.goBack();
    await settled(page);
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search accounts" })).toBeFocused();
});

test("a new account is in the list at once", async ({ enter, tolerate }) => {
    tolerate(/status of 4(00|09|22)/);
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    await page.keyboard.press("n");
    const dialog = page.getByRole("dialog", { name: "Add account" });
    await dialog.getByRole("button", { name: "Add account" }).click();
    await expect(dialog.getByText("This is needed.")).toHaveCount(2);
    await dialog.getByLabel("Name").fill("Aardvark Änderungen");
    await dialog.getByLabel("External id").fill("T-10000");
    await dialog.getByRole("button", { name: "Add account" }).click();
    await expect(dialog.getByLabel("External id")).toHaveAttribute("aria-invalid", "true");
    await dialog.getByLabel("External id").fill("T-aardvark");
    await dialog
        .getByRole("combobox", { name: "Success manager" })
        .or(dialog.getByRole("textbox", { name: "Success manager" }))
        .click();
    await page.getByRole("option", { name: "Mateo Brückner" }).click();
    await dialog.getByRole("button", { name: "Add account" }).click();
    await toast(page, "Aardvark Änderungen was added");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Aardvark Änderungen");
    await page.getByRole("link", { name: "Accounts" }).first().click();
    await expect(row(page, "Aardvark Änderungen")).toContainText("Mateo Brückner");
    const found = await admin.get("/api/v2/accounts?q=T-aardvark");
    expect(found.rows[0].success_manager.email).toBe(people.csm);
});

test("when the list cannot be fetched, it says so and can be asked again", async ({
    enter,
    tolerate,
}) => {
    tolerate(/ERR_(FAILED|CONNECTION_REFUSED)|net::/);
    const page = await enter(stage, people.admin, { path: "/settings/profile" });
    await page.route("**/api/v2/accounts?*", (route) => route.abort());
    await page.getByRole("link", { name: "Accounts" }).click();
    const failure = page.getByRole("alert").filter({ hasText: "cannot be reached" });
    await expect(failure).toBeVisible();
    await page.unroute("**/api/v2/accounts?*");
    await failure.getByRole("button", { name: "Retry" }).click();
    await expect.poll(async () => (await names(page)).length).toBe(50);
});

test.describe("a new workspace", () => {
    let fresh: Stage;
    test.beforeAll(async () => {
        fresh = await openEmpty({
            "ada@example.com": "administrator",
            "carl@example.com": "customer_success_manager",
            "rita@example.com": "read_only",
        });
    });
    test.afterAll(() => fresh?.close());

    test("says what to do first, to each what they may do", async ({ enter }) => {
        const page = await enter(fresh, "ada@example.com", { path: "/accounts" });
        await expect(page.getByText("No accounts yet")).toBeVisible();
        await page.getByRole("link", { name: "Send the first event" }).click();
        await expect(page).toHaveURL(`${fresh.url}/settings/keys`);
        const csm = await enter(fresh, "carl@example.com", { path: "/accounts" });
        await expect(csm.getByText("No accounts yet")).toBeVisible();
        await expect(csm.getByRole("link", { name: "Send the first event" })).toHaveCount(0);
        await expect(csm.getByRole("button", { name: "Add account" })).toHaveCount(2);
        const reader = await enter(fresh, "rita@example.com", { path: "/accounts" });
        await expect(reader.getByText("No accounts yet")).toBeVisible();
        await expect(reader.getByRole("button", { name: "Add account" })).toHaveCount(0);
    });
});
