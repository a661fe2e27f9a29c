/** The library of dragging, fetched when a pointer first comes over a builder: most rules are
 * written without it. */
import { useSyncExternalStore } from "react";

type Library = typeof import("./dragParts");

let library: Library | undefined;
let asked = false;
const waiting = new Set<() => void>();

export function fetchDragging(): void {
    if (asked) return;
    asked = true;
    import("./dragParts").then(
        (loaded) => {
            library = loaded;
            for (const tell of waiting) tell();
        },
        () => {
            asked = false; // Out of reach just now: the next pointer asks again.
        },
    );
}

function listen(tell: () => void): () => void {
    waiting.add(tell);
    return () => waiting.delete(tell);
}

/** Undefined until it has come. */
export const useDragging = (): Library | undefined => useSyncExternalStore(listen, () => library);
