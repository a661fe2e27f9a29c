import { type ReactNode, Suspense } from "react";
import { useEver } from "./useEver";

/** A lazy part that is loaded when it is first wanted, and stays from then on. */
export function Late({ wanted, children }: { wanted: boolean; children: ReactNode }) {
    return useEver(wanted) ? <Suspense fallback={null}>{children}</Suspense> : null;
}
