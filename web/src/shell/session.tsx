/** Who is signed in, and what they may do. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "~/api/queries/session";
import type { Me } from "~/api/types";

export type Permission =
    | "account_read"
    | "account_read_all"
    | "account_write"
    | "account_assign"
    | "account_delete"
    | "record_write"
    | "config_read"
    | "config_write"
    | "segment_write"
    | "list_write"
    | "list_write_all"
    | "view_write"
    | "view_share"
    | "view_write_all"
    | "attribute_write"
    | "product_write"
    | "member_read"
    | "member_write"
    | "key_write"
    | "debugger"
    | "workspace_write"
    | "mail_read"
    | "audit_read"
    | "job"
    | "export"
    | "import"
    | "status_read";

/** The signed-in member; only below the shell, whose route has loaded it. */
export function useMe(): Me {
    return useSuspenseQuery(meQuery).data;
}

export function can(me: Me | undefined, permission: Permission): boolean {
    return me?.permissions.includes(permission) ?? false;
}

export function useCan(permission: Permission): boolean {
    return can(useMe(), permission);
}
