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

/** The line of a series in a box; the last point stands 4 px from the right edge. */
export function sparkPath(values: readonly number[], width: number, height: number): string {
    const top = 3;
    const bottom = height - 3;
    const max = Math.max(...values, 1);
    const dx = values.length > 1 ? (width - 4) / (values.length - 1) : 0;
    const y = (v: number) => bottom - (v / max) * (bottom - top);
    const points = values.map((v, i) => `${(i * dx).toFixed(1)},${y(v).toFixed(1)}`);
    return points.length > 0 ? `M${points.join("L")}` : "";
}

type Props = { values: readonly number[]; label: string; width?: number; height?: number };

/** A 14-day trend in a table cell: no axes, the last day marked. */
export const Sparkline = memo(function Sparkline(props: Props) {
    const { values, label, width = 86, height = 24 } = props;
    const max = Math.max(...values, 1);
    // Today is not over yet, so it is left out: the six days before it against the same weekdays.
    const falls = halfTrend(values.slice(0, -1)) <= fallLimit;
    const colour = falls ? "var(--poor)" : "var(--series-1)";
    const line = sparkPath(values, width, height);
    const y = height - 3 - ((values.at(-1) ?? 0) / max) * (height - 6);
    return (
        <svg
            width={width}
            height={height}
            role="img"
            aria-label={label}
            style={{ display: "block", overflow: "hidden", flex: "none" }}
        >
            <path d={`${line}V${height}H0Z`} fill={falls ? "var(--poor-bg)" : "var(--accent-bg)"} />
            <path
                d={line}
                fill="none"
                stroke={colour}
                strokeWidth="1.5"
                strokeLinejoin="round"
                strokeLinecap="round"
            />
            <circle cx={width - 4} cy={y} r="2" fill={colour} />
        </svg>
    );
});
