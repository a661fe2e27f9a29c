import { Button } from "@mantine/core";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useText } from "~/i18n";
import { Empty } from "~/kit/feedback";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import { CopyLink, NoMatch, PortfolioTable, usePortfolio } from "~/kit/portfolio";
import { useEver } from "~/kit/useEver";
import { useFormat } from "~/kit/useFormat";
import { Page } from "~/shell/Page";
import { useCan } from "~/shell/session";
import { ViewsButton } from "~/shell/views/ViewsButton";
import { ExportButton } from "~/shell/work/ExportButton";
import { ImportButton } from "~/shell/work/ImportButton";

// Loaded when somebody adds one.
const AddAccount = lazy(() => import("./AddAccount"));

const route = getRouteApi("/shell/accounts");

export function AccountsPage() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const mayAdd = useCan("account_write");
    const portfolio = usePortfolio({
        entity: "account",
        table: "accounts",
        search,
        views: true,
        onSearch: (next, replace) => navigate({ to: "/accounts", search: next, replace }),
    });
    const adding = Boolean(search.add) && mayAdd;
    const addOpened = useEver(adding);
    const setAdding = (add: boolean) =>
        navigate({ to: "/accounts", search: { ...search, add: add || undefined } });
    useShortcuts(
        mayAdd
            ? [
                  {
                      keys: "n",
                      label: t("accounts.add"),
                      group: t("keys.tables"),
                      run: () => setAdding(true),
                  },
              ]
            : [],
    );
    return (
        <Page
            name={t("nav.accounts")}
            note={portfolio.query.data ? f.integer(portfolio.total) : undefined}
            fixed
            actions={
                <>
                    <CopyLink />
                    {mayAdd && (
                        <Button
                            leftSection={<IconPlus size={16} aria-hidden="true" />}
                            onClick={() => setAdding(true)}
                        >
                            {t("accounts.add")}
                        </Button>
                    )}
                </>
            }
        >
            <PortfolioTable
                of={portfolio}
                name={t("nav.accounts")}
                searchLabel={t("accounts.search")}
                views={<ViewsButton of={portfolio} name={t("nav.accounts")} />}
                tools={
                    <ExportButton
                        entity="account"
                        rows={portfolio.selection.body}
                        count={portfolio.selection.count || portfolio.total}
                        columns={portfolio.columns.map((c) => c.id).join(",")}
                        sort={portfolio.params.sort}
                    />
                }
                onOpen={(row) => navigate({ to: "/accounts/$id", params: { id: String(row.id) } })}
                first={<FirstRun onAdd={() => setAdding(true)} />}
                noMatch={<NoMatch of="accounts" portfolio={portfolio} />}
            />
            {addOpened && (
                <Suspense>
                    <AddAccount opened={adding} onClose={() => setAdding(false)} />
                </Suspense>
            )}
        </Page>
    );
}

/** What to do in a workspace that has heard of nobody yet. */
function FirstRun({ onAdd }: { onAdd: () => void }) {
    const t = useText();
    const keys = useCan("key_write");
    const add = useCan("account_write");
    return (
        <Empty
            icon={<IconBuilding size={22} stroke={1.6} aria-hidden="true" />}
            title={t("accounts.first_title")}
            action={
                <>
                    {keys && (
                        <Button component={Link} to="/settings/keys">
                            {t("accounts.first_keys")}
                        </Button>
                    )}
                    <ImportButton kind="accounts" />
                    {add && (
                        <Button variant="default" onClick={onAdd}>
                            {t("accounts.add")}
                        </Button>
                    )}
                </>
            }
        >
            {keys ? t("accounts.first_text") : t("accounts.first_text_other")}
        </Empty>
    );
}
