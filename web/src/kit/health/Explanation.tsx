/** Why a signal is what it is: the configuration, each condition with the figure found, the parts
 * of the score, what changed since yesterday, and the last 60 days. */
import { CloseButton } from "@mantine/core";
import { IconCheck, IconHelp, IconX } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type CriteriaEntity, criteriaFieldsQuery } from "~/api/queries/criteria";
import { accountHealthDaysQuery, accountHealthQuery } from "~/api/queries/health";
import { meQuery } from "~/api/queries/session";
import { accountTimelineQuery } from "~/api/queries/timeline";
import type { HealthExplanation, HealthSignal } from "~/api/types";
import { useText } from "~/i18n";
import { Lanes } from "../charts/Lanes";
import type { CriteriaField } from "../criteria/fields";
import { wordOf } from "../criteria/suggest";
import { Gate, NoValue } from "../feedback";
import { dayNumber } from "../format";
import { useFormat } from "../useFormat";
import { HealthPill, type HealthState } from ".";
import css from "./health.module.css";
import type { SignalKey } from "./signals";

type Props = {
    account: number;
    signal: SignalKey;
    day: string | undefined;
    onClose: () => void;
};
const entity: CriteriaEntity = "account";

export default function Explanation({ account, signal, day, onClose }: Props) {
    const t = useText();
    const f = useFormat();
    const query = useQuery(accountHealthQuery(account, day));
    return (
        <div className={css.body}>
            <CloseButton
                className={css.close}
                size={26}
                data-autofocus
                aria-label={t("action.close")}
                onClick={onClose}
            />
            {day && <p className="muted">{t("health.on_day", { date: f.date(day) })}</p>}
            <Gate query={query}>
                {(health) => {
                    const found = health.signals.find((s) => s.key === signal);
                    return found && <Explained account={account} health={health} signal={found} />;
                }}
            </Gate>
        </div>
    );
}

type ExplainedProps = { account: number; health: HealthExplanation; signal: HealthSignal };

function Explained({ account, health, signal }: ExplainedProps) {
    const t = useText();
    const f = useFormat();
    const field = useFields();
    const { config } = health;
    return (
        <>
            <h2 className={css.title}>
                {t(`health.${signal.key}`)} <HealthPill state={signal.value} />
            </h2>
            {signal.since && (
                <p className="muted">
                    {t("health.since", { date: f.instant(signal.since) })}
                    {signal.previous &&
                        ` · ${t("health.previous", { state: t(`health.${signal.previous}`) })}`}
                </p>
            )}
            <p>
                {t(`health.reason_${signal.reason}`)}
                {signal.missing.length > 0 &&
                    ` ${t("health.missing", {
                        names: signal.missing.map((key) => field(key)?.label ?? key).join(", "),
                    })}`}
            </p>
            {signal.reason === "unconfigured" && <SetUp />}
            {config && (
                <p className="muted">
                    {config.segment
                        ? t("health.config_segment", {
                              name: config.name,
                              segment: config.segment.name ?? String(config.segment.id),
                          })
                        : t("health.config_all", { name: config.name })}
                </p>
            )}
            <RuleTree title={t("health.rule_good")} node={signal.good as RuleNode | null} />
            <RuleTree title={t("health.rule_poor")} node={signal.poor as RuleNode | null} />
            <Score health={health} />
            {health.changes.length > 0 && (
                <section>
                    <h3 className={css.part}>{t("health.changes")}</h3>
                    <ul>
                        {health.changes.map((c) => (
                            <li key={c.key}>
                                {field(c.key)?.label ?? c.key}:{" "}
                                <Figure field={field(c.key)} value={c.before} /> →{" "}
                                <Figure field={field(c.key)} value={c.now} />
                            </li>
                        ))}
                    </ul>
                </section>
            )}
            <Lately account={account} signal={signal.key} />
            <Days account={account} signal={signal.key} />
        </>
    );
}

/** The way to the rules, for those who may write them. */
function SetUp() {
    const t = useText();
    const { data: me } = useQuery(meQuery);
    if (!me?.permissions.includes("config_write")) return null;
    return (
        <p>
            <Link to="/settings/health">{t("health.set_up")}</Link>
        </p>
    );
}

function useFields() {
    const { data } = useQuery(criteriaFieldsQuery(entity));
    return (key: string): CriteriaField | undefined => data?.fields.find((f) => f.key === key);
}

type RuleNode = {
    held: boolean | null;
    text: string;
    found?: unknown;
    field?: string;
    change?: string;
    all?: RuleNode[];
    any?: RuleNode[];
    not?: RuleNode;
};

function RuleTree({ title, node }: { title: string; node: RuleNode | null }) {
    if (!node) return null;
    return (
        <section>
            <h3 className={css.part}>{title}</h3>
            <ul className={css.rule}>
                <RuleLine node={node} />
            </ul>
        </section>
    );
}

