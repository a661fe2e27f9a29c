import {
    IconCalendarEvent,
    IconChartBar,
    IconFlag,
    IconHeadset,
    IconMail,
    IconMoodSmile,
    IconPhone,
    IconProgress,
    IconReceipt,
    IconTicket,
    IconUserCheck,
} from "@tabler/icons-react";
import type { TimelineItem } from "~/api/types";
import { HealthIcon, type HealthState } from "~/kit/health";
import css from "./timeline.module.css";

const icons = {
    usage: IconChartBar,
    lifecycle: IconProgress,
    risk: IconFlag,
    team: IconUserCheck,
    subscription: IconReceipt,
    ticket: IconTicket,
    nps: IconMoodSmile,
    email: IconMail,
    call: IconPhone,
    meeting: IconCalendarEvent,
    support: IconHeadset,
};

/** The kind as a shape; the words beside it say the same. */
export function KindIcon({ item }: { item: TimelineItem }) {
    const state = item.type === "health" ? ((item.after ?? "none") as HealthState) : undefined;
    const key = item.group === "communication" ? item.kind : item.group;
    const Icon = icons[key as keyof typeof icons] ?? IconProgress;
    return (
        <span className={css.icon} aria-hidden="true">
            {state ? <HealthIcon state={state} size={15} /> : <Icon size={15} stroke={1.7} />}
        </span>
    );
}
