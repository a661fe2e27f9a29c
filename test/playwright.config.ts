// The browser suite: the system's Chromium against the real server with the page inside.
import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./support/chromium.ts";

export default defineConfig({
    testDir: "browser",
    testMatch: "**/*.test.ts",
    globalSetup: "./browser/demo.ts",
    timeout: 60_000,
    expect: { timeout: 10_000 },
    workers: 2,
    retries: 0,
    forbidOnly: true,
    outputDir: process.env.MAINSTAY_TEST_OUTPUT ?? "../build/browser",
    use: {
        browserName: "chromium",
        viewport: { width: 1440, height: 900 },
        locale: "en-US",
        timezoneId: "UTC",
        trace: "off",
        screenshot: "only-on-failure",
        launchOptions: {
            executablePath: chromiumPath(),
            // Chromium's own sandbox cannot start as root, as in a container.
            args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
        },
    },
});
