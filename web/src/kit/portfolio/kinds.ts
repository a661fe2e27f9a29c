/** What the portfolios are of: their requests, and how they look before anyone arranges them. */
import { accountsQuery, accountTotalsQuery } from "~/api/queries/accounts";
import { subscriptionsQuery, subscriptionTotalsQuery } from "~/api/queries/subscriptions";
import { usersQuery, userTotalsQuery } from "~/api/queries/users";
import type { Layout } from "./layout";

export type PortfolioEntity = "account" | "user" | "subscription";

/** A row, whatever its columns are. */
export type PortfolioRow = { id: number; version: number } & Record<string, unknown>;

/** The field that rows are told by; resource_headline() on the server. */
export const headlines = { account: "name", user: "name", subscription: "account" } as const;

export const kinds = {
    account: {
        query: accountsQuery,
        totals: accountTotalsQuery,
        sort: "name",
        columns:
            "name,external_id,stage,mrr,health_product_adoption,health_financial,health_service,health_relationship,total_features_series,active_users,users,last_activity,success_manager,next_billing_on",
    },
    user: {
        query: usersQuery,
        totals: userTotalsQuery,
        sort: "name",
        columns:
            "name,account,email,title,activity,usage_frequency,total_features_series,last_activity,last_login,last_touchpoint,first_seen",
    },
    subscription: {
        query: subscriptionsQuery,
        totals: subscriptionTotalsQuery,
        sort: "-mrr",
        columns:
            "account,plan_name,status,mrr,plan_quantity,amount,billing_period,subscription_start_on,subscription_ends_on,next_billing_on,cancelled_on",
    },
} as const;

export const standardLayout = (entity: PortfolioEntity): Layout => ({
    columns: kinds[entity].columns.split(","),
    frozen: 1,
    widths: {},
});
