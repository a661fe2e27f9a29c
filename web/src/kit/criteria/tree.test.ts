import { describe, expect, it } from "vitest";
import {
    type Condition,
    conditions,
    countConditions,
    depthOf,
    fromJson,
    type Group,
    insert,
    levelOf,
    maxDepth,
    move,
    negate,
    newCondition,
    newGroup,
    numberOf,
    placeOf,
    pruned,
    remove,
    setOp,
    step,
    toJson,
    update,
    wrap,
} from "./tree";

const a = { field: "mrr", op: ">=", value: 1000 };
const b = { field: "stage", op: "in", value: ["Live", "Trial"] };
const c = { op: "<", value: { times: 0.5, field: "licenses" }, field: "active_users" };
const d = { field: "total_features_used", module: "Billing", days: 14, op: "<", value: 5 };

const tree = (json: unknown) => fromJson(json) as Group;
const idOf = (root: Group, json: unknown) =>
    conditions(root).find((x) => JSON.stringify(x.json) === JSON.stringify(json))?.id ?? "";
const written = (root: Group) => JSON.stringify(toJson(root));

describe("what is not touched goes out as it came in", () => {
    it.each([
        { all: [a, b] },
        { any: [a] },
        a,
        { not: a },
        { not: { not: { any: [a, { not: b }] } } },
        { all: [a, { any: [b, { all: [c, d] }] }, { not: { all: [d] } }] },
        { all: [{ all: [a] }] },
    ])("%j", (json) => {
        expect(JSON.stringify(toJson(tree(json)))).toBe(JSON.stringify(json));
    });
    it("nothing is an empty group, and an empty group is nothing", () => {
        expect(toJson(tree(undefined))).toBeUndefined();
        expect(toJson(tree({ all: [] }))).toBeUndefined();
    });
    it("what is no criteria is no tree", () => {
        for (const wrong of ["mrr", 5, [a], { all: a }, { any: [a, 3] }, { not: null }])
            expect(fromJson(wrong)).toBeUndefined();
    });
    it("counts what is active", () => {
        expect(countConditions({ all: [a, { not: { any: [b, c] } }] })).toBe(3);
        expect(countConditions(undefined)).toBe(0);
        expect(countConditions("rubbish")).toBe(0);
    });
});

describe("edits", () => {
    it("a changed member keeps its place, the rest is as it was", () => {
        const root = tree({ all: [c, a] });
        const edited = update<Condition>(root, idOf(root, c), (x) => ({
            ...x,
            json: { ...x.json, value: 7 },
        }));
        expect(written(edited)).toBe(JSON.stringify({ all: [{ ...c, value: 7 }, a] }));
        expect(written(root)).toBe(JSON.stringify({ all: [c, a] }));
    });
    it("adds, removes, and leaves emptied groups out", () => {
        const root = tree({ all: [a, { any: [b] }] });
        const added = insert(root, root.id, newCondition(d));
        expect(written(added)).toBe(JSON.stringify({ all: [a, { any: [b] }, d] }));
        expect(written(remove(root, idOf(root, b)))).toBe(JSON.stringify({ all: [a] }));
        expect(written(insert(root, root.id, newGroup("any")))).toBe(written(root));
    });
    it("a lone condition becomes a group with its second one", () => {
        const root = tree(a);
        expect(written(insert(root, root.id, newCondition(b)))).toBe(
            JSON.stringify({ all: [a, b] }),
        );
    });
    it("negates and takes it back", () => {
        const root = tree({ all: [a] });
        const once = negate(root, idOf(root, a));
        expect(written(once)).toBe(JSON.stringify({ all: [{ not: a }] }));
        expect(written(negate(once, idOf(root, a)))).toBe(written(root));
        expect(written(negate(root, root.id))).toBe(JSON.stringify({ not: { all: [a] } }));
    });
    it("turns and into or", () => {
        const root = tree({ all: [a, b] });
        expect(written(setOp(root, root.id, "any"))).toBe(JSON.stringify({ any: [a, b] }));
    });
    it("puts a condition into a group of its own", () => {
        const root = tree({ all: [a, b] });
        expect(written(wrap(root, idOf(root, a)))).toBe(JSON.stringify({ all: [{ any: [a] }, b] }));
    });
});

