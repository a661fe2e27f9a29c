import "~/i18n/subscriptions";
import { Button } from "@mantine/core";
import { IconReceipt } from "@tabler/icons-react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy } from "react";
import type { Field } from "~/api/types";
import { useText } from "~/i18n";
import { Empty } from "~/kit/feedback";
import { Late } from "~/kit/Late";
import {
    CopyLink,
    NoMatch,
    type PortfolioRow,
    PortfolioTable,
    usePortfolio,
} from "~/kit/portfolio";
import { useFormat } from "~/kit/useFormat";
import { Page } from "~/shell/Page";
import { useCan } from "~/shell/session";
import { ViewsButton } from "~/shell/views/ViewsButton";
import { ExportButton } from "~/shell/work/ExportButton";
import { ImportButton } from "~/shell/work/ImportButton";
import { BillingPeriod, isOwnCell, OfCurrency, Plan } from "./cells";
import { SubscriptionTotals } from "./SubscriptionTotals";

// Loaded when somebody opens one.
const OneSubscription = lazy(() => import("./OneSubscription"));

const route = getRouteApi("/shell/subscriptions");

/** What cells need beside the columns: amounts are in the subscription's own currency. */
const also = ["external_id", "currency", "billing_period_unit"];

function cell(field: Field, row: PortfolioRow) {
    if (!isOwnCell(field)) return undefined;
    if (field.key === "plan_name") return <Plan row={row} />;
    if (field.key === "billing_period") return <BillingPeriod row={row} />;
    return <OfCurrency field={field} row={row} />;
}

/** Amounts say nothing in a file without their currency. */
const exported = (columns: string[]) =>
    (columns.some((c) => c === "mrr" || c === "amount")
        ? [...new Set([...columns, "currency"])]
        : columns
    ).join(",");

export function SubscriptionsPage() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const portfolio = usePortfolio({
        entity: "subscription",
        table: "subscriptions",
        search,
        views: true,
        onSearch: (next, replace) => navigate({ to: "/subscriptions", search: next, replace }),
        also,
        cell,
    });
    const open = (id: number | undefined) =>
        navigate({ to: "/subscriptions", search: { ...search, open: id } });
    return (
        <Page
            name={t("nav.subscriptions")}
            note={portfolio.query.data ? f.integer(portfolio.total) : undefined}
            fixed
            actions={<CopyLink />}
        >
            <PortfolioTable
                of={portfolio}
                name={t("nav.subscriptions")}
                searchLabel={t("subscriptions.search")}
                views={<ViewsButton of={portfolio} name={t("nav.subscriptions")} />}
                tools={
                    <ExportButton
                        entity="subscription"
                        rows={portfolio.selection.body}
                        count={portfolio.selection.count || portfolio.total}
                        columns={exported(portfolio.columns.map((c) => c.id))}
                        sort={portfolio.params.sort}
                    />
                }
                onOpen={(row) => open(row.id)}
                totals={<SubscriptionTotals params={portfolio.params} />}
                first={<FirstRun />}
                noMatch={<NoMatch of="subscriptions" portfolio={portfolio} />}
            />
            <Late wanted={search.open !== undefined}>
                <OneSubscription id={search.open} onClose={() => open(undefined)} />
            </Late>
        </Page>
    );
}

/** How subscriptions come to a workspace that has none. */
function FirstRun() {
    const t = useText();
    const keys = useCan("key_write");
    return (
        <Empty
            icon={<IconReceipt size={22} stroke={1.6} aria-hidden="true" />}
            title={t("subscriptions.first_title")}
            action={
                <>
                    {keys && (
                        <Button component={Link} to="/settings/keys">
                            {t("subscriptions.first_keys")}
                        </Button>
                    )}
                    <ImportButton kind="subscriptions" />
                    {keys && (
                        <Button component="a" variant="default" href="/docs/api" target="_blank">
                            {t("subscriptions.first_docs")}
                        </Button>
                    )}
                </>
            }
        >
            {t(keys ? "subscriptions.first_text" : "subscriptions.first_text_other")}
        </Empty>
    );
}
