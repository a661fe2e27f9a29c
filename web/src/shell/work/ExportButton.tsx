/** Exports what a table shows: its rows or those that are selected, its columns, its order. */
import { Button, Menu } from "@mantine/core";
import { IconDownload, IconFileSpreadsheet, IconFileText, IconHistory } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { startExport } from "~/api/queries/work";
import type { ExportRequest } from "~/api/types";
import { useText } from "~/i18n";
import { toast, toastError } from "~/kit/feedback/toast";
import { useFailed, useRefresh } from "../edit";
import { useCan } from "../session";
import { watchJob } from "./watch";

type Rows = Omit<ExportRequest, "entity" | "format" | "columns" | "sort">;
type Props = {
    entity: ExportRequest["entity"];
    rows: Rows;
    /** How many those are. */
    count: number;
    columns: string;
    sort?: string;
    compact?: boolean;
};

const icon = { size: 15, stroke: 1.7, "aria-hidden": true } as const;

export function ExportButton({ entity, rows, count, columns, sort, compact }: Props) {
    const t = useText();
    const failed = useFailed();
    const refresh = useRefresh();
    const navigate = useNavigate();
    if (!useCan("export")) return null;
    const start = async (format: ExportRequest["format"]) => {
        try {
            const made = await startExport({
                ...rows,
                entity,
                format,
                columns,
                ...(sort ? { sort } : {}),
            });
            watchJob(made.job_id);
            toast(t("work.started"));
        } catch (error) {
            toastError(failed(error));
        }
        await refresh(["jobs", "exports"]);
    };
    return (
        <Menu position="bottom-end" withinPortal>
            <Menu.Target>
                <Button
                    variant="default"
                    size={compact ? "compact-sm" : undefined}
                    leftSection={<IconDownload {...icon} />}
                >
                    {t("work.export")}
                </Button>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Label>{t("work.export_as", { n: count })}</Menu.Label>
                <Menu.Item leftSection={<IconFileText {...icon} />} onClick={() => start("csv")}>
                    {t("work.csv")}
                </Menu.Item>
                <Menu.Item
                    leftSection={<IconFileSpreadsheet {...icon} />}
                    onClick={() => start("xlsx")}
                >
                    {t("work.xlsx")}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item
                    leftSection={<IconHistory {...icon} />}
                    onClick={() => navigate({ to: "/settings/jobs" })}
                >
                    {t("work.past")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}
