import { scaleLinear } from "d3-scale";
import { useState } from "react";
import { useText } from "~/i18n";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";
import { Plot, useWidth } from "./cursor";

export type LinePoint = { key: string; label: string; hint?: string };
/** One value per point; null breaks the line. */
export type LineOf = { key: string; label: string; values: readonly (number | null)[] };
type Props = {
    points: readonly LinePoint[];
    lines: readonly LineOf[];
    name: string;
    height?: number;
    /** Values are how something stood, so the summary says the last one and not their sum. */
    standing?: boolean;
};

/** Each series has a colour and a dash of its own, by its place; eight can be told apart. */
const looks = ["", "6 3", "2 3", "8 3 2 3", "1 3", "10 4", "4 2 1 2", "3 3"];
const colour = (i: number) => `var(--series-${(i % looks.length) + 1})`;
const margin = { left: 44, right: 12, top: 10, bottom: 22 };

/** Lines over time with a legend that switches each of them off and on. */
export function Lines({ points, lines, name, height = 240, standing = false }: Props) {
    const t = useText();
    const f = useFormat();
    const [ref, width] = useWidth<HTMLDivElement>(640);
    const [at, setAt] = useState<number>();
    const [off, setOff] = useState<ReadonlySet<string>>(new Set());
    const shown = lines.filter((l) => !off.has(l.key));
    const max = Math.max(1, ...shown.flatMap((l) => l.values.map((v) => v ?? 0)));
    const y = scaleLinear()
        .domain([0, max])
        .nice(4)
        .range([height - margin.bottom, margin.top]);
    const x = scaleLinear()
        .domain([0, Math.max(1, points.length - 1)])
        .range([margin.left, Math.max(margin.left + 1, width - margin.right)]);
    const path = (values: LineOf["values"]) =>
        values
            .map((v, i) => {
                if (v === null) return "";
                const begins = i === 0 || values[i - 1] === null;
                return `${begins ? "M" : "L"}${x(i).toFixed(1)},${y(v).toFixed(1)}`;
            })
            .join("");
    const toggle = (key: string) =>
        setOff((old) => {
            const next = new Set(old);
            if (!next.delete(key)) next.add(key);
            return next;
        });
    const point = at === undefined ? undefined : points[at];
    const every = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor(width / 90))));
    return (
        <div ref={ref} className={css.lines}>
            <Plot
                summary={t("chart.lines_summary", {
                    name,
                    lines: shown
                        .map((l) => `${l.label}: ${f.integer(standing ? lastOf(l) : sum(l))}`)
                        .join(", "),
                })}
                count={points.length}
                at={at}
                onMove={setAt}
                tip={
                    point && (
                        <>
                            <strong>{point.hint ?? point.label}</strong>
                            {shown.map((l) => (
                                <span key={l.key} className={css.tipLine}>
                                    {l.label}: {valueAt(l, at) ?? "–"}
                                </span>
                            ))}
                        </>
                    )
                }
                tipAt={
                    point && {
                        x: Math.min(Math.max(x(at ?? 0), 90), Math.max(90, width - 90)),
                        y: margin.top + 24 + 18 * shown.length,
                    }
                }
            >
                <svg
                    width={width}
                    height={height}
                    aria-hidden="true"
                    onPointerMove={(e) => {
                        const left = e.currentTarget.getBoundingClientRect().left;
                        const i = Math.round(x.invert(e.clientX - left));
                        setAt(Math.min(points.length - 1, Math.max(0, i)));
                    }}
                >
                    {y.ticks(4).map((tick) => (
                        <g key={tick}>
                            <line
                                x1={margin.left}
                                x2={width - margin.right}
                                y1={y(tick)}
                                y2={y(tick)}
                                className={css.gridLine}
                            />
                            <text
                                x={margin.left - 8}
                                y={y(tick) + 4}
                                textAnchor="end"
                                className={css.axis}
                            >
                                {f.compact(tick)}
                            </text>
                        </g>
                    ))}
                    {points.map(
                        (p, i) =>
                            i % every === 0 && (
                                <text
                                    key={p.key}
                                    x={x(i)}
                                    y={height - 5}
                                    textAnchor={
                                        i === 0
                                            ? "start"
                                            : i === points.length - 1
                                              ? "end"
                                              : "middle"
                                    }
                                    className={css.axis}
                                >
                                    {p.label}
                                </text>
                            ),
                    )}
                    {at !== undefined && (
                        <line
                            x1={x(at)}
                            x2={x(at)}
                            y1={margin.top}
                            y2={height - margin.bottom}
                            className={css.base}
                        />
                    )}
                    {lines.map(
                        (l, i) =>
                            !off.has(l.key) && (
                                <path
                                    key={l.key}
                                    d={path(l.values)}
                                    fill="none"
                                    stroke={colour(i)}
                                    strokeWidth="1.75"
                                    strokeDasharray={looks[i % looks.length]}
                                    strokeLinejoin="round"
                                />
                            ),
                    )}
                    {at !== undefined &&
                        lines.map((l, i) => {
                            const v = l.values[at];
                            return (
                                !off.has(l.key) &&
                                v !== null &&
                                v !== undefined && (
                                    <circle
                                        key={l.key}
                                        cx={x(at)}
                                        cy={y(v)}
                                        r="3"
                                        fill={colour(i)}
                                    />
                                )
                            );
                        })}
                </svg>
            </Plot>
            <ul className={css.lineLegend} aria-label={t("chart.legend", { name })}>
                {lines.map((l, i) => (
                    <li key={l.key}>
                        <button
                            type="button"
                            aria-pressed={!off.has(l.key)}
                            onClick={() => toggle(l.key)}
                        >
                            <svg width="18" height="8" aria-hidden="true">
                                <line
                                    x1="0"
                                    x2="18"
                                    y1="4"
                                    y2="4"
                                    stroke={colour(i)}
                                    strokeWidth="2"
                                    strokeDasharray={looks[i % looks.length]}
                                />
                            </svg>
                            {l.label}
                        </button>
                    </li>
                ))}
            </ul>
        </div>
    );
    function valueAt(l: LineOf, i: number | undefined) {
        const v = i === undefined ? null : l.values[i];
        return v === null || v === undefined ? undefined : f.integer(v);
    }
}

const lastOf = (l: LineOf) => l.values.at(-1) ?? 0;
const sum = (l: LineOf) => l.values.reduce<number>((a, b) => a + (b ?? 0), 0);
