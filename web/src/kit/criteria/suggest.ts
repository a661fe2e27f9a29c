/** What a value may be, as suggestions, and how the names of chosen records are found. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { accountQuery, accountsQuery } from "~/api/queries/accounts";
import { type CriteriaEntity, type FilterEntity, groupsOf } from "~/api/queries/criteria";
import { listNamesQuery } from "~/api/queries/lists";
import { type NamedList, namedQuery } from "~/api/queries/named";
import { segmentsQuery } from "~/api/queries/segments";
import { featuresQuery, modulesQuery, productsQuery } from "~/api/queries/taxonomy";
import { membersQuery } from "~/api/queries/team";
import { type CriteriaField, isNamedRow } from "./fields";
import type { Criteria } from "./tree";

export type Option = { value: string; label: string };

/** "never_logged_in" as people read it. */
export function wordOf(word: string): string {
    const text = word.replaceAll("_", " ");
    return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

const lists: Record<string, NamedList> = {
    stage: "stages",
    subscription_status: "subscription-statuses",
    forecast_status: "forecast-statuses",
    persona: "personas",
    user_role: "user-roles",
    risk_reason: "risk-reasons",
};

/** A value as the key of an option. */
export const keyOf = (value: unknown): string =>
    isNamedRow(value) ? `row ${String(value.id)}` : String(value);

/** Whose segments and lists a field means: an account's through "account.segment". */
const segmentsOf = (entity: FilterEntity, field: CriteriaField): CriteriaEntity =>
    field.key.startsWith("account.") ? "account" : groupsOf(entity);

/** Names and references to choose from; accounts are searched by the server. */
export function useSuggestions(
    entity: FilterEntity,
    field: CriteriaField,
    typed: string,
): Option[] {
    const q = useDeferredValue(typed);
    const list = field.type === "name" ? lists[field.of ?? ""] : undefined;
    const named = useQuery({ ...namedQuery(list ?? "stages"), enabled: list !== undefined });
    const isRef = (of: string) => field.type === "ref" && field.of === of;
    const members = useQuery({ ...membersQuery, enabled: isRef("member") });
    const accounts = useQuery({
        ...accountsQuery({ q, limit: 20, columns: "name", sort: "name" }),
        enabled: isRef("account"),
    });
    const segments = useQuery({
        ...segmentsQuery(segmentsOf(entity, field)),
        enabled: isRef("segment"),
    });
    const saved = useQuery({
        ...listNamesQuery(segmentsOf(entity, field)),
        enabled: isRef("list"),
    });
    if (field.options) return field.options.map((o) => ({ value: o, label: wordOf(o) }));
    if (list) return (named.data?.rows ?? []).map((r) => ({ value: r.name, label: r.name }));
    const rows = isRef("segment")
        ? segments.data?.rows
        : isRef("list")
          ? saved.data?.rows
          : isRef("member")
            ? members.data?.rows
            : accounts.data?.rows;
    return (rows ?? []).map((r) => ({ value: String(r.id), label: r.name }));
}

/** How each chosen reference is called; its number until the name has come. */
export function useRefNames(
    entity: FilterEntity,
    field: CriteriaField,
    values: unknown[],
): Option[] {
    const isRef = (of: string) => field.type === "ref" && field.of === of;
    const members = useQuery({ ...membersQuery, enabled: isRef("member") && values.length > 0 });
    const segments = useQuery({
        ...segmentsQuery(segmentsOf(entity, field)),
        enabled: isRef("segment") && values.length > 0,
    });
    const saved = useQuery({
        ...listNamesQuery(segmentsOf(entity, field)),
        enabled: isRef("list") && values.length > 0,
    });
    const ids = isRef("account") ? values.filter((v) => typeof v === "number") : [];
    const accounts = useQueries({
        queries: ids.map((id) => ({ ...accountQuery(id), staleTime: 60_000, retry: false })),
    });
    return values.map((value) => {
        if (isNamedRow(value))
            return { value: keyOf(value), label: value.name ?? String(value.id) };
        const found = isRef("segment")
            ? segments.data?.rows.find((x) => x.id === value)
            : isRef("list")
              ? saved.data?.rows.find((x) => x.id === value)
              : isRef("member")
                ? members.data?.rows.find((m) => m.id === value || m.email === value)
                : accounts[ids.indexOf(value as number)]?.data;
        return { value: String(value), label: found?.name ?? String(value) };
    });
}

export type Scope = { product?: string; module?: string; feature?: string };
/** `names`: what the deepest is called, as it is sent and as people call it. */
export type ScopeOption = Option & { scope: Scope; names: string[] };
export type ScopeGroup = { kind: "product" | "module" | "feature"; items: ScopeOption[] };

type Row = { id: number; name: string; label: string };
type Below = Row & { product?: { id: number } | null; module?: { id: number } | null };

const same = (a: string | undefined, b: string | undefined) =>
    a?.toLocaleLowerCase() === b?.toLocaleLowerCase();

/** A name that stands alone is enough; one that several have needs the names above it. */
function scopesOf(products: Row[], modules: Below[], features: Below[]): ScopeGroup[] {
    const alone = (rows: Row[], name: string) => rows.filter((r) => same(r.name, name)).length < 2;
    const option = (scope: Scope, row: Row, more = ""): ScopeOption => ({
        value: JSON.stringify(scope),
        label: row.label + more,
        scope,
        names: [row.name, row.label],
    });
    const ofModule = (m: Below): Scope => {
        const product = products.find((p) => p.id === m.product?.id);
        return alone(modules, m.name)
            ? { module: m.name }
            : { product: product?.name, module: m.name };
    };
    return [
        { kind: "product", items: products.map((p) => option({ product: p.name }, p)) },
        {
            kind: "module",
            items: modules.map((m) => {
                const product = products.find((p) => p.id === m.product?.id);
                const more = alone(modules, m.name) ? "" : ` (${product?.label ?? ""})`;
                return option(ofModule(m), m, more);
            }),
        },
        {
            kind: "feature",
            items: features.map((f) => {
                const module = modules.find((m) => m.id === f.module?.id);
                if (alone(features, f.name) || !module) return option({ feature: f.name }, f);
                const scope = { ...ofModule(module), feature: f.name };
                return option(scope, f, ` (${module.label})`);
            }),
        },
    ];
}

/** Products, modules and features that a figure can be restricted to. */
export function useScopes(enabled: boolean): ScopeGroup[] {
    const products = useQuery({ ...productsQuery, enabled });
    const modules = useQuery({ ...modulesQuery, enabled });
    const features = useQuery({ ...featuresQuery(), enabled });
    return useMemo(
        () =>
            scopesOf(
                products.data?.rows ?? [],
                modules.data?.rows ?? [],
                features.data?.rows ?? [],
            ),
        [products.data, modules.data, features.data],
    );
}

/** The scope of a condition among those offered. */
export function scopeIn(groups: ScopeGroup[], json: Criteria): ScopeOption | undefined {
    const { product, module, feature } = json as Scope;
    const kind = feature ? "feature" : module ? "module" : "product";
    const named = { product, module, feature }[kind];
    if (isNamedRow(named)) return undefined;
    const fits = ({ scope, names }: ScopeOption) =>
        names.some((name) => same(name, named)) &&
        (!module || !scope.module || same(scope.module, module)) &&
        (!product || !scope.product || same(scope.product, product));
    return groups.find((g) => g.kind === kind)?.items.find(fits);
}

/** What a condition is restricted to in a word, where nothing better is known. */
export const scopeText = (json: Criteria) =>
    [json.product, json.module, json.feature]
        .map((part) => (isNamedRow(part) ? (part.name ?? part.id) : part))
        .filter(Boolean)
        .join(" / ");
