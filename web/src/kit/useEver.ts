import { useState } from "react";

/** Whether `on` has ever been true: what loads on demand then stays, to close as it opened. */
export function useEver(on: boolean): boolean {
    const [ever, setEver] = useState(on);
    if (on && !ever) setEver(true);
    return ever || on;
}
