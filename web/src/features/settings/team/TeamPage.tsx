import {
    ActionIcon,
    Button,
    Group,
    Menu,
    Modal,
    Select,
    Stack,
    Tabs,
    TextInput,
} from "@mantine/core";
import { isEmail, isNotEmpty, useForm } from "@mantine/form";
import { IconCheck, IconDots, IconMinus, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
    inviteMember,
    mailReset,
    membersQuery,
    patchMember,
    profilesQuery,
    resendInvite,
} from "~/api/queries/team";
import type { Member, Profiles } from "~/api/types";
import { useText } from "~/i18n";
import { Gate } from "~/kit/feedback";
import { Confirm } from "~/kit/feedback/confirm";
import { toast } from "~/kit/feedback/toast";
import { FormError, useServerErrors } from "~/kit/forms";
import { Tag } from "~/kit/health";
import { Ago, Int } from "~/kit/table";
import { danger } from "~/kit/theme";
import { useAct, useRefresh } from "~/shell/edit";
import { profileLabel } from "~/shell/Sidebar";
import { useCan, useMe } from "~/shell/session";
import { List, Section, SettingsPage } from "../parts";
import css from "../settings.module.css";

export function TeamPage() {
    const t = useText();
    const manage = useCan("member_write");
    const [inviting, setInviting] = useState(false);
    const members = useQuery(membersQuery);
    const profiles = useQuery(profilesQuery);
    return (
        <SettingsPage
            title={t("settings.team.title")}
            text={t("settings.team.text")}
            actions={
                manage && (
                    <Button
                        leftSection={<IconPlus size={16} aria-hidden="true" />}
                        onClick={() => setInviting(true)}
                    >
                        {t("settings.team.invite")}
                    </Button>
                )
            }
        >
            <Tabs defaultValue="members" keepMounted={false}>
                <Tabs.List mb={14}>
                    <Tabs.Tab value="members">{t("settings.team.members")}</Tabs.Tab>
                    <Tabs.Tab value="profiles">{t("settings.team.profiles")}</Tabs.Tab>
                </Tabs.List>
                <Tabs.Panel value="members">
                    <Section flush>
                        <Gate query={members}>
                            {(data) => <Members rows={data.rows} profiles={profiles.data} />}
                        </Gate>
                    </Section>
                </Tabs.Panel>
                <Tabs.Panel value="profiles">
                    <Section flush>
                        <Gate query={profiles}>{(data) => <Matrix profiles={data} />}</Gate>
                    </Section>
                </Tabs.Panel>
            </Tabs>
            <Modal
                opened={inviting}
                onClose={() => setInviting(false)}
                title={t("settings.team.invite")}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                <Invite profiles={profiles.data} onClose={() => setInviting(false)} />
            </Modal>
        </SettingsPage>
    );
}

function Members({ rows, profiles }: { rows: Member[]; profiles: Profiles | undefined }) {
    const t = useText();
    const manage = useCan("member_write");
    return (
        <List
            name={t("settings.team.members")}
            rows={rows}
            rowKey={(m) => m.id}
            muted={(m) => m.status === "disabled"}
            columns={[
                {
                    id: "name",
                    label: t("field.name"),
                    cell: (m) => (
                        <span className={css.stackName}>
                            <b>{m.name || m.email}</b>
                            {m.name && <small>{m.email}</small>}
                        </span>
                    ),
                },
                {
                    id: "profile",
                    label: t("settings.team.profile"),
                    cell: (m) => profileLabel(t, m.profile),
                },
                {
                    id: "status",
                    label: t("field.status"),
                    cell: (m) => (
                        <Tag tone={m.status === "invited" ? "warn" : undefined}>
                            {t(`settings.team.status_${m.status}`)}
                        </Tag>
                    ),
                },
                {
                    id: "accounts",
                    label: t("nav.accounts"),
                    end: true,
                    cell: (m) => <Int value={m.accounts} />,
                },
                {
                    id: "seen",
                    label: t("settings.team.last_sign_in"),
                    cell: (m) => <Ago value={m.last_sign_in_at} />,
                },
                {
                    id: "actions",
                    label: t("action.actions"),
                    hidden: true,
                    end: true,
                    cell: (m) => manage && <Actions member={m} profiles={profiles} />,
                },
            ]}
        />
    );
}

