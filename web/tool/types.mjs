// Makes src/api/schema.d.ts from the server's OpenAPI document.
// Usage: npm run types -- ../build/openapi.json [output]
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const [input, output = "src/api/schema.d.ts"] = process.argv.slice(2);
if (!input) {
    console.error("usage: npm run types -- <openapi.json> [output]");
    process.exit(2);
}
const document = JSON.parse(await readFile(input, "utf8"));
const tree = await openapiTS(document);
await writeFile(
    output,
    `// Generated from the OpenAPI document by "npm run types".\n\n${astToString(tree)}`,
);
