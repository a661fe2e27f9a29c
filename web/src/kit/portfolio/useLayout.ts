/**
 * The columns that a table shows. Each member's own are kept on the server. The address carries
 * them too where they are not the standard ones, so that a pasted link shows the sender's; the
 * reader's own are not touched until they keep the view. A view brings its columns with it: what is
 * rearranged there lies over the view (overlay.ts), widths are each member's own for each view.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { deleteLayout, layoutsQuery, putLayout } from "~/api/queries/session";
import type { TableLayout } from "~/api/types";
import { useErrorText } from "~/kit/feedback";
import { toastError } from "~/kit/feedback/toast";
import type { ListSearch } from "~/kit/table";
import { headlines, type PortfolioEntity, standardLayout } from "./kinds";
import { type Layout, type Link, linkKey, linkOf, normalised, ofLink } from "./layout";
import type { ViewShown } from "./useView";

type Options = {
    entity: PortfolioEntity;
    /** Name under which the server keeps the layout. */
    table: string;
    search: ListSearch;
    view: ViewShown;
    /** Puts a link's columns into the address, without a step in the history. */
    link: (link: Link) => void;
    /** Shows the table without the view. */
    leaveView: () => void;
};

export type Layouts = {
    /** Undefined until the member's own is known. */
    layout: Layout | undefined;
    /** A link's columns are shown that are not the member's. */
    foreign: boolean;
    /** The member has columns of their own. */
    own: boolean;
    arrange: (next: Layout) => void;
    /** Makes a link's columns the member's own. */
    keep: () => void;
    /** Shows the member's own instead of a link's. */
    leave: () => void;
    /** Back to the standard columns. */
    reset: () => void;
};

const nothing: Link = { columns: undefined, frozen: undefined };
const widthsOf = (stored: TableLayout | undefined) => (stored?.widths ?? {}) as Layout["widths"];

function fromServer(stored: TableLayout | undefined, entity: PortfolioEntity): Layout {
    if (!stored) return standardLayout(entity);
    const { columns, frozen = 1 } = stored;
    return normalised(
        { columns, frozen: frozen as 0 | 1 | 2, widths: widthsOf(stored) },
        headlines[entity],
    );
}

export function useLayout(options: Options): Layouts {
    const { entity, table, search, view, link, leaveView } = options;
    const { data, error } = useQuery(layoutsQuery);
    const store = useStore(entity);
    const stored = data?.find((l) => l.table === table);
    const known = view.ready && (data !== undefined || error !== null);
    const mine = useMemo(
        () => (known ? fromServer(stored, entity) : undefined),
        [known, stored, entity],
    );
    const named = view.view?.id;
    const viewTable = named === undefined ? undefined : `view_${named}`;
    const viewWidths = data?.find((l) => l.table === viewTable)?.widths;
    const standard = linkKey(linkOf(standardLayout(entity)));
    const myLink = mine && linkKey(linkOf(mine)) !== standard ? linkOf(mine) : nothing;
    // Links that this table has written itself: they are the member's own, also when going back.
    const written = useRef(new Set<string>());
    const there = search.columns === undefined ? undefined : linkKey(search);
    if (mine && there === linkKey(linkOf(mine))) written.current.add(there);
    const linked = mine !== undefined && there !== undefined;
    const foreign = linked && !(named !== undefined && view.own) && !written.current.has(there);
    const fill =
        mine !== undefined &&
        named === undefined &&
        !foreign &&
        linkKey(search) !== linkKey(myLink);
    const filling = useRef(link);
    filling.current = link;
    const { columns, frozen } = myLink;
    useEffect(() => {
        if (!fill) return;
        if (columns !== undefined) written.current.add(linkKey({ columns, frozen }));
        filling.current({ columns, frozen });
    }, [fill, columns, frozen]);
    const laid = linked && (foreign || named !== undefined);
    const layout = useMemo(() => {
        if (!mine || !laid) return mine;
        const widths = { ...mine.widths, ...(viewWidths as Layout["widths"] | undefined) };
        const shown = { columns: search.columns, frozen: search.frozen };
        return ofLink(shown, { ...mine, widths }, headlines[entity]);
    }, [mine, laid, viewWidths, search.columns, search.frozen, entity]);
    const arrangeLinked = (next: Layout) => {
        if (viewTable && next.widths !== layout?.widths) void store(viewTable, next);
        link(linkOf(next));
    };
    return {
        layout,
        foreign,
        own: stored !== undefined,
        arrange: (next) => (laid ? arrangeLinked(next) : void store(table, next)),
        keep: () => {
            if (there !== undefined) written.current.add(there);
            if (layout) void store(table, layout);
        },
        leave: () => (named === undefined ? link(myLink) : leaveView()),
        reset: () => {
            if (named !== undefined) link(linkOf(standardLayout(entity)));
            else if (foreign) link(myLink);
            if (named === undefined && stored) void store(table, undefined);
        },
    };
}

/** Keeps a layout on the server, undefined: forgets it; shown at once. */
function useStore(entity: PortfolioEntity) {
    const client = useQueryClient();
    const text = useErrorText();
    return async (table: string, next: Layout | undefined) => {
        const all = client.getQueryData(layoutsQuery.queryKey) ?? [];
        const rest = all.filter((l) => l.table !== table);
        client.setQueryData(
            layoutsQuery.queryKey,
            next ? [...rest, { table, entity, ...next }] : rest,
        );
        try {
            await (next ? putLayout({ table, entity, ...next }) : deleteLayout(table));
        } catch (cause) {
            toastError(text(cause));
            await client.invalidateQueries({ queryKey: layoutsQuery.queryKey });
        }
    };
}
