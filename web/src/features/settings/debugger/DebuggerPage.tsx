import { Button, Drawer, SegmentedControl, Stack } from "@mantine/core";
import { IconActivityHeartbeat } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
    clearDebugger,
    debuggerItemQuery,
    debuggerQuery,
    replayItem,
} from "~/api/queries/settings";
import type { DebuggerItem } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate, NoValue } from "~/kit/feedback";
import { Confirm } from "~/kit/feedback/confirm";
import { toast, toastError } from "~/kit/feedback/toast";
import { CopyText } from "~/kit/forms";
import { HealthPill, type HealthState } from "~/kit/health";
import { SearchBox } from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import { useAct, useFailed, useRefresh } from "~/shell/edit";
import { List, Section, SettingsPage } from "../parts";
import css from "../settings.module.css";

const route = getRouteApi("/shell/settings/debugger");
const verdicts = ["all", "accepted", "repaired", "refused"] as const;
type Verdict = DebuggerItem["verdict"];

const states: Record<Verdict, HealthState> = {
    accepted: "good",
    repaired: "average",
    refused: "poor",
};

function VerdictPill({ verdict }: { verdict: Verdict }) {
    const t = useText();
    return <HealthPill state={states[verdict]} label={t(`settings.debugger.${verdict}`)} />;
}

export function DebuggerPage() {
    const t = useText();
    const search = route.useSearch();
    const navigate = useNavigate();
    const act = useAct();
    const [clearing, setClearing] = useState(false);
    const { item, ...filter } = search;
    const query = useInfiniteQuery(debuggerQuery(filter));
    const go = (change: Partial<typeof search>) =>
        navigate({
            to: "/settings/debugger",
            search: { ...search, ...change },
            replace: !("item" in change),
        });
    const clear = async () => {
        setClearing(false);
        await act(clearDebugger(), {
            done: t("settings.debugger.cleared"),
            undo: null,
            refresh: ["debugger"],
        });
    };
    const filtered = Boolean(search.q || search.verdict);
    return (
        <SettingsPage
            wide
            title={t("settings.debugger.title")}
            text={t("settings.debugger.text")}
            actions={
                <Button variant="default" onClick={() => setClearing(true)}>
                    {t("settings.debugger.clear")}
                </Button>
            }
        >
            <div className={css.toolbar}>
                <SegmentedControl
                    aria-label={t("settings.debugger.verdict")}
                    value={search.verdict ?? "all"}
                    onChange={(v) => go({ verdict: v === "all" ? undefined : (v as Verdict) })}
                    data={verdicts.map((v) => ({ value: v, label: t(`settings.debugger.${v}`) }))}
                />
                <SearchBox
                    value={search.q ?? ""}
                    label={t("settings.debugger.search")}
                    width={260}
                    onChange={(q) => go({ q: q || undefined })}
                />
            </div>
            <Section flush>
                <Gate query={{ ...query, isPending: query.isPending }}>
                    {(data) => (
                        <>
                            <Items
                                rows={data.pages.flatMap((p) => p.rows)}
                                filtered={filtered}
                                onOpen={(id) => go({ item: id })}
                                onClear={() => go({ q: undefined, verdict: undefined })}
                            />
                            {query.hasNextPage && (
                                <div className={css.more}>
                                    <Button
                                        variant="subtle"
                                        loading={query.isFetchingNextPage}
                                        onClick={() => query.fetchNextPage()}
                                    >
                                        {t("action.more")}
                                    </Button>
                                </div>
                            )}
                        </>
                    )}
                </Gate>
            </Section>
            <Drawer
                opened={item !== undefined}
                onClose={() => go({ item: undefined })}
                title={t("settings.debugger.item")}
                size={560}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                {item !== undefined && <Item id={item} />}
            </Drawer>
            <Confirm
                opened={clearing}
                title={t("settings.debugger.clear_title")}
                action={t("settings.debugger.clear")}
                danger
                onClose={() => setClearing(false)}
                onConfirm={clear}
            >
                {t("settings.debugger.clear_text")}
            </Confirm>
        </SettingsPage>
    );
}

type ItemsProps = {
    rows: DebuggerItem[];
    filtered: boolean;
    onOpen: (id: number) => void;
    onClear: () => void;
};

