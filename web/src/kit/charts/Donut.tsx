import { arc, pie } from "d3-shape";
import { useMemo, useState } from "react";
import { useText } from "~/i18n";
import { useFormat } from "../useFormat";
import css from "./charts.module.css";
import { Plot } from "./cursor";

export type Part = { id: number | string; label: string; uses: number };
type Shown = Part & { share: number; colour: string };

/** The five biggest parts and the sum of the rest. */
export function topParts(parts: readonly Part[], other: (n: number) => string): Shown[] {
    const sorted = parts.filter((p) => p.uses > 0).sort((a, b) => b.uses - a.uses);
    const total = sorted.reduce((sum, p) => sum + p.uses, 0);
    const keep = sorted.length === 6 ? 6 : 5;
    const shown: Shown[] = sorted.slice(0, keep).map((p, i) => ({
        ...p,
        share: p.uses / total,
        colour: i < 5 ? `var(--part-${i + 1})` : "var(--part-rest)",
    }));
    const rest = sorted.slice(keep);
    if (rest.length > 0) {
        const uses = rest.reduce((sum, p) => sum + p.uses, 0);
        const label = other(rest.length);
        shown.push({ id: "other", label, uses, share: uses / total, colour: "var(--part-rest)" });
    }
    return shown;
}

type Props = { parts: readonly Part[]; name: string; middle: string; under: string };

const size = 112;

/** Shares of a whole: ring, total in the middle, percent list beside it. */
export function Donut({ parts, name, middle, under }: Props) {
    const t = useText();
    const f = useFormat();
    const [at, setAt] = useState<number>();
    const shown = useMemo(() => topParts(parts, (n) => t("chart.other", { n })), [parts, t]);
    const slices = useMemo(() => {
        const draw = arc<{ startAngle: number; endAngle: number }>()
            .innerRadius(37)
            .outerRadius(55)
            .cornerRadius(1.5);
        return pie<Shown>()
            .sort(null)
            .value((d) => d.uses)(shown)
            .map((s) => draw({ startAngle: s.startAngle, endAngle: s.endAngle }) ?? "");
    }, [shown]);
    const part = at === undefined ? undefined : shown[at];
    const summary = t("chart.share_summary", {
        name,
        parts: shown.map((p) => `${p.label} ${f.percent(p.share)}`).join(", "),
    });
    return (
        <div className={css.donut}>
            <Plot
                className={css.donutPlot}
                summary={summary}
                count={shown.length}
                at={at}
                onMove={setAt}
                tip={
                    part && (
                        <>
                            <strong>{part.label}</strong>
                            <br />
                            {t("chart.uses", { n: part.uses })}, {f.percent(part.share)}
                        </>
                    )
                }
                tipAt={part && { x: size / 2, y: 4 }}
            >
                <svg width={size} height={size} viewBox="-56 -56 112 112" aria-hidden="true">
                    {shown.map((p, i) => (
                        <path
                            key={p.id}
                            d={slices[i]}
                            fill={p.colour}
                            stroke="var(--surface)"
                            strokeWidth="1.5"
                            opacity={at === undefined || at === i ? 1 : 0.45}
                            onPointerEnter={() => setAt(i)}
                        />
                    ))}
                    <text className={css.donutMiddle} y={1}>
                        {middle}
                    </text>
                    <text className={css.donutUnder} y={15}>
                        {under}
                    </text>
                </svg>
            </Plot>
            <ul className={css.shares}>
                {shown.map((p, i) => (
                    <li
                        key={p.id}
                        onPointerEnter={() => setAt(i)}
                        onPointerLeave={() => setAt(undefined)}
                    >
                        <i style={{ background: p.colour }} />
                        <span className="ellipsis" title={p.label}>
                            {p.label}
                        </span>
                        <b className="num">{f.percent(p.share)}</b>
                    </li>
                ))}
            </ul>
        </div>
    );
}
