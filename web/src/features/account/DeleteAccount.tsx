import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { deleteAccount, restoreAccount } from "~/api/queries/accounts";
import type { Account } from "~/api/types";
import { useText } from "~/i18n";
import { Confirm } from "~/kit/feedback/confirm";
import { customerKeys, useAct } from "~/shell/edit";
import { useCan } from "~/shell/session";
import css from "./account.module.css";

type Props = { account: Account; opened: boolean; onClose: () => void };

export function DeleteAccount({ account, opened, onClose }: Props) {
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

/** Stands over a deleted account, for who may still see it. */
export function Deleted({ account }: { account: Account }) {
    const t = useText();
    const act = useAct();
    const may = useCan("account_delete");
    return (
        <div className={css.gone} role="status">
            <span>{t("account.is_deleted")}</span>
            {may && (
                <Button
                    variant="default"
                    onClick={() =>
                        act(restoreAccount(account.id), {
                            done: t("account.restored", { name: account.name }),
                            refresh: customerKeys,
                        })
                    }
                >
                    {t("action.restore")}
                </Button>
            )}
        </div>
    );
}
