/** The builder for a filter: what it would select is seen before it is applied. */
import { Button } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import type { FilterEntity } from "~/api/queries/criteria";
import { useText } from "~/i18n";
import { Failure, Loading } from "~/kit/feedback";
import { Builder } from "./Builder";
import chips from "./filters.module.css";
import { Preview, useCriteria } from "./Preview";
import { type Criteria, conditions, fromJson, type Group, newCondition, newGroup } from "./tree";

type Props = {
    entity: FilterEntity;
    value: Criteria | undefined;
    onApply: (criteria: Criteria | undefined) => void;
    onClose: () => void;
};

const begun = (root: Group): Group =>
    root.items.length > 0 ? root : { ...newGroup("all"), items: [newCondition()] };

export default function FilterPanel({ entity, value, onApply, onClose }: Props) {
    const t = useText();
    const [root, setRoot] = useState(() => begun(fromJson(value) ?? newGroup("all")));
    const [strict, setStrict] = useState(false);
    const state = useCriteria(entity, root, strict);
    const apply = () => {
        setStrict(true);
        if (!state.complete || (state.asked && state.preview.isError)) return;
        const some = conditions(root).some((c) => c.json.field !== undefined);
        onApply(some ? state.json : undefined);
    };
    // Escape closes an open list first, then the panel. No key reaches the shortcuts of the page;
    // Tab goes on to what keeps the focus in the panel.
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key !== "Tab") event.stopPropagation();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return apply();
        if (event.key !== "Escape") return;
        const target = event.target as HTMLElement;
        const list =
            target.getAttribute("aria-expanded") === "true" || target.closest("[role=menu]");
        if (!list) onClose();
    };
    const { catalog, preview } = state;
    const total = state.complete && state.asked ? preview.data?.total : undefined;
    return (
        <div
            role="group"
            aria-label={t("filters.title")}
            className={chips.body}
            onKeyDown={onKeyDown}
        >
            <div className={chips.scroll}>
                {catalog.data ? (
                    <Builder
                        entity={entity}
                        catalog={catalog.data}
                        root={root}
                        problems={state.problems}
                        onChange={setRoot}
                        lead={t(`filters.lead_${entity}`)}
                        autoFocus
                    />
                ) : catalog.error ? (
                    <Failure error={catalog.error} retry={() => catalog.refetch()} />
                ) : (
                    <Loading lines={3} />
                )}
            </div>
            <div className={chips.preview}>
                <Preview entity={entity} state={state} />
            </div>
            <div className={chips.foot}>
                <Button variant="default" onClick={() => onApply(undefined)}>
                    {t("filters.clear_all")}
                </Button>
                <span className={chips.space} />
                <Button variant="default" onClick={onClose}>
                    {t("action.cancel")}
                </Button>
                <Button onClick={apply}>
                    {total === undefined
                        ? t("filters.apply")
                        : t(`filters.show_${entity}`, { n: total })}
                </Button>
            </div>
        </div>
    );
}
