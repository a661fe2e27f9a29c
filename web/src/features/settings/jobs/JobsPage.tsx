import { Button, Group } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { cancelJob, jobsQuery } from "~/api/queries/settings";
import { exportFile, exportsQuery } from "~/api/queries/work";
import type { Export, Job } from "~/api/types";
import { useText } from "~/i18n";
import { Progress } from "~/kit/charts/Progress";
import { Empty, Gate, NoValue } from "~/kit/feedback";
import { toast, toastError } from "~/kit/feedback/toast";
import { HealthPill, type HealthState } from "~/kit/health";
import { Ago } from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import { customerKeys, useFailed, useRefresh } from "~/shell/edit";
import { useCan } from "~/shell/session";
import { kindText } from "~/shell/work/JobLine";
import { isOpen } from "~/shell/work/Jobs";
import { undoAndWatch } from "~/shell/work/watch";
import { List, Section, SettingsPage } from "../parts";
import { JobRows } from "./JobRows";

const route = getRouteApi("/shell/settings/jobs");
const pollMs = 1500;

export function JobsPage() {
    const t = useText();
    const mayExport = useCan("export");
    const { rows } = route.useSearch();
    const navigate = useNavigate();
    const open = (id: number | undefined) =>
        navigate({ to: "/settings/jobs", search: { rows: id } });
    return (
        <SettingsPage title={t("settings.jobs.title")} text={t("settings.jobs.text")} wide>
            {mayExport && <Exports />}
            <Jobs onRows={open} />
            <JobRows job={rows} onClose={() => open(undefined)} />
        </SettingsPage>
    );
}

const states: Record<Job["status"], HealthState> = {
    done: "good",
    queued: "none",
    running: "average",
    failed: "poor",
    cancelled: "none",
};

/** How a job stands: its word, and while it runs how far it is. */
function State({ of }: { of: Pick<Job, "status" | "done" | "total"> }) {
    const t = useText();
    const f = useFormat();
    if (of.status !== "running" || !of.total)
        return <HealthPill state={states[of.status]} label={t(`job.${of.status}`)} />;
    const label = t("settings.jobs.done_of", {
        done: f.integer(of.done),
        total: f.integer(of.total),
    });
    return (
        <>
            {label} <Progress value={of.done} max={of.total} label={label} width={90} />
        </>
    );
}

function Exports() {
    const t = useText();
    const f = useFormat();
    const exports = useQuery({
        ...exportsQuery,
        refetchInterval: (q) => (q.state.data?.rows.some(isOpen) ? pollMs : false),
    });
    return (
        <Section
            title={t("settings.jobs.exports")}
            text={t("settings.jobs.exports_text")}
            flush={Boolean(exports.data?.rows.length)}
        >
            <Gate query={exports}>
                {({ rows }) => (
                    <List<Export>
                        name={t("settings.jobs.exports")}
                        rows={rows}
                        rowKey={(row) => row.id}
                        empty={
                            <Empty title={t("settings.jobs.no_exports")}>
                                {t("settings.jobs.no_exports_text")}
                            </Empty>
                        }
                        columns={[
                            {
                                id: "file",
                                label: t("settings.jobs.file"),
                                cell: (row) => row.file_name,
                            },
                            {
                                id: "rows",
                                label: t("settings.jobs.rows"),
                                end: true,
                                cell: (row) =>
                                    row.rows === null ? <NoValue /> : f.integer(row.rows),
                            },
                            {
                                id: "size",
                                label: t("settings.jobs.size"),
                                end: true,
                                cell: (row) =>
                                    row.bytes === null ? (
                                        <NoValue />
                                    ) : (
                                        t("settings.jobs.size_kb", {
                                            n: f.integer(Math.ceil(row.bytes / 1024)),
                                        })
                                    ),
                            },
                            {
                                id: "made",
                                label: t("settings.jobs.made"),
                                cell: (row) => <Ago value={row.created_at} />,
                            },
                            {
                                id: "kept",
                                label: t("settings.jobs.kept"),
                                cell: (row) => f.instant(row.expires_at),
                            },
                            {
                                id: "state",
                                label: t("settings.jobs.state"),
                                cell: (row) => <State of={row} />,
                            },
                            {
                                id: "actions",
                                label: t("settings.jobs.actions"),
                                hidden: true,
                                end: true,
                                cell: (row) => row.status === "done" && <Download of={row} />,
                            },
                        ]}
                    />
                )}
            </Gate>
        </Section>
    );
}

function Download({ of }: { of: Export }) {
    const t = useText();
    return (
        <Button
            component="a"
            href={exportFile(of.id)}
            download={of.file_name}
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden="true" />}
            aria-label={t("settings.jobs.download_of", { name: of.file_name })}
        >
            {t("job.download")}
        </Button>
    );
}

function Jobs({ onRows }: { onRows: (id: number) => void }) {
    const t = useText();
    const jobs = useQuery(jobsQuery);
    return (
        <Section
            title={t("settings.jobs.jobs")}
            text={t("settings.jobs.jobs_text")}
            flush={Boolean(jobs.data?.rows.length)}
        >
            <Gate query={jobs}>
                {({ rows }) => (
                    <List<Job>
                        name={t("settings.jobs.jobs")}
                        rows={rows}
                        rowKey={(row) => row.id}
                        empty={<Empty title={t("settings.jobs.no_jobs")} />}
                        columns={[
                            {
                                id: "kind",
                                label: t("settings.jobs.kind"),
                                cell: (row) => kindText(t, row.kind),
                            },
                            {
                                id: "made",
                                label: t("settings.jobs.made"),
                                cell: (row) => <Ago value={row.created_at} />,
                            },
                            {
                                id: "state",
                                label: t("settings.jobs.state"),
                                cell: (row) => <State of={row} />,
                            },
                            {
                                id: "reason",
                                label: t("settings.jobs.outcome"),
                                cell: (row) => row.message ?? <NoValue />,
                            },
                            {
                                id: "actions",
                                label: t("settings.jobs.actions"),
                                hidden: true,
                                end: true,
                                cell: (row) => <JobActions job={row} onRows={onRows} />,
                            },
                        ]}
                    />
                )}
            </Gate>
        </Section>
    );
}

/** Kinds that tell what became of each row. */
const withRows = ["bulk", "undo", "import", "check"];

function JobActions({ job, onRows }: { job: Job; onRows: (id: number) => void }) {
    const t = useText();
    const failed = useFailed();
    const refresh = useRefresh();
    const act = async (work: Promise<unknown>, done?: string) => {
        try {
            await work;
            if (done) toast(done);
        } catch (error) {
            toastError(failed(error));
        }
        await refresh([...customerKeys, "jobs"]);
    };
    const undoable = job.kind === "bulk" || job.kind === "import";
    return (
        <Group gap={6} justify="flex-end" wrap="nowrap">
            {isOpen(job) && (
                <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t("settings.jobs.cancel_of", { id: job.id })}
                    onClick={() => act(cancelJob(job.id))}
                >
                    {t("action.cancel")}
                </Button>
            )}
            {withRows.includes(job.kind) && !isOpen(job) && (
                <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t("settings.jobs.results_of", { id: job.id })}
                    onClick={() => onRows(job.id)}
                >
                    {t("job.rows")}
                </Button>
            )}
            {undoable && job.change_set_id !== null && !isOpen(job) && (
                <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t("settings.jobs.undo_of", { id: job.id })}
                    onClick={() => act(undoAndWatch(Number(job.change_set_id)), t("toast.undone"))}
                >
                    {t("action.undo")}
                </Button>
            )}
        </Group>
    );
}
