/** The rows of a table, and what stands in their place while they come. */
import { Checkbox } from "@mantine/core";
import { type MouseEvent, memo } from "react";
import { useText } from "~/i18n";
import { Bone, useDelayed } from "../feedback";
import type { Column } from "./DataTable";
import css from "./table.module.css";

type RowProps = {
    row: { id: number };
    columns: Column<never>[];
    frozen: number;
    /** Undefined where rows cannot be selected. */
    selected?: boolean;
    nameOf?: (row: never) => string;
    onSelect?: (id: number, range: boolean) => void;
    onOpen?: (row: unknown) => void;
};

const own = "a,button,input,label,form,[role=menu],[role=dialog]";

/** Drawn anew only when its record, the columns or its selection change. */
export const BodyRow = memo(function BodyRow(props: RowProps) {
    const { row, columns, frozen, selected, onSelect, onOpen } = props;
    const t = useText();
    const open = (event: MouseEvent) => {
        if (!onOpen || event.defaultPrevented || event.button !== 0) return;
        if ((event.target as HTMLElement).closest(own)) return;
        if (window.getSelection()?.toString()) return;
        onOpen(row);
    };
    return (
        // The row's link is the keyboard way in; the click is a larger target for the mouse.
        <tr
            onClick={open}
            data-id={row.id}
            data-open={onOpen ? true : undefined}
            data-selected={selected || undefined}
            aria-selected={selected}
        >
            {selected !== undefined && (
                <td className={css.pick} data-frozen>
                    <Checkbox
                        size="xs"
                        aria-label={t("table.select", {
                            name: props.nameOf?.(row as never) ?? String(row.id),
                        })}
                        checked={selected}
                        onChange={() => {}}
                        onClick={(e) => onSelect?.(row.id, e.shiftKey)}
                    />
                </td>
            )}
            {columns.map((c, i) => {
                const isFrozen = i < frozen;
                const Cell = i === 0 ? "th" : "td";
                return (
                    <Cell
                        key={c.id}
                        scope={i === 0 ? "row" : undefined}
                        data-end={c.end || undefined}
                        data-frozen={isFrozen || undefined}
                        data-last-frozen={(isFrozen && i === frozen - 1) || undefined}
                        style={isFrozen ? { left: `var(--at-${i})` } : undefined}
                    >
                        {c.cell(row as never)}
                    </Cell>
                );
            })}
        </tr>
    );
});

type SkeletonProps<Row> = { columns: Column<Row>[]; rows: number; picks: boolean };

export function Skeleton<Row>({ columns, rows, picks }: SkeletonProps<Row>) {
    const visible = useDelayed();
    if (!visible) return null;
    return Array.from({ length: rows }, (_, r) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <tr key={r} aria-hidden="true">
            {picks && <td className={css.pick} />}
            {columns.map((c, i) => (
                <td key={c.id} data-end={c.end || undefined}>
                    <span className={css.bone} data-end={c.end || undefined}>
                        <Bone
                            width={i === 0 ? 120 + ((r * 37) % 70) : Math.min(72, c.width - 40)}
                        />
                    </span>
                </td>
            ))}
        </tr>
    ));
}
