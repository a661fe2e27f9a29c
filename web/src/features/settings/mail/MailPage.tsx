import { Button, Drawer, Group, Stack, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import {
    mailQuery,
    mailsQuery,
    retryMail,
    sendTestMail,
    settingsQuery,
} from "~/api/queries/settings";
import type { Mail } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate, NoValue } from "~/kit/feedback";
import { HealthPill, type HealthState } from "~/kit/health";
import { Ago } from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import { useAct } from "~/shell/edit";
import { useCan, useMe } from "~/shell/session";
import { List, Section, SettingsPage } from "../parts";
import { isMailSetting, SettingsForm } from "../SettingsForm";
import css from "../settings.module.css";

const route = getRouteApi("/shell/settings/mail");

const states: Record<Mail["status"], HealthState> = {
    sent: "good",
    queued: "average",
    failed: "poor",
    kept: "none",
};

export function MailPage() {
    const t = useText();
    const mayWrite = useCan("workspace_write");
    const settings = useQuery({ ...settingsQuery, enabled: mayWrite });
    const { mail } = route.useSearch();
    const navigate = useNavigate();
    const open = (id: number | undefined) =>
        navigate({ to: "/settings/mail", search: { mail: id } });
    const rows = settings.data?.rows;
    const host = rows?.find((r) => r.key === "smtp_host");
    return (
        <SettingsPage title={t("settings.mail.title")} text={t("settings.mail.text")}>
            {host && !host.value && (
                <p className={css.banner} role="note">
                    {t("settings.mail.no_smtp")}
                </p>
            )}
            <Outbox onOpen={open} />
            {mayWrite && (
                <Gate query={settings}>
                    {(data) => (
                        <SettingsForm
                            title={t("settings.mail.server")}
                            rows={data.rows.filter(isMailSetting)}
                        />
                    )}
                </Gate>
            )}
            {mayWrite && <TestMail />}
            <Drawer
                opened={mail !== undefined}
                onClose={() => open(undefined)}
                title={t("settings.mail.mail")}
                size={560}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                {mail !== undefined && <OneMail id={mail} />}
            </Drawer>
        </SettingsPage>
    );
}

function StatusPill({ status }: { status: Mail["status"] }) {
    const t = useText();
    return <HealthPill state={states[status]} label={t(`settings.mail.status_${status}`)} />;
}

function Outbox({ onOpen }: { onOpen: (id: number) => void }) {
    const t = useText();
    const query = useInfiniteQuery(mailsQuery());
    return (
        <Section flush title={t("settings.mail.outbox")} text={t("settings.mail.outbox_text")}>
            <Gate query={query}>
                {(data) => (
                    <List
                        name={t("settings.mail.outbox")}
                        rows={data.pages.flatMap((p) => p.rows)}
                        rowKey={(m) => m.id}
                        empty={
                            <Empty
                                icon={<IconMail size={22} stroke={1.6} aria-hidden="true" />}
                                title={t("settings.mail.none")}
                            >
                                {t("settings.mail.none_text")}
                            </Empty>
                        }
                        columns={[
                            {
                                id: "subject",
                                label: t("settings.mail.subject"),
                                cell: (m) => (
                                    <button
                                        type="button"
                                        className="linkish ellipsis"
                                        style={{ maxWidth: 320 }}
                                        onClick={() => onOpen(m.id)}
                                    >
                                        {m.subject}
                                    </button>
                                ),
                            },
                            {
                                id: "to",
                                label: t("settings.mail.to"),
                                cell: (m) => m.to,
                            },
                            {
                                id: "status",
                                label: t("field.status"),
                                cell: (m) => <StatusPill status={m.status} />,
                            },
                            {
                                id: "created",
                                label: t("settings.mail.created"),
                                cell: (m) => <Ago value={m.created_at} />,
                            },
                            {
                                id: "sent",
                                label: t("settings.mail.sent"),
                                cell: (m) => <Ago value={m.sent_at} />,
                            },
                        ]}
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
    );
}

function TestMail() {
    const t = useText();
    const { member } = useMe();
    const act = useAct();
    const [to, setTo] = useState(member.email);
    const [busy, setBusy] = useState(false);
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        await act(sendTestMail(to), {
            done: t("settings.mail.test_sent", { to }),
            refresh: ["mails"],
        });
        setBusy(false);
    };
    return (
        <Section title={t("settings.mail.test")} text={t("settings.mail.test_text")}>
            <form onSubmit={submit}>
                <Group gap={8} align="flex-end">
                    <TextInput
                        w={280}
                        type="email"
                        required
                        withAsterisk={false}
                        label={t("settings.mail.to")}
                        value={to}
                        onChange={(e) => setTo(e.currentTarget.value)}
                    />
                    <Button type="submit" variant="default" loading={busy}>
                        {t("settings.mail.test_action")}
                    </Button>
                </Group>
            </form>
        </Section>
    );
}

function OneMail({ id }: { id: number }) {
    const query = useQuery(mailQuery(id));
    return <Gate query={query}>{(mail) => <MailBody mail={mail} />}</Gate>;
}

const address = /https?:\/\/[^\s<>"]+/g;

/** Plain text of a mail with its links clickable. */
function Linked({ text }: { text: string }) {
    const parts: React.ReactNode[] = [];
    let at = 0;
    for (const match of text.matchAll(address)) {
        parts.push(text.slice(at, match.index));
        parts.push(
            <a key={match.index} href={match[0]} target="_blank" rel="noreferrer">
                {match[0]}
            </a>,
        );
        at = match.index + match[0].length;
    }
    parts.push(text.slice(at));
    return <>{parts}</>;
}

function MailBody({ mail }: { mail: Mail }) {
    const t = useText();
    const f = useFormat();
    const act = useAct();
    return (
        <Stack gap={14}>
            <h3 className="section-title">{mail.subject}</h3>
            <Group gap={12}>
                <StatusPill status={mail.status} />
                <span className="muted">{mail.to}</span>
                <span className="muted">{f.instant(mail.created_at)}</span>
            </Group>
            {mail.error && <p className={css.banner}>{mail.error}</p>}
            {mail.text ? (
                <pre className={css.pre} tabIndex={0}>
                    <Linked text={mail.text} />
                </pre>
            ) : (
                <NoValue />
            )}
            {mail.status !== "sent" && (
                <Group>
                    <Button
                        variant="default"
                        onClick={() =>
                            act(retryMail(mail.id), {
                                done: t("settings.mail.retried"),
                                refresh: ["mails", "mail"],
                            })
                        }
                    >
                        {t("settings.mail.retry")}
                    </Button>
                </Group>
            )}
        </Stack>
    );
}
