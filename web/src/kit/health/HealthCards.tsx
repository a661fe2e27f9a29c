/** The four signals of an account: each now, over 60 days, and since when. */
import { useQuery } from "@tanstack/react-query";
import { accountHealthDaysQuery, accountHealthQuery } from "~/api/queries/health";
import { useText } from "~/i18n";
import { Lanes } from "../charts/Lanes";
import { Bone, Failure } from "../feedback";
import { useFormat } from "../useFormat";
import type { HealthState } from ".";
import css from "./health.module.css";
import { SignalPill } from "./SignalPill";
import { signals } from "./signals";

export function HealthCards({ account }: { account: number }) {
    const t = useText();
    const f = useFormat();
    const health = useQuery(accountHealthQuery(account));
    const days = useQuery(accountHealthDaysQuery(account));
    if (health.error && !health.data)
        return <Failure compact error={health.error} retry={() => health.refetch()} />;
    return (
        <div className={css.cards}>
            {signals.map((key) => {
                const signal = health.data?.signals.find((s) => s.key === key);
                return (
                    <section
                        key={key}
                        className={`card ${css.card}`}
                        aria-label={t(`health.${key}`)}
                    >
                        <div className={css.cardHead}>
                            <h2 className="card-title">{t(`health.${key}`)}</h2>
                            {signal && (
                                <SignalPill
                                    account={account}
                                    signal={key}
                                    state={signal.value as HealthState}
                                />
                            )}
                        </div>
                        {days.data ? (
                            <Lanes
                                name={t(`health.${key}`)}
                                days={days.data.days.map((d) => ({
                                    day: d.day,
                                    value: d[key],
                                    corrected: d.corrected,
                                }))}
                            />
                        ) : (
                            <Bone height={42} />
                        )}
                        <p className={css.cardFoot}>
                            {signal?.since
                                ? t("health.since", { date: f.instant(signal.since) })
                                : t(`health.short_${signal?.reason ?? "unconfigured"}`)}
                        </p>
                    </section>
                );
            })}
        </div>
    );
}
