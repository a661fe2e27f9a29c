import { Button, SegmentedControl, Select } from "@mantine/core";
import { IconListCheck, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, useMemo, useState } from "react";
import { listsQuery } from "~/api/queries/lists";
import { namedQuery } from "~/api/queries/named";
import type { List } from "~/api/types";
import { useText } from "~/i18n";
import { Empty } from "~/kit/feedback";
import { Tag } from "~/kit/health";
import { signals } from "~/kit/health/signals";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import { Late } from "~/kit/Late";
import {
    Ago,
    type Column,
    DataTable,
    Int,
    ListFailure,
    Money,
    Pager,
    Person,
    SearchBox,
} from "~/kit/table";
import tableCss from "~/kit/table/toolbar.module.css";
import { useFormat } from "~/kit/useFormat";
import { Page } from "~/shell/Page";
import { useCan } from "~/shell/session";
import { ListActions } from "./ListActions";
import { Split, Status } from "./parts";

const ListHistory = lazy(() => import("./ListHistory"));
const route = getRouteApi("/shell/lists");
const standard = { sort: "name", limit: 25, page: 1 } as const;
const statuses = ["active", "inactive"] as const;
const types = ["account", "user"] as const;

type Search = ReturnType<typeof route.useSearch>;

/** Every list, with what it holds of what the member may see. */
export function ListsPage() {
    const t = useText();
    const f = useFormat();
    const search = route.useSearch();
    const navigate = useNavigate();
    const mayAdd = useCan("list_write");
    const [history, setHistory] = useState<List>();
    const { q, type, status, role } = search;
    const params = {
        sort: search.sort ?? standard.sort,
        limit: search.limit ?? standard.limit,
        page: search.page ?? standard.page,
        ...(q ? { q } : {}),
        ...(type ? { type } : {}),
        ...(status ? { status } : {}),
        ...(role ? { role } : {}),
    };
    const query = useQuery({
        ...listsQuery(params),
        refetchInterval: (found) =>
            found.state.data?.rows.some((l) => l.refreshing) ? 1500 : false,
    });
    const rows = query.data?.rows as List[] | undefined;
    const total = query.data?.total ?? 0;
    const change = (patch: Partial<Search>) =>
        navigate({
            to: "/lists",
            search: withoutDefaults({ ...search, page: undefined, ...patch }),
            replace: "q" in patch,
        });
    const clear = () =>
        change({ q: undefined, type: undefined, status: undefined, role: undefined });
    const add = () => navigate({ to: "/lists/new", search: { type } });
    useShortcuts(
        mayAdd ? [{ keys: "n", label: t("lists.add"), group: t("keys.tables"), run: add }] : [],
    );
    const columns = useColumns(setHistory);
    return (
        <Page
            name={t("nav.lists")}
            note={query.data ? f.integer(total) : undefined}
            fixed
            actions={
                mayAdd && (
                    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add}>
                        {t("lists.add")}
                    </Button>
                )
            }
        >
            <div className={tableCss.bar}>
                <SearchBox
                    value={q ?? ""}
                    label={t("lists.search")}
                    onChange={(text) => change({ q: text || undefined })}
                />
                <Filters search={search} onChange={change} />
            </div>
            <DataTable
                name={t("nav.lists")}
                columns={columns}
                rows={rows}
                sort={params.sort}
                onSort={(sort) => change({ sort })}
                onOpen={(l) => navigate({ to: "/lists/$id", params: { id: String(l.id) } })}
                stale={query.isPlaceholderData}
                fill
                expected={8}
                error={
                    query.error && (!query.data || query.isPlaceholderData) ? (
                        <ListFailure query={query} onClear={clear} />
                    ) : undefined
                }
                empty={
                    q || type || status || role ? (
                        <Empty
                            title={t("lists.no_match")}
                            action={
                                <Button variant="default" onClick={clear}>
                                    {t("action.clear_filters")}
                                </Button>
                            }
                        >
                            {t("lists.no_match_text")}
                        </Empty>
                    ) : (
                        <Empty
                            icon={<IconListCheck size={22} stroke={1.6} aria-hidden="true" />}
                            title={t("lists.none")}
                            action={mayAdd && <Button onClick={add}>{t("lists.add")}</Button>}
                        >
                            {t("lists.none_text")}
                        </Empty>
                    )
                }
            />
            {total > 0 && (
                <Pager
                    page={params.page}
                    limit={params.limit}
                    total={total}
                    onChange={(patch) => change(patch as Partial<Search>)}
                />
            )}
            <Late wanted={history !== undefined}>
                <ListHistory list={history} onClose={() => setHistory(undefined)} />
            </Late>
        </Page>
    );
}

