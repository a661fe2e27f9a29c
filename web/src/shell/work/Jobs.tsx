/** Whether long work runs, or has ended that this tab waits for; then its line in the top bar. */
import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { jobsQuery } from "~/api/queries/settings";
import type { Job } from "~/api/types";
import { Late } from "~/kit/Late";
import { useCan } from "../session";
import { watchedJobs } from "./watch";

const JobLine = lazy(() => import("./JobLine"));
const pollMs = 1500;

export const isOpen = (job: Pick<Job, "status">) =>
    job.status === "running" || job.status === "queued";

export const openJobsQuery = () => ({
    ...jobsQuery,
    refetchInterval: (q: { state: { data?: { rows: Job[] } } }) =>
        q.state.data?.rows.some(isOpen) || watchedJobs().length > 0 ? pollMs : (false as const),
});

export function Jobs() {
    const enabled = useCan("job");
    const { data } = useQuery({ ...openJobsQuery(), enabled });
    const wanted = data?.rows.some(isOpen) || watchedJobs().length > 0;
    return (
        <Late wanted={enabled && Boolean(wanted)}>
            <JobLine />
        </Late>
    );
}
