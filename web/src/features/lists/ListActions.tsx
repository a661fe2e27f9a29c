import { ActionIcon, Menu } from "@mantine/core";
import {
    IconCopy,
    IconDots,
    IconHistory,
    IconPencil,
    IconPlayerPause,
    IconPlayerPlay,
    IconRefresh,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { cloneList, deleteList, patchList, refreshList, restoreList } from "~/api/queries/lists";
import type { List } from "~/api/types";
import { useText } from "~/i18n";
import { danger } from "~/kit/theme";
import { useAct } from "~/shell/edit";
import { useCan } from "~/shell/session";
import { listKeys, useMayEdit } from "./rights";

const icon = { size: 15, "aria-hidden": true } as const;
type Props = {
    list: List;
    onHistory: () => void;
    /** After it was deleted. */
    onGone?: () => void;
};

/** What can be done with a list, by those who may. */
export function ListActions({ list, onHistory, onGone }: Props) {
    const t = useText();
    const act = useAct();
    const navigate = useNavigate();
    const mayEdit = useMayEdit()(list);
    const mayMake = useCan("list_write");
    const { id, name } = list;
    const active = list.status === "active";
    const clone = () =>
        act(cloneList(id), { done: t("lists.cloned", { name }), refresh: listKeys });
    const turn = () =>
        act(patchList(id, { status: active ? "inactive" : "active" }), {
            done: t(active ? "lists.paused" : "lists.resumed", { name }),
            refresh: listKeys,
        });
    const fill = () =>
        act(refreshList(id), {
            done: t("lists.filled_anew", { name }),
            undo: null,
            refresh: listKeys,
        });
    const remove = async () => {
        const gone = await act(deleteList(id), {
            done: t("lists.deleted", { name }),
            undo: () => restoreList(id),
            refresh: listKeys,
        });
        if (gone) onGone?.();
    };
    return (
        <Menu>
            <Menu.Target>
                <ActionIcon size={28} aria-label={t("lists.actions_of", { name })}>
                    <IconDots size={16} />
                </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
                {mayEdit && (
                    <Menu.Item
                        leftSection={<IconPencil {...icon} />}
                        onClick={() =>
                            navigate({ to: "/lists/$id/edit", params: { id: String(id) } })
                        }
                    >
                        {t("action.edit")}
                    </Menu.Item>
                )}
                {mayEdit && (
                    <Menu.Item
                        leftSection={
                            active ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />
                        }
                        onClick={turn}
                    >
                        {t(active ? "lists.pause" : "lists.resume")}
                    </Menu.Item>
                )}
                {mayEdit && !active && (
                    <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={fill}>
                        {t("lists.fill_anew")}
                    </Menu.Item>
                )}
                {mayMake && (
                    <Menu.Item leftSection={<IconCopy {...icon} />} onClick={clone}>
                        {t("lists.clone")}
                    </Menu.Item>
                )}
                <Menu.Item leftSection={<IconHistory {...icon} />} onClick={onHistory}>
                    {t("segments.history")}
                </Menu.Item>
                {mayEdit && (
                    <Menu.Item color={danger} onClick={remove}>
                        {t("action.delete")}
                    </Menu.Item>
                )}
            </Menu.Dropdown>
        </Menu>
    );
}
