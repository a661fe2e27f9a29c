/** The pages before the door: sign in, forgotten password, set a password. */
import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import { askReset, meQuery, resetQuery, setPassword, signIn } from "~/api/queries/session";
import { type TextOf, useText } from "~/i18n";
import "~/i18n/door";
import { Loading, useErrorText } from "~/kit/feedback";
import { FormError } from "~/kit/forms";
import css from "./shell.module.css";

function DoorPage({
    title,
    text,
    children,
}: {
    title: string;
    text?: string;
    children: ReactNode;
}) {
    const t = useText();
    useEffect(() => {
        document.title = t("app.tab", { page: title });
    }, [title, t]);
    return (
        <main className={css.door}>
            <div className={`card ${css.doorCard}`}>
                <div className={css.doorBrand}>
                    <span className={css.mark} aria-hidden="true">
                        M
                    </span>
                    {t("app.name")}
                </div>
                <h1 className={css.doorTitle}>{title}</h1>
                <p className={css.doorText}>{text}</p>
                {children}
            </div>
        </main>
    );
}

function useSubmit(run: () => Promise<unknown>) {
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<unknown>();
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            await run();
        } catch (cause) {
            setError(cause);
        } finally {
            setBusy(false);
        }
    };
    return { busy, error, submit };
}

/** Only paths of this page: a pasted link must not lead anywhere else. */
export function safeNext(next: string | undefined): string {
    return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

const signInRoute = getRouteApi("/sign-in");

export function SignIn() {
    const t = useText();
    const client = useQueryClient();
    const navigate = useNavigate();
    const { next } = signInRoute.useSearch();
    const text = useErrorText();
    const [email, setEmail] = useState("");
    const [password, setPassword] = useState("");
    const { busy, error, submit } = useSubmit(async () => {
        const me = await signIn(email, password);
        client.clear();
        client.setQueryData(meQuery.queryKey, me);
        await navigate({ to: safeNext(next), replace: true });
    });
    return (
        <DoorPage title={t("sign_in.title")} text={t("sign_in.text")}>
            <form onSubmit={submit}>
                <Stack gap={14}>
                    <TextInput
                        label={t("sign_in.email")}
                        type="email"
                        name="email"
                        autoComplete="username"
                        required
                        withAsterisk={false}
                        autoFocus
                        value={email}
                        onChange={(e) => setEmail(e.currentTarget.value)}
                    />
                    <PasswordInput
                        label={t("sign_in.password")}
                        name="password"
                        autoComplete="current-password"
                        required
                        withAsterisk={false}
                        value={password}
                        onChange={(e) => setPassword(e.currentTarget.value)}
                    />
                    <FormError>{error ? signInError(t, text, error) : undefined}</FormError>
                    <Button type="submit" fullWidth loading={busy}>
                        {t("sign_in.action")}
                    </Button>
                    <Link to="/forgot-password">{t("sign_in.forgot")}</Link>
                </Stack>
            </form>
        </DoorPage>
    );
}

function signInError(t: TextOf, text: (e: unknown) => string, error: unknown): string {
    if (error instanceof ApiError && error.status === 401) return t("sign_in.wrong");
    if (error instanceof ApiError && error.code === "locked_out") {
        const minutes = Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60));
        return t("sign_in.locked", { minutes });
    }
    return text(error);
}

export function ForgotPassword() {
    const t = useText();
    const text = useErrorText();
    const [email, setEmail] = useState("");
    const [sent, setSent] = useState(false);
    const { busy, error, submit } = useSubmit(async () => {
        await askReset(email);
        setSent(true);
    });
    if (sent)
        return (
            <DoorPage title={t("forgot.sent_title")} text={t("forgot.sent_text", { email })}>
                <Link to="/sign-in">{t("forgot.back")}</Link>
            </DoorPage>
        );
    return (
        <DoorPage title={t("forgot.title")} text={t("forgot.text")}>
            <form onSubmit={submit}>
                <Stack gap={14}>
                    <TextInput
                        label={t("sign_in.email")}
                        type="email"
                        autoComplete="username"
                        required
                        withAsterisk={false}
                        value={email}
                        onChange={(e) => setEmail(e.currentTarget.value)}
                    />
                    <FormError>{error ? text(error) : undefined}</FormError>
                    <Button type="submit" fullWidth loading={busy}>
                        {t("forgot.action")}
                    </Button>
                    <Link to="/sign-in">{t("forgot.back")}</Link>
                </Stack>
            </form>
        </DoorPage>
    );
}

const setPasswordRoute = getRouteApi("/set-password");

export const shortestPassword = 10;

export function SetPassword() {
    const t = useText();
    const { token = "" } = setPasswordRoute.useSearch();
    const query = useQuery({ ...resetQuery(token), enabled: token !== "" });
    if (query.isPending && token)
        return (
            <DoorPage title={t("set_password.title")}>
                <Loading lines={2} />
            </DoorPage>
        );
    if (!query.data)
        return (
            <DoorPage title={t("set_password.bad_title")} text={t("set_password.bad_text")}>
                <Link to="/forgot-password">{t("set_password.ask_again")}</Link>
            </DoorPage>
        );
    return <SetPasswordForm token={token} about={query.data} />;
}

type About = { email: string; kind: string; name?: string | null };

function SetPasswordForm({ token, about }: { token: string; about: About }) {
    const t = useText();
    const text = useErrorText();
    const client = useQueryClient();
    const navigate = useNavigate();
    const invited = about.kind === "invitation";
    const [name, setName] = useState(about.name ?? "");
    const [password, setText] = useState("");
    const [short, setShort] = useState(false);
    const { busy, error, submit } = useSubmit(async () => {
        setShort(password.length < shortestPassword);
        if (password.length < shortestPassword) return;
        const me = await setPassword(token, password, invited ? name.trim() : undefined);
        client.clear();
        client.setQueryData(meQuery.queryKey, me);
        await navigate({ to: "/", replace: true });
    });
    return (
        <DoorPage
            title={invited ? t("set_password.welcome") : t("set_password.title")}
            text={t("set_password.text", { email: about.email })}
        >
            <form onSubmit={submit}>
                <Stack gap={14}>
                    <input
                        type="hidden"
                        name="username"
                        autoComplete="username"
                        value={about.email}
                        readOnly
                    />
                    {invited && (
                        <TextInput
                            label={t("set_password.name")}
                            autoComplete="name"
                            required
                            withAsterisk={false}
                            value={name}
                            onChange={(e) => setName(e.currentTarget.value)}
                        />
                    )}
                    <PasswordInput
                        label={t("set_password.password")}
                        description={t("set_password.rule", { n: shortestPassword })}
                        autoComplete="new-password"
                        required
                        withAsterisk={false}
                        value={password}
                        error={short ? t("set_password.rule", { n: shortestPassword }) : undefined}
                        onChange={(e) => setText(e.currentTarget.value)}
                    />
                    <FormError>{error ? text(error) : undefined}</FormError>
                    <Button type="submit" fullWidth loading={busy}>
                        {t("set_password.action")}
                    </Button>
                </Stack>
            </form>
        </DoorPage>
    );
}
