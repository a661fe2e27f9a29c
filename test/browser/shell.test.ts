// The frame of every page: search for everything, shortcuts, appearance, pages that do not
// exist, and what the browser is told not to do.
import type { Page } from "@playwright/test";
import { expect, settled, test } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

const search = (page: Page) => page.getByPlaceholder("Accounts, users, pages, commands");
/** The first line of what is found, which Enter opens. */
const firstLine = (page: Page) => page.getByRole("dialog").getByRole("button").first();
const scheme = (page: Page) => page.locator("html").getAttribute("data-mantine-color-scheme");

async function ready(page: Page) {
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();
    await settled(page);
}

test("Ctrl+K finds accounts, users, pages and commands", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await ready(page);
    await page.keyboard.press("Control+k");
    await search(page).fill("tubingen");
    await expect(firstLine(page)).toContainText("Hotel Tübingen Mitte");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Tübingen");
    await expect(search(page)).toBeHidden();

    const { rows } = await admin.get("/api/v2/users?limit=1&sort=name");
    const [user] = rows as Body[];
    await page.keyboard.press("Control+k");
    await search(page).fill(user.email);
    await page.getByRole("button", { name: user.name }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(user.name);

    await page.keyboard.press("Control+k");
    await search(page).fill("debug");
    await expect(firstLine(page)).toContainText("Event debugger");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${stage.url}/settings/debugger`);

    await page.keyboard.press("Control+k");
    await search(page).fill("zzzz-nothing");
    await expect(page.getByText("Nothing matches “zzzz-nothing”")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(search(page)).toBeHidden();
});

test("? lists the shortcuts of the page; g leads to pages; inputs keep their letters", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await ready(page);
    await page.keyboard.press("Shift+?");
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    for (const label of ["Search or jump to", "Next row", "Accounts", "Undo the last change"])
        await expect(help.getByText(label, { exact: true }).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();

    await page.keyboard.press("g");
    await page.keyboard.press("u");
    await expect(page.getByRole("heading", { name: "Users", exact: true })).toBeVisible();
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await expect(page).toHaveURL(`${stage.url}/settings/team`);
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await expect(page).toHaveURL(`${stage.url}/accounts`);

    const box = page.getByRole("searchbox", { name: "Search accounts" });
    await box.click();
    await page.keyboard.type("gu?n/jk");
    await expect(box).toHaveValue("gu?n/jk");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page).toHaveURL(/\/accounts\?q=/);
});

test("appearance: chosen at once, kept by browser and server, right from the first frame", async ({
    enter,
}) => {
    const page = await enter(stage, people.manager, { colorScheme: "light" });
    await page.addInitScript(() => {
        const seen: (string | null)[] = [];
        Object.assign(window, { seenSchemes: seen });
        const look = () => {
            if (document.body)
                seen.push(document.documentElement.getAttribute("data-mantine-color-scheme"));
            if (seen.length < 60) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
    const seen = () => page.evaluate(() => (window as unknown as Body).seenSchemes as string[]);
    await page.goto("/accounts");
    await ready(page);
    expect(await scheme(page)).toBe("light");
    await page.getByRole("button", { name: /profile and appearance/ }).click();
    await page.getByRole("menuitem", { name: "Dark" }).click();
    await expect.poll(() => scheme(page)).toBe("dark");
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await expect.poll(ground).toBe("rgb(14, 15, 18)");
    await expect
        .poll(async () => (await admin.get("/api/v2/members")) && (await manager()).member.theme)
        .toBe("dark");

    await page.reload();
    await ready(page);
    expect(new Set(await seen())).toEqual(new Set(["dark"]));
    expect(await ground()).toBe("rgb(14, 15, 18)");

    // Another browser knows it from the server.
    const other = await enter(stage, people.manager, { path: "/accounts", colorScheme: "light" });
    await expect.poll(() => scheme(other)).toBe("dark");
    await other.getByRole("button", { name: /profile and appearance/ }).click();
    await other.getByRole("menuitem", { name: "As the system" }).click();
    await expect.poll(() => scheme(other)).toBe("light");
    await other.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => scheme(other)).toBe("dark");
    await other.reload();
    await ready(other);
    expect(await scheme(other)).toBe("dark");

    async function manager() {
        return (await stage.session(people.manager)).get("/api/v2/me");
    }
});

test("density is kept", async ({ enter }) => {
    const page = await enter(stage, people.manager, { path: "/settings/profile" });
    await page.getByText("Compact", { exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
    await page.goto("/accounts");
    await ready(page);
    await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
    const height = await page
        .getByRole("table")
        .locator("tbody tr")
        .first()
        .evaluate((line) => line.getBoundingClientRect().height);
    expect(height).toBeGreaterThanOrEqual(32);
    expect(height).toBeLessThan(34);
});

test("what does not exist has a page that says so", async ({ enter, tolerate }) => {
    tolerate(/status of 404/);
    const page = await enter(stage, people.admin);
    for (const path of ["/nothing/here", "/accounts/999999", "/users/999999", "/accounts/abc"]) {
        await page.goto(path);
        await expect(
            page.getByRole("heading", { name: "There is nothing here" }),
            path,
        ).toBeVisible();
    }
    await page.getByRole("link", { name: "Go to the start page" }).click();
    await expect(page).toHaveURL(`${stage.url}/accounts`);
});

test("script that is not the server's own does not run", async ({ enter, tolerate }) => {
    tolerate(/Content Security Policy/);
    const page = await enter(stage, people.admin);
    const reply = await page.goto("/accounts");
    const policy = reply?.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/default-src 'self'/);
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    await ready(page);
    const directive = await page.evaluate(
        () =>
            new Promise<string>((resolve) => {
                document.addEventListener("securitypolicyviolation", (event) =>
                    resolve(event.effectiveDirective),
                );
                const script = document.createElement("script");
                script.textContent = "window.injected = true";
                document.body.append(script);
            }),
    );
    expect(directive).toBe("script-src-elem");
    expect(await page.evaluate("window.injected")).toBeUndefined();
});

test("a name cannot become markup", async ({ enter }) => {
    const name = `<img src=x onerror="window.injected=1"> & <b>bold</b>`;
    const made = await admin.post("/api/v2/accounts", { name, external_id: "T-markup" });
    const page = await enter(stage, people.admin, { path: "/accounts?q=T-markup" });
    await expect(page.getByRole("link", { name })).toBeVisible();
    await page.goto(`/accounts/${made.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    expect(await page.evaluate("window.injected")).toBeUndefined();
});
