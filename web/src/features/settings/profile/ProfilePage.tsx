import { Button, PasswordInput, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { changePassword, endSession, patchMe, sessionsQuery } from "~/api/queries/session";
import type { Session } from "~/api/types";
import { useText } from "~/i18n";
import "~/i18n/door";
import { Gate, NoValue } from "~/kit/feedback";
import { toast } from "~/kit/feedback/toast";
import { FormError, useServerErrors } from "~/kit/forms";
import { Tag } from "~/kit/health";
import { Ago } from "~/kit/table";
import { useAct, useRefresh } from "~/shell/edit";
import { profileLabel } from "~/shell/Sidebar";
import { useMe } from "~/shell/session";
import { type Density, type Theme, usePreference } from "~/shell/theme";
import { List, Section, SettingsPage } from "../parts";
import css from "../settings.module.css";

export function ProfilePage() {
    const t = useText();
    const { member } = useMe();
    return (
        <SettingsPage
            title={t("settings.profile.title")}
            text={`${member.email} · ${profileLabel(t, member.profile)}`}
        >
            <NameForm />
            <Appearance />
            <PasswordForm />
            <Sessions />
        </SettingsPage>
    );
}

function NameForm() {
    const t = useText();
    const { member } = useMe();
    const refresh = useRefresh();
    const form = useForm({
        initialValues: { name: member.name },
        validate: { name: (v) => (v.trim() ? null : t("form.required")) },
    });
    const errors = useServerErrors(form);
    const submit = form.onSubmit(async ({ name }) => {
        errors.clear();
        try {
            await patchMe({ name: name.trim() });
            toast(t("settings.saved"));
            await refresh(["me", "members"]);
        } catch (error) {
            errors.take(error);
        }
    });
    return (
        <Section title={t("settings.profile.you")}>
            <form className={css.form} onSubmit={submit} noValidate>
                <TextInput
                    label={t("field.name")}
                    autoComplete="name"
                    {...form.getInputProps("name")}
                />
                <FormError>{errors.summary}</FormError>
                <div className={css.formFoot}>
                    <Button type="submit" loading={form.submitting}>
                        {t("action.save")}
                    </Button>
                </div>
            </form>
        </Section>
    );
}

function Choice({ label, children }: { label: string; children: (id: string) => ReactNode }) {
    const id = useId();
    return (
        <div>
            <p id={id} className="caption" style={{ marginBottom: 4 }}>
                {label}
            </p>
            {children(id)}
        </div>
    );
}

function Appearance() {
    const t = useText();
    const { member } = useMe();
    const prefer = usePreference();
    return (
        <Section title={t("settings.profile.appearance")}>
            <div className={css.form}>
                <Choice label={t("theme.title")}>
                    {(id) => (
                        <SegmentedControl
                            aria-labelledby={id}
                            value={member.theme}
                            onChange={(v) => prefer({ theme: v as Theme })}
                            data={(["system", "light", "dark"] as const).map((v) => ({
                                value: v,
                                label: t(`theme.${v}`),
                            }))}
                        />
                    )}
                </Choice>
                <Choice label={t("settings.profile.density")}>
                    {(id) => (
                        <SegmentedControl
                            aria-labelledby={id}
                            value={member.density}
                            onChange={(v) => prefer({ density: v as Density })}
                            data={(["comfortable", "compact"] as const).map((v) => ({
                                value: v,
                                label: t(`settings.profile.${v}`),
                            }))}
                        />
                    )}
                </Choice>
                <Switch
                    label={t("settings.profile.shortcuts")}
                    description={t("settings.profile.shortcuts_text")}
                    checked={member.shortcuts}
                    onChange={(e) => prefer({ shortcuts: e.currentTarget.checked })}
                />
            </div>
        </Section>
    );
}

function PasswordForm() {
    const t = useText();
    const refresh = useRefresh();
    const form = useForm({
        initialValues: { current: "", password: "" },
        validate: {
            current: (v) => (v ? null : t("form.required")),
            password: (v) => (v.length >= 10 ? null : t("set_password.rule", { n: 10 })),
        },
    });
    const errors = useServerErrors(form);
    const submit = form.onSubmit(async ({ current, password }) => {
        errors.clear();
        try {
            await changePassword(current, password);
            toast(t("settings.profile.password_saved"));
            form.reset();
            await refresh(["me"]);
        } catch (error) {
            errors.take(error);
        }
    });
    return (
        <Section title={t("settings.profile.password")}>
            <form className={css.form} onSubmit={submit} noValidate>
                <PasswordInput
                    label={t("settings.profile.current")}
                    autoComplete="current-password"
                    {...form.getInputProps("current")}
                />
                <PasswordInput
                    label={t("set_password.password")}
                    description={t("set_password.rule", { n: 10 })}
                    autoComplete="new-password"
                    {...form.getInputProps("password")}
                />
                <FormError>{errors.summary}</FormError>
                <div className={css.formFoot}>
                    <Button type="submit" loading={form.submitting}>
                        {t("settings.profile.change_password")}
                    </Button>
                </div>
            </form>
        </Section>
    );
}

/** "Firefox on Linux" from a user agent; the agent itself when nothing is recognised. */
export function browserName(agent: string | null): string | undefined {
    if (!agent) return undefined;
    const browser = /Edg\//.test(agent)
        ? "Edge"
        : /OPR\//.test(agent)
          ? "Opera"
          : /Firefox\//.test(agent)
            ? "Firefox"
            : /Chrome\//.test(agent)
              ? "Chrome"
              : /Safari\//.test(agent)
                ? "Safari"
                : undefined;
    const system = ["Windows", "Android", "iPhone", "iPad", "Mac OS X", "Linux"].find((s) =>
        agent.includes(s),
    );
    if (!browser) return agent;
    return system ? `${browser}, ${system.replace("Mac OS X", "macOS")}` : browser;
}

function Sessions() {
    const t = useText();
    const act = useAct();
    const query = useQuery(sessionsQuery);
    const end = (row: Session) =>
        act(endSession(row.id), { done: t("settings.profile.ended"), refresh: ["me"] });
    return (
        <Section
            flush
            title={t("settings.profile.sessions")}
            text={t("settings.profile.sessions_text")}
        >
            <Gate query={query}>
                {(data) => (
                    <List
                        name={t("settings.profile.sessions")}
                        rows={data.rows}
                        rowKey={(s) => s.id}
                        columns={[
                            {
                                id: "browser",
                                label: t("settings.profile.browser"),
                                cell: (s) => (
                                    <span title={s.user_agent ?? undefined}>
                                        {browserName(s.user_agent) ?? <NoValue />}{" "}
                                        {s.current && (
                                            <Tag tone="accent">
                                                {t("settings.profile.this_one")}
                                            </Tag>
                                        )}
                                    </span>
                                ),
                            },
                            {
                                id: "address",
                                label: t("settings.profile.address"),
                                cell: (s) => s.address ?? <NoValue />,
                            },
                            {
                                id: "since",
                                label: t("settings.profile.since"),
                                cell: (s) => <Ago value={s.created_at} />,
                            },
                            {
                                id: "seen",
                                label: t("settings.profile.seen"),
                                cell: (s) => <Ago value={s.last_seen_at} />,
                            },
                            {
                                id: "end",
                                label: t("action.actions"),
                                hidden: true,
                                end: true,
                                cell: (s) =>
                                    !s.current && (
                                        <Button
                                            variant="subtle"
                                            size="compact-sm"
                                            onClick={() => end(s)}
                                        >
                                            {t("settings.profile.end")}
                                        </Button>
                                    ),
                            },
                        ]}
                    />
                )}
            </Gate>
        </Section>
    );
}
