// How much a first visit of each screen loads, as it goes over the wire (compressed): script,
// styles and font stay below their bars; a further screen adds little; a second visit loads
// nothing again. Names in letters beyond Latin-1 (Paweł) may fetch the font's file for those
// letters as well.
import type { Page, Request } from "@playwright/test";
import { expect, settled, test } from "./browse.ts";
import { type Screen, screens, show } from "./screens.ts";
import { openDemo, people, type Stage } from "./stage.ts";

const KB = 1024;
const bars = { script: 270 * KB, stylesheet: 30 * KB, font: 50 * KB };
const beyondLatin1 = /[\u0100-\u024f\u0370-\u04ff\u1e00-\u1fff]/;
const laterBar = 45 * KB;
type Kind = keyof typeof bars;

// The tests of this file are spread over the workers; each worker has its own workspace.
test.describe.configure({ mode: "parallel" });

let stage: Stage;
let pages: Screen[];

test.beforeAll(async () => {
    stage = await openDemo();
    ({ pages } = await screens(stage));
});
test.afterAll(() => stage?.close());

/** Adds up what arrives from now on, by kind. */
function meter(page: Page) {
    const finished: Request[] = [];
    page.on("requestfinished", (request) => finished.push(request));
    return async () => {
        const sums: Record<Kind, number> = { script: 0, stylesheet: 0, font: 0 };
        for (const request of finished.splice(0)) {
            const kind = request.resourceType() as Kind;
            // What comes from the browser's cache counts as less than nothing.
            const bytes = kind in sums ? (await request.sizes()).responseBodySize : 0;
            if (kind in sums) sums[kind] += Math.max(0, bytes);
        }
        return sums;
    };
}

/** Screens are shared out among this many tests, so that every worker has its part. */
const parts = [0, 1, 2];

for (const part of parts)
    test(`a first visit stays below the bars, ${part + 1} of ${parts.length}`, async ({
        enter,
    }) => {
        test.setTimeout(180_000);
        const over: string[] = [];
        const sizes: Record<string, string> = {};
        for (const screen of pages.filter((_, i) => i % parts.length === part)) {
            const page = await enter(stage, screen.outside ? undefined : people.admin, {
                fresh: true,
            });
            const loaded = meter(page);
            await show(page, screen);
            const sums = await loaded();
            expect(sums.script, screen.name).toBeGreaterThan(50 * KB);
            sizes[screen.name] = Object.values(sums)
                .map((n) => (n / KB).toFixed(1))
                .join(" / ");
            const letters = await page.evaluate(() => document.body.innerText);
            const kinds = Object.keys(bars) as Kind[];
            for (const kind of kinds.filter((k) => k !== "font" || !beyondLatin1.test(letters)))
                if (sums[kind] > bars[kind])
                    over.push(`${screen.name}: ${kind} ${(sums[kind] / KB).toFixed(1)} KB`);
            await page.context().close();
        }
        test.info().annotations.push({ type: "KB", description: JSON.stringify(sizes) });
        if (process.env.MAINSTAY_SIZES) console.log(sizes);
        expect(over).toEqual([]);
    });

test("a further screen adds little, and a second visit loads nothing again", async ({ enter }) => {
    const page = await enter(stage, people.admin, { path: "/accounts", fresh: true });
    await settled(page);
    const loaded = meter(page);
    const steps: [string, () => Promise<void>][] = [
        ["account", () => page.getByRole("rowheader").getByRole("link").first().click()],
        [
            "users",
            () =>
                page
                    .getByRole("navigation", { name: "Main" })
                    .getByRole("link", { name: "Users" })
                    .click(),
        ],
        ["team", () => page.getByRole("link", { name: "Settings" }).click()],
        ...[
            "Keys",
            "Event debugger",
            "Products",
            "Workspace",
            "Mail",
            "Audit log",
            "My profile",
        ].map((name): [string, () => Promise<void>] => [
            name,
            () =>
                page
                    .getByRole("navigation", { name: "Settings" })
                    .getByRole("link", { name })
                    .click(),
        ]),
    ];
    await loaded();
    for (const [name, go] of steps) {
        await go();
        await settled(page);
        const { script, stylesheet } = await loaded();
        expect(script + stylesheet, name).toBeLessThan(laterBar);
    }
    await page.goto("/accounts");
    await settled(page);
    const again = await loaded();
    expect(again.script + again.stylesheet + again.font).toBe(0);
});
