import { expect, it } from "vitest";
import { ignoredOf } from "./ignored";

it("what the page does not know, or cannot take, is ignored; what it takes out is not", () => {
    expect(ignoredOf({}, {})).toEqual([]);
    expect(ignoredOf({ q: "a", colour: "red" }, { q: "a" })).toEqual(["colour"]);
    expect(ignoredOf({ page: -3, sort: "mrr" }, { page: undefined, sort: "mrr" })).toEqual([
        "page",
    ]);
    expect(ignoredOf({ f: null }, { f: null })).toEqual([]);
});
