import "~/i18n/usage";
import "~/i18n/children";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { accountsQuery, accountTotalsQuery } from "~/api/queries/accounts";
import type { Account, Totals } from "~/api/types";
import { type TextOf, useText } from "~/i18n";
import { Empty, Failure, Gate } from "~/kit/feedback";
import { HealthPill, type HealthState } from "~/kit/health";
import { SignalPill } from "~/kit/health/SignalPill";
import { signals } from "~/kit/health/signals";
import {
    type Column,
    changeSearch,
    DataTable,
    Int,
    listParams,
    Money,
    Pager,
    SearchBox,
    TagCell,
    Text,
} from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import css from "./account.module.css";

const route = getRouteApi("/shell/accounts/$id");
const defaults = { sort: "name", limit: 25 };
const keys = [
    "name",
    "stage",
    "mrr",
    "users",
    "active_users",
    ...signals.map((s) => `health_${s}`),
    "success_manager",
];

/** The accounts that are part of this one, at all levels: what they add up to, and each. */
export default function ChildrenTab({ account }: { account: Account }) {
    const t = useText();
    const totals = useQuery(accountTotalsQuery({ under: account.id }));
    return (
        <>
            <section className={`card ${css.rollup}`} aria-label={t("children.figures")}>
                <h2 className="card-title">{t("children.figures")}</h2>
                <p className="muted">{t("children.figures_text")}</p>
                <Gate query={totals} lines={2}>
                    {(data) => <Figures totals={data} />}
                </Gate>
            </section>
            <Children account={account} />
        </>
    );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
    return (
        <div className={css.factCell}>
            <dt className="caption">{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}

/** The worst state that any of the accounts is in. */
const worst = (split: Totals["health"]["financial"]): HealthState =>
    (["poor", "average", "good"] as const).find((state) => split[state] > 0) ?? "none";

function Figures({ totals }: { totals: Totals }) {
    const t = useText();
    const f = useFormat();
    return (
        <dl className={css.facts}>
            <Figure label={t("children.accounts")}>{f.integer(totals.total)}</Figure>
            <Figure label={t("field.mrr")}>{f.money(totals.mrr)}</Figure>
            <Figure label={t("nav.users")}>{f.integer(totals.users)}</Figure>
            <Figure label={t("usage.active_users")}>{f.integer(totals.active_users)}</Figure>
            {signals.map((signal) => (
                <Figure key={signal} label={`${t("children.worst")}: ${t(`health.${signal}`)}`}>
                    <HealthPill state={worst(totals.health[signal])} />
                </Figure>
            ))}
        </dl>
    );
}

function Children({ account }: { account: Account }) {
    const t = useText();
    const search = route.useSearch();
    const navigate = useNavigate();
    const params = {
        ...listParams(search, defaults),
        under: account.id,
        columns: keys.join(","),
    };
    const query = useQuery(accountsQuery(params));
    const columns = useMemo(() => childColumns(t), [t]);
    const total = query.data?.total ?? 0;
    const change = (patch: Parameters<typeof changeSearch>[1]) =>
        navigate({
            to: "/accounts/$id",
            params: { id: String(account.id) },
            search: changeSearch(search, patch, defaults),
            replace: true,
        });
    return (
        <section className={`card ${css.usersCard}`} aria-label={t("account.tab_children")}>
            <div className={css.usersBar}>
                <SearchBox
                    value={search.q ?? ""}
                    label={t("children.search")}
                    onChange={(q) => change({ q })}
                />
            </div>
            <DataTable
                name={t("account.tab_children")}
                columns={columns}
                rows={query.data?.rows}
                sort={params.sort}
                onSort={(sort) => change({ sort })}
                onOpen={(a: Account) =>
                    navigate({ to: "/accounts/$id", params: { id: String(a.id) } })
                }
                stale={query.isPlaceholderData}
                expected={4}
                error={
                    query.error && !query.data ? (
                        <Failure error={query.error} retry={() => query.refetch()} />
                    ) : undefined
                }
                empty={
                    search.q ? (
                        <Empty
                            title={t("children.no_match")}
                            action={
                                <Button variant="default" onClick={() => change({ q: "" })}>
                                    {t("action.clear_search")}
                                </Button>
                            }
                        />
                    ) : (
                        <Empty title={t("children.none")}>{t("children.none_text")}</Empty>
                    )
                }
            />
            {total > 10 && (
                <Pager
                    page={params.page ?? 1}
                    limit={params.limit ?? defaults.limit}
                    total={total}
                    onChange={change}
                />
            )}
        </section>
    );
}

const childColumns = (t: TextOf): Column<Account>[] => [
    {
        id: "name",
        label: t("field.account"),
        width: 220,
        sort: "name",
        cell: (a) => (
            <Link to="/accounts/$id" params={{ id: String(a.id) }} className={css.userLink}>
                {a.name}
            </Link>
        ),
    },
    {
        id: "stage",
        label: t("field.stage"),
        width: 120,
        sort: "stage",
        cell: (a) => <TagCell value={a.stage} />,
    },
    {
        id: "mrr",
        label: t("field.mrr"),
        width: 110,
        sort: "mrr",
        first: "desc",
        cell: (a) => <Money value={a.mrr} />,
    },
    {
        id: "users",
        label: t("nav.users"),
        width: 90,
        sort: "users",
        first: "desc",
        cell: (a) => <Int value={a.users} />,
    },
    {
        id: "active_users",
        label: t("usage.active_users"),
        width: 110,
        sort: "active_users",
        first: "desc",
        cell: (a) => <Int value={a.active_users} />,
    },
    ...signals.map(
        (signal): Column<Account> => ({
            id: `health_${signal}`,
            label: t(`health.${signal}`),
            width: 130,
            sort: `health_${signal}`,
            cell: (a) => (
                <SignalPill
                    account={a.id}
                    signal={signal}
                    state={(a[`health_${signal}`] as HealthState | null) ?? "none"}
                />
            ),
        }),
    ),
    {
        id: "success_manager",
        label: t("field.success_manager"),
        width: 150,
        sort: "success_manager",
        cell: (a) => <Text value={a.success_manager?.name} />,
    },
];
