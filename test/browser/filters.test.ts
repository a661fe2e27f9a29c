// Filters of the lists of accounts and users.
// Goals: a rule of three levels with a module, a change and a comparison of two fields is built by
// keyboard alone, its sentence is read back, and after a reload the builder holds identical JSON;
// chips are edited in place; the address reproduces the view; what the server refuses is shown at
// its place.
import type { Locator, Page } from "@playwright/test";
import { column, expect, settled, test } from "./browse.ts";
import { type Body, openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

const encoded = (criteria: unknown) => encodeURIComponent(JSON.stringify(criteria));
/** The criteria in the address, as text. */
const inAddress = (page: Page) => new URL(page.url()).searchParams.get("f");
const total = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("status");
const condition = (page: Page, number: string) =>
    page.getByRole("group", { name: `Condition ${number}`, exact: true });
const control = (at: Locator, label: string) => at.locator(`input[aria-label="${label}"]`).first();

/** Presses Tab until that element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
    for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        if (await target.evaluate((e) => e === document.activeElement)) return;
    }
    throw new Error(`Tab does not reach ${target}`);
}

/** Opens the list of the control in focus and goes down to an option. */
async function pick(page: Page, target: Locator, option: string): Promise<void> {
    // What is marked once the list has drawn itself: it moves the mark a moment after it opened.
    const marked = () =>
        page.evaluate(async () => {
            const frame = () => new Promise(requestAnimationFrame);
            await frame();
            await frame();
            return document.querySelector("[data-combobox-selected]")?.textContent?.trim();
        });
    await page.keyboard.press("Enter");
    await expect(target).toHaveAttribute("aria-expanded", "true");
    for (let i = 0; i < 40; i++) {
        if ((await marked()) === option) {
            await page.keyboard.press("Enter");
            await expect(target).toHaveValue(option);
            return;
        }
        await page.keyboard.press("ArrowDown");
    }
    throw new Error(`${option} is not in the list`);
}

/** Types a part of a name into the control in focus and takes the first that matches. */
async function find(page: Page, target: Locator, text: string, found: string): Promise<void> {
    await expect(target).toBeFocused();
    await page.keyboard.press("ControlOrMeta+a");
    // As fast as people type: the list takes a moment to open at the first letter.
    await page.keyboard.type(text, { delay: 25 });
    await expect(target).toHaveAttribute("aria-expanded", "true");
    await expect(page.locator("[data-combobox-selected]")).toContainText(found);
    await page.keyboard.press("Enter");
    await expect(target).toHaveValue(found);
}

test("a rule of three levels by keyboard alone, read back as a sentence and as JSON", async ({
    enter,
}) => {
    test.setTimeout(120_000);
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    await page.keyboard.press("f");

    const first = condition(page, "1");
    await expect(control(first, "Field")).toBeFocused();
    await find(page, control(first, "Field"), "monthly recurring", "MRR");
    await tabTo(page, control(first, "Comparison"));
    await pick(page, control(first, "Comparison"), "is at least");
    await tabTo(page, control(first, "Value"));
    await page.keyboard.type("50");

    await tabTo(page, page.getByRole("button", { name: "Add group" }));
    await page.keyboard.press("Enter");
    const second = condition(page, "2.1");
    await expect(control(second, "Field")).toBeFocused();
    await find(page, control(second, "Field"), "feature uses", "Feature uses");
    await tabTo(page, control(second, "Used where"));
    await find(page, control(second, "Used where"), "sales", "Sales");
    await tabTo(page, control(second, "Days"));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("30");
    await tabTo(page, control(second, "Figure"));
    await pick(page, control(second, "Figure"), "its change, in percent");
    await page.keyboard.press("Shift+Tab");
    for (
        let i = 0;
        !(await control(second, "Value").evaluate((e) => e === document.activeElement));
        i++
    ) {
        expect(i).toBeLessThan(10);
        await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.type("10");
    await expect(control(second, "Comparison")).toHaveValue("fell by at least");

    const group = page.getByRole("group", { name: "Group 2", exact: true });
    await tabTo(page, group.getByRole("button", { name: "Add group" }));
    await page.keyboard.press("Enter");
    const third = condition(page, "2.2.1");
    await expect(control(third, "Field")).toBeFocused();
    await find(page, control(third, "Field"), "active users", "Active users");
    await tabTo(page, control(third, "Comparison"));
    await pick(page, control(third, "Comparison"), "is less than");
    await tabTo(page, control(third, "Compare with"));
    await pick(page, control(third, "Compare with"), "another field");
    await tabTo(page, control(third, "Factor"));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("0.8");
    await tabTo(page, control(third, "Field to compare with"));
    await find(page, control(third, "Field to compare with"), "licen", "Licences");
    const inner = page.getByRole("group", { name: "Group 2.2", exact: true });
    await tabTo(page, inner.getByRole("button", { name: "Add condition" }));
    await page.keyboard.press("Enter");
    const fourth = condition(page, "2.2.2");
    await find(page, control(fourth, "Field"), "stage", "Stage");
    await tabTo(page, control(fourth, "Comparison"));
    await pick(page, control(fourth, "Comparison"), "is not");
    await tabTo(page, control(fourth, "Value"));
    await find(page, control(fourth, "Value"), "trial", "Trial");

    const wanted = {
        all: [
            { field: "mrr", op: ">=", value: 50 },
            {
                any: [
                    {
                        field: "total_features_used",
                        op: "<=",
                        module: "sales",
                        days: 30,
                        change: "percent",
                        value: -10,
                    },
                    {
                        all: [
                            {
                                field: "active_users",
                                op: "<",
                                value: { times: 0.8, field: "licenses" },
                            },
                            { field: "stage", op: "!=", value: "Trial" },
                        ],
                    },
                ],
            },
        ],
    };
    const said = await admin.post("/api/v2/criteria/preview", {
        entity: "account",
        criteria: wanted,
    });
    expect(said.total).toBeGreaterThan(0);
    await expect(page.getByText(`${said.sentence}.`)).toBeVisible();
    const show = page.getByRole("button", { name: `Show ${said.total} account` });
    await tabTo(page, show);
    await page.keyboard.press("Enter");
    await expect(show).toBeHidden();
    await expect(total(page)).toContainText(`of ${said.total}`);
    const written = inAddress(page) ?? "";
    expect(JSON.parse(written)).toEqual(wanted);

    await page.reload();
    await settled(page);
    expect(inAddress(page)).toBe(written);
    await page.keyboard.press("f");
    await expect(page.getByText(`${said.sentence}.`)).toBeVisible();
    await expect(control(condition(page, "2.2.1"), "Field to compare with")).toHaveValue(
        "Licences",
    );
    await expect(control(condition(page, "2.1"), "Used where")).toHaveValue("Sales");
    await page.getByRole("button", { name: /^Show \d/ }).click();
    await expect(show).toBeHidden();
    expect(inAddress(page)).toBe(written);
});

test("conditions move, turn into not and out by keyboard; Escape leaves the filter as it was", async ({
    enter,
}) => {
    const rule = {
        all: [
            { field: "mrr", op: ">=", value: 1 },
            { any: [{ field: "stage", op: "=", value: "Live" }] },
        ],
    };
    const page = await enter(stage, people.admin, { path: `/accounts?f=${encoded(rule)}` });
    await settled(page);
    const before = inAddress(page);
    await page.keyboard.press("f");
    await expect(control(condition(page, "1"), "Field")).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: "Move 1 with" }));
    await page.keyboard.press("ArrowDown");
    const moved = page.getByRole("button", { name: "Move 1.1 with" });
    await expect(moved).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: "More for 1.1" }));
    await page.keyboard.press("Enter");
    const deny = page.getByRole("menuitem", { name: "Turn into “not”" });
    await expect(deny).toBeVisible();
    await expect(async () => {
        await page.keyboard.press("ArrowDown");
        await expect(deny).toBeFocused({ timeout: 100 });
    }).toPass();
    await page.keyboard.press("Enter");
    await expect(condition(page, "1.1").getByText("not", { exact: true })).toBeVisible();
    await expect(
        page.getByText(/^\(?not \(MRR is at least .*\) or stage is "Live"/i),
    ).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(moved).toBeHidden();
    expect(inAddress(page)).toBe(before);
    await expect(page.getByRole("button", { name: /Filters/ })).toBeFocused();
});

