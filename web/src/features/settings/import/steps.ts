/** What an upload waits for, read from what the server knows of it. */
import type { Import, ImportColumn, ImportKind } from "~/api/types";

export type Step = "map" | "checking" | "checked" | "importing" | "done";

const isOpen = (of: Pick<Import, "status">) => of.status === "queued" || of.status === "running";

export function stepOf(of: Pick<Import, "job_kind" | "status" | "done">): Step {
    if (!of.job_kind) return "map";
    if (of.job_kind === "check") return isOpen(of) ? "checking" : "checked";
    if (isOpen(of)) return "importing";
    // One that failed before its first row can be mapped anew.
    return of.status === "failed" && !of.done ? "map" : "done";
}

/** The same in one word, with how it ended. */
export function stateOf(of: Import): Step | "failed" | "cancelled" | "undone" {
    const step = stepOf(of);
    if (of.undone_at) return "undone";
    if (step === "checking" || step === "importing") return step;
    return of.status === "failed" || of.status === "cancelled" ? of.status : step;
}

/** What the file needs, each with whether a column means it ("a|b": one is enough). */
export function needsOf(kind: Pick<ImportKind, "needs">, fields: string[]) {
    return kind.needs.map((need) => {
        const keys = need.split("|");
        return { keys, met: keys.some((key) => fields.includes(key)) };
    });
}

export const fieldsOf = (columns: ImportColumn[]) => columns.map((c) => c.field ?? "");

/** The file's column that a fault is about, and the rest of its reason. */
export function faultOf(reason: string, columns: Pick<ImportColumn, "name" | "field">[]) {
    const ofColumn = /^column "(.*)" is left out: (.*)$/s.exec(reason);
    if (ofColumn) return { column: ofColumn[1] || undefined, text: ofColumn[2] ?? "" };
    const ofField = /^([\w.]+)(?: was left out)?: (.*)$/s.exec(reason);
    const column = columns.find((c) => c.field !== null && c.field === ofField?.[1]);
    if (ofField && column) return { column: column.name || undefined, text: ofField[2] ?? "" };
    return { column: undefined, text: reason };
}

/** Separator as the name of a text. */
export const separatorName = (separator: string | null) =>
    separator === ";" ? "semicolon" : separator === "\t" ? "tab" : "comma";
