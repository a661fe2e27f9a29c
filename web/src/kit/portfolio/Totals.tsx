/** The foot of a portfolio: how many match, their MRR, and how their accounts are split by health. */
import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { accountTotalsQuery } from "~/api/queries/accounts";
import type { ListParams } from "~/api/types";
import { useText } from "~/i18n";
import { HealthIcon } from "~/kit/health";
import { type SignalKey, signals } from "~/kit/health/signals";
import { useFormat } from "~/kit/useFormat";
import { kinds, type PortfolioEntity } from "./kinds";
import css from "./portfolio.module.css";

type Props = {
    entity: PortfolioEntity;
    params: ListParams;
    signal?: SignalKey;
    onSignal: (signal: SignalKey | undefined) => void;
};

const states = ["good", "average", "poor", "none"] as const;

export function Totals({ entity, params, signal = "product_adoption", onSignal }: Props) {
    const t = useText();
    const f = useFormat();
    const options = kinds[entity].totals(params) as ReturnType<typeof accountTotalsQuery>;
    const { data, error, isPlaceholderData } = useQuery(options);
    if (error && !data) return <span>{t("portfolio.no_totals")}</span>;
    if (!data) return null;
    const split = data.health[signal];
    const accounts = data.health.accounts;
    return (
        <div
            className={css.totals}
            role="group"
            aria-label={t("portfolio.totals")}
            data-stale={isPlaceholderData || undefined}
        >
            <span>
                <b className="num">{f.integer(data.total)}</b>{" "}
                {t(`portfolio.of_${entity}`, { n: data.total })}
            </span>
            <span>
                {t("field.mrr")} <b className="num">{f.money(data.mrr)}</b>
            </span>
            {accounts > 0 && (
                <span className={css.average}>
                    {t("portfolio.average")}{" "}
                    <b className="num">{f.money(Number(data.mrr) / accounts)}</b>
                </span>
            )}
            <Menu position="top-start">
                <Menu.Target>
                    <button type="button" className={css.signal}>
                        <span className="sr">
                            {t("portfolio.split", { signal: t(`health.${signal}`) })}
                        </span>
                        <span aria-hidden="true">{t(`health.${signal}`)}</span>
                        <IconChevronDown size={13} aria-hidden="true" />
                    </button>
                </Menu.Target>
                <Menu.Dropdown>
                    {signals.map((s) => (
                        <Menu.Item
                            key={s}
                            aria-current={s === signal ? "true" : undefined}
                            onClick={() => onSignal(s === "product_adoption" ? undefined : s)}
                        >
                            {t(`health.${s}`)}
                        </Menu.Item>
                    ))}
                </Menu.Dropdown>
            </Menu>
            {states.map((state) => (
                <span key={state} className={css.state}>
                    <HealthIcon state={state} />
                    {t(`health.${state}`)} <b className="num">{f.integer(split[state])}</b>
                </span>
            ))}
        </div>
    );
}
