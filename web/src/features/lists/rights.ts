import type { List } from "~/api/types";
import { can, useMe } from "~/shell/session";

/** First parts of the keys of everything that shows lists or follows them. */
export const listKeys = ["lists", "list", "list-names", "list-events", "accounts", "users"];

/** Its owner and managers edit a list. */
export function useMayEdit(): (list: Pick<List, "owner">) => boolean {
    const me = useMe();
    return (list) =>
        can(me, "list_write_all") || (can(me, "list_write") && list.owner?.id === me.member.id);
}
