/** The filter of a table: its button with a badge, and its conditions as chips. */
import { Button, CloseButton, Popover } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { type CriteriaEntity, criteriaFieldsQuery } from "~/api/queries/criteria";
import { useText } from "~/i18n";
import { Loading } from "~/kit/feedback";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import chips from "./filters.module.css";
import { type Criteria, countConditions, fromJson, isGroup, toJson } from "./tree";
import { Words } from "./Words";

const FilterPanel = lazy(() => import("./FilterPanel"));

type Props = {
    entity: CriteriaEntity;
    value: Criteria | undefined;
    onChange: (criteria: Criteria | undefined) => void;
};

type PanelProps = Props & {
    opened: boolean;
    onClose: () => void;
    target: ReactNode;
};

/** The builder in a panel below its button. Loaded when it is first opened. */
function Panel({ entity, value, onChange, opened, onClose, target }: PanelProps) {
    return (
        <Popover
            opened={opened}
            onChange={(open) => !open && onClose()}
            position="bottom-start"
            width="min(820px, calc(100vw - 48px))"
            withinPortal={false}
            floatingStrategy="fixed"
            closeOnEscape={false}
            closeOnClickOutside={false}
            trapFocus
        >
            <Popover.Target>{target}</Popover.Target>
            <Popover.Dropdown className={chips.panel}>
                <Suspense fallback={<Loading lines={3} />}>
                    <FilterPanel
                        entity={entity}
                        value={value}
                        onClose={onClose}
                        onApply={(next) => {
                            onChange(next);
                            onClose();
                        }}
                    />
                </Suspense>
            </Popover.Dropdown>
        </Popover>
    );
}

export function FilterButton({ entity, value, onChange }: Props) {
    const t = useText();
    const [opened, setOpened] = useState(false);
    const button = useRef<HTMLButtonElement>(null);
    const n = countConditions(value);
    useShortcuts([
        {
            keys: "f",
            label: t("filters.title"),
            group: t("keys.tables"),
            run: () => setOpened(true),
        },
    ]);
    return (
        <Panel
            entity={entity}
            value={value}
            onChange={onChange}
            opened={opened}
            onClose={() => {
                setOpened(false);
                button.current?.focus();
            }}
            target={
                <Button
                    ref={button}
                    variant="default"
                    leftSection={<IconFilter size={15} aria-hidden="true" />}
                    rightSection={n > 0 ? <span className={chips.badge}>{n}</span> : undefined}
                    onClick={() => setOpened(!opened)}
                >
                    {t("filters.title")}
                </Button>
            }
        />
    );
}

/** What the table is filtered by: each part can be edited in its place, or taken away. */
export function FilterChips({ entity, value, onChange }: Props) {
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

function Chip({ entity, value, onChange, children }: Props & { children: ReactNode }) {
    const t = useText();
    const [opened, setOpened] = useState(false);
    const button = useRef<HTMLButtonElement>(null);
    return (
        <span className={chips.chip}>
            <Panel
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
