/** What became of the rows: counts, and each that is not imported with its line and reason. */
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { jobResultsQuery } from "~/api/queries/work";
import type { Import, ImportCounts, JobResult } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate, NoValue } from "~/kit/feedback";
import { HealthPill } from "~/kit/health";
import { useFormat } from "~/kit/useFormat";
import { List, Section } from "../parts";
import css from "./import.module.css";
import { faultOf } from "./steps";

const shown = ["rows", "created", "changed", "same", "refused", "left_out"] as const;

export function Counts({ of, check }: { of: ImportCounts; check?: boolean }) {
    const t = useText();
    const f = useFormat();
    const label = (key: (typeof shown)[number]) =>
        check && (key === "created" || key === "changed")
            ? t(`imports.${key}_check`)
            : t(`imports.${key}`);
    return (
        <dl className={css.counts}>
            {shown.map((key) => (
                <div key={key}>
                    <dt>{label(key)}</dt>
                    <dd>{f.integer(of[key])}</dd>
                </div>
            ))}
        </dl>
    );
}

export function Faults({ of, job }: { of: Import; job: number }) {
    const t = useText();
    const query = useInfiniteQuery(jobResultsQuery(job, undefined));
    const data = query.data?.pages.flatMap((page) => page.rows);
    return (
        <Section
            title={t("imports.faults")}
            text={data?.length ? t("imports.faults_text") : undefined}
            flush={Boolean(data?.length)}
        >
            <Gate query={{ ...query, data }}>
                {(rows) => (
                    <List<JobResult & { n: number }>
                        name={t("imports.faults")}
                        rows={rows.map((row, n) => ({ ...row, n }))}
                        rowKey={(row) => row.n}
                        empty={<Empty title={t("imports.no_faults")} />}
                        columns={[
                            {
                                id: "line",
                                label: t("imports.line"),
                                width: 80,
                                cell: (row) => row.line ?? <NoValue />,
                            },
                            {
                                id: "column",
                                label: t("imports.column"),
                                width: 180,
                                cell: (row) =>
                                    faultOf(row.reason ?? "", of.columns).column ?? <NoValue />,
                            },
                            {
                                id: "what",
                                label: t("imports.what"),
                                width: 150,
                                cell: (row) => (
                                    <HealthPill
                                        state={row.outcome === "refused" ? "poor" : "average"}
                                        label={t(
                                            row.outcome === "refused"
                                                ? "imports.fault_refused"
                                                : "imports.fault_left_out",
                                        )}
                                    />
                                ),
                            },
                            {
                                id: "reason",
                                label: t("imports.reason"),
                                cell: (row) => (
                                    <span className={css.reason}>
                                        {faultOf(row.reason ?? "", of.columns).text}
                                    </span>
                                ),
                            },
                        ]}
                    />
                )}
            </Gate>
            {query.hasNextPage && (
                <div className={css.foot}>
                    <Button
                        variant="default"
                        loading={query.isFetchingNextPage}
                        onClick={() => query.fetchNextPage()}
                    >
                        {t("imports.more")}
                    </Button>
                </div>
            )}
        </Section>
    );
}
