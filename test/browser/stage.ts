// A workspace with a running server and what a test does to it beside the page: members' sessions,
// requests to the HTTP interface, events by the ingest key.
//
//     const stage = await openDemo();     // or openEmpty({ "ada@example.com": "administrator" })
//     const admin = await stage.session(people.admin);
//     const { rows } = await admin.get("/api/v2/accounts?sort=-mrr");
//     await stage.send("/api/v1_1/feature", { account_id: "1", ... });
//     await stage.close();                         // in afterAll
import {
    copyWorkspace,
    createWorkspace,
    type Node,
    type Profile,
    type Workspace,
    type WorkspaceOptions,
} from "../support/server.ts";
import { preparedDemo } from "./demo.ts";

/** Members of the demo workspace, one of each profile. */
export const people = {
    admin: "admin@coppertill.example",
    manager: "manager@coppertill.example",
    csm: "csm@coppertill.example",
    developer: "developer@coppertill.example",
    readonly: "readonly@coppertill.example",
} as const;

const demoPassword = "mainstay-demo";
export const password = "correct horse battery";

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, typed or not
export type Body = any;

/** A signed-in member who talks to the HTTP interface; every answer that is no success throws. */
export class Session {
    readonly url: string;
    /** Value of the session cookie. */
    readonly cookie: string;
    readonly me: Body;

    constructor(url: string, cookie: string, me: Body) {
        this.url = url;
        this.cookie = cookie;
        this.me = me;
    }

    get = (path: string) => this.call("GET", path);
    post = (path: string, body?: unknown) => this.call("POST", path, body);
    patch = (path: string, body?: unknown) => this.call("PATCH", path, body);
    delete = (path: string) => this.call("DELETE", path);

    /** As the others, but returns the status with the body, whatever it is. */
    async ask(method: string, path: string, body?: unknown) {
        const reply = await fetch(this.url + path, {
            method,
            headers: {
                cookie: `mainstay_session=${this.cookie}`,
                "x-csrf-token": this.me.csrf,
                ...(body === undefined ? {} : { "content-type": "application/json" }),
            },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await reply.text();
        return { status: reply.status, body: (text ? JSON.parse(text) : undefined) as Body };
    }

    async call(method: string, path: string, body?: unknown): Promise<Body> {
        const reply = await this.ask(method, path, body);
        if (reply.status >= 400)
            throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
        return reply.body;
    }
}

export async function signIn(url: string, email: string, word: string): Promise<Session> {
    const reply = await fetch(`${url}/api/v2/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password: word }),
    });
    const me = (await reply.json()) as Body;
    if (reply.status !== 200) throw new Error(`sign-in of ${email}: ${JSON.stringify(me)}`);
    const cookie = /^mainstay_session=([^;]+)/.exec(reply.headers.getSetCookie()[0] ?? "")?.[1];
    if (!cookie) throw new Error(`sign-in of ${email}: no session cookie`);
    return new Session(url, cookie, me);
}

export class Stage {
    readonly workspace: Workspace;
    readonly server: Node;
    /** The API key. */
    readonly key: string;
    readonly #password: string;
    readonly #sessions = new Map<string, Promise<Session>>();

    constructor(workspace: Workspace, server: Node, key: string, word: string) {
        this.workspace = workspace;
        this.server = server;
        this.key = key;
        this.#password = word;
    }

    get url(): string {
        return this.server.url;
    }

    /** The member's session; one for all tests of the file. Tests that end one make their own. */
    session(email: string): Promise<Session> {
        const known = this.#sessions.get(email);
        if (known) return known;
        const made = signIn(this.url, email, this.#password);
        this.#sessions.set(email, made);
        return made;
    }

    /** Sends an item by the API key, as a client does; the answer must be 200. */
    async send(path: string, body: unknown): Promise<Body> {
        const reply = await fetch(this.url + path, {
            method: "POST",
            headers: {
                authorization: `Bearer ${this.key}`,
                "content-type": "application/json",
            },
            body: JSON.stringify(body),
        });
        const text = await reply.text();
        if (reply.status !== 200) throw new Error(`POST ${path}: ${reply.status} ${text}`);
        return JSON.parse(text);
    }

    close = () => this.workspace.remove();
}

async function open(workspace: Workspace, word: string, made?: string): Promise<Stage> {
    const key = made ?? (await workspace.createKey("api"));
    const server = await workspace.serve();
    return new Stage(workspace, server, key, word);
}

/** A copy of the small demo workspace (demo.ts); what is in it follows from the seed and today. */
export async function openDemo(): Promise<Stage> {
    const demo = preparedDemo();
    return open(await copyWorkspace(demo), demoPassword, demo.key);
}

/** Takes the demo's health configurations and segments away, for tests that begin without. */
export async function withoutRules(admin: Session): Promise<void> {
    for (const kind of ["health-configs", "segments"])
        for (const { id } of (await admin.get(`/api/v2/${kind}?limit=100`)).rows)
            await admin.call("DELETE", `/api/v2/${kind}/${id}`);
}

/** A workspace that has heard of no customer yet. */
export async function openEmpty(
    members: Record<string, Profile>,
    options: WorkspaceOptions = {},
): Promise<Stage> {
    const workspace = await createWorkspace(options);
    for (const [email, profile] of Object.entries(members))
        await workspace.addMember(email, profile);
    return open(workspace, password);
}
