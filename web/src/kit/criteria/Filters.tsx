/** The filter of a table: its button with a badge, and its conditions as chips. */
import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useText } from "~/i18n";
import { useShortcuts } from "~/kit/keyboard/shortcuts";
import { FilterPopover, type FilterProps } from "./FilterPopover";
import chips from "./filters.module.css";
import { countConditions } from "./tree";

const Chips = lazy(() => import("./Chips"));

export function FilterButton({ entity, value, onChange }: FilterProps) {
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

/** The chips of a filter; what draws them is loaded once there is one. */
export function FilterChips(props: FilterProps) {
    if (props.value === undefined) return null;
    return (
        <Suspense>
            <Chips {...props} />
        </Suspense>
    );
}
