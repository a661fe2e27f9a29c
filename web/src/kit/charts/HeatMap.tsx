import { scaleQuantile } from "d3-scale";
import { useMemo, useState } from "react";
import { useText } from "~/i18n";
import { dayNumber, dayString, weekday } from "../format";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";
import { Plot, useWidth } from "./cursor";

export type HeatDay = { day: string; uses: number; users?: number };

export const heatSteps = 5;

/** Step 0 for no use, 1..5 by the quintiles of the days with use. */
export function heatScale(values: readonly number[]): (uses: number) => number {
    const used = values.filter((v) => v > 0);
    if (used.length === 0) return () => 0;
    const range = Array.from({ length: heatSteps }, (_, i) => i + 1);
    const scale = scaleQuantile<number>().domain(used).range(range);
    return (uses) => (uses > 0 ? scale(uses) : 0);
}

/** Column (week) and row (weekday) of every day of the last `weeks` weeks, oldest first. */
export function layOut(days: readonly HeatDay[], today: string, weeks: number, first: number) {
    const place = (day: string) => (weekday(day) - first + 7) % 7;
    const end = dayNumber(today);
    const start = end - place(today) - (weeks - 1) * 7;
    const known = new Map(days.map((d) => [dayNumber(d.day), d]));
    const cells: (HeatDay & { week: number; row: number })[] = [];
    for (let n = start; n <= end; n++) {
        const day = dayString(n);
        const found = known.get(n);
        const week = Math.floor((n - start) / 7);
        cells.push({ day, uses: 0, ...found, week, row: (n - start) % 7 });
    }
    return cells;
}

type Props = { days: readonly HeatDay[]; today: string; name: string; weeks?: number };

/** Calendar of daily use: a column per week, a row per weekday, six steps. */
export function HeatMap({ days, today, name, weeks = 26 }: Props) {
    const t = useText();
    const f = useFormat();
    const [ref, width] = useWidth<HTMLDivElement>(560);
    const [at, setAt] = useState<number>();
    const cells = useMemo(
        () => layOut(days, today, weeks, f.firstWeekday),
        [days, today, weeks, f.firstWeekday],
    );
    const step = useMemo(() => heatScale(cells.map((c) => c.uses)), [cells]);
    const total = cells.reduce((sum, c) => sum + c.uses, 0);
    const active = cells.filter((c) => c.uses > 0).length;
    const left = 34;
    const top = 20;
    const pitch = Math.max(11, Math.min(26, (width - left) / weeks));
    const size = pitch - 3;
    const months = monthMarks(cells);
    const cell = at === undefined ? undefined : cells[at];
    return (
        <div ref={ref} className={css.heat}>
            <Plot
                summary={t("chart.heat_summary", {
                    name,
                    weeks,
                    total: f.integer(total),
                    active,
                    days: cells.length,
                })}
                count={cells.length}
                at={at}
                onMove={setAt}
                step={{ ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 }}
                tip={
                    cell && (
                        <>
                            <strong>{t("chart.uses", { n: cell.uses })}</strong>
                            {cell.users !== undefined && cell.users > 0 && (
                                <span> {t("chart.by_users", { n: cell.users })}</span>
                            )}
                            <br />
                            {f.dateLong(cell.day)}
                        </>
                    )
                }
                tipAt={
                    cell && {
                        x: left + cell.week * pitch + size / 2,
                        y: top + cell.row * pitch - 4,
                    }
                }
            >
                <svg width={left + weeks * pitch} height={top + 7 * pitch} aria-hidden="true">
                    {months.map((m) => (
                        <text key={m.day} x={left + m.week * pitch} y={12} className={css.axis}>
                            {f.month(m.day)}
                        </text>
                    ))}
                    {[0, 2, 4, 6].map((row) => (
                        <text key={row} x={0} y={top + row * pitch + size - 3} className={css.axis}>
                            {f.weekdayName((row + f.firstWeekday) % 7)}
                        </text>
                    ))}
                    {cells.map((c, i) => (
                        <rect
                            key={c.day}
                            x={left + c.week * pitch}
                            y={top + c.row * pitch}
                            width={size}
                            height={size}
                            rx={3}
                            fill={`var(--heat-${step(c.uses)})`}
                            className={i === at ? css.heatAt : undefined}
                            onPointerEnter={() => setAt(i)}
                        />
                    ))}
                </svg>
            </Plot>
        </div>
    );
}

/** The first column of each month, leaving out a month too narrow for its name. */
export function monthMarks(cells: readonly { day: string; week: number }[]) {
    const marks: { day: string; week: number }[] = [];
    for (const c of cells) {
        if (!c.day.endsWith("-01")) continue;
        const last = marks.at(-1);
        if (last && c.week - last.week < 3) continue;
        marks.push({ day: c.day, week: c.week });
    }
    return marks;
}

export function HeatLegend() {
    const t = useText();
    return (
        <span className={css.legend} aria-hidden="true">
            {t("chart.less")}
            {[0, 1, 2, 3, 4, 5].map((n) => (
                <i key={n} style={{ background: `var(--heat-${n})` }} />
            ))}
            {t("chart.more")}
        </span>
    );
}
