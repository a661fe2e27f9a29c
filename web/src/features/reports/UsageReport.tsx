import { Select } from "@mantine/core";
import { IconChartHistogram } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { productUsageQuery } from "~/api/queries/reports";
import type { Criteria, ProductUsage, ReportUse } from "~/api/types";
import { useText } from "~/i18n";
import { ChartCard } from "~/kit/charts/ChartCard";
import { Lines } from "~/kit/charts/Lines";
import { Bone, Empty, Failure } from "~/kit/feedback";
import { dayNumber, dayString } from "~/kit/format";
import { type Column, DataTable, Int, Text } from "~/kit/table";
import tableCss from "~/kit/table/toolbar.module.css";
import { useFormat } from "~/kit/useFormat";
import { ReportBar, standardDays } from "./ReportBar";
import css from "./reports.module.css";

const route = getRouteApi("/shell/reports/usage");
const kinds = ["feature", "module", "product"] as const;
const periods = [7, 30, 90, 180, 365] as const;
type Kind = (typeof kinds)[number];

/** Use of products, modules and features over time, by how many accounts and users. */
export function UsageReport() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const by = search.by ?? "feature";
    const days = search.days ?? standardDays;
    const query = useQuery(
        productUsageQuery({
            by,
            from: dayString(dayNumber(f.today) - days + 1),
            to: f.today,
            filter: search.f && JSON.stringify(search.f),
        }),
    );
    const change = (patch: Partial<typeof search>) =>
        navigate({ to: "/reports/usage", search: { ...search, ...patch } });
    const drill = (row: ReportUse) => ({ f: usedBy(row, by, days, search.f) });
    const columns = useColumns(by, query.data, drill);
    const rows = useSorted(query.data?.rows, search.sort);
    const unused = query.data?.rows.filter((r) => r.uses === 0).length ?? 0;
    return (
        <div className={css.stack}>
            <ReportBar
                entity="account"
                filter={search.f}
                onFilter={(c) => change({ f: c })}
                periods={periods}
                days={search.days}
                onDays={(d) => change({ days: d })}
                note={
                    query.data && (
                        <>
                            {t("reports.of_accounts", { n: query.data.accounts })}
                            {unused > 0 && ` · ${t("reports.not_used", { n: unused })}`}
                        </>
                    )
                }
            >
                <Select
                    aria-label={t("reports.by")}
                    w={130}
                    data={kinds.map((k) => ({ value: k, label: t(`reports.${k}`) }))}
                    value={by}
                    allowDeselect={false}
                    onChange={(v) => change({ by: v === "feature" ? undefined : (v as Kind) })}
                />
            </ReportBar>
            {query.error && !query.data ? (
                <Failure error={query.error} retry={() => query.refetch()} />
            ) : (
                <>
                    <Chart report={query.data} />
                    <div className={`card ${css.table}`}>
                        <DataTable
                            name={t("reports.usage")}
                            columns={columns}
                            rows={rows}
                            sort={search.sort ?? "-uses"}
                            onSort={(sort) => change({ sort: sort === "-uses" ? undefined : sort })}
                            onOpen={(row) => navigate({ to: "/accounts", search: drill(row) })}
                            stale={query.isPlaceholderData}
                            expected={8}
                            empty={
                                <Empty
                                    icon={<IconChartHistogram size={22} aria-hidden="true" />}
                                    title={t("reports.no_usage")}
                                >
                                    {t("reports.no_usage_text")}
                                </Empty>
                            }
                        />
                    </div>
                </>
            )}
        </div>
    );
}

/** Accounts in the filter with a use of the row in the period. */
export function usedBy(row: ReportUse, by: Kind, days: number, filter?: Criteria): Criteria {
    const names: Record<string, string> = { [by]: row.label };
    if (row.module) names.module = row.module;
    if (row.product) names.product = row.product;
    const used = { field: "total_features_used", days, ...names, op: ">", value: 0 };
    if (!filter) return { all: [used] };
    return { all: [filter, used] };
}

