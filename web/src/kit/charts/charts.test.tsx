import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { show } from "~/test/show";
import { ChartCard } from "./ChartCard";
import { Columns, columnPath } from "./Columns";
import { moveCursor } from "./cursor";
import { topParts } from "./Donut";
import { HeatMap, heatScale, layOut, monthMarks } from "./HeatMap";
import { Lanes } from "./Lanes";
import { Progress } from "./Progress";
import { fallLimit, halfTrend, Sparkline, sparkPath } from "./Sparkline";
import { Stacked } from "./Stacked";

const numbers = (path: string) => path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];

describe("sparkline", () => {
    it("keeps every point inside its box", () => {
        const path = numbers(sparkPath([0, 5, 10, 2], 86, 24));
        const xs = path.filter((_, i) => i % 2 === 0);
        const ys = path.filter((_, i) => i % 2 === 1);
        expect(xs).toEqual([0, 27.3, 54.7, 82]);
        expect(Math.min(...ys)).toBe(3);
        expect(Math.max(...ys)).toBe(21);
    });
    it("draws a flat line for no use and nothing for no values", () => {
        expect(sparkPath([0, 0], 86, 24)).toBe("M0.0,21.0L82.0,21.0");
        expect(sparkPath([], 86, 24)).toBe("");
    });
    it("calls a fall a fall", () => {
        expect(halfTrend([10, 10, 5, 5])).toBe(-0.5);
        expect(halfTrend([0, 0, 5, 5])).toBe(0);
        expect(halfTrend([10, 10, 7.2, 7.2])).toBeLessThanOrEqual(fallLimit + 1e-9);
    });
    it("leaves today out of the trend", () => {
        const steady = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0];
        const { container } = show(<Sparkline values={steady} label="steady" />);
        expect(container.querySelector("circle")?.getAttribute("fill")).toBe("var(--series-1)");
    });
});

describe("heat map", () => {
    const days = [
        { day: "2026-11-20", uses: 4, users: 2 },
        { day: "2026-11-21", uses: 9, users: 3 },
    ];
    it("ends today and begins on the first weekday", () => {
        const cells = layOut(days, "2026-11-22", 26, 0);
        expect(cells).toHaveLength(26 * 7);
        expect(cells[0]).toMatchObject({ week: 0, row: 0 });
        expect(cells.at(-1)).toMatchObject({ day: "2026-11-22", week: 25, row: 6 });
        expect(cells.find((c) => c.day === "2026-11-21")?.uses).toBe(9);
        expect(layOut(days, "2026-11-22", 26, 6).at(-1)).toMatchObject({ week: 25, row: 0 });
    });
    it("has step 0 for no use only", () => {
        const step = heatScale([0, 1, 2, 3, 4, 100]);
        expect(step(0)).toBe(0);
        expect(step(1)).toBe(1);
        expect(step(100)).toBe(5);
        expect(heatScale([0, 0])(0)).toBe(0);
    });
    it("names a month once", () => {
        const marks = monthMarks(layOut(days, "2026-11-22", 26, 0));
        expect(marks.map((m) => m.day.slice(5, 7))).toEqual(["06", "07", "08", "09", "10", "11"]);
    });
    it("reads a day by arrow keys", () => {
        show(<HeatMap days={days} today="2026-11-22" name="Use" />);
        const picture = screen.getByRole("img", { name: /Use, last 26 weeks: 13 uses on 2/ });
        fireEvent.keyDown(picture, { key: "End" });
        fireEvent.keyDown(picture, { key: "ArrowUp" });
        expect(screen.getByRole("status").textContent).toContain("9 uses");
        expect(screen.getByRole("status").textContent).toContain("by 3 users");
        fireEvent.keyDown(picture, { key: "Escape" });
        expect(screen.getByRole("status").textContent).toBe("");
    });
});

