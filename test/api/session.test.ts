// Signing in and out: sessions, CSRF, lock-out, own password, links by mail; nothing tells
// whether an address is a member's.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Api, anonymous, expectProblem, signIn, withKey } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";

const password = "correct horse battery";
let workspace: Workspace;
let server: Node;

beforeAll(async () => {
    workspace = await createWorkspace();
    await workspace.addMember("ada@example.com", "administrator");
    await workspace.addMember("carl@example.com", "customer_success_manager");
    server = await workspace.serve();
});
afterAll(() => workspace.remove());

/** Token of the newest link that was mailed to the address. */
async function mailedToken(admin: Api, to: string): Promise<string> {
    const mails = await admin.get("/api/v2/mails?limit=100");
    const row = mails.body.rows.find((mail: { to: string }) => mail.to === to);
    expect(row, `a mail to ${to}`).toBeDefined();
    const mail = await admin.get(`/api/v2/mails/${row.id}`);
    const link = /\/set-password\?token=([\w-]{43})/.exec(mail.body.text);
    expect(mail.body.html).toContain(link?.[0]);
    return link?.[1] ?? "";
}

describe("a session", () => {
    test("begins with the right password, whatever the case of the address", async () => {
        const reply = await anonymous(server).post("/api/v2/session", {
            email: " ADA@Example.com ",
            password,
        });
        expect(reply.status).toBe(200);
        expect(reply.body.member).toMatchObject({
            name: "ada",
            email: "ada@example.com",
            profile: "administrator",
        });
        expect(reply.body.permissions).toContain("workspace_write");
        const cookie = reply.headers.getSetCookie()[0] ?? "";
        expect(cookie).toMatch(/^mainstay_session=[\w-]{43}; /);
        expect(cookie).toMatch(/HttpOnly/);
        expect(cookie).toMatch(/SameSite=Strict/);
        expect(cookie).not.toMatch(/Secure/);
    });

    test("has a cookie for TLS only where a proxy says that it serves TLS", async () => {
        const proxied = await workspace.serve({ flags: ["--trust-proxy"] });
        const reply = await anonymous(proxied).post(
            "/api/v2/session",
            { email: "ada@example.com", password },
            {
                "x-forwarded-proto": "https",
            },
        );
        expect(reply.headers.getSetCookie()[0]).toMatch(/; Secure/);
        await proxied.stop();
    });

    test("is asked for by everything that is not public", async () => {
        expectProblem(await anonymous(server).get("/api/v2/me"), 401, "unauthenticated");
        expectProblem(
            await anonymous(server).with({ cookie: "mainstay_session=x" }).get("/api/v2/me"),
            401,
            "unauthenticated",
        );
        expectProblem(await anonymous(server).get("/api/v2/accounts"), 401, "unauthenticated");
    });

    test("writes only with its CSRF token", async () => {
        const ada = await signIn(server, "ada@example.com");
        expectProblem(
            await ada.with({ "x-csrf-token": "" }).patch("/api/v2/me", { theme: "dark" }),
            403,
            "bad_csrf",
        );
        const other = await signIn(server, "ada@example.com");
        const token = (await other.get("/api/v2/me")).body.csrf;
        expectProblem(
            await ada.patch("/api/v2/me", { theme: "dark" }, { "x-csrf-token": token }),
            403,
            "bad_csrf",
        );
        const reply = await ada.patch("/api/v2/me", { theme: "dark" });
        expect(reply.status).toBe(200);
        expect(reply.body.member.theme).toBe("dark");
    });

    test("takes JSON only, so that no form of another site reaches it", async () => {
        const ada = await signIn(server, "ada@example.com");
        const reply = await ada.patch("/api/v2/me", '{"theme":"dark"}', {
            "content-type": "text/plain",
        });
        expectProblem(reply, 415, "unsupported_type");
        const cross = await anonymous(server).post(
            "/api/v2/session",
            { email: "ada@example.com", password },
            {
                "sec-fetch-site": "cross-site",
            },
        );
        expectProblem(cross, 403, "bad_csrf");
    });

    test("ends by sign-out, also for whoever kept the cookie", async () => {
        const ada = await signIn(server, "ada@example.com");
        const reply = await ada.delete("/api/v2/session");
        expect(reply.status).toBe(200);
        expect(reply.headers.getSetCookie()[0]).toMatch(/^mainstay_session=; .*Max-Age=0/);
        expectProblem(await ada.get("/api/v2/me"), 401, "unauthenticated");
    });

    test("is listed and can be ended by its member, and by nobody else", async () => {
        const first = await signIn(server, "carl@example.com");
        const second = await signIn(server, "carl@example.com");
        const ada = await signIn(server, "ada@example.com");
        const list = await first.get("/api/v2/me/sessions");
        const current = list.body.rows.filter((row: { current: boolean }) => row.current);
        const others = list.body.rows.filter((row: { current: boolean }) => !row.current);
        expect(current).toHaveLength(1);
        expect(others).toHaveLength(1);
        expect(current[0].address).toBe("127.0.0.1");
        expectProblem(await ada.delete(`/api/v2/me/sessions/${others[0].id}`), 404, "not_found");
        expect((await first.delete(`/api/v2/me/sessions/${others[0].id}`)).status).toBe(200);
        expectProblem(await second.get("/api/v2/me"), 401, "unauthenticated");
        expect((await first.get("/api/v2/me")).status).toBe(200);
    });

    test("is refused for a body that is not what is asked for, with every fault named", async () => {
        const reply = await anonymous(server).post("/api/v2/session", { email: 5, passwort: "x" });
        expectProblem(reply, 400, "invalid", ["email", "password", "passwort"]);
        expectProblem(await anonymous(server).post("/api/v2/session", "{"), 400, "bad_request");
        expectProblem(await anonymous(server).post("/api/v2/session", "[]"), 400, "bad_request");
    });

    test("of a secret key does not exist: /me is for members", async () => {
        const key = await workspace.createKey("secret");
        expectProblem(await withKey(server, key).get("/api/v2/me"), 403, "forbidden");
    });
});

