/** Toasts: bottom right, six seconds, paused while hovered. Undo also answers Ctrl+Z. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { messages } from "~/i18n";
import css from "./feedback.module.css";

type Undo = { label: string; run: () => unknown };
type Link = Undo;
let lastUndo: { id: string; run: () => unknown } | undefined;

export const toastLife = 6000;
const closeButtonProps = { "aria-label": messages.action.close };

/** With an offer to undo it, and one to see more of it. */
export function toast(message: string, undo?: Undo, link?: Link): void {
    const id = crypto.randomUUID();
    const run = () => {
        notifications.hide(id);
        if (lastUndo?.id === id) lastUndo = undefined;
        undo?.run();
    };
    if (undo) lastUndo = { id, run };
    notifications.show({
        id,
        role: "status",
        withBorder: false,
        closeButtonProps,
        autoClose: toastLife,
        onClose: () => {
            if (lastUndo?.id === id) lastUndo = undefined;
        },
        message: (
            <span className={css.toast}>
                <span>{message}</span>
                {link && (
                    <Button
                        variant="light"
                        size="compact-xs"
                        onClick={() => {
                            notifications.hide(id);
                            link.run();
                        }}
                    >
                        {link.label}
                    </Button>
                )}
                {undo && (
                    <Button variant="light" size="compact-xs" onClick={run}>
                        {undo.label}
                    </Button>
                )}
            </span>
        ),
    });
}

export function toastError(message: string): void {
    notifications.show({
        role: "alert",
        color: "red",
        autoClose: 10_000,
        closeButtonProps,
        message,
    });
}

/** Ctrl+Z: runs the newest offer of Undo that still stands. */
export function undoLast(): boolean {
    if (!lastUndo) return false;
    lastUndo.run();
    return true;
}
