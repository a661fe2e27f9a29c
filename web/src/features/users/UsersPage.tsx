import { Button } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
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

const QuickFilters = lazy(() => import("~/kit/portfolio/QuickFilters"));
// Loaded when somebody adds one.
const AddUser = lazy(() => import("./AddUser"));

const route = getRouteApi("/shell/users");

export function UsersPage() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const mayAdd = useCan("account_write");
    const portfolio = usePortfolio({
        entity: "user",
        table: "users",
        search,
        views: true,
        onSearch: (next, replace) => navigate({ to: "/users", search: next, replace }),
    });
    const adding = Boolean(search.add) && mayAdd;
    const addOpened = useEver(adding);
    const setAdding = (add: boolean) =>
        navigate({ to: "/users", search: { ...search, add: add || undefined } });
    useShortcuts(
        mayAdd
            ? [
                  {
                      keys: "n",
                      label: t("users.add"),
                      group: t("keys.tables"),
                      run: () => setAdding(true),
                  },
              ]
            : [],
    );
    return (
        <Page
            name={t("nav.users")}
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
                            {t("users.add")}
                        </Button>
                    )}
                </>
            }
        >
            <PortfolioTable
                of={portfolio}
                name={t("nav.users")}
                searchLabel={t("users.search")}
                views={<ViewsButton of={portfolio} name={t("nav.users")} />}
                tools={
                    <ExportButton
                        entity="user"
                        rows={portfolio.selection.body}
                        count={portfolio.selection.count || portfolio.total}
                        columns={portfolio.columns.map((c) => c.id).join(",")}
                        sort={portfolio.params.sort}
                    />
                }
                quick={
                    <Suspense>
                        <QuickFilters
                            value={portfolio.search.f}
                            onChange={(f) => portfolio.change({ f })}
                        />
                    </Suspense>
                }
                onOpen={(row) => navigate({ to: "/users/$id", params: { id: String(row.id) } })}
                first={
                    <Empty
                        icon={<IconUsers size={22} stroke={1.6} aria-hidden="true" />}
                        title={t("users.first_title")}
                        action={<ImportButton kind="users" />}
                    >
                        {t("users.first_text")}
                    </Empty>
                }
                noMatch={<NoMatch of="users" portfolio={portfolio} />}
            />
            {addOpened && (
                <Suspense>
                    <AddUser opened={adding} onClose={() => setAdding(false)} />
                </Suspense>
            )}
        </Page>
    );
}
