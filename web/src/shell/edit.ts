/** Writes that act at once and offer Undo; and what to say when they fail. */
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { ApiError, type Written } from "~/api/client";
import { useText } from "~/i18n";
import { useErrorText } from "~/kit/feedback";
import { toast, toastError } from "~/kit/feedback/toast";
import { undoAndWatch } from "./work/watch";

type Options<T> = {
    done: string | ((written: T) => string);
    /** Queries to fetch again, by the first part of their key. */
    refresh: string[];
    /** Instead of the change set's undo; null: it cannot be undone. */
    undo?: (() => Promise<unknown>) | null;
};

/** First parts of the keys of everything that may show an account, a user or a subscription. */
export const customerKeys = [
    "accounts",
    "account-totals",
    "account",
    "account-usage",
    "users",
    "user-totals",
    "user",
    "user-usage",
    "subscriptions",
    "subscription-totals",
    "subscription",
    "subscription-history",
    "segment-counts",
];

export function useRefresh() {
    const client = useQueryClient();
    return (names: string[]) =>
        Promise.all(names.map((n) => client.invalidateQueries({ queryKey: [n] as QueryKey })));
}

export function useFailed() {
    const t = useText();
    const text = useErrorText();
    return (error: unknown): string => {
        if (error instanceof ApiError && error.status === 409 && error.code === "conflict") {
            const first = error.problem.errors?.[0];
            if (first) return t("error.conflict", { theirs: String(first.theirs ?? "—") });
        }
        if (error instanceof ApiError) {
            const [message] = Object.values(error.fields);
            if (message) return message;
        }
        return text(error);
    };
}

/** Runs a write; on success a toast with Undo, on failure a toast that says why. Never throws. */
export function useAct() {
    const t = useText();
    const refresh = useRefresh();
    const failed = useFailed();
    return async <T>(call: Promise<Written<T>>, options: Options<T>): Promise<T | undefined> => {
        try {
            const written = await call;
            const change = written.changeSet;
            const ofChange = change ? () => undoAndWatch(change) : undefined;
            const undo = options.undo === undefined ? ofChange : (options.undo ?? undefined);
            const take = async () => {
                try {
                    await undo?.();
                    toast(t("toast.undone"));
                } catch (error) {
                    toastError(failed(error));
                }
                await refresh(options.refresh);
            };
            const done =
                typeof options.done === "string" ? options.done : options.done(written.data);
            toast(done, undo && { label: t("action.undo"), run: take });
            await refresh(options.refresh);
            return written.data;
        } catch (error) {
            toastError(failed(error));
            await refresh(options.refresh);
            return undefined;
        }
    };
}
