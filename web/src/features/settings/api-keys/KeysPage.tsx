import { Button, Group, Modal, SegmentedControl, Stack, Tabs, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { addKey, keysQuery, revokeKey, rotateKey } from "~/api/queries/settings";
import type { Key } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate } from "~/kit/feedback";
import { Confirm } from "~/kit/feedback/confirm";
import { toastError } from "~/kit/feedback/toast";
import { CopyText, FormError, useServerErrors } from "~/kit/forms";
import { Tag } from "~/kit/health";
import { Ago } from "~/kit/table";
import { useAct, useFailed, useRefresh } from "~/shell/edit";
import { useCan } from "~/shell/session";
import { List, Section, SettingsPage } from "../parts";
import css from "../settings.module.css";
import { snippet, snippetKinds } from "./snippets";

type Fresh = { key: string; kind: Key["kind"]; name: string };

export function KeysPage() {
    const t = useText();
    const keys = useQuery(keysQuery);
    const [adding, setAdding] = useState(false);
    const [fresh, setFresh] = useState<Fresh>();
    return (
        <SettingsPage
            title={t("settings.keys.title")}
            text={t("settings.keys.text")}
            actions={
                <Button
                    leftSection={<IconPlus size={16} aria-hidden="true" />}
                    onClick={() => setAdding(true)}
                >
                    {t("settings.keys.add")}
                </Button>
            }
        >
            {fresh && <FreshKey fresh={fresh} onClose={() => setFresh(undefined)} />}
            <Section flush>
                <Gate query={keys}>
                    {(data) => (
                        <Keys rows={data.rows} onFresh={setFresh} onAdd={() => setAdding(true)} />
                    )}
                </Gate>
            </Section>
            <Snippets apiKey={fresh?.kind === "api" ? fresh.key : undefined} />
            <Modal
                opened={adding}
                onClose={() => setAdding(false)}
                title={t("settings.keys.add")}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                <AddKey onFresh={setFresh} onClose={() => setAdding(false)} />
            </Modal>
        </SettingsPage>
    );
}

function FreshKey({ fresh, onClose }: { fresh: Fresh; onClose: () => void }) {
    const t = useText();
    return (
        <Section
            title={t("settings.keys.fresh", { name: fresh.name })}
            text={t("settings.keys.fresh_text")}
            aside={
                <Button variant="default" onClick={onClose}>
                    {t("settings.keys.fresh_done")}
                </Button>
            }
        >
            <div className={css.newKey} role="status">
                <code data-testid="new-key">{fresh.key}</code>
                <CopyText value={fresh.key} label={t("settings.keys.copy")} />
            </div>
        </Section>
    );
}

type KeysProps = { rows: Key[]; onFresh: (fresh: Fresh) => void; onAdd: () => void };

function Keys({ rows, onFresh, onAdd }: KeysProps) {
    const t = useText();
    const sorted = rows.toSorted(
        (a, b) => Number(Boolean(a.revoked_at)) - Number(Boolean(b.revoked_at)) || b.id - a.id,
    );
    return (
        <List
            name={t("settings.keys.title")}
            rows={sorted}
            rowKey={(k) => k.id}
            muted={(k) => Boolean(k.revoked_at)}
            empty={
                <Empty
                    icon={<IconKey size={22} stroke={1.6} aria-hidden="true" />}
                    title={t("settings.keys.none")}
                    action={<Button onClick={onAdd}>{t("settings.keys.add")}</Button>}
                >
                    {t("settings.keys.none_text")}
                </Empty>
            }
            columns={[
                {
                    id: "name",
                    label: t("field.name"),
                    cell: (k) => (
                        <span className={css.stackName}>
                            <b>{k.name}</b>
                            <small className="mono">{k.prefix}…</small>
                        </span>
                    ),
                },
                {
                    id: "kind",
                    label: t("settings.keys.kind"),
                    cell: (k) => (
                        <Tag tone={k.kind === "secret" ? "warn" : undefined}>
                            {t(`settings.keys.kind_${k.kind}`)}
                        </Tag>
                    ),
                },
                {
                    id: "made",
                    label: t("settings.keys.created"),
                    cell: (k) => (
                        <span className={css.stackName}>
                            <Ago value={k.created_at} />
                            {k.created_by && <small>{k.created_by.name}</small>}
                        </span>
                    ),
                },
                {
                    id: "used",
                    label: t("settings.keys.last_used"),
                    cell: (k) =>
                        k.last_used_at ? <Ago value={k.last_used_at} /> : t("settings.keys.never"),
                },
                {
                    id: "actions",
                    label: t("action.actions"),
                    hidden: true,
                    end: true,
                    cell: (k) =>
                        k.revoked_at ? (
                            t("settings.keys.revoked")
                        ) : (
                            <KeyActions row={k} onFresh={onFresh} />
                        ),
                },
            ]}
        />
    );
}

