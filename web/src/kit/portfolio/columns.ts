/** Columns of a portfolio from the field catalog: heading, width, order, alignment. */
import type { Field } from "~/api/types";
import type { TextOf } from "~/i18n";
import { type SignalKey, signals } from "~/kit/health/signals";
import { headlines, type PortfolioEntity } from "./kinds";

const widths: Record<string, number> = {
    text: 160,
    email: 210,
    url: 190,
    int: 112,
    number: 112,
    money: 112,
    date: 124,
    instant: 124,
    bool: 96,
    choice: 130,
    rank: 152,
    name: 132,
    ref: 176,
    series: 184,
    money_series: 196,
    texts: 190,
};

const figures = ["int", "number", "money"];

/** The figure that a series is in order by: of the series itself there is no order. */
const seriesOrder: Record<string, string> = {
    total_features_series: "total_features_used",
    features_used_series: "features_used",
    modules_used_series: "modules_used",
    weekly_active_users: "active_users",
};

export const isFigure = (field: Field) => figures.includes(field.type);
export const isHeadline = (entity: PortfolioEntity, field: Field) =>
    field.key === headlines[entity];

/** The signal of a health column. */
export function signalOf(entity: PortfolioEntity, field: Field): SignalKey | undefined {
    return entity === "account" ? signals.find((s) => field.key === `health_${s}`) : undefined;
}

/** What stands over the column: short where the table says the rest. */
export function headingOf(t: TextOf, entity: PortfolioEntity, field: Field): string {
    const signal = signalOf(entity, field);
    if (signal) return t(`health.${signal}`);
    const named = entity !== "subscription" && isHeadline(entity, field);
    return named ? t(`field.${entity}`) : field.label;
}

export const widthOf = (entity: PortfolioEntity, field: Field) =>
    isHeadline(entity, field) ? 240 : (widths[field.type] ?? 150);

export function sortOf(field: Field): string | undefined {
    return field.sortable ? field.key : seriesOrder[field.key];
}

/** Figures, states and moments are read from the top: the largest, best, newest first. */
export const firstOf = (field: Field): "asc" | "desc" =>
    isFigure(field) || ["rank", "instant", "series"].includes(field.type) ? "desc" : "asc";
