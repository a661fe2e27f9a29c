import { Button, Switch } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { ApiError } from "~/api/client";
import { listQuery, patchList } from "~/api/queries/lists";
import { segmentsQuery } from "~/api/queries/segments";
import type { List } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate } from "~/kit/feedback";
import { signals } from "~/kit/health/signals";
import { Late } from "~/kit/Late";
import { CopyLink, PortfolioTable, usePortfolio } from "~/kit/portfolio";
import { Ago, Money, Person } from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import { useAct } from "~/shell/edit";
import { Page } from "~/shell/Page";
import { ExportButton } from "~/shell/work/ExportButton";
import { ListActions } from "./ListActions";
import css from "./lists.module.css";
import { Split, Status } from "./parts";
import { listKeys, useMayEdit } from "./rights";

const Rule = lazy(() => import("~/kit/criteria/Rule"));
const ListHistory = lazy(() => import("./ListHistory"));
const route = getRouteApi("/shell/lists/$id");

/** One list: what it holds, and its members in the table of the portfolios. */
export function ListPage() {
    const t = useText();
    const id = Number(route.useParams().id);
    const query = useQuery({
        ...listQuery(id),
        refetchInterval: (found) => (found.state.data?.refreshing ? 1000 : false),
    });
    const list = query.data as List | undefined;
    const gone =
        (query.error instanceof ApiError && query.error.status === 404) || list?.deleted_at;
    if (gone) return <Gone />;
    return (
        <Page
            name={list?.name ?? t("nav.lists")}
            title={<Title list={list} />}
            fixed
            actions={list && <Actions list={list} />}
        >
            <Gate query={query} lines={8}>
                {() =>
                    list && (
                        <>
                            <Facts list={list} />
                            <Members key={list.id} list={list} />
                        </>
                    )
                }
            </Gate>
        </Page>
    );
}

function Gone() {
    const t = useText();
    return (
        <Page name={t("nav.lists")}>
            <Empty
                title={t("lists.gone")}
                action={
                    <Button component={Link} to="/lists">
                        {t("lists.all")}
                    </Button>
                }
            >
                {t("lists.gone_text")}
            </Empty>
        </Page>
    );
}

function Title({ list }: { list: List | undefined }) {
    const t = useText();
    return (
        <div className={css.title}>
            <Link to="/lists">{t("nav.lists")}</Link>
            <span aria-hidden="true">/</span>
            <h1 className="ellipsis" title={list?.name}>
                {list?.name ?? t("state.loading")}
            </h1>
        </div>
    );
}

function Actions({ list }: { list: List }) {
    const t = useText();
    const act = useAct();
    const navigate = useNavigate();
    const mayEdit = useMayEdit()(list);
    const [history, setHistory] = useState(false);
    const active = list.status === "active";
    const turn = () =>
        act(patchList(list.id, { status: active ? "inactive" : "active" }), {
            done: t(active ? "lists.paused" : "lists.resumed", { name: list.name }),
            refresh: listKeys,
        });
    return (
        <>
            {mayEdit && <Switch label={t("lists.active")} checked={active} onChange={turn} />}
            <CopyLink />
            {mayEdit && (
                <Button
                    variant="default"
                    leftSection={<IconPencil size={15} aria-hidden="true" />}
                    onClick={() =>
                        navigate({ to: "/lists/$id/edit", params: { id: String(list.id) } })
                    }
                >
                    {t("action.edit")}
                </Button>
            )}
            <ListActions
                list={list}
                onHistory={() => setHistory(true)}
                onGone={() => navigate({ to: "/lists" })}
            />
            <Late wanted={history}>
                <ListHistory list={history ? list : undefined} onClose={() => setHistory(false)} />
            </Late>
        </>
    );
}

/** What the list holds, of what the member may see, and by which rule. */
function Facts({ list }: { list: List }) {
    const t = useText();
    const f = useFormat();
    const { data } = useQuery(segmentsQuery(list.type));
    const [rule, setRule] = useState(false);
    const names = (list.segments ?? []).map(
        (id) => data?.rows.find((s) => s.id === id)?.name ?? String(id),
    );
    return (
        <div className={css.facts}>
            <span>
                {t("lists.members")}
                <b className="num">{f.integer(list.members)}</b>
            </span>
            <span>
                {t("lists.amount")}
                <b>
                    <Money value={list.amount} />
                </b>
            </span>
            {signals.map((signal) => (
                <span key={signal} className={css.health}>
                    {t(`health.${signal}`)}
                    <Split list={list} signal={signal} />
                </span>
            ))}
            <Status list={list} />
            <span>
                {t("lists.owner")}{" "}
                <b>
                    <Person value={list.owner} />
                </b>
            </span>
            <span>
                {t("lists.updated")} <Ago value={list.updated_at} />
            </span>
            <p className={css.rule}>
                {rule ? (
                    <Suspense fallback={t("state.loading")}>
                        <Rule entity={list.type} criteria={list.criteria} />
                    </Suspense>
                ) : (
                    <Button variant="default" size="compact-xs" onClick={() => setRule(true)}>
                        {t("lists.show_rule")}
                    </Button>
                )}
                {names.length > 0 && ` ${t("lists.in_segments", { names: names.join(", ") })}`}
            </p>
        </div>
    );
}

function Members({ list }: { list: List }) {
    const t = useText();
    const search = route.useSearch();
    const navigate = useNavigate();
    const id = String(list.id);
    const portfolio = usePortfolio({
        entity: list.type,
        table: `list_${id}`,
        search,
        onSearch: (next, replace) =>
            navigate({ to: "/lists/$id", params: { id }, search: next, replace }),
        fixed: { list: list.id },
    });
    return (
        <PortfolioTable
            of={portfolio}
            name={t("lists.members")}
            searchLabel={t(list.type === "user" ? "users.search" : "accounts.search")}
            tools={
                <ExportButton
                    entity={list.type}
                    rows={portfolio.selection.body}
                    count={portfolio.selection.count || portfolio.total}
                    columns={portfolio.columns.map((c) => c.id).join(",")}
                    sort={portfolio.params.sort}
                />
            }
            onOpen={(row) =>
                navigate({
                    to: list.type === "user" ? "/users/$id" : "/accounts/$id",
                    params: { id: String(row.id) },
                })
            }
            first={<Empty title={t("lists.empty")}>{t("lists.empty_text")}</Empty>}
            noMatch={
                <Empty
                    title={t("lists.no_member")}
                    action={
                        <Button variant="default" onClick={portfolio.clear}>
                            {t("action.clear_filters")}
                        </Button>
                    }
                />
            }
        />
    );
}