function RuleLine({ node }: { node: RuleNode }) {
    const t = useText();
    const field = useFields();
    const inside = node.all ?? node.any ?? (node.not ? [node.not] : undefined);
    const held = node.held === null ? "unknown" : node.held ? "held" : "not_held";
    return (
        <li>
            <span className={css.line}>
                <span className={css.held} data-held={held}>
                    {held === "held" ? (
                        <IconCheck size={14} aria-hidden="true" />
                    ) : held === "not_held" ? (
                        <IconX size={14} aria-hidden="true" />
                    ) : (
                        <IconHelp size={14} aria-hidden="true" />
                    )}
                    <span className="sr">{t(`health.${held}`)}: </span>
                </span>
                {inside ? (
                    <span className="muted">
                        {t(node.all ? "health.all" : node.any ? "health.any" : "health.not")}
                    </span>
                ) : (
                    <span>
                        {node.text}
                        <span className={css.found}>
                            {t("health.found")}{" "}
                            <strong>
                                <Figure
                                    field={field(node.field ?? "")}
                                    value={node.found}
                                    change={node.change}
                                />
                            </strong>
                        </span>
                    </span>
                )}
            </span>
            {inside && (
                <ul className={css.rule}>
                    {inside.map((child, i) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: conditions are told by their place
                        <RuleLine key={i} node={child} />
                    ))}
                </ul>
            )}
        </li>
    );
}

type FigureProps = { field: CriteriaField | undefined; value: unknown; change?: string };

/** A figure in its unit; a change with its sign. */
function Figure({ field, value, change }: FigureProps) {
    const t = useText();
    const f = useFormat();
    if (value === null || value === undefined || value === "") return <NoValue />;
    if (typeof value === "boolean") return <>{t(value ? "state.yes" : "state.no")}</>;
    if (field?.type === "money" && typeof value === "string") return <>{f.money(value)}</>;
    if (field?.type === "date") return <>{f.date(String(value))}</>;
    if (field?.type === "instant") return <>{f.instant(String(value))}</>;
    if (typeof value === "number") {
        const unit = change === "percent" ? "%" : (field?.unit ?? "");
        const sign = change && value > 0 ? "+" : "";
        return <>{`${sign}${f.decimal(value, 2)} ${unit}`.trim()}</>;
    }
    if (typeof value === "object") {
        const name = (value as { name?: string }).name;
        return <>{name ?? (Array.isArray(value) ? value.join(", ") : "")}</>;
    }
    return <>{field?.options ? wordOf(String(value)) : String(value)}</>;
}

/** What each signal adds to the overall score. */
function Score({ health }: { health: HealthExplanation }) {
    const t = useText();
    const f = useFormat();
    const parts = health.signals.filter((s) => s.weight);
    if (parts.length === 0) return null;
    return (
        <section>
            <h3 className={css.part}>
                {t("health.score")}{" "}
                {health.score === null ? <NoValue /> : <strong>{f.integer(health.score)}</strong>}
            </h3>
            <ul>
                {parts.map((s) => (
                    <li key={s.key}>
                        {t("health.score_part", {
                            signal: t(`health.${s.key}`),
                            points: s.contribution === null ? "—" : f.decimal(s.contribution),
                            weight: f.integer(s.weight ?? 0),
                        })}
                    </li>
                ))}
            </ul>
        </section>
    );
}

/** Changes of the signal in the last 30 days. */
function Lately({ account, signal }: { account: number; signal: SignalKey }) {
    const t = useText();
    const f = useFormat();
    const kind = `health_${signal}`;
    const { data } = useInfiniteQuery(accountTimelineQuery(account, { kind, limit: 5 }));
    const since = dayNumber(f.today) - 30;
    const rows = (data?.pages[0]?.rows ?? []).filter((e) => dayNumber(e.at) > since);
    if (rows.length === 0) return null;
    return (
        <section>
            <h3 className={css.part}>{t("health.lately")}</h3>
            <ul>
                {rows.map((e) => (
                    <li key={e.id}>
                        <time dateTime={e.at} title={f.instantExact(e.at)}>
                            {f.ago(e.at)}
                        </time>
                        {": "}
                        {t("health.lately_moved", {
                            before: t(`health.${(e.before ?? "none") as HealthState}`),
                            after: t(`health.${(e.after ?? "none") as HealthState}`),
                        })}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Days({ account, signal }: { account: number; signal: SignalKey }) {
    const t = useText();
    const query = useQuery(accountHealthDaysQuery(account));
    const days = (query.data?.days ?? []).map((d) => ({
        day: d.day,
        value: d[signal],
        corrected: d.corrected,
    }));
    if (days.length === 0) return null;
    return (
        <section>
            <h3 className={css.part}>{t("health.days", { n: days.length })}</h3>
            <Lanes name={t(`health.${signal}`)} days={days} />
        </section>
    );
}
