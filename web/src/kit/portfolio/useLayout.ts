/**
 * The columns that a table shows. Each member's own are kept on the server. The address carries
 * them too where they are not the standard ones, so that a pasted link shows the sender's; the
 * reader's own are not touched until they keep the view.
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

type Options = {
    entity: PortfolioEntity;
    /** Name under which the server keeps the layout. */
    table: string;
    search: ListSearch;
    /** Puts a link's columns into the address, without a step in the history. */
    link: (link: Link) => void;
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

function fromServer(stored: TableLayout | undefined, entity: PortfolioEntity): Layout {
    if (!stored) return standardLayout(entity);
    const { columns, frozen = 1, widths = {} } = stored;
    return normalised(
        { columns, frozen: frozen as 0 | 1 | 2, widths: widths as Record<string, number> },
        headlines[entity],
    );
}

export function useLayout({ entity, table, search, link }: Options): Layouts {
    const client = useQueryClient();
    const text = useErrorText();
    const { data, error } = useQuery(layoutsQuery);
    const stored = data?.find((l) => l.table === table);
    const known = data !== undefined || error !== null;
    const mine = useMemo(
        () => (known ? fromServer(stored, entity) : undefined),
        [known, stored, entity],
    );
    const standard = linkKey(linkOf(standardLayout(entity)));
    const myLink = mine && linkKey(linkOf(mine)) !== standard ? linkOf(mine) : nothing;
    // Links that this table has written itself: they are the member's own, also when going back.
    const written = useRef(new Set<string>());
    const there = search.columns === undefined ? undefined : linkKey(search);
    if (mine && there === linkKey(linkOf(mine))) written.current.add(there);
    const foreign = mine !== undefined && there !== undefined && !written.current.has(there);
    const fill = mine !== undefined && !foreign && linkKey(search) !== linkKey(myLink);
    const filling = useRef(link);
    filling.current = link;
    const { columns, frozen } = myLink;
    useEffect(() => {
        if (!fill) return;
        if (columns !== undefined) written.current.add(linkKey({ columns, frozen }));
        filling.current({ columns, frozen });
    }, [fill, columns, frozen]);
    const layout = useMemo(
        () =>
            mine && foreign
                ? ofLink(
                      { columns: search.columns, frozen: search.frozen },
                      mine,
                      headlines[entity],
                  )
                : mine,
        [mine, foreign, search.columns, search.frozen, entity],
    );
    const store = async (next: Layout | undefined) => {
        const rest = (data ?? []).filter((l) => l.table !== table);
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
    return {
        layout,
        foreign,
        own: stored !== undefined,
        arrange: (next) => (foreign ? link(linkOf(next)) : void store(next)),
        keep: () => {
            if (there !== undefined) written.current.add(there);
            if (layout) void store(layout);
        },
        leave: () => link(myLink),
        reset: () => {
            if (foreign) link(myLink);
            if (stored) void store(undefined);
        },
    };
}
