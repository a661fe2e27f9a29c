import { useId, useState } from "react";
import { useText } from "~/i18n";
import type { HealthState } from "../health";
import { HealthIcon } from "../health";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";
import { Plot, useWidth } from "./cursor";
import { states } from "./states";

export type Split = Record<HealthState, number>;
export type SplitDay = { day: string; split: Split };

/** How many records are in each state, day by day; hatched where nothing is calculated. */
export function Stacked({
    name,
    days,
    height = 150,
}: {
    name: string;
    days: readonly SplitDay[];
    height?: number;
}) {
    const t = useText();
    const f = useFormat();
    const hatch = useId();
    const [ref, width] = useWidth<HTMLDivElement>(320);
    const [at, setAt] = useState<number>();
    const top = 6;
    const bottom = height - 18;
    const sum = (s: Split) => states.reduce((n, key) => n + s[key], 0);
    const max = Math.max(1, ...days.map((d) => sum(d.split)));
    const step = days.length > 0 ? width / days.length : 0;
    const mark = at === undefined ? undefined : days[at];
    const last = days.at(-1);
    const said = (d: SplitDay | undefined) =>
        d ? states.map((s) => `${t(`health.${s}`)} ${f.integer(d.split[s])}`).join(", ") : "";
    const first = days[0];
    return (
        <div ref={ref}>
            <Plot
                summary={t("chart.stacked_summary", { name, n: days.length, parts: said(last) })}
                count={days.length}
                at={at}
                onMove={setAt}
                tip={
                    mark && (
                        <>
                            <strong>{f.dateLong(mark.day)}</strong>
                            {states.map((s) => (
                                <span key={s} className={css.tipLine}>
                                    {t(`health.${s}`)}: {f.integer(mark.split[s])}
                                </span>
                            ))}
                        </>
                    )
                }
                tipAt={
                    mark && {
                        x: Math.min(Math.max((at ?? 0) * step + step / 2, 60), width - 60),
                        y: top + 70,
                    }
                }
            >
                <svg width={width} height={height} aria-hidden="true">
                    <defs>
                        <pattern
                            id={hatch}
                            width="5"
                            height="5"
                            patternUnits="userSpaceOnUse"
                            patternTransform="rotate(45)"
                        >
                            <rect width="5" height="5" fill="var(--sub)" />
                            <rect width="2" height="5" fill="var(--none)" />
                        </pattern>
                    </defs>
                    {days.map((d, i) => {
                        let y = bottom;
                        return (
                            <g
                                key={d.day}
                                onPointerEnter={() => setAt(i)}
                                opacity={at === undefined || at === i ? 1 : 0.55}
                            >
                                <rect
                                    x={i * step}
                                    y={top}
                                    width={step}
                                    height={bottom - top}
                                    fill="transparent"
                                />
                                {states.map((s) => {
                                    const tall = (d.split[s] / max) * (bottom - top);
                                    y -= tall;
                                    return (
                                        <rect
                                            key={s}
                                            x={i * step}
                                            y={y}
                                            width={Math.max(1, step - 1.2)}
                                            height={tall}
                                            fill={s === "none" ? `url(#${hatch})` : `var(--${s})`}
                                        />
                                    );
                                })}
                            </g>
                        );
                    })}
                    <line x1={0} x2={width} y1={bottom} y2={bottom} className={css.base} />
                    {first && last && (
                        <>
                            <text x={0} y={height - 4} className={css.axis}>
                                {f.dateShort(first.day)}
                            </text>
                            <text x={width} y={height - 4} textAnchor="end" className={css.axis}>
                                {f.dateShort(last.day)}
                            </text>
                        </>
                    )}
                </svg>
            </Plot>
            <ul className={css.stateLegend}>
                {states.map((s) => (
                    <li key={s}>
                        <HealthIcon state={s} size={12} />
                        {t(`health.${s}`)}
                        {last && <span className="num">{f.integer(last.split[s])}</span>}
                    </li>
                ))}
            </ul>
        </div>
    );
}
