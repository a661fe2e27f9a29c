/** One condition: the field, what narrows it, the comparison, and what it is compared with. */
import { Select } from "@mantine/core";
import { useText } from "~/i18n";
import { useEditor } from "./context";
import css from "./criteria.module.css";
import {
    type CriteriaField,
    directionOf,
    fieldOf,
    operatorOf,
    operatorsOf,
    withDirection,
    withField,
    withMember,
    withOperator,
} from "./fields";
import { Parameters } from "./Parameters";
import { FieldSelect, inPlace, list } from "./pickers";
import { type Condition, type Criteria, update } from "./tree";
import { Value } from "./Value";

type Props = { node: Condition; number: string };

export function ConditionEditor({ node, number }: Props) {
    const t = useText();
    const { catalog, root, problems, change } = useEditor();
    const { json } = node;
    const field = fieldOf(catalog, json);
    const operator = operatorOf(catalog, json);
    const set = (next: Criteria) =>
        change(update<Condition>(root, node.id, (n) => ({ ...n, json: next })));
    const own = problems.filter((p) => p.id === node.id);
    const at = (...members: string[]) =>
        own.find((p) =>
            members.some(
                (m) =>
                    p.member === m || p.member.startsWith(`${m}.`) || p.member.startsWith(`${m}[`),
            ),
        )?.message;
    const shown = [at("field"), at("op"), at("value")];
    const rest = own.filter((p) => !shown.includes(p.message));
    return (
        <div className={css.condition}>
            <FieldSelect
                label={t("criteria.field")}
                name={node.id}
                fields={catalog.fields}
                value={typeof json.field === "string" ? json.field : undefined}
                error={at("field")}
                onChange={(key) => set(withField(catalog, json, key))}
            />
            {field && <OperatorSelect field={field} json={json} error={at("op")} onChange={set} />}
            {field && operator && (
                <Value
                    field={field}
                    operator={operator}
                    json={json}
                    error={at("value")}
                    onChange={(value) => set(withMember(json, "value", value))}
                />
            )}
            {field && field.parameters.length > 0 && (
                <Parameters
                    field={field}
                    json={json}
                    error={at("days", "change", "product", "module", "feature")}
                    onChange={set}
                />
            )}
            {rest.length > 0 && (
                <p className={css.problem}>
                    <span className="sr">{t("criteria.condition", { number })}: </span>
                    {rest.map((p) => p.message).join(" ")}
                </p>
            )}
        </div>
    );
}

type OperatorProps = {
    field: CriteriaField;
    json: Criteria;
    error?: string;
    onChange: (json: Criteria) => void;
};

/** Changes as people say them; the rest of the comparisons follow. */
const ways = [
    { value: "fell<=", key: "fell_at_least", op: "<=", sign: -1 },
    { value: "fell<", key: "fell_more", op: "<", sign: -1 },
    { value: "rose>=", key: "rose_at_least", op: ">=", sign: 1 },
    { value: "rose>", key: "rose_more", op: ">", sign: 1 },
] as const;
const always = ["=", "!=", "between"];

function OperatorSelect({ field, json, error, onChange }: OperatorProps) {
    const t = useText();
    const { catalog } = useEditor();
    const sign = directionOf(json);
    const way = ways.find((w) => w.op === json.op && w.sign === sign);
    const changed = json.change !== undefined;
    const label = (text: string) => (changed ? t("criteria.change_word", { words: text }) : text);
    const plain = operatorsOf(catalog, field, json)
        .filter((o) => !changed || always.includes(o.op) || (o.op === json.op && !way))
        .map((o) => ({
            value: o.op,
            // "is in the last days" takes its number in the middle.
            label: o.takes === "days" ? o.label.replace(/ days/, " … days") : label(o.label),
        }));
    const data = changed
        ? [
              ...ways.map((w) => ({ value: w.value as string, label: t(`criteria.${w.key}`) })),
              ...plain,
          ]
        : plain;
    const set = (value: string | null) => {
        const chosen = ways.find((w) => w.value === value);
        if (chosen)
            onChange(withDirection(withOperator(catalog, json, chosen.op), chosen.op, chosen.sign));
        else if (value && value !== json.op) onChange(withOperator(catalog, json, value));
    };
    return (
        <Select
            className={css.operator}
            aria-label={t("criteria.comparison")}
            data={data}
            value={way?.value ?? (json.op as string | undefined) ?? null}
            error={error}
            onChange={set}
            {...list}
            comboboxProps={{ ...inPlace, width: "max-content" }}
        />
    );
}
