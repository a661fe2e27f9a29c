import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "~/i18n";

type Props = { value: string; label: string; width?: number; onChange: (value: string) => void };

/** Search text that waits for a pause in typing before it reports. */
export function SearchBox({ value, label, width = 230, onChange }: Props) {
    const t = useText();
    const [text, setText] = useState(value);
    const reported = useRef(value);
    const report = useRef(onChange);
    report.current = onChange;
    useEffect(() => {
        if (value !== reported.current) {
            reported.current = value;
            setText(value);
        }
    }, [value]);
    useEffect(() => {
        if (text === reported.current) return;
        const timer = setTimeout(() => {
            reported.current = text;
            report.current(text);
        }, 220);
        return () => clearTimeout(timer);
    }, [text]);
    return (
        <TextInput
            w={width}
            type="search"
            aria-label={label}
            placeholder={label}
            value={text}
            onChange={(e) => setText(e.currentTarget.value)}
            onKeyDown={(e) => {
                if (e.key === "Escape" && text) {
                    e.stopPropagation();
                    setText("");
                }
            }}
            leftSection={<IconSearch size={15} aria-hidden="true" />}
            rightSection={
                text ? (
                    <CloseButton
                        size={22}
                        aria-label={t("action.clear_search")}
                        onClick={() => setText("")}
                    />
                ) : null
            }
        />
    );
}
