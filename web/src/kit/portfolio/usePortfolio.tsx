/** The state of a portfolio's table: what the address asks for, its rows, columns and selection. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { fieldsQuery } from "~/api/queries/attributes";
import type { Field, ListParams, Page } from "~/api/types";
import { useText } from "~/i18n";
import { type Column, changeSearch, type ListSearch, listParams } from "~/kit/table";
import { Cell } from "./Cell";
import { firstOf, headingOf, isFigure, sortOf, widthOf } from "./columns";
import { headlines, kinds, type PortfolioEntity, type PortfolioRow } from "./kinds";
import type { Layout } from "./layout";
import { useSelection } from "./selection";
import { useLayout } from "./useLayout";

type Options<S extends ListSearch> = {
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

export function usePortfolio<S extends ListSearch>(options: Options<S>) {
    const { entity, table, search, onSearch, fixed } = options;
    const kind = kinds[entity];
    const defaults = { sort: kind.sort, limit: options.limit ?? 50 };
    const change = (patch: Partial<ListSearch>) =>
        onSearch(
            changeSearch(search, patch, defaults),
            Object.keys(patch).some((key) => replacing.includes(key)),
        );
    const layouts = useLayout({ entity, table, search, link: change });
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
