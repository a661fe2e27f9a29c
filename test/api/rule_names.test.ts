// Rules survive renaming: what segments and health configurations name can be renamed or deleted,
// and no member of any rule changes; the rule is given out with the present name, its sentence says
// it, and until then it is the very JSON that was written.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: replies are looked into freely
type Any = any;

let workspace: Workspace;
let server: Node;
let ada: Api;
let secret: Api;
const account: Record<string, number> = {};

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-10T10:00:00Z" });
    server = await workspace.serve();
    ({ ada } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, stage, manager] of [
        ["one", "Live", "carl@example.com"],
        ["two", "Trial", "cleo@example.com"],
    ] as const) {
        const made = await secret.post("/api/v2/accounts", {
            external_id: name,
            name: `Company ${name}`,
            stage,
            success_manager: manager,
            forecast_status: name === "one" ? "Renew" : null,
            risk_score: name === "one" ? 4 : null,
            risk_tag: name === "one" ? "Champion left" : null,
        });
        expect(made.status, made.text).toBe(201);
        account[name] = made.body.id;
        const person = await secret.post("/api/v2/users", {
            external_id: `user-${name}`,
            account_id: made.body.id,
            persona: name === "one" ? "Sponsor" : null,
        });
        expect(person.status, person.text).toBe(201);
    }
    for (const [product, module] of [
        ["App", "Till"],
        ["Shop", "Till"],
        ["App", "Stock"],
    ] as const) {
        const used = await secret.post("/api/v1_1/feature", {
            account_id: "one",
            user_id: "user-one",
            product_id: product,
            module_id: module,
            feature_id: `Count ${module}`,
            timestamp: "2026-03-10T09:00:00Z",
        });
        expect(used.status, used.text).toBe(200);
    }
});
afterAll(() => workspace.remove());

const segment = async (name: string, criteria: unknown, entity = "account") => {
    const made = await ada.post("/api/v2/segments", { name, entity, criteria });
    expect(made.status, made.text).toBe(201);
    expect(made.body.criteria).toEqual(criteria);
    return made.body.id as number;
};
const rule = async (id: number) => (await ada.get(`/api/v2/segments/${id}`)).body.criteria;
const members = (id: number, names: string[], path = "accounts") =>
    eventually(`members of ${id}`, async () => {
        const reply = await ada.get(`/api/v2/${path}?segment=${id}`);
        expect(reply.body.rows.map((r: Any) => r.external_id).toSorted()).toEqual(names);
    });
const sentence = async (criteria: unknown, entity = "account") => {
    const reply = await ada.post("/api/v2/criteria/preview", { entity, criteria });
    expect(reply.status, reply.text).toBe(200);
    return reply.body.sentence as string;
};
const rowOf = async (path: string, name: string) => {
    const rows = (await ada.get(`/api/v2/${path}?limit=200`)).body.rows;
    return rows.find((row: Any) => row.name === name).id as number;
};
const change = async (path: string, body: object) => {
    const reply = await ada.patch(`/api/v2/${path}`, body);
    expect(reply.status, reply.text).toBe(200);
};
/** The refresher has looked at every account since. */
const settled = () =>
    eventually("metrics are fresh", async () => {
        const reply = await ada.get("/api/v2/segments/counts?entity=account");
        expect(Date.parse(reply.body.fresh_at)).toBeGreaterThan(0);
    });

