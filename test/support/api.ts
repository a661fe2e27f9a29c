// A small client of the HTTP interface: every reply is returned, whatever its status; nothing is
// retried.
//
//     const admin = await signIn(server, "ada@example.com", "correct horse battery");
//     const reply = await admin.post("/api/v2/accounts", { name: "Acme" });
//     expectProblem(reply, 400, "invalid", ["external_id"]);
//     await withKey(server, key).post("/api/v1_1/login", { account_id: "1", user_id: "2" });
import { expect } from "vitest";

/** What stands for a server: a node of support/server.ts, or anything else with an address. */
export interface Addressed {
    readonly url: string;
}

export interface Reply {
    status: number;
    headers: Headers;
    text: string;
    /** The parsed body, undefined when it is not JSON. Tests look into it freely. */
    // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, typed or not
    body: any;
}

export type RequestHeaders = Record<string, string>;

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

export class Api {
    readonly #server: Addressed;
    readonly #headers: RequestHeaders;

    constructor(server: Addressed, headers: RequestHeaders = {}) {
        this.#server = server;
        this.#headers = headers;
    }

    /** The same server and headers, with some changed; a header set to "" is left out. */
    with(headers: RequestHeaders): Api {
        return new Api(this.#server, { ...this.#headers, ...headers });
    }

    get(path: string, headers: RequestHeaders = {}): Promise<Reply> {
        return this.send("GET", path, undefined, headers);
    }

    /** The reply as it comes, for bodies that are no text. */
    raw(path: string): Promise<Response> {
        return fetch(this.#server.url + path, { headers: this.#headers, redirect: "manual" });
    }

    post(path: string, body?: unknown, headers: RequestHeaders = {}): Promise<Reply> {
        return this.send("POST", path, body, headers);
    }

    patch(path: string, body?: unknown, headers: RequestHeaders = {}): Promise<Reply> {
        return this.send("PATCH", path, body, headers);
    }

    delete(path: string, body?: unknown, headers: RequestHeaders = {}): Promise<Reply> {
        return this.send("DELETE", path, body, headers);
    }

    /** A string or bytes go out as they are, anything else as JSON. */
    async send(
        method: string,
        path: string,
        body: unknown,
        headers: RequestHeaders = {},
    ): Promise<Reply> {
        const raw = typeof body === "string" || body instanceof Uint8Array;
        const all: RequestHeaders = {
            "content-type": "application/json",
            ...this.#headers,
            ...headers,
        };
        if (body === undefined) delete all["content-type"];
        for (const name of Object.keys(all)) if (all[name] === "") delete all[name];
        const reply = await fetch(this.#server.url + path, {
            method,
            headers: all,
            body:
                body === undefined ? undefined : ((raw ? body : JSON.stringify(body)) as BodyInit),
            redirect: "manual",
        });
        const text = await reply.text();
        return { status: reply.status, headers: reply.headers, text, body: parse(text) };
    }
}

/** Nobody: no key, no session. */
export const anonymous = (server: Addressed) => new Api(server);

/** Bearer of an API key or a secret key. */
export const withKey = (server: Addressed, key: string) =>
    new Api(server, { authorization: `Bearer ${key}` });

/** The same by HTTP Basic: the key is the user's name, the password is empty. */
export const withBasicKey = (server: Addressed, key: string) =>
    new Api(server, { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` });

/** Signs a member in; the client then sends the cookie and the CSRF header. */
export async function signIn(server: Addressed, email: string, password = "correct horse battery") {
    const reply = await anonymous(server).post("/api/v2/session", { email, password });
    expect(reply.status, reply.text).toBe(200);
    const cookie = reply.headers.getSetCookie().map((line) => line.split(";")[0]);
    expect(cookie.length, "a session cookie").toBeGreaterThan(0);
    return new Api(server, { cookie: cookie.join("; "), "x-csrf-token": reply.body.csrf });
}

/** The reply is a problem document of that status and code, which names exactly those fields. */
export function expectProblem(reply: Reply, status: number, code: string, fields?: string[]): void {
    expect(reply.status, reply.text).toBe(status);
    expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(reply.body).toMatchObject({
        status,
        code,
        type: expect.any(String),
        title: expect.any(String),
    });
    expect(reply.body.request_id, "request_id").toEqual(expect.any(String));
    if (fields) {
        const named = (reply.body.errors ?? []).map((item: { field: string }) => item.field);
        expect(named.sort()).toEqual([...fields].sort());
    }
}
