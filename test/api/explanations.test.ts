// The property of explanations: take a figure that an explanation names and that decides (were its
// condition answered the other way, the signal would have another value), move it past its
// threshold by sending the data that it is made of, and the value flips to what the explanation
// lets one reckon: in the explanation and in the list. Random rules over random accounts, seeded.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: an explanation is looked into freely
type Any = any;
type Answer = boolean | null;
type Leaf = { field: string; op: string; value: number | string; found: unknown; held: Answer };

const SEED = 20260301;
const TRIALS = 10;
const BOUND_MS = 20_000;
const LEAST = 4;
const signals = ["product_adoption", "financial", "service", "relationship"];
const names = ["ann", "bob", "cid", "dee"];

let workspace: Workspace;
let server: Node;
let ada: Api;
let secret: Api;
let config: number;
const account: Record<string, number> = {};

let seed = SEED;
function dice(n: number): number {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
}
const one = <T>(list: readonly T[]): T => list[dice(list.length)] as T;

const post = async (path: string, body: object) => {
    const reply = await secret.post(`/api/v2/${path}`, body);
    expect(reply.status, reply.text).toBe(201);
    return reply.body.id as number;
};
const patch = async (path: string, body: object) => {
    const reply = await secret.patch(`/api/v2/${path}`, body);
    expect(reply.status, reply.text).toBe(200);
};

/* ---- figures: how each is named in a rule, and how it becomes a number ---- */

let made = 0;
const rows: Record<string, number[]> = {};
/** So many live records of the account, by adding or taking away. */
async function count(path: string, name: string, n: number, add: () => object) {
    rows[`${path} ${name}`] ??= [];
    const list = rows[`${path} ${name}`] as number[];
    while (list.length < n)
        list.push(
            await post(path, { external_id: `x${++made}`, account_id: account[name], ...add() }),
        );
    for (const id of list.splice(n)) {
        const gone = await secret.delete(`/api/v2/${path}/${id}`);
        expect(gone.status, gone.text).toBeLessThan(300);
    }
}
const invoices: Record<string, number> = {};
const MRR = 100;

type Figure = {
    json: object;
    money?: boolean;
    /** Uses cannot be taken back. */
    grows?: boolean;
    negative?: boolean;
    move: (name: string, to: number) => Promise<void>;
};
const figures: Record<string, Figure> = {
    employees: {
        json: { field: "employees" },
        move: (name, employees) => patch(`accounts/${account[name]}`, { employees }),
    },
    forecast_value: {
        json: { field: "forecast_value" },
        money: true,
        move: (name, v) => patch(`accounts/${account[name]}`, { forecast_value: String(v) }),
    },
    overdue_invoice_amount: {
        json: { field: "overdue_invoice_amount" },
        money: true,
        move: (name, v) => patch(`invoices/${invoices[name]}`, { amount_due: String(v) }),
    },
    open_issues: {
        json: { field: "open_issues" },
        move: (name, n) =>
            count("issues", name, n, () => ({ subject: "Crash", status: "open", type: "bug" })),
    },
    touchpoints: {
        json: { field: "touchpoints", days: 40, channel: "call" },
        move: (name, n) =>
            count("touchpoints", name, n, () => ({
                channel: "call",
                occurred_on: `2026-02-${10 + dice(15)}T08:00:00Z`,
            })),
    },
    features_used: {
        json: { field: "features_used" },
        grows: true,
        move: async (name, n) => {
            for (let i = 0; i < n; i++) {
                const used = await secret.post("/api/v1_1/feature", {
                    account_id: name,
                    user_id: name,
                    product_id: "App",
                    module_id: "Core",
                    feature_id: `Feature ${i}`,
                    timestamp: "2026-03-02T00:00:10Z",
                });
                expect(used.status, used.text).toBe(200);
            }
        },
    },
    mrr: {
        json: { field: "mrr", days: 1, change: "absolute" },
        money: true,
        negative: true,
        move: (name, by) => patch(`accounts/${account[name]}`, { mrr: String(MRR + by) }),
    },
};

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-01T10:00:00Z" });
    server = await workspace.serve();
    ({ ada } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const name of names) {
        account[name] = await post("accounts", { external_id: name, name, mrr: String(MRR) });
        await post("users", { external_id: name, account_id: account[name] });
        invoices[name] = await post("invoices", {
            external_id: `i-${name}`,
            account_id: account[name],
            total: "9",
            amount_due: "0",
            due_on: "2026-02-01",
            status: "not_paid",
        });
    }
    await workspace.setClock("2026-03-02T00:00:30Z");
    await eventually("the day before is kept", async () => {
        const filter = JSON.stringify({
            field: "mrr",
            days: 1,
            change: "absolute",
            op: "=",
            value: 0,
        });
        const reply = await ada.get(`/api/v2/accounts?filter=${encodeURIComponent(filter)}`);
        expect(reply.body.total).toBe(names.length);
    });
    for (const name of names)
        for (const figure of Object.values(figures)) await figure.move(name, dice(4));
    config = await post("health-configs", { name: "Random" });
}, 60_000);
afterAll(() => workspace.remove());

/* ---- random rules ---- */

const ops = ["=", "!=", "<", "<=", ">", ">="];

