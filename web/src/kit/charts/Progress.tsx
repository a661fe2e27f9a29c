import css from "./charts.module.css";

type Props = { value: number; max: number; label: string; width?: number | string };

/** A thin bar; orange above 90%. */
export function Progress({ value, max, label, width }: Props) {
    const share = max > 0 ? Math.min(1, value / max) : 0;
    return (
        <span
            className={css.progress}
            role="img"
            aria-label={label}
            style={width === undefined ? undefined : { width }}
        >
            <span
                style={{ width: `${share * 100}%` }}
                data-high={max > 0 && value / max > 0.9 ? true : undefined}
            />
        </span>
    );
}
