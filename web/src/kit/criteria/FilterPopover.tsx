/** The builder in a panel below what opens it. Loaded when it is first opened. */
import { Popover } from "@mantine/core";
import { lazy, type ReactNode, Suspense } from "react";
import type { FilterEntity } from "~/api/queries/criteria";
import { Loading } from "~/kit/feedback";
import chips from "./filters.module.css";
import type { Criteria } from "./tree";

const FilterPanel = lazy(() => import("./FilterPanel"));

export type FilterProps = {
    entity: FilterEntity;
    value: Criteria | undefined;
    onChange: (criteria: Criteria | undefined) => void;
};

type PanelProps = FilterProps & {
    opened: boolean;
    onClose: () => void;
    target: ReactNode;
};

export function FilterPopover({ entity, value, onChange, opened, onClose, target }: PanelProps) {
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
