// A whole flow without a pointer: sign in, find an account, edit a fact, take it back; and every
// stop of Tab can be seen.
import type { Page } from "@playwright/test";
import { expect, settled, test, toast } from "./browse.ts";
import { openDemo, people, type Stage } from "./stage.ts";

let stage: Stage;

test.beforeAll(async () => {
    stage = await openDemo();
});
test.afterAll(() => stage?.close());

/** Presses Tab until the focus is on what matches; fails when it comes round without it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
    for (let i = 0; i < 80; i++) {
        await page.keyboard.press("Tab");
        const found = await page.evaluate(() => {
            const at = document.activeElement as HTMLElement | null;
            return at?.getAttribute("aria-label") ?? at?.textContent ?? "";
        });
        if (name.test(found)) return;
    }
    throw new Error(`Tab does not reach ${name}`);
}

test("sign in, open the palette, open an account, edit a field, take it back", async ({
    enter,
}) => {
    const page = await enter(stage, undefined, { path: "/sign-in" });
    await expect(page.getByLabel("E-mail")).toBeFocused();
    await page.keyboard.type(people.admin);
    await page.keyboard.press("Tab");
    await page.keyboard.type("mainstay-demo");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();

    await page.keyboard.press("Control+k");
    await expect(page.getByPlaceholder("Accounts, users, pages, commands")).toBeFocused();
    await page.keyboard.type("moretti");
    await expect(page.getByRole("button", { name: /Gruppo Moretti\s*T-/ })).toBeVisible();
    for (;;) {
        await page.keyboard.press("ArrowDown");
        const chosen = page.locator("[data-selected]");
        await expect(chosen).toHaveCount(1);
        if (/^Gruppo Moretti\s*T-/.test((await chosen.innerText()).trim())) break;
    }
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Gruppo Moretti");

    await tabTo(page, /^Phone: /);
    const phone = page.getByRole("button", { name: /^Phone: / });
    const before = await phone.innerText();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Phone" })).toBeFocused();
    await page.keyboard.type("+39 555 42");
    await page.keyboard.press("Enter");
    await toast(page, "Phone: saved");
    await expect(phone).toBeFocused();
    await expect(phone).toContainText("+39 555 42");
    await page.keyboard.press("Control+z");
    await toast(page, "Undone");
    await expect.poll(() => phone.innerText()).toBe(before);

    await tabTo(page, /^Stage: /);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("[role=menuitem]:focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^Stage: / })).toBeFocused();

    await tabTo(page, /^Feature uses per day, last 26 weeks/);
    await page.keyboard.press("End");
    await expect(
        page.getByRole("region", { name: "Feature uses per day" }).getByRole("status"),
    ).not.toBeEmpty();
});

test("the first stop of Tab skips to the content", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
});

for (const path of ["/accounts?limit=10", "/accounts/3", "/settings/keys", "/settings/team"]) {
    test(`every stop of Tab shows that it has the focus: ${path}`, async ({ enter }) => {
        const page = await enter(stage, people.admin, { path });
        await settled(page);
        const hidden: string[] = [];
        const seen = new Set<string>();
        for (let i = 0; i < 90; i++) {
            await page.keyboard.press("Tab");
            const stop = await page.evaluate(() => {
                const at = document.activeElement as HTMLElement;
                if (!at || at === document.body) return undefined;
                const style = getComputedStyle(at);
                const outlined = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
                const field = /^(INPUT|TEXTAREA)$/.test(at.tagName);
                const box = at.getBoundingClientRect();
                return {
                    name: `${at.tagName} ${at.getAttribute("aria-label") ?? at.textContent}`,
                    key: `${at.id}${box.x},${box.y},${at.tagName}`,
                    visible: outlined || style.boxShadow !== "none" || field,
                };
            });
            if (!stop || seen.has(stop.key)) break;
            seen.add(stop.key);
            if (!stop.visible) hidden.push(stop.name);
        }
        expect(seen.size).toBeGreaterThan(10);
        expect(hidden).toEqual([]);
    });
}

test("a dialog holds the focus and gives it back", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/settings/keys" });
    await settled(page);
    await tabTo(page, /^New key$/);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "New key" });
    await expect(dialog.getByLabel("Name")).toBeFocused();
    for (let i = 0; i < 12; i++) {
        await page.keyboard.press("Tab");
        expect(
            await dialog.evaluate((box) => box.contains(document.activeElement)),
            "the focus stays in the dialog",
        ).toBe(true);
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "New key" })).toBeFocused();
});
