/** Icons of the settings' pages; apart from their rows, which every first visit loads. */
import {
    IconActivityHeartbeat,
    IconBuildingCommunity,
    IconChartPie,
    IconDownload,
    IconFileImport,
    IconForms,
    IconHeartbeat,
    IconHistory,
    type IconHome,
    IconKey,
    IconMail,
    IconPackages,
    IconRoute2,
    IconUserCircle,
    IconUsersGroup,
} from "@tabler/icons-react";
import type { SettingsKey } from "./pages";

export const settingsIcons: Record<SettingsKey, typeof IconHome> = {
    team: IconUsersGroup,
    keys: IconKey,
    debugger: IconActivityHeartbeat,
    segments: IconChartPie,
    health: IconHeartbeat,
    products: IconPackages,
    attributes: IconForms,
    lifecycle: IconRoute2,
    workspace: IconBuildingCommunity,
    mail: IconMail,
    audit: IconHistory,
    import: IconFileImport,
    jobs: IconDownload,
    profile: IconUserCircle,
};
