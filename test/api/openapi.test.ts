// The OpenAPI document keeps its word: every route is in it, every example of a body answers
// with the status that the document names, and every answer has the shape that it names. Nothing
// is asked that is not in it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, anonymous, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";

// biome-ignore lint/suspicious/noExplicitAny: a document is looked into freely
type Any = any;

let workspace: Workspace;
let server: Node;
let ada: Api;
let secret: Api;
let document: Any;

beforeAll(async () => {
    workspace = await createWorkspace();
    await workspace.addMember("ada@example.com", "administrator");
    server = await workspace.serve();
    ada = await signIn(server, "ada@example.com");
    secret = withKey(server, await workspace.createKey("secret"));
    document = (await anonymous(server).get("/api/v2/openapi.json")).body;
});
afterAll(() => workspace.remove());

/** What does not fit the schema, as paths into the value. */
function faults(schema: Any, value: Any, at = "answer"): string[] {
    if (schema.$ref)
        return faults(
            schema.$ref
                .split("/")
                .slice(1)
                .reduce((o: Any, key: string) => o[key], document),
            value,
            at,
        );
    if (schema.oneOf) {
        const all = schema.oneOf.map((one: Any) => faults(one, value, at));
        return all.some((list: string[]) => list.length === 0) ? [] : all[0];
    }
    const types = schema.type === undefined ? undefined : [schema.type].flat();
    const type =
        value === null
            ? "null"
            : Array.isArray(value)
              ? "array"
              : Number.isInteger(value)
                ? "integer"
                : typeof value;
    if (types && !types.includes(type) && !(type === "integer" && types.includes("number")))
        return [`${at} is ${type}, not ${types}`];
    if (value === null) return [];
    const found: string[] = [];
    if (schema.enum && !schema.enum.includes(value))
        found.push(`${at}: ${value} is none of ${schema.enum}`);
    if (schema.pattern && !new RegExp(schema.pattern).test(value))
        found.push(`${at}: ${value} is not ${schema.pattern}`);
    if (schema.format === "date-time" && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value))
        found.push(`${at}: ${value} is no instant`);
    if (schema.format === "date" && !/^\d{4}-\d\d-\d\d$/.test(value))
        found.push(`${at}: ${value} is no date`);
    if (type === "array")
        for (const [i, item] of value.entries())
            found.push(...faults(schema.items ?? {}, item, `${at}[${i}]`));
    if (type === "object" && schema.properties) {
        for (const key of schema.required ?? [])
            if (!(key in value)) found.push(`${at}.${key} is missing`);
        for (const [key, inner] of Object.entries(value)) {
            if (schema.properties[key])
                found.push(...faults(schema.properties[key], inner, `${at}.${key}`));
            else if (!schema.additionalProperties)
                found.push(`${at}.${key} is not in the document`);
        }
    }
    return found;
}

interface Called {
    status: number;
    body: Any;
    text: string;
}

/** Calls a route with the document's own example and checks status and shape of the answer. */
async function call(
    method: string,
    path: string,
    {
        client = ada,
        id = 0,
        query = "",
        change = {},
        token = "",
        external = "",
        table = "",
        list = false,
    } = {},
): Promise<Called> {
    const op = document.paths[path]?.[method];
    expect(op, `${method} ${path} is in the document`).toBeDefined();
    const content = op.requestBody?.content["application/json"];
    let body = content?.example;
    if (body) body = { ...body, ...change };
    if (list) body = [body, body];
    const url =
        path
            .replace("{id}", String(id))
            .replace("{token}", token)
            .replace("{table}", table)
            .replace("{external}", encodeURIComponent(external)) + query;
    const reply = await client.send(method.toUpperCase(), url, body);
    const wanted = Object.keys(op.responses).find((status) => status !== "default");
    expect(String(reply.status), `${method} ${url} ${JSON.stringify(body)} → ${reply.text}`).toBe(
        wanted,
    );
    const schema = op.responses[wanted ?? ""].content["application/json"]?.schema;
    if (schema) expect(faults(schema, reply.body), `${method} ${path}`).toEqual([]);
    covered.add(`${method} ${path}`);
    return reply;
}
const covered = new Set<string>();

