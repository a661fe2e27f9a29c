/** Cells that subscriptions draw in their own way. */
import { Link } from "@tanstack/react-router";
import type { Field, Subscription } from "~/api/types";
import { useText } from "~/i18n";
import { NoValue } from "~/kit/feedback";
import type { PortfolioRow } from "~/kit/portfolio";
import { Money } from "~/kit/table";
import css from "./subscriptions.module.css";

type Row = { row: PortfolioRow };
const of = (row: PortfolioRow) => row as unknown as Partial<Subscription>;

/** Amounts of the subscription; those of its account are in the workspace's currency. */
const isOwnMoney = (field: Field) => field.type === "money" && !field.key.startsWith("account.");

export const isOwnCell = (field: Field) =>
    isOwnMoney(field) || field.key === "plan_name" || field.key === "billing_period";

/** What people call it: its plan, else its id. */
export const nameOf = (s: Partial<Subscription>) => s.plan_name || s.external_id || "";

/** Opens the subscription; the way in for the keyboard. */
export function Plan({ row }: Row) {
    const t = useText();
    const name = nameOf(of(row));
    return (
        <Link
            to="/subscriptions"
            search={(old) => ({ ...old, open: row.id })}
            className={`${of(row).plan_name ? "" : "mono"} ellipsis ${css.plan}`}
            title={name}
            aria-label={t("subscriptions.open", { name })}
        >
            {name}
        </Link>
    );
}

export function OfCurrency({ field, row }: Row & { field: Field }) {
    return <Money value={row[field.key] as string | null} currency={of(row).currency} />;
}

/** "monthly", "every 3 months". */
export function BillingPeriod({ row }: Row) {
    const t = useText();
    const { billing_period, billing_period_unit } = of(row);
    if (!billing_period && !billing_period_unit) return <NoValue />;
    return t("subscriptions.period", {
        n: billing_period ?? 1,
        unit: billing_period_unit ?? "month",
    });
}
