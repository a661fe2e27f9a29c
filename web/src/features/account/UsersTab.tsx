import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { usersQuery } from "~/api/queries/users";
import type { Account, User } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Failure } from "~/kit/feedback";
import {
    Activity,
    Ago,
    type Column,
    changeSearch,
    DataTable,
    Frequency,
    listParams,
    Pager,
    SearchBox,
    Series,
    Text,
} from "~/kit/table";
import css from "./account.module.css";

const route = getRouteApi("/shell/accounts/$id");
const defaults = { sort: "-last_activity", limit: 25 };

export default function UsersTab({ account }: { account: Account }) {
    const t = useText();
    const search = route.useSearch();
    const navigate = useNavigate();
    const params = { ...listParams(search, defaults), account_id: account.id };
    const query = useQuery(usersQuery(params));
    const columns = useColumns();
    const rows = query.data?.rows;
    const total = query.data?.total ?? 0;
    const change = (patch: Parameters<typeof changeSearch>[1]) =>
        navigate({
            to: "/accounts/$id",
            params: { id: String(account.id) },
            search: changeSearch(search, patch, defaults),
            replace: true,
        });
    return (
        <section className={`card ${css.usersCard}`} aria-label={t("nav.users")}>
            <div className={css.usersBar}>
                <SearchBox
                    value={search.q ?? ""}
                    label={t("users.search")}
                    onChange={(q) => change({ q })}
                />
            </div>
            <DataTable
                name={t("nav.users")}
                columns={columns}
                rows={rows}
                sort={params.sort}
                onSort={(sort) => change({ sort })}
                onOpen={(u: User) => navigate({ to: "/users/$id", params: { id: String(u.id) } })}
                stale={query.isPlaceholderData}
                expected={6}
                error={
                    query.error && !query.data ? (
                        <Failure error={query.error} retry={() => query.refetch()} />
                    ) : undefined
                }
                empty={
                    search.q ? (
                        <Empty
                            title={t("users.no_match")}
                            action={
                                <Button variant="default" onClick={() => change({ q: "" })}>
                                    {t("action.clear_search")}
                                </Button>
                            }
                        />
                    ) : (
                        <Empty title={t("users.none_here")}>{t("users.none_here_text")}</Empty>
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

function useColumns(): Column<User>[] {
    const t = useText();
    return useMemo(
        () => [
            {
                id: "name",
                label: t("field.user"),
                width: 220,
                sort: "name",
                cell: (u) => (
                    <Link to="/users/$id" params={{ id: String(u.id) }} className={css.userLink}>
                        {u.name || u.email || u.external_id}
                    </Link>
                ),
            },
            {
                id: "title",
                label: t("field.title"),
                width: 150,
                sort: "title",
                cell: (u) => <Text value={u.title} />,
            },
            {
                id: "activity",
                label: t("field.activity"),
                width: 156,
                sort: "activity",
                cell: (u) => <Activity value={u.activity} />,
            },
            {
                id: "frequency",
                label: t("field.usage_frequency"),
                width: 136,
                sort: "usage_frequency",
                cell: (u) => <Frequency value={u.usage_frequency} />,
            },
            {
                id: "series",
                label: t("field.features_14"),
                width: 178,
                sort: "total_features_used",
                first: "desc",
                cell: (u) => (
                    <Series values={u.total_features_series} total={u.total_features_used} />
                ),
            },
            {
                id: "last_activity",
                label: t("field.last_activity"),
                width: 118,
                sort: "last_activity",
                first: "desc",
                cell: (u) => <Ago value={u.last_activity} />,
            },
            {
                id: "last_login",
                label: t("field.last_login"),
                width: 118,
                sort: "last_login",
                first: "desc",
                cell: (u) => <Ago value={u.last_login} />,
            },
        ],
        [t],
    );
}
