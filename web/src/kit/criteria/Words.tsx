/** A condition or group in a few words, for a chip. The whole in a sentence comes from the server. */
import { Fragment, type ReactNode } from "react";
import type { FilterEntity } from "~/api/queries/criteria";
import { useText } from "~/i18n";
import { useFormat } from "~/kit/useFormat";
import {
    type Catalog,
    type CriteriaField,
    directionOf,
    fieldOf,
    isNamedRow,
    isOther as isOtherField,
    operatorOf,
    typeOf,
    valueKind,
} from "./fields";
import { scopeText, useRefNames, wordOf } from "./suggest";
import { type Criteria, isGroup, type Node } from "./tree";

type Props = { entity: FilterEntity; catalog: Catalog; node: Node };

export function Words({ entity, catalog, node }: Props): ReactNode {
    const t = useText();
    const not = node.nots % 2 === 1 ? `${t("criteria.not")} ` : "";
    if (!isGroup(node))
        return (
            <>
                {not}
                <ConditionWords entity={entity} catalog={catalog} json={node.json} />
            </>
        );
    const word = t(node.op === "all" ? "criteria.and" : "criteria.or");
    return (
        <>
            {not}
            {node.items.map((item, i) => (
                <Fragment key={item.id}>
                    {i > 0 && ` ${word} `}
                    {isGroup(item) && item.items.length > 1 && "("}
                    <Words entity={entity} catalog={catalog} node={item} />
                    {isGroup(item) && item.items.length > 1 && ")"}
                </Fragment>
            ))}
        </>
    );
}

type OfCondition = { entity: FilterEntity; catalog: Catalog; json: Criteria };

function ConditionWords({ entity, catalog, json }: OfCondition) {
    const field = fieldOf(catalog, json);
    const operator = operatorOf(catalog, json);
    if (!field || !operator) return <>{String(json.field ?? "…")}</>;
    return (
        <KnownWords
            entity={entity}
            catalog={catalog}
            json={json}
            field={field}
            label={operator.label}
        />
    );
}

type Known = OfCondition & { field: CriteriaField; label: string };

function KnownWords({ entity, catalog, json, field, label }: Known) {
    const t = useText();
    const f = useFormat();
    const values = Array.isArray(json.value) ? json.value : [json.value];
    const names = useRefNames(entity, field, field.type === "ref" ? values : []);
    const way = directionOf(json);
    const figure = useFigure();
    const say = (value: unknown, i: number): string => {
        const kind = valueKind(field, json);
        const n = Number(value);
        if (kind === "number" && typeOf(field, json) === "money")
            return f.money(way ? Math.abs(n) : n);
        if (kind === "number") return f.decimal(way ? Math.abs(n) : n, 3);
        if (kind === "date")
            return value === "today" ? t("criteria.source_today") : f.date(String(value));
        if (kind === "yes_no") return t(value === true ? "state.yes" : "state.no");
        if (kind === "ref") return names[i]?.label ?? String(value);
        if (isNamedRow(value)) return value.name ?? String(value.id);
        return kind === "options" ? wordOf(String(value)) : String(value);
    };
    const other = json.value as Criteria;
    const isOther = isOtherField(other);
    const days = operatorOf(catalog, json)?.takes === "days";
    // "is more than days ago" takes its number in the middle.
    const [words, after] = days ? label.split(" days") : [label];
    const op =
        way === undefined
            ? words
            : t(
                  `criteria.${way < 0 ? "fell" : "rose"}_${json.op === "<" || json.op === ">" ? "more" : "at_least"}`,
              );
    return (
        <>
            {figure(field, json)} {op}{" "}
            {json.value !== undefined && (
                <strong>
                    {isOther &&
                        other.times !== undefined &&
                        `${f.decimal(Number(other.times), 3)} × `}
                    {isOther && figure(fieldOf(catalog, other), other)}
                    {!isOther && days && t("criteria.n_days", { n: Number(json.value) })}
                    {!isOther && !days && values.map(say).join(", ")}
                    {json.change === "percent" && " %"}
                </strong>
            )}
            {after}
        </>
    );
}

/** "Feature uses (billing, 30 days)". */
function useFigure() {
    const t = useText();
    return (field: CriteriaField | undefined, json: Criteria): string => {
        if (!field) return String(json.field ?? "…");
        const window =
            json.days === "ever"
                ? t("criteria.window_ever")
                : typeof json.days === "number"
                  ? t("criteria.n_days", { n: json.days })
                  : "";
        const channel = typeof json.channel === "string" ? wordOf(json.channel) : "";
        const more = [scopeText(json), channel, window].filter(Boolean).join(", ");
        return more ? `${field.label} (${more})` : field.label;
    };
}