function Chart({ report }: { report: ProductUsage | undefined }) {
    const t = useText();
    const f = useFormat();
    if (!report) return <Bone height={300} width="100%" />;
    const lines = report.rows.filter((r) => r.series && r.uses > 0);
    if (lines.length === 0) return null;
    const points = report.points.map((day) => ({
        key: day,
        label: f.dateShort(day),
        hint: f.dateLong(day),
    }));
    return (
        <ChartCard
            title={t("reports.usage_chart")}
            name={t("reports.usage_chart")}
            caption={`${t("reports.usage_top", { n: lines.length })}, ${t(
                report.step === 1 ? "reports.daily" : "reports.weekly",
            )}`}
            file={`usage-${report.from}-${report.to}`}
            table={{
                head: [t("usage.day"), ...lines.map((l) => l.label)],
                rows: report.points.map((day, i) => [
                    f.date(day),
                    ...lines.map((l) => l.series?.[i] ?? 0),
                ]),
            }}
        >
            <Lines
                name={t("reports.usage_chart")}
                points={points}
                lines={lines.map((r) => ({
                    key: String(r.id),
                    label: r.label,
                    values: r.series ?? [],
                }))}
            />
        </ChartCard>
    );
}

/** Rows in the order of a column; names by the reader's language. */
function useSorted(rows: ReportUse[] | undefined, sort = "-uses") {
    return useMemo(() => {
        const down = sort.startsWith("-");
        const key = sort.slice(down ? 1 : 0);
        const value = (r: ReportUse) =>
            key === "change" ? changeOf(r) : r[key as keyof ReportUse];
        return rows?.toSorted((a, b) => {
            const [x, y] = [value(a), value(b)];
            const order =
                typeof x === "string" || typeof y === "string"
                    ? String(x ?? "").localeCompare(String(y ?? ""))
                    : Number(x ?? 0) - Number(y ?? 0);
            return down ? -order : order;
        });
    }, [rows, sort]);
}

/** Part by which use grew (0.1) or fell (-0.1); new use counts as endless growth. */
const changeOf = (r: ReportUse) =>
    r.uses_before > 0 ? r.uses / r.uses_before - 1 : r.uses > 0 ? Number.POSITIVE_INFINITY : 0;

function Change({ row }: { row: ReportUse }) {
    const t = useText();
    const f = useFormat();
    const change = changeOf(row);
    if (row.uses === 0 && row.uses_before === 0) return <span className="muted">–</span>;
    if (change === Number.POSITIVE_INFINITY)
        return <span className="muted">{t("reports.new")}</span>;
    return (
        <span
            className={css.change}
            title={`${f.integer(row.uses_before)} → ${f.integer(row.uses)}`}
        >
            {change > 0 ? "▲ " : change < 0 ? "▼ " : ""}
            {f.percent(Math.abs(change))}
        </span>
    );
}

function useColumns(
    by: Kind,
    report: ProductUsage | undefined,
    drill: (row: ReportUse) => { f: Criteria },
): Column<ReportUse>[] {
    const t = useText();
    const f = useFormat();
    const all = report?.accounts ?? 0;
    const columns: (Column<ReportUse> | undefined)[] = [
        {
            id: "label",
            label: t("reports.name"),
            width: 220,
            sort: "label",
            cell: (r) => (
                <Link
                    to="/accounts"
                    search={drill(r)}
                    className={`${tableCss.nameLink} ellipsis`}
                    title={t("reports.open_accounts", { name: r.label })}
                >
                    {r.label}
                </Link>
            ),
        },
        by === "product"
            ? undefined
            : {
                  id: "in",
                  label: t("reports.in"),
                  width: 200,
                  cell: (r) => <Text value={[r.product, r.module].filter(Boolean).join(" › ")} />,
              },
        {
            id: "uses",
            label: t("reports.uses"),
            width: 110,
            end: true,
            sort: "uses",
            cell: (r) => <Int value={r.uses} />,
        },
        {
            id: "change",
            label: t("reports.change"),
            title: <span title={t("reports.change_help")}>{t("reports.change")}</span>,
            width: 110,
            end: true,
            sort: "change",
            cell: (r) => <Change row={r} />,
        },
        {
            id: "accounts",
            label: t("reports.accounts"),
            width: 110,
            end: true,
            sort: "accounts",
            cell: (r) => <Int value={r.accounts} />,
        },
        {
            id: "share",
            label: t("reports.share"),
            width: 150,
            end: true,
            cell: (r) => <span className="num">{f.percent(all ? r.accounts / all : 0)}</span>,
        },
        {
            id: "users",
            label: t("reports.user_count"),
            width: 110,
            end: true,
            sort: "users",
            cell: (r) => <Int value={r.users} />,
        },
    ];
    return columns.filter((c) => c !== undefined);
}
