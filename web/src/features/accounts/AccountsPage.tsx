import { Button } from "@mantine/core";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { accountsQuery } from "~/api/queries/accounts";
import type { Account } from "~/api/types";
import { useText } from "~/i18n";
import { FilterButton, FilterChips } from "~/kit/criteria/Filters";
import { SegmentTabs } from "~/kit/criteria/SegmentTabs";
import { Empty, Term } from "~/kit/feedback";
import { SignalPill } from "~/kit/health/SignalPill";
import { type SignalKey, signals } from "~/kit/health/signals";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import {
    Ago,
    type Column,
    changeSearch,
    DataTable,
    Day,
    Initial,
    Int,
    ListFailure,
    listParams,
    Money,
    Pager,
    Person,
    SearchBox,
    Series,
    TagCell,
} from "~/kit/table";
import tableCss from "~/kit/table/toolbar.module.css";
import { leaveTrail } from "~/kit/table/trail";
import { useFormat } from "~/kit/useFormat";
import { Page } from "~/shell/Page";
import { useCan } from "~/shell/session";
import { AddAccount } from "./AddAccount";

const route = getRouteApi("/shell/accounts");
const defaults = { sort: "name", limit: 50 };
const wanted =
    "name,external_id,stage,mrr,health_product_adoption,health_financial,health_service,health_relationship,success_manager,users,active_users,total_features_used,total_features_series,last_activity,next_billing_on";

export function AccountsPage() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const mayAdd = useCan("account_write");
    const params = listParams(search, defaults);
    const query = useQuery(accountsQuery({ ...params, columns: wanted }));
    const columns = useColumns();
    const rows = query.data?.rows;
    const total = query.data?.total ?? 0;
    const change = (patch: Parameters<typeof changeSearch>[1]) =>
        navigate({
            to: "/accounts",
            search: changeSearch(search, patch, defaults),
            replace: "q" in patch,
        });
    const setAdding = (add: boolean) =>
        navigate({ to: "/accounts", search: { ...search, add: add || undefined } });
    const open = (row: Account) => {
        leaveTrail("accounts", { params, ids: (rows ?? []).map((r) => r.id), total });
        return navigate({ to: "/accounts/$id", params: { id: String(row.id) } });
    };
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
    const none = !search.q && !search.f && !search.segment && total === 0;
    return (
        <Page
            name={t("nav.accounts")}
            note={query.data ? f.integer(total) : undefined}
            fixed
            actions={
                mayAdd && (
                    <Button
                        leftSection={<IconPlus size={16} aria-hidden="true" />}
                        onClick={() => setAdding(true)}
                    >
                        {t("accounts.add")}
                    </Button>
                )
            }
        >
            <SegmentTabs
                entity="account"
                value={search.segment}
                params={params}
                onChange={(segment) => change({ segment })}
            />
            <div className={tableCss.bar}>
                <SearchBox
                    value={search.q ?? ""}
                    label={t("accounts.search")}
                    onChange={(q) => change({ q })}
                />
                <FilterButton entity="account" value={search.f} onChange={(f) => change({ f })} />
                <FilterChips entity="account" value={search.f} onChange={(f) => change({ f })} />
            </div>
            <DataTable
                name={t("nav.accounts")}
                columns={columns}
                rows={rows}
                sort={params.sort}
                onSort={(sort) => change({ sort })}
                onOpen={open}
                stale={query.isPlaceholderData}
                fill
                expected={15}
                error={
                    query.error && (!query.data || query.isPlaceholderData) ? (
                        <ListFailure
                            query={query}
                            onClear={() => change({ f: undefined, segment: undefined })}
                        />
                    ) : undefined
                }
                empty={
                    none ? (
                        <FirstRun onAdd={() => setAdding(true)} />
                    ) : (
                        <NoMatch
                            filtered={search.f !== undefined || search.segment !== undefined}
                            onClear={() => change({ q: "", f: undefined, segment: undefined })}
                        />
                    )
                }
            />
            {total > 0 && (
                <Pager
                    page={params.page ?? 1}
                    limit={params.limit ?? defaults.limit}
                    total={total}
                    onChange={change}
                />
            )}
            <AddAccount opened={Boolean(search.add) && mayAdd} onClose={() => setAdding(false)} />
        </Page>
    );
}

function useColumns(): Column<Account>[] {
    const t = useText();
    return useMemo(
        () => [
            {
                id: "name",
                label: t("field.account"),
                width: 240,
                sort: "name",
                cell: (a) => <Name account={a} />,
            },
            {
                id: "external_id",
                label: t("field.external_id"),
                width: 150,
                sort: "external_id",
                cell: (a) => <span className="mono muted">{a.external_id}</span>,
            },
            {
                id: "stage",
                label: t("field.stage"),
                width: 112,
                sort: "stage",
                cell: (a) => <TagCell value={a.stage} />,
            },
            {
                id: "mrr",
                label: t("field.mrr"),
                title: <Term name="mrr">{t("field.mrr")}</Term>,
                width: 100,
                end: true,
                sort: "mrr",
                cell: (a) => <Money value={a.mrr} />,
            },
            ...signals.map(
                (signal): Column<Account> => ({
                    id: signal,
                    label: t(`health.${signal}`),
                    width: 152,
                    sort: `health_${signal}`,
                    first: "desc",
                    cell: (a) => <HealthOf account={a} signal={signal} />,
                }),
            ),
            {
                id: "series",
                label: t("field.features_14"),
                width: 178,
                sort: "total_features_used",
                first: "desc",
                cell: (a) => (
                    <Series values={a.total_features_series} total={a.total_features_used} />
                ),
            },
            {
                id: "active_users",
                label: t("field.active_users"),
                width: 112,
                end: true,
                sort: "active_users",
                cell: (a) => <Int value={a.active_users} />,
            },
            {
                id: "users",
                label: t("field.users"),
                width: 84,
                end: true,
                sort: "users",
                cell: (a) => <Int value={a.users} />,
            },
            {
                id: "last_activity",
                label: t("field.last_activity"),
                width: 118,
                sort: "last_activity",
                first: "desc",
                cell: (a) => <Ago value={a.last_activity} />,
            },
            {
                id: "manager",
                label: t("field.success_manager"),
                width: 150,
                sort: "success_manager",
                cell: (a) => <Person value={a.success_manager} />,
            },
            {
                id: "next_billing_on",
                label: t("field.next_billing_on"),
                width: 124,
                sort: "next_billing_on",
                cell: (a) => <Day value={a.next_billing_on} />,
            },
        ],
        [t],
    );
}

function HealthOf({ account, signal }: { account: Account; signal: SignalKey }) {
    const state = account[`health_${signal}`] ?? "none";
    return <SignalPill account={account.id} signal={signal} state={state} />;
}

function Name({ account }: { account: Account }) {
    return (
        <span className={tableCss.name}>
            <Initial name={account.name} />
            <Link
                to="/accounts/$id"
                params={{ id: String(account.id) }}
                className={`${tableCss.nameLink} ellipsis`}
                title={account.name}
            >
                {account.name}
            </Link>
        </span>
    );
}

function NoMatch({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
    const t = useText();
    return (
        <Empty
            title={t("accounts.no_match")}
            action={
                <Button variant="default" onClick={onClear}>
                    {t(filtered ? "action.clear_filters" : "action.clear_search")}
                </Button>
            }
        >
            {t(filtered ? "accounts.no_match_filter" : "accounts.no_match_text")}
        </Empty>
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
