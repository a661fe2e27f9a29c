// How long the requests of an account page take, for the account with the most users: each by
// itself, again and again. Prints one line of name=value (ms): the slowest at its p99, and which.
//
//     node page.mjs --port 8080 --secret SECRET_KEY [--times 100]
import { parseArgs } from "node:util";

const { values } = parseArgs({
    options: {
        port: { type: "string" },
        secret: { type: "string" },
        times: { type: "string", default: "100" },
    },
});
const base = `http://127.0.0.1:${values.port}/api/v2/`;

async function get(path) {
    const reply = await fetch(base + path, {
        headers: { authorization: `Bearer ${values.secret}` },
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
}

/** What the page of an account and its tabs ask for. */
const requests = (id) => [
    `accounts/${id}`,
    `accounts/${id}/usage?days=182`,
    `accounts/${id}/health`,
    `accounts/${id}/health/history`,
    `accounts/${id}/field-history`,
    `accounts/${id}/segments`,
    `users?account_id=${id}&sort=-last_activity&limit=25`,
    `users?account_id=${id}&sort=-last_activity&limit=25&q=an`,
    "fields?entity=account",
    "stages?limit=100",
    "forecast-statuses?limit=100",
    ...["subscription", "invoice", "ticket", "touchpoint"].map(
        (kind) => `${kind}s?account_id=${id}&limit=50`,
    ),
];

const at = (sorted, share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function measure(path) {
    const took = [];
    await get(path);
    for (let i = 0; i < Number(values.times); i++) {
        const from = performance.now();
        await get(path);
        took.push(performance.now() - from);
    }
    const sorted = took.toSorted((a, b) => a - b);
    return { path, p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
}

const { rows } = await get("accounts?sort=-users&limit=1&columns=users");
const all = [];
for (const path of requests(rows[0].id)) all.push(await measure(path));
const slowest = all.toSorted((a, b) => b.p99 - a.p99)[0];
for (const { path, p50, p99 } of all)
    console.error(`${p50.toFixed(1)} ms at p50, ${p99.toFixed(1)} at p99: ${path}`);
console.log(
    `users=${rows[0].users} page_p50=${slowest.p50.toFixed(1)} page_p99=${slowest.p99.toFixed(1)}` +
        ` slowest=${slowest.path}`,
);
