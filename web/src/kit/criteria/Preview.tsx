/** What the criteria in the builder would select: a sentence, how many, and the first of them. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { ApiError } from "~/api/client";
import {
    criteriaFieldsQuery,
    criteriaPreviewQuery,
    type FilterEntity,
} from "~/api/queries/criteria";
import { useText } from "~/i18n";
import { Bone, Failure } from "~/kit/feedback";
import { useFormat } from "~/kit/useFormat";
import type { Problem } from "./context";
import css from "./criteria.module.css";
import { type Catalog, fieldOf, isComplete, operatorOf } from "./fields";
import { type Criteria, conditions, type Group, placeOf, pruned, toJson } from "./tree";

/** The value once it has stood still for a while. */
export function useSettled<T>(value: T, ms: number): T {
    const [settled, setSettled] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setSettled(value), ms);
        return () => clearTimeout(timer);
    }, [value, ms]);
    return settled;
}

function missing(
    catalog: Catalog,
    root: Group,
    say: (key: "field" | "value") => string,
): Problem[] {
    return conditions(root)
        .filter((c) => !isComplete(catalog, c.json))
        .map((c) => {
            const known = fieldOf(catalog, c.json) && operatorOf(catalog, c.json);
            const member = known ? "value" : "field";
            return { id: c.id, member, message: say(member) };
        });
}

/**
 * The criteria of a tree as it is being edited: its JSON once nothing is missing, what is missing,
 * and what the server says to it; `within`: of what fulfils these besides.
 */
export function useCriteria(entity: FilterEntity, root: Group, strict: boolean, within?: Criteria) {
    const t = useText();
    const catalog = useQuery(criteriaFieldsQuery(entity));
    const sent = useMemo(() => pruned(root), [root]);
    const lacks = useMemo(
        () =>
            catalog.data
                ? missing(catalog.data, sent, (key) =>
                      t(key === "field" ? "criteria.need_field" : "criteria.need_value"),
                  )
                : [],
        [catalog.data, sent, t],
    );
    const json = useMemo((): Criteria => toJson(sent) ?? { all: [] }, [sent]);
    const complete = catalog.data !== undefined && lacks.length === 0;
    const narrowed = within && JSON.stringify(within);
    const all = useMemo((): Criteria => {
        if (!narrowed) return json;
        // A group within another is never empty.
        return sent.items.length > 0 ? { all: [JSON.parse(narrowed), json] } : JSON.parse(narrowed);
    }, [narrowed, json, sent]);
    const asked = useSettled(all, 250);
    const preview = useQuery({
        ...criteriaPreviewQuery(entity, asked),
        enabled: complete && asked === all,
    });
    const refused = complete && preview.error instanceof ApiError ? preview.error : undefined;
    const problems = useMemo(() => {
        const found: Problem[] = strict ? [...lacks] : [];
        for (const e of refused?.problem.errors ?? []) {
            const place = placeOf(sent, narrowed ? "criteria.all[1]" : "criteria", e.field);
            if (place) found.push({ ...place, message: e.message });
        }
        return found;
    }, [lacks, refused, sent, strict, narrowed]);
    return { catalog, json, complete, lacks, preview, problems, asked: asked === all };
}

export type CriteriaState = ReturnType<typeof useCriteria>;

type Props = { entity: FilterEntity; state: CriteriaState; names?: boolean };

export function Preview({ entity, state, names = true }: Props) {
    const t = useText();
    const f = useFormat();
    const { preview, complete, problems, asked } = state;
    if (!complete) return <p className={css.preview}>{t("criteria.incomplete")}</p>;
    if (preview.error && problems.length > 0)
        return <p className={css.preview}>{t("criteria.refused")}</p>;
    if (preview.error)
        return <Failure compact error={preview.error} retry={() => preview.refetch()} />;
    if (!preview.data) return <Bone width="60%" />;
    const { total, sentence, rows } = preview.data;
    const more = total - rows.length;
    return (
        <div className={css.preview} data-stale={!asked || preview.isPlaceholderData || undefined}>
            <p className={css.sentence}>{sentence}.</p>
            <p role="status">
                <strong className="num">{t(`criteria.count_${entity}`, { n: total })}</strong>
            </p>
            {names && rows.length > 0 && (
                <p className={css.names}>
                    {rows.map((r) => r.name ?? r.id).join(", ")}
                    {more > 0 && ` ${t("criteria.and_more", { n: f.integer(more) })}`}
                </p>
            )}
        </div>
    );
}
