/**
 * Live updates. One event stream per browser: the tab that holds the Web Lock opens it and passes
 * each message on through a BroadcastChannel. Where there are no locks (plain HTTP on a foreign
 * host) or the stream stays broken, the tab asks again every ten seconds.
 */
import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

export type LiveMessage = { event: string; data: Record<string, unknown> };
type Listener = (message: LiveMessage) => void;

const channelName = "mainstay-live";
const lockName = "mainstay-live-leader";
const pollMs = 10_000;
const events = ["changed", "debugger", "job", "reload", "ended"];

const listLists = [
    "accounts",
    "account-totals",
    "users",
    "user-totals",
    "subscriptions",
    "subscription-totals",
    "subscription",
    "subscription-history",
    "features",
    "products",
    "modules",
    "feature-usage",
    "segment-counts",
    "segment-events",
    "lists",
    "list",
    "list-events",
];
const ofJobs = ["jobs", "exports", "imports", "import"];
const ofAccount = [
    "account",
    "account-usage",
    "account-health",
    "account-health-days",
    "account-timeline",
];

/** Which cached answers a message makes old. */
export function staleKeys(
    message: LiveMessage,
): ((key: readonly unknown[]) => boolean) | undefined {
    const { event, data } = message;
    if (event === "reload") return () => true;
    if (event === "job") return (key) => ofJobs.includes(String(key[0]));
    if (event === "debugger") return (key) => key[0] === "debugger";
    if (event !== "changed") return undefined;
    const ids = new Set(Array.isArray(data.accounts) ? data.accounts.map(Number) : []);
    const all = ids.size === 0;
    return (key) => {
        const name = key[0];
        if (typeof name !== "string") return false;
        if (listLists.includes(name) || name === "user" || name === "user-usage") return true;
        if (!ofAccount.includes(name)) return false;
        const params = key[1] as { id?: number } | undefined;
        return all || ids.has(Number(params?.id));
    };
}

/** Applies the first message at once and collects the rest, so a busy stream costs little. */
export function makeApplier(client: QueryClient, everyMs = 1000) {
    let waiting: LiveMessage[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
        timer = undefined;
        if (waiting.length === 0) return;
        timer = setTimeout(flush, everyMs);
        const tests = waiting.flatMap((m) => staleKeys(m) ?? []);
        waiting = [];
        if (tests.length === 0) return;
        void client.invalidateQueries({ predicate: (q) => tests.some((hit) => hit(q.queryKey)) });
    };
    return {
        take(message: LiveMessage) {
            waiting.push(message);
            if (timer === undefined) flush();
        },
        stop: () => clearTimeout(timer),
    };
}

/** Opens the stream; resolves when `signal` ends. Falls back to polling while it is broken. */
function stream(send: Listener, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        const source = new EventSource("/api/v2/events");
        let poll: ReturnType<typeof setInterval> | undefined;
        let broken = false;
        const calm = () => {
            clearInterval(poll);
            poll = undefined;
            if (broken) send({ event: "reload", data: {} });
            broken = false;
        };
        source.onopen = calm;
        source.onerror = () => {
            broken = true;
            poll ??= setInterval(() => send({ event: "reload", data: {} }), pollMs);
        };
        for (const name of events) {
            source.addEventListener(name, (event) => {
                let data: Record<string, unknown> = {};
                try {
                    data = JSON.parse((event as MessageEvent<string>).data || "{}");
                } catch {
                    // A message without a readable body still says that something happened.
                }
                send({ event: name, data });
            });
        }
        signal.addEventListener("abort", () => {
            clearInterval(poll);
            source.close();
            resolve();
        });
    });
}

/** Follows the server's events while mounted. */
export function useLive(onEnded: () => void): void {
    const client = useQueryClient();
    useEffect(() => {
        const stop = new AbortController();
        const applier = makeApplier(client);
        const take: Listener = (message) => {
            if (message.event === "ended") onEnded();
            else applier.take(message);
        };
        const channel =
            "BroadcastChannel" in window ? new BroadcastChannel(channelName) : undefined;
        channel?.addEventListener("message", (event) => take(event.data as LiveMessage));
        const send: Listener = (message) => {
            channel?.postMessage(message);
            take(message);
        };
        let poll: ReturnType<typeof setInterval> | undefined;
        if (navigator.locks && channel) {
            navigator.locks
                .request(lockName, { signal: stop.signal }, () => stream(send, stop.signal))
                .catch(() => {});
        } else {
            poll = setInterval(() => take({ event: "reload", data: {} }), pollMs);
        }
        return () => {
            stop.abort();
            clearInterval(poll);
            applier.stop();
            channel?.close();
        };
    }, [client, onEnded]);
}
