// Imports in the page: a real file with bad rows is uploaded, mapped, checked, imported and undone;
// the page is reloaded at every step, because the server knows where an import stands.
import type { Page } from "@playwright/test";
import { readCsv } from "../support/csv.ts";
import { expect, row, settled, test, toast } from "./browse.ts";
import { openDemo, people, type Session, type Stage } from "./stage.ts";

let stage: Stage;
let admin: Session;

test.beforeAll(async () => {
    stage = await openDemo();
    admin = await stage.session(people.admin);
});
test.afterAll(() => stage?.close());

const upload = (page: Page, name: string, text: string | Buffer) =>
    page
        .getByLabel("Choose a file")
        .and(page.locator("input"))
        .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text as string) });

const fieldOf = (page: Page, column: string) =>
    page.getByRole("combobox", { name: `Field of column ${column}`, exact: true });

async function choose(page: Page, column: string, field: string) {
    await fieldOf(page, column).click();
    await page.getByRole("option", { name: field, exact: true }).click();
}

/** A figure of the counts. */
const count = (page: Page, label: string) =>
    page
        .locator("dl > div")
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator("dd");

const bad = [
    "\uFEFFKonto;Firma;Mitarbeiter;E-Mail",
    'IMP-1;"Zwei\nZeilen";5;a@b.example',
    "IMP-2;Zweite;viele;keine Adresse",
    ";Ohne Nummer;1;",
    'IMP-4;"kaputt"x;1;',
    "IMP-5;Fünfte;9;",
].join("\r\n");

test("a file with bad rows: mapped, checked, imported, reported and undone", async ({ enter }) => {
    const before = (await admin.get("/api/v2/accounts?limit=1")).total;
    const page = await enter(stage, people.admin, { path: "/settings/import" });
    await expect(page.getByText("Up to 1,024 MB.")).toBeVisible();
    await upload(page, "konten.csv", bad);
    await expect(page).toHaveURL(/\/settings\/import\?id=\d+$/);
    await expect(page.getByText("Separated by semicolons")).toBeVisible();
    await expect(page.getByText("UTF-8 with a byte-order mark")).toBeVisible();
    // E-Mail is guessed; the rest by hand. What another column means cannot be chosen twice.
    await expect(fieldOf(page, "E-Mail")).toHaveValue("E-mail");
    const check = page.getByRole("button", { name: "Check the file" });
    await expect(check).toBeDisabled();
    await choose(page, "Konto", "External id");
    await fieldOf(page, "Firma").click();
    await expect(page.getByRole("option", { name: "External id", exact: true })).toHaveAttribute(
        "data-combobox-disabled",
    );
    await page.keyboard.press("Escape");
    await choose(page, "Firma", "Name");
    await choose(page, "Mitarbeiter", "Employees");
    await expect(check).toBeEnabled();
    await page.reload();
    await expect(fieldOf(page, "Mitarbeiter")).toHaveValue("Employees");
    await check.click();
    await expect(page.getByRole("heading", { name: "What would happen" })).toBeVisible();
    await page.reload();
    await expect(count(page, "Would be new")).toHaveText("3");
    await expect(count(page, "Refused rows")).toHaveText("2");
    await expect(count(page, "Values left out")).toHaveText("2");
    const faults = page.getByRole("group", { name: "Rows and values that are not imported" });
    const fault = (column: string) => faults.getByRole("row").filter({ hasText: column });
    await expect(fault("Mitarbeiter")).toContainText("4");
    await expect(fault("Mitarbeiter")).toContainText("Must be a whole number");
    await expect(fault("Konto")).toContainText("5");
    await expect(fault("Konto")).toContainText("Is needed");
    expect((await admin.get("/api/v2/accounts?limit=1")).total).toBe(before);
    await page.getByRole("button", { name: "Import 3 rows" }).click();
    await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
    await toast(page, /^Import: 5 rows: 3 created/);
    await page.reload();
    await expect(count(page, "New")).toHaveText("3");
    expect((await admin.get("/api/v2/accounts?limit=1")).total).toBe(before + 3);
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download the report" }).click(),
    ]);
    const report = readCsv(await await fetchText(page, download.url()));
    expect(report.filter((line) => line[2] === "refused").map((line) => line[0])).toEqual([
        "5",
        "6",
    ]);
    await page.getByRole("button", { name: "Undo the import" }).click();
    await toast(page, "Undone");
    await expect(page.getByText(/^Undone /)).toBeVisible();
    expect((await admin.get("/api/v2/accounts?limit=1")).total).toBe(before);
    await page.getByRole("link", { name: "All imports" }).click();
    await expect(row(page, /konten\.csv/)).toContainText("Undone");
    await expect(row(page, /konten\.csv/)).toContainText(
        "3 new, 0 changed, 0 unchanged, 2 refused",
    );
});

const fetchText = (page: Page, url: string) =>
    page.evaluate(async (address) => (await fetch(address)).text(), url);

test("daily totals say beforehand that they cannot be undone", async ({ enter }) => {
    const [account] = (await admin.get("/api/v2/accounts?limit=1")).rows;
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const page = await enter(stage, people.admin, { path: "/settings/import?kind=usage" });
    await expect(page.getByText(/cannot be undone/)).toBeVisible();
    const line = `${day},${account.external_id},importer@example.com,Refund,3`;
    await upload(page, "use.csv", `day,account,user,feature,total\n${line}\n`);
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText(/cannot be undone/)).toBeVisible();
    await page.getByRole("button", { name: "Import one row" }).click();
    await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo the import" })).toHaveCount(0);
    await expect(count(page, "New")).toHaveText("1");
});

test("a file is dropped on the page, refused where it is none, and discarded", async ({
    enter,
    tolerate,
}) => {
    tolerate(/status of 400/);
    const page = await enter(stage, people.admin, { path: "/settings/import" });
    await upload(page, "empty.csv", "");
    await expect(page.getByRole("alert").filter({ hasText: "The file is empty" })).toBeVisible();
    await upload(page, "book.xlsx", "PK");
    await expect(page.getByRole("alert").filter({ hasText: "This is no CSV file" })).toBeVisible();
    const data = await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["account_id,name\nDROP-1,x\n"], "dropped.csv"));
        return transfer;
    });
    const target = page.getByText("Drop a CSV file here, or");
    await target.dispatchEvent("dragover", { dataTransfer: data });
    await target.dispatchEvent("drop", { dataTransfer: data });
    await expect(page.getByText("dropped.csv")).toBeVisible();
    await page.getByRole("button", { name: "Discard the file" }).click();
    const dialog = page.getByRole("dialog", { name: "Discard dropped.csv?" });
    await dialog.getByRole("button", { name: "Discard the file" }).click();
    await toast(page, "dropped.csv is discarded");
    await expect(page).toHaveURL(`${stage.url}/settings/import`);
    await settled(page);
    await expect(row(page, /dropped\.csv/)).toHaveCount(0);
});

test("from the palette, for those who may", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts" });
    await settled(page);
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Accounts, users, pages, commands").fill("import");
    await page
        .getByRole("option", { name: "Import" })
        .or(page.getByText("Import", { exact: true }))
        .first()
        .click();
    await expect(page).toHaveURL(`${stage.url}/settings/import`);
    const other = await enter(stage, people.csm, { path: "/settings/import" });
    await expect(other).toHaveURL(`${stage.url}/settings/profile`);
});
