import { type ReactNode, useMemo } from "react";
import type { Field } from "~/api/types";
import { useText } from "~/i18n";
import { NoValue } from "../feedback";
import type { Format } from "../format";
import { useFormat } from "../useFormat";
import css from "./record.module.css";

type Row = Record<string, unknown>;

/** Every field of a record as the catalog knows it, by group. */
export function FieldGroups({ fields, record }: { fields: Field[]; record: Row }) {
    const groups = useMemo(() => {
        const found = new Map<string, Field[]>();
        for (const field of fields) {
            if (!(field.key in record) || field.type === "series") continue;
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
                            <div key={field.key} className={css.line}>
                                <dt title={field.description ?? undefined}>{field.label}</dt>
                                <dd className="ellipsis">
                                    <FieldValue field={field} value={record[field.key]} />
                                </dd>
                            </div>
                        ))}
                    </dl>
                </section>
            ))}
        </div>
    );
}

function FieldValue({ field, value }: { field: Field; value: unknown }) {
    const t = useText();
    const f = useFormat();
    if (value === null || value === undefined || value === "") return <NoValue />;
    if (typeof value === "boolean") return t(value ? "state.yes" : "state.no");
    return fieldText(f, field, value);
}

const link = /^https?:\/\//;

function fieldText(f: Format, field: Field, value: unknown): ReactNode {
    if (Array.isArray(value)) return value.join(", ");
    if (typeof value === "object" && value !== null && "name" in value) return String(value.name);
    if (field.type === "money" || field.type === "currency") return f.money(String(value));
    if (field.type === "date") return f.date(String(value));
    if (field.type === "instant") return f.instant(String(value));
    if (typeof value === "number") return f.decimal(value, 2);
    const text = String(value);
    if (field.type === "link" && link.test(text))
        return (
            <a href={text} target="_blank" rel="noreferrer">
                {text}
            </a>
        );
    return text;
}
