import { afterEach, describe, expect, it, vi } from "vitest";
import { activeShortcuts, addShortcuts, enableShortcuts } from "./shortcuts";

const press = (key: string, target: EventTarget = document.body, init: KeyboardEventInit = {}) =>
    target.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
    );
const on = (keys: string, run: () => void) =>
    addShortcuts([{ keys, label: keys, group: "g", run }]);

let off: (() => void)[] = [];
afterEach(() => {
    for (const f of off) f();
    off = [];
    enableShortcuts(true);
});

describe("shortcuts", () => {
    it("run single keys, sequences and Ctrl", () => {
        const a = vi.fn();
        const b = vi.fn();
        const c = vi.fn();
        off = [on("j", a), on("g a", b), on("ctrl+z", c)];
        press("j");
        press("g");
        press("a");
        press("z", document.body, { ctrlKey: true });
        expect([a, b, c].map((f) => f.mock.calls.length)).toEqual([1, 1, 1]);
    });
    it("let the newest handler win, and list it once", () => {
        const old = vi.fn();
        const young = vi.fn();
        off = [on("j", old), on("j", young)];
        press("j");
        expect(old).not.toHaveBeenCalled();
        expect(young).toHaveBeenCalledOnce();
        expect(activeShortcuts()).toHaveLength(1);
    });
    it("stay quiet in fields and when switched off", () => {
        const run = vi.fn();
        off = [on("j", run)];
        const input = document.body.appendChild(document.createElement("input"));
        press("j", input);
        input.remove();
        enableShortcuts(false);
        press("j");
        expect(run).not.toHaveBeenCalled();
    });
    it("forget a sequence that goes elsewhere", () => {
        const run = vi.fn();
        off = [on("g a", run)];
        press("g");
        press("x");
        press("a");
        expect(run).not.toHaveBeenCalled();
    });
});
