// The stream of news to an open page: a changed account is told to whoever may see it, within a
// second; ended sessions and changed profiles close the stream, from any node.
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, anonymous, expectProblem, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually, sleep } from "../support/wait.ts";

const password = "correct horse battery";
let workspace: Workspace;
let server: Node;
let secret: Api;
let ada: Api;

beforeAll(async () => {
    workspace = await createWorkspace();
    for (const [name, profile] of [
        ["ada", "administrator"],
        ["carl", "customer_success_manager"],
        ["dev", "developer"],
    ] as const)
        await workspace.addMember(`${name}@example.com`, profile);
    server = await workspace.serve();
    secret = withKey(server, await workspace.createKey("secret"));
    ada = await signIn(server, "ada@example.com");
});
afterAll(() => workspace.remove());

interface News {
    event: string;
    // biome-ignore lint/suspicious/noExplicitAny: data of different events
    data: any;
}

class Stream {
    readonly news: News[] = [];
    ended = false;
    status = 0;
    type = "";
    #close = () => {};

    static async open(node: Node, email: string): Promise<Stream> {
        const reply = await anonymous(node).post("/api/v2/session", { email, password });
        expect(reply.status, reply.text).toBe(200);
        const stream = new Stream();
        await stream.#connect(node, (reply.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "");
        return stream;
    }

    #connect(node: Node, cookie: string): Promise<void> {
        return new Promise((resolve, reject) => {
            const call = request(
                `${node.url}/api/v2/events`,
                { headers: { cookie, accept: "text/event-stream" } },
                (reply) => {
                    this.status = reply.statusCode ?? 0;
                    this.type = reply.headers["content-type"] ?? "";
                    let rest = "";
                    reply.setEncoding("utf8").on("data", (text: string) => {
                        rest += text;
                        const blocks = rest.split("\n\n");
                        rest = blocks.pop() ?? "";
                        for (const block of blocks) this.#read(block);
                    });
                    reply.on("close", () => {
                        this.ended = true;
                    });
                    resolve();
                },
            );
            call.on("error", reject);
            call.end();
            this.#close = () => call.destroy();
        });
    }

    #read(block: string): void {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event) this.news.push({ event, data: data ? JSON.parse(data) : undefined });
    }

    close(): void {
        this.#close();
    }

    /** Ids of accounts that this page was told of. */
    accounts(): number[] {
        return this.news
            .filter((item) => item.event === "changed")
            .flatMap((item) => item.data.accounts ?? []);
    }
}

test("the stream is for members only", async () => {
    expectProblem(await anonymous(server).get("/api/v2/events"), 401, "unauthenticated");
    expectProblem(await secret.get("/api/v2/events"), 403, "forbidden");
});

test("a changed account is told within a second or two to those who may see it, and to nobody else", async () => {
    const members = (await secret.get("/api/v2/members")).body.rows;
    const id = (email: string) => members.find((row: { email: string }) => row.email === email).id;
    const all = await Stream.open(server, "ada@example.com");
    const few = await Stream.open(server, "carl@example.com");
    expect(all.status).toBe(200);
    expect(all.type).toMatch(/^text\/event-stream/);
    const mine = (
        await secret.post("/api/v2/accounts", {
            external_id: "mine",
            name: "Mine",
            success_manager_id: id("carl@example.com"),
        })
    ).body.id;
    const theirs = (
        await secret.post("/api/v2/accounts", {
            external_id: "theirs",
            name: "Theirs",
            success_manager_id: id("ada@example.com"),
        })
    ).body.id;
    const told = () => {
        expect(all.accounts()).toContain(mine);
        expect(all.accounts()).toContain(theirs);
        expect(few.accounts()).toContain(mine);
    };
    await eventually("both are told", told, { timeout: 5000 });
    await sleep(500);
    expect(few.accounts()).not.toContain(theirs);
    expect(all.news.find((item) => item.event === "changed")?.data.fresh_at).toMatch(/Z$/);
    all.close();
    few.close();
});

test("an event reaches the account's figures and the page within two seconds", async () => {
    const page = await Stream.open(server, "ada@example.com");
    const event = {
        account_id: "live",
        user_id: "u",
        product_id: "P",
        module_id: "M",
        feature_id: "F",
        total: 3,
    };
    expect((await secret.post("/api/v1_1/feature", event)).body.success).toBe(true);
    const start = performance.now();
    await eventually(
        "the figure is there",
        async () => {
            const row = (await ada.get("/api/v2/accounts?external_id=live")).body.rows[0];
            expect(row.total_features_used).toBe(3);
            expect(page.accounts()).toContain(row.id);
        },
        { timeout: 5000 },
    );
    expect(performance.now() - start).toBeLessThan(4000);
    page.close();
});

test("news of the debugger go to those who may read it", async () => {
    const reader = await Stream.open(server, "dev@example.com");
    const other = await Stream.open(server, "carl@example.com");
    await secret.post("/api/v1_1/feature", {
        account_id: "a",
        user_id: "u",
        feature_id: "F",
        total: "none",
    });
    const told = () =>
        expect(reader.news.some((item) => item.event === "debugger" && item.data.id > 0)).toBe(
            true,
        );
    await eventually("the developer is told", told);
    expect(other.news.some((item) => item.event === "debugger")).toBe(false);
    reader.close();
    other.close();
});

test("news of a job go to whoever asked for it", async () => {
    const page = await Stream.open(server, "ada@example.com");
    const other = await Stream.open(server, "carl@example.com");
    const job = (await ada.post("/api/v2/refresh")).body.id;
    await eventually("the page is told", () =>
        expect(page.news.some((item) => item.event === "job" && item.data.id === job)).toBe(true),
    );
    expect(other.news.some((item) => item.event === "job")).toBe(false);
    page.close();
    other.close();
});

test("a new profile, a new password or an ended session closes the stream, with a last word", async () => {
    const row = (await ada.get("/api/v2/members?q=dev")).body.rows[0];
    const page = await Stream.open(server, "dev@example.com");
    await ada.patch(`/api/v2/members/${row.id}`, { profile: "read_only" });
    await eventually("the stream is closed", () => expect(page.ended).toBe(true), {
        timeout: 5000,
    });
    expect(page.news.at(-1)?.event).toBe("ended");
});

test("streams do not keep the server from stopping", async () => {
    const other = await workspace.serve();
    const page = await Stream.open(other, "ada@example.com");
    const start = performance.now();
    expect(await other.stop()).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
    await eventually("the page notices", () => expect(page.ended).toBe(true));
});
