/** Arranging the columns of a table by its headings. */
export type Arranging = {
    /** Columns that stay where they are, counted from the first. */
    fixed: number;
    /** Takes a column to a place, counted among all; says so. */
    onMove: (id: string, to: number) => void;
    /** The width that a column was given; says so. */
    onResize: (id: string, width: number) => void;
    limits: { min: number; max: number };
};

export const keyStep = 16;

export const clamp = (width: number, { min, max }: Arranging["limits"]) =>
    Math.round(Math.min(max, Math.max(min, width)));

/** Where a column lands that is dropped beside another. */
export function placeBeside(ids: string[], id: string, beside: string, after: boolean): number {
    const rest = ids.filter((x) => x !== id);
    const at = rest.indexOf(beside);
    return at < 0 ? ids.indexOf(id) : at + (after ? 1 : 0);
}
