import "~/i18n/owners";
import { decideSuggestion } from "~/api/queries/owners";
import { useText } from "~/i18n";
import type { Decide } from "~/kit/record/Owned";
import { customerKeys, useAct } from "./edit";

/** Accepts or dismisses what is suggested for a field, with Undo. */
export function useDecide(entity: "account" | "user", id: number): Decide {
    const t = useText();
    const act = useAct();
    return (field, accept) =>
        act<unknown>(decideSuggestion(entity, id, field.key, accept), {
            done: t(accept ? "owners.accepted" : "owners.dismissed", { label: field.label }),
            refresh: customerKeys,
        });
}

type Kept = { suggested?: { [field: string]: { source: string } } };

/** What to say once fields of a record were saved: some may belong to the integration. */
export function useSaved() {
    const t = useText();
    return (label: string, change: object, written: Kept): string => {
        const kept = Object.keys(change).some(
            (key) => written.suggested?.[key.replace(/_id$/, "")]?.source === "member",
        );
        return t(kept ? "owners.kept" : "account.saved", { label });
    };
}
