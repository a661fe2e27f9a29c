import { Menu, TextInput } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useText } from "~/i18n";
import { NoValue } from "../feedback";
import css from "./forms.module.css";
import { InlineButton, InlineForm, useInline } from "./inline";

type TextProps = {
    label: string;
    value: string | null | undefined;
    /** What is shown instead of the bare value. */
    shown?: ReactNode;
    locked?: string;
    editable: boolean;
    type?: "text" | "email" | "tel" | "number" | "url" | "date";
    required?: boolean;
    width?: number;
    onSave: (value: string | null) => Promise<unknown>;
};

/** A fact that becomes a field on click or Enter. Enter saves, Escape reverts. */
export function InlineText(props: TextProps) {
    const { label, value, editable } = props;
    const t = useText();
    const inline = useInline();
    const [text, setText] = useState(value ?? "");
    const shown = props.shown ?? (value ? <span className="ellipsis">{value}</span> : <NoValue />);
    if (!editable) return <span className={css.fact}>{shown}</span>;
    const start = () => {
        setText(value ?? "");
        inline.start();
    };
    const save = () => {
        const next = text.trim();
        if (next === (value ?? "")) return inline.stop();
        if (!next && props.required) return inline.setError(t("form.required"));
        void inline.save(() => props.onSave(next || null));
    };
    if (!inline.editing)
        return <InlineButton inline={inline} label={label} shown={shown} onStart={start} />;
    return (
        <InlineForm inline={inline} onSave={save}>
            <TextInput
                autoFocus
                w={props.width ?? 200}
                type={props.type ?? "text"}
                step={props.type === "number" ? "any" : undefined}
                aria-label={label}
                value={text}
                error={inline.error}
                disabled={inline.busy}
                onChange={(e) => setText(e.currentTarget.value)}
                onFocus={(e) => e.currentTarget.select()}
            />
        </InlineForm>
    );
}

export type Choice = { value: string; label: string };
type ChoiceProps = {
    label: string;
    value: string | null | undefined;
    shown?: ReactNode;
    choices: Choice[];
    editable: boolean;
    /** Wording of "no value", where that may be chosen. */
    none?: string;
    onSave: (value: string | null) => Promise<unknown>;
    onOpen?: () => void;
};

/** A fact with a short list of values: a menu that saves at once. */
export function InlineChoice(props: ChoiceProps) {
    const { label, value, choices, editable } = props;
    const t = useText();
    const current = choices.find((c) => c.value === value)?.label ?? value;
    const shown =
        props.shown ?? (current ? <span className="ellipsis">{current}</span> : <NoValue />);
    if (!editable) return <span className={css.fact}>{shown}</span>;
    const pick = (next: string | null) => {
        if (next !== (value ?? null)) props.onSave(next).catch(() => {});
    };
    return (
        <Menu position="bottom-start" onOpen={props.onOpen}>
            <Menu.Target>
                <button type="button" className={css.inline}>
                    <span className="sr">{label}: </span>
                    {shown}
                    <span className="sr">{t("form.edit_fact")}</span>
                    <IconChevronDown size={13} className={css.always} aria-hidden="true" />
                </button>
            </Menu.Target>
            <Menu.Dropdown className={css.choices}>
                {choices.map((c) => (
                    <Menu.Item
                        key={c.value}
                        onClick={() => pick(c.value)}
                        rightSection={
                            c.value === value ? <IconCheck size={14} aria-hidden="true" /> : null
                        }
                    >
                        {c.label}
                    </Menu.Item>
                ))}
                {props.none && value && (
                    <>
                        <Menu.Divider />
                        <Menu.Item onClick={() => pick(null)}>{props.none}</Menu.Item>
                    </>
                )}
            </Menu.Dropdown>
        </Menu>
    );
}
