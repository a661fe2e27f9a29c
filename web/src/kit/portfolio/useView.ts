/**
 * The view that a table shows: the one that the address names, else the one with which the member
 * opens the table. What it holds, whether something lies over it, and what of it is gone.
 */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ApiError } from "~/api/client";
import { meQuery } from "~/api/queries/session";
import { viewQuery, viewsQuery } from "~/api/queries/views";
import type { View, ViewState } from "~/api/types";
import type { Address, ListSearch } from "~/kit/table";
import { addressOf, laidOver, type Shown, saysParts, shownBy } from "./overlay";

type Options = {
    entity: View["entity"];
    /** Without it the table has no views. */
    enabled: boolean;
    address: Address;
    /** Order that needs no word. */
    sort: string;
    onAddress: (address: Address, replace: boolean) => void;
};

/** The view as the table's menu shows it. */
export type ShownView = Pick<View, "id" | "name" | "version" | "shared" | "automatic"> & {
    owner: number | undefined;
};

export type ViewShown = {
    /** Undefined: none, or not known yet. */
    view: ShownView | undefined;
    /** Whether it is known what the table shows. */
    ready: boolean;
    /** Why the view cannot be shown; "gone" is told in its own words. */
    failure: Error | "gone" | undefined;
    retry: () => void;
    /** Something lies over the view. */
    changed: boolean;
    /** What the view showed when it was saved and is gone, in sentences. */
    missing: string[];
    /** The member made it, pinned it or opens the table with it: it is no stranger's link. */
    own: boolean;
    /** What the table shows. */
    search: ListSearch;
    /** The address that shows something else with the same view. */
    address: (next: ListSearch) => Address;
    /** The address of another view, or of none. */
    to: (id: number | undefined) => Address;
};

const nothing: Shown = {};

export function useView({ entity, enabled, address, sort, onAddress }: Options): ViewShown {
    const me = useQuery(meQuery).data?.member.id;
    const mine = useQuery({ ...viewsQuery, enabled });
    const opening = mine.data?.opening.find((o) => o.entity === entity);
    const bare = enabled && address.view === undefined && !saysParts(address);
    const known = mine.data !== undefined || mine.error !== null;
    const id = (enabled && (address.view ?? (bare ? opening?.id : undefined))) || undefined;
    const one = useQuery({ ...viewQuery(id ?? 0), enabled: id !== undefined });
    useNamed(bare ? id : undefined, address, onAddress);
    const data = one.data;
    const row = mine.data?.rows.find((r) => r.id === id);
    const state = (data?.state ?? (opening?.id === id ? opening?.state : undefined)) as
        | ViewState
        | undefined;
    const gone = Boolean(data && (data.entity !== entity || data.deleted_at));
    const shown = state && !gone ? shownBy(state, sort) : nothing;
    return {
        view: id && !gone ? viewOf(id, data, row) : undefined,
        ready: id === undefined ? !bare || known : state !== undefined && !gone,
        failure:
            gone || isMissing(one.error) ? "gone" : state ? undefined : (one.error ?? undefined),
        retry: () => void one.refetch(),
        changed: id !== undefined && saysParts(address),
        missing: (state?.missing ?? []).map((m) => m.text),
        own:
            Boolean(row && (row.owner_id === me || row.pinned || row.opens)) ||
            data?.owner?.id === me,
        search: laidOver(shown, address),
        address: (next) => addressOf(shown, next, address.view ?? id),
        to: (next) => ({
            limit: address.limit,
            view: next ?? (opening ? 0 : undefined),
        }),
    };
}

const isMissing = (error: Error | null) => error instanceof ApiError && error.status === 404;

function viewOf(
    id: number,
    data: View | undefined,
    row: { name: string; version: number; shared: boolean; owner_id: number | null } | undefined,
): ShownView | undefined {
    if (data) {
        const { name, version, shared, automatic, owner } = data;
        return { id, name, version, shared, automatic, owner: owner?.id };
    }
    if (!row) return undefined;
    const { name, version, shared, owner_id } = row;
    return { id, name, version, shared, automatic: false, owner: owner_id ?? undefined };
}

/** Names the view with which the table was opened in the address, so that it is a link to it. */
function useNamed(id: number | undefined, address: Address, onAddress: Options["onAddress"]) {
    const name = useRef(() => {});
    name.current = () => onAddress({ ...address, view: id }, true);
    useEffect(() => {
        if (id !== undefined) name.current();
    }, [id]);
}
