import { ActionIcon, Skeleton } from "@mantine/core";
import { IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useText } from "~/i18n";
import css from "./forms.module.css";

const ManyInput = lazy(() => import("./ManyInput"));

type Props = {
    label: string;
    value: string[];
    shown: ReactNode;
    /** What can be chosen; without it any text can be typed. */
    choices?: string[];
    onSave: (value: string[]) => Promise<unknown>;
};

/** A fact with several values: becomes a field on click or Enter. Save keeps, Escape reverts. */
export function InlineMany({ label, value, shown, choices, onSave }: Props) {
    const t = useText();
    const [draft, setDraft] = useState<string[]>();
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<string>();
    const button = useRef<HTMLButtonElement>(null);
    const returning = useRef(false);
    useEffect(() => {
        if (draft || !returning.current) return;
        returning.current = false;
        button.current?.focus();
    }, [draft]);
    const stop = () => {
        returning.current = true;
        setError(undefined);
        setDraft(undefined);
    };
    if (!draft)
        return (
            <button
                ref={button}
                type="button"
                className={css.inline}
                onClick={() => setDraft(value)}
            >
                <span className="sr">{label}: </span>
                {shown}
                <span className="sr">{t("form.edit_fact")}</span>
                <IconPencil size={13} className={css.hint} aria-hidden="true" />
            </button>
        );
    const save = async () => {
        setBusy(true);
        try {
            await onSave(draft);
            stop();
        } catch (cause) {
            setError(cause instanceof Error ? cause.message : String(cause));
        } finally {
            setBusy(false);
        }
    };
    return (
        <form
            className={css.inlineForm}
            noValidate
            onSubmit={(e) => {
                e.preventDefault();
                void save();
            }}
            onKeyDown={(e) => {
                if (e.key !== "Escape") return;
                e.stopPropagation();
                stop();
            }}
        >
            <Suspense fallback={<Skeleton h={30} w={170} />}>
                <ManyInput
                    size="xs"
                    w={170}
                    aria-label={label}
                    value={draft}
                    onChange={setDraft}
                    error={error}
                    disabled={busy}
                    choices={choices}
                />
            </Suspense>
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
