import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import css from "./charts.module.css";

/** Width of an element, followed as it changes. */
export function useWidth<T extends HTMLElement>(initial = 0) {
    const ref = useRef<T>(null);
    const [width, setWidth] = useState(initial);
    useEffect(() => {
        const element = ref.current;
        if (!element || typeof ResizeObserver === "undefined") return;
        const observer = new ResizeObserver(([entry]) => {
            if (entry) setWidth(Math.floor(entry.contentRect.width));
        });
        observer.observe(element);
        return () => observer.disconnect();
    }, []);
    return [ref, width] as const;
}

export type Step = Partial<Record<string, number>>;

/** Moves a cursor over `count` marks by arrow keys, Home, End; Escape drops it. */
export function moveCursor(key: string, at: number | undefined, count: number, step: Step) {
    if (key === "Escape") return undefined;
    if (key === "Home") return 0;
    if (key === "End") return count - 1;
    const by = step[key];
    if (by === undefined) return at;
    if (at === undefined) return by > 0 ? 0 : count - 1;
    const next = at + by;
    return next < 0 || next >= count ? at : next;
}

const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape"];

type PlotProps = {
    /** One line that says what the picture shows. */
    summary: string;
    count: number;
    at: number | undefined;
    onMove: (at: number | undefined) => void;
    /** What each arrow key adds to the index. */
    step?: Step;
    tip?: ReactNode;
    /** Where the tip stands, in pixels of the plot. */
    tipAt?: { x: number; y: number };
    className?: string;
    children: ReactNode;
};

const row: Step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** The frame of every chart: an image with a summary, an arrow-key cursor, a spoken tip. */
export function Plot(props: PlotProps) {
    const { at, count, onMove, step = row } = props;
    const onKeyDown = (event: KeyboardEvent) => {
        if (!keys.includes(event.key)) return;
        if (event.key === "Escape" && at === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(moveCursor(event.key, at, count, step));
    };
    return (
        <div className={`${css.plot} ${props.className ?? ""}`}>
            <div
                className={css.stage}
                role="img"
                aria-label={props.summary}
                tabIndex={0}
                onKeyDown={onKeyDown}
                onBlur={() => onMove(undefined)}
                onPointerLeave={() => onMove(undefined)}
            >
                {props.children}
            </div>
            <div role="status" className={css.tipHolder}>
                {props.tip && props.tipAt && (
                    <span className={css.tip} style={{ left: props.tipAt.x, top: props.tipAt.y }}>
                        {props.tip}
                    </span>
                )}
            </div>
        </div>
    );
}
