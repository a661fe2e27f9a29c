// Health: a configuration is switched on and changed with the builder and its preview; pills in the
// list and on the account explain themselves.
import { expect, settled, test, toast } from "./browse.ts";
import { openDemo, people, type Session, type Stage, withoutRules } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
    await withoutRules(admin);
});
test.afterAll(() => stage?.close());

test("without a configuration the report leads those who may to the settings", async ({
    enter,
}) => {
    const unset = "No rules of health are set up";
    const reader = await enter(stage, people.readonly, { path: "/reports/health" });
    await expect(reader.getByText(unset)).toBeVisible();
    await expect(reader.getByRole("link", { name: "Set up the rules of health" })).toHaveCount(0);
    const page = await enter(stage, people.admin, { path: "/reports/health" });
    await expect(page.getByText(unset)).toBeVisible();
    await page.getByRole("link", { name: "Set up the rules of health" }).click();
    await expect(page).toHaveURL(/\/settings\/health$/);
});

test("without a configuration pills say that nothing is set up", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts?limit=10" });
    await page
        .getByRole("button", { name: /^Product adoption: Not calculated/ })
        .first()
        .click();
    const why = page.getByRole("dialog");
    await expect(why.getByText("No rule is set up for this signal.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(why).toBeHidden();
});

test("a ready-made configuration is switched on; its rules are changed with a preview", async ({
    enter,
}) => {
    const page = await enter(stage, people.admin, { path: "/settings/health" });
    await expect(page.getByText("No health configuration yet")).toBeVisible();
    await page.getByRole("button", { name: "Add Health to begin with" }).click();
    await toast(page, "Health to begin with is switched on");
    await page.getByRole("button", { name: "Health to begin with", exact: true }).click();
    const [config] = (await admin.get("/api/v2/health-configs")).rows;
    const good = page.getByRole("group", { name: "Condition 1", exact: true }).first();
    await expect(good.locator('input[aria-label="Field"]')).toHaveValue("Features used");
    await good.locator('input[aria-label="Value"]').fill("1");
    const changed = { ...config.product_adoption_good, value: 1 };
    const answer = await admin.post("/api/v2/health-configs/preview", {
        name: config.name,
        product_adoption_good: changed,
        product_adoption_poor: config.product_adoption_poor,
    });
    const chart = page.getByRole("region", { name: "Product adoption, last 60 days" });
    await expect(chart.getByRole("listitem").filter({ hasText: "Good" })).toContainText(
        String(answer.now.product_adoption.good),
    );
    await chart.getByRole("button", { name: /^Show as table/ }).click();
    await expect(chart.getByRole("columnheader", { name: "Not calculated" })).toBeVisible();
    await chart.getByRole("button", { name: /^Show as chart/ }).click();
    await chart.getByRole("button", { name: "Count every day" }).click();
    await expect(chart.getByText("Every account was counted on every day.")).toBeVisible({
        timeout: 60_000,
    });
    await chart.getByRole("button", { name: /^Show as table/ }).click();
    expect(await chart.getByRole("row").count()).toBeGreaterThan(55); // 60 days, today, heading
    await page.getByRole("button", { name: "Save" }).click();
    await toast(page, "Health to begin with was saved");
    const [after] = (await admin.get("/api/v2/health-configs")).rows;
    expect(after).toMatchObject({ product_adoption_good: changed });
    for (const key of ["financial_good", "service_poor", "relationship_good"])
        expect(after[key]).toEqual(config[key]);
});

test("a pill tells which rule decided and the figure found", async ({ enter }) => {
    await expect
        .poll(async () => {
            const { rows } = await admin.get(
                "/api/v2/accounts?columns=name,health_product_adoption&sort=-health_product_adoption&limit=1",
            );
            return rows[0].health_product_adoption;
        })
        .toBe("good");
    const list =
        "/api/v2/accounts?columns=name,features_used&sort=-health_product_adoption&limit=1";
    const [account] = (await admin.get(list)).rows;
    const page = await enter(stage, people.admin, {
        path: "/accounts?sort=-health_product_adoption&limit=10",
    });
    await page
        .getByRole("button", { name: /^Product adoption: Good/ })
        .first()
        .click();
    const why = page.getByRole("dialog");
    await expect(why.getByText("The rule for Good holds.")).toBeVisible();
    await expect(why.getByText("By “Health to begin with”, for all accounts")).toBeVisible();
    await expect(
        why.getByRole("listitem").filter({ hasText: "Features used" }).first(),
    ).toContainText(`Found: ${account.features_used}`);
    await expect(why.getByRole("img", { name: /^Product adoption, last / })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goto(`/accounts/${account.id}`);
    await settled(page);
    const card = page.getByRole("region", { name: "Product adoption", exact: true });
    await expect(card.getByRole("img", { name: /^Product adoption, last / })).toBeVisible();
    await card.getByRole("button", { name: /^Product adoption: Good/ }).click();
    await expect(page.getByRole("dialog").getByText("The rule for Good holds.")).toBeVisible();
});
