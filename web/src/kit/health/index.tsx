import { useText } from "~/i18n";
import css from "./health.module.css";

export type HealthState = "good" | "average" | "poor" | "none";

/** Shape carries the state as well as colour: filled circle, half ring, diamond, dashed ring. */
export function HealthIcon({ state, size = 14 }: { state: HealthState; size?: number }) {
    return (
        <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" className={css.icon}>
            {state === "good" && (
                <>
                    <circle cx="7" cy="7" r="6" fill="var(--good)" />
                    <path
                        d="M4.3 7.2 6.2 9l3.5-3.8"
                        fill="none"
                        stroke="var(--surface)"
                        strokeWidth="1.5"
                        strokeLinecap="round"
                        strokeLinejoin="round"
                    />
                </>
            )}
            {state === "average" && (
                <>
                    <circle
                        cx="7"
                        cy="7"
                        r="5.2"
                        fill="none"
                        stroke="var(--average)"
                        strokeWidth="1.6"
                    />
                    <path d="M7 2.6a4.4 4.4 0 0 0 0 8.8z" fill="var(--average)" />
                </>
            )}
            {state === "poor" && (
                <>
                    <rect
                        x="2.6"
                        y="2.6"
                        width="8.8"
                        height="8.8"
                        rx="1.4"
                        transform="rotate(45 7 7)"
                        fill="var(--poor)"
                    />
                    <path
                        d="M7 4.2v3.4M7 9.4v.4"
                        stroke="var(--surface)"
                        strokeWidth="1.5"
                        strokeLinecap="round"
                    />
                </>
            )}
            {state === "none" && (
                <circle
                    cx="7"
                    cy="7"
                    r="5.2"
                    fill="none"
                    stroke="var(--none)"
                    strokeWidth="1.5"
                    strokeDasharray="2.2 1.9"
                />
            )}
        </svg>
    );
}

/** A health state as icon and word. `label` replaces the word where a state means something else. */
export function HealthPill({ state, label }: { state: HealthState; label?: string }) {
    const t = useText();
    return (
        <span className={css.pill} data-state={state}>
            <HealthIcon state={state} />
            {label ?? t(`health.${state}`)}
        </span>
    );
}

/** A small neutral tag, for stages, profiles and kinds. */
export function Tag({ children, tone }: { children: string; tone?: "accent" | "warn" | "bad" }) {
    return (
        <span className={css.tag} data-tone={tone}>
            {children}
        </span>
    );
}
