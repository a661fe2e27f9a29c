/** Cells that more than one table uses. Each shows an em dash where there is no value. */
import { useText } from "~/i18n";
import { Sparkline } from "../charts/Sparkline";
import { NoValue } from "../feedback";
import { HealthPill, type HealthState, Tag } from "../health";
import { useFormat } from "../useFormat";
import css from "./table.module.css";

type Maybe<T> = T | null | undefined;
const none = (v: unknown): v is null | undefined => v === null || v === undefined || v === "";

export function Text({ value }: { value: Maybe<string> }) {
    if (none(value)) return <NoValue />;
    return (
        <span className="ellipsis" title={value}>
            {value}
        </span>
    );
}

export function Int({ value }: { value: Maybe<number> }) {
    const f = useFormat();
    return none(value) ? <NoValue /> : <span className="num">{f.integer(value)}</span>;
}

/** `currency`: where it is not the workspace's. */
export function Money({ value, currency }: { value: Maybe<string>; currency?: Maybe<string> }) {
    const f = useFormat();
    return none(value) ? <NoValue /> : <span className="num">{f.money(value, currency)}</span>;
}

/** A business day: the date, with how far away it is when that is near. */
export function Day({ value }: { value: Maybe<string> }) {
    const f = useFormat();
    if (none(value)) return <NoValue />;
    const relative = f.dayRelative(value);
    return (
        <span className="num" title={relative}>
            {f.date(value)}
        </span>
    );
}

/** An instant as time ago, exact on hover. */
export function Ago({ value }: { value: Maybe<string> }) {
    const f = useFormat();
    if (none(value)) return <NoValue />;
    return (
        <time className="num" dateTime={value} title={f.instant(value)}>
            {f.ago(value)}
        </time>
    );
}

type SeriesProps = {
    values: Maybe<number[]>;
    /** The figure beside the line; the sum when not given. */
    total: Maybe<number>;
    /** What a point stands for. */
    span?: "days" | "weeks" | "months";
    money?: boolean;
};

export function Series({ values, total, span = "days", money }: SeriesProps) {
    const t = useText();
    const f = useFormat();
    if (!values || values.length === 0) return <NoValue />;
    const text = (n: number) => (money ? f.money(n) : f.integer(n));
    return (
        <span className={css.series}>
            <Sparkline
                values={values}
                label={t("chart.spark_summary", {
                    n: values.length,
                    span,
                    values: values.map((n) => text(n)).join(", "),
                })}
            />
            <span className="num">{text(total ?? values.reduce((a, b) => a + b, 0))}</span>
        </span>
    );
}

const frequencyState: Record<string, HealthState> = {
    daily: "good",
    weekly: "good",
    occasionally: "average",
    inactive: "poor",
};

export function Frequency({ value }: { value: Maybe<string> }) {
    const t = useText();
    if (none(value)) return <NoValue />;
    const state = frequencyState[value];
    if (!state) return <span>{value}</span>;
    return (
        <HealthPill
            state={state}
            label={t(`frequency.${value as "daily" | "weekly" | "occasionally" | "inactive"}`)}
        />
    );
}

const activityState: Record<string, HealthState> = {
    active: "good",
    inactive: "average",
    never_logged_in: "none",
};

export function Activity({ value }: { value: Maybe<string> }) {
    const t = useText();
    if (none(value)) return <NoValue />;
    const state = activityState[value];
    if (!state) return <span>{value}</span>;
    return (
        <HealthPill
            state={state}
            label={t(`activity.${value as "active" | "inactive" | "never_logged_in"}`)}
        />
    );
}

export function TagCell({ value }: { value: Maybe<string> }) {
    return none(value) ? <NoValue /> : <Tag>{value}</Tag>;
}

export function Person({ value }: { value: Maybe<{ name: string; email: string }> }) {
    if (!value) return <NoValue />;
    return (
        <span className="ellipsis" title={value.email}>
            {value.name}
        </span>
    );
}

const tints = 6;

/** The square with the first letter beside a name; the tint follows from the name. */
export function Initial({ name, size = 24 }: { name: string; size?: number }) {
    let hash = 0;
    for (const c of name) hash = (hash * 31 + (c.codePointAt(0) ?? 0)) % 997;
    const letter = [...name.trim()][0]?.toUpperCase() ?? "?";
    return (
        <span
            className={css.initial}
            data-tint={hash % tints}
            style={{ width: size, height: size, fontSize: Math.round(size * 0.44) }}
            aria-hidden="true"
        >
            {letter}
        </span>
    );
}
