// The look back before saving: how many accounts a criteria would have matched, and how they would
// have stood by a configuration of health, in the last 60 days; estimated at once, and exactly as a
// job that gives every day, for what its maker may see.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { signInTeam } from "../support/team.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: replies are looked into freely
type Any = any;

let workspace: Workspace;
let server: Node;
let ada: Api;
let carl: Api;
let secret: Api;

const used = { field: "total_features_used", days: 7, op: ">", value: 0 };
const config = {
    product_adoption_good: used,
    product_adoption_poor: { field: "features_used", days: 14, op: "=", value: 0 },
};

beforeAll(async () => {
    workspace = await createWorkspace({ clock: "2026-03-01T10:00:00Z" });
    server = await workspace.serve();
    ({ ada, carl } = await signInTeam(workspace, server));
    secret = withKey(server, await workspace.createKey("secret"));
    for (const [name, manager] of [
        ["one", "carl@example.com"],
        ["two", "cleo@example.com"],
        ["three", "cleo@example.com"],
    ] as const)
        expect(
            (
                await secret.post("/api/v2/accounts", {
                    external_id: name,
                    name,
                    success_manager: manager,
                })
            ).status,
        ).toBe(201);
    await workspace.setClock("2026-03-25T10:00:00Z");
    await eventually("the days are closed", async () =>
        expect((await ask(ada)).days.map((d: Any) => d.day)).toContain("2026-03-20"),
    );
    // One uses something on the 1st, the 12th and the 20th, two on the 12th only.
    for (const [day, names] of [
        ["01", ["one"]],
        ["12", ["one", "two"]],
        ["20", ["one"]],
    ] as const)
        for (const name of names) {
            const reply = await secret.post("/api/v1_1/feature", {
                account_id: name,
                user_id: `${name}-user`,
                feature_id: "Save",
                timestamp: `2026-03-${day}T11:00:00Z`,
            });
            expect(reply.status, reply.text).toBe(200);
        }
    await eventually("their uses are counted", async () =>
        expect((await ask(ada)).days.at(-1)).toEqual({ day: "2026-03-20", matched: 1 }),
    );
});
afterAll(() => workspace.remove());

async function ask(client: Api, criteria: object = used): Promise<Any> {
    const reply = await client.post("/api/v2/criteria/look-back", { criteria });
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
}
async function exact(client: Api, body: object): Promise<Any> {
    const made = await client.post("/api/v2/look-backs", body);
    expect(made.status, made.text).toBe(201);
    expect(made.body.kind).toBe("look_back");
    return eventually("the look-back is done", async () => {
        const reply = await client.get(`/api/v2/look-backs/${made.body.id}`);
        expect(reply.body.job, reply.text).toMatchObject({ status: "done" });
        return reply.body;
    });
}
const matched = (days: Any[]) => Object.fromEntries(days.map((d) => [d.day.slice(5), d.matched]));

test("a criteria is asked of past days at once, exactly where the accounts are few", async () => {
    const answer = await ask(ada);
    expect(answer).toMatchObject({ total: 3, estimated: false });
    expect(matched(answer.days)).toMatchObject({ "03-05": 1, "03-10": 0, "03-15": 2, "03-20": 1 });
    const own = await ask(carl);
    expect(own.total).toBe(1);
    expect(matched(own.days)).toMatchObject({ "03-05": 1, "03-10": 0, "03-15": 1, "03-20": 1 });
});

test("every day is counted as a job", async () => {
    const { job, days } = await exact(ada, { criteria: used });
    expect(job).toMatchObject({ done: 3, total: 3 });
    const counts = matched(days);
    expect(Object.keys(counts)).toHaveLength(24); // from the first day that is kept to yesterday
    expect(counts).toMatchObject({
        "03-01": 1,
        "03-07": 1,
        "03-08": 0,
        "03-11": 0,
        "03-12": 2,
        "03-18": 2,
        "03-19": 0,
        "03-20": 1,
        "03-24": 1,
    });
});

test("health by a configuration that is not saved, too, as the preview says it", async () => {
    const { days } = await exact(ada, { health_config: config });
    const on = (day: string) => days.find((d: Any) => d.day === day);
    expect(on("2026-03-12").product_adoption).toEqual({ good: 2, average: 0, poor: 1, none: 0 });
    expect(on("2026-03-19").product_adoption).toEqual({ good: 0, average: 2, poor: 1, none: 0 });
    expect(on("2026-03-12").service).toEqual({ good: 0, average: 0, poor: 0, none: 3 });
    expect(on("2026-03-12").matched).toBeUndefined();
    const preview = (await ada.post("/api/v2/health-configs/preview", config)).body;
    expect(preview.days.length).toBeGreaterThan(3);
    for (const day of preview.days) expect(on(day.day)).toEqual(day);
});

test("it covers what its maker may see, and nobody else reads it but who sees all jobs", async () => {
    const { job, days } = await exact(carl, { criteria: used });
    expect(job.total).toBe(1);
    expect(matched(days)["03-12"]).toBe(1);
    expect((await ada.get(`/api/v2/look-backs/${job.id}`)).status).toBe(200);
    const other = (await exact(ada, { criteria: used })).job.id;
    expectProblem(await carl.get(`/api/v2/look-backs/${other}`), 404, "not_found");
    expectProblem(await ada.get("/api/v2/look-backs/999999"), 404, "not_found");
});

test("a faulty rule is named, and one of the two is needed", async () => {
    const faulty = { criteria: { field: "nothing", op: "=", value: 1 } };
    expectProblem(await ada.post("/api/v2/criteria/look-back", faulty), 400, "invalid", [
        "criteria.field",
    ]);
    expectProblem(await ada.post("/api/v2/look-backs", faulty), 400, "invalid", ["criteria.field"]);
    for (const body of [{}, { criteria: used, health_config: config }])
        expectProblem(await ada.post("/api/v2/look-backs", body), 400, "invalid", ["criteria"]);
});

test("asked anew, the one before is stopped", async () => {
    const first = (await ada.post("/api/v2/look-backs", { criteria: used })).body.id;
    const second = await exact(ada, { criteria: used });
    const before = (await ada.get(`/api/v2/jobs/${first}`)).body.status;
    expect(["cancelled", "done"]).toContain(before);
    expect(second.job.status).toBe("done");
});
