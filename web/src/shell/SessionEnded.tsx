import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { meQuery, signIn } from "~/api/queries/session";
import { useText } from "~/i18n";
import "~/i18n/door";
import { useErrorText } from "~/kit/feedback";
import { FormError } from "~/kit/forms";
import { useMe } from "./session";

type Props = { opened: boolean; onBack: () => void; onLeave: () => void };

/** The session is over, the work on the page is not: signing in again goes on where it stopped. */
export default function SessionEnded({ opened, onBack, onLeave }: Props) {
    const t = useText();
    const { member } = useMe();
    const client = useQueryClient();
    const text = useErrorText();
    const [password, setPassword] = useState("");
    const [error, setError] = useState<string>();
    const [busy, setBusy] = useState(false);
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            client.setQueryData(meQuery.queryKey, await signIn(member.email, password));
            setPassword("");
            onBack();
            await client.invalidateQueries();
        } catch (cause) {
            setError(text(cause));
        } finally {
            setBusy(false);
        }
    };
    return (
        <Modal
            opened={opened}
            onClose={() => {}}
            withCloseButton={false}
            closeOnClickOutside={false}
            closeOnEscape={false}
            title={t("session.ended")}
        >
            <form onSubmit={submit}>
                <Stack gap={14}>
                    <p className="muted">{t("session.again", { email: member.email })}</p>
                    <PasswordInput
                        data-autofocus
                        label={t("sign_in.password")}
                        autoComplete="current-password"
                        value={password}
                        onChange={(e) => setPassword(e.currentTarget.value)}
                    />
                    <FormError>{error}</FormError>
                    <Group justify="flex-end" gap={8}>
                        <Button variant="default" onClick={onLeave}>
                            {t("session.other")}
                        </Button>
                        <Button type="submit" loading={busy}>
                            {t("sign_in.action")}
                        </Button>
                    </Group>
                </Stack>
            </form>
        </Modal>
    );
}
