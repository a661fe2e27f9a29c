// The path of a newcomer: an empty workspace, a key, the very curl line of the page in a shell,
// and the event is seen.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, row, test } from "./browse.ts";
import { openEmpty, type Stage } from "./stage.ts";

const run = promisify(execFile);
let stage: Stage;

test.beforeAll(async () => {
    stage = await openEmpty({ "ada@example.com": "administrator" });
});
test.afterAll(() => stage?.close());

test("from the first sign-in to the first event on the account", async ({ enter }) => {
    const page = await enter(stage, "ada@example.com", { path: "/" });
    await page.getByRole("link", { name: "Send the first event" }).click();
    await page.getByRole("button", { name: "New key" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New key" });
    await dialog.getByRole("button", { name: "Create the key" }).click();
    await expect(dialog.getByText("This is needed.")).toBeVisible();
    await dialog.getByLabel("Name").fill("Shop backend");
    await dialog.getByRole("button", { name: "Create the key" }).click();

    const shown = page.getByRole("region", { name: "Key for Shop backend" });
    const key = await shown.getByRole("status").locator("code").innerText();
    expect(key).toMatch(/^api_[\w-]{20,}$/);
    const data = page.getByRole("region", { name: "Send data" });
    for (const kind of ["csb-node", "Segment", "Browser", "curl"]) {
        await data.getByRole("tab", { name: kind }).click();
        await expect(data.locator("pre")).toContainText(key);
        await expect(data.locator("pre")).toContainText(stage.url);
    }
    const line = await data.locator("pre").innerText();
    expect(line).toMatch(/^curl /);

    const other = await page.context().newPage();
    await other.goto("/settings/debugger");
    await expect(other.getByText("Nothing has arrived yet")).toBeVisible();
    const { stdout } = await run("bash", ["-c", line]);
    expect(JSON.parse(stdout)).toMatchObject({ success: true });
    const item = other.getByRole("row").filter({ hasText: "acme" }).first();
    await expect(item).toContainText("Accepted", { timeout: 2000 });
    await expect(item).toContainText(key.slice(0, 8));

    await page.getByRole("link", { name: "Watch it arrive in the event debugger" }).click();
    await page.getByRole("row").filter({ hasText: "acme" }).first().getByRole("button").click();
    const drawer = page.getByRole("dialog", { name: "Item" });
    await expect(drawer.locator("pre").first()).toContainText('"feature_id": "Report exported"');
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();

    await page.getByRole("link", { name: "Accounts" }).click();
    await row(page, /acme/).getByRole("link").click();
    const features = page.getByRole("region", { name: "Features used", exact: true });
    await expect(features.getByRole("listitem")).toHaveText("Report exported100%");
    await expect(page.getByRole("img", { name: /: 1 uses? on 1 of/ })).toBeVisible();
    await page.getByRole("tab", { name: "Users" }).click();
    await expect(row(page, /ada@acme\.example/)).toContainText("Active");
});

test("a key is shown once", async ({ enter }) => {
    const page = await enter(stage, "ada@example.com", { path: "/settings/keys" });
    await expect(row(page, /test api/)).toBeVisible();
    await expect(page.locator("body")).not.toContainText(stage.key);
    await expect(page.getByRole("region", { name: "Send data" }).locator("pre")).toContainText(
        "YOUR_API_KEY",
    );
});