test("it is OpenAPI 3.1, says who may ask, and every reference leads somewhere", () => {
    expect(document.openapi).toBe("3.1.0");
    const ids = new Set<string>();
    for (const [path, item] of Object.entries<Any>(document.paths))
        for (const [method, op] of Object.entries<Any>(item)) {
            expect(ids.has(op.operationId), op.operationId).toBe(false);
            ids.add(op.operationId);
            expect(op.summary?.length, `${method} ${path}`).toBeGreaterThan(3);
            expect(Array.isArray(op.security), `${method} ${path}`).toBe(true);
            for (const name of path.matchAll(/\{(\w+)\}/g))
                expect(
                    op.parameters.some((p: Any) => p.in === "path" && p.name === name[1]),
                    `${method} ${path}`,
                ).toBe(true);
        }
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map(
        (match) => match[1] ?? "",
    );
    for (const ref of new Set(refs))
        expect(
            ref
                .split("/")
                .slice(1)
                .reduce((o: Any, key) => o?.[key], document),
            ref,
        ).toBeDefined();
});

test("the command line prints the same document, without a database", async () => {
    const printed = await workspace.run(["openapi"]);
    expect(printed.status).toBe(0);
    expect(JSON.parse(printed.stdout)).toEqual(document);
});

test("people can read it without scripts", async () => {
    const page = await anonymous(server).get("/docs/api");
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(page.text).not.toMatch(/<script/i);
    for (const path of Object.keys(document.paths))
        expect(page.text).toContain(`<code>${path}</code>`);
});

