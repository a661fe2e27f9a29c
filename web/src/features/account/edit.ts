import { useQueryClient } from "@tanstack/react-query";
import { ApiError } from "~/api/client";
import { accountQuery, patchAccount } from "~/api/queries/accounts";
import { undoChange } from "~/api/queries/settings";
import type { Account, AccountPatch } from "~/api/types";
import { useText } from "~/i18n";
import { toast, toastError } from "~/kit/feedback/toast";
import { customerKeys, useFailed, useRefresh } from "~/shell/edit";

/**
 * Saves one fact of an account: the cache first, then the server. The promise rejects with a
 * readable message, so that the field that was edited can show it.
 */
export function useSaveFact(account: Account) {
    const t = useText();
    const client = useQueryClient();
    const refresh = useRefresh();
    const failed = useFailed();
    const key = accountQuery(account.id).queryKey;
    return async (label: string, change: AccountPatch, shown?: Partial<Account>) => {
        const before = client.getQueryData(key);
        if (before && shown) client.setQueryData(key, { ...before, ...shown });
        try {
            const written = await patchAccount(account.id, { ...change, version: account.version });
            client.setQueryData(key, (old) => ({ ...old, ...written.data }));
            const set = written.changeSet;
            const undo = async () => {
                try {
                    if (set) await undoChange(set);
                    toast(t("toast.undone"));
                } catch (error) {
                    toastError(failed(error));
                }
                await refresh(customerKeys);
            };
            toast(
                t("account.saved", { label }),
                set ? { label: t("action.undo"), run: undo } : undefined,
            );
            await refresh(["accounts"]);
        } catch (error) {
            if (before) client.setQueryData(key, before);
            if (error instanceof ApiError && error.status === 409) await refresh(["account"]);
            throw new Error(failed(error));
        }
    };
}
