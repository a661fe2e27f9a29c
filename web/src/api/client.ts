/**
 * The one door to the server. Calls are typed by the generated schema; answers outside 2xx become
 * an ApiError that carries the problem. Writes get the CSRF token of the session.
 */
import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./schema";
import type { Problem } from "./types";

export class ApiError extends Error {
    readonly status: number;
    readonly code: string;
    readonly problem: Partial<Problem>;
    readonly requestId: string | undefined;
    /** Seconds after which the server wants to be asked again, when it said so. */
    readonly retryAfter: number | undefined;

    constructor(problem: Partial<Problem>, status: number, headers?: Headers) {
        super(problem.detail || problem.title || `HTTP ${status}`);
        this.name = "ApiError";
        this.status = status;
        this.code = problem.code ?? "";
        this.problem = problem;
        this.requestId = problem.request_id || headers?.get("X-Request-Id") || undefined;
        const after = Number(headers?.get("Retry-After"));
        this.retryAfter = Number.isFinite(after) && after > 0 ? after : undefined;
    }

    /** Messages by field name, for forms. */
    get fields(): Record<string, string> {
        const found: Record<string, string> = {};
        for (const e of this.problem.errors ?? []) found[e.field] = e.message;
        return found;
    }
}

/** The server could not be reached at all. */
export class OfflineError extends Error {}

let csrf = "";
let sessionEnded: () => void = () => {};

export function setCsrf(token: string): void {
    csrf = token;
}

export const csrfToken = (): string => csrf;

/** Called when an authorised call answers 401: the session has ended. */
export function onSessionEnded(listener: () => void): void {
    sessionEnded = listener;
}

const writes = new Set(["POST", "PATCH", "PUT", "DELETE"]);

const session: Middleware = {
    onRequest({ request }) {
        if (csrf && writes.has(request.method)) request.headers.set("X-CSRF-Token", csrf);
        return request;
    },
};

export const api = createClient<paths>({
    baseUrl: globalThis.location?.origin ?? "",
    credentials: "same-origin",
    fetch: (request) => globalThis.fetch(request),
});
api.use(session);

type Answer<T> = { data?: T; error?: unknown; response: Response };

async function settle<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
    let answer: Answer<T>;
    try {
        answer = await call;
    } catch (cause) {
        if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
        throw new OfflineError("offline", { cause });
    }
    if (answer.response.ok) return answer;
    const problem =
        answer.error && typeof answer.error === "object" ? (answer.error as Partial<Problem>) : {};
    const error = new ApiError(problem, answer.response.status, answer.response.headers);
    if (error.status === 401 && csrf && error.code !== "bad_credentials") sessionEnded();
    throw error;
}

/** The body of a successful answer. */
export async function read<T>(call: Promise<Answer<T>>): Promise<T> {
    return (await settle(call)).data as T;
}

export type Written<T> = { data: T; changeSet: number | undefined };

/** The body of a successful write and the change set that undoes it. */
export async function write<T>(call: Promise<Answer<T>>): Promise<Written<T>> {
    const answer = await settle(call);
    const header = Number(answer.response.headers.get("X-Change-Set"));
    return { data: answer.data as T, changeSet: header > 0 ? header : undefined };
}
