/**
 * Jobs whose end this tab tells about: those that it started, and those that it saw run. Kept over
 * a reload of the page.
 */
import { undoChange } from "~/api/queries/settings";

const key = "mainstay-jobs";
const most = 50;

export function watchedJobs(): number[] {
    try {
        const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
        return Array.isArray(stored) ? stored.map(Number).filter(Number.isInteger) : [];
    } catch {
        return [];
    }
}

function store(ids: number[]): void {
    try {
        sessionStorage.setItem(key, JSON.stringify(ids.slice(-most)));
    } catch {
        // Without storage the end of a job is told only while its tab stays open.
    }
}

export function watchJob(id: number): void {
    const ids = watchedJobs();
    if (!ids.includes(id)) store([...ids, id]);
}

/** True for who asks first: the end is told once. */
export function unwatchJob(id: number): boolean {
    const ids = watchedJobs();
    if (!ids.includes(id)) return false;
    store(ids.filter((one) => one !== id));
    return true;
}

/** Undoes a change; one of very many records is undone by a job, whose end is told. */
export async function undoAndWatch(change: number) {
    const answer = await undoChange(change);
    if (answer.job) watchJob(answer.job.id);
    return answer;
}
