import { type ReactNode, useMemo } from "react";
import type { Field, Suggested } from "~/api/types";
import { useText } from "~/i18n";
import { NoValue } from "../feedback";
import type { Format } from "../format";
import { type Choice, InlineChoice, InlineMany, InlineText } from "../forms";
import { useFormat } from "../useFormat";
import { type Decide, OwnerMark, SuggestedValue, suggestedOf } from "./Owned";
import css from "./record.module.css";

type Row = Record<string, unknown>;

type Save = (field: Field, value: unknown) => Promise<unknown>;
type Props = {
    fields: Field[];
    record: Row;
    /** Saves one field; without it nothing can be edited here. */
    onSave?: Save;
    /** Members who can be chosen for a team role; without them roles are read-only. */
    people?: Choice[];
    /** Decides on a suggested value; without it they are only shown. */
    onDecide?: Decide;
};

/** Every field of a record as the catalog knows it, by group. */
export function FieldGroups({ fields, record, onSave, people, onDecide }: Props) {
    const suggested = suggestedOf(record);
    const groups = useMemo(() => {
        const found = new Map<string, Field[]>();
        for (const field of fields) {
            if (!(field.key in record) || field.type.endsWith("series")) continue;
            found.set(field.group, [...(found.get(field.group) ?? []), field]);
        }
        return [...found];
    }, [fields, record]);
    return (
        <div className={css.details}>
            {groups.map(([name, list]) => (
                <section key={name} className={`card ${css.detailCard}`} aria-label={name}>
                    <h2 className="card-title">{name}</h2>
                    <dl>
                        {list.map((field) => (
                            <div
                                key={field.key}
                                className={css.line}
                                data-suggested={field.key in suggested || undefined}
                            >
                                <dt title={field.description ?? undefined}>
                                    {field.label} <OwnerMark owner={field.owner} />
                                </dt>
                                <dd className={editor(field) && onSave ? css.editable : "ellipsis"}>
                                    <FieldEdit
                                        field={field}
                                        value={record[field.key]}
                                        currency={record.currency}
                                        onSave={onSave}
                                        people={people}
                                    />
                                </dd>
                                <Waiting
                                    field={field}
                                    suggested={suggested[field.key]}
                                    onDecide={onDecide}
                                />
                            </div>
                        ))}
                    </dl>
                </section>
            ))}
        </div>
    );
}

type WaitingProps = { field: Field; suggested: Suggested | undefined; onDecide?: Decide };

/** What somebody sent who does not own the field. */
function Waiting({ field, suggested, onDecide }: WaitingProps) {
    if (!suggested) return null;
    return (
        <dd className={css.waiting}>
            <SuggestedValue field={field} suggested={suggested} onDecide={onDecide}>
                <FieldValue field={field} value={suggested.value} />
            </SuggestedValue>
        </dd>
    );
}

const inputs = {
    text: "text",
    email: "email",
    url: "url",
    int: "number",
    number: "number",
    money: "number",
    date: "date",
} as const;

/** How a field is edited in its place; undefined when it is not. */
function editor(
    field: Field,
): "choice" | "many" | "person" | (typeof inputs)[keyof typeof inputs] | undefined {
    if (!field.writable || field.key === "external_id") return undefined;
    if (field.source === "role") return "person";
    if (field.type === "texts") return "many";
    if (field.type === "bool") return "choice";
    if (field.options && field.options.length > 0) return "choice";
    return inputs[field.type as keyof typeof inputs];
}

type EditProps = ValueProps & { onSave?: Save; people?: Choice[] };

function FieldEdit({ field, value, currency, onSave, people }: EditProps) {
    const t = useText();
    const kind = editor(field);
    const shown = <FieldValue field={field} value={value} currency={currency} />;
    if (!kind || !onSave || (kind === "person" && !people)) return shown;
    if (kind === "person")
        return (
            <InlineChoice
                label={field.label}
                value={idOf(value)}
                shown={shown}
                choices={people ?? []}
                editable
                none={t("state.none")}
                onSave={(v) => onSave(field, v === null ? null : Number(v))}
            />
        );
    if (kind === "many")
        return (
            <InlineMany
                label={field.label}
                value={Array.isArray(value) ? value.map(String) : []}
                shown={shown}
                choices={field.options ?? undefined}
                onSave={(v) => onSave(field, v.length > 0 ? v : null)}
            />
        );
    const text = value === null || value === undefined ? null : String(value);
    if (kind === "choice") {
        const yesNo = field.type === "bool";
        const choices = yesNo
            ? [
                  { value: "true", label: t("state.yes") },
                  { value: "false", label: t("state.no") },
              ]
            : (field.options ?? []).map((o) => ({ value: o, label: sentence(o) }));
        return (
            <InlineChoice
                label={field.label}
                value={text}
                shown={shown}
                choices={choices}
                editable
                none={field.required ? undefined : t("state.none")}
                onSave={(v) => onSave(field, yesNo && v !== null ? v === "true" : v)}
            />
        );
    }
    const whole = field.type === "int" || field.type === "number";
    return (
        <InlineText
            label={field.label}
            value={text}
            shown={shown}
            type={kind}
            width={170}
            required={field.required}
            editable
            onSave={(v) => onSave(field, whole && v !== null ? Number(v) : v)}
        />
    );
}

const isNothing = (value: unknown) => Array.isArray(value) && value.length === 0;
const idOf = (value: unknown) =>
    typeof value === "object" && value !== null && "id" in value ? String(value.id) : null;

/** `currency`: the record's, where it has one of its own. */
type ValueProps = { field: Field; value: unknown; currency?: unknown };

export function FieldValue({ field, value, currency }: ValueProps) {
    const t = useText();
    const f = useFormat();
    if (value === null || value === undefined || value === "" || isNothing(value))
        return <NoValue />;
    if (typeof value === "boolean") return t(value ? "state.yes" : "state.no");
    if (field.type === "rank" && value === "none") return t("health.none");
    if (field.type === "money")
        return f.money(String(value), typeof currency === "string" ? currency : undefined);
    return fieldText(f, field, value);
}

/** "at_risk" as "At risk". */
const sentence = (word: string) =>
    word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");

const link = /^https?:\/\//;

function fieldText(f: Format, field: Field, value: unknown): ReactNode {
    if (field.type === "choice" || field.type === "rank") return sentence(String(value));
    if (Array.isArray(value)) return value.join(", ");
    if (typeof value === "object" && value !== null && "name" in value) return String(value.name);
    if (field.type === "date") return f.date(String(value));
    if (field.type === "instant") return f.instant(String(value));
    if (typeof value === "number") return f.decimal(value, 2);
    const text = String(value);
    if (field.type === "url" && link.test(text))
        return (
            <a href={text} target="_blank" rel="noreferrer">
                {text}
            </a>
        );
    return text;
}
