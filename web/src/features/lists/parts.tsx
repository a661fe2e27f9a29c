import type { List } from "~/api/types";
import { useText } from "~/i18n";
import { SpreadBar } from "~/kit/charts/Spread";
import { states } from "~/kit/charts/states";
import { NoValue } from "~/kit/feedback";
import { HealthIcon, Tag } from "~/kit/health";
import type { SignalKey } from "~/kit/health/signals";
import { useFormat } from "~/kit/useFormat";
import css from "./lists.module.css";

export function Status({ list }: { list: Pick<List, "status" | "refreshing"> }) {
    const t = useText();
    if (list.refreshing) return <Tag>{t("lists.filling")}</Tag>;
    return list.status === "active" ? (
        <Tag tone="accent">{t("lists.active")}</Tag>
    ) : (
        <Tag>{t("lists.inactive")}</Tag>
    );
}

/** How the accounts of a list are split by one signal: a bar and its numbers. */
export function Split({ list, signal }: { list: List; signal: SignalKey }) {
    const t = useText();
    const f = useFormat();
    const parts = states.map((state) => ({
        key: state,
        state,
        label: t(`health.${state}`),
        value: list[`${signal}_${state}`],
    }));
    if (parts.every((p) => p.value === 0)) return <NoValue />;
    return (
        <span className={css.split}>
            <SpreadBar name={t(`health.${signal}`)} parts={parts} small />
            <span className={css.numbers}>
                {parts.map(
                    (p) =>
                        p.value > 0 && (
                            <span key={p.key} title={p.label}>
                                <HealthIcon state={p.state} size={11} />
                                <span className="sr">{p.label}</span>
                                <span className="num">{f.integer(p.value)}</span>
                            </span>
                        ),
                )}
            </span>
        </span>
    );
}
