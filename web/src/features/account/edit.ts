import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "~/api/client";
import { accountQuery, patchAccount } from "~/api/queries/accounts";
import { undoChange } from "~/api/queries/settings";
import { membersQuery } from "~/api/queries/team";
import type { Account, AccountPatch } from "~/api/types";
import { useText } from "~/i18n";
import { toast, toastError } from "~/kit/feedback/toast";
import type { Choice } from "~/kit/forms";
import { useSaved } from "~/shell/decide";
import { customerKeys, useFailed, useRefresh } from "~/shell/edit";
import { useCan, useMe } from "~/shell/session";

/** Whom this member may give a team role: everybody, or only themselves. */
export function useAssignable(editable: boolean): Choice[] {
    const { member } = useMe();
    const all = useCan("account_assign");
    const readsTeam = useCan("member_read");
    const { data } = useQuery({ ...membersQuery, enabled: editable && readsTeam });
    if (!all || !data) return [{ value: String(member.id), label: member.name }];
    return data.rows
        .filter((m) => m.status !== "disabled")
        .map((m) => ({ value: String(m.id), label: m.name || m.email }));
}

/**
 * Saves one fact of an account: the cache first, then the server. The promise rejects with a
 * readable message, so that the field that was edited can show it.
 */
export function useSaveFact(account: Account) {
    const t = useText();
    const client = useQueryClient();
    const refresh = useRefresh();
    const failed = useFailed();
    const saved = useSaved();
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
                saved(label, change, written.data),
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
