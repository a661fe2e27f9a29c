import type { ReactNode } from "react";
import { useText } from "~/i18n";
import { HealthIcon, type HealthState } from "../health";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";

export type SpreadPart = { key: string; state: HealthState; label: string; value: number };
type Props = {
    name: string;
    parts: readonly SpreadPart[];
    /** Wraps the label of a part, for a link to what it counts. */
    link?: (part: SpreadPart, label: ReactNode) => ReactNode;
};

/** One stacked bar of states. */
export function SpreadBar({
    name,
    parts,
    small,
}: Pick<Props, "name" | "parts"> & { small?: boolean }) {
    const t = useText();
    const f = useFormat();
    const total = parts.reduce((a, p) => a + p.value, 0);
    const share = (p: SpreadPart) => f.percent(total ? p.value / total : 0);
    return (
        <span
            className={css.spreadBar}
            data-small={small || undefined}
            role="img"
            aria-label={t("chart.share_summary", {
                name,
                parts: parts.map((p) => `${p.label}: ${share(p)}`).join(", "),
            })}
        >
            {parts.map(
                (p) =>
                    p.value > 0 && (
                        <span key={p.key} data-state={p.state} style={{ flexGrow: p.value }} />
                    ),
            )}
        </span>
    );
}

/** How a whole is split between states: one stacked bar and its numbers. */
export function Spread({ name, parts, link }: Props) {
    const f = useFormat();
    const total = parts.reduce((a, p) => a + p.value, 0);
    const share = (p: SpreadPart) => (total ? p.value / total : 0);
    return (
        <div className={css.spread}>
            <SpreadBar name={name} parts={parts} />
            <ul className={css.spreadList}>
                {parts.map((p) => (
                    <li key={p.key}>
                        <HealthIcon state={p.state} />
                        <span className="ellipsis">{link ? link(p, p.label) : p.label}</span>
                        <b>{f.integer(p.value)}</b>
                        <span className="muted">{f.percent(share(p))}</span>
                    </li>
                ))}
            </ul>
        </div>
    );
}
