// Every screen, and everything that opens on one, in light and in dark.
// Goals: no violation of the accessibility rules (axe-core: WCAG 2.2 A and AA, best practice);
// no page scrolls sideways at 1024 and 768 pixels or at a zoom of 200%; forced colours keep
// pictures readable. With MAINSTAY_SHOTS=<folder> each screen is drawn on the way into
// <folder>/<width>-<scheme>/<screen>.png for people to look at; pictures are not compared.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, settled, test } from "./browse.ts";
import { type Screen, screens, show } from "./screens.ts";
import { type Body, openDemo, people, type Stage } from "./stage.ts";

// The tests of this file are spread over the workers; each worker has its own workspace.
test.describe.configure({ mode: "parallel", timeout: 240_000 });

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = process.env.MAINSTAY_SHOTS;
let stage: Stage;
let pages: Screen[];
let panels: Screen[];

test.beforeAll(async () => {
    stage = await openDemo();
    ({ pages, panels } = await screens(stage));
});
test.afterAll(() => stage?.close());

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * "rule: target (what is wrong)" of every violation. The page's policy allows no foreign script
 * tag. In the dark only what colours can break is looked at again.
 */
async function violations(page: Page, scheme: "light" | "dark"): Promise<string[]> {
    if (await page.evaluate("typeof window.axe === 'undefined'")) await page.evaluate(axe);
    const only =
        scheme === "light"
            ? { type: "tag", values: rules }
            : { type: "rule", values: ["color-contrast", "link-in-text-block"] };
    const result = (await page.evaluate(
        `axe.run(document, {
            resultTypes: ["violations"],
            preload: false,
            runOnly: ${JSON.stringify(only)},
        })`,
    )) as Body;
    return result.violations.flatMap((v: Body) =>
        v.nodes.map((n: Body) => `${v.id}: ${n.target.join(" ")} (${n.failureSummary})`),
    );
}

async function draw(page: Page, into: string, screen: Screen): Promise<void> {
    if (!folder) return;
    mkdirSync(join(folder, into), { recursive: true });
    const picture = await page.screenshot({ path: join(folder, into, `${screen.name}.png`) });
    expect(picture.length, screen.name).toBeGreaterThan(3000);
}

/** One of `shares` runs of neighbours, of about the same length. */
function shareOf(all: Screen[], share: number, shares: number): Screen[] {
    const at = (n: number) => Math.round((all.length * n) / shares);
    return all.slice(at(share), at(share + 1));
}

async function becomes(page: Page, colorScheme: "light" | "dark"): Promise<void> {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
}

/** Whether anything scrolls sideways in narrow windows and at double size. */
async function tooWide(page: Page, screen: Screen): Promise<string[]> {
    const wide: string[] = [];
    // 720 pixels are 1440 at a zoom of 200%.
    for (const width of [1024, 768, 720]) {
        await page.setViewportSize({ width, height: 768 });
        if (width === 1024) {
            await settled(page);
            await draw(page, "1024-light", screen);
        }
        const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) wide.push(`${screen.name} at ${width}: ${over} px too wide`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    return wide;
}

/** The screens are shared out among several tests, so that every worker has its part. */
const shares = { pages: 3, panels: 5 };

for (const kind of ["pages", "panels"] as const)
    for (let share = 0; share < shares[kind]; share++)
        test(`${kind} ${share + 1} of ${shares[kind]}: light, dark, narrow, double size`, async ({
            enter,
            tolerate,
        }) => {
            tolerate(/status of 40[014]/);
            const inside = await enter(stage, people.admin);
            const outside = await enter(stage, undefined);
            const found: Record<string, string[]> = {};
            let before: Screen | undefined;
            for (const screen of shareOf(kind === "pages" ? pages : panels, share, shares[kind])) {
                const page = screen.outside ? outside : inside;
                await show(page, screen, before);
                for (const scheme of ["light", "dark"] as const) {
                    await becomes(page, scheme);
                    await draw(page, `1440-${scheme}`, screen);
                    const wrong = await violations(page, scheme);
                    if (wrong.length > 0) found[`${screen.name}, ${scheme}`] = wrong;
                }
                await becomes(page, "light");
                if (kind === "pages" && !screen.outside) {
                    const wide = await tooWide(page, screen);
                    if (wide.length > 0) found[`${screen.name}, width`] = wide;
                }
                if (!screen.outside) before = screen;
            }
            expect(found).toEqual({});
        });

test("forced colours keep the steps of the calendar apart", async ({ enter }) => {
    const page = await enter(stage, people.admin, { forcedColors: "active" });
    await show(page, pages.find((s) => s.name === "account") as Screen);
    await settled(page);
    const cells = page.getByRole("region", { name: "Feature uses per day" }).locator("rect");
    const fills = await cells.evaluateAll((all) => [
        ...new Set(all.map((cell) => getComputedStyle(cell).fill)),
    ]);
    expect(fills.length).toBeGreaterThan(3);
});
