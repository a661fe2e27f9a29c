/** Rows that are selected, as the table sees them. */
export type Selecting = {
    has: (id: number) => boolean;
    /** One row, or with `range` everything from the row before it to this one. */
    toggle: (id: number, range: boolean) => void;
    /** All rows of the page, or none of them. */
    togglePage: () => void;
    page: "all" | "some" | "none";
    /** How a row is called: "Select Acme". */
    nameOf: (row: never) => string;
};

/** The ids from `from` to `to`, both included, in the order of the page. */
export function between(ids: readonly number[], from: number, to: number): number[] {
    const a = ids.indexOf(from);
    const b = ids.indexOf(to);
    if (a < 0 || b < 0) return [to];
    return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}
