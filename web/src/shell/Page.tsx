import { Button, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { cancelJob, jobsQuery } from "~/api/queries/settings";
import { useText } from "~/i18n";
import { Progress } from "~/kit/charts/Progress";
import { toast } from "~/kit/feedback/toast";
import { useFormat } from "~/kit/useFormat";
import { useRefresh } from "./edit";
import { useCan } from "./session";
import css from "./shell.module.css";

type Props = {
    /** Plain text, for the tab of the browser. */
    name: string;
    title?: ReactNode;
    note?: ReactNode;
    actions?: ReactNode;
    /** The page scrolls inside itself (tables). */
    fixed?: boolean;
    children: ReactNode;
};

/** A page of the shell: top bar with title and actions, then the content. */
export function Page({ name, title, note, actions, fixed, children }: Props) {
    const t = useText();
    useEffect(() => {
        document.title = t("app.tab", { page: name });
    }, [name, t]);
    return (
        <main className={css.main} id="main" tabIndex={-1}>
            <header className={css.top}>
                {title ?? <h1 className={css.title}>{name}</h1>}
                {note && <span className={css.note}>{note}</span>}
                <span className={css.topSpace} />
                <JobLine />
                {actions && <div className={css.actions}>{actions}</div>}
            </header>
            <div className={css.content} data-fixed={fixed || undefined}>
                {children}
            </div>
        </main>
    );
}

/** Long work: what runs, how far it is, and a word when it has ended. */
function JobLine() {
    const t = useText();
    const f = useFormat();
    const allowed = useCan("job");
    const refresh = useRefresh();
    const { data } = useQuery({
        ...jobsQuery,
        enabled: allowed,
        refetchInterval: (q) => (q.state.data?.rows.some(isOpen) ? 2000 : false),
    });
    const seen = useRef(new Set<number>());
    const rows = data?.rows;
    useEffect(() => {
        for (const job of rows ?? []) {
            if (isOpen(job)) seen.current.add(job.id);
            else if (seen.current.delete(job.id)) {
                toast(t("job.ended", { kind: job.kind, status: t(`job.${job.status}`) }));
            }
        }
    }, [rows, t]);
    const job = rows?.find(isOpen);
    if (!job) return null;
    const label = job.total
        ? t("job.progress", {
              kind: job.kind,
              done: f.integer(job.done),
              total: f.integer(job.total),
          })
        : t("job.running_kind", { kind: job.kind });
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
            <Button variant="subtle" size="compact-xs" onClick={stop}>
                {t("action.cancel")}
            </Button>
        </div>
    );
}

const isOpen = (job: { status: string }) => job.status === "running" || job.status === "queued";
