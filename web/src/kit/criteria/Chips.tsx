/** What a table is filtered by: each part can be edited in its place, or taken away. */
import { Button, CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { criteriaFieldsQuery } from "~/api/queries/criteria";
import { useText } from "~/i18n";
import { FilterPopover, type FilterProps } from "./FilterPopover";
import chips from "./filters.module.css";
import { type Criteria, fromJson, isGroup, toJson } from "./tree";
import { Words } from "./Words";

export default function Chips({ entity, value, onChange }: FilterProps) {
    const t = useText();
    const { data: catalog } = useQuery({
        ...criteriaFieldsQuery(entity),
        enabled: value !== undefined,
    });
    const root = value && fromJson(value);
    if (!root || root.items.length === 0 || !catalog) return null;
    const parts = root.op === "all" && root.nots === 0 ? root.items : [root];
    const put = (at: number, next: Criteria | undefined) => {
        const node = next && fromJson(next);
        if (parts[0] === root) return onChange(next);
        // A group of one holds its condition without need.
        const single = node && isGroup(node) && node.bare ? node.items : node ? [node] : [];
        const items = [...root.items.slice(0, at), ...single, ...root.items.slice(at + 1)];
        onChange(items.length > 0 ? toJson({ ...root, items }) : undefined);
    };
    return (
        <div className={chips.bar} role="group" aria-label={t("filters.active")}>
            {parts.map((node, i) => (
                <Chip
                    // biome-ignore lint/suspicious/noArrayIndexKey: parts are told by their place
                    key={i}
                    entity={entity}
                    value={toJson({ ...root, nots: 0, op: "all", bare: true, items: [node] })}
                    onChange={(next) => put(i, next)}
                >
                    <Words entity={entity} catalog={catalog} node={node} />
                </Chip>
            ))}
            <Button variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
                {t("filters.clear")}
            </Button>
        </div>
    );
}

function Chip({ entity, value, onChange, children }: FilterProps & { children: ReactNode }) {
    const t = useText();
    const [opened, setOpened] = useState(false);
    const button = useRef<HTMLButtonElement>(null);
    return (
        <span className={chips.chip}>
            <FilterPopover
                entity={entity}
                value={value}
                onChange={onChange}
                opened={opened}
                onClose={() => {
                    setOpened(false);
                    button.current?.focus();
                }}
                target={
                    <button
                        ref={button}
                        type="button"
                        className={chips.text}
                        onClick={() => setOpened(!opened)}
                    >
                        <span className="sr">{t("filters.edit")}: </span>
                        <span className="ellipsis">{children}</span>
                    </button>
                }
            />
            <CloseButton
                size={24}
                iconSize={14}
                className={chips.take}
                aria-label={t("filters.remove")}
                onClick={() => onChange(undefined)}
            />
        </span>
    );
}