function Items({ rows, filtered, onOpen, onClear }: ItemsProps) {
    const t = useText();
    const f = useFormat();
    const empty = filtered ? (
        <Empty
            title={t("settings.debugger.no_match")}
            action={
                <Button variant="default" onClick={onClear}>
                    {t("action.clear_filters")}
                </Button>
            }
        />
    ) : (
        <Empty
            icon={<IconActivityHeartbeat size={22} stroke={1.6} aria-hidden="true" />}
            title={t("settings.debugger.none")}
            action={
                <Button component={Link} to="/settings/keys" variant="default">
                    {t("settings.debugger.to_keys")}
                </Button>
            }
        >
            {t("settings.debugger.none_text")}
        </Empty>
    );
    return (
        <List
            name={t("settings.debugger.title")}
            rows={rows}
            rowKey={(i) => i.id}
            empty={empty}
            columns={[
                {
                    id: "at",
                    label: t("settings.debugger.at"),
                    width: 110,
                    cell: (i) => (
                        <button
                            type="button"
                            className="linkish"
                            title={f.instantExact(i.at)}
                            onClick={() => onOpen(i.id)}
                        >
                            <time dateTime={i.at}>{f.time(i.at)}</time>
                        </button>
                    ),
                },
                {
                    id: "verdict",
                    label: t("settings.debugger.verdict"),
                    cell: (i) => <VerdictPill verdict={i.verdict} />,
                },
                {
                    id: "kind",
                    label: t("settings.debugger.kind"),
                    cell: (i) => i.kind ?? <NoValue />,
                },
                {
                    id: "account",
                    label: t("field.account"),
                    cell: (i) =>
                        i.external_account_id ? (
                            <span className="mono">{i.external_account_id}</span>
                        ) : (
                            <NoValue />
                        ),
                },
                {
                    id: "why",
                    label: t("settings.debugger.why"),
                    cell: (i) => <Why item={i} />,
                },
                {
                    id: "path",
                    label: t("settings.debugger.path"),
                    cell: (i) => <span className="mono muted">{i.path}</span>,
                },
                {
                    id: "key",
                    label: t("settings.debugger.key"),
                    cell: (i) =>
                        i.key_prefix ? (
                            <span className="mono muted">{i.key_prefix}…</span>
                        ) : (
                            <NoValue />
                        ),
                },
            ]}
        />
    );
}

function Why({ item }: { item: DebuggerItem }) {
    const t = useText();
    const text = item.reason || (item.repairs.length > 0 ? item.repairs.join("; ") : undefined);
    return (
        <span className="ellipsis" style={{ display: "block", maxWidth: 340 }} title={text}>
            {item.replayed_at && <em>{t("settings.debugger.was_replayed")} </em>}
            {text ?? <NoValue />}
        </span>
    );
}

function Item({ id }: { id: number }) {
    const query = useQuery(debuggerItemQuery(id));
    return <Gate query={query}>{(item) => <ItemBody item={item} />}</Gate>;
}

function ItemBody({ item }: { item: DebuggerItem }) {
    const t = useText();
    const f = useFormat();
    const failed = useFailed();
    const refresh = useRefresh();
    const [busy, setBusy] = useState(false);
    const replay = async () => {
        setBusy(true);
        try {
            const { verdict, reason } = await replayItem(item.id);
            if (verdict === "refused")
                toastError(t("settings.debugger.replay_refused", { reason: reason ?? "" }));
            else toast(t("settings.debugger.replayed"));
            await refresh(["debugger", "debugger-item"]);
        } catch (error) {
            toastError(failed(error));
        } finally {
            setBusy(false);
        }
    };
    const decoded = item.decoded ? JSON.stringify(item.decoded, null, 2) : undefined;
    return (
        <Stack gap={16}>
            <div className={css.toolbar}>
                <VerdictPill verdict={item.verdict} />
                <span className="mono muted">{item.path}</span>
                <span className="muted">{f.instantExact(item.at)}</span>
            </div>
            {item.reason && <p>{item.reason}</p>}
            {item.repairs.length > 0 && (
                <section>
                    <h3 className="card-title">{t("settings.debugger.repairs")}</h3>
                    <ul className={css.changes}>
                        {item.repairs.map((r) => (
                            <li key={r}>{r}</li>
                        ))}
                    </ul>
                </section>
            )}
            <Code title={t("settings.debugger.raw")} text={pretty(item.raw ?? "")} />
            {decoded && <Code title={t("settings.debugger.decoded")} text={decoded} />}
            {item.verdict !== "accepted" && (
                <div>
                    <Button onClick={replay} loading={busy}>
                        {t("settings.debugger.replay")}
                    </Button>
                    <p className="muted" style={{ marginTop: 6 }}>
                        {item.replayed_at
                            ? t("settings.debugger.replayed_at", {
                                  at: f.instant(item.replayed_at),
                              })
                            : t("settings.debugger.replay_help")}
                    </p>
                </div>
            )}
        </Stack>
    );
}

/** JSON laid out for reading; anything else exactly as it came. */
export function pretty(raw: string): string {
    try {
        return JSON.stringify(JSON.parse(raw), null, 2);
    } catch {
        return raw;
    }
}

function Code({ title, text }: { title: string; text: string }) {
    const t = useText();
    return (
        <section>
            <div className="card-head">
                <h3 className="card-title">{title}</h3>
                <CopyText value={text} label={t("action.copy")} />
            </div>
            <pre className={css.pre} tabIndex={0}>
                {text}
            </pre>
        </section>
    );
}
