import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { deleteAccount, restoreAccount } from "~/api/queries/accounts";
import type { Account } from "~/api/types";
import { useText } from "~/i18n";
import { Confirm } from "~/kit/feedback/confirm";
import { useAct } from "~/shell/edit";

type Props = { account: Account; opened: boolean; onClose: () => void };

export function DeleteAccount({ account, opened, onClose }: Props) {
    const t = useText();
    const act = useAct();
    const navigate = useNavigate();
    const [busy, setBusy] = useState(false);
    const run = async () => {
        setBusy(true);
        const done = await act(deleteAccount(account.id), {
            done: t("account.deleted", { name: account.name }),
            undo: () => restoreAccount(account.id),
            // The account itself is gone: asking for it again would only fail.
            refresh: ["accounts", "users"],
        });
        setBusy(false);
        if (!done) return;
        onClose();
        await navigate({ to: "/accounts" });
    };
    return (
        <Confirm
            opened={opened}
            title={t("account.delete_title", { name: account.name })}
            action={t("account.delete")}
            danger
            busy={busy}
            typed={account.name}
            onClose={onClose}
            onConfirm={run}
        >
            {t("account.delete_text")}
        </Confirm>
    );
}