function drawLeaf(): object {
    const figure = one(Object.values(figures));
    const value = dice(5) - (figure.negative ? 2 : 0);
    return { ...figure.json, op: one(ops), value };
}
function drawRule(depth = 0): object {
    const kind = depth < 2 ? dice(5) : 4;
    if (kind > 2) return drawLeaf();
    if (kind === 0) return { not: drawRule(depth + 1) };
    return { [kind === 1 ? "all" : "any"]: [drawRule(depth + 1), drawRule(depth + 1)] };
}

/* ---- what an explanation lets one reckon ---- */

const holds = (op: string, a: number, b: number): boolean =>
    ({ "=": a === b, "!=": a !== b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b })[
        op
    ] as boolean;

/** Kleene's and, or, not over the leaves. */
function answerOf(node: Any, leaf: (l: Leaf) => Answer): Answer {
    if (node.not) {
        const inside = answerOf(node.not, leaf);
        return inside === null ? null : !inside;
    }
    const list = node.all ?? node.any;
    if (!list) return leaf(node);
    const decisive = node.any !== undefined;
    const answers = list.map((n: Any) => answerOf(n, leaf));
    if (answers.includes(decisive)) return decisive;
    return answers.includes(null) ? null : !decisive;
}
function signalValue(signal: Any, leaf: (l: Leaf) => Answer): string {
    const good = answerOf(signal.good, leaf);
    if (good) return "good";
    const poor = answerOf(signal.poor, leaf);
    if (good === null || poor === null) return "none";
    return poor ? "poor" : "average";
}
const leavesOf = (node: Any): Leaf[] =>
    node.not
        ? leavesOf(node.not)
        : (node.all ?? node.any)
          ? (node.all ?? node.any).flatMap(leavesOf)
          : [node];

/** Where the figure must come to for the condition to be answered the other way. */
function targetsOf(leaf: Leaf): number[] {
    const threshold = Number(leaf.value);
    const near = [threshold - 1, threshold, threshold + 1];
    return near.filter((v) => holds(leaf.op, v, threshold) !== leaf.held);
}

type Move = { signal: Any; field: string; to: number; value: string };

/** A figure that decides a signal, and how it can be moved so that the value flips. */
function movesOf(explanation: Any): Move[] {
    const moves: Move[] = [];
    for (const signal of explanation.signals)
        for (const leaf of [...leavesOf(signal.good), ...leavesOf(signal.poor)]) {
            const figure = figures[leaf.field] as Figure;
            const decides =
                signalValue(signal, (l) => (l === leaf ? !l.held : l.held)) !== signal.value;
            if (!decides || leaf.held === null) continue;
            for (const to of targetsOf(leaf)) {
                const fits =
                    (figure.negative || to >= 0) && (!figure.grows || to > Number(leaf.found));
                const value = signalValue(signal, (l) =>
                    l.field === leaf.field ? holds(l.op, to, Number(l.value)) : l.held,
                );
                if (fits && value !== signal.value)
                    moves.push({ signal, field: leaf.field, to, value });
            }
        }
    return moves;
}

/* ---- the trials ---- */

const explain = async (name: string): Promise<Any> => {
    const reply = await ada.get(`/api/v2/accounts/${account[name]}/health`);
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
};
/** A rule as it was written, without what an explanation adds. */
function bare(node: Any): Any {
    const { held: _, text: __, found: ___, ...rest } = node;
    for (const group of ["all", "any"]) if (rest[group]) rest[group] = rest[group].map(bare);
    if (rest.not) rest.not = bare(rest.not);
    return rest;
}

async function configure(): Promise<void> {
    const rules: Record<string, object> = {};
    for (const signal of signals) {
        rules[`${signal}_good`] = drawRule();
        rules[`${signal}_poor`] = drawRule();
    }
    await patch(`health-configs/${config}`, rules);
    await eventually("the rules decide", async () => {
        for (const name of names)
            for (const signal of (await explain(name)).signals) {
                expect(bare(signal.good)).toEqual(rules[`${signal.key}_good`]);
                expect(bare(signal.poor)).toEqual(rules[`${signal.key}_poor`]);
            }
    });
}

async function trial(): Promise<boolean> {
    const name = one(names);
    const before = await explain(name);
    for (const signal of before.signals)
        expect(
            signalValue(signal, (l) => l.held),
            JSON.stringify(signal),
        ).toBe(signal.value);
    const moves = movesOf(before);
    if (moves.length === 0) return false;
    const { signal, field, to, value } = one(moves);
    const said = `seed ${SEED}: ${name}, ${field} to ${to}: ${JSON.stringify(signal)}`;
    await (figures[field] as Figure).move(name, to);
    await eventually(said, async () => {
        const stored = (await ada.get(`/api/v2/accounts/${account[name]}`)).body;
        const after = (await explain(name)).signals.find((s: Any) => s.key === signal.key);
        expect(after.value).toBe(value);
        expect(stored[`health_${signal.key}`]).toBe(value);
        for (const leaf of [...leavesOf(after.good), ...leavesOf(after.poor)])
            if (leaf.field === field) expect(Number(leaf.found)).toBe(to);
    });
    return true;
}

test("moving a figure that decides flips the value", { timeout: 90_000 }, async () => {
    const until = Date.now() + BOUND_MS;
    let flipped = 0;
    for (let i = 0; i < TRIALS && (Date.now() < until || flipped < LEAST); i++) {
        await configure();
        for (let move = 0; move < 3; move++) flipped += Number(await trial());
    }
    expect(flipped).toBeGreaterThanOrEqual(LEAST);
});
