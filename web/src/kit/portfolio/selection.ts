/**
 * Which rows are selected: some, on one page or several, or all that match. Another filter, search
 * or segment selects nothing of the old one any more.
 */
import { useMemo, useState } from "react";
import { narrowed } from "~/api/queries/accounts";
import type { Criteria, ListParams } from "~/api/types";
import { between, type Selecting } from "~/kit/table/select";
import type { PortfolioRow } from "./kinds";

/** The rows that somebody works on, as the server takes them everywhere. */
export type RowsBody =
    | { ids: number[] }
    | {
          all: true;
          q?: string;
          filter?: Criteria;
          segment?: number;
          list?: number;
          role?: number;
          assigned?: string;
      };

export type Selection = {
    /** How many rows are meant; 0: none are selected. */
    count: number;
    /** All that match, also those on other pages. */
    all: boolean;
    /** What to send to work on them; all that match when nothing is selected. */
    body: RowsBody;
    selectAll: () => void;
    clear: () => void;
};

type Chosen = { of: string; all: boolean; ids: ReadonlySet<number>; last: number | undefined };

/** All that the list would hold. */
export function allOf(params: ListParams): RowsBody {
    const { filter, ...rest } = narrowed(params);
    return { all: true, ...rest, ...(filter ? { filter: JSON.parse(filter) as Criteria } : {}) };
}

/** The selection with one row, or all up to it, taken in or out. */
export function toggled(
    chosen: Pick<Chosen, "ids" | "last">,
    page: readonly number[],
    id: number,
    range: boolean,
): Pick<Chosen, "ids" | "last"> {
    const ids = new Set(chosen.ids);
    const add = !ids.has(id);
    const touched = range && chosen.last !== undefined ? between(page, chosen.last, id) : [id];
    for (const one of touched) {
        if (add) ids.add(one);
        else ids.delete(one);
    }
    return { ids, last: id };
}

export function useSelection(
    params: ListParams,
    rows: PortfolioRow[] | undefined,
    total: number,
    headline: string,
): { selection: Selection; selecting: Selecting } {
    const of = JSON.stringify(narrowed(params));
    const [state, setState] = useState<Chosen>({ of, all: false, ids: new Set(), last: undefined });
    const chosen =
        state.of === of ? state : { of, all: false, ids: new Set<number>(), last: undefined };
    const page = useMemo(() => (rows ?? []).map((r) => r.id), [rows]);
    const here = chosen.all ? page : page.filter((id) => chosen.ids.has(id));
    const put = (next: Partial<Chosen>) => setState({ ...chosen, ...next });
    const count = chosen.all ? total : chosen.ids.size;
    return {
        selection: {
            count,
            all: chosen.all,
            body: count > 0 && !chosen.all ? { ids: [...chosen.ids] } : allOf(params),
            selectAll: () => put({ all: true, ids: new Set() }),
            clear: () => put({ all: false, ids: new Set(), last: undefined }),
        },
        selecting: {
            has: (id) => chosen.all || chosen.ids.has(id),
            // Taking one out of "all" leaves those of this page.
            toggle: (id, range) =>
                put({
                    all: false,
                    ...toggled(
                        chosen.all ? { ids: new Set(page), last: undefined } : chosen,
                        page,
                        id,
                        range,
                    ),
                }),
            togglePage: () => {
                const full = page.length > 0 && here.length === page.length;
                const ids = new Set(chosen.all ? [] : chosen.ids);
                for (const id of page) {
                    if (full) ids.delete(id);
                    else ids.add(id);
                }
                put({ all: false, ids, last: undefined });
            },
            page: here.length === 0 ? "none" : here.length === page.length ? "all" : "some",
            nameOf: (row) => String((row as PortfolioRow)[headline] ?? (row as PortfolioRow).id),
        },
    };
}
