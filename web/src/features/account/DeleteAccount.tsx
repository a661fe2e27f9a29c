import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { deleteAccount, restoreAccount } from "~/api/queries/accounts";
import type { Account } from "~/api/types";
import { useText } from "~/i18n";
import { Confirm } from "~/kit/feedback/confirm";
import { useAct } from "~/shell/edit";

type Props = { account: Account; opened: boolean; onClose: () => void };

export default function DeleteAccount({ account, opened, onClose }: Props) {
    const t = useText();
    const act = useAct();
    const navigate = useNavigate();
    const [busy, setBusy] = useState(false);
    const run = async () => {
        setBusy(true);
        // The page is left first: live news of the deletion would make it ask for what is gone.
        await navigate({ to: "/accounts" });
        await act(deleteAccount(account.id), {
            done: t("account.deleted", { name: account.name }),
            undo: () => restoreAccount(account.id),
            refresh: ["accounts", "users"],
        });
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