function Actions({ member, profiles }: { member: Member; profiles: Profiles | undefined }) {
    const t = useText();
    const me = useMe();
    const act = useAct();
    const [disabling, setDisabling] = useState(false);
    const self = me.member.id === member.id;
    const name = member.name || member.email;
    const status = (value: Member["status"] | undefined) =>
        value === "invited" ? undefined : value;
    const patch = (change: Partial<Member>, done: string) => {
        const before: Partial<Member> = Object.fromEntries(
            Object.keys(change).map((key) => [key, member[key as keyof Member]]),
        );
        return act(
            patchMember(member.id, {
                ...change,
                status: status(change.status),
                version: member.version,
            }),
            {
                done,
                refresh: ["members"],
                undo: () => patchMember(member.id, { ...before, status: status(before.status) }),
            },
        );
    };
    const setStatus = async (status: "active" | "disabled") => {
        setDisabling(false);
        await patch({ status }, t(`settings.team.now_${status}`, { name }));
    };
    return (
        <>
            <Menu width={240}>
                <Menu.Target>
                    <ActionIcon size={28} aria-label={t("settings.team.actions_of", { name })}>
                        <IconDots size={16} />
                    </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                    <Menu.Label>{t("settings.team.profile")}</Menu.Label>
                    {(profiles?.profiles ?? []).map((p) => (
                        <Menu.Item
                            key={p.key}
                            disabled={self}
                            rightSection={
                                p.key === member.profile && (
                                    <IconCheck size={14} aria-hidden="true" />
                                )
                            }
                            onClick={() =>
                                p.key !== member.profile &&
                                patch(
                                    { profile: p.key },
                                    t("settings.team.profile_now", {
                                        name,
                                        profile: profileLabel(t, p.key),
                                    }),
                                )
                            }
                        >
                            {profileLabel(t, p.key)}
                        </Menu.Item>
                    ))}
                    <Menu.Divider />
                    <Menu.Item
                        rightSection={
                            member.export_allowed && <IconCheck size={14} aria-hidden="true" />
                        }
                        onClick={() =>
                            patch(
                                { export_allowed: !member.export_allowed },
                                t(
                                    member.export_allowed
                                        ? "settings.team.export_off"
                                        : "settings.team.export_on",
                                    { name },
                                ),
                            )
                        }
                    >
                        {t("settings.team.export")}
                    </Menu.Item>
                    {member.status === "invited" ? (
                        <Menu.Item
                            onClick={() =>
                                act(resendInvite(member.id), {
                                    done: t("settings.team.invited", { email: member.email }),
                                    refresh: ["members", "mails"],
                                    undo: null,
                                })
                            }
                        >
                            {t("settings.team.resend")}
                        </Menu.Item>
                    ) : (
                        <Menu.Item
                            disabled={member.status === "disabled"}
                            onClick={() =>
                                act(mailReset(member.id), {
                                    done: t("settings.team.reset_sent", { email: member.email }),
                                    refresh: ["mails"],
                                    undo: null,
                                })
                            }
                        >
                            {t("settings.team.reset")}
                        </Menu.Item>
                    )}
                    <Menu.Divider />
                    {member.status === "disabled" ? (
                        <Menu.Item onClick={() => setStatus("active")}>
                            {t("settings.team.enable")}
                        </Menu.Item>
                    ) : (
                        <Menu.Item
                            color={danger}
                            disabled={self}
                            onClick={() => setDisabling(true)}
                        >
                            {t("settings.team.disable")}
                        </Menu.Item>
                    )}
                </Menu.Dropdown>
            </Menu>
            <Confirm
                opened={disabling}
                title={t("settings.team.disable_title", { name })}
                action={t("settings.team.disable")}
                danger
                onClose={() => setDisabling(false)}
                onConfirm={() => setStatus("disabled")}
            >
                {t("settings.team.disable_text", { n: member.accounts ?? 0 })}
            </Confirm>
        </>
    );
}

function Invite({ profiles, onClose }: { profiles: Profiles | undefined; onClose: () => void }) {
    const t = useText();
    const refresh = useRefresh();
    const form = useForm({
        initialValues: {
            email: "",
            name: "",
            profile: "customer_success_manager" as Member["profile"],
        },
        validate: { email: isEmail(t("form.email")), profile: isNotEmpty(t("form.required")) },
    });
    const errors = useServerErrors(form);
    const submit = form.onSubmit(async (values) => {
        errors.clear();
        try {
            await inviteMember({ ...values, email: values.email.trim(), name: values.name.trim() });
            toast(t("settings.team.invited", { email: values.email }));
            onClose();
            await refresh(["members", "mails"]);
        } catch (error) {
            errors.take(error);
        }
    });
    return (
        <form onSubmit={submit} noValidate>
            <Stack gap={14}>
                <p className="muted">{t("settings.team.invite_text")}</p>
                <TextInput
                    data-autofocus
                    type="email"
                    label={t("field.email")}
                    autoComplete="off"
                    {...form.getInputProps("email")}
                />
                <TextInput
                    label={t("field.name")}
                    autoComplete="off"
                    {...form.getInputProps("name")}
                />
                <Select
                    label={t("settings.team.profile")}
                    data={(profiles?.profiles ?? []).map((p) => ({
                        value: p.key,
                        label: profileLabel(t, p.key),
                    }))}
                    {...form.getInputProps("profile")}
                />
                <FormError>{errors.summary}</FormError>
                <Group justify="flex-end" gap={8}>
                    <Button variant="default" onClick={onClose}>
                        {t("action.cancel")}
                    </Button>
                    <Button type="submit" loading={form.submitting}>
                        {t("settings.team.send_invite")}
                    </Button>
                </Group>
            </Stack>
        </form>
    );
}

function Matrix({ profiles }: { profiles: Profiles }) {
    const t = useText();
    return (
        <div className={css.matrix}>
            <List
                name={t("settings.team.profiles")}
                rows={profiles.permissions}
                rowKey={(p) => p.key}
                columns={[
                    {
                        id: "permission",
                        label: t("settings.team.permission"),
                        cell: (p) => (
                            <span className={css.stackName}>
                                <b>{p.label}</b>
                                <small>{p.description}</small>
                            </span>
                        ),
                    },
                    ...profiles.profiles.map((profile) => ({
                        id: profile.key,
                        label: profileLabel(t, profile.key),
                        width: 104,
                        cell: (p: Profiles["permissions"][number]) => (
                            <Allowed yes={profile.permissions.includes(p.key)} />
                        ),
                    })),
                ]}
            />
        </div>
    );
}

function Allowed({ yes }: { yes: boolean }) {
    const t = useText();
    return (
        <>
            {yes ? (
                <IconCheck size={16} color="var(--good)" aria-hidden="true" />
            ) : (
                <IconMinus size={16} color="var(--none)" aria-hidden="true" />
            )}
            <span className="sr">{t(yes ? "state.yes" : "state.no")}</span>
        </>
    );
}
