// Numbered events from several connections at once, through kills and failures, with a ledger of
// what was acknowledged.
//
// - Batch lanes send Segment batches with messageIds. A batch that was not acknowledged is sent
// again, the same bytes,
//   until it is: every event must be in the database exactly once.
// - Single lanes send CSB's feature call, which has no protection against retries, and never
// repeat it: acknowledged
//   ones must be there, the others may be.
// - The record lane raises a number on one account: the stored one is never behind the last
// acknowledged.
import { expect } from "vitest";
import type { Database } from "../support/database.ts";
import { sleep } from "../support/wait.ts";

const BATCH_LANES = 4;
const SINGLE_LANES = 2;
const BATCH = 20;
const USERS = 5;

interface Target {
    readonly url: string;
}

export class Loader {
    /** Answers by status; 0 = no answer. */
    readonly answers = new Map<number, number>();
    readonly #targets: () => Target[];
    readonly #key: string;
    readonly #run = Math.random().toString(36).slice(2);
    readonly #batches = new Array<number>(BATCH_LANES).fill(0);
    readonly #singles = Array.from({ length: SINGLE_LANES }, () => ({
        acknowledged: 0,
        unknown: 0,
    }));
    #record = { sent: 0, acknowledged: 0 };
    #running: Promise<void>[] = [];
    #stop = false;

    /** `targets` is asked before each request: nodes come and go. */
    constructor(targets: () => Target[], key: string) {
        this.#targets = targets;
        this.#key = key;
    }

    start(): void {
        this.#stop = false;
        for (let lane = 0; lane < BATCH_LANES; lane++) this.#running.push(this.#batchLane(lane));
        for (let lane = 0; lane < SINGLE_LANES; lane++) this.#running.push(this.#singleLane(lane));
        this.#running.push(this.#recordLane());
    }

    /** Each lane ends with its batch acknowledged. */
    async stop(): Promise<void> {
        this.#stop = true;
        await Promise.all(this.#running);
        this.#running = [];
    }

    get acknowledged(): number {
        const batches = this.#batches.reduce((sum, n) => sum + n, 0);
        return batches * BATCH + this.#singles.reduce((sum, lane) => sum + lane.acknowledged, 0);
    }

    count(status: number): number {
        return this.answers.get(status) ?? 0;
    }

    async #post(path: string, body: string, attempt: number): Promise<boolean> {
        const targets = this.#targets();
        const target = targets[attempt % targets.length];
        let status = 0;
        if (target) {
            try {
                const reply = await fetch(target.url + path, {
                    method: "POST",
                    headers: {
                        authorization: `Bearer ${this.#key}`,
                        "content-type": "application/json",
                    },
                    body,
                    signal: AbortSignal.timeout(15_000),
                });
                const text = await reply.text();
                status = reply.status;
                // What is answered at all is an answer: never half of it, never a false yes.
                if (status === 200) expect(JSON.parse(text)).toMatchObject({ success: true });
                else expect(JSON.parse(text)).toMatchObject({ success: false });
            } catch (error) {
                if (error instanceof SyntaxError || (error as Error).name === "AssertionError")
                    throw error;
            }
        }
        this.answers.set(status, this.count(status) + 1);
        if (status !== 200) await sleep(5);
        return status === 200;
    }

    #batchBody(lane: number, number: number): string {
        const timestamp = new Date().toISOString();
        const batch = Array.from({ length: BATCH }, (_, k) => ({
            type: "track",
            messageId: `${this.#run}-${lane}-${number}-${k}`,
            timestamp,
            userId: `user ${k % USERS}`,
            event: `Lane ${lane}`,
            properties: {
                account_id: `account ${number % 3}`,
                product_id: "Crash",
                module_id: "Lanes",
            },
        }));
        return JSON.stringify({ batch, sentAt: timestamp });
    }

    async #batchLane(lane: number): Promise<void> {
        while (!this.#stop) {
            const body = this.#batchBody(lane, this.#batches[lane] ?? 0);
            for (let attempt = lane; !(await this.#post("/v1/batch", body, attempt)); attempt++);
            this.#batches[lane] = (this.#batches[lane] ?? 0) + 1;
        }
    }

    async #singleLane(lane: number): Promise<void> {
        const ledger = this.#singles[lane] ?? { acknowledged: 0, unknown: 0 };
        for (let attempt = lane; !this.#stop; attempt++) {
            const body = {
                account_id: "single",
                user_id: `single ${lane}`,
                product_id: "Crash",
                module_id: "Singles",
                feature_id: `Single ${lane}`,
            };
            if (await this.#post("/api/v1_1/feature", JSON.stringify(body), attempt))
                ledger.acknowledged++;
            else ledger.unknown++;
        }
    }

    async #recordLane(): Promise<void> {
        for (let attempt = 0; !this.#stop; attempt++) {
            const number = ++this.#record.sent;
            const body = JSON.stringify({ account_id: "record", licenses: number });
            if (await this.#post("/api/v1_1/account", body, attempt))
                this.#record.acknowledged = number;
        }
    }

    /** The database against the ledger. */
    async verify(database: Database): Promise<void> {
        const rows = await database.sql(
            `SELECT f.name, a.external_id, u.external_id, CAST(sum(d.count) AS BIGINT)
             FROM usage_daily d
             JOIN feature f ON f.id = d.feature_id JOIN account a ON a.id = d.account_id
             JOIN "user" u ON u.id = d.user_id GROUP BY f.name, a.external_id, u.external_id`,
        );
        const stored = new Map<string, number>();
        for (const row of rows.split("\n").filter(Boolean)) {
            const [feature, account, user, count] = row.split("|");
            stored.set(`${feature}/${account}/${user}`, Number(count));
        }
        const expected = new Map<string, number>();
        this.#batches.forEach((batches, lane) => {
            for (let number = 0; number < batches; number++)
                for (let user = 0; user < USERS; user++) {
                    const key = `Lane ${lane}/account ${number % 3}/user ${user}`;
                    expected.set(key, (expected.get(key) ?? 0) + BATCH / USERS);
                }
        });
        this.#singles.forEach((ledger, lane) => {
            const key = `Single ${lane}/single/single ${lane}`;
            const count = stored.get(key) ?? 0;
            expect(count, key).toBeGreaterThanOrEqual(ledger.acknowledged);
            expect(count, key).toBeLessThanOrEqual(ledger.acknowledged + ledger.unknown);
            stored.delete(key);
        });
        expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(expected));
        const licenses = Number(
            await database.sql("SELECT licenses FROM account WHERE external_id = 'record'"),
        );
        expect(licenses).toBeGreaterThanOrEqual(this.#record.acknowledged);
        expect(licenses).toBeLessThanOrEqual(this.#record.sent);
    }
}
