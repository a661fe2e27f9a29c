/**
 * Criteria as the builder edits them: a tree of groups and conditions with ids. What came in as
 * JSON and was not touched goes out as the same JSON, member by member. Edits return a new tree.
 */
import type { Criteria } from "~/api/types";

export type { Criteria };

export type Condition = {
    kind: "condition";
    id: string;
    /** How many times "not" stands around it. */
    nots: number;
    /** The condition as it stands in the JSON; edits keep the order of its members. */
    json: Criteria;
};

export type Group = {
    kind: "group";
    id: string;
    nots: number;
    op: "all" | "any";
    items: Node[];
    /** Stood for a lone condition at the top: goes out without a group while it holds one. */
    bare?: boolean;
};

export type Node = Condition | Group;

/** Groups in groups that the server takes. */
export const maxDepth = 8;
export const maxConditions = 100;

let last = 0;
const newId = () => `c${++last}`;

export const isGroup = (node: Node): node is Group => node.kind === "group";

export const newCondition = (json: Criteria = {}): Condition => ({
    kind: "condition",
    id: newId(),
    nots: 0,
    json,
});

export const newGroup = (op: Group["op"], items: Node[] = []): Group => ({
    kind: "group",
    id: newId(),
    nots: 0,
    op,
    items,
});

const isObject = (value: unknown): value is Criteria =>
    typeof value === "object" && value !== null && !Array.isArray(value);

function read(json: unknown): Node | undefined {
    if (!isObject(json)) return undefined;
    if ("not" in json) {
        const inside = read(json.not);
        return inside && { ...inside, nots: inside.nots + 1 };
    }
    const op = "all" in json ? "all" : "any" in json ? "any" : undefined;
    if (!op) return newCondition(json);
    const list = json[op];
    if (!Array.isArray(list)) return undefined;
    const items = list.map(read);
    return items.every((item) => item !== undefined) ? newGroup(op, items) : undefined;
}

/** The tree for criteria; undefined when they are none. Nothing yet is an empty "all". */
export function fromJson(json: unknown): Group | undefined {
    if (json === undefined || json === null) return newGroup("all");
    const node = read(json);
    if (!node || isGroup(node)) return node;
    return { ...newGroup("all", [node]), bare: true };
}

const denied = (json: Criteria, nots: number): Criteria =>
    nots > 0 ? { not: denied(json, nots - 1) } : json;

function write(node: Node): Criteria | undefined {
    if (!isGroup(node)) return denied(node.json, node.nots);
    const items = node.items.map(write).filter((item) => item !== undefined);
    const [only] = items;
    if (node.bare && items.length === 1 && node.nots === 0) return only;
    return items.length > 0 ? denied({ [node.op]: items }, node.nots) : undefined;
}

/** The criteria of a tree, empty groups left out; undefined when it holds no condition. */
export const toJson = (root: Group): Criteria | undefined => write(root);

export function conditions(node: Node): Condition[] {
    return isGroup(node) ? node.items.flatMap(conditions) : [node];
}

/** Number of conditions in criteria, for a badge. */
export function countConditions(json: unknown): number {
    const root = fromJson(json);
    return root ? conditions(root).length : 0;
}

/** Groups on the way down to the deepest one, the node itself included; a "not" counts as one. */
export const depthOf = (node: Node): number =>
    node.nots + (isGroup(node) ? 1 + Math.max(0, ...node.items.map(depthOf)) : 0);

/** Without conditions that nobody has begun to fill in. */
export const pruned = (root: Group): Group =>
    mapGroups(root, (group) => ({
        ...group,
        items: group.items.filter((item) => isGroup(item) || item.json.field !== undefined),
    }));

function locate(node: Node, path: string, found: Map<string, string>): void {
    let at = path;
    found.set(at, node.id);
    for (let i = 0; i < node.nots; i++) {
        at += ".not";
        found.set(at, node.id);
    }
    if (!isGroup(node)) return;
    const items = node.items.filter((item) => write(item) !== undefined);
    if (node.bare && items.length === 1 && node.nots === 0)
        for (const item of items) locate(item, at, found);
    else
        items.forEach((item, i) => {
            locate(item, `${at}.${node.op}[${i}]`, found);
        });
}

/** The node that a path of the server's errors means, and what follows: "value", "field". */
export function placeOf(root: Group, prefix: string, path: string) {
    const found = new Map<string, string>();
    locate(root, prefix, found);
    const fits = (p: string) => path === p || path.startsWith(`${p}.`) || path.startsWith(`${p}[`);
    const best = [...found.keys()].filter(fits).toSorted((a, b) => b.length - a.length)[0];
    if (best === undefined) return undefined;
    return { id: found.get(best) as string, member: path.slice(best.length).replace(/^\./, "") };
}