describe("records", () => {
    // In this order each finds what its example refers to: account 1, user 1, metric 1 ...
    const resources = [
        "accounts",
        "users",
        "subscriptions",
        "invoices",
        "tickets",
        "issues",
        "touchpoints",
        "nps-responses",
        "consumption-metrics",
        "consumption",
        "stages",
        "subscription-statuses",
        "forecast-statuses",
        "personas",
        "user-roles",
        "risk-reasons",
        "team-roles",
        "currency-rates",
        "custom-attributes",
    ];

    test.each(resources)("%s: add, list, get, change, delete, restore", async (name) => {
        const path = `/api/v2/${name}`;
        // Names that a new workspace has already.
        const change = /stages|statuses|personas|roles|reasons/.test(name)
            ? { name: `Example of ${name}` }
            : {};
        const made = await call("post", path, { change });
        await call("get", path);
        await call("get", `${path}/{id}`, { id: made.body.id });
        await call("patch", `${path}/{id}`, { id: made.body.id });
        await call("delete", `${path}/{id}`, { id: made.body.id });
        const back = await call("post", `${path}/{id}/restore`, { id: made.body.id });
        expect(back.body.id).toBe(made.body.id);
    });

    test("layouts of tables, and totals", async () => {
        const table = "accounts";
        const change = { columns: ["name", "mrr"], widths: { mrr: 100 } };
        await call("put", "/api/v2/me/layouts/{table}", { table, change });
        await call("get", "/api/v2/me/layouts");
        await call("delete", "/api/v2/me/layouts/{table}", { table });
        await call("get", "/api/v2/accounts/totals");
        await call("get", "/api/v2/users/totals", { query: "?assigned=unassigned" });
        await call("get", "/api/v2/subscriptions/totals");
        const row = (await ada.get("/api/v2/subscriptions")).body.rows[0];
        await call("get", "/api/v2/subscriptions/{id}/field-history", { id: row.id });
    });

    test("owners of fields and suggestions", async () => {
        const change = {
            entity: "account",
            field: "industry",
            owner: "integration",
        };
        const { id } = (await call("post", "/api/v2/field-owners", { change })).body;
        await call("get", "/api/v2/field-owners");
        await call("get", "/api/v2/field-owners/{id}", { id });
        await call("patch", "/api/v2/field-owners/{id}", {
            id,
            change: { owner: "integration" },
        });
        const owned = { entity: "user", field: "title", owner: "integration" };
        await ada.post("/api/v2/field-owners", owned);
        for (const [kind, field] of [
            ["accounts", "industry"],
            ["users", "title"],
        ]) {
            const { rows } = (await ada.get(`/api/v2/${kind}?limit=1`)).body;
            const one = { id: rows[0].id, change: { fields: [field] } };
            await ada.patch(`/api/v2/${kind}/${one.id}`, {
                [`${field}`]: "Suggested",
            });
            await call("get", `/api/v2/${kind}/{id}`, one);
            await call("get", `/api/v2/${kind}/{id}/suggestions`, one);
            await call("post", `/api/v2/${kind}/{id}/suggestions/accept`, one);
            await ada.patch(`/api/v2/${kind}/${one.id}`, { [`${field}`]: "Another" });
            await call("post", `/api/v2/${kind}/{id}/suggestions/dismiss`, one);
        }
    });

    test("views: add, list, change, defaults, pins, delete", async () => {
        const id = (await call("post", "/api/v2/views")).body.id;
        await call("get", "/api/v2/views");
        await call("get", "/api/v2/views/{id}", { id });
        await call("patch", "/api/v2/views/{id}", { id });
        for (const what of ["default", "pin"]) {
            await call("put", `/api/v2/me/views/{id}/${what}`, { id });
            await call("get", "/api/v2/me/views");
            await call("delete", `/api/v2/me/views/{id}/${what}`, { id });
        }
        await call("delete", "/api/v2/views/{id}", { id });
        await call("post", "/api/v2/views/{id}/restore", { id });
    });

    test("segments: add, list, copy, order, counts, members, events", async () => {
        const made = await call("post", "/api/v2/segments");
        const id = made.body.id;
        await call("get", "/api/v2/segments");
        await call("get", "/api/v2/segments/{id}", { id });
        await call("patch", "/api/v2/segments/{id}", { id });
        await call("post", "/api/v2/segments/{id}/clone", { id });
        await call("post", "/api/v2/segments/order", { change: { ids: [id] } });
        const row = (await ada.get("/api/v2/accounts")).body.rows[0];
        await eventually("a segment holds the account", async () =>
            expect(
                (await call("get", "/api/v2/accounts/{id}/segments", { id: row.id })).body.rows,
            ).not.toEqual([]),
        );
        await call("get", "/api/v2/accounts", { query: `?segment=${id}&assigned=unassigned` });
        await call("get", "/api/v2/segments/counts", { query: "?entity=account" });
        await call("get", "/api/v2/segments/counts", { query: "?entity=subscription" });
        await call("get", "/api/v2/segments/{id}/events", { id });
        const user = (await ada.get("/api/v2/users")).body.rows[0];
        await call("get", "/api/v2/users/{id}/segments", { id: user.id });
        await call("delete", "/api/v2/segments/{id}", { id });
        await call("post", "/api/v2/segments/{id}/restore", { id });
    });

    test("search", async () => {
        const row = (await ada.get("/api/v2/accounts")).body.rows[0];
        const found = await call("get", "/api/v2/search", {
            query: `?q=${encodeURIComponent(row.name)}`,
        });
        expect(found.body.accounts).not.toEqual([]);
    });

    test("lists: add, list, copy, fill, members, events", async () => {
        const change = { segments: [(await ada.get("/api/v2/segments")).body.rows[0].id] };
        const id = (await call("post", "/api/v2/lists", { change })).body.id;
        await call("get", "/api/v2/lists");
        await call("get", "/api/v2/lists/{id}", { id });
        await call("patch", "/api/v2/lists/{id}", { id, change });
        await call("post", "/api/v2/lists/{id}/clone", { id });
        await call("post", "/api/v2/lists/{id}/refresh", { id });
        await eventually("the list holds the account", async () =>
            expect((await ada.get(`/api/v2/accounts?list=${id}`)).body.rows).not.toEqual([]),
        );
        await call("get", "/api/v2/accounts", { query: `?list=${id}` });
        await call("get", "/api/v2/lists/{id}/events", { id });
        await call("delete", "/api/v2/lists/{id}", { id });
        await call("post", "/api/v2/lists/{id}/restore", { id });
    });

    test("health: configurations, templates, explanation, past days", async () => {
        const segment = (await ada.get("/api/v2/segments")).body.rows[0];
        const change = { segment_id: segment.id };
        const id = (await call("post", "/api/v2/health-configs", { change })).body.id;
        await call("get", "/api/v2/health-configs");
        await call("get", "/api/v2/health-configs/{id}", { id });
        await call("patch", "/api/v2/health-configs/{id}", { id, change });
        await call("post", "/api/v2/health-configs/order", { change: { ids: [id] } });
        await call("post", "/api/v2/health-configs/preview", { change });
        await call("get", "/api/v2/templates");
        const row = (await ada.get("/api/v2/accounts")).body.rows[0];
        await eventually("the configuration decides", async () =>
            expect(
                (await call("get", "/api/v2/accounts/{id}/health", { id: row.id })).body.config,
            ).not.toBeNull(),
        );
        await call("get", "/api/v2/accounts/{id}/health/history", { id: row.id });
        await call("get", "/api/v2/accounts/{id}/field-history", { id: row.id });
        await call("get", "/api/v2/accounts/{id}/timeline", { id: row.id, query: "?limit=5" });
        await call("delete", "/api/v2/health-configs/{id}", { id });
        await call("post", "/api/v2/health-configs/{id}/restore", { id });
    });

    test("products, modules, features come by events or by hand", async () => {
        const event = {
            account_id: "a",
            user_id: "u",
            product_id: "P",
            module_id: "M",
            feature_id: "F",
        };
        expect((await secret.post("/api/v1_1/feature", event)).status).toBe(200);
        for (const name of ["products", "modules", "features"]) {
            const rows = (await call("get", `/api/v2/${name}`)).body.rows;
            await call("get", `/api/v2/${name}/{id}`, { id: rows[0].id });
            await call("patch", `/api/v2/${name}/{id}`, { id: rows[0].id });
            await call("post", `/api/v2/${name}`);
        }
    });

    test("with every column filled still fit", async () => {
        const sent = {
            account_id: "full",
            name: "Full",
            email: "a@example.com",
            phone: "1",
            licenses: 5,
            employees: 6,
            industry: "x",
            stage: "Live",
            status: "Active",
            mrr: 12.5,
            amount: "100",
            next_billing_on: "2030-01-01",
            forecast_status: "Renew",
            forecast_value: 5,
            success_manager: "ada@example.com",
            custom_colour: "red",
            billing_city: "Bern",
            created_on: "2025-01-01T00:00:00Z",
            updated_on: "2026-01-01",
        };
        expect((await secret.post("/api/v1_1/account", sent)).body.success).toBe(true);
        const reply = await call("get", "/api/v2/accounts", { query: "?external_id=full" });
        expect(reply.body.rows[0]).toMatchObject({
            mrr: "12.50",
            success_manager: { email: "ada@example.com" },
        });
        await call("get", "/api/v2/accounts/{id}/usage", {
            id: reply.body.rows[0].id,
            query: "?days=30",
        });
        await call("get", "/api/v2/accounts/{id}/history", {
            id: reply.body.rows[0].id,
            query: "?days=3&fields=mrr,stage,usage_frequency",
        });
        const user = (await ada.get("/api/v2/users")).body.rows[0];
        await call("get", "/api/v2/users/{id}/usage", { id: user.id });
    });
});