test("dragging a condition into a group regroups it", async ({ enter }) => {
    const a = { field: "mrr", op: ">=", value: 1 };
    const b = { field: "stage", op: "=", value: "Live" };
    const page = await enter(stage, people.admin, {
        path: `/accounts?f=${encoded({ all: [a, { any: [b] }] })}`,
    });
    await settled(page);
    await page.keyboard.press("f");
    const target = condition(page, "2.1");
    await expect(target).toBeVisible();
    const box = await target.boundingBox();
    await page.getByRole("button", { name: "Move 1 with" }).dragTo(target, {
        targetPosition: { x: 60, y: (box?.height ?? 30) - 4 },
    });
    await expect(condition(page, "1.2")).toBeVisible();
    await page.getByRole("button", { name: /^Show \d/ }).click();
    await expect.poll(() => JSON.parse(inAddress(page) ?? "")).toEqual({ all: [{ any: [b, a] }] });
});

test("chips say the parts of the filter, are edited in place and taken away", async ({ enter }) => {
    const [mateo] = (await admin.get("/api/v2/members?limit=100")).rows.filter(
        (m: Body) => m.email === people.csm,
    );
    const rule = {
        all: [
            { field: "mrr", op: ">=", value: 100 },
            { field: "success_manager", op: "=", value: mateo.id },
        ],
    };
    const page = await enter(stage, people.admin, { path: `/accounts?f=${encoded(rule)}` });
    const chips = page.getByRole("group", { name: "Active filters" });
    await expect(chips.getByRole("button", { name: "MRR is at least €100.00" })).toBeVisible();
    await expect(
        chips.getByRole("button", { name: `Success Manager is ${mateo.name}` }),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Filters 2" })).toBeVisible();

    await chips.getByRole("button", { name: "MRR is at least" }).click();
    await control(condition(page, "1"), "Value").fill("200");
    await page.getByRole("button", { name: /^Show \d/ }).click();
    await expect(chips.getByRole("button", { name: "MRR is at least €200.00" })).toBeVisible();
    expect(JSON.parse(inAddress(page) ?? "")).toEqual({
        all: [{ ...rule.all[0], value: 200 }, rule.all[1]],
    });
    const answer = await admin.get(`/api/v2/accounts?limit=1&filter=${inAddress(page)}`);
    await expect(total(page)).toContainText(`of ${answer.total}`);

    await chips.getByRole("button", { name: "Remove this filter" }).first().click();
    await expect.poll(() => JSON.parse(inAddress(page) ?? "")).toEqual({ all: [rule.all[1]] });
    await page.goBack();
    await expect(chips.getByRole("button", { name: "MRR is at least" })).toBeVisible();
    await chips.getByRole("button", { name: "Clear" }).click();
    await expect(chips).toBeHidden();
    await expect(page).toHaveURL(`${stage.url}/accounts`);
});

test("what is missing and what the server refuses stands at its place", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 400/);
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    await page.keyboard.press("f");
    const first = condition(page, "1");
    await find(page, control(first, "Field"), "website", "Website");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(first.getByText("A value is needed.")).toBeVisible();
    await control(first, "Value").fill("x".repeat(1001));
    await expect(first.getByText("At most 1000 characters")).toBeVisible();
    await expect(control(first, "Value")).toHaveAttribute("aria-invalid", "true");
    await page.keyboard.press("Escape");

    await page.goto(`/accounts?f=${encoded({ field: "gone", op: "=", value: 1 })}`);
    await expect(page.getByRole("alert").getByText('There is no field "gone"')).toBeVisible();
    await page.getByRole("alert").getByRole("button", { name: "Clear filters" }).click();
    await expect(page).toHaveURL(`${stage.url}/accounts`);
    await expect(total(page)).toContainText("of");
});

test("users are filtered the same way", async ({ enter }) => {
    const page = await enter(stage, people.csm, { path: "/users" });
    await settled(page);
    await page.keyboard.press("f");
    const first = condition(page, "1");
    await find(page, control(first, "Field"), "activity", "Activity");
    await tabTo(page, control(first, "Value"));
    await pick(page, control(first, "Value"), "Never logged in");
    await page.getByRole("button", { name: /^Show \d/ }).click();
    const csm = await stage.session(people.csm);
    const answer = await csm.get(`/api/v2/users?limit=50&sort=name&filter=${inAddress(page)}`);
    expect(answer.total).toBeGreaterThan(0);
    await expect(total(page)).toContainText(`of ${answer.total}`);
    const shown = await column(page.getByRole("table", { name: "Users" }), "Activity");
    expect(new Set(shown)).toEqual(new Set(["Never logged in"]));
});
