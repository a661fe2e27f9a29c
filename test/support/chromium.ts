// Where the system's Chromium is. CHROMIUM names another one.
import { accessSync, constants } from "node:fs";

const candidates = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
    "/usr/bin/google-chrome",
];

function isExecutable(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

export function chromiumPath(): string {
    const found = [process.env.CHROMIUM ?? "", ...candidates].find(
        (path) => path && isExecutable(path),
    );
    if (!found) throw new Error("Chromium is missing: run 'make deps', or set CHROMIUM");
    return found;
}
