import { Button } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { usersQuery } from "~/api/queries/users";
import type { User } from "~/api/types";
import { useText } from "~/i18n";
import { FilterButton, FilterChips } from "~/kit/criteria/Filters";
import { SegmentTabs } from "~/kit/criteria/SegmentTabs";
import { Empty, NoValue } from "~/kit/feedback";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import {
    Activity,
    Ago,
    type Column,
    changeSearch,
    DataTable,
    Frequency,
    Initial,
    ListFailure,
    listParams,
    Pager,
    SearchBox,
    Series,
    Text,
} from "~/kit/table";
import tableCss from "~/kit/table/toolbar.module.css";
import { useFormat } from "~/kit/useFormat";
import { Page } from "~/shell/Page";
import { useCan } from "~/shell/session";
import { AddUser } from "./AddUser";

const route = getRouteApi("/shell/users");
const defaults = { sort: "name", limit: 50 };
const wanted =
    "name,external_id,email,account,title,role,activity,usage_frequency,total_features_used,total_features_series,last_activity,last_login,first_seen";

export function UsersPage() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const mayAdd = useCan("account_write");
    const params = listParams(search, defaults);
    const query = useQuery(usersQuery({ ...params, columns: wanted }));
    const columns = useColumns();
    const total = query.data?.total ?? 0;
    const change = (patch: Parameters<typeof changeSearch>[1]) =>
        navigate({
            to: "/users",
            search: changeSearch(search, patch, defaults),
            replace: "q" in patch,
        });
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
            note={query.data ? f.integer(total) : undefined}
            fixed
            actions={
                mayAdd && (
                    <Button
                        leftSection={<IconPlus size={16} aria-hidden="true" />}
                        onClick={() => setAdding(true)}
                    >
                        {t("users.add")}
                    </Button>
                )
            }
        >
            <SegmentTabs
                entity="user"
                value={search.segment}
                params={params}
                onChange={(segment) => change({ segment })}
            />
            <div className={tableCss.bar}>
                <SearchBox
                    value={search.q ?? ""}
                    label={t("users.search")}
                    onChange={(q) => change({ q })}
                />
                <FilterButton entity="user" value={search.f} onChange={(f) => change({ f })} />
                <FilterChips entity="user" value={search.f} onChange={(f) => change({ f })} />
            </div>
            <DataTable
                name={t("nav.users")}
                columns={columns}
                rows={query.data?.rows}
                sort={params.sort}
                onSort={(sort) => change({ sort })}
                onOpen={(u: User) => navigate({ to: "/users/$id", params: { id: String(u.id) } })}
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
                    search.q || search.f || search.segment ? (
                        <Empty
                            title={t("users.no_match")}
                            action={
                                <Button
                                    variant="default"
                                    onClick={() =>
                                        change({ q: "", f: undefined, segment: undefined })
                                    }
                                >
                                    {t(
                                        search.f || search.segment
                                            ? "action.clear_filters"
                                            : "action.clear_search",
                                    )}
                                </Button>
                            }
                        >
                            {t(
                                search.f || search.segment
                                    ? "users.no_match_filter"
                                    : "users.no_match_text",
                            )}
                        </Empty>
                    ) : (
                        <Empty
                            icon={<IconUsers size={22} stroke={1.6} aria-hidden="true" />}
                            title={t("users.first_title")}
                        >
                            {t("users.first_text")}
                        </Empty>
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
            <AddUser opened={Boolean(search.add) && mayAdd} onClose={() => setAdding(false)} />
        </Page>
    );
}

function useColumns(): Column<User>[] {
    const t = useText();
    return useMemo(
        () => [
            {
                id: "name",
                label: t("field.user"),
                width: 230,
                sort: "name",
                cell: (u) => <Name user={u} />,
            },
            {
                id: "account",
                label: t("field.account"),
                width: 180,
                sort: "account",
                cell: (u) => <AccountLink user={u} />,
            },
            {
                id: "email",
                label: t("field.email"),
                width: 210,
                sort: "email",
                cell: (u) => <Text value={u.email} />,
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
        ],
        [t],
    );
}

function Name({ user }: { user: User }) {
    const name = user.name || user.email || user.external_id;
    return (
        <span className={tableCss.name}>
            <Initial name={name} />
            <Link
                to="/users/$id"
                params={{ id: String(user.id) }}
                className={`${tableCss.nameLink} ellipsis`}
                title={name}
            >
                {name}
            </Link>
        </span>
    );
}

function AccountLink({ user }: { user: User }) {
    if (!user.account) return <NoValue />;
    return (
        <Link
            to="/accounts/$id"
            params={{ id: String(user.account.id) }}
            className="ellipsis"
            title={user.account.name}
        >
            {user.account.name}
        </Link>
    );
}
