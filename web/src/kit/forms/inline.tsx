/** What the facts that become a field in place share: the button, the form around the field, and the
 * way from one to the other and back. */
import { ActionIcon } from "@mantine/core";
import { IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "~/i18n";
import css from "./forms.module.css";

/** Editing a fact: begins, is kept by `save` (an error stays beside the field), or is given up; the
 * focus then returns to the button. */
export function useInline() {
    const [editing, setEditing] = useState(false);
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<string>();
    const button = useRef<HTMLButtonElement>(null);
    const returning = useRef(false);
    useEffect(() => {
        if (editing || !returning.current) return;
        returning.current = false;
        button.current?.focus();
    }, [editing]);
    const start = () => {
        setError(undefined);
        setEditing(true);
    };
    const stop = () => {
        returning.current = true;
        setEditing(false);
    };
    const save = async (work: () => Promise<unknown>) => {
        setBusy(true);
        try {
            await work();
            stop();
        } catch (cause) {
            setError(cause instanceof Error ? cause.message : String(cause));
        } finally {
            setBusy(false);
        }
    };
    return { editing, busy, error, setError, button, start, stop, save };
}
export type Inline = ReturnType<typeof useInline>;

/** The fact as it is read; a click or Enter edits it. */
export function InlineButton(props: {
    inline: Inline;
    label: string;
    shown: ReactNode;
    onStart: () => void;
}) {
    const t = useText();
    return (
        <button
            ref={props.inline.button}
            type="button"
            className={css.inline}
            onClick={props.onStart}
        >
            <span className="sr">{props.label}: </span>
            {props.shown}
            <span className="sr">{t("form.edit_fact")}</span>
            <IconPencil size={13} className={css.hint} aria-hidden="true" />
        </button>
    );
}

/** The field with its two buttons; Enter saves, Escape reverts. */
export function InlineForm(props: { inline: Inline; onSave: () => void; children: ReactNode }) {
    const t = useText();
    const { busy, stop } = props.inline;
    return (
        <form
            className={css.inlineForm}
            noValidate
            onSubmit={(e) => {
                e.preventDefault();
                props.onSave();
            }}
            onKeyDown={(e) => {
                if (e.key !== "Escape") return;
                e.stopPropagation();
                stop();
            }}
        >
            {props.children}
            <ActionIcon
                type="submit"
                size={28}
                variant="filled"
                color="indigo"
                loading={busy}
                aria-label={t("action.save")}
            >
                <IconCheck size={15} />
            </ActionIcon>
            <ActionIcon size={28} variant="default" onClick={stop} aria-label={t("action.cancel")}>
                <IconX size={15} />
            </ActionIcon>
        </form>
    );
}
