import { ActionIcon, Button, Menu, Modal, SegmentedControl } from "@mantine/core";
import { IconCopy, IconDots, IconHistory, IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { CriteriaEntity } from "~/api/queries/criteria";
import {
    addSegment,
    cloneSegment,
    deleteSegment,
    orderSegments,
    restoreSegment,
    segmentCountsQuery,
    segmentEventsQuery,
    segmentsQuery,
} from "~/api/queries/segments";
import type { Segment, SegmentNew } from "~/api/types";
import { useText } from "~/i18n";
import { History } from "~/kit/criteria/History";
import Rule from "~/kit/criteria/Rule";
import { Empty, Gate, Loading } from "~/kit/feedback";
import { OrderedList } from "~/kit/order/OrderedList";
import { danger } from "~/kit/theme";
import { useAct } from "~/shell/edit";
import { Section, SettingsPage } from "../parts";
import css from "../settings.module.css";
import { Templates } from "../Templates";

const EditSegment = lazy(() => import("./EditSegment"));
const route = getRouteApi("/shell/settings/segments");
export const segmentKeys = ["segments", "segment-counts", "segment-events"];

export function SegmentsPage() {
    const t = useText();
    const { entity = "account", edit, history } = route.useSearch();
    const navigate = useNavigate();
    const query = useQuery(segmentsQuery(entity));
    const go = (search: { edit?: number; history?: number; entity?: CriteriaEntity }) =>
        navigate({
            to: "/settings/segments",
            search: { entity: entity === "user" ? entity : undefined, ...search },
        });
    const rows = (query.data?.rows ?? []) as unknown as Segment[];
    const editing = rows.find((r) => r.id === edit);
    if (edit === 0 || editing)
        return (
            <SettingsPage wide title={t(editing ? "segments.edit" : "segments.add")}>
                <Suspense fallback={<Loading lines={5} />}>
                    <EditSegment
                        key={edit}
                        entity={entity}
                        segment={editing}
                        onClose={() => go({})}
                    />
                </Suspense>
            </SettingsPage>
        );
    return (
        <SettingsPage
            wide
            title={t("settings.segments.title")}
            text={t("segments.text")}
            actions={
                <Button
                    leftSection={<IconPlus size={16} aria-hidden="true" />}
                    onClick={() => go({ edit: 0 })}
                >
                    {t("segments.add")}
                </Button>
            }
        >
            <div className={css.toolbar}>
                <SegmentedControl
                    aria-label={t("segments.of")}
                    data={[
                        { value: "account", label: t("nav.accounts") },
                        { value: "user", label: t("nav.users") },
                    ]}
                    value={entity}
                    onChange={(v) => go({ entity: v === "user" ? "user" : undefined })}
                />
            </div>
            <Section flush>
                <Gate query={query}>
                    {() => (
                        <Segments
                            entity={entity}
                            rows={rows}
                            onEdit={(id) => go({ edit: id })}
                            onHistory={(id) => go({ history: id })}
                        />
                    )}
                </Gate>
            </Section>
            <Templates
                of="segment"
                offered={({ body }) =>
                    query.data !== undefined &&
                    body.entity === entity &&
                    !rows.some((r) => r.name === body.name)
                }
                onAdd={(body) => addSegment(body as unknown as SegmentNew)}
                refresh={segmentKeys}
            />
            <Modal
                opened={history !== undefined}
                onClose={() => go({})}
                title={t("segments.history_of", {
                    name: rows.find((r) => r.id === history)?.name ?? "",
                })}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                {history !== undefined && <HistoryOf id={history} entity={entity} />}
            </Modal>
        </SettingsPage>
    );
}

type ListProps = {
    entity: CriteriaEntity;
    rows: Segment[];
    onEdit: (id: number) => void;
    onHistory: (id: number) => void;
};

function Segments({ entity, rows, onEdit, onHistory }: ListProps) {
    const t = useText();
    const act = useAct();
    const client = useQueryClient();
    const { data: counts } = useQuery(segmentCountsQuery(entity));
    const order = (ids: number[]) => {
        // The list follows at once; the answer of the server puts it right where it differs.
        client.setQueryData(
            segmentsQuery(entity).queryKey,
            (old) =>
                old && {
                    ...old,
                    rows: ids.flatMap((id) => old.rows.find((r) => r.id === id) ?? []),
                },
        );
        void act(orderSegments(ids), { done: t("order.saved"), refresh: segmentKeys });
    };
    if (rows.length === 0)
        return (
            <Empty
                icon={<IconUsersGroup size={22} stroke={1.6} aria-hidden="true" />}
                title={t("segments.none")}
            >
                {t("segments.none_text")}
            </Empty>
        );
    return (
        <OrderedList name={t("settings.segments.title")} rows={rows} onOrder={order}>
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
                            </button>
                        </b>
                        <small title={row.description ?? undefined}>
                            <Rule entity={entity} criteria={row.criteria} />
                        </small>
                    </span>
                    <Link
                        to={entity === "user" ? "/users" : "/accounts"}
                        search={{ segment: row.id }}
                        className="num"
                    >
                        {t(`segments.members_${entity}`, {
                            n: counts?.counts.find((c) => c.id === row.id)?.count ?? 0,
                        })}
                    </Link>
                    <Actions row={row} onEdit={onEdit} onHistory={onHistory} />
                </>
            )}
        </OrderedList>
    );
}

type ActionsProps = { row: Segment; onEdit: (id: number) => void; onHistory: (id: number) => void };

function Actions({ row, onEdit, onHistory }: ActionsProps) {
    const t = useText();
    const act = useAct();
    const clone = () =>
        act(cloneSegment(row.id), {
            done: t("segments.cloned", { name: row.name }),
            refresh: segmentKeys,
        });
    const remove = () =>
        act(deleteSegment(row.id), {
            done: t("segments.deleted", { name: row.name }),
            undo: () => restoreSegment(row.id),
            refresh: [...segmentKeys, "accounts", "users"],
        });
    return (
        <Menu>
            <Menu.Target>
                <ActionIcon size={28} aria-label={t("segments.actions_of", { name: row.name })}>
                    <IconDots size={16} />
                </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Item onClick={() => onEdit(row.id)}>{t("action.edit")}</Menu.Item>
                <Menu.Item leftSection={<IconCopy size={15} aria-hidden="true" />} onClick={clone}>
                    {t("segments.clone")}
                </Menu.Item>
                <Menu.Item
                    leftSection={<IconHistory size={15} aria-hidden="true" />}
                    onClick={() => onHistory(row.id)}
                >
                    {t("segments.history")}
                </Menu.Item>
                <Menu.Item color={danger} onClick={remove}>
                    {t("action.delete")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

function HistoryOf({ id, entity }: { id: number; entity: CriteriaEntity }) {
    const query = useInfiniteQuery(segmentEventsQuery(id));
    return <History entity={entity} query={query} />;
}