describe("the other routes", () => {
    test("signing in", async () => {
        await call("post", "/api/v2/session", { client: anonymous(server) });
        await call("get", "/api/v2/me");
        await call("patch", "/api/v2/me");
        await call("get", "/api/v2/me/sessions");
        await call("post", "/api/v2/me/password");
        const other = (await ada.get("/api/v2/me/sessions")).body.rows.find(
            (row: Any) => !row.current,
        );
        if (other) await call("delete", "/api/v2/me/sessions/{id}", { id: other.id });
        else {
            await signIn(server, "ada@example.com");
            const rows = (await ada.get("/api/v2/me/sessions")).body.rows;
            await call("delete", "/api/v2/me/sessions/{id}", {
                id: rows.find((row: Any) => !row.current).id,
            });
        }
        await call("delete", "/api/v2/session", {
            client: await signIn(server, "ada@example.com"),
        });
        await call("post", "/api/v2/password-reset", { client: anonymous(server) });
        const mail = (await ada.get("/api/v2/mails")).body.rows.find(
            (row: Any) => row.kind === "reset",
        );
        const text = (await ada.get(`/api/v2/mails/${mail.id}`)).body.text;
        const token = /token=([\w-]{43})/.exec(text)?.[1] ?? "";
        await call("get", "/api/v2/password-reset/{token}", { client: anonymous(server), token });
        await call("post", "/api/v2/password-reset/{token}", { client: anonymous(server), token });
        ada = await signIn(server, "ada@example.com");
    });

    test("team and keys", async () => {
        const member = await call("post", "/api/v2/members", {
            change: { email: "new@example.com" },
        });
        const id = member.body.id;
        await call("get", "/api/v2/members");
        await call("get", "/api/v2/members/{id}", { id });
        await call("patch", "/api/v2/members/{id}", { id });
        await call("post", "/api/v2/members/{id}/invite", { id });
        await workspace.addMember("active@example.com", "read_only");
        const active = (await ada.get("/api/v2/members?q=active@")).body.rows[0];
        await call("post", "/api/v2/members/{id}/password-reset", { id: active.id });
        await call("get", "/api/v2/profiles");
        const key = await call("post", "/api/v2/keys");
        const next = await call("post", "/api/v2/keys/{id}/rotate", { id: key.body.id });
        await call("get", "/api/v2/keys");
        await call("delete", "/api/v2/keys/{id}", { id: next.body.id });
    });

    test("settings, mail, jobs, audit", async () => {
        await call("get", "/api/v2/settings");
        const change = await ada.patch("/api/v2/settings", { workspace_name: "X" });
        expect(
            faults(
                document.paths["/api/v2/settings"].patch.responses["200"].content[
                    "application/json"
                ].schema,
                change.body,
            ),
        ).toEqual([]);
        covered.add("patch /api/v2/settings");
        const mail = await call("post", "/api/v2/settings/test-mail");
        await call("get", "/api/v2/mails");
        await call("get", "/api/v2/mails/{id}", { id: mail.body.id });
        await ada.patch("/api/v2/settings", {
            smtp_host: "127.0.0.1",
            smtp_port: 1,
            mail_from: "a@example.com",
        });
        await call("post", "/api/v2/mails/{id}/retry", { id: mail.body.id });
        const job = await call("post", "/api/v2/refresh");
        await call("get", "/api/v2/jobs");
        await call("get", "/api/v2/jobs/{id}", { id: job.body.id });
        covered.add("post /api/v2/jobs/{id}/cancel"); // settings.test.ts
        await call("get", "/api/v2/audit");
        await call("post", "/api/v2/change-sets/{id}/undo", {
            id: Number(change.headers.get("x-change-set")),
        });
    });

    test("exports and bulk work", async () => {
        await workspace.addMember("exporter@example.com", "administrator");
        const member = (await ada.get("/api/v2/members?q=exporter@")).body.rows[0];
        await ada.patch(`/api/v2/members/${member.id}`, { export_allowed: true });
        const client = await signIn(server, "exporter@example.com");
        const { id } = (await call("post", "/api/v2/exports", { client })).body;
        await eventually("the export is made", async () =>
            expect((await client.get(`/api/v2/exports/${id}`)).body.status).toBe("done"),
        );
        await call("get", "/api/v2/exports", { client });
        await call("get", "/api/v2/exports/{id}", { client, id });
        await call("get", "/api/v2/exports/{id}/file", { client, id });
        const job = await call("post", "/api/v2/accounts/bulk");
        await call("post", "/api/v2/users/bulk");
        await eventually("the job ends", async () =>
            expect((await ada.get(`/api/v2/jobs/${job.body.id}`)).body.status).toBe("done"),
        );
        await call("get", "/api/v2/jobs/{id}/results", { id: job.body.id });
        await call("get", "/api/v2/jobs/{id}/report", { id: job.body.id });
    });

    test("imports", async () => {
        const file = "account_id,name\nimported,Imported\n";
        const query = "?kind=accounts&file_name=a.csv";
        const made = await ada.send("POST", `/api/v2/imports${query}`, file);
        expect(made.status, made.text).toBe(201);
        const schema =
            document.paths["/api/v2/imports"].post.responses["201"].content["application/json"];
        expect(faults(schema.schema, made.body)).toEqual([]);
        covered.add("post /api/v2/imports");
        const { id } = made.body;
        await call("get", "/api/v2/imports");
        await call("get", "/api/v2/imports/{id}", { id });
        const change = { fields: "external_id,name" };
        await call("patch", "/api/v2/imports/{id}", { id, change });
        for (const step of ["check", "start"] as const) {
            const job = (await call("post", `/api/v2/imports/{id}/${step}`, { id })).body.job_id;
            await eventually("the job ends", async () =>
                expect((await ada.get(`/api/v2/jobs/${job}`)).body.status).toBe("done"),
            );
        }
        await call("get", "/api/v2/import-kinds");
        await call("delete", "/api/v2/imports/{id}", { id });
        const path = "/api/v2/imports/templates/{kind}";
        expect((await ada.get(path.replace("{kind}", "users"))).status).toBe(200);
        covered.add(`get ${path}`);
    });

    test("catalog, status, documents", async () => {
        await call("get", "/api/v2/feature-usage");
        await call("get", "/api/v2/reports/product-usage");
        await call("get", "/api/v2/reports/users");
        await call("get", "/api/v2/reports/health");
        await call("get", "/api/v2/fields", { query: "?entity=account" });
        await call("post", "/api/v2/criteria/preview");
        await call("post", "/api/v2/criteria/look-back");
        const change = { health_config: undefined };
        const { id } = (await call("post", "/api/v2/look-backs", { change })).body;
        await call("get", "/api/v2/look-backs/{id}", { id });
        await call("get", "/api/v2/status");
        await call("get", "/healthz", { client: anonymous(server) });
        await call("get", "/readyz", { client: anonymous(server) });
        await call("get", "/metrics");
        await call("get", "/docs/api");
        await call("get", "/api/v2/openapi.json");
    });

    test("the event debugger", async () => {
        await secret.post("/api/v1_1/feature", {
            account_id: "a",
            user_id: "u",
            feature_id: "F",
            total: "many",
        });
        const rows = (await call("get", "/api/v2/debugger", { query: "?verdict=refused" })).body
            .rows;
        await call("get", "/api/v2/debugger/{id}", { id: rows[0].id });
        await call("post", "/api/v2/debugger/{id}/replay", { id: rows[0].id });
        await call("delete", "/api/v2/debugger");
    });

    test("every route says what it takes and answers", () => {
        const vague = (content: Any) => {
            const schema = Object.values<Any>(content ?? {})[0]?.schema;
            return !(
                schema?.$ref ||
                schema?.oneOf ||
                schema?.properties ||
                schema?.type === "string"
            );
        };
        const found: string[] = [];
        for (const [path, item] of Object.entries<Any>(document.paths))
            for (const [method, op] of Object.entries<Any>(item)) {
                const answer = Object.entries<Any>(op.responses).find(([s]) => s !== "default");
                if (vague(answer?.[1].content)) found.push(`${method} ${path}: answer`);
                if (op.requestBody && vague(op.requestBody.content))
                    found.push(`${method} ${path}: body`);
            }
        // Members of the settings are the settings' own table; a document of its own kind.
        const free = ["patch /api/v2/settings: body", "get /api/v2/openapi.json: answer"];
        expect(found.sort()).toEqual(free.sort());
    });

    describe("what clients send is taken as the document shows it", () => {
        const records = ["account", "user", "subscription", "invoice", "ticket"];

        test.each(["/api/v1_1", "/api_js/v1_1"])("%s", async (prefix) => {
            const posts = Object.keys(document.paths).filter(
                (path) => path.startsWith(`${prefix}/`) && document.paths[path].post,
            );
            expect(posts).toHaveLength(15);
            await call("post", `${prefix}/account`, { client: secret });
            await call("post", `${prefix}/user`, { client: secret }); // brings back a deleted one
            for (const path of posts) {
                const one = await call("post", path, { client: secret });
                expect(one.body, path).toMatchObject({ success: true });
                expect(one.body.reason, path).toBeUndefined();
                const two = await call("post", path, { client: secret, list: true });
                expect(two.body, path).toMatchObject({ accepted: 2, rejected: [] });
            }
            const query = "?account_id=Example";
            for (const name of records)
                await call("get", `${prefix}/${name}/{external}`, {
                    client: secret,
                    external: "Example",
                    query: name === "user" ? query : "",
                });
            for (const name of [...records].reverse())
                await call("delete", `${prefix}/${name}/{external}`, {
                    client: secret,
                    external: "Example",
                    query: name === "user" ? query : "",
                });
        });

        test("/v1", async () => {
            const user = { account_id: "Example", user_id: "Example" };
            await secret.post("/api/v1_1/account", user);
            await secret.post("/api/v1_1/user", user);
            const paths = Object.keys(document.paths).filter((path) => path.startsWith("/v1/"));
            expect(paths).toHaveLength(15);
            for (const path of paths) {
                const reply = await call("post", path, { client: secret });
                if (!/\/(alias|a)$/.test(path)) expect(reply.body, path).toEqual({ success: true });
            }
        });
    });

    test("none was forgotten", () => {
        covered.add("get /api/v2/events"); // events.test.ts
        const all = Object.entries<Any>(document.paths).flatMap(([path, item]) =>
            Object.keys(item).map((method) => `${method} ${path}`),
        );
        expect(all.filter((route) => !covered.has(route))).toEqual([]);
    });
});
