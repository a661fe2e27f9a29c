// The suites that drive the real program without a browser: api/, clients/, crash/ and support/'s
// own tests. tool/test.sh chooses the folder (--dir) and the engine (MAINSTAY_TEST_ENGINE).
import { defineConfig } from "vitest/config";

export default defineConfig({
    test: {
        include: ["**/*.test.ts"],
        exclude: ["node_modules/**", "browser/**"],
        environment: "node",
        testTimeout: 30_000,
        hookTimeout: 60_000,
        teardownTimeout: 20_000,
        // Each file has its own server; two at a time fit two cores.
        maxWorkers: 2,
        pool: "forks",
        // A test that only sometimes passes is broken: no retries.
        retry: 0,
    },
});
