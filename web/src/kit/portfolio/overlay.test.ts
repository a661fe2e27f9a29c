import { describe, expect, it } from "vitest";
import { addressOf, isLong, laidOver, saysParts, shownBy, stateOf } from "./overlay";

const filter = { field: "mrr", op: ">=", value: 5 };
const state = {
    columns: ["name", "mrr"],
    frozen: 2,
    sort: "-mrr",
    filter,
    segment: 3,
    assigned: "7",
    q: "acme",
};
const view = shownBy(state, "name");

describe("a view", () => {
    it("shows what the address would say", () => {
        expect(view).toEqual({
            columns: "name,mrr",
            frozen: 2,
            sort: "-mrr",
            f: filter,
            segment: 3,
            role: undefined,
            assigned: 7,
            q: "acme",
        });
        expect(shownBy({ sort: "name", frozen: 1, assigned: "me" }, "name")).toMatchObject({
            sort: undefined,
            frozen: undefined,
            assigned: "me",
        });
    });
    it("keeps what the table shows, and comes back as it was", () => {
        const layout = { columns: ["name", "mrr"], frozen: 2 as const, widths: { mrr: 90 } };
        const kept = stateOf(laidOver(view, { view: 4 }), layout, "name");
        expect(kept).toEqual(state);
        expect(stateOf({}, layout, "name")).toEqual({
            columns: ["name", "mrr"],
            frozen: 2,
            sort: "name",
        });
    });
});

describe("what lies over a view", () => {
    it("is only what differs", () => {
        const shown = laidOver(view, { view: 4, page: 2 });
        expect(addressOf(view, shown, 4)).toEqual({ view: 4, page: 2 });
        expect(saysParts(addressOf(view, shown, 4))).toBe(false);
        const other = addressOf(view, { ...shown, sort: undefined, q: "b", f: { ...filter } }, 4);
        expect(other).toEqual({ view: 4, page: 2, sort: null, q: "b" });
        expect(saysParts(other)).toBe(true);
    });
    it("is shown over it, and can take parts out of it", () => {
        const shown = laidOver(view, { view: 4, sort: null, f: null, q: "b" });
        expect(shown).toMatchObject({ q: "b", segment: 3, columns: "name,mrr" });
        expect(shown.sort).toBeUndefined();
        expect(shown.f).toBeUndefined();
        expect("view" in shown).toBe(false);
    });
    it("is everything where there is no view", () => {
        const said = { sort: "-mrr", columns: "name,users", limit: 10 };
        expect(laidOver({}, said)).toMatchObject(said);
        expect(addressOf({}, said, undefined)).toMatchObject(said);
    });
});

it("a filter over 6 KB is too long for an address", () => {
    const values = (n: number) => ({ field: "name", op: "in", value: ["x".repeat(n)] });
    expect(isLong(undefined)).toBe(false);
    expect(isLong(values(5000))).toBe(false);
    expect(isLong(values(6200))).toBe(true);
    expect(isLong(values(2100).value.map(() => "ü".repeat(1100)) as never)).toBe(true);
});
