/** The foot of the subscriptions: how many, what the active ones add up to, how many per status. */
import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { subscriptionTotalsQuery } from "~/api/queries/subscriptions";
import type { ListParams } from "~/api/types";
import { useText } from "~/i18n";
import { useFormat } from "~/kit/useFormat";
import css from "./subscriptions.module.css";

export function SubscriptionTotals({ params }: { params: ListParams }) {
    const t = useText();
    const f = useFormat();
    const { data, error, isPlaceholderData } = useQuery(subscriptionTotalsQuery(params));
    if (error && !data) return <span>{t("subscriptions.no_totals")}</span>;
    if (!data) return null;
    const { total, active, mrr, amount, unconverted, statuses } = data;
    return (
        <div
            className={css.totals}
            role="group"
            aria-label={t("subscriptions.totals")}
            data-stale={isPlaceholderData || undefined}
        >
            <span>
                <b className="num">{f.integer(total)}</b> {t("subscriptions.of_all", { n: total })}
            </span>
            <span>
                <b className="num">{f.integer(active)}</b> {t("subscriptions.active")}
            </span>
            <Tooltip label={t("subscriptions.active_only")}>
                <span>
                    {t("subscriptions.mrr")} <b className="num">{f.money(mrr)}</b>
                </span>
            </Tooltip>
            <Tooltip label={t("subscriptions.active_only")}>
                <span>
                    {t("subscriptions.amount")} <b className="num">{f.money(amount)}</b>
                </span>
            </Tooltip>
            {unconverted > 0 && (
                <Tooltip
                    label={t("subscriptions.unconverted_text", { n: unconverted })}
                    multiline
                    maw={320}
                    events={{ hover: true, focus: true, touch: true }}
                >
                    <button type="button" className={css.unconverted}>
                        {t("subscriptions.unconverted", { n: f.integer(unconverted) })}
                    </button>
                </Tooltip>
            )}
            {statuses.map((s) => (
                <span key={s.id ?? 0} className={css.status} data-type={s.type ?? undefined}>
                    {s.name ?? t("subscriptions.no_status")}{" "}
                    <b className="num">{f.integer(s.count)}</b>
                </span>
            ))}
        </div>
    );
}