function KeyActions({ row, onFresh }: { row: Key; onFresh: (fresh: Fresh) => void }) {
    const t = useText();
    const act = useAct();
    const refresh = useRefresh();
    const failed = useFailed();
    const [revoking, setRevoking] = useState(false);
    const rotate = async () => {
        try {
            const made = await rotateKey(row.id);
            if (made.key) onFresh({ key: made.key, kind: made.kind, name: made.name });
        } catch (error) {
            toastError(failed(error));
        }
        await refresh(["keys"]);
    };
    const revoke = async () => {
        setRevoking(false);
        await act(revokeKey(row.id), {
            done: t("settings.keys.now_revoked", { name: row.name }),
            undo: null,
            refresh: ["keys"],
        });
    };
    return (
        <span className={css.rowActions}>
            <Button variant="subtle" size="compact-sm" onClick={rotate}>
                {t("settings.keys.rotate")}
            </Button>
            <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                onClick={() => setRevoking(true)}
            >
                {t("settings.keys.revoke")}
            </Button>
            <Confirm
                opened={revoking}
                title={t("settings.keys.revoke_title", { name: row.name })}
                action={t("settings.keys.revoke")}
                danger
                onClose={() => setRevoking(false)}
                onConfirm={revoke}
            >
                {t("settings.keys.revoke_text")}
            </Confirm>
        </span>
    );
}

function AddKey({ onFresh, onClose }: { onFresh: (fresh: Fresh) => void; onClose: () => void }) {
    const t = useText();
    const refresh = useRefresh();
    const form = useForm({
        initialValues: { name: "", kind: "api" as Key["kind"] },
        validate: { name: (v) => (v.trim() ? null : t("form.required")) },
    });
    const errors = useServerErrors(form);
    const submit = form.onSubmit(async ({ name, kind }) => {
        errors.clear();
        try {
            const made = await addKey(kind, name.trim());
            if (made.key) onFresh({ key: made.key, kind: made.kind, name: made.name });
            onClose();
            await refresh(["keys"]);
        } catch (error) {
            errors.take(error);
        }
    });
    return (
        <form onSubmit={submit} noValidate>
            <Stack gap={14}>
                <TextInput
                    data-autofocus
                    label={t("field.name")}
                    placeholder={t("settings.keys.name_example")}
                    autoComplete="off"
                    {...form.getInputProps("name")}
                />
                <SegmentedControl
                    aria-label={t("settings.keys.kind")}
                    data={[
                        { value: "api", label: t("settings.keys.kind_api") },
                        { value: "secret", label: t("settings.keys.kind_secret") },
                    ]}
                    {...form.getInputProps("kind")}
                />
                <p className="muted">{t(`settings.keys.about_${form.values.kind}`)}</p>
                <FormError>{errors.summary}</FormError>
                <Group justify="flex-end" gap={8}>
                    <Button variant="default" onClick={onClose}>
                        {t("action.cancel")}
                    </Button>
                    <Button type="submit" loading={form.submitting}>
                        {t("settings.keys.create")}
                    </Button>
                </Group>
            </Stack>
        </form>
    );
}

function Snippets({ apiKey }: { apiKey: string | undefined }) {
    const t = useText();
    const sees = useCan("debugger");
    const key = apiKey ?? t("settings.keys.placeholder");
    return (
        <Section
            title={t("settings.keys.snippets")}
            text={
                <>
                    {t("settings.keys.snippets_text")}{" "}
                    {sees && <Link to="/settings/debugger">{t("settings.keys.see_debugger")}</Link>}
                </>
            }
        >
            <Tabs defaultValue="curl" keepMounted={false}>
                <Tabs.List>
                    {snippetKinds.map((kind) => (
                        <Tabs.Tab key={kind} value={kind}>
                            {t(`settings.keys.snippet_${kind}`)}
                        </Tabs.Tab>
                    ))}
                </Tabs.List>
                {snippetKinds.map((kind) => {
                    const code = snippet(kind, window.location.origin, key);
                    return (
                        <Tabs.Panel key={kind} value={kind}>
                            <div className={css.codeBox}>
                                <pre className={css.code} tabIndex={0}>
                                    <code>{code}</code>
                                </pre>
                                <span className={css.codeCopy}>
                                    <CopyText value={code} label={t("settings.keys.copy_code")} />
                                </span>
                            </div>
                        </Tabs.Panel>
                    );
                })}
            </Tabs>
        </Section>
    );
}
