import { useQuery } from "@tanstack/react-query";
import { fieldsQuery } from "~/api/queries/attributes";
import type { Suggested } from "~/api/types";
import { useText } from "~/i18n";
import { FieldValue } from "./FieldGroups";
import { type Decide, SuggestedValue } from "./Owned";
import css from "./record.module.css";

type Props = {
    entity: "account" | "user";
    suggested: Record<string, Suggested>;
    onDecide?: Decide;
};

/** All values that wait for a decision, for the head of a page. Loads when there is one. */
export default function Suggestions({ entity, suggested, onDecide }: Props) {
    const t = useText();
    const { data } = useQuery(fieldsQuery(entity));
    const fields = (data?.rows ?? []).filter((field) => suggested[field.key]);
    if (fields.length === 0) return null;
    return (
        <section className={css.suggestions} aria-label={t("owners.suggested")}>
            <ul>
                {fields.map((field) => {
                    const one = suggested[field.key] as Suggested;
                    return (
                        <li key={field.key}>
                            <span>{field.label}</span>
                            <SuggestedValue field={field} suggested={one} onDecide={onDecide}>
                                <FieldValue field={field} value={one.value} />
                            </SuggestedValue>
                        </li>
                    );
                })}
            </ul>
        </section>
    );
}
