import { describe, expect, it } from "vitest";
import {
    type Catalog,
    type CriteriaField,
    comparable,
    directionOf,
    isComplete,
    operatorsOf,
    valueKind,
    withChange,
    withDirection,
    withField,
    withMember,
    withOperator,
} from "./fields";
import { rankOf } from "./pickers";

const field = (key: string, type: string, operators: string[], more = {}): CriteriaField => ({
    key,
    label: key,
    group: "General",
    type,
    operators,
    parameters: [],
    ...more,
});
const ordered = ["=", "<", ">=", "between", "in", "empty"];
const catalog: Catalog = {
    fields: [
        field("mrr", "money", ordered),
        field("amount", "money", ordered),
        field("licenses", "int", ordered),
        field("uses", "int", ordered, { parameters: ["product", "module", "days", "change"] }),
        field("revenue", "money", ordered, { parameters: ["change"] }),
        field("name", "text", ["=", "contains", "in", "empty"]),
        field("stage", "name", ["=", "in"]),
        field("frequency", "rank", ["=", "in"], { options: ["daily", "weekly"] }),
        field("renewal", "date", ["before", "in_next_days", "empty"]),
        field("paid", "bool", ["="]),
    ],
    operators: [
        { op: "=", label: "is", takes: "one", field: true },
        { op: "<", label: "is less than", takes: "one", field: true },
        { op: ">=", label: "is at least", takes: "one", field: true },
        { op: "between", label: "is between", takes: "two", field: false },
        { op: "contains", label: "contains", takes: "one", field: false },
        { op: "in", label: "is one of", takes: "list", field: false },
        { op: "before", label: "is before", takes: "one", field: true },
        { op: "in_next_days", label: "is in the next days", takes: "days", field: false },
        { op: "empty", label: "is empty", takes: "none", field: false },
    ],
};
const of = (key: string) => catalog.fields.find((f) => f.key === key) as CriteriaField;
const complete = (json: Record<string, unknown>) => isComplete(catalog, json);

describe("what can be said about a field", () => {
    it("has its own operators; a change only those of numbers", () => {
        const words = (json: Record<string, unknown>) =>
            operatorsOf(catalog, of("uses"), json).map((o) => o.op);
        expect(words({ field: "uses" })).toEqual(["=", "<", ">=", "between", "in", "empty"]);
        expect(words({ field: "uses", change: "percent" })).toEqual(["=", "<", ">=", "between"]);
    });
    it("has a kind of value", () => {
        expect(valueKind(of("mrr"), {})).toBe("number");
        expect(valueKind(of("renewal"), {})).toBe("date");
        expect(valueKind(of("frequency"), {})).toBe("options");
        expect(valueKind(of("paid"), {})).toBe("yes_no");
        expect(valueKind(of("name"), {})).toBe("text");
    });
    it("compares money with money and counts with counts", () => {
        const keys = (key: string) => comparable(catalog, of(key), {}).map((f) => f.key);
        expect(keys("mrr")).toEqual(["amount", "revenue"]);
        expect(keys("uses")).toEqual(["licenses", "uses"]);
        expect(keys("licenses")).toEqual(["uses"]);
        expect(keys("name")).toEqual([]);
    });
});

describe("a change", () => {
    const fell = { field: "uses", change: "percent", op: "<=", value: -30 };
    it("falls or rises", () => {
        expect(directionOf(fell)).toBe(-1);
        expect(directionOf({ ...fell, value: undefined })).toBe(-1);
        expect(directionOf({ ...fell, value: -0 })).toBe(-1);
        expect(directionOf({ ...fell, value: 0 })).toBeUndefined();
        expect(directionOf({ ...fell, op: ">", value: 3 })).toBe(1);
        expect(directionOf({ ...fell, op: ">", value: -3 })).toBeUndefined();
        expect(directionOf({ field: "uses", op: "<=", value: -30 })).toBeUndefined();
    });
    it("turns around with its size kept", () => {
        expect(withDirection(fell, ">", 1)).toEqual({ ...fell, op: ">", value: 30 });
        expect(withDirection({ field: "uses", change: "absolute" }, "<", -1)).toEqual({
            field: "uses",
            change: "absolute",
            op: "<",
        });
    });
    it("is another figure than the field itself", () => {
        const uses = { field: "uses", days: 7, op: "in", value: [1] };
        expect(withChange(catalog, uses, "percent")).toEqual({
            field: "uses",
            days: 7,
            op: "<=",
            change: "percent",
        });
        expect(withChange(catalog, fell, "absolute")).toEqual({ ...fell, change: "absolute" });
        expect(withChange(catalog, fell, undefined)).toEqual({ field: "uses", op: "=" });
    });
});

