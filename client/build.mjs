// Makes mainstay.js out of src/: one minified file. The bundler is the one that Vite brings with
// the page.
// Usage: node client/build.mjs OUTPUT

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const LARGEST = 3 * 1024; // bytes, compressed

export async function build() {
    const page = createRequire(join(here, "../web/package.json"));
    const vite = createRequire(page.resolve("vite"));
    const { minifySync } = await import(pathToFileURL(vite.resolve("rolldown/utils")).href);
    const source = readFileSync(join(here, "src/mainstay.js"), "utf8");
    const result = minifySync("mainstay.js", source, {
        compress: { target: "es2015" },
        mangle: { toplevel: true },
    });
    if (result.errors?.length) throw new Error(result.errors.map((e) => e.message).join("\n"));
    return result.code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const code = await build();
    const size = gzipSync(code, { level: 9 }).length;
    if (size > LARGEST) throw new Error(`mainstay.js is ${size} bytes compressed, over ${LARGEST}`);
    const output = process.argv[2] ?? join(here, "dist/mainstay.js");
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, code);
}