describe("donut", () => {
    const part = (id: number, uses: number) => ({ id, label: `P${id}`, uses });
    const other = (n: number) => `Other (${n})`;
    it("keeps five parts and sums the rest", () => {
        const shown = topParts(
            [1, 2, 3, 4, 5, 6, 7].map((n) => part(n, n)),
            other,
        );
        expect(shown.map((p) => p.label)).toEqual(["P7", "P6", "P5", "P4", "P3", "Other (2)"]);
        expect(shown.reduce((sum, p) => sum + p.share, 0)).toBeCloseTo(1);
    });
    it("never makes an Other of a single part", () => {
        const shown = topParts(
            [1, 2, 3, 4, 5, 6].map((n) => part(n, n)),
            other,
        );
        expect(shown.map((p) => p.id)).toEqual([6, 5, 4, 3, 2, 1]);
    });
    it("leaves out what was not used", () => expect(topParts([part(1, 0)], other)).toEqual([]));
});

describe("columns", () => {
    it("say their values and the licences", () => {
        show(
            <Columns
                name="Active users"
                marks={[
                    { key: "a", label: "1 Nov", value: 3 },
                    { key: "b", label: "8 Nov", value: 5 },
                ]}
                limit={{ value: 10, label: "10 licences" }}
            />,
        );
        expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
            "Active users: 1 Nov: 3, 8 Nov: 5. 10 licences",
        );
    });
    it("stay a path at height zero", () => {
        expect(columnPath(0, 100, 10, 100)).not.toContain("NaN");
    });
});

it("the bar is orange above 90% only", () => {
    const { container, rerender } = show(<Progress value={9} max={10} label="x" />);
    expect(container.querySelector("[data-high]")).toBeNull();
    rerender(<Progress value={9.1} max={10} label="x" />);
    expect(container.querySelector("[data-high]")).not.toBeNull();
});

it("a cursor stops at the ends", () => {
    const step = { ArrowLeft: -1, ArrowRight: 1 };
    expect(moveCursor("ArrowRight", undefined, 3, step)).toBe(0);
    expect(moveCursor("ArrowLeft", undefined, 3, step)).toBe(2);
    expect(moveCursor("ArrowRight", 2, 3, step)).toBe(2);
    expect(moveCursor("Home", 2, 3, step)).toBe(0);
    expect(moveCursor("Escape", 2, 3, step)).toBeUndefined();
});

it("a chart shows the same data as a table", () => {
    show(
        <ChartCard title="Use" name="Use" table={{ head: ["Day", "Uses"], rows: [["1 Nov", 7]] }}>
            <p>picture</p>
        </ChartCard>,
    );
    expect(screen.queryByRole("table")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Show as table: Use" }));
    expect(screen.getByRole("cell", { name: "7" })).toBeDefined();
    expect(screen.queryByText("picture")).toBeNull();
});

describe("states day by day", () => {
    const days = [
        { day: "2026-11-21", value: "poor" as const },
        { day: "2026-11-22", value: "good" as const, corrected: true },
    ];
    it("stand in lanes, the present at the right", () => {
        show(<Lanes name="Service" days={days} />);
        const picture = screen.getByRole("img", { name: /Service, last 2 days: Good 1, Poor 1/ });
        const [first, last] = [...picture.querySelectorAll("rect")];
        const at = (e: Element | undefined, name: string) => Number(e?.getAttribute(name));
        expect(at(first, "y")).toBeGreaterThan(at(last, "y"));
        expect(at(last, "x")).toBeGreaterThan(200);
        fireEvent.keyDown(picture, { key: "End" });
        expect(screen.getByRole("status").textContent).toContain("Corrected by late data");
    });
    it("stack up to all records", () => {
        const split = { good: 3, average: 2, poor: 1, none: 4 };
        show(<Stacked name="Service" days={[{ day: "2026-11-22", split }]} />);
        const picture = screen.getByRole("img", { name: /Good 3, Average 2, Poor 1/ });
        fireEvent.keyDown(picture, { key: "Home" });
        expect(screen.getByRole("status").textContent).toContain("Not calculated: 4");
    });
});
