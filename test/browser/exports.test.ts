// Exports and jobs: what a table shows becomes a file, told when it is ready, kept for its maker;
// a change of many records is undone in the page, row by row as far as it stands.
import { readFile } from "node:fs/promises";
import { readCsv } from "../support/csv.ts";
import { readWorkbook } from "../support/zip.ts";
import { expect, row, settled, test, toast } from "./browse.ts";
import { openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

test("a filtered table becomes a file, read back as the table", async ({ enter }) => {
    const filter = JSON.stringify({ all: [{ field: "mrr", op: ">", value: 100 }] });
    const page = await enter(stage, people.admin, {
        path: `/accounts?sort=-mrr&f=${encodeURIComponent(filter)}`,
    });
    const listed = await admin.get(
        `/api/v2/accounts?limit=1000&sort=-mrr&columns=name&filter=${encodeURIComponent(filter)}`,
    );
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByText(`Export ${listed.total} rows`)).toBeVisible();
    await page.getByRole("menuitem", { name: "CSV file" }).click();
    const told = await toast(page, "The export is ready");
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        told.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^accounts-\d{4}-\d\d-\d\d\.csv$/);
    const [head, ...rows] = readCsv(await readFile(await download.path(), "utf8"));
    expect(head?.[0]).toBe("Name");
    expect(rows.filter((r) => r.length > 1).map((r) => r[0]?.replace(/^'/, ""))).toEqual(
        listed.rows.map((r: { name: string }) => r.name),
    );
});

test("a workbook, from the keyboard, and the list of past exports", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/users" });
    await page.getByRole("button", { name: "Export" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "CSV file" })).toBeVisible();
    await page.getByRole("menuitem", { name: "Excel workbook" }).press("Enter");
    await toast(page, "The export is ready");
    await page.goto("/settings/jobs");
    const line = row(page, /^users-.*\.xlsx$/);
    await expect(line).toContainText("done");
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        line.getByRole("link", { name: /^Download users-/ }).click(),
    ]);
    const [rows] = readWorkbook(await readFile(await download.path()));
    const { total } = await admin.get("/api/v2/users?limit=1");
    expect(rows).toHaveLength(total + 1);
});

test("members of a list are exported as they are shown", async ({ enter }) => {
    const list = await admin.post("/api/v2/lists", {
        name: "Everybody who pays",
        type: "account",
        criteria: { all: [{ field: "mrr", op: ">", value: 0 }] },
    });
    await expect
        .poll(async () => (await admin.get(`/api/v2/lists/${list.id}`)).refreshing)
        .toBe(false);
    const { total } = await admin.get(`/api/v2/accounts?list=${list.id}&limit=1`);
    const page = await enter(stage, people.admin, { path: `/lists/${list.id}` });
    await settled(page);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByText(`Export ${total} rows`)).toBeVisible();
    await page.getByRole("menuitem", { name: "CSV file" }).click();
    await toast(page, "The export is ready");
    const [made] = (await admin.get("/api/v2/exports")).rows;
    expect(made).toMatchObject({ entity: "account", rows: total, format: "csv" });
});

test("a change of many is listed with its rows, and undone there", async ({ enter }) => {
    const before = (await admin.get("/api/v2/accounts?limit=3&columns=name,industry")).rows;
    const ids = before.map((r: { id: number }) => r.id);
    await admin.post("/api/v2/accounts/bulk", {
        ids: [...ids, 99999999],
        set: { industry: "Bulk" },
    });
    const page = await enter(stage, people.admin, { path: "/settings/jobs" });
    const line = row(page, "Change of many records").first();
    await expect(line).toContainText("3 changed, 1 refused");
    await line.getByRole("button", { name: /^Show rows of job/ }).click();
    const drawer = page.getByRole("dialog", { name: "Rows of this job" });
    await expect(drawer.getByRole("row").filter({ hasText: "99999999" })).toContainText(
        "There is no such account",
    );
    await drawer.getByText("All", { exact: true }).click();
    await expect(drawer.getByRole("row")).toHaveCount(5);
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
    await line.getByRole("button", { name: /^Undo job/ }).click();
    await toast(page, "Undone");
    const after = (await admin.get("/api/v2/accounts?limit=3&columns=name,industry")).rows;
    const industries = (rows: { industry: string }[]) => rows.map((r) => r.industry);
    expect(industries(after)).toEqual(industries(before));
    await settled(page);
});

test("who may not export sees no button, and no exports", async ({ enter }) => {
    const page = await enter(stage, people.csm, { path: "/accounts" });
    await settled(page);
    await expect(page.getByRole("button", { name: "Export" })).toHaveCount(0);
    await page.goto("/settings/jobs");
    await expect(page.getByRole("heading", { name: "Jobs", exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Your exports" })).toHaveCount(0);
});