describe("guessing", () => {
    test("is answered alike for wrong passwords and unknown addresses", async () => {
        const known = await anonymous(server).post("/api/v2/session", {
            email: "ada@example.com",
            password: "wrong password",
        });
        const unknown = await anonymous(server).post("/api/v2/session", {
            email: "nobody@example.com",
            password: "wrong password",
        });
        expectProblem(known, 401, "bad_credentials");
        expectProblem(unknown, 401, "bad_credentials");
        expect({ ...known.body, request_id: "" }).toEqual({ ...unknown.body, request_id: "" });
    });

    test("locks the address out, known or not, and a right password does not help then", async () => {
        await workspace.addMember("dora@example.com", "read_only");
        for (const email of ["dora@example.com", "unknown@example.com"]) {
            for (let i = 0; i < 10; i++) {
                const reply = await anonymous(server).post("/api/v2/session", {
                    email,
                    password: "guess number one",
                });
                expectProblem(reply, 401, "bad_credentials");
            }
            const locked = await anonymous(server).post("/api/v2/session", { email, password });
            expectProblem(locked, 429, "locked_out");
            const wait = Number(locked.headers.get("retry-after"));
            expect(wait).toBeGreaterThan(14 * 60);
            expect(wait).toBeLessThanOrEqual(15 * 60);
        }
        expect((await signIn(server, "ada@example.com")).get).toBeDefined();
    });

    test("is counted before the password is looked at, so that many at once gain nothing", async () => {
        await workspace.addMember("emil@example.com", "read_only");
        const guess = () =>
            anonymous(server).post("/api/v2/session", {
                email: "emil@example.com",
                password: "guess number two",
            });
        const replies = await Promise.all(Array.from({ length: 24 }, guess));
        expect(replies.filter((reply) => reply.status === 401)).toHaveLength(10);
        expect(replies.filter((reply) => reply.status === 429)).toHaveLength(14);
    });

    test("leaves no password and no address in the log", async () => {
        const log = server.log.join("\n");
        expect(log).not.toContain("guess number");
        expect(log).not.toContain(password);
        expect(log).not.toContain("dora@example.com");
    });
});

