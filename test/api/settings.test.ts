// Settings of the workspace: checked, audited, undone; secrets are sealed and never come back;
// mail goes by them and is retried.
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, expectProblem, signIn } from "../support/api.ts";
import { createWorkspace, type Node, type Workspace } from "../support/server.ts";
import { eventually } from "../support/wait.ts";

let workspace: Workspace;
let server: Node;
let ada: Api;

beforeAll(async () => {
    workspace = await createWorkspace();
    await workspace.addMember("ada@example.com", "administrator");
    server = await workspace.serve();
    ada = await signIn(server, "ada@example.com");
});
afterAll(() => workspace.remove());

async function setting(key: string) {
    const rows = (await ada.get("/api/v2/settings")).body.rows;
    return rows.find((row: { key: string }) => row.key === key);
}

/** A mail server that takes what comes; `answer` gives the reply to RCPT. */
async function mailServer(
    answer: () => string,
): Promise<{ port: number; mails: string[]; close: () => void }> {
    const mails: string[] = [];
    const sockets = new Set<Socket>();
    const listener: Server = createServer((socket) => {
        let data: string | undefined;
        sockets.add(socket);
        socket.on("error", () => {});
        socket.write("220 test\r\n");
        socket.setEncoding("utf8").on("data", (chunk: string) => {
            for (const line of chunk.split("\r\n").slice(0, -1)) {
                if (data !== undefined) {
                    if (line !== ".") data += `${line}\n`;
                    else {
                        mails.push(data);
                        data = undefined;
                        socket.write("250 taken\r\n");
                    }
                } else if (line.startsWith("DATA")) {
                    data = "";
                    socket.write("354 go on\r\n");
                } else if (line.startsWith("RCPT")) socket.write(`${answer()}\r\n`);
                else if (line.startsWith("QUIT")) socket.end("221 bye\r\n");
                else socket.write("250 ok\r\n");
            }
        });
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", () => resolve()));
    const address = listener.address();
    const close = () => {
        for (const socket of sockets) socket.destroy();
        listener.close();
    };
    return { port: typeof address === "object" ? (address?.port ?? 0) : 0, mails, close };
}

test("are checked one by one; nothing is stored when one is wrong", async () => {
    const reply = await ada.patch("/api/v2/settings", {
        workspace_name: "New name",
        time_zone: "Mars/Olympus",
        smtp_port: 70000,
        demo: "yes",
        nothing: 1,
    });
    expectProblem(reply, 400, "invalid", ["demo", "nothing", "smtp_port", "time_zone"]);
    expect((await setting("workspace_name")).value).toBe("Mainstay");
    const done = await ada.patch("/api/v2/settings", {
        workspace_name: "Acme CS",
        time_zone: "Europe/Zurich",
        retention_mail_days: 30,
    });
    expect(done.status, done.text).toBe(200);
    expect(done.body.rows.find((row: { key: string }) => row.key === "time_zone").value).toBe(
        "Europe/Zurich",
    );
    expect((await ada.get("/api/v2/me")).body.workspace).toMatchObject({
        name: "Acme CS",
        time_zone: "Europe/Zurich",
    });
});

test("hold on the other node within a second or two", async () => {
    const other = await workspace.serve();
    const there = await signIn(other, "ada@example.com");
    expect((await there.get("/api/v2/me")).body.workspace.name).toBe("Acme CS");
    await ada.patch("/api/v2/settings", { workspace_name: "Acme Success" });
    const seen = async () =>
        expect((await there.get("/api/v2/me")).body.workspace.name).toBe("Acme Success");
    await eventually("the other node sees it", seen, { timeout: 3000 });
    await other.stop();
});

test("are in the audit log and can be undone", async () => {
    const done = await ada.patch("/api/v2/settings", { default_product: "POS" });
    const set = done.headers.get("x-change-set");
    const log = await ada.get("/api/v2/audit?entity=setting");
    expect(log.body.rows[0].changes).toEqual([
        { field: "default_product", before: "Default", after: "POS" },
    ]);
    expect((await ada.post(`/api/v2/change-sets/${set}/undo`)).body.undone).toBe(1);
    expect((await setting("default_product")).value).toBe("Default");
});

test("a password goes in and never comes out: not by the API, the audit log or the database", async () => {
    const password = "smtp password 4711";
    const done = await ada.patch("/api/v2/settings", { smtp_password: password });
    expect(done.text).not.toContain(password);
    expect(await setting("smtp_password")).toMatchObject({
        type: "secret",
        value: null,
        set: true,
    });
    expect((await ada.get("/api/v2/audit?entity=setting")).text).not.toContain(password);
    expect(await workspace.database.sql("SELECT key, value FROM setting")).not.toContain(password);
    expect(server.log.join("\n")).not.toContain(password);
    await ada.patch("/api/v2/settings", { smtp_password: null });
    expect(await setting("smtp_password")).toMatchObject({ set: false });
});

test("without a mail server mail is kept; with one it is sent, with both parts", async () => {
    const kept = await ada.post("/api/v2/settings/test-mail", { to: "bob@example.com" });
    expect(kept.body).toMatchObject({ status: "kept", to: "bob@example.com", kind: "test" });
    expectProblem(await ada.post(`/api/v2/mails/${kept.body.id}/retry`), 409, "in_use");
    const smtp = await mailServer(() => "250 ok");
    await ada.patch("/api/v2/settings", {
        smtp_host: "127.0.0.1",
        smtp_port: smtp.port,
        smtp_security: "none",
        mail_from: "cs@example.com",
    });
    const queued = await ada.post(`/api/v2/mails/${kept.body.id}/retry`);
    expect(queued.body.status, queued.text).toBe("queued");
    const sent = async () =>
        expect((await ada.get(`/api/v2/mails/${kept.body.id}`)).body).toMatchObject({
            status: "sent",
            attempts: 1,
            error: null,
        });
    await eventually("the mail is sent", sent);
    expect(smtp.mails, smtp.mails.join("\n====\n")).toHaveLength(1);
    expect(smtp.mails[0]).toMatch(/^Subject: Test mail from Acme Success$/m);
    expect(smtp.mails[0]).toMatch(/multipart\/alternative/);
    smtp.close();
});

test("a mail that is refused for good fails; one that may be tried again waits", async () => {
    let answer = "451 later";
    const smtp = await mailServer(() => answer);
    await ada.patch("/api/v2/settings", { smtp_port: smtp.port });
    const first = (await ada.post("/api/v2/settings/test-mail", { to: "late@example.com" })).body;
    await eventually("the first attempt", async () => {
        const mail = (await ada.get(`/api/v2/mails/${first.id}`)).body;
        expect(mail).toMatchObject({
            status: "queued",
            attempts: 1,
            error: expect.stringContaining("451"),
        });
    });
    answer = "550 nobody here";
    const second = (await ada.post("/api/v2/settings/test-mail", { to: "gone@example.com" })).body;
    await eventually("the refusal", async () => {
        const mail = (await ada.get(`/api/v2/mails/${second.id}`)).body;
        expect(mail).toMatchObject({
            status: "failed",
            attempts: 1,
            error: expect.stringContaining("550"),
        });
    });
    smtp.close();
});

test("a demo workspace keeps every mail, also with a mail server", async () => {
    await ada.patch("/api/v2/settings", { demo: true });
    expect(
        (await ada.post("/api/v2/settings/test-mail", { to: "bob@example.com" })).body.status,
    ).toBe("kept");
    await ada.patch("/api/v2/settings", { demo: false });
});

test("a full refresh is a job with an end", async () => {
    const job = await ada.post("/api/v2/refresh");
    expect(job.status).toBe(201);
    expect(job.body).toMatchObject({ kind: "refresh", status: "queued" });
    await eventually("the job is done", async () => {
        expect((await ada.get(`/api/v2/jobs/${job.body.id}`)).body).toMatchObject({
            status: "done",
            finished_at: expect.any(String),
        });
    });
    expectProblem(await ada.post(`/api/v2/jobs/${job.body.id}/cancel`), 409, "in_use");
});
