import { scaleBand, scaleLinear } from "d3-scale";
import { useState } from "react";
import { useText } from "~/i18n";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";
import { Plot, useWidth } from "./cursor";

export type ColumnMark = { key: string; label: string; value: number; hint?: string };
type Props = {
    marks: readonly ColumnMark[];
    name: string;
    /** A level to compare with, drawn as a dashed line. */
    limit?: { value: number; label: string } | null;
    height?: number;
};

/** A few labelled columns; the last one, the present, is solid. */
export function Columns({ marks, name, limit, height = 148 }: Props) {
    const t = useText();
    const f = useFormat();
    const [ref, width] = useWidth<HTMLDivElement>(220);
    const [at, setAt] = useState<number>();
    const top = 20;
    const bottom = height - 20;
    const max = Math.max(1, ...marks.map((m) => m.value), limit?.value ?? 0);
    const x = scaleBand<number>()
        .domain(marks.map((_, i) => i))
        .range([0, width])
        .paddingInner(0.45)
        .paddingOuter(0.25);
    const y = scaleLinear().domain([0, max]).range([bottom, top]);
    const bar = Math.min(34, x.bandwidth());
    const left = (i: number) => (x(i) ?? 0) + (x.bandwidth() - bar) / 2;
    const mark = at === undefined ? undefined : marks[at];
    const summary = t("chart.columns_summary", {
        name,
        values: marks.map((m) => `${m.label}: ${f.integer(m.value)}`).join(", "),
    });
    return (
        <div ref={ref}>
            <Plot
                summary={limit ? `${summary}. ${limit.label}` : summary}
                count={marks.length}
                at={at}
                onMove={setAt}
                tip={
                    mark && (
                        <>
                            <strong>{f.integer(mark.value)}</strong>
                            <br />
                            {mark.hint ?? mark.label}
                        </>
                    )
                }
                tipAt={mark && { x: left(at ?? 0) + bar / 2, y: y(mark.value) - 4 }}
            >
                <svg width={width} height={height} aria-hidden="true">
                    {limit && (
                        <>
                            <line
                                x1={0}
                                x2={width}
                                y1={y(limit.value)}
                                y2={y(limit.value)}
                                className={css.limit}
                            />
                            <text
                                x={width}
                                y={y(limit.value) - 5}
                                textAnchor="end"
                                className={css.axis}
                            >
                                {limit.label}
                            </text>
                        </>
                    )}
                    <line x1={0} x2={width} y1={bottom} y2={bottom} className={css.base} />
                    {marks.map((m, i) => {
                        const tall = bottom - y(m.value) > 22;
                        const last = i === marks.length - 1;
                        return (
                            <g key={m.key} onPointerEnter={() => setAt(i)}>
                                <rect
                                    x={left(i) - 6}
                                    y={top}
                                    width={bar + 12}
                                    height={bottom - top}
                                    fill="transparent"
                                />
                                <path
                                    d={columnPath(left(i), y(m.value), bar, bottom)}
                                    fill={last ? "var(--accent-solid)" : "var(--part-4)"}
                                    opacity={at === undefined || at === i ? 1 : 0.6}
                                />
                                <text
                                    x={left(i) + bar / 2}
                                    y={tall ? y(m.value) + 15 : y(m.value) - 5}
                                    textAnchor="middle"
                                    className={css.columnValue}
                                    data-inside={tall || undefined}
                                    data-last={last || undefined}
                                >
                                    {f.integer(m.value)}
                                </text>
                                <text
                                    x={left(i) + bar / 2}
                                    y={height - 4}
                                    textAnchor="middle"
                                    className={css.axis}
                                >
                                    {m.label}
                                </text>
                            </g>
                        );
                    })}
                </svg>
            </Plot>
        </div>
    );
}

/** A column with a rounded top. */
export function columnPath(x: number, y: number, width: number, bottom: number): string {
    const r = Math.min(3, Math.max(0, bottom - y));
    return `M${x},${bottom}V${y + r}q0,-${r} ${r},-${r}h${width - 2 * r}q${r},0 ${r},${r}V${bottom}Z`;
}