describe("a condition is complete", () => {
    it("with the values that its operator takes", () => {
        expect(complete({ field: "mrr", op: ">=", value: 0 })).toBe(true);
        expect(complete({ field: "mrr", op: ">=" })).toBe(false);
        expect(complete({ field: "mrr", op: "empty" })).toBe(true);
        expect(complete({ field: "mrr", op: "between", value: [1] })).toBe(false);
        expect(complete({ field: "mrr", op: "between", value: [1, 2] })).toBe(true);
        expect(complete({ field: "name", op: "in", value: [] })).toBe(false);
        expect(complete({ field: "paid", op: "=", value: false })).toBe(true);
        expect(complete({ field: "mrr", op: "=", value: { field: "amount" } })).toBe(true);
        expect(complete({ field: "mrr", op: "=", value: { times: 2 } })).toBe(false);
    });
    it("only with a field and operator that exist and fit", () => {
        expect(complete({})).toBe(false);
        expect(complete({ field: "gone", op: "=", value: 1 })).toBe(false);
        expect(complete({ field: "paid", op: "<", value: true })).toBe(false);
    });
});

describe("edits keep what still fits", () => {
    const mrr = { field: "mrr", op: ">=", value: 1000 };
    it("of a field of the same type", () => {
        expect(withField(catalog, mrr, "amount")).toEqual({ ...mrr, field: "amount" });
        expect(withField(catalog, mrr, "name")).toEqual({ field: "name", op: "=" });
        const used = { field: "uses", module: "Billing", op: "<", value: 5 };
        expect(withField(catalog, used, "licenses")).toEqual({
            field: "licenses",
            op: "<",
            value: 5,
        });
    });
    it("of an operator", () => {
        expect(withOperator(catalog, mrr, "<")).toEqual({ ...mrr, op: "<" });
        expect(withOperator(catalog, mrr, "empty")).toEqual({ field: "mrr", op: "empty" });
        expect(withOperator(catalog, mrr, "in")).toEqual({ ...mrr, op: "in", value: [1000] });
        const other = { field: "mrr", op: "=", value: { field: "amount" } };
        expect(withOperator(catalog, other, "between")).toEqual({ field: "mrr", op: "between" });
        expect(withOperator(catalog, other, "<")).toEqual({ ...other, op: "<" });
    });
    it("and the order of members", () => {
        expect(Object.keys(withMember({ value: 1, op: "=", field: "mrr" }, "op", "<"))).toEqual([
            "value",
            "op",
            "field",
        ]);
        expect(withMember({ a: 1, b: 2 }, "a", undefined)).toEqual({ b: 2 });
    });
});

it("a field is found by its name before its description", () => {
    const activity = field("activity", "rank", []);
    const last = field("last activity", "instant", []);
    const other = field("login", "instant", [], { description: "Any activity counts" });
    const ranks = [activity, last, other, of("mrr")].map((f) => rankOf(f, "Activity"));
    expect(ranks).toEqual(ranks.toSorted((x, y) => x - y));
    expect(new Set(ranks).size).toBe(4);
    expect(rankOf(other, "counts any")).toBe(rankOf(other, "activity"));
});

describe("a change of what days keep", () => {
    const fell = { field: "revenue", days: 30, change: "absolute", op: "<=", value: -500 };

    it("keeps its type, and takes days only beside it", () => {
        expect(valueKind(of("revenue"), fell)).toBe("number");
        expect(comparable(catalog, of("revenue"), fell).map((f) => f.key)).toEqual([
            "mrr",
            "amount",
            "revenue",
        ]);
        expect(withChange(catalog, fell, undefined)).toEqual({ field: "revenue", op: "=" });
        expect(withChange(catalog, fell, "percent")).toEqual({ ...fell, change: "percent" });
    });

    it("goes on with another field that has one, and ends with one that has none", () => {
        const { value: _, ...uses } = { ...fell, field: "uses" };
        expect(withField(catalog, fell, "uses")).toEqual({ ...uses, op: "=" });
        expect(withField(catalog, fell, "mrr")).toEqual({
            field: "mrr",
            op: "=",
        });
    });
});

describe("a row that a name alone does not tell", () => {
    it("is a value like a name", () => {
        const deleted = { id: 3, name: "Paused" };
        expect(complete({ field: "stage", op: "=", value: deleted })).toBe(true);
        expect(complete({ field: "stage", op: "in", value: [deleted, "Live"] })).toBe(true);
        expect(complete({ field: "mrr", op: "=", value: {} })).toBe(false);
    });
});
