/** The right side of a condition: a value of the field's type, today, or another field. */
import { MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useText } from "~/i18n";
import { useEditor } from "./context";
import css from "./criteria.module.css";
import {
    type CriteriaField,
    type CriteriaOperator,
    comparable,
    directionOf,
    fieldOf,
    isNamedRow,
    isOther,
    typeOf,
    valueKind,
    withMember,
} from "./fields";
import { Parameters } from "./Parameters";
import { FieldSelect, inPlace, list } from "./pickers";
import { keyOf, type Option, useRefNames, useSuggestions } from "./suggest";
import type { Criteria } from "./tree";

const Typed = lazy(() => import("./Typed"));

type Props = {
    field: CriteriaField;
    operator: CriteriaOperator;
    json: Criteria;
    error?: string;
    onChange: (value: unknown) => void;
};

export function Value(props: Props) {
    const { field, operator, json, onChange } = props;
    const t = useText();
    const { catalog } = useEditor();
    if (operator.takes === "none") return null;
    const dates = valueKind(field, json) === "date" && operator.takes === "one";
    const fields = operator.field && comparable(catalog, field, json).length > 0;
    const sources = [
        { value: "value", label: t(dates ? "criteria.source_date" : "criteria.source_value") },
        ...(dates ? [{ value: "today", label: t("criteria.source_today") }] : []),
        ...(fields ? [{ value: "field", label: t("criteria.source_field") }] : []),
    ];
    const source = isOther(json.value) ? "field" : json.value === "today" ? "today" : "value";
    const choose = (next: string | null) => {
        if (next !== source)
            onChange(next === "field" ? {} : next === "today" ? "today" : undefined);
    };
    return (
        <>
            {sources.length > 1 && (
                <Select
                    className={css.source}
                    aria-label={t("criteria.compare_with")}
                    data={sources}
                    value={source}
                    onChange={choose}
                    {...list}
                    comboboxProps={inPlace}
                />
            )}
            {source === "field" && <Other {...props} other={json.value as Criteria} />}
            {source === "value" && <Plain {...props} />}
        </>
    );
}

/** Another field of the same record, perhaps times a factor. */
function Other({ field, json, other, error, onChange }: Props & { other: Criteria }) {
    const t = useText();
    const { catalog } = useEditor();
    const chosen = fieldOf(catalog, other);
    const isDate = valueKind(field, json) === "date";
    return (
        <>
            {!isDate && (
                <NumberInput
                    className={css.factor}
                    aria-label={t("criteria.factor")}
                    value={(other.times as number | string | undefined) ?? 1}
                    onChange={(n) =>
                        onChange(
                            withMember(other, "times", n === 1 || n === "" ? undefined : Number(n)),
                        )
                    }
                    hideControls
                    suffix=" ×"
                />
            )}
            <FieldSelect
                label={t("criteria.other_field")}
                fields={comparable(catalog, field, json)}
                value={typeof other.field === "string" ? other.field : undefined}
                error={error}
                onChange={(key) =>
                    onChange({
                        field: key,
                        ...(other.times === undefined ? {} : { times: other.times }),
                    })
                }
            />
            {chosen && chosen.parameters.length > 0 && (
                <Parameters
                    field={chosen}
                    json={other}
                    without="change"
                    onChange={(next) => onChange(next)}
                />
            )}
        </>
    );
}

/** Values of the field's own type: one, two or a list of them, or a number of days. */
function Plain({ field, operator, json, error, onChange }: Props) {
    const t = useText();
    const label = t("criteria.value");
    const { takes } = operator;
    if (takes === "days")
        return (
            <NumberInput
                className={css.number}
                aria-label={t("criteria.days")}
                value={(json.value as number | undefined) ?? ""}
                onChange={(n) => onChange(n === "" ? undefined : Number(n))}
                error={error}
                hideControls
                allowDecimal={false}
                allowNegative={false}
                max={3650}
                suffix={` ${t("criteria.days_unit")}`}
            />
        );
    if (takes === "list")
        return <Many field={field} json={json} error={error} label={label} onChange={onChange} />;
    if (takes === "two") {
        const pair = Array.isArray(json.value) ? json.value : [];
        const set = (at: 0 | 1) => (v: unknown) => onChange(at ? [pair[0], v] : [v, pair[1]]);
        return (
            <>
                <One
                    field={field}
                    json={json}
                    value={pair[0]}
                    label={t("criteria.from")}
                    onChange={set(0)}
                    error={error}
                />
                <span className={css.word}>{t("criteria.and")}</span>
                <One
                    field={field}
                    json={json}
                    value={pair[1]}
                    label={t("criteria.to")}
                    onChange={set(1)}
                />
            </>
        );
    }
    return (
        <One
            field={field}
            json={json}
            value={json.value}
            label={label}
            error={error}
            onChange={onChange}
        />
    );
}

