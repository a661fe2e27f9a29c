// Jobs: waiting for their end.
import { expect } from "vitest";
import type { Api, Reply } from "./api.ts";
import { eventually } from "./wait.ts";

const ends = ["done", "failed", "cancelled"];

/**
 * The job once it has ended, whatever became of it. A busy machine makes jobs slow: so it may take
 * any time while it moves, and `timeout` ms without a step.
 */
export async function ended(api: Api, id: number, timeout = 90_000): Promise<Reply["body"]> {
    let body: Reply["body"] = { done: -1 };
    while (!ends.includes(body.status)) {
        const { status, done } = body;
        body = await eventually(
            `a step of job ${id} behind ${done}`,
            async () => {
                const reply = await api.get(`/api/v2/jobs/${id}`);
                expect([reply.body.status, reply.body.done]).not.toEqual([status, done]);
                return reply.body;
            },
            { timeout },
        );
    }
    return body;
}
