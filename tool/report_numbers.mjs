// Prints "PASSED FAILED" of a JSON report of vitest or playwright.
// Usage: node tool/report_numbers.mjs REPORT
// A test file that could not be loaded counts as one failure; playwright's retried successes count as failures:
// a test that passes only sometimes is broken.
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));

function ofVitest() {
    const files = report.testResults.filter((file) => file.status === "failed");
    const broken = files.filter(
        (file) => !file.assertionResults.some((test) => test.status === "failed"),
    );
    return [report.numPassedTests, report.numFailedTests + broken.length];
}

function ofPlaywright() {
    const { expected, unexpected, flaky } = report.stats;
    return [expected, unexpected + flaky + (unexpected === 0 && report.errors.length > 0 ? 1 : 0)];
}

console.log((report.stats ? ofPlaywright() : ofVitest()).join(" "));
