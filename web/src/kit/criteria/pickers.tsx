import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useText } from "~/i18n";
import css from "./criteria.module.css";
import type { CriteriaField } from "./fields";

/** Lists open beside their field, inside the panel that holds it, clipped by no scroller. */
export const inPlace = {
    withinPortal: false,
    floatingStrategy: "fixed",
    position: "bottom-start",
    shadow: "none",
} as const;

/** The list itself scrolls, so that it is one thing for assistive technology. */
export const list = { withScrollArea: false, classNames: { options: css.options } };

const noMatch = 4;

/** How well a field fits what was typed: its very name first, words of its description last. */
export function rankOf(field: CriteriaField | undefined, typed: string): number {
    if (!field) return noMatch;
    const text = typed.trim().toLocaleLowerCase();
    const label = field.label.toLocaleLowerCase();
    if (label === text) return 0;
    if (label.startsWith(text)) return 1;
    if (label.includes(text)) return 2;
    const all = `${label} ${field.group} ${field.description ?? ""}`.toLocaleLowerCase();
    return text.split(/\s+/).every((word) => all.includes(word)) ? 3 : noMatch;
}

type Props = {
    label: string;
    fields: CriteriaField[];
    value: string | undefined;
    error?: string;
    name?: string;
    onChange: (key: string) => void;
};

/** A field out of its groups, found by typing a part of its name, group or description. */
export function FieldSelect({ label, fields, value, error, name, onChange }: Props) {
    const t = useText();
    const byKey = useMemo(() => new Map(fields.map((f) => [f.key, f])), [fields]);
    const data = useMemo(() => {
        const groups = new Map<string, { value: string; label: string }[]>();
        for (const f of fields) {
            const items = groups.get(f.group) ?? [];
            groups.set(f.group, items);
            items.push({ value: f.key, label: f.label });
        }
        return [...groups].map(([group, items]) => ({ group, items }));
    }, [fields]);
    const search = (text: string) => {
        const found = data.map(({ group, items }) => ({
            group,
            items: items
                .map((item) => ({ ...item, rank: rankOf(byKey.get(item.value), text) }))
                .filter((item) => item.rank < noMatch)
                .toSorted((x, y) => x.rank - y.rank),
        }));
        const best = (g: (typeof found)[number]) => g.items[0]?.rank ?? noMatch;
        return found.filter((g) => g.items.length > 0).toSorted((x, y) => best(x) - best(y));
    };
    return (
        <Select
            className={css.field}
            aria-label={label}
            data-name={name}
            placeholder={t("criteria.choose_field")}
            data={value && !byKey.has(value) ? [...data, value] : data}
            value={value ?? null}
            error={error}
            onChange={(key) => key && key !== value && onChange(key)}
            searchable
            openOnFocus={false}
            selectFirstOptionOnChange
            {...list}
            nothingFoundMessage={t("criteria.no_field")}
            filter={({ options, search: text }) =>
                text.trim() === "" || text === byKey.get(value ?? "")?.label
                    ? options
                    : search(text)
            }
            renderOption={({ option }) => (
                <span className={css.option}>
                    {option.label}
                    {byKey.get(option.value)?.description && (
                        <small>{byKey.get(option.value)?.description}</small>
                    )}
                </span>
            )}
            comboboxProps={{ ...inPlace, width: 300 }}
        />
    );
}
