import { Select } from "@mantine/core";
import { IconHeartbeat } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { healthConfigsQuery } from "~/api/queries/health";
import { healthReportQuery } from "~/api/queries/reports";
import type { Criteria, HealthReport as Report } from "~/api/types";
import { useText } from "~/i18n";
import { ChartCard } from "~/kit/charts/ChartCard";
import { Spread } from "~/kit/charts/Spread";
import { Stacked } from "~/kit/charts/Stacked";
import { states } from "~/kit/charts/states";
import { Empty, Gate } from "~/kit/feedback";
import { HealthIcon, type HealthState } from "~/kit/health";
import { type SignalKey, signals } from "~/kit/health/signals";
import { useFormat } from "~/kit/useFormat";
import { useCan } from "~/shell/session";
import { ReportBar, standardDays } from "./ReportBar";
import css from "./reports.module.css";

const route = getRouteApi("/shell/reports/health");
const groupings = ["segment", "success_manager"] as const;
const periods = [7, 30, 60, 90] as const;
type Group = Report["groups"][number];

/** Accounts by the four health signals: now, on past days, who moved, and by segment or manager. */
export function HealthReport() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const by = search.by ?? "segment";
    const days = search.days ?? standardDays;
    const query = useQuery(
        healthReportQuery({ by, days, filter: search.f && JSON.stringify(search.f) }),
    );
    const change = (patch: Partial<typeof search>) =>
        navigate({ to: "/reports/health", search: { ...search, ...patch } });
    return (
        <div className={css.stack}>
            <ReportBar
                entity="account"
                filter={search.f}
                onFilter={(f) => change({ f })}
                periods={periods}
                days={search.days}
                onDays={(d) => change({ days: d })}
                note={query.data && t("reports.of_accounts", { n: query.data.now.accounts })}
            />
            <Gate query={query} lines={10}>
                {(report) =>
                    report.now.accounts === 0 ? (
                        <Empty
                            icon={<IconHeartbeat size={22} aria-hidden="true" />}
                            title={t("reports.no_account")}
                        >
                            {t("reports.no_account_text")}
                        </Empty>
                    ) : (
                        <>
                            <Unset />
                            <div className={css.four}>
                                {signals.map((s) => (
                                    <Now key={s} signal={s} report={report} filter={search.f} />
                                ))}
                            </div>
                            <h2 className={css.heading}>{t("reports.past_days")}</h2>
                            <div className={css.four}>
                                {signals.map((s) => (
                                    <Days key={s} signal={s} report={report} today={f.today} />
                                ))}
                            </div>
                            <h2 className={css.heading}>
                                {t("reports.moves", { day: f.date(report.since) })}
                            </h2>
                            <div className={css.four}>
                                {signals.map((s) => (
                                    <Moves key={s} signal={s} report={report} />
                                ))}
                            </div>
                            <Groups
                                groups={report.groups}
                                by={by}
                                onBy={(v) => change({ by: v === "segment" ? undefined : v })}
                                filter={search.f}
                            />
                        </>
                    )
                }
            </Gate>
        </div>
    );
}

/** Says that no health is configured yet, with the way there for those who may. */
function Unset() {
    const t = useText();
    const mayWrite = useCan("config_write");
    const { data } = useQuery(healthConfigsQuery);
    if (!data || data.rows.length > 0) return null;
    return (
        <p role="status" className={css.unset}>
            {t("reports.unset")}{" "}
            {mayWrite && <Link to="/settings/health">{t("health.set_up")}</Link>}
        </p>
    );
}

/** Accounts in the filter whose signal has the state. */
export function healthIs(signal: SignalKey, state: string, filter?: Criteria): Criteria {
    const held = { field: `health_${signal}`, op: "=", value: state };
    return { all: filter ? [filter, held] : [held] };
}

type CardProps = { signal: SignalKey; report: Report };

function Now({ signal, report, filter }: CardProps & { filter: Criteria | undefined }) {
    const t = useText();
    const name = t(`health.${signal}`);
    const counts = report.now[signal];
    return (
        <ChartCard
            title={name}
            name={name}
            file={`health-${signal}`}
            table={{
                head: [name, t("reports.accounts")],
                rows: states.map((k) => [t(`health.${k}`), counts[k]]),
            }}
        >
            <Spread
                name={name}
                parts={states.map((k) => ({
                    key: k,
                    state: k,
                    label: t(`health.${k}`),
                    value: counts[k],
                }))}
                link={(p, label) => (
                    <Link to="/accounts" search={{ f: healthIs(signal, p.key, filter) }}>
                        {label}
                    </Link>
                )}
            />
        </ChartCard>
    );
}

