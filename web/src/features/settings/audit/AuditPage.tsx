import { Button, Select } from "@mantine/core";
import { IconHistory, IconX } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { auditQuery, undoChange } from "~/api/queries/settings";
import { membersQuery } from "~/api/queries/team";
import type { AuditRow } from "~/api/types";
import { type TextOf, useText } from "~/i18n";
import { Empty, Gate, NoValue } from "~/kit/feedback";
import { toast, toastError } from "~/kit/feedback/toast";
import { Tag } from "~/kit/health";
import { useFormat } from "~/kit/useFormat";
import { useFailed, useRefresh } from "~/shell/edit";
import { List, Section, SettingsPage } from "../parts";
import css from "../settings.module.css";

const route = getRouteApi("/shell/settings/audit");
const entities = [
    "account",
    "user",
    "subscription",
    "member",
    "key",
    "setting",
    "product",
    "module",
    "feature",
    "custom_attribute",
    "stage",
] as const;

export function AuditPage() {
    const t = useText();
    const search = route.useSearch();
    const navigate = useNavigate();
    const members = useQuery(membersQuery);
    const query = useInfiniteQuery(auditQuery(search));
    const go = (change: Partial<typeof search>) =>
        navigate({ to: "/settings/audit", search: { ...search, ...change }, replace: true });
    const filtered = Object.values(search).some((v) => v !== undefined);
    return (
        <SettingsPage wide title={t("settings.audit.title")} text={t("settings.audit.text")}>
            <div className={css.toolbar}>
                <Select
                    w={190}
                    aria-label={t("settings.audit.who")}
                    placeholder={t("settings.audit.anyone")}
                    clearable
                    allowDeselect
                    searchable
                    clearButtonProps={{ "aria-label": t("action.clear") }}
                    data={(members.data?.rows ?? []).map((m) => ({
                        value: String(m.id),
                        label: m.name || m.email,
                    }))}
                    value={search.member_id ? String(search.member_id) : null}
                    onChange={(v) => go({ member_id: v ? Number(v) : undefined })}
                />
                <Select
                    w={190}
                    aria-label={t("settings.audit.what")}
                    placeholder={t("settings.audit.anything")}
                    clearable
                    allowDeselect
                    clearButtonProps={{ "aria-label": t("action.clear") }}
                    data={entities.map((e) => ({ value: e, label: t(`entity.${e}`) }))}
                    value={search.entity ?? null}
                    onChange={(v) => go({ entity: v ?? undefined, entity_id: undefined })}
                />
                {search.entity_id !== undefined && (
                    <Button
                        variant="light"
                        rightSection={<IconX size={14} aria-hidden="true" />}
                        onClick={() => go({ entity_id: undefined })}
                    >
                        {t("settings.audit.only_one")}
                    </Button>
                )}
            </div>
            <Section flush>
                <Gate query={query}>
                    {(data) => (
                        <Rows
                            rows={data.pages.flatMap((p) => p.rows)}
                            filtered={filtered}
                            onClear={() => navigate({ to: "/settings/audit", search: {} })}
                        />
                    )}
                </Gate>
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
            </Section>
        </SettingsPage>
    );
}

type RowsProps = { rows: AuditRow[]; filtered: boolean; onClear: () => void };

function Rows({ rows, filtered, onClear }: RowsProps) {
    const t = useText();
    const f = useFormat();
    return (
        <List
            name={t("settings.audit.title")}
            rows={rows}
            rowKey={(r) => r.id}
            muted={(r) => Boolean(r.undone_at)}
            empty={
                filtered ? (
                    <Empty
                        title={t("settings.audit.no_match")}
                        action={
                            <Button variant="default" onClick={onClear}>
                                {t("action.clear_filters")}
                            </Button>
                        }
                    />
                ) : (
                    <Empty
                        icon={<IconHistory size={22} stroke={1.6} aria-hidden="true" />}
                        title={t("settings.audit.none")}
                    >
                        {t("settings.audit.none_text")}
                    </Empty>
                )
            }
            columns={[
                {
                    id: "at",
                    label: t("settings.audit.at"),
                    width: 150,
                    cell: (r) => (
                        <time dateTime={r.at} className="num" title={f.instantExact(r.at)}>
                            {f.instant(r.at)}
                        </time>
                    ),
                },
                {
                    id: "who",
                    label: t("settings.audit.who"),
                    cell: (r) => (
                        <span className={css.stackName}>
                            <b>{r.actor.name ?? t(`actor.${r.actor.kind}`)}</b>
                            {r.actor.kind !== "member" && (
                                <small>{t(`actor.${r.actor.kind}`)}</small>
                            )}
                        </span>
                    ),
                },
                {
                    id: "what",
                    label: t("settings.audit.what"),
                    cell: (r) => <Subject row={r} />,
                },
                {
                    id: "changes",
                    label: t("settings.audit.changes"),
                    cell: (r) => <Changes row={r} />,
                },
                {
                    id: "undo",
                    label: t("action.actions"),
                    hidden: true,
                    end: true,
                    cell: (r) => <UndoRow row={r} />,
                },
            ]}
        />
    );
}

