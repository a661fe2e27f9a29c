import { useBlocker } from "@tanstack/react-router";
import { lazy } from "react";
import { useText } from "~/i18n";
import { Late } from "~/kit/Late";

const Confirm = lazy(() => import("~/kit/feedback/confirm").then((m) => ({ default: m.Confirm })));

/** Asks before unsaved work is left, by a link, the browser's Back or closing the tab. */
export function Leaving({ dirty }: { dirty: boolean }) {
    const t = useText();
    const blocker = useBlocker({
        shouldBlockFn: () => dirty,
        enableBeforeUnload: () => dirty,
        withResolver: true,
    });
    const blocked = blocker.status === "blocked";
    return (
        <Late wanted={blocked}>
            <Confirm
                opened={blocked}
                title={t("leaving.title")}
                action={t("leaving.leave")}
                danger
                onClose={() => blocker.reset?.()}
                onConfirm={() => blocker.proceed?.()}
            >
                {t("leaving.text")}
            </Confirm>
        </Late>
    );
}