describe("moving", () => {
    const json = { all: [a, { any: [b, c] }, d] };
    it("goes to a place in another group", () => {
        const root = tree(json);
        const inner = root.items[1]?.id ?? "";
        expect(written(move(root, idOf(root, d), inner, 1))).toBe(
            JSON.stringify({ all: [a, { any: [b, d, c] }] }),
        );
    });
    it("counts places as they are before the move", () => {
        const root = tree({ all: [a, b, c] });
        expect(written(move(root, idOf(root, a), root.id, 2))).toBe(
            JSON.stringify({ all: [b, a, c] }),
        );
        expect(written(move(root, idOf(root, c), root.id, 0))).toBe(
            JSON.stringify({ all: [c, a, b] }),
        );
    });
    it("never goes into itself", () => {
        const root = tree({ all: [{ any: [{ all: [a] }] }] });
        const outer = root.items[0] as Group;
        expect(move(root, outer.id, outer.items[0]?.id ?? "", 0)).toBe(root);
        expect(move(root, outer.id, outer.id, 0)).toBe(root);
    });
    it("steps into a group, through it and out again, there and back", () => {
        const states = [
            { all: [a, { any: [b, c] }, d] },
            { all: [{ any: [a, b, c] }, d] },
            { all: [{ any: [b, a, c] }, d] },
            { all: [{ any: [b, c, a] }, d] },
            { all: [{ any: [b, c] }, a, d] },
            { all: [{ any: [b, c] }, d, a] },
        ].map((x) => JSON.stringify(x));
        let root = tree(json);
        const id = idOf(root, a);
        const down = [written(root)];
        for (let i = 0; i < 5; i++) {
            root = step(root, id, 1);
            down.push(written(root));
        }
        expect(down).toEqual(states);
        expect(step(root, id, 1)).toBe(root);
        const up = [written(root)];
        for (let i = 0; i < 5; i++) {
            root = step(root, id, -1);
            up.push(written(root));
        }
        expect(up).toEqual(states.toReversed());
    });
    it("stays above the deepest level that the server takes", () => {
        let deep: unknown = a;
        for (let i = 0; i < maxDepth; i++) deep = { all: [deep] };
        const root = tree(deep);
        expect(depthOf(root)).toBe(maxDepth);
        expect(wrap(root, idOf(root, a))).toBe(root);
    });
});

describe("where a node stands", () => {
    const json = { all: [a, { not: { any: [b, { not: c }] } }] };
    const root = tree(json);
    it("is found by the path of the server's error", () => {
        const at = (path: string) => placeOf(root, "criteria", path);
        expect(at("criteria.all[0].value")).toEqual({ id: idOf(root, a), member: "value" });
        expect(at("criteria.all[1].not.any[0].value[1]")).toEqual({
            id: idOf(root, b),
            member: "value[1]",
        });
        expect(at("criteria.all[1].not.any[1].not.value.field")).toEqual({
            id: idOf(root, c),
            member: "value.field",
        });
        expect(at("criteria.all[1].not.any")?.id).toBe(root.items[1]?.id);
        expect(at("filter.all[0]")).toBeUndefined();
        const lone = tree(a);
        expect(placeOf(lone, "f", "f.op")).toEqual({ id: idOf(lone, a), member: "op" });
    });
    it("does not count what is not sent", () => {
        const more = insert(insert(root, root.id, newGroup("any"), 0), root.id, newCondition(), 0);
        const sent = pruned(more);
        expect(JSON.stringify(toJson(sent))).toBe(JSON.stringify(json));
        expect(placeOf(sent, "c", "c.all[0].op")?.id).toBe(idOf(root, a));
    });
    it("has a number for people", () => {
        expect(numberOf(root, idOf(root, a))).toBe("1");
        expect(numberOf(root, idOf(root, c))).toBe("2.2");
        expect(numberOf(root, root.id)).toBe("");
    });
    it("is as deep as groups and nots around it", () => {
        expect(depthOf(root)).toBe(4);
        expect(levelOf(root, idOf(root, c))).toBe(3);
    });
});
