import { useState } from "react";
import { useText } from "~/i18n";
import type { HealthState } from "../health";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";
import { Plot, useWidth } from "./cursor";

export type LaneDay = { day: string; value: HealthState; corrected?: boolean };
type Props = { name: string; days: readonly LaneDay[]; span?: number; height?: number };

const lanes: Record<HealthState, number> = { good: 0, average: 1, poor: 2, none: 2 };

/** A state per day as a dot in one of three lanes: the height says it as well as the colour. */
export function Lanes({ name, days, span = 60, height = 42 }: Props) {
    const t = useText();
    const f = useFormat();
    const [ref, width] = useWidth<HTMLDivElement>(220);
    const [at, setAt] = useState<number>();
    // The present stands at the right, also where little of the past is known.
    const slots = Math.max(span, days.length);
    const step = width / slots;
    const left = (i: number) => (slots - days.length + i) * step;
    const lane = height / 3;
    const tall = lane - 4;
    const mark = at === undefined ? undefined : days[at];
    const counted = (["good", "average", "poor", "none"] as const)
        .map((s) => ({ s, n: days.filter((d) => d.value === s).length }))
        .filter(({ n }) => n > 0)
        .map(({ s, n }) => `${t(`health.${s}`)} ${f.integer(n)}`);
    return (
        <div ref={ref}>
            <Plot
                summary={t("chart.lanes_summary", {
                    name,
                    n: days.length,
                    parts: counted.join(", "),
                })}
                count={days.length}
                at={at}
                onMove={setAt}
                tip={
                    mark && (
                        <>
                            <strong>{t(`health.${mark.value}`)}</strong>
                            <br />
                            {f.dateLong(mark.day)}
                            {mark.corrected && (
                                <>
                                    <br />
                                    {t("health.corrected")}
                                </>
                            )}
                        </>
                    )
                }
                tipAt={mark && { x: left(at ?? 0) + step / 2, y: lanes[mark.value] * lane }}
            >
                <svg width={width} height={height} aria-hidden="true">
                    {[0, 1, 2].map((i) => (
                        <line
                            key={i}
                            x1={0}
                            x2={width}
                            y1={i * lane + lane / 2}
                            y2={i * lane + lane / 2}
                            className={css.base}
                        />
                    ))}
                    {days.map((d, i) => (
                        <rect
                            key={d.day}
                            x={left(i)}
                            y={lanes[d.value] * lane + 2}
                            width={Math.max(1.5, step - 1.2)}
                            height={tall}
                            rx={1.2}
                            className={css.lane}
                            data-state={d.value}
                            data-on={i === at || undefined}
                            onPointerEnter={() => setAt(i)}
                        />
                    ))}
                </svg>
            </Plot>
        </div>
    );
}
