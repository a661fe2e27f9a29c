/** The pages of the shell, in order, each with the permission that opens it. */
import {
    IconActivityHeartbeat,
    IconBuilding,
    IconBuildingCommunity,
    IconChartHistogram,
    IconChartPie,
    IconDownload,
    IconFileImport,
    IconForms,
    IconHeartbeat,
    IconHistory,
    IconKey,
    IconListCheck,
    IconMail,
    IconPackages,
    IconRoute2,
    IconUserCircle,
    IconUsers,
    IconUsersGroup,
} from "@tabler/icons-react";
import type { Permission } from "./session";

export const mainPages = [
    { to: "/accounts", key: "accounts", icon: IconBuilding, needs: "account_read", go: "a" },
    { to: "/users", key: "users", icon: IconUsers, needs: "account_read", go: "u" },
    { to: "/lists", key: "lists", icon: IconListCheck, needs: "account_read", go: "l" },
    { to: "/reports", key: "reports", icon: IconChartHistogram, needs: "account_read", go: "r" },
] as const satisfies readonly PageRow[];

export const settingsPages = [
    { to: "/settings/team", key: "team", icon: IconUsersGroup, needs: "member_read" },
    { to: "/settings/keys", key: "keys", icon: IconKey, needs: "key_write" },
    {
        to: "/settings/debugger",
        key: "debugger",
        icon: IconActivityHeartbeat,
        needs: "debugger",
    },
    {
        to: "/settings/segments",
        key: "segments",
        icon: IconChartPie,
        needs: "segment_write",
    },
    { to: "/settings/health", key: "health", icon: IconHeartbeat, needs: "config_write" },
    { to: "/settings/products", key: "products", icon: IconPackages, needs: "product_write" },
    { to: "/settings/attributes", key: "attributes", icon: IconForms, needs: "attribute_write" },
    { to: "/settings/lifecycle", key: "lifecycle", icon: IconRoute2, needs: "config_write" },
    {
        to: "/settings/workspace",
        key: "workspace",
        icon: IconBuildingCommunity,
        needs: "workspace_write",
    },
    { to: "/settings/mail", key: "mail", icon: IconMail, needs: "mail_read" },
    { to: "/settings/audit", key: "audit", icon: IconHistory, needs: "audit_read" },
    { to: "/settings/import", key: "import", icon: IconFileImport, needs: "import" },
    { to: "/settings/jobs", key: "jobs", icon: IconDownload, needs: "job" },
    { to: "/settings/profile", key: "profile", icon: IconUserCircle, needs: undefined },
] as const satisfies readonly PageRow[];

type PageRow = {
    to: string;
    key: string;
    icon: typeof IconBuilding;
    needs: Permission | undefined;
    go?: string;
};

export type SettingsPath = (typeof settingsPages)[number]["to"];