describe("the own password", () => {
    test("changes with the present one, and ends the other sessions", async () => {
        await workspace.addMember("fay@example.com", "developer");
        const fay = await signIn(server, "fay@example.com");
        const other = await signIn(server, "fay@example.com");
        expectProblem(
            await fay.post("/api/v2/me/password", {
                current: "wrong password",
                password: "another long one",
            }),
            400,
            "invalid",
            ["current"],
        );
        expectProblem(
            await fay.post("/api/v2/me/password", { current: password, password: "short" }),
            400,
            "invalid",
            ["password"],
        );
        expectProblem(
            await fay.post("/api/v2/me/password", {
                current: password,
                password: "FAY@example.com",
            }),
            400,
            "invalid",
            ["password"],
        );
        expect(
            (
                await fay.post("/api/v2/me/password", {
                    current: password,
                    password: "another long one",
                })
            ).status,
        ).toBe(200);
        expectProblem(await other.get("/api/v2/me"), 401, "unauthenticated");
        expect((await fay.get("/api/v2/me")).status).toBe(200);
        expectProblem(
            await anonymous(server).post("/api/v2/session", { email: "fay@example.com", password }),
            401,
            "bad_credentials",
        );
        await signIn(server, "fay@example.com", "another long one");
    });
});

describe("a forgotten password", () => {
    test("gets a link by mail, which works once and ends all sessions", async () => {
        await workspace.addMember("gil@example.com", "read_only");
        const admin = await signIn(server, "ada@example.com");
        const gil = await signIn(server, "gil@example.com");
        expect(
            (await anonymous(server).post("/api/v2/password-reset", { email: "Gil@example.com" }))
                .status,
        ).toBe(200);
        const token = await mailedToken(admin, "gil@example.com");
        const info = await anonymous(server).get(`/api/v2/password-reset/${token}`);
        expect(info.body).toEqual({ email: "gil@example.com", name: "gil", kind: "reset" });
        expectProblem(
            await anonymous(server).post(`/api/v2/password-reset/${token}`, { password: "short" }),
            400,
            "invalid",
            ["password"],
        );
        const set = await anonymous(server).post(`/api/v2/password-reset/${token}`, {
            password: "a new long one",
        });
        expect(set.status).toBe(200);
        expect(set.body.member.email).toBe("gil@example.com");
        expect(set.headers.getSetCookie()[0]).toMatch(/^mainstay_session=/);
        expectProblem(await gil.get("/api/v2/me"), 401, "unauthenticated");
        await signIn(server, "gil@example.com", "a new long one");
        expectProblem(
            await anonymous(server).post(`/api/v2/password-reset/${token}`, {
                password: "a third long one",
            }),
            410,
            "gone",
        );
        expectProblem(await anonymous(server).get(`/api/v2/password-reset/${token}`), 410, "gone");
    });

    test("is answered alike for an address of nobody, who gets no mail", async () => {
        const admin = await signIn(server, "ada@example.com");
        const reply = await anonymous(server).post("/api/v2/password-reset", {
            email: "nobody@example.com",
        });
        expect(reply.status).toBe(200);
        expect(reply.body).toEqual({});
        const mails = await admin.get("/api/v2/mails?limit=100");
        expect(mails.body.rows.map((mail: { to: string }) => mail.to)).not.toContain(
            "nobody@example.com",
        );
    });

    test("makes an older link void", async () => {
        await workspace.addMember("hal@example.com", "read_only");
        const admin = await signIn(server, "ada@example.com");
        await anonymous(server).post("/api/v2/password-reset", { email: "hal@example.com" });
        const first = await mailedToken(admin, "hal@example.com");
        await anonymous(server).post("/api/v2/password-reset", { email: "hal@example.com" });
        const second = await mailedToken(admin, "hal@example.com");
        expect(second).not.toBe(first);
        expectProblem(await anonymous(server).get(`/api/v2/password-reset/${first}`), 410, "gone");
        expect((await anonymous(server).get(`/api/v2/password-reset/${second}`)).status).toBe(200);
    });

    test("is not for links that were made up", async () => {
        expectProblem(
            await anonymous(server).get(`/api/v2/password-reset/${"x".repeat(43)}`),
            410,
            "gone",
        );
    });
});

test("a session that ends on one node ends on the others within a second or two", async () => {
    const other = await workspace.serve();
    const reply = await anonymous(server).post("/api/v2/session", {
        email: "ada@example.com",
        password,
    });
    const headers = {
        cookie: (reply.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "",
        "x-csrf-token": reply.body.csrf,
    };
    const here = new Api(server, headers);
    const there = new Api(other, headers);
    expect((await there.get("/api/v2/me")).status).toBe(200);
    expect((await here.delete("/api/v2/session")).status).toBe(200);
    const forgotten = async () => expect((await there.get("/api/v2/me")).status).toBe(401);
    await eventually("the other node forgets", forgotten, { timeout: 3000 });
    await other.stop();
});
