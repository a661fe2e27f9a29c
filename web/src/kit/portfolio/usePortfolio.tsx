/** The state of a portfolio's table: what the address asks for, its rows, columns and selection. */
import "~/i18n/portfolio";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { fieldsQuery } from "~/api/queries/attributes";
import type { Field, ListParams, Page } from "~/api/types";
import { useText } from "~/i18n";
import { useErrorText } from "~/kit/feedback";
import { toastError } from "~/kit/feedback/toast";
import { type Address, type Column, changeSearch, type ListSearch, listParams } from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import { Cell } from "./Cell";
import { firstOf, headingOf, isFigure, sortOf, widthOf } from "./columns";
import { headlines, kinds, type PortfolioEntity, type PortfolioRow } from "./kinds";
import type { Layout } from "./layout";
import { isLong, stateOf } from "./overlay";
import { useSelection } from "./selection";
import { useLayout } from "./useLayout";
import { useView, type ViewShown } from "./useView";

type Options<S extends Address> = {
    entity: PortfolioEntity;
    /** Name under which the member's columns are kept: "accounts", "list_12" ... */
    table: string;
    search: S;
    /** Puts a changed search into the address. */
    onSearch: (search: S, replace: boolean) => void;
    /** Narrows what is shown beside the address: the users of an account, the members of a list. */
    fixed?: ListParams;
    limit?: number;
    /** Keys of fields that cells need beside those of the columns. */
    also?: readonly string[];
    /** Draws a cell in its own way; undefined: as every table does. Stays the same function. */
    cell?: CellOf;
    /** The table has saved views. */
    views?: boolean;
};

type CellOf = (field: Field, row: PortfolioRow) => ReactNode | undefined;

/** Any of the list queries, with rows of whatever columns are asked for. */
type AnyQuery = {
    data: (Page<PortfolioRow> & { fresh_at?: string | null }) | undefined;
    error: Error | null;
    isPlaceholderData: boolean;
    refetch: () => unknown;
};

export const unfiltered = {
    q: "",
    f: undefined,
    segment: undefined,
    role: undefined,
    assigned: undefined,
} as const;

const replacing = ["q", "columns", "frozen", "health"];

export function usePortfolio<S extends Address>(options: Options<S>) {
    const { entity, table, fixed } = options;
    const kind = kinds[entity];
    const defaults = { sort: kind.sort, limit: options.limit ?? 50 };
    const onAddress = (next: Address, replace: boolean) => options.onSearch(next as S, replace);
    const view = useView({
        entity,
        enabled: options.views ?? false,
        address: options.search,
        sort: defaults.sort,
        onAddress,
    });
    const { search } = view;
    const show = (id: number | undefined) => onAddress(view.to(id), false);
    const keepLong = useLongFilter(entity, view, show);
    const change = (patch: Partial<ListSearch>) => {
        const next = changeSearch(search, patch, defaults);
        const address = view.address(next);
        if (options.views && layout && isLong(address.f ?? undefined))
            keepLong(stateOf(next, layout, defaults.sort));
        else
            onAddress(
                address,
                Object.keys(patch).some((key) => replacing.includes(key)),
            );
    };
    const layouts = useLayout({
        entity,
        table,
        search,
        view,
        link: change,
        leaveView: () => show(undefined),
    });
    const { layout } = layouts;
    const params = { ...listParams(search, defaults), ...fixed };
    const columns = layout && [...new Set([...layout.columns, ...(options.also ?? [])])].join(",");
    const query = useQuery({
        ...(kind.query({ ...params, columns }) as ReturnType<typeof kinds.account.query>),
        enabled: columns !== undefined,
    }) as unknown as AnyQuery;
    const fields = useQuery(fieldsQuery(entity));
    const rows = query.data?.rows;
    const total = query.data?.total ?? 0;
    const { selection, selecting } = useSelection(params, rows, total, headlines[entity]);
    return {
        entity,
        table,
        search,
        params,
        defaults,
        change,
        view,
        /** Shows another view; undefined: none. */
        show,
        ...layouts,
        fields: fields.data?.rows,
        columns: useColumns(entity, fields.data?.rows, layout, options.cell),
        query,
        rows: fields.data ? rows : undefined,
        total,
        selection,
        selecting,
        filtered: Boolean(search.f || search.segment || search.role || search.assigned),
        /** Takes away everything that narrows the list. */
        clear: () => change(unfiltered),
    };
}

export type Portfolio = ReturnType<typeof usePortfolio>;

/** Keeps what is too long for the address as a view, and shows that. */
function useLongFilter(entity: PortfolioEntity, shown: ViewShown, show: (id: number) => void) {
    const t = useText();
    const f = useFormat();
    const text = useErrorText();
    const client = useQueryClient();
    const { view, own } = shown;
    return async (state: ReturnType<typeof stateOf>) => {
        const name = t("portfolio.long_filter", { when: f.instant(new Date().toISOString()) });
        try {
            const { keepLong } = await import("./longFilter");
            const again = view?.automatic && own ? view : undefined;
            show(await keepLong({ client, entity, name, state, shown: again }));
        } catch (cause) {
            toastError(text(cause));
        }
    };
}

function columnOf(
    t: ReturnType<typeof useText>,
    entity: PortfolioEntity,
    field: Field,
    width: number | undefined,
    cell: CellOf | undefined,
): Column<PortfolioRow> {
    return {
        id: field.key,
        label: headingOf(t, entity, field),
        help: field.description ?? undefined,
        width: width ?? widthOf(entity, field),
        end: isFigure(field),
        sort: sortOf(field),
        first: firstOf(field),
        cell: (row) => cell?.(field, row) ?? <Cell entity={entity} field={field} row={row} />,
    };
}

/** The columns of the layout. One that is resized does not draw the rows anew. */
function useColumns(
    entity: PortfolioEntity,
    fields: Field[] | undefined,
    layout: Layout | undefined,
    cell: CellOf | undefined,
): Column<PortfolioRow>[] {
    const t = useText();
    return useMemo(() => {
        const byKey = new Map(fields?.map((f) => [f.key, f]));
        return (layout?.columns ?? []).flatMap((key) => {
            const field = byKey.get(key);
            return field ? [columnOf(t, entity, field, layout?.widths[key], cell)] : [];
        });
    }, [t, entity, fields, layout, cell]);
}