describe("renaming", () => {
    test.each([
        ["stage", "stages", "Live", { field: "stage", op: "in", value: ["live"] }],
        [
            "forecast status",
            "forecast-statuses",
            "Renew",
            { field: "forecast_status", op: "=", value: "Renew" },
        ],
        [
            "risk reason",
            "risk-reasons",
            "Champion left",
            { field: "risk_tag", op: "=", value: "Champion left" },
        ],
    ] as const)(
        "a %s changes no member, and the rule says the new name",
        async (kind, path, name, criteria) => {
            const id = await segment(`By ${kind}`, criteria);
            await members(id, ["one"]);
            await change(`${path}/${await rowOf(path, name)}`, { name: `Renamed ${kind}` });
            const value = Array.isArray(criteria.value) ? [`Renamed ${kind}`] : `Renamed ${kind}`;
            expect(await rule(id)).toEqual({ ...criteria, value });
            expect(await sentence(await rule(id))).toContain(`"Renamed ${kind}"`);
            await settled();
            await members(id, ["one"]);
            // Saved as it was given out, it is the same rule.
            await change(`segments/${id}`, { criteria: await rule(id) });
            expect(await rule(id)).toEqual({ ...criteria, value });
            await members(id, ["one"]);
        },
    );

    test("a persona of users, and a member named by e-mail or number", async () => {
        const users = await segment(
            "Sponsors",
            { field: "persona", op: "=", value: "Sponsor" },
            "user",
        );
        await members(users, ["user-one"], "users");
        await change(`personas/${await rowOf("personas", "Sponsor")}`, { name: "Patron" });
        expect(await rule(users)).toEqual({ field: "persona", op: "=", value: "Patron" });
        await settled();
        await members(users, ["user-one"], "users");
        const carl = (await ada.get("/api/v2/members")).body.rows.find(
            (m: Any) => m.email === "carl@example.com",
        ).id;
        const both = {
            all: [
                { field: "success_manager", op: "=", value: "Carl@example.com" },
                { field: "success_manager", op: "in", value: [carl] },
            ],
        };
        await members(await segment("Of Carl", both), ["one"]);
    });

    test("a module that two products have, a feature and a product", async () => {
        const uses = { field: "total_features_used", op: ">=", value: 2 };
        const both = await segment("Tills", { ...uses, module: "Till" });
        const one = await segment("One till", {
            ...uses,
            product: "App",
            module: "till",
            value: 1,
        });
        const feature = await segment("Counts", { ...uses, feature: "Count Stock", value: 1 });
        for (const id of [both, one, feature]) await members(id, ["one"]);
        const rows = (await ada.get("/api/v2/modules?columns=name,product")).body.rows;
        const till = (product: string) =>
            rows.find((r: Any) => r.name === "Till" && r.product.name === product).id as number;
        const ids = [till("App"), till("Shop")].toSorted((a, b) => a - b);
        await change(`modules/${till("App")}`, { label: "Desk" });
        await change(`products/${await rowOf("products", "App")}`, { label: "Platform" });
        await change(`features/${await rowOf("features", "Count Stock")}`, { label: "Inventory" });
        // "Till" is still the name as it is sent, and means both; "till" was the label.
        expect(await rule(both)).toEqual({ ...uses, module: "Till" });
        expect(await rule(one)).toEqual({
            ...uses,
            product: "Platform",
            module: "Desk",
            value: 1,
        });
        expect(await sentence(await rule(one))).toBe(
            'Feature uses of module "Desk" of product "Platform" in 14 days is at least 1',
        );
        expect(await sentence(await rule(feature))).toContain('feature "Inventory"');
        expect(await sentence({ ...uses, module: { id: ids, name: "Till" } })).toContain("module");
        await settled();
        for (const id of [both, one, feature]) await members(id, ["one"]);
    });

    test("a segment, in segments and in health, whose explanation says it, too", async () => {
        const inner = await segment("Inner", { field: "external_id", op: "=", value: "one" });
        const outer = await segment("Outer", { field: "segment", op: "=", value: "Inner" });
        await members(outer, ["one"]);
        const config = await ada.post("/api/v2/health-configs", {
            name: "H",
            financial_good: { field: "segment", op: "in", value: [inner, "Outer"] },
        });
        expect(config.status, config.text).toBe(201);
        expect(config.body.financial_good.value).toEqual([inner, "Outer"]);
        await change(`segments/${inner}`, { name: "Heart" });
        await change(`segments/${outer}`, { name: "Shell" });
        expect(await rule(outer)).toEqual({ field: "segment", op: "=", value: "Heart" });
        const stored = (await ada.get(`/api/v2/health-configs/${config.body.id}`)).body;
        expect(stored.financial_good.value).toEqual([inner, "Shell"]);
        await eventually("the explanation says it", async () => {
            const health = (await ada.get(`/api/v2/accounts/${account.one}/health`)).body;
            const signal = health.signals.find((s: Any) => s.key === "financial");
            expect(signal.value).toBe("good");
            expect(signal.good.value).toEqual([inner, "Shell"]);
            expect(signal.good.text).toBe('Segment is one of "Heart" or "Shell"');
        });
        await members(outer, ["one"]);
    });
});

test("what was deleted is still named, means only itself, and can be saved again", async () => {
    const stage = await ada.post("/api/v2/stages", { name: "Paused", type: "live" });
    expect(stage.status, stage.text).toBe(201);
    const criteria = { field: "stage", op: "=", value: "Paused" };
    const id = await segment("Paused ones", criteria);
    expect((await ada.delete(`/api/v2/stages/${stage.body.id}`)).status).toBeLessThan(300);
    const kept = { ...criteria, value: { id: stage.body.id, name: "Paused" } };
    expect(await rule(id)).toEqual(kept);
    expect(await sentence(kept)).toBe('Stage is "Paused"');
    await change(`segments/${id}`, { criteria: { any: [kept, kept] } });
    // Another one of that name is another one.
    const again = await ada.post("/api/v2/stages", { name: "Paused", type: "live" });
    expect(again.status, again.text).toBe(201);
    await change(`accounts/${account.two}`, { stage: "Paused" });
    expect(await rule(id)).toEqual({ any: [kept, kept] });
    await settled();
    await members(id, []);
    await members(await segment("Paused again", criteria), ["two"]);
});

test("taking a change back works after a renaming, too", async () => {
    const id = await segment("Back", { field: "stage", op: "=", value: "Trial" });
    await change(`segments/${id}`, { criteria: { all: [] } });
    const sets = (await ada.get("/api/v2/audit?limit=50")).body.rows;
    const set = sets.find((r: Any) => r.entity === "segment" && r.entity_id === id);
    await change(`stages/${await rowOf("stages", "Trial")}`, { name: "Test" });
    const undone = await ada.post(`/api/v2/change-sets/${set.change_set_id ?? set.id}/undo`, {});
    expect(undone.status, undone.text).toBe(200);
    expect(await rule(id)).toEqual({ field: "stage", op: "=", value: "Test" });
});
