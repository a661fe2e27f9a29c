import { ActionIcon, Menu, Tabs, Tooltip } from "@mantine/core";
import {
    IconChevronDown,
    IconChevronRight,
    IconChevronUp,
    IconDots,
    IconHistory,
    IconTrash,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { ApiError } from "~/api/client";
import { accountQuery, accountsQuery } from "~/api/queries/accounts";
import type { Account } from "~/api/types";
import { useText } from "~/i18n";
import { Failure, Loading } from "~/kit/feedback";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import { leaveTrail, placeOf, readTrail } from "~/kit/table/trail";
import { danger } from "~/kit/theme";
import { useFormat } from "~/kit/useFormat";
import { NotFound } from "~/shell/ErrorPage";
import { Page } from "~/shell/Page";
import { useCan } from "~/shell/session";
import css from "./account.module.css";
import { Deleted } from "./Deleted";
import { Head } from "./Head";

// A tab or a dialog loads when it is opened: charts, table and form are not needed together.
const UsageTab = lazy(() => import("./UsageTab"));
const UsersTab = lazy(() => import("./UsersTab"));
const TimelineTab = lazy(() => import("./TimelineTab"));
const ChildrenTab = lazy(() => import("./ChildrenTab"));
const DetailsTab = lazy(() => import("./DetailsTab"));
const DeleteAccount = lazy(() => import("./DeleteAccount"));

const route = getRouteApi("/shell/accounts/$id");
const tabs = ["usage", "users", "timeline", "children", "details"] as const;
type TabName = (typeof tabs)[number];

export function AccountPage() {
    const t = useText();
    const id = Number(route.useParams().id);
    const query = useQuery(accountQuery(id));
    if (query.error instanceof ApiError && query.error.status === 404) return <NotFound />;
    if (!query.data)
        return (
            <Page name={t("field.account")} title={<Crumbs name="" />}>
                {query.error ? (
                    <Failure error={query.error} retry={() => query.refetch()} />
                ) : (
                    <Loading lines={6} />
                )}
            </Page>
        );
    return <Loaded key={id} account={query.data} />;
}

function Crumbs({ name }: { name: string }) {
    const t = useText();
    return (
        <nav aria-label={t("nav.where")} className={css.crumbs}>
            <Link to="/accounts">{t("nav.accounts")}</Link>
            {name && (
                <>
                    <IconChevronRight size={14} aria-hidden="true" />
                    <span aria-current="page" className="ellipsis">
                        {name}
                    </span>
                </>
            )}
        </nav>
    );
}

function Loaded({ account }: { account: Account }) {
    const t = useText();
    const { tab = "usage" } = route.useSearch();
    const navigate = useNavigate();
    const [deleting, setDeleting] = useState(false);
    const mayDelete = useCan("account_delete");
    const mayAudit = useCan("audit_read");
    const seesUsers = useCan("account_read");
    const shown = tabs.filter(
        (name) =>
            ((name !== "users" && name !== "timeline") || seesUsers) &&
            (name !== "children" || account.is_parent),
    );
    const go = (next: TabName) =>
        navigate({
            to: "/accounts/$id",
            params: { id: String(account.id) },
            search: next === "usage" ? {} : { tab: next },
            replace: true,
        });
    useTabKeys(tab, go, shown);
    const gone = Boolean(account.deleted_at);
    return (
        <Page
            name={account.name}
            title={<Crumbs name={account.name} />}
            note={<Steps id={account.id} />}
            actions={
                !gone &&
                (mayDelete || mayAudit) && (
                    <Menu>
                        <Menu.Target>
                            <ActionIcon size={30} aria-label={t("account.more")}>
                                <IconDots size={17} />
                            </ActionIcon>
                        </Menu.Target>
                        <Menu.Dropdown>
                            {mayAudit && (
                                <Menu.Item
                                    component={Link}
                                    to={`/settings/audit?entity=account&entity_id=${account.id}`}
                                    leftSection={<IconHistory size={16} aria-hidden="true" />}
                                >
                                    {t("account.history")}
                                </Menu.Item>
                            )}
                            {mayDelete && (
                                <Menu.Item
                                    color={danger}
                                    leftSection={<IconTrash size={16} aria-hidden="true" />}
                                    onClick={() => setDeleting(true)}
                                >
                                    {t("account.delete")}
                                </Menu.Item>
                            )}
                        </Menu.Dropdown>
                    </Menu>
                )
            }
        >
            {gone && <Deleted account={account} />}
            <div className={css.headBox}>
                <Head account={account} />
                <Tabs value={tab} onChange={(v) => go((v ?? "usage") as TabName)}>
                    <Tabs.List className={css.tabs}>
                        {shown.map((name) => (
                            <Tabs.Tab key={name} value={name} className={css.tab}>
                                {t(`account.tab_${name}`)}
                                {name === "users" && <Count n={account.users} />}
                            </Tabs.Tab>
                        ))}
                    </Tabs.List>
                </Tabs>
            </div>
            <div className={css.panel}>
                <Suspense fallback={<Loading />}>
                    {tab === "usage" && !gone && <UsageTab account={account} />}
                    {tab === "users" && !gone && <UsersTab account={account} />}
                    {tab === "timeline" && !gone && <TimelineTab account={account} />}
                    {tab === "children" && !gone && <ChildrenTab account={account} />}
                    {(tab === "details" || gone) && <DetailsTab account={account} />}
                </Suspense>
            </div>
            {deleting && (
                <Suspense>
                    <DeleteAccount account={account} opened onClose={() => setDeleting(false)} />
                </Suspense>
            )}
        </Page>
    );
}

function Count({ n }: { n: number | null | undefined }) {
    const f = useFormat();
    return typeof n === "number" ? <span className={css.count}>{f.integer(n)}</span> : null;
}

function useTabKeys(tab: TabName, go: (tab: TabName) => unknown, shown: readonly TabName[]) {
    const t = useText();
    const step = (by: number) => {
        const next = shown[shown.indexOf(tab) + by];
        if (next) go(next);
    };
    const group = t("keys.account");
    useShortcuts([
        { keys: "[", label: t("keys.previous_tab"), group, run: () => step(-1) },
        { keys: "]", label: t("keys.next_tab"), group, run: () => step(1) },
    ]);
}

/** Where this account stands in the list it was opened from, with the way to its neighbours. */
function Steps({ id }: { id: number }) {
    const t = useText();
    const f = useFormat();
    const navigate = useNavigate();
    const client = useQueryClient();
    const trail = readTrail("accounts");
    const place = placeOf(trail, id);
    const go = async (by: 1 | -1) => {
        if (!trail || !place) return;
        let target = by > 0 ? place.next : place.previous;
        if (target === undefined && (by > 0 ? place.hasNext : place.hasPrevious)) {
            const params = { ...trail.params, page: (trail.params.page ?? 1) + by };
            const page = await client.fetchQuery(accountsQuery({ ...params, columns: "name" }));
            const ids = page.rows.map((r) => r.id);
            leaveTrail("accounts", { params, ids, total: page.total ?? trail.total });
            target = by > 0 ? ids[0] : ids.at(-1);
        }
        if (target !== undefined)
            await navigate({
                to: "/accounts/$id",
                params: { id: String(target) },
                search: (old) => ({ tab: old.tab }),
            });
    };
    const group = t("keys.account");
    useShortcuts(
        place
            ? [
                  { keys: "j", label: t("keys.next_account"), group, run: () => void go(1) },
                  { keys: "k", label: t("keys.previous_account"), group, run: () => void go(-1) },
              ]
            : [],
    );
    if (!place) return null;
    return (
        <span className={css.steps}>
            {t("account.place", { n: f.integer(place.position), total: f.integer(place.total) })}
            <Tooltip label={`${t("keys.previous_account")} (K)`}>
                <ActionIcon
                    size={26}
                    aria-label={t("keys.previous_account")}
                    disabled={!place.hasPrevious}
                    onClick={() => go(-1)}
                >
                    <IconChevronUp size={17} />
                </ActionIcon>
            </Tooltip>
            <Tooltip label={`${t("keys.next_account")} (J)`}>
                <ActionIcon
                    size={26}
                    aria-label={t("keys.next_account")}
                    disabled={!place.hasNext}
                    onClick={() => go(1)}
                >
                    <IconChevronDown size={17} />
                </ActionIcon>
            </Tooltip>
        </span>
    );
}
