import { Button } from "@mantine/core";
import { restoreAccount } from "~/api/queries/accounts";
import type { Account } from "~/api/types";
import { useText } from "~/i18n";
import { customerKeys, useAct } from "~/shell/edit";
import { useCan } from "~/shell/session";
import css from "./account.module.css";

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
