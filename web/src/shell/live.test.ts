import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeApplier, staleKeys } from "./live";

describe("what a message makes old", () => {
    const hit = (event: string, data: Record<string, unknown>, key: unknown[]) =>
        staleKeys({ event, data })?.(key) ?? false;
    it("is the lists and just the accounts named", () => {
        const data = { accounts: [7] };
        expect(hit("changed", data, ["accounts", {}])).toBe(true);
        expect(hit("changed", data, ["account", { id: 7 }])).toBe(true);
        expect(hit("changed", data, ["account-usage", { id: 8 }])).toBe(false);
        expect(hit("changed", data, ["account-timeline", { id: 7, q: "x" }])).toBe(true);
        expect(hit("changed", data, ["account-timeline", { id: 8 }])).toBe(false);
        expect(hit("changed", data, ["settings", {}])).toBe(false);
    });
    it("is what a job may change", () => {
        expect(hit("job", {}, ["import", { id: 3 }])).toBe(true);
        expect(hit("job", {}, ["imports", {}])).toBe(true);
        expect(hit("job", {}, ["accounts", {}])).toBe(false);
    });
    it("is everything after a reload", () => expect(hit("reload", {}, ["anything"])).toBe(true));
    it("is nothing for an unknown event", () => expect(hit("hello", {}, ["accounts"])).toBe(false));
});

describe("a busy stream", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());
    it("acts at once, then at most once a second", () => {
        const client = new QueryClient();
        const spy = vi.spyOn(client, "invalidateQueries").mockResolvedValue();
        const applier = makeApplier(client);
        for (let i = 0; i < 50; i++) applier.take({ event: "debugger", data: {} });
        expect(spy).toHaveBeenCalledTimes(1);
        vi.advanceTimersByTime(1000);
        expect(spy).toHaveBeenCalledTimes(2);
        vi.advanceTimersByTime(5000);
        expect(spy).toHaveBeenCalledTimes(2);
        applier.stop();
    });
});
