/** The pages of the shell, in order, each with the permission that opens it. */
import {
    IconBuilding,
    IconChartHistogram,
    IconListCheck,
    IconReceipt,
    IconUsers,
} from "@tabler/icons-react";
import type { Permission } from "./session";

export const mainPages = [
    { to: "/accounts", key: "accounts", icon: IconBuilding, needs: "account_read", go: "a" },
    { to: "/users", key: "users", icon: IconUsers, needs: "account_read", go: "u" },
    {
        to: "/subscriptions",
        key: "subscriptions",
        icon: IconReceipt,
        needs: "account_read",
        go: "s",
    },
    { to: "/lists", key: "lists", icon: IconListCheck, needs: "account_read", go: "l" },
    { to: "/reports", key: "reports", icon: IconChartHistogram, needs: "account_read", go: "r" },
] as const satisfies readonly PageRow[];

/** The pages that have views, by what their rows are. */
export const viewPages = {
    account: { to: "/accounts", key: "accounts" },
    user: { to: "/users", key: "users" },
    subscription: { to: "/subscriptions", key: "subscriptions" },
} as const;
export type ViewEntity = keyof typeof viewPages;
export const hasViews = (entity: string): entity is ViewEntity => entity in viewPages;

/** Their icons stand in settingsIcons.ts: only the settings and the palette draw them. */
export const settingsPages = [
    { to: "/settings/team", key: "team", needs: "member_read" },
    { to: "/settings/keys", key: "keys", needs: "key_write" },
    { to: "/settings/debugger", key: "debugger", needs: "debugger" },
    { to: "/settings/segments", key: "segments", needs: "segment_write" },
    { to: "/settings/health", key: "health", needs: "config_write" },
    { to: "/settings/products", key: "products", needs: "product_write" },
    { to: "/settings/attributes", key: "attributes", needs: "attribute_write" },
    { to: "/settings/lifecycle", key: "lifecycle", needs: "config_write" },
    { to: "/settings/workspace", key: "workspace", needs: "workspace_write" },
    { to: "/settings/mail", key: "mail", needs: "mail_read" },
    { to: "/settings/audit", key: "audit", needs: "audit_read" },
    { to: "/settings/import", key: "import", needs: "import" },
    { to: "/settings/jobs", key: "jobs", needs: "job" },
    { to: "/settings/profile", key: "profile", needs: undefined },
] as const satisfies readonly SettingsRow[];

type SettingsRow = { to: string; key: string; needs: Permission | undefined };
type PageRow = SettingsRow & { icon: typeof IconBuilding; go?: string };

export type SettingsPath = (typeof settingsPages)[number]["to"];
export type SettingsKey = (typeof settingsPages)[number]["key"];
