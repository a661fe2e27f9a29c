// How long after the answer to a POST what it changes can be read: the metric of the account, its
// membership of a segment and its health (by the configuration of that segment), under a load of
// events. Prints one line of name=value (ms).
//
//     node fresh.mjs --port 8080 --key API_KEY --secret SECRET_KEY [--probes 200] [--rate 2000]
//
// Each probe is one use by an account of its own; the load is batches of 100 of Segment's form,
// spread over all accounts. One process does both: 20 posts per second cost it next to nothing
// (its CPU is printed).
import { parseArgs } from "node:util";

const { values } = parseArgs({
    options: {
        port: { type: "string" },
        key: { type: "string" },
        secret: { type: "string" },
        probes: { type: "string", default: "200" },
        rate: { type: "string", default: "2000" },
    },
});
const base = `http://127.0.0.1:${values.port}`;
const batch = 100;
const patience = 20_000;
const started = process.cpuUsage();
const begun = performance.now();

async function ask(method, path, key, body) {
    const reply = await fetch(base + path, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: body && JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
}
const get = (path) => ask("GET", path, values.secret);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** External ids of accounts spread over the whole workspace. */
async function someAccounts(count) {
    const { total } = await get("/api/v2/accounts?limit=1&columns=external_id");
    const found = [];
    const pages = Math.min(20, Math.ceil(total / 1000));
    for (let i = 0; i < pages; i++) {
        const page = 1 + Math.floor((i * Math.ceil(total / 1000)) / pages);
        const { rows } = await get(
            `/api/v2/accounts?limit=1000&page=${page}&sort=external_id&columns=external_id`,
        );
        found.push(...rows.map(({ id, external_id }) => ({ id, external_id })));
    }
    const step = Math.max(1, Math.floor(found.length / count));
    return { all: found, probes: found.filter((_, i) => i % step === 0).slice(0, count) };
}

/** Posts until stopped, evenly; what cannot be sent in time is sent late, never left out. */
function startLoad(accounts) {
    const every = (1000 * batch) / Number(values.rate);
    let running = true;
    let sent = 0;
    let n = 0;
    const open = new Set();
    const post = () => {
        const events = Array.from({ length: batch }, () => {
            const { external_id } = accounts[(n * 7919) % accounts.length];
            n++;
            return {
                type: "track",
                event: `Feature ${n % 40}`,
                userId: `${external_id}-load`,
                messageId: `load-${process.pid}-${n}`,
                properties: { account_id: external_id },
            };
        });
        const one = fetch(`${base}/v1/batch`, {
            method: "POST",
            headers: {
                authorization: `Basic ${Buffer.from(`${values.key}:`).toString("base64")}`,
                "content-type": "application/json",
            },
            body: JSON.stringify({ batch: events }),
        })
            .then((reply) => reply.text())
            .finally(() => open.delete(one));
        open.add(one);
        sent += batch;
    };
    const from = performance.now();
    const loop = (async () => {
        while (running) {
            while (sent / batch < (performance.now() - from) / every) post();
            await pause(5);
        }
        await Promise.allSettled(open);
    })();
    return {
        stop: () => {
            running = false;
            return loop;
        },
    };
}

/** Whether the configuration of the segment decides about the account, and says Good. */
async function isHealthy(id, config) {
    const health = await get(`/api/v2/accounts/${id}/health`);
    if (health.config?.id !== config) return false;
    return (await get(`/api/v2/accounts/${id}`)).health_product_adoption === "good";
}
const isMember = async (id, segment) =>
    (await get(`/api/v2/accounts/${id}/segments`)).rows.some(
        (row) => row.id === segment || row.segment?.id === segment,
    );

async function probe({ id, external_id }, { segment, config, feature }) {
    const before = (await get(`/api/v2/accounts/${id}`)).total_features_used;
    await ask("POST", "/api/v1_1/feature", values.key, {
        account_id: external_id,
        user_id: `${external_id}-probe`,
        feature_id: feature,
    });
    const sent = performance.now();
    const seen = { metric: undefined, segment: undefined, health: undefined };
    while (performance.now() - sent < patience) {
        if (seen.metric === undefined) {
            const now = (await get(`/api/v2/accounts/${id}`)).total_features_used;
            if (now > before) seen.metric = performance.now() - sent;
        }
        if (seen.metric !== undefined && seen.segment === undefined)
            if (await isMember(id, segment)) seen.segment = performance.now() - sent;
        if (seen.segment !== undefined && (await isHealthy(id, config))) {
            seen.health = performance.now() - sent;
            return seen;
        }
        await pause(5);
    }
    return seen;
}

const at = (sorted, share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
function percentiles(name, all) {
    const sorted = all.filter((v) => v !== undefined).toSorted((a, b) => a - b);
    if (sorted.length === 0) return "";
    return `${name}_p50=${at(sorted, 0.5).toFixed(0)} ${name}_p99=${at(sorted, 0.99).toFixed(0)}`;
}

const feature = `Probe ${Date.now()}`;
const { all, probes } = await someAccounts(Number(values.probes));
// The first use names the feature, which the criteria needs.
await ask("POST", "/api/v1_1/feature", values.key, {
    account_id: "probe-first",
    user_id: "probe-first",
    feature_id: feature,
});
const criteria = { field: "total_features_used", feature, days: 14, op: ">", value: 0 };
/** Milliseconds of a question; "late" where it takes longer than a question may. */
async function timed(path, body) {
    const from = performance.now();
    try {
        await ask("POST", path, values.secret, body);
    } catch (error) {
        if (String(error).includes("503")) return "late";
        throw error;
    }
    return (performance.now() - from).toFixed(0);
}
const stored = {
    all: [
        { field: "active_users", op: "<", value: 9 },
        { field: "mrr", op: ">", value: 100 },
        { field: "stage", op: "not_empty" },
    ],
};
const windowed = { field: "total_features_used", days: 30, op: ">=", value: 10 };
const preview = await timed("/api/v2/criteria/preview", { entity: "account", criteria: stored });
const lookBack = await timed("/api/v2/criteria/look-back", { criteria: stored });
const figure = await timed("/api/v2/criteria/preview", { entity: "account", criteria: windowed });
const { id: segment } = await ask("POST", "/api/v2/segments", values.secret, {
    name: feature,
    entity: "account",
    criteria,
});
const { id: config } = await ask("POST", "/api/v2/health-configs", values.secret, {
    name: feature,
    segment_id: segment,
    product_adoption_good: criteria,
    product_adoption_weight: 100,
});
// The account that came last is the last of the pass over all that new rules begin.
const last = (await get("/api/v2/accounts?external_id=probe-first&columns=name")).rows[0].id;
const patient = performance.now() + 600_000;
while (!(await isHealthy(last, config))) {
    if (performance.now() > patient) throw new Error("the new rules were not asked of all");
    await pause(250);
}
const load = startLoad(all);
await pause(3000);
const seen = [];
for (const account of probes) {
    seen.push(await probe(account, { segment, config, feature }));
    await pause(20);
}
await load.stop();
const { user, system } = process.cpuUsage(started);
const cpu = (user + system) / 10 / (performance.now() - begun);
const late = seen.filter((s) => s.health === undefined).length;
const figures = ["metric", "segment", "health"].map((name) =>
    percentiles(
        name,
        seen.map((s) => s[name]),
    ),
);
console.log(
    `${figures.join(" ")} preview=${preview} look_back=${lookBack} figure=${figure} late=${late} own_cpu=${cpu.toFixed(0)}%`,
);
