/** A filter that is too long for an address becomes a private view, which the address names. */
import type { QueryClient } from "@tanstack/react-query";
import { addView, patchView, viewQuery } from "~/api/queries/views";
import type { View, ViewState } from "~/api/types";
import type { ShownView } from "./useView";

type Long = {
    client: QueryClient;
    entity: View["entity"];
    name: string;
    state: ViewState;
    /** The automatic view that is shown and is the member's own: it is changed instead. */
    shown: ShownView | undefined;
};

/** Its id; what it shows is known to the cache. */
export async function keepLong({ client, entity, name, state, shown }: Long): Promise<number> {
    const { data } = shown
        ? await patchView(shown.id, { state })
        : await addView({ name, entity, shared: false, automatic: true, state });
    client.setQueryData(viewQuery(data.id).queryKey, data);
    return data.id;
}