type OneProps = {
    field: CriteriaField;
    json: Criteria;
    value: unknown;
    label: string;
    error?: string;
    onChange: (value: unknown) => void;
};

function One(props: OneProps) {
    const { field, json, value, label, error, onChange } = props;
    const t = useText();
    const kind = valueKind(field, json);
    if (kind === "number") return <Amount {...props} />;
    if (kind === "date")
        return (
            <TextInput
                type="date"
                className={css.date}
                aria-label={label}
                value={typeof value === "string" ? value.slice(0, 10) : ""}
                error={error}
                onChange={(e) => onChange(e.currentTarget.value || undefined)}
            />
        );
    if (kind === "yes_no")
        return (
            <Select
                className={css.date}
                aria-label={label}
                data={[
                    { value: "true", label: t("state.yes") },
                    { value: "false", label: t("state.no") },
                ]}
                value={value === undefined ? null : String(value)}
                error={error}
                onChange={(v) => onChange(v === null ? undefined : v === "true")}
                {...list}
                comboboxProps={inPlace}
            />
        );
    if (kind === "text")
        return (
            <TextInput
                className={css.text}
                aria-label={label}
                value={value === undefined ? "" : String(value)}
                error={error}
                onChange={(e) => onChange(e.currentTarget.value || undefined)}
            />
        );
    return <Choice {...props} />;
}

/** A number with its unit; a change is said by its size, the operator says whether it fell. */
function Amount({ field, json, value, label, error, onChange }: OneProps) {
    const way = directionOf(json);
    const number = typeof value === "string" ? Number(value) : (value as number | undefined);
    const shown = number === undefined ? "" : way ? Math.abs(number) : number;
    const unit = json.change === "percent" ? "%" : (field.unit ?? "");
    return (
        <NumberInput
            className={css.number}
            aria-label={label}
            value={shown}
            error={error}
            onChange={(n) => onChange(n === "" || n === "-" ? undefined : (way ?? 1) * Number(n))}
            hideControls
            thousandSeparator=","
            allowDecimal={typeOf(field, json) !== "int"}
            allowNegative={way === undefined}
            suffix={unit && ` ${unit}`}
        />
    );
}

/** Text that people type stays text; references and numbers are numbers; rows stay rows. */
const fromText = (
    field: CriteriaField,
    json: Criteria,
    text: string,
    chosen: unknown[],
): unknown => {
    const row = chosen.find((v) => isNamedRow(v) && keyOf(v) === text);
    if (row) return row;
    const kind = valueKind(field, json);
    const numeric = kind === "ref" || kind === "number";
    return numeric && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
};

/** What is offered, and what is chosen already, each once. */
function useChoices(field: CriteriaField, values: unknown[]) {
    const [typed, setTyped] = useState("");
    const { entity } = useEditor();
    const offered = useSuggestions(entity, field, typed);
    const chosen = useRefNames(entity, field, values);
    const all = [...chosen, ...offered].map((o): [string, Option] => [o.value, o]);
    return { data: [...new Map(all).values()], setTyped };
}

function Choice({ field, json, value, label, error, onChange }: OneProps) {
    const t = useText();
    const { data, setTyped } = useChoices(field, value === undefined ? [] : [value]);
    const searched = field.type === "ref" && field.of === "account";
    return (
        <Select
            className={css.text}
            aria-label={label}
            placeholder={t("criteria.choose")}
            data={data}
            value={value === undefined ? null : keyOf(value)}
            error={error}
            onChange={(v) => onChange(v === null ? undefined : fromText(field, json, v, [value]))}
            searchable={!field.options}
            selectFirstOptionOnChange
            openOnFocus={false}
            onSearchChange={setTyped}
            {...(searched ? { filter: ({ options }) => options } : {})}
            nothingFoundMessage={t("criteria.nothing_found")}
            {...list}
            comboboxProps={inPlace}
        />
    );
}

function Many({ field, json, label, error, onChange }: Omit<OneProps, "value">) {
    const t = useText();
    const values = Array.isArray(json.value) ? json.value : [];
    const kind = valueKind(field, json);
    const { data, setTyped } = useChoices(field, values);
    const set = (texts: string[]) => onChange(texts.map((x) => fromText(field, json, x, values)));
    const shared = {
        className: css.text,
        "aria-label": label,
        value: values.map(keyOf),
        error,
        onChange: set,
        comboboxProps: inPlace,
        ...list,
    };
    if (kind === "text" || kind === "number")
        return (
            <Suspense>
                <Typed
                    {...shared}
                    placeholder={values.length === 0 ? t("criteria.type_each") : undefined}
                />
            </Suspense>
        );
    return (
        <MultiSelect
            {...shared}
            size="xs"
            data={data}
            searchable
            selectFirstOptionOnChange
            openOnFocus={false}
            onSearchChange={setTyped}
            placeholder={values.length === 0 ? t("criteria.choose") : undefined}
            nothingFoundMessage={t("criteria.nothing_found")}
            hidePickedOptions
        />
    );
}
