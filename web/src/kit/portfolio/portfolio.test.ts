import { describe, expect, it } from "vitest";
import {
    isFrozen,
    type Layout,
    linkKey,
    linkOf,
    maxColumns,
    moved,
    normalised,
    ofLink,
    toggleFrozen,
    withColumn,
    withoutColumn,
    withWidth,
} from "./layout";
import { quickValues, withQuick } from "./quick";
import { allOf, toggled } from "./selection";

const layout: Layout = {
    columns: ["name", "mrr", "stage", "users"],
    frozen: 2,
    widths: { mrr: 90 },
};

describe("columns of a table", () => {
    it("can be added up to twenty", () => {
        expect(withColumn(layout, "email").columns.at(-1)).toBe("email");
        expect(withColumn(layout, "mrr")).toBe(layout);
        const keys = Array.from({ length: maxColumns - 1 }, (_, i) => `c${i}`);
        const full = { ...layout, columns: ["name", ...keys] };
        expect(withColumn(full, "email")).toBe(full);
    });
    it("can be taken away, all but the one that rows are told by", () => {
        const less = withoutColumn(layout, "mrr");
        expect(less).toEqual({ columns: ["name", "stage", "users"], frozen: 1, widths: {} });
        expect(withoutColumn(layout, "name")).toBe(layout);
        expect(withoutColumn(layout, "users").frozen).toBe(2);
    });
    it("move behind the first", () => {
        expect(moved(layout, "users", 1).columns).toEqual(["name", "users", "mrr", "stage"]);
        expect(moved(layout, "users", 0).columns).toEqual(["name", "users", "mrr", "stage"]);
        expect(moved(layout, "mrr", 9).columns).toEqual(["name", "stage", "users", "mrr"]);
        expect(moved(layout, "name", 2)).toBe(layout);
        expect(moved(layout, "mrr", 1)).toBe(layout);
    });
    it("stay in sight, two at most", () => {
        const users = toggleFrozen(layout, "users");
        expect(users.columns.slice(0, 2)).toEqual(["name", "users"]);
        expect([isFrozen(users, "users"), isFrozen(users, "mrr")]).toEqual([true, false]);
        expect(toggleFrozen(users, "users").frozen).toBe(1);
        expect(toggleFrozen(users, "name").frozen).toBe(0);
        expect(toggleFrozen({ ...layout, frozen: 0 }, "name").frozen).toBe(1);
    });
    it("keep their widths while they are there", () => {
        const wide = withWidth(layout, "stage", 200);
        expect(wide.widths).toEqual({ mrr: 90, stage: 200 });
        expect(withoutColumn(wide, "stage").widths).toEqual({ mrr: 90 });
    });
    it("become a link and back, with the reader's widths", () => {
        const link = linkOf(layout);
        expect(link).toEqual({ columns: "name,mrr,stage,users", frozen: 2 });
        expect(linkOf({ ...layout, frozen: 1 }).frozen).toBeUndefined();
        expect(ofLink(link, { ...layout, columns: ["name"] }, "name")).toEqual(layout);
        expect(linkKey({ columns: "name", frozen: 1 })).toBe(linkKey({ columns: "name" }));
    });
    it("of a link that says nonsense begin with the first", () => {
        expect(ofLink({ columns: "mrr,,mrr" }, layout, "name").columns).toEqual(["name", "mrr"]);
        expect(normalised({ columns: [], frozen: 2, widths: {} }, "name")).toEqual({
            columns: ["name"],
            frozen: 1,
            widths: {},
        });
    });
});

describe("selected rows", () => {
    const page = [10, 11, 12, 13];
    it("are taken in and out one by one", () => {
        const one = toggled({ ids: new Set(), last: undefined }, page, 11, false);
        expect([...one.ids]).toEqual([11]);
        expect([...toggled(one, page, 11, false).ids]).toEqual([]);
    });
    it("are a range from the last one, either way", () => {
        const one = toggled({ ids: new Set([4]), last: undefined }, page, 12, false);
        expect([...toggled(one, page, 10, true).ids].toSorted()).toEqual([10, 11, 12, 4]);
        const two = toggled({ ids: new Set(page), last: 11 }, page, 13, true);
        expect([...two.ids]).toEqual([10]);
    });
    it("of another page begin no range", () => {
        expect([...toggled({ ids: new Set([7]), last: 7 }, page, 11, true).ids]).toEqual([7, 11]);
    });
    it("all that match are named by what narrows the list", () => {
        const filter = { field: "mrr", op: ">", value: 1 };
        expect(
            allOf({
                sort: "-mrr",
                page: 3,
                columns: "name",
                q: "a",
                role: 2,
                assigned: "me",
                filter: JSON.stringify(filter),
            }),
        ).toEqual({ all: true, q: "a", role: 2, assigned: "me", filter });
    });
});

describe("quick filters", () => {
    const mrr = { field: "mrr", op: ">", value: 1 };
    const active = { field: "activity", op: "in", value: ["active"] };
    it("stand beside the other conditions", () => {
        expect(withQuick(undefined, "activity", ["active"])).toEqual(active);
        expect(withQuick(mrr, "activity", ["active"])).toEqual({ all: [mrr, active] });
        expect(withQuick({ any: [mrr, mrr] }, "activity", ["active"])).toEqual({
            all: [{ any: [mrr, mrr] }, active],
        });
    });
    it("change and go", () => {
        const both = { all: [mrr, active] };
        expect(quickValues(both, "activity")).toEqual(["active"]);
        expect(quickValues({ field: "account", op: "=", value: 5 }, "account")).toEqual([5]);
        expect(quickValues({ any: [active, mrr] }, "activity")).toEqual([]);
        expect(withQuick(both, "activity", [])).toEqual(mrr);
        expect(withQuick(active, "activity", [])).toBeUndefined();
    });
});
