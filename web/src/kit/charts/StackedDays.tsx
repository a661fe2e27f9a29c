import { scaleBand, scaleLinear } from "d3-scale";
import { useId, useState } from "react";
import { useText } from "~/i18n";
import type { HealthState } from "../health";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";
import { Plot, useWidth } from "./cursor";

export const healthOrder = ["good", "average", "poor", "none"] as const;
export type StackedDay = { day: string } & Record<HealthState, number>;
type Props = { name: string; days: readonly StackedDay[]; height?: number };

const colours: Record<HealthState, string> = {
    good: "var(--good)",
    average: "var(--average)",
    poor: "var(--poor)",
    none: "var(--none)",
};

/** How a number of accounts was split by health, one stacked column a day, oldest first. */
export function StackedDays({ name, days, height = 150 }: Props) {
    const t = useText();
    const f = useFormat();
    const hatch = useId();
    const [ref, width] = useWidth<HTMLDivElement>(360);
    const [at, setAt] = useState<number>();
    const bottom = height - 20;
    const total = (d: StackedDay) => healthOrder.reduce((a, k) => a + d[k], 0);
    const max = Math.max(1, ...days.map(total));
    const x = scaleBand<number>()
        .domain(days.map((_, i) => i))
        .range([0, width])
        .paddingInner(days.length > 40 ? 0.15 : 0.25);
    const y = scaleLinear()
        .domain([0, max])
        .range([0, bottom - 6]);
    const day = at === undefined ? undefined : days[at];
    const every = Math.max(1, Math.ceil(days.length / Math.max(2, Math.floor(width / 90))));
    const last = days.at(-1);
    const words = (d: StackedDay) =>
        healthOrder.map((k) => `${t(`health.${k}`)}: ${f.integer(d[k])}`).join(", ");
    return (
        <div ref={ref}>
            <Plot
                summary={t("chart.days_summary", {
                    name,
                    days: days.length,
                    last: last ? words(last) : "",
                })}
                count={days.length}
                at={at}
                onMove={setAt}
                tip={
                    day && (
                        <>
                            <strong>{f.dateLong(day.day)}</strong>
                            {healthOrder.map((k) => (
                                <span key={k} className={css.tipLine}>
                                    {t(`health.${k}`)}: {f.integer(day[k])}
                                </span>
                            ))}
                        </>
                    )
                }
                tipAt={
                    day && {
                        x: Math.min(
                            Math.max((x(at ?? 0) ?? 0) + x.bandwidth() / 2, 70),
                            width - 70,
                        ),
                        y: height - 28,
                    }
                }
            >
                <svg width={width} height={height} aria-hidden="true">
                    <defs>
                        <pattern
                            id={hatch}
                            width="6"
                            height="6"
                            patternUnits="userSpaceOnUse"
                            patternTransform="rotate(45)"
                        >
                            <rect width="6" height="6" fill="var(--surface)" />
                            <rect width="3" height="6" fill="var(--none)" />
                        </pattern>
                    </defs>
                    <line x1={0} x2={width} y1={bottom} y2={bottom} className={css.base} />
                    {days.map((d, i) => {
                        let under = bottom;
                        return (
                            <g
                                key={d.day}
                                opacity={at === undefined || at === i ? 1 : 0.6}
                                onPointerEnter={() => setAt(i)}
                            >
                                <rect
                                    x={x(i)}
                                    y={0}
                                    width={x.step()}
                                    height={bottom}
                                    fill="transparent"
                                />
                                {healthOrder.map((k) => {
                                    const tall = y(d[k]);
                                    under -= tall;
                                    return (
                                        tall > 0 && (
                                            <rect
                                                key={k}
                                                x={x(i)}
                                                y={under}
                                                width={x.bandwidth()}
                                                height={Math.max(0.5, tall - 0.5)}
                                                fill={k === "none" ? `url(#${hatch})` : colours[k]}
                                            />
                                        )
                                    );
                                })}
                                {i % every === 0 && (
                                    <text
                                        x={(x(i) ?? 0) + (i === 0 ? 0 : x.bandwidth() / 2)}
                                        y={height - 4}
                                        textAnchor={i === 0 ? "start" : "middle"}
                                        className={css.axis}
                                    >
                                        {f.dateShort(d.day)}
                                    </text>
                                )}
                            </g>
                        );
                    })}
                </svg>
            </Plot>
        </div>
    );
}
