import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { userReportQuery } from "~/api/queries/reports";
import type { Criteria, UserReport } from "~/api/types";
import { useText } from "~/i18n";
import { ChartCard } from "~/kit/charts/ChartCard";
import { Spread, type SpreadPart } from "~/kit/charts/Spread";
import { Empty, Gate } from "~/kit/feedback";
import type { HealthState } from "~/kit/health";
import { useFormat } from "~/kit/useFormat";
import { ReportBar } from "./ReportBar";
import css from "./reports.module.css";

const route = getRouteApi("/shell/reports/users");

type Axis = "activity" | "usage_frequency";
const activities = ["active", "inactive", "never_logged_in"] as const;
const frequencies = ["daily", "weekly", "occasionally", "inactive"] as const;
const states: Record<Axis, Record<string, HealthState>> = {
    activity: { active: "good", inactive: "poor", never_logged_in: "none" },
    usage_frequency: { daily: "good", weekly: "good", occasionally: "average", inactive: "poor" },
};

/** Users by activity and by usage frequency. */
export function UsersReport() {
    const t = useText();
    const search = route.useSearch();
    const navigate = useNavigate();
    const query = useQuery(userReportQuery({ filter: search.f && JSON.stringify(search.f) }));
    const filter = (f: Criteria | undefined) => navigate({ to: "/reports/users", search: { f } });
    return (
        <div className={css.stack}>
            <ReportBar entity="user" filter={search.f} onFilter={filter} />
            <Gate query={query} lines={8}>
                {(report) =>
                    report.total === 0 ? (
                        <Empty
                            icon={<IconUsers size={22} aria-hidden="true" />}
                            title={t("reports.no_user")}
                        >
                            {t("reports.no_user_text")}
                        </Empty>
                    ) : (
                        <>
                            <div className={css.pair}>
                                <Split report={report} axis="activity" filter={search.f} />
                                <Split report={report} axis="usage_frequency" filter={search.f} />
                            </div>
                            <Cross report={report} filter={search.f} />
                        </>
                    )
                }
            </Gate>
        </div>
    );
}

/** Users in the filter that have these values. */
export function usersWith(values: Partial<Record<Axis, string>>, filter?: Criteria): Criteria {
    const held = Object.entries(values).map(([field, value]) => ({ field, op: "=", value }));
    return { all: filter ? [filter, ...held] : held };
}

type PartProps = { report: UserReport; filter: Criteria | undefined };

const countOf = (report: UserReport, activity?: string, frequency?: string) =>
    report.rows
        .filter((r) => !activity || r.activity === activity)
        .filter((r) => !frequency || r.usage_frequency === frequency)
        .reduce((a, r) => a + r.users, 0);

function useWords() {
    const t = useText();
    return {
        activity: (v: (typeof activities)[number]) => t(`activity.${v}`),
        usage_frequency: (v: (typeof frequencies)[number]) => t(`frequency.${v}`),
    };
}

function Split({ report, axis, filter }: PartProps & { axis: Axis }) {
    const t = useText();
    const words = useWords();
    const f = useFormat();
    const parts: SpreadPart[] =
        axis === "activity"
            ? activities.map((v) => ({
                  key: v,
                  state: states.activity[v] ?? "none",
                  label: words.activity(v),
                  value: countOf(report, v),
              }))
            : frequencies.map((v) => ({
                  key: v,
                  state: states.usage_frequency[v] ?? "none",
                  label: words.usage_frequency(v),
                  value: countOf(report, undefined, v),
              }));
    const name = t(axis === "activity" ? "reports.by_activity" : "reports.by_frequency");
    return (
        <ChartCard
            title={name}
            name={name}
            file={name}
            table={{
                head: [name, t("reports.user_count"), t("usage.share")],
                rows: parts.map((p) => [
                    p.label,
                    p.value,
                    f.percent(report.total ? p.value / report.total : 0),
                ]),
            }}
        >
            <Spread
                name={name}
                parts={parts}
                link={(p, label) => (
                    <Link to="/users" search={{ f: usersWith({ [axis]: p.key }, filter) }}>
                        {label}
                    </Link>
                )}
            />
        </ChartCard>
    );
}

/** Both at once; every number opens its users. */
function Cross({ report, filter }: PartProps) {
    const t = useText();
    const f = useFormat();
    const words = useWords();
    const name = t("reports.cross");
    const shown = frequencies.filter((v) => countOf(report, undefined, v) > 0);
    const link = (n: number, activity?: string, frequency?: string) => {
        const values = {
            ...(activity && { activity }),
            ...(frequency && { usage_frequency: frequency }),
        };
        const text = f.integer(n);
        if (n === 0) return <span className="muted">{text}</span>;
        return (
            <Link to="/users" search={{ f: usersWith(values, filter) }}>
                {text}
            </Link>
        );
    };
    return (
        <section className={`card ${css.card}`} aria-label={name}>
            <div className="card-head">
                <h2 className="card-title">{name}</h2>
            </div>
            <table className={css.cross}>
                <thead>
                    <tr>
                        <th scope="col">{t("reports.user_count")}</th>
                        {shown.map((v) => (
                            <th key={v} scope="col">
                                {words.usage_frequency(v)}
                            </th>
                        ))}
                        <th scope="col">{t("reports.total")}</th>
                    </tr>
                </thead>
                <tbody>
                    {activities.map((a) => (
                        <tr key={a}>
                            <th scope="row">{words.activity(a)}</th>
                            {shown.map((v) => (
                                <td key={v}>{link(countOf(report, a, v), a, v)}</td>
                            ))}
                            <td>{link(countOf(report, a), a)}</td>
                        </tr>
                    ))}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t("reports.total")}</th>
                        {shown.map((v) => (
                            <td key={v}>{link(countOf(report, undefined, v), undefined, v)}</td>
                        ))}
                        <td>{f.integer(report.total)}</td>
                    </tr>
                </tfoot>
            </table>
        </section>
    );
}
