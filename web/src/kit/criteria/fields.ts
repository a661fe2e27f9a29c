/** What a condition can say about a field: its operators, its parameters, the kind of its value. */
import type { Criteria } from "./tree";

/** A row of the catalog, as far as the builder needs it. */
export type CriteriaField = {
    key: string;
    label: string;
    group: string;
    type: string;
    unit?: string | null;
    description?: string | null;
    /** Words of the operators that it takes. */
    operators: string[];
    /** Of product, module, feature, channel, days, change; with change alone, days go beside it. */
    parameters: string[];
    options?: string[] | null;
    /** Kind of record that a value names. */
    of?: string | null;
};

export type CriteriaOperator = {
    op: string;
    label: string;
    takes: "none" | "one" | "two" | "list" | "days";
    /** The value may be another field. */
    field: boolean;
};

export type Catalog = { fields: CriteriaField[]; operators: CriteriaOperator[] };

export type ValueKind = "text" | "number" | "date" | "yes_no" | "options" | "name" | "ref";

const numbers = ["int", "number", "money"];
const dates = ["date", "instant"];

export const fieldOf = (catalog: Catalog, json: Criteria) =>
    catalog.fields.find((f) => f.key === json.field);

export const operatorOf = (catalog: Catalog, json: Criteria) =>
    catalog.operators.find((o) => o.op === json.op);

/** The type of what is compared: a change in percent is a number. */
export const typeOf = (field: CriteriaField, json: Criteria): string =>
    json.change === "percent" ? "number" : field.type;

/** A named row that a name alone does not tell any more: it was deleted, or two have the name. */
export type NamedRow = { id: number | number[]; name?: string };

export const isNamedRow = (value: unknown): value is NamedRow =>
    typeof value === "object" && value !== null && !Array.isArray(value) && "id" in value;

/** Another field that a condition compares with, perhaps not chosen yet. */
export const isOther = (value: unknown): value is Criteria =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !isNamedRow(value);

const ofNumbers = ["=", "!=", "<", "<=", ">", ">=", "between"];

export function operatorsOf(catalog: Catalog, field: CriteriaField, json: Criteria) {
    return catalog.operators.filter(
        (o) =>
            field.operators.includes(o.op) &&
            (json.change === undefined || ofNumbers.includes(o.op)),
    );
}

export function valueKind(field: CriteriaField, json: Criteria): ValueKind {
    const type = typeOf(field, json);
    if (numbers.includes(type)) return "number";
    if (dates.includes(type)) return "date";
    if (type === "bool") return "yes_no";
    if (type === "name" || type === "ref") return type;
    return field.options && field.options.length > 0 ? "options" : "text";
}

/** Fields that the value of this condition may be. */
export function comparable(catalog: Catalog, field: CriteriaField, json: Criteria) {
    const type = typeOf(field, json);
    const counts = (t: string) => t === "int" || t === "number";
    const same = (t: string) =>
        counts(type) ? counts(t) : t === type && ["money", ...dates].includes(t);
    const other = (f: CriteriaField) => f.key !== field.key || field.parameters.length > 0;
    return catalog.fields.filter((f) => other(f) && same(f.type) && reach(f) === reach(field));
}

/** Whose field it is: "" of the record itself, "account" of a user's account. */
const reach = (field: CriteriaField) => field.key.split(".").slice(0, -1).join(".");

/**
 * Changes are said as falling and rising: at most -30 is "fell by at least 30". A fall by zero is
 * told from no direction by the sign of the zero, so that typing "0.5" does not turn it around.
 */
export function directionOf(json: Criteria): -1 | 1 | undefined {
    const { op, value } = json;
    if (json.change === undefined) return undefined;
    const open = value === undefined || value === null;
    const n = Number(value);
    if (op === "<" || op === "<=") return open || n < 0 || Object.is(n, -0) ? -1 : undefined;
    if (op === ">" || op === ">=") return open || n >= 0 ? 1 : undefined;
    return undefined;
}

/** The same size of change in that direction. */
export function withDirection(json: Criteria, op: string, sign: -1 | 1): Criteria {
    const n = typeof json.value === "number" ? json.value : undefined;
    return { ...withMember(json, "value", n === undefined ? undefined : sign * Math.abs(n)), op };
}

/** With the figure itself (undefined) or its change compared. */
export function withChange(catalog: Catalog, json: Criteria, change: string | undefined) {
    const next = withMember(json, "change", change);
    if ((json.change === undefined) === (change === undefined)) return next;
    const field = fieldOrNone(catalog, json);
    if (change === undefined)
        return withMember(
            withMember(
                { ...next, op: operatorsOf(catalog, field, next)[0]?.op },
                "value",
                undefined,
            ),
            "days",
            field.parameters.includes("days") ? next.days : undefined,
        );
    return withMember({ ...next, op: "<=" }, "value", undefined);
}

const none: CriteriaField = {
    key: "",
    label: "",
    group: "",
    type: "",
    operators: [],
    parameters: [],
};
const fieldOrNone = (catalog: Catalog, json: Criteria) => fieldOf(catalog, json) ?? none;

const isEmpty = (value: unknown) =>
    value === undefined || value === null || value === "" || Number.isNaN(value);

/** Whether nothing is missing any more. */
export function isComplete(catalog: Catalog, json: Criteria): boolean {
    const field = fieldOf(catalog, json);
    const operator = operatorOf(catalog, json);
    if (!field || !operator || !field.operators.includes(operator.op)) return false;
    if (operator.takes === "none") return true;
    const { value } = json;
    if (isOther(value)) return !isEmpty(value.field);
    if (operator.takes === "two")
        return Array.isArray(value) && value.length === 2 && !value.some(isEmpty);
    if (operator.takes === "list")
        return Array.isArray(value) && value.length > 0 && !value.some(isEmpty);
    return !Array.isArray(value) && !isEmpty(value);
}

/** `json` with a member set, in its place; undefined takes it away. */
export function withMember(json: Criteria, member: string, value: unknown): Criteria {
    if (value === undefined) {
        const { [member]: _, ...rest } = json;
        return rest;
    }
    return { ...json, [member]: value };
}

/** A condition about another field: the operator and value stay where they still fit. */
export function withField(catalog: Catalog, json: Criteria, key: string): Criteria {
    const before = fieldOf(catalog, json);
    const field = catalog.fields.find((f) => f.key === key);
    if (!field) return json;
    const beside = field.parameters.includes("change") && json.change !== undefined ? ["days"] : [];
    const parameters = Object.fromEntries(
        [...new Set([...field.parameters, ...beside])]
            .filter((p) => json[p] !== undefined)
            .map((p) => [p, json[p]]),
    );
    const next: Criteria = { field: key, ...parameters };
    const choice = operatorsOf(catalog, field, next);
    const kept = choice.find((o) => o.op === json.op) ?? choice[0];
    const same = before && before.type === field.type && !field.options && !before.options;
    next.op = kept?.op;
    if (same && kept?.op === json.op && json.value !== undefined) next.value = json.value;
    return next;
}

/** With another operator: the value stays where it has the shape that is needed. */
export function withOperator(catalog: Catalog, json: Criteria, op: string): Criteria {
    const before = operatorOf(catalog, json);
    const after = catalog.operators.find((o) => o.op === op);
    const next = { ...json, op };
    if (!after || after.takes === before?.takes) {
        return isOther(json.value) && after && !after.field
            ? withMember(next, "value", undefined)
            : next;
    }
    if (after.takes === "list" && before?.takes === "one" && typeof json.value !== "object")
        return isEmpty(json.value) ? next : { ...next, value: [json.value] };
    return withMember(next, "value", undefined);
}
