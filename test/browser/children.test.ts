// The children of an account. Goals: a parent shows what its children of all levels add up to and
// lists them; each opens; one without children has no such tab.
import { expect, test } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;
/** A parent, its child, and the child's child. */
let family: Body[];

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    family = (await admin.get("/api/v2/accounts?sort=-mrr&limit=4")).rows;
    for (const [i, parent] of [0, 1].entries())
        await admin.patch(`/api/v2/accounts/${family[i + 1].id}`, {
            parent_id: family[parent].id,
        });
});
test.afterAll(() => stage?.close());

test("a parent adds its children up and lists them", async ({ enter }) => {
    const page = await enter(stage, people.admin, {
        path: `/accounts/${family[0].id}`,
    });
    await page.getByRole("tab", { name: "Children" }).click();
    const figures = page.getByRole("region", { name: "All child accounts" });
    const totals = await admin.get(`/api/v2/accounts/totals?under=${family[0].id}`);
    expect(totals.total).toBe(2);
    await expect(figures.locator("dl > div").filter({ hasText: /^Accounts/ })).toContainText("2");
    await expect(figures.locator("dl > div").filter({ hasText: /^Users/ })).toContainText(
        totals.users.toLocaleString("en-US"),
    );
    const poor = totals.health.financial.poor > 0;
    const worst = figures.locator("dl > div").filter({ hasText: "Worst health: Financial" });
    if (poor) await expect(worst).toContainText("Poor");
    const table = page.getByRole("table", { name: "Children" });
    for (const child of family.slice(1, 3))
        await expect(table.getByRole("link", { name: child.name })).toBeVisible();
    await page.getByRole("searchbox", { name: "Search child accounts" }).fill(family[2].name);
    await expect(table.getByRole("link", { name: family[1].name })).toHaveCount(0);
    await table.getByRole("link", { name: family[2].name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(family[2].name);
    await expect(page.getByRole("tab", { name: "Children" })).toHaveCount(0);
});
