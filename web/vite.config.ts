import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * The colour scheme must be set before the first paint, but the content security policy forbids
 * inline scripts: src/boot/theme.js becomes a small classic script of its own in the head.
 */
function themeScript(): Plugin {
    let command = "serve";
    let file = "";
    return {
        name: "mainstay-theme-script",
        configResolved(config) {
            command = config.command;
        },
        buildStart() {
            if (command !== "build") return;
            const source = readFileSync("src/boot/theme.js", "utf8");
            const hash = createHash("sha256").update(source).digest("base64url").slice(0, 8);
            file = `assets/theme-${hash}.js`;
            this.emitFile({ type: "asset", fileName: file, source });
        },
        transformIndexHtml() {
            const src = command === "build" ? `/${file}` : "/src/boot/theme.js";
            return [{ tag: "script", attrs: { src }, injectTo: "head-prepend" }];
        },
    };
}

export default defineConfig({
    resolve: { alias: { "~": new URL("./src", import.meta.url).pathname } },
    plugins: [react(), themeScript()],
    build: {
        target: ["chrome123", "firefox121", "safari17.5"],
        // A lower target makes the minifier rewrite light-dark() and breaks every colour token.
        cssTarget: ["chrome123", "firefox121", "safari17.5"],
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: true,
        chunkSizeWarningLimit: 1200,
    },
    server: {
        proxy: { "/api": process.env.MAINSTAY_SERVER ?? "http://127.0.0.1:8080" },
    },
    test: {
        environment: "happy-dom",
        include: ["src/**/*.test.{ts,tsx}"],
        setupFiles: ["src/test/setup.ts"],
    },
});
