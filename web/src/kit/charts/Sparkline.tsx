import { memo } from "react";

/** Change of the second half of a series against its first half; 0 when there is no first half. */
export function halfTrend(values: readonly number[]): number {
    const half = Math.floor(values.length / 2);
    const sum = (part: readonly number[]) => part.reduce((a, b) => a + b, 0);
    const before = sum(values.slice(0, half));
    const after = sum(values.slice(values.length - half));
    return before > 0 ? (after - before) / before : 0;
}

/** A fall of this much or more turns the line red. */
export const fallLimit = -0.28;

/**
 * One closed path: the line, then around below the visible box, so that fill and stroke come from
 * the same element and the closing edges are cut off.
 */
export function sparkPath(values: readonly number[], width: number, height: number): string {
    if (values.length === 0) return "";
    const top = 3;
    const bottom = height - 3;
    const max = Math.max(...values, 1);
    const right = width - 4;
    const dx = values.length > 1 ? right / (values.length - 1) : 0;
    const y = (v: number) => bottom - (v / max) * (bottom - top);
    const points = values.map((v, i) => `${(i * dx).toFixed(1)},${y(v).toFixed(1)}`);
    const first = y(values[0] ?? 0).toFixed(1);
    const last = y(values.at(-1) ?? 0).toFixed(1);
    return `M-9,${first}L${points.join("L")}L${right},${last}V${height + 9}H-9Z`;
}

type Props = { values: readonly number[]; label: string; width?: number; height?: number };

/** A 14-day trend in a table cell: no axes, the last day marked. */
export const Sparkline = memo(function Sparkline(props: Props) {
    const { values, label, width = 86, height = 24 } = props;
    const max = Math.max(...values, 1);
    const falls = halfTrend(values) <= fallLimit;
    const colour = falls ? "var(--poor)" : "var(--series-1)";
    const y = height - 3 - ((values.at(-1) ?? 0) / max) * (height - 6);
    return (
        <svg
            width={width}
            height={height}
            role="img"
            aria-label={label}
            style={{ display: "block", overflow: "hidden", flex: "none" }}
        >
            <path
                d={sparkPath(values, width, height)}
                fill={falls ? "var(--poor-bg)" : "var(--accent-bg)"}
                stroke={colour}
                strokeWidth="1.5"
                strokeLinejoin="round"
            />
            <circle cx={width - 4} cy={y} r="2" fill={colour} />
        </svg>
    );
});
