/** The value of a field in a table, by its type and unit. */
import { Link } from "@tanstack/react-router";
import type { Field } from "~/api/types";
import { useText } from "~/i18n";
import { NoValue } from "~/kit/feedback";
import { Tag } from "~/kit/health";
import { SignalPill } from "~/kit/health/SignalPill";
import {
    Activity,
    Ago,
    Day,
    Frequency,
    Initial,
    Int,
    Money,
    Series,
    TagCell,
    Text,
} from "~/kit/table";
import tableCss from "~/kit/table/toolbar.module.css";
import { useFormat } from "~/kit/useFormat";
import { isHeadline, signalOf } from "./columns";
import type { PortfolioEntity, PortfolioRow } from "./kinds";
import css from "./portfolio.module.css";

type CellProps = { entity: PortfolioEntity; field: Field; row: PortfolioRow };

export function Cell({ entity, field, row }: CellProps) {
    const value = row[field.key];
    if (entity !== "subscription" && isHeadline(entity, field))
        return <Headline entity={entity} row={row} value={value} />;
    const signal = signalOf(entity, field);
    if (signal)
        return (
            <SignalPill
                account={row.id}
                signal={signal}
                state={(value as "good" | undefined) ?? "none"}
            />
        );
    if (field.key === "usage_frequency") return <Frequency value={value as string} />;
    if (field.key === "activity") return <Activity value={value as string} />;
    return <Value field={field} value={value} />;
}

const paths = { account: "/accounts/$id", user: "/users/$id" } as const;

/** Leads to the record; the way in for the keyboard. */
type HeadlineProps = { entity: keyof typeof paths; row: PortfolioRow; value: unknown };

function Headline({ entity, row, value }: HeadlineProps) {
    const name = String(value || row.id);
    return (
        <span className={tableCss.name}>
            <Initial name={name} />
            <Link
                to={paths[entity]}
                params={{ id: String(row.id) }}
                className={`${tableCss.nameLink} ellipsis`}
                title={name}
            >
                {name}
            </Link>
        </span>
    );
}

/** "at_risk" as "At risk". */
const sentence = (word: string) =>
    word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");

type ValueProps = { field: Field; value: unknown };

function Value({ field, value }: ValueProps) {
    switch (field.type) {
        case "int":
            return <Int value={value as number} />;
        case "number":
            return <Decimal value={value as number} unit={field.unit} />;
        case "money":
            return <Money value={value as string} />;
        case "date":
            return <Day value={value as string} />;
        case "instant":
            return <Ago value={value as string} />;
        case "bool":
            return <YesNo value={value as boolean | null} />;
        case "name":
            return <TagCell value={value as string} />;
        case "rank":
        case "choice":
            return <Text value={value ? sentence(String(value)) : undefined} />;
        case "ref":
            return <Reference of={field.of} value={value as Named | null} />;
        case "texts":
            return <Several values={value as string[] | null} />;
        case "url":
            return <WebLink value={value as string} />;
        case "series":
        case "money_series":
            return <Trend field={field} values={value as (number | string)[]} />;
        default:
            return field.key === "external_id" ? (
                <span className="mono muted">{String(value ?? "")}</span>
            ) : (
                <Text value={value as string} />
            );
    }
}

function Decimal({ value, unit }: { value: number | null | undefined; unit: string | null }) {
    const f = useFormat();
    if (value === null || value === undefined) return <NoValue />;
    const text = unit === "%" ? f.percent(value / 100) : f.decimal(value, 1);
    return <span className="num">{text}</span>;
}

function YesNo({ value }: { value: boolean | null | undefined }) {
    const t = useText();
    if (value === null || value === undefined) return <NoValue />;
    return t(value ? "state.yes" : "state.no");
}

type Named = { id: number; name: string; email?: string };

function Reference({ of, value }: { of: string | null | undefined; value: Named | null }) {
    if (!value) return <NoValue />;
    if (of !== "account" && of !== "user")
        return (
            <span className="ellipsis" title={value.email ?? value.name}>
                {value.name}
            </span>
        );
    return (
        <Link
            to={paths[of]}
            params={{ id: String(value.id) }}
            className="ellipsis"
            title={value.name}
        >
            {value.name}
        </Link>
    );
}

function Several({ values }: { values: string[] | null | undefined }) {
    if (!values || values.length === 0) return <NoValue />;
    return (
        <span className={css.several} title={values.join(", ")}>
            {values.map((v) => (
                <Tag key={v}>{v}</Tag>
            ))}
        </span>
    );
}

function WebLink({ value }: { value: string | null | undefined }) {
    if (!value || !/^https?:\/\//.test(value)) return <Text value={value} />;
    return (
        <a className="ellipsis" href={value} target="_blank" rel="noreferrer" title={value}>
            {value.replace(/^https?:\/\//, "")}
        </a>
    );
}

/** Uses add up over the days; what is distinct per day does not, so its last point stands beside. */
function Trend({ field, values }: { field: Field; values: (number | string)[] | undefined }) {
    if (!values) return <NoValue />;
    const points = values.map(Number);
    const adds = field.unit === "uses" || field.type === "money_series";
    const figure = adds ? points.reduce((a, b) => a + b, 0) : points.at(-1);
    const span = field.points === 14 ? "days" : field.points === 4 ? "weeks" : "months";
    return (
        <Series values={points} total={figure} span={span} money={field.type === "money_series"} />
    );
}
