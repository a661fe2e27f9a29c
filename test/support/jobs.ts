// Jobs: waiting for their end.
import { expect } from "vitest";
import type { Api, Reply } from "./api.ts";
import { eventually } from "./wait.ts";

/** The job once it has ended, whatever became of it. */
export function ended(api: Api, id: number, timeout = 90_000): Promise<Reply["body"]> {
    return eventually(
        `end of job ${id}`,
        async () => {
            const { body } = await api.get(`/api/v2/jobs/${id}`);
            expect(["done", "failed", "cancelled"]).toContain(body.status);
            return body;
        },
        { timeout },
    );
}
