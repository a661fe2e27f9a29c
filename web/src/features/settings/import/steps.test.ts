import { describe, expect, it } from "vitest";
import { faultOf, needsOf, stateOf, stepOf } from "./steps";

const row = (job_kind: "check" | "import" | null, status: string | null, done: number | null) =>
    ({ job_kind, status, done, undone_at: null }) as Parameters<typeof stateOf>[0];

describe("the step of an upload", () => {
    it("follows its last job", () => {
        expect(stepOf(row(null, null, null))).toBe("map");
        expect(stepOf(row("check", "running", 1))).toBe("checking");
        expect(stepOf(row("check", "done", 6))).toBe("checked");
        expect(stepOf(row("import", "queued", 0))).toBe("importing");
        expect(stepOf(row("import", "cancelled", 0))).toBe("done");
    });
    it("is the mapping again when the import could not begin", () => {
        expect(stepOf(row("import", "failed", 0))).toBe("map");
        expect(stepOf(row("import", "failed", 1000))).toBe("done");
    });
    it("has a word for how it ended", () => {
        expect(stateOf(row("import", "cancelled", 10))).toBe("cancelled");
        expect(stateOf({ ...row("import", "done", 10), undone_at: "2026-01-01" })).toBe("undone");
        expect(stateOf(row("check", "done", 10))).toBe("checked");
    });
});

it("one of several fields is enough", () => {
    const kind = { needs: ["account", "external_id|email"] };
    expect(needsOf(kind, ["email", ""]).map((n) => n.met)).toEqual([false, true]);
    expect(needsOf(kind, ["account", "external_id"]).map((n) => n.met)).toEqual([true, true]);
});

it("a fault is shown at the file's own column", () => {
    const columns = [
        { name: "Mitarbeiter", field: "employees" },
        { name: "Konto", field: "external_id" },
    ];
    expect(faultOf("employees was left out: Must be a whole number", columns)).toEqual({
        column: "Mitarbeiter",
        text: "Must be a whole number",
    });
    expect(faultOf("external_id: Is needed", columns).column).toBe("Konto");
    expect(faultOf('column "Note" is left out: there is no such field', columns)).toEqual({
        column: "Note",
        text: "there is no such field",
    });
    expect(faultOf("text behind a closing quote", columns)).toEqual({
        column: undefined,
        text: "text behind a closing quote",
    });
});