function entityLabel(t: TextOf, entity: string | null): string {
    const known = entities.find((e) => e === entity);
    return known ? t(`entity.${known}`) : (entity ?? "").replaceAll("_", " ");
}

function Subject({ row }: { row: AuditRow }) {
    const t = useText();
    const kind = row.kind.replaceAll("_", " ");
    const name = row.entity_name ?? "";
    const id = row.entity_id;
    return (
        <span className={css.stackName}>
            <b>
                {row.entity === "account" && id ? (
                    <Link to="/accounts/$id" params={{ id: String(id) }}>
                        {name || id}
                    </Link>
                ) : row.entity === "user" && id ? (
                    <Link to="/users/$id" params={{ id: String(id) }}>
                        {name || id}
                    </Link>
                ) : (
                    name || entityLabel(t, row.entity)
                )}
            </b>
            <small>
                {entityLabel(t, row.entity)} · {kind}
            </small>
        </span>
    );
}

function shown(value: unknown): string {
    if (value === null || value === undefined || value === "") return "—";
    if (typeof value === "object") {
        const named = value as { name?: unknown; value?: unknown };
        if (named.value !== undefined) return shown(named.value); // of a suggestion
        return typeof named.name === "string" ? named.name : JSON.stringify(value);
    }
    return String(value);
}

const mostShown = 4;

function Changes({ row }: { row: AuditRow }) {
    const t = useText();
    if (row.changes.length === 0) return <NoValue />;
    const rest = row.changes.length - mostShown;
    return (
        <ul className={css.changes}>
            {row.changes.slice(0, mostShown).map((c, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one set may change a field of many records
                <li key={i}>
                    {c.field === "" ? <Whole change={c} /> : <FieldChange change={c} />}
                </li>
            ))}
            {rest > 0 && <li className="muted">{t("settings.audit.more_changes", { n: rest })}</li>}
        </ul>
    );
}

type Change = AuditRow["changes"][number];

function FieldChange({ change }: { change: Change }) {
    const t = useText();
    return (
        <>
            <span className="muted">{change.field.replaceAll("_", " ")}:</span>{" "}
            {change.before !== null && change.before !== undefined && (
                <>
                    <del>{shown(change.before)}</del> <span aria-hidden="true">→</span>
                    <span className="sr">{t("settings.audit.became")}</span>{" "}
                </>
            )}
            <ins>{shown(change.after)}</ins>
        </>
    );
}

/** A record that came or went as a whole; its name where the server says it. */
function Whole({ change }: { change: Change }) {
    const t = useText();
    const gone = change.after === null || change.after === undefined || change.after === false;
    const value = gone ? change.before : change.after;
    const name = typeof value === "string" ? value : "";
    return t(gone ? "settings.audit.removed" : "settings.audit.added", { name });
}

function UndoRow({ row }: { row: AuditRow }) {
    const t = useText();
    const refresh = useRefresh();
    const failed = useFailed();
    if (row.undone_at) return <Tag>{t("settings.audit.undone")}</Tag>;
    if (!row.can_undo) return null;
    const undo = async () => {
        try {
            const { kept } = await undoChange(row.id);
            if (kept.length > 0)
                toast(t("settings.audit.kept", { fields: kept.map((k) => k.field).join(", ") }));
            else toast(t("toast.undone"));
        } catch (error) {
            toastError(failed(error));
        }
        await refresh(["audit", "accounts", "account", "users", "user", "settings", "members"]);
    };
    return (
        <Button variant="subtle" size="compact-sm" onClick={undo}>
            {t("action.undo")}
        </Button>
    );
}
