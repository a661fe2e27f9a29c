/**
 * How the columns of a table are arranged. The first is the one that rows are told by: it is always
 * there and never moves. At most two of the first stay in sight.
 */
export type Layout = {
    columns: string[];
    /** How many of the first stay in sight. */
    frozen: 0 | 1 | 2;
    /** Pixels of the columns that were given a width. */
    widths: Record<string, number>;
};

export const maxColumns = 20;
export const limits = { min: 48, max: 1000 };

const frozenOf = (n: number, columns: string[]) => Math.min(n, columns.length, 2) as 0 | 1 | 2;

/** Without widths of columns that are not there. */
function tidy(layout: Layout): Layout {
    const widths = Object.entries(layout.widths).filter(([key]) => layout.columns.includes(key));
    return {
        columns: layout.columns,
        frozen: frozenOf(layout.frozen, layout.columns),
        widths: Object.fromEntries(widths),
    };
}

/** The headline first, every column once, at most twenty. */
export function normalised(layout: Layout, headline: string): Layout {
    const columns = [...new Set([headline, ...layout.columns])].slice(0, maxColumns);
    return tidy({ ...layout, columns });
}

/** With one more at the end; unchanged when it is there or there is no room. */
export function withColumn(layout: Layout, key: string): Layout {
    if (layout.columns.includes(key) || layout.columns.length >= maxColumns) return layout;
    return { ...layout, columns: [...layout.columns, key] };
}

/** Without one. What was frozen beside it stays frozen, and nothing takes its place. */
export function withoutColumn(layout: Layout, key: string): Layout {
    const at = layout.columns.indexOf(key);
    if (at <= 0) return layout;
    const columns = layout.columns.filter((c) => c !== key);
    const frozen = at < layout.frozen ? layout.frozen - 1 : layout.frozen;
    return tidy({ ...layout, columns, frozen: frozen as 0 | 1 | 2 });
}

/** With a column at another place, counted among all; the first place is the headline's. */
export function moved(layout: Layout, key: string, to: number): Layout {
    const at = layout.columns.indexOf(key);
    const place = Math.max(1, Math.min(layout.columns.length - 1, to));
    if (at <= 0 || at === place) return layout;
    const columns = layout.columns.filter((c) => c !== key);
    columns.splice(place, 0, key);
    return { ...layout, columns };
}

/** Whether a column stays in sight. */
export const isFrozen = (layout: Layout, key: string) =>
    layout.columns.slice(0, layout.frozen).includes(key);

/** Keeps a column in sight, beside the first, or lets go of it and those behind it. */
export function toggleFrozen(layout: Layout, key: string): Layout {
    const at = layout.columns.indexOf(key);
    if (at < 0) return layout;
    if (isFrozen(layout, key)) return { ...layout, frozen: at as 0 | 1 | 2 };
    if (at === 0) return { ...layout, frozen: 1 };
    return { ...moved(layout, key, 1), frozen: 2 };
}

export const withWidth = (layout: Layout, key: string, width: number): Layout => ({
    ...layout,
    widths: { ...layout.widths, [key]: width },
});

export type Link = { columns?: string; frozen?: 0 | 1 | 2 };

/** What of it a link carries: the columns and how many are frozen (1 is left out), not the widths. */
export const linkOf = (layout: Layout): Link => ({
    columns: layout.columns.join(","),
    frozen: layout.frozen === 1 ? undefined : layout.frozen,
});

export const linkKey = (link: Link) => `${link.columns ?? ""}/${link.frozen ?? 1}`;

/** The layout that a link shows; columns keep the widths that the reader gave them. */
export function ofLink(link: Link, mine: Layout, headline: string): Layout {
    const columns = (link.columns ?? "").split(",").filter(Boolean);
    return normalised({ columns, frozen: link.frozen ?? 1, widths: mine.widths }, headline);
}
