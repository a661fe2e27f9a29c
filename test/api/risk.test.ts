// Risk and confidence as the team judges them: one score or the other, each with a reason of its
// own list and a note, with history; hidden with the account.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";

let workspace: Workspace;
let server: Node;
let carl: Api;
let rita: Api;
let mine: number;
let theirs: number;

beforeAll(async () => {
    workspace = await createWorkspace();
    server = await workspace.serve();
    for (const [name, profile] of [
        ["carl", "customer_success_manager"],
        ["cleo", "customer_success_manager"],
        ["rita", "read_only"],
    ] as const)
        await workspace.addMember(`${name}@example.com`, profile);
    const secret = withKey(server, await workspace.createKey("secret"));
    carl = await signIn(server, "carl@example.com");
    rita = await signIn(server, "rita@example.com");
    const make = async (id: string, manager: string) =>
        (
            await secret.post("/api/v2/accounts", {
                external_id: id,
                name: id,
                success_manager: manager,
            })
        ).body.id;
    mine = await make("mine", "carl@example.com");
    theirs = await make("theirs", "cleo@example.com");
});
afterAll(() => workspace.remove());

const patch = async (body: object) => {
    const reply = await carl.patch(`/api/v2/accounts/${mine}`, body);
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
};

test("a score clears the other with its reason and note", async () => {
    expect(
        await patch({ risk_score: 4, risk_tag: "Champion left", risk_note: "Ann moved on" }),
    ).toMatchObject({
        risk_score: 4,
        risk_tag: "Champion left",
        risk_note: "Ann moved on",
        confidence_score: null,
    });
    expect(await patch({ risk_note: "Ann moved to Rome" })).toMatchObject({ risk_score: 4 });
    expect(await patch({ confidence_score: 2 })).toMatchObject({
        risk_score: null,
        risk_tag: null,
        risk_note: null,
        confidence_score: 2,
    });
    expect(await patch({ risk_score: 1 })).toMatchObject({ risk_score: 1, confidence_score: null });
    expect(await patch({ risk_score: null, risk_note: "It is over" })).toMatchObject({
        risk_score: null,
        risk_note: "It is over",
    });
});

test("what does not fit is refused with its field", async () => {
    for (const [body, field] of [
        [{ risk_score: 6 }, "risk_score"],
        [{ risk_score: 0 }, "risk_score"],
        [{ risk_score: 1, confidence_score: 1 }, "confidence_score"],
        [{ confidence_tag: "Champion left" }, "confidence_tag"],
        [{ risk_tag: "No such reason" }, "risk_tag"],
    ] as const)
        expectProblem(await carl.patch(`/api/v2/accounts/${mine}`, body), 400, "invalid", [field]);
    expectProblem(
        await rita.patch(`/api/v2/accounts/${mine}`, { risk_score: 1 }),
        403,
        "forbidden",
    );
});

test("history says what it was since when, in pages", async () => {
    const path = `/api/v2/accounts/${mine}/field-history`;
    const scores = (await carl.get(`${path}?fields=risk_score`)).body;
    expect(scores.rows.map((row: { value: number }) => row.value)).toEqual([null, 1, null, 4]);
    const reasons = (await carl.get(`${path}?fields=risk_tag,risk_note&limit=3`)).body;
    expect(reasons.rows.map((row: { value: unknown }) => row.value)).toEqual([
        "It is over",
        null,
        null,
    ]);
    const rest = (await carl.get(`${path}?fields=risk_tag,risk_note&cursor=${reasons.next_cursor}`))
        .body;
    expect(rest.rows).toMatchObject([
        { field: "risk_note", value: "Ann moved to Rome" },
        { field: "risk_note", value: "Ann moved on" },
        { field: "risk_tag", value: { name: "Champion left" } },
    ]);
    expectProblem(await carl.get(`${path}?fields=name`), 400, "invalid", ["fields"]);
    expectProblem(await carl.get(`/api/v2/accounts/${theirs}/field-history`), 404, "not_found");
});

test("criteria can ask for score and reason", async () => {
    await patch({ risk_score: 3, risk_tag: "Low usage" });
    for (const criteria of [
        { field: "risk_score", op: ">=", value: 3 },
        { field: "risk_tag", op: "in", value: ["low usage"] },
    ]) {
        const reply = await carl.get(
            `/api/v2/accounts?filter=${encodeURIComponent(JSON.stringify(criteria))}`,
        );
        expect(reply.body.total, reply.text).toBe(1);
    }
});
