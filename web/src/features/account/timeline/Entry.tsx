import { IconChevronDown, IconHistoryToggle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId, useState } from "react";
import type { TimelineItem } from "~/api/types";
import { useText } from "~/i18n";
import type { HealthState } from "~/kit/health";
import { SignalPill } from "~/kit/health/SignalPill";
import { type SignalKey, signals } from "~/kit/health/signals";
import { useFormat } from "~/kit/useFormat";
import { KindIcon } from "./KindIcon";
import css from "./timeline.module.css";
import { detail, sentence, valueText } from "./words";

/** One thing that happened: a sentence that opens to its details. */
export function Entry({ account, item }: { account: number; item: TimelineItem }) {
    const t = useText();
    const f = useFormat();
    const [open, setOpen] = useState(false);
    const id = useId();
    const parts = detail(item, t);
    return (
        <li className={css.entry}>
            <KindIcon item={item} />
            <div className={css.body}>
                <button
                    type="button"
                    className={css.line}
                    aria-expanded={open}
                    aria-controls={open ? id : undefined}
                    onClick={() => setOpen(!open)}
                >
                    <span className={css.sentence}>{sentence(item, t, f)}</span>
                    <IconChevronDown size={15} aria-hidden="true" className={css.chevron} />
                </button>
                <p className={css.detail}>
                    <time dateTime={item.at} title={f.instantExact(item.at)}>
                        {f.ago(item.at)}
                    </time>
                    {parts.map((part) => (
                        <span key={part}>{part}</span>
                    ))}
                    {item.corrected && (
                        <span className={css.corrected}>
                            <IconHistoryToggle size={13} aria-hidden="true" />{" "}
                            {t("timeline.corrected")}
                        </span>
                    )}
                </p>
                {open && (
                    <div id={id}>
                        <Details account={account} item={item} />
                    </div>
                )}
            </div>
        </li>
    );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
    return (
        <div>
            <dt>{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}

function Details({ account, item }: { account: number; item: TimelineItem }) {
    const t = useText();
    const f = useFormat();
    const changed = item.group !== "nps" && (item.before !== null || item.after !== null);
    const about = item.about;
    return (
        <dl className={css.details}>
            <Fact label={t("timeline.when")}>{f.instantExact(item.at)}</Fact>
            {about?.name && about.type !== "nps_response" && (
                <Fact label={t(`timeline.about_${about.type}`)}>{about.name}</Fact>
            )}
            {changed && (
                <>
                    <Fact label={t("timeline.before")}>
                        {valueText(item, item.before, t, f) || t("timeline.nothing")}
                    </Fact>
                    <Fact label={t("timeline.after")}>
                        {valueText(item, item.after, t, f) || t("timeline.nothing")}
                    </Fact>
                </>
            )}
            {item.direction && (
                <Fact label={t("timeline.direction")}>
                    {t(item.direction === "in" ? "timeline.from_customer" : "timeline.to_customer")}
                </Fact>
            )}
            {item.user && (
                <Fact label={t("timeline.user")}>
                    <Link to="/users/$id" params={{ id: String(item.user.id) }}>
                        {item.user.name ?? String(item.user.id)}
                    </Link>
                </Fact>
            )}
            {(item.actor || (changed && !item.day && item.group !== "usage")) && (
                <Fact label={t("timeline.who")}>{item.actor ?? t("timeline.came_in")}</Fact>
            )}
            <Why account={account} item={item} />
            {item.note && (
                <Fact label={t("timeline.note")}>
                    <span className={css.note}>{item.note}</span>
                </Fact>
            )}
        </dl>
    );
}

/** The explanation of the day on which health changed. */
function Why({ account, item }: { account: number; item: TimelineItem }) {
    const t = useText();
    const signal = signals.find((key) => item.kind === `health_${key}`) as SignalKey | undefined;
    if (!signal || !item.day) return null;
    return (
        <Fact label={t("timeline.why")}>
            <SignalPill
                account={account}
                signal={signal}
                day={item.day}
                state={(item.after ?? "none") as HealthState}
            />
        </Fact>
    );
}
