// Where the system's Chromium is. CHROMIUM names another one. The headless shell comes first where
// it is installed: the same engine without the windows that nobody sees, which cost as much again.
import { accessSync, constants } from "node:fs";

const candidates = [
    "/usr/bin/chromium-headless-shell",
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
