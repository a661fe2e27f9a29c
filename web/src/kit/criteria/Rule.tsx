import { useQuery } from "@tanstack/react-query";
import { type CriteriaEntity, criteriaFieldsQuery } from "~/api/queries/criteria";
import type { Criteria } from "~/api/types";
import { useText } from "~/i18n";
import { fromJson } from "./tree";
import { Words } from "./Words";

/** The criteria of a segment in words. */
export default function Rule({ entity, criteria }: { entity: CriteriaEntity; criteria: Criteria }) {
    const t = useText();
    const { data: catalog } = useQuery(criteriaFieldsQuery(entity));
    const root = fromJson(criteria);
    if (!root || !catalog) return <>{t("state.loading")}</>;
    if (root.items.length === 0) return <>{t(`segments.all_${entity}`)}</>;
    return <Words entity={entity} catalog={catalog} node={root} />;
}
