import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode, RefObject } from "react";

type Props = {
    scroll: RefObject<HTMLDivElement | null>;
    count: number;
    draw: (index: number) => ReactNode;
};

/** Only the rows in sight, with spacers above and below. Loaded when a table is long. */
export default function VirtualRows({ scroll, count, draw }: Props) {
    const virtualizer = useVirtualizer({
        count,
        getScrollElement: () => scroll.current,
        estimateSize: () => 38,
        overscan: 12,
    });
    const items = virtualizer.getVirtualItems();
    const above = items[0]?.start ?? 0;
    const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
    return (
        <>
            {above > 0 && <Spacer height={above} />}
            {items.map((item) => draw(item.index))}
            {below > 0 && <Spacer height={below} />}
        </>
    );
}

const Spacer = ({ height }: { height: number }) => (
    <tr aria-hidden="true">
        <td style={{ height, padding: 0, border: 0 }} />
    </tr>
);
