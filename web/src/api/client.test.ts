import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, api, OfflineError, onSessionEnded, read, setCsrf, write } from "./client";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    vi.spyOn(globalThis, "fetch").mockImplementation(
        async () =>
            new Response(JSON.stringify(body), {
                status,
                headers: { "content-type": "application/json", ...headers },
            }),
    );

afterEach(() => {
    vi.restoreAllMocks();
    setCsrf("");
});

describe("the client", () => {
    it("sends the CSRF token with writes only", async () => {
        const fetch = answer(200, {});
        setCsrf("token");
        await read(api.GET("/api/v2/keys"));
        await write(api.DELETE("/api/v2/session"));
        const sent = fetch.mock.calls.map(([r]) => (r as Request).headers.get("X-CSRF-Token"));
        expect(sent).toEqual([null, "token"]);
    });
    it("hands over the change set of a write", async () => {
        answer(200, {}, { "X-Change-Set": "77" });
        expect((await write(api.DELETE("/api/v2/session"))).changeSet).toBe(77);
    });
    it("turns a problem into an error with its fields", async () => {
        answer(422, {
            code: "invalid",
            title: "Not valid",
            request_id: "r1",
            errors: [{ field: "name", message: "Is needed" }],
        });
        const error = await read(api.GET("/api/v2/keys")).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(ApiError);
        expect((error as ApiError).fields).toEqual({ name: "Is needed" });
        expect((error as ApiError).requestId).toBe("r1");
    });
    it("notices the end of a session, but not a wrong password", async () => {
        const ended = vi.fn();
        onSessionEnded(ended);
        setCsrf("token");
        answer(401, { code: "bad_credentials" });
        await read(api.GET("/api/v2/keys")).catch(() => {});
        expect(ended).not.toHaveBeenCalled();
        answer(401, { code: "unauthenticated" });
        await read(api.GET("/api/v2/keys")).catch(() => {});
        expect(ended).toHaveBeenCalledOnce();
    });
    it("tells being offline from an answer", async () => {
        vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("failed"));
        await expect(read(api.GET("/api/v2/keys"))).rejects.toBeInstanceOf(OfflineError);
    });
});
