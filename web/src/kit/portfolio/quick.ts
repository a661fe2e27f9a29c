/** Single conditions of a filter that have a control of their own: "one of these values". */
import type { Criteria } from "~/api/types";

/** The conditions that stand side by side at the top, or the whole where they do not. */
function parts(f: Criteria | undefined): Criteria[] {
    if (!f) return [];
    return Array.isArray(f.all) ? (f.all as Criteria[]) : [f];
}

const isQuick = (part: Criteria, field: string) =>
    part.field === field &&
    ((part.op === "in" && Array.isArray(part.value)) ||
        (part.op === "=" && ["string", "number"].includes(typeof part.value)));

/** The values that the filter asks a field for at its top; none when it does not. */
export function quickValues(f: Criteria | undefined, field: string): (string | number)[] {
    const found = parts(f).find((part) => isQuick(part, field));
    return found ? ([found.value].flat() as (string | number)[]) : [];
}

/** The filter with the field asked for these values; with none, not asked for. */
export function withQuick(
    f: Criteria | undefined,
    field: string,
    values: (string | number)[],
): Criteria | undefined {
    const rest = parts(f).filter((part) => !isQuick(part, field));
    const next = values.length > 0 ? [...rest, { field, op: "in", value: values }] : rest;
    if (next.length === 0) return undefined;
    return next.length === 1 ? next[0] : { all: next };
}