function withoutDefaults(search: Search): Search {
    return {
        ...search,
        sort: search.sort === standard.sort ? undefined : search.sort,
        limit: search.limit === standard.limit ? undefined : search.limit,
        page: search.page === standard.page ? undefined : search.page,
    };
}

function Filters(props: { search: Search; onChange: (patch: Partial<Search>) => void }) {
    const t = useText();
    const { search, onChange } = props;
    const roles = useQuery(namedQuery("team-roles"));
    return (
        <>
            <SegmentedControl
                aria-label={t("lists.status")}
                data={[
                    { value: "", label: t("lists.any_status") },
                    ...statuses.map((s) => ({ value: s, label: t(`lists.${s}`) })),
                ]}
                value={search.status ?? ""}
                onChange={(v) => onChange({ status: statuses.find((s) => s === v) })}
            />
            <SegmentedControl
                aria-label={t("lists.type")}
                data={[
                    { value: "", label: t("lists.any_type") },
                    ...types.map((s) => ({ value: s, label: t(`lists.of_${s}`) })),
                ]}
                value={search.type ?? ""}
                onChange={(v) => onChange({ type: types.find((s) => s === v) })}
            />
            <Select
                w={190}
                aria-label={t("lists.role")}
                placeholder={t("lists.any_role")}
                clearable
                data={(roles.data?.rows ?? []).map((r) => ({
                    value: String(r.id),
                    label: t("lists.my_role", { role: r.name }),
                }))}
                value={search.role ? String(search.role) : null}
                onChange={(v) => onChange({ role: v ? Number(v) : undefined })}
            />
        </>
    );
}

function useColumns(onHistory: (list: List) => void): Column<List>[] {
    const t = useText();
    return useMemo(
        () => [
            {
                id: "name",
                label: t("field.name"),
                width: 200,
                sort: "name",
                cell: (l) => (
                    <Link
                        to="/lists/$id"
                        params={{ id: String(l.id) }}
                        className={`${tableCss.nameLink} ellipsis`}
                        title={l.description ?? l.name}
                    >
                        {l.name}
                    </Link>
                ),
            },
            {
                id: "type",
                label: t("lists.type"),
                width: 100,
                sort: "type",
                cell: (l) => <Tag>{t(`lists.of_${l.type}`)}</Tag>,
            },
            {
                id: "members",
                label: t("lists.members"),
                width: 106,
                end: true,
                sort: "members",
                cell: (l) => <Int value={l.members} />,
            },
            {
                id: "amount",
                label: t("lists.amount"),
                width: 104,
                end: true,
                sort: "amount",
                cell: (l) => <Money value={l.amount} />,
            },
            ...signals.map(
                (signal): Column<List> => ({
                    id: signal,
                    label: t(`health.${signal}`),
                    width: 138,
                    sort: `${signal}_poor`,
                    first: "desc",
                    cell: (l) => <Split list={l} signal={signal} />,
                }),
            ),
            {
                id: "status",
                label: t("lists.status"),
                width: 100,
                sort: "status",
                cell: (l) => <Status list={l} />,
            },
            {
                id: "owner",
                label: t("lists.owner"),
                width: 130,
                sort: "owner",
                cell: (l) => <Person value={l.owner} />,
            },
            {
                id: "updated_at",
                label: t("lists.updated"),
                width: 112,
                sort: "updated_at",
                first: "desc",
                cell: (l) => <Ago value={l.updated_at} />,
            },
            {
                id: "actions",
                label: t("action.actions"),
                title: <span className="sr">{t("action.actions")}</span>,
                width: 52,
                cell: (l) => <ListActions list={l} onHistory={() => onHistory(l)} />,
            },
        ],
        [t, onHistory],
    );
}
