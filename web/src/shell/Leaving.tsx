import { useBlocker } from "@tanstack/react-router";
import { useText } from "~/i18n";
import { Confirm } from "~/kit/feedback/confirm";

/** Asks before unsaved work is left, by a link, the browser's Back or closing the tab. */
export function Leaving({ dirty }: { dirty: boolean }) {
    const t = useText();
    const blocker = useBlocker({
        shouldBlockFn: () => dirty,
        enableBeforeUnload: () => dirty,
        withResolver: true,
    });
    return (
        <Confirm
            opened={blocker.status === "blocked"}
            title={t("leaving.title")}
            action={t("leaving.leave")}
            danger
            onClose={() => blocker.reset?.()}
            onConfirm={() => blocker.proceed?.()}
        >
            {t("leaving.text")}
        </Confirm>
    );
}
