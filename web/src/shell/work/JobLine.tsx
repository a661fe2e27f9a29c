/** Long work in the top bar: what runs, how far it is, and a word when it has ended. Loaded by
 * Jobs.tsx when there is some. */
import { Button, Tooltip } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { cancelJob } from "~/api/queries/settings";
import { exportFile, exportsQuery } from "~/api/queries/work";
import type { Job } from "~/api/types";
import { type TextOf, useText } from "~/i18n";
import { Progress } from "~/kit/charts/Progress";
import { toast, toastError } from "~/kit/feedback/toast";
import { useFormat } from "~/kit/useFormat";
import { customerKeys, useFailed, useRefresh } from "../edit";
import css from "../shell.module.css";
import { isOpen, openJobsQuery } from "./Jobs";
import { undoAndWatch, unwatchJob, watchedJobs, watchJob } from "./watch";

const kinds = ["refresh", "export", "bulk", "undo", "import", "check", "look_back"] as const;

/** What a kind of job is called. */
export function kindText(t: TextOf, kind: string): string {
    const known = kinds.find((k) => k === kind);
    return known ? t(`job.kind.${known}`) : kind;
}

export default function JobLine() {
    const t = useText();
    const f = useFormat();
    const refresh = useRefresh();
    const { data } = useQuery(openJobsQuery());
    const rows = data?.rows;
    useEnded(rows);
    const job = rows?.findLast(isOpen);
    if (!job) return null;
    const kind = kindText(t, job.kind);
    const label = job.total
        ? t("job.progress", { kind, done: f.integer(job.done), total: f.integer(job.total) })
        : t("job.running_kind", { kind });
    const stop = async () => {
        await cancelJob(job.id).catch(() => {});
        await refresh(["jobs"]);
    };
    return (
        <div className={css.job} role="status">
            <Tooltip label={job.message ?? label}>
                <span className={css.jobText}>
                    {label}
                    <Progress value={job.done} max={job.total || 1} label={label} width={120} />
                </span>
            </Tooltip>
            <Button
                variant="subtle"
                size="compact-xs"
                onClick={stop}
                aria-label={t("job.cancel_of", { kind })}
            >
                {t("action.cancel")}
            </Button>
        </div>
    );
}

/** Tells the end of each job that this tab watches, once. */
function useEnded(rows: Job[] | undefined) {
    const tell = useTell();
    useEffect(() => {
        for (const job of rows ?? []) {
            if (isOpen(job)) watchJob(job.id);
            else if (unwatchJob(job.id)) tell(job);
        }
        // What is no longer listed is not waited for.
        if (rows)
            for (const id of watchedJobs()) if (!rows.some((r) => r.id === id)) unwatchJob(id);
    }, [rows, tell]);
}

/** Says how a job ended, with what can be done now: download, undo, see the rows. */
function useTell() {
    const t = useText();
    const client = useQueryClient();
    const navigate = useNavigate();
    const refresh = useRefresh();
    const failed = useFailed();
    const download = async (job: number) => {
        const { rows } = await client.fetchQuery(exportsQuery);
        const made = rows.find((row) => row.job_id === job);
        if (made) window.location.assign(exportFile(made.id));
    };
    const undo = async (change: number) => {
        try {
            const answer = await undoAndWatch(change);
            if (!answer.job) toast(t("toast.undone"));
        } catch (error) {
            toastError(failed(error));
        }
        await refresh([...customerKeys, "jobs"]);
    };
    return (job: Job) => {
        void refresh([...(job.kind === "export" ? ["exports"] : customerKeys), "job-results"]);
        const kind = kindText(t, job.kind);
        const text =
            job.message && job.status !== "failed"
                ? t("job.ended_message", { kind, message: job.message })
                : t("job.ended", { kind, status: t(`job.${job.status}`) });
        const change = job.change_set_id;
        const undoable = change && (job.kind === "bulk" || job.kind === "import");
        const rows = job.refused > 0 && {
            label: t("job.rows"),
            run: () => navigate({ to: "/settings/jobs", search: { rows: job.id } }),
        };
        if (job.status === "failed") toastError(job.message ? `${text}. ${job.message}` : text);
        else if (job.kind === "export" && job.status === "done")
            toast(t("job.export_done"), undefined, {
                label: t("job.download"),
                run: () => download(job.id),
            });
        else
            toast(
                text,
                undoable ? { label: t("action.undo"), run: () => undo(change) } : undefined,
                rows || undefined,
            );
    };
}
