import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots, IconHeartbeat, IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import {
    addHealthConfig,
    deleteHealthConfig,
    healthConfigsQuery,
    orderHealthConfigs,
    restoreHealthConfig,
} from "~/api/queries/health";
import type { HealthConfig, HealthConfigNew } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate, Loading } from "~/kit/feedback";
import { Tag } from "~/kit/health";
import { signals } from "~/kit/health/signals";
import { OrderedList } from "~/kit/order/OrderedList";
import { danger } from "~/kit/theme";
import { customerKeys, useAct } from "~/shell/edit";
import { Section, SettingsPage } from "../parts";
import css from "../settings.module.css";
import { Templates } from "../Templates";

const EditHealth = lazy(() => import("./EditHealth"));
const route = getRouteApi("/shell/settings/health");
export const healthKeys = [
    "health-configs",
    "account-health",
    "account-health-days",
    ...customerKeys,
];

export function HealthPage() {
    const t = useText();
    const { edit } = route.useSearch();
    const navigate = useNavigate();
    const query = useQuery(healthConfigsQuery);
    const go = (id?: number) => navigate({ to: "/settings/health", search: { edit: id } });
    const rows = query.data?.rows ?? [];
    const editing = rows.find((r) => r.id === edit);
    if (edit === 0 || editing)
        return (
            <SettingsPage wide title={t(editing ? "health_config.edit" : "health_config.add")}>
                <Suspense fallback={<Loading lines={6} />}>
                    <EditHealth key={edit} config={editing} onClose={() => go()} />
                </Suspense>
            </SettingsPage>
        );
    return (
        <SettingsPage
            wide
            title={t("settings.health.title")}
            text={t("health_config.text")}
            actions={
                <Button
                    leftSection={<IconPlus size={16} aria-hidden="true" />}
                    onClick={() => go(0)}
                >
                    {t("health_config.add")}
                </Button>
            }
        >
            <Section flush>
                <Gate query={query}>{() => <Configs rows={rows} onEdit={go} />}</Gate>
            </Section>
            <Templates
                of="health_config"
                offered={({ body }) =>
                    query.data !== undefined && !rows.some((r) => r.name === body.name)
                }
                onAdd={(body) => addHealthConfig(body as unknown as HealthConfigNew)}
                refresh={healthKeys}
            />
        </SettingsPage>
    );
}

function Configs({ rows, onEdit }: { rows: HealthConfig[]; onEdit: (id: number) => void }) {
    const t = useText();
    const act = useAct();
    const client = useQueryClient();
    if (rows.length === 0)
        return (
            <Empty
                icon={<IconHeartbeat size={22} stroke={1.6} aria-hidden="true" />}
                title={t("health_config.none")}
            >
                {t("health_config.none_text")}
            </Empty>
        );
    const order = (ids: number[]) => {
        client.setQueryData(
            healthConfigsQuery.queryKey,
            (old) =>
                old && {
                    ...old,
                    rows: ids.flatMap((id) => old.rows.find((r) => r.id === id) ?? []),
                },
        );
        void act(orderHealthConfigs(ids), { done: t("order.saved"), refresh: healthKeys });
    };
    return (
        <OrderedList name={t("settings.health.title")} rows={rows} onOrder={order}>
            {(row) => (
                <>
                    <span className={`${css.stackName} ${css.grow}`}>
                        <b>
                            <button
                                type="button"
                                className="linkish"
                                onClick={() => onEdit(row.id)}
                            >
                                {row.name}
                            </button>{" "}
                            {!row.segment && <Tag tone="accent">{t("health_config.default")}</Tag>}
                        </b>
                        <small>
                            {row.segment
                                ? t("health_config.for_segment", { name: row.segment.name })
                                : t("health_config.for_default")}
                        </small>
                    </span>
                    <span className="muted">
                        {t("health_config.rules", {
                            n: signals.filter((s) => row[`${s}_good`] || row[`${s}_poor`]).length,
                        })}
                    </span>
                    <Actions row={row} onEdit={onEdit} />
                </>
            )}
        </OrderedList>
    );
}

function Actions({ row, onEdit }: { row: HealthConfig; onEdit: (id: number) => void }) {
    const t = useText();
    const act = useAct();
    const remove = () =>
        act(deleteHealthConfig(row.id), {
            done: t("health_config.deleted", { name: row.name }),
            undo: () => restoreHealthConfig(row.id),
            refresh: healthKeys,
        });
    return (
        <Menu>
            <Menu.Target>
                <ActionIcon
                    size={28}
                    aria-label={t("health_config.actions_of", { name: row.name })}
                >
                    <IconDots size={16} />
                </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Item onClick={() => onEdit(row.id)}>{t("action.edit")}</Menu.Item>
                <Menu.Item color={danger} onClick={remove}>
                    {t("action.delete")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}
