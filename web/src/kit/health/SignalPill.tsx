/** A health pill that explains itself in a popover when it is pressed. */
import { Popover } from "@mantine/core";
import { lazy, Suspense, useRef, useState } from "react";
import { useText } from "~/i18n";
import { Loading } from "../feedback";
import { HealthPill, type HealthState } from ".";
import css from "./health.module.css";
import type { SignalKey } from "./signals";

const Explanation = lazy(() => import("./Explanation"));

type Props = {
    account: number;
    signal: SignalKey;
    state: HealthState;
    /** A day that is over; without, now. */
    day?: string;
};

export function SignalPill({ account, signal, state, day }: Props) {
    const t = useText();
    const [opened, setOpened] = useState(false);
    const button = useRef<HTMLButtonElement>(null);
    const close = () => {
        setOpened(false);
        button.current?.focus();
    };
    const pill = (
        <button
            ref={button}
            type="button"
            className={css.press}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={(e) => {
                e.stopPropagation();
                setOpened(!opened);
            }}
        >
            <span className="sr">{t(`health.${signal}`)}: </span>
            <HealthPill state={state} />
            <span className="sr">{t("health.explain")}</span>
        </button>
    );
    if (!opened) return pill;
    return (
        <Popover
            opened
            onChange={(open) => !open && setOpened(false)}
            position="bottom-start"
            width="min(420px, calc(100vw - 32px))"
            withinPortal={false}
            floatingStrategy="fixed"
            closeOnEscape={false}
            trapFocus
        >
            <Popover.Target>{pill}</Popover.Target>
            <Popover.Dropdown
                className={css.explanation}
                aria-label={t("health.explanation", { signal: t(`health.${signal}`) })}
                onClick={(e) => e.stopPropagation()}
                onKeyDown={(e) => {
                    if (e.key !== "Tab") e.stopPropagation();
                    if (e.key === "Escape") close();
                }}
            >
                <Suspense fallback={<Loading lines={4} />}>
                    <Explanation account={account} signal={signal} day={day} onClose={close} />
                </Suspense>
            </Popover.Dropdown>
        </Popover>
    );
}