function Days({ signal, report, today }: CardProps & { today: string }) {
    const t = useText();
    const f = useFormat();
    const name = t(`health.${signal}`);
    const days = [
        ...report.days.map((d) => ({ day: d.day, split: d[signal] })),
        { day: today, split: report.now[signal] },
    ];
    return (
        <ChartCard
            title={name}
            name={`${name}, ${t("reports.past_days")}`}
            file={`health-${signal}-days`}
            table={{
                head: [t("usage.day"), ...states.map((k) => t(`health.${k}`))],
                rows: days.map((d) => [f.date(d.day), ...states.map((k) => d.split[k])]),
            }}
        >
            <Stacked name={name} days={days} />
        </ChartCard>
    );
}

/** Who changed, from where to where; those that stayed are left out. */
function Moves({ signal, report }: CardProps) {
    const t = useText();
    const f = useFormat();
    const name = t(`health.${signal}`);
    const rows = report.moves
        .filter((m) => m.signal === signal && m.before !== m.now)
        .toSorted((a, b) => b.accounts - a.accounts);
    return (
        <ChartCard
            title={name}
            name={`${name}, ${t("reports.moved")}`}
            file={`health-${signal}-moves`}
            table={{
                head: [t("reports.before"), t("reports.now"), t("reports.accounts")],
                rows: rows.map((m) => [t(`health.${m.before}`), t(`health.${m.now}`), m.accounts]),
            }}
        >
            {rows.length === 0 ? (
                <p className="muted">{t("reports.nobody_moved")}</p>
            ) : (
                <ul className={css.moves}>
                    {rows.map((m) => (
                        <li key={m.before + m.now}>
                            <State state={m.before} />
                            <span aria-hidden="true">→</span>
                            <span className="sr">{t("reports.to")}</span>
                            <State state={m.now} />
                            <b>{f.integer(m.accounts)}</b>
                        </li>
                    ))}
                </ul>
            )}
        </ChartCard>
    );
}

function State({ state }: { state: HealthState }) {
    const t = useText();
    return (
        <span className={css.state}>
            <HealthIcon state={state} />
            {t(`health.${state}`)}
        </span>
    );
}

type GroupsProps = {
    groups: Group[];
    by: (typeof groupings)[number];
    onBy: (by: (typeof groupings)[number]) => void;
    filter: Criteria | undefined;
};

function Groups({ groups, by, onBy, filter }: GroupsProps) {
    const t = useText();
    const f = useFormat();
    const name = t("reports.groups");
    const label = (g: Group) => g.name ?? t("reports.unassigned");
    const criteria = (g: Group): Criteria => {
        const field = by === "segment" ? "segment" : "success_manager";
        const own =
            g.id === null
                ? { field, op: "empty" }
                : { field, op: "=", value: by === "segment" ? g.id : (g.name ?? "") };
        return { all: filter ? [filter, own] : [own] };
    };
    return (
        <section className={`card ${css.card}`} aria-label={name}>
            <div className="card-head">
                <h2 className="card-title">{name}</h2>
                <Select
                    aria-label={t("reports.group_by")}
                    w={180}
                    data={groupings.map((g) => ({ value: g, label: t(`reports.by_${g}`) }))}
                    value={by}
                    allowDeselect={false}
                    onChange={(v) => onBy(v as GroupsProps["by"])}
                />
            </div>
            {groups.length === 0 ? (
                <p className="muted">{t("reports.no_groups")}</p>
            ) : (
                <table className={css.cross}>
                    <thead>
                        <tr>
                            <th scope="col">{t(`reports.by_${by}`)}</th>
                            <th scope="col">{t("reports.accounts")}</th>
                            {signals.map((s) => (
                                <th key={s} scope="col">
                                    {t(`health.${s}`)}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {groups.map((g) => (
                            <tr key={g.id ?? 0}>
                                <th scope="row">
                                    <Link to="/accounts" search={{ f: criteria(g) }}>
                                        {label(g)}
                                    </Link>
                                </th>
                                <td>{f.integer(g.accounts)}</td>
                                {signals.map((s) => (
                                    <td key={s}>
                                        <Counts counts={g[s]} />
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            )}
        </section>
    );
}

function Counts({ counts }: { counts: Record<HealthState, number> }) {
    const t = useText();
    const f = useFormat();
    return (
        <span className={css.counts}>
            {states.map(
                (k) =>
                    counts[k] > 0 && (
                        <span key={k} title={t(`health.${k}`)}>
                            <HealthIcon state={k} />
                            <span className="sr">{t(`health.${k}`)}</span>
                            {f.integer(counts[k])}
                        </span>
                    ),
            )}
        </span>
    );
}
