import { expect, it } from "vitest";
import { reordered } from "./OrderedList";

it("an id goes before or after another", () => {
    expect(reordered([1, 2, 3], 3, 1, false)).toEqual([3, 1, 2]);
    expect(reordered([1, 2, 3], 1, 2, true)).toEqual([2, 1, 3]);
    expect(reordered([1, 2, 3], 1, 3, true)).toEqual([2, 3, 1]);
    expect(reordered([1, 2, 3], 2, 2, true)).toEqual([1, 2, 3]);
});