/** Where a node stands, as people count: "2.1" is the first of the second. */
export function numberOf(root: Group, id: string): string {
    const parent = parentOf(root, id);
    if (!parent) return "";
    const n = String(parent.items.findIndex((item) => item.id === id) + 1);
    const above = numberOf(root, parent.id);
    return above ? `${above}.${n}` : n;
}

export function find(root: Node, id: string): Node | undefined {
    if (root.id === id) return root;
    if (!isGroup(root)) return undefined;
    for (const item of root.items) {
        const found = find(item, id);
        if (found) return found;
    }
    return undefined;
}

export function parentOf(root: Group, id: string): Group | undefined {
    for (const item of root.items) {
        if (item.id === id) return root;
        const found = isGroup(item) ? parentOf(item, id) : undefined;
        if (found) return found;
    }
    return undefined;
}

/** Groups around a node, the root included; 0 for the root. A "not" counts as one. */
export function levelOf(root: Group, id: string): number {
    const parent = parentOf(root, id);
    return parent ? 1 + parent.nots + levelOf(root, parent.id) : 0;
}

function mapGroups(group: Group, change: (group: Group) => Group): Group {
    return change({
        ...group,
        items: group.items.map((item) => (isGroup(item) ? mapGroups(item, change) : item)),
    });
}

/** Replaces the node of that id by what `change` makes of it. */
export function update<N extends Node>(root: Group, id: string, change: (node: N) => N): Group {
    if (root.id === id) return change(root as N) as Group;
    return mapGroups(root, (group) => ({
        ...group,
        items: group.items.map((item) => (item.id === id ? change(item as N) : item)),
    }));
}

export function remove(root: Group, id: string): Group {
    return mapGroups(root, (group) => ({
        ...group,
        items: group.items.filter((item) => item.id !== id),
    }));
}

/** Puts `node` into the group at `index`, at its end by default. */
export function insert(root: Group, groupId: string, node: Node, index = Infinity): Group {
    return update<Group>(root, groupId, (group) => {
        const items = [...group.items];
        items.splice(Math.min(index, items.length), 0, node);
        return { ...group, items };
    });
}

/** Negates a node, or takes that back. */
export const negate = (root: Group, id: string): Group =>
    update(root, id, (node) => ({ ...node, nots: node.nots > 0 ? node.nots - 1 : 1 }));

export const setOp = (root: Group, id: string, op: Group["op"]): Group =>
    update<Group>(root, id, (group) => ({ ...group, op }));

/** Whether a node may stand in that group: not inside itself, and not too deep. */
export function fits(root: Group, id: string, groupId: string): boolean {
    const node = find(root, id);
    if (!node || find(node, groupId)) return false;
    return levelOf(root, groupId) + 1 + depthOf(node) <= maxDepth;
}

/** Takes a node to a place counted in the group as it is now. Unchanged where it does not fit. */
export function move(root: Group, id: string, groupId: string, index: number): Group {
    const node = find(root, id);
    const from = parentOf(root, id);
    if (!node || !from || !fits(root, id, groupId)) return root;
    const at = from.items.indexOf(node);
    const shift = from.id === groupId && at < index ? 1 : 0;
    return insert(remove(root, id), groupId, node, index - shift);
}

/**
 * One step up or down, as a keyboard does it: past a neighbour, into a neighbouring group, or out
 * of the own one at its ends.
 */
export function step(root: Group, id: string, by: -1 | 1): Group {
    const group = parentOf(root, id);
    if (!group) return root;
    const at = group.items.findIndex((item) => item.id === id);
    const next = group.items[at + by];
    if (next && isGroup(next) && fits(root, id, next.id))
        return move(root, id, next.id, by > 0 ? 0 : next.items.length);
    if (next) return move(root, id, group.id, by > 0 ? at + 2 : at - 1);
    const outer = parentOf(root, group.id);
    if (!outer) return root;
    const place = outer.items.indexOf(group);
    return move(root, id, outer.id, by > 0 ? place + 1 : place);
}

/** Puts a node into a group of its own, in its place. */
export function wrap(root: Group, id: string): Group {
    const parent = parentOf(root, id);
    const node = find(root, id);
    if (!parent || !node || levelOf(root, id) + 1 + depthOf(node) > maxDepth) return root;
    const group = newGroup(parent.op === "all" ? "any" : "all", [node]);
    return update<Group>(root, parent.id, (p) => ({
        ...p,
        items: p.items.map((item) => (item.id === id ? group : item)),
    }));
}
