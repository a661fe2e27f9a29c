/** What became of each row that a job worked on. */
import { Button, Drawer, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { jobsQuery } from "~/api/queries/settings";
import { jobResultsQuery } from "~/api/queries/work";
import type { JobResult } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate, NoValue } from "~/kit/feedback";
import { HealthPill, type HealthState } from "~/kit/health";
import { List } from "../parts";

const states: Record<JobResult["outcome"], HealthState> = {
    done: "good",
    refused: "poor",
    left_out: "average",
    kept: "average",
};

type Props = { job: number | undefined; onClose: () => void };

export function JobRows({ job, onClose }: Props) {
    const t = useText();
    return (
        <Drawer
            opened={job !== undefined}
            onClose={onClose}
            title={t("settings.jobs.results")}
            size={640}
            position="right"
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            {job !== undefined && <Rows key={job} job={job} />}
        </Drawer>
    );
}

/** The outcome that stands for "not done" in a kind of job. */
const notDone = (kind: string | undefined) => (kind === "undo" ? "kept" : "refused");

function Rows({ job }: { job: number }) {
    const t = useText();
    const [all, setAll] = useState(false);
    const kind = useQuery(jobsQuery).data?.rows.find((row) => row.id === job)?.kind;
    const query = useInfiniteQuery(jobResultsQuery(job, all ? undefined : notDone(kind)));
    const data = query.data?.pages.flatMap((page) => page.rows);
    return (
        <>
            <SegmentedControl
                fullWidth
                mb="md"
                aria-label={t("settings.jobs.outcome")}
                value={all ? "all" : "refused"}
                onChange={(v) => setAll(v === "all")}
                data={[
                    { value: "refused", label: t("settings.jobs.only_refused") },
                    { value: "all", label: t("settings.jobs.all_rows") },
                ]}
            />
            <Gate query={{ ...query, data }}>
                {(rows) => (
                    <List<JobResult & { n: number }>
                        name={t("settings.jobs.results")}
                        rows={rows.map((row, n) => ({ ...row, n }))}
                        rowKey={(row) => row.n}
                        empty={<Empty title={t("settings.jobs.no_rows")} />}
                        columns={[
                            {
                                id: "record",
                                label: rows.some((row) => row.line !== null)
                                    ? t("settings.jobs.line")
                                    : t("settings.jobs.record"),
                                width: 90,
                                cell: (row) => row.line ?? row.entity_id ?? <NoValue />,
                            },
                            {
                                id: "outcome",
                                label: t("settings.jobs.outcome"),
                                width: 130,
                                cell: (row) => (
                                    <HealthPill
                                        state={states[row.outcome]}
                                        label={t(`settings.jobs.outcome_${row.outcome}`)}
                                    />
                                ),
                            },
                            {
                                id: "reason",
                                label: t("settings.jobs.reason"),
                                cell: (row) => row.reason ?? <NoValue />,
                            },
                        ]}
                    />
                )}
            </Gate>
            {query.hasNextPage && (
                <Button
                    variant="default"
                    mt="md"
                    loading={query.isFetchingNextPage}
                    onClick={() => query.fetchNextPage()}
                >
                    {t("settings.jobs.more")}
                </Button>
            )}
        </>
    );
}
