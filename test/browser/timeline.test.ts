// The timeline of an account. (That it is accessible, light and dark, is seen in screens.test.ts.)
// Goals: days with what happened on each, and more of it by scrolling or by a key; parts, kinds and
// search stand in the address and come back with it; a line opens to its details, one of health to
// the explanation of its day; what happens now appears by itself; empty and no match say so.
import type { Page } from "@playwright/test";
import { expect, settled, test } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;
let account: Body;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    const list = await admin.get("/api/v2/accounts?sort=-total_features_used&limit=1");
    account = list.rows[0];
});
test.afterAll(() => stage?.close());

const rows = async (query = "") =>
    (await admin.get(`/api/v2/accounts/${account.id}/timeline?limit=200${query}`)).rows as Body[];
const feed = (page: Page) => page.getByRole("region", { name: "Timeline", exact: true });
const lines = (page: Page) => feed(page).getByRole("listitem");
const path = (query = "") => `/accounts/${account.id}?tab=timeline${query}`;

test("days, newest first; a key loads more until all is there", async ({ enter }) => {
    const all = await rows();
    expect(all.length, "the demo tells something").toBeGreaterThan(20);
    const page = await enter(stage, people.admin, {
        path: `/accounts/${account.id}`,
    });
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(page).toHaveURL(/tab=timeline/);
    await expect(feed(page).getByRole("heading", { level: 2 }).first()).toBeVisible();
    const more = feed(page).getByRole("button", { name: "Load more" });
    await expect(async () => {
        if (await more.isVisible()) await more.press("Enter");
        await expect(feed(page).getByText("That is all")).toBeVisible({
            timeout: 200,
        });
    }).toPass();
    if (all.length < 200) await expect(lines(page)).toHaveCount(all.length);
    await expect(lines(page).first().getByRole("time")).toHaveAttribute("datetime", all[0].at);
});

test("parts, kinds and search stand in the address and come back with it", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: path() });
    const contacts = await rows("&tab=communication");
    await feed(page).getByText("Communication", { exact: true }).click();
    await expect(page).toHaveURL(/feed=communication/);
    await expect(lines(page)).toHaveCount(Math.min(contacts.length, 50));
    await feed(page).getByRole("button", { name: "Kinds" }).press("Enter");
    await page.getByRole("checkbox", { name: "Calls" }).check();
    await expect(page).toHaveURL(/kinds=call/);
    const calls = await rows("&kind=call");
    await expect(lines(page)).toHaveCount(Math.min(calls.length, 50));
    await page.keyboard.press("Escape");
    await expect(feed(page).getByRole("button", { name: "Kinds: 1" })).toBeFocused();
    await page.reload();
    await expect(feed(page).getByRole("button", { name: "Kinds: 1" })).toBeVisible();
    await expect(lines(page)).toHaveCount(Math.min(calls.length, 50));
    await page.getByRole("searchbox", { name: "Search the timeline" }).fill("xyzzy");
    await expect(feed(page).getByText("Nothing matches")).toBeVisible();
    await expect(page).toHaveURL(/q=xyzzy/);
    await feed(page).getByRole("button", { name: "Clear search and filters" }).click();
    await expect(lines(page)).toHaveCount(Math.min(contacts.length, 50));
});

test("a line opens to its details; one of health explains its day", async ({ enter }) => {
    const [change] = (
        await Promise.all(
            (
                await admin.get("/api/v2/accounts?sort=-total_features_used&limit=40")
            ).rows.map(async (a: Body) => ({
                account: a.id,
                rows: (
                    await admin.get(
                        `/api/v2/accounts/${a.id}/timeline?kind=health_product_adoption,health_service`,
                    )
                ).rows,
            })),
        )
    ).filter((found: Body) => Date.parse(found.rows[0]?.at ?? 0) > Date.now() - 25 * 86_400_000);
    expect(change, "health changed somewhere in the demo").toBeTruthy();
    const page = await enter(stage, people.admin, {
        path: `/accounts/${change.account}?tab=timeline&kinds=health`,
    });
    const first = lines(page)
        .filter({ hasText: /Product adoption health|Service health/ })
        .first();
    await first.getByRole("button", { expanded: false }).press("Enter");
    await expect(first.getByRole("term").filter({ hasText: "Before" })).toBeVisible();
    await first.getByRole("button", { name: /Why\?$/ }).click();
    const why = page.getByRole("dialog");
    await expect(why.getByText(/^At the end of/)).toBeVisible();
    await expect(why.getByText("What changed lately")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(why).toBeHidden();
});

test("what happens now appears by itself, with who did it", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: path("&kinds=risk") });
    await settled(page);
    await page.evaluate("window.notReloaded = true");
    const version = (await admin.get(`/api/v2/accounts/${account.id}`)).version;
    await admin.patch(`/api/v2/accounts/${account.id}`, {
        version,
        risk_score: 5,
        risk_note: "Their budget was cut in half",
    });
    const line = lines(page).filter({ hasText: "Risk score" }).first();
    await expect(line).toContainText(/to 5|is 5/, { timeout: 5000 });
    await line.getByRole("button", { expanded: false }).click();
    await expect(line.getByText("Their budget was cut in half")).toBeVisible();
    expect(await page.evaluate("window.notReloaded")).toBe(true);
});

test("an account without a past says so", async ({ enter }) => {
    const made = await admin.post("/api/v2/accounts", {
        name: "Quite new",
        external_id: "new",
    });
    const page = await enter(stage, people.admin, {
        path: `/accounts/${made.id}?tab=timeline`,
    });
    await expect(feed(page).getByText("Nothing has happened here yet")).toBeVisible();
});
