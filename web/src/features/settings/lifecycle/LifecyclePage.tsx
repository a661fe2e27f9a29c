import {
    ActionIcon,
    Button,
    Group,
    Menu,
    Modal,
    Select,
    Stack,
    Tabs,
    TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
    addNamed,
    deleteNamed,
    type NamedList,
    namedLists,
    namedQuery,
    patchNamed,
    restoreNamed,
} from "~/api/queries/named";
import type { Named, NamedWrite } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate } from "~/kit/feedback";
import { toast } from "~/kit/feedback/toast";
import { FormError, useServerErrors } from "~/kit/forms";
import { Tag } from "~/kit/health";
import { danger } from "~/kit/theme";
import { customerKeys, useAct, useRefresh } from "~/shell/edit";
import { keyFrom, List, Section, SettingsPage } from "../parts";
import css from "../settings.module.css";

/** Lists whose entries have a type (or kind), and its values. */
const types = {
    stages: ["trial", "onboarding", "live", "cancelled"],
    "subscription-statuses": ["active", "future", "suspended", "cancelled"],
    "forecast-statuses": ["renew", "up_sell", "at_risk", "cancel", "convert"],
    "risk-reasons": ["risk", "confidence"],
} as const;
type TypedList = keyof typeof types;
type TypeName = (typeof types)[TypedList][number];

const isTyped = (list: NamedList): list is TypedList => list in types;
const typeOf = (list: NamedList, row: Named) =>
    (list === "risk-reasons" ? row.kind : row.type) as TypeName | undefined;

export function LifecyclePage() {
    const t = useText();
    return (
        <SettingsPage title={t("settings.lifecycle.title")} text={t("settings.lifecycle.text")}>
            <Tabs defaultValue="stages" keepMounted={false}>
                <Tabs.List mb={14}>
                    {namedLists.map((list) => (
                        <Tabs.Tab key={list} value={list}>
                            {t(`settings.lifecycle.${list}`)}
                        </Tabs.Tab>
                    ))}
                </Tabs.List>
                {namedLists.map((list) => (
                    <Tabs.Panel key={list} value={list}>
                        <NamedEntries list={list} />
                    </Tabs.Panel>
                ))}
            </Tabs>
        </SettingsPage>
    );
}

type Editing = { row?: Named };

function NamedEntries({ list }: { list: NamedList }) {
    const t = useText();
    const query = useQuery(namedQuery(list));
    const [editing, setEditing] = useState<Editing>();
    const typed = isTyped(list);
    return (
        <Section
            flush
            title={t(`settings.lifecycle.${list}`)}
            text={t(`settings.lifecycle.about_${list}`)}
            aside={
                <Button
                    variant="default"
                    leftSection={<IconPlus size={15} aria-hidden="true" />}
                    onClick={() => setEditing({})}
                >
                    {t("action.add")}
                </Button>
            }
        >
            <Gate query={query}>
                {(data) => (
                    <List
                        name={t(`settings.lifecycle.${list}`)}
                        rows={data.rows}
                        rowKey={(r) => r.id}
                        empty={<Empty title={t("settings.lifecycle.none")} />}
                        columns={[
                            {
                                id: "name",
                                label: t("field.name"),
                                cell: (r) => (
                                    <Group gap={8} wrap="nowrap">
                                        {r.name}
                                        {r.confirmed === false && (
                                            <Tag tone="warn">
                                                {t("settings.lifecycle.unconfirmed")}
                                            </Tag>
                                        )}
                                    </Group>
                                ),
                            },
                            ...(typed
                                ? [
                                      {
                                          id: "type",
                                          label: t("settings.lifecycle.type"),
                                          cell: (r: Named) => <TypeCell list={list} row={r} />,
                                      },
                                  ]
                                : []),
                            {
                                id: "actions",
                                label: t("action.actions"),
                                hidden: true,
                                end: true,
                                cell: (r) => (
                                    <Actions
                                        list={list}
                                        row={r}
                                        onEdit={() => setEditing({ row: r })}
                                    />
                                ),
                            },
                        ]}
                    />
                )}
            </Gate>
            <Modal
                opened={editing !== undefined}
                onClose={() => setEditing(undefined)}
                title={t(editing?.row ? "settings.lifecycle.edit" : "settings.lifecycle.add")}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                {editing && (
                    <Edit list={list} row={editing.row} onClose={() => setEditing(undefined)} />
                )}
            </Modal>
        </Section>
    );
}

function TypeCell({ list, row }: { list: NamedList; row: Named }) {
    const t = useText();
    const type = typeOf(list, row);
    return type ? <Tag>{t(`lifecycle_type.${type}`)}</Tag> : null;
}

type ActionsProps = { list: NamedList; row: Named; onEdit: () => void };

function Actions({ list, row, onEdit }: ActionsProps) {
    const t = useText();
    const act = useAct();
    const confirm = () =>
        act(patchNamed(list, row.id, { confirmed: true, version: row.version }), {
            done: t("settings.lifecycle.confirmed", { name: row.name }),
            refresh: [list],
        });
    const remove = () =>
        act(deleteNamed(list, row.id), {
            done: t("settings.lifecycle.removed", { name: row.name }),
            undo: () => restoreNamed(list, row.id),
            refresh: [list],
        });
    return (
        <span className={css.rowActions}>
            {row.confirmed === false && (
                <Button variant="subtle" size="compact-sm" onClick={confirm}>
                    {t("settings.lifecycle.confirm")}
                </Button>
            )}
            <Menu>
                <Menu.Target>
                    <ActionIcon
                        size={28}
                        aria-label={t("settings.lifecycle.actions_of", { name: row.name })}
                    >
                        <IconDots size={16} />
                    </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                    <Menu.Item onClick={onEdit}>{t("action.edit")}</Menu.Item>
                    <Menu.Item color={danger} onClick={remove}>
                        {t("action.delete")}
                    </Menu.Item>
                </Menu.Dropdown>
            </Menu>
        </span>
    );
}

function Edit({ list, row, onClose }: { list: NamedList; row?: Named; onClose: () => void }) {
    const t = useText();
    const refresh = useRefresh();
    const options: readonly TypeName[] = isTyped(list) ? types[list] : [];
    const form = useForm({
        initialValues: {
            name: row?.name ?? "",
            type: (row ? typeOf(list, row) : options[0]) ?? "",
        },
        validate: { name: (v) => (v.trim() ? null : t("form.required")) },
    });
    const errors = useServerErrors(form);
    const submit = form.onSubmit(async ({ name, type }) => {
        errors.clear();
        const body: NamedWrite = { name: name.trim() };
        // The kind of a reason is chosen once.
        if (list === "risk-reasons" && !row) body.kind = type as Named["kind"];
        else if (list !== "risk-reasons" && options.length > 0) body.type = type as Named["type"];
        if (list === "team-roles" && !row) body.key = keyFrom(name);
        try {
            if (row) await patchNamed(list, row.id, { ...body, version: row.version });
            else await addNamed(list, body);
            toast(t("settings.lifecycle.saved", { name: name.trim() }));
            onClose();
            await refresh([list, ...(row ? customerKeys : [])]);
        } catch (error) {
            errors.take(error);
        }
    });
    return (
        <form onSubmit={submit} noValidate>
            <Stack gap={14}>
                <TextInput
                    data-autofocus
                    label={t("field.name")}
                    autoComplete="off"
                    {...form.getInputProps("name")}
                />
                {options.length > 0 && !(row && list === "risk-reasons") && (
                    <Select
                        label={t("settings.lifecycle.type")}
                        data={options.map((v) => ({ value: v, label: t(`lifecycle_type.${v}`) }))}
                        {...form.getInputProps("type")}
                    />
                )}
                <FormError>{errors.summary}</FormError>
                <Group justify="flex-end" gap={8}>
                    <Button variant="default" onClick={onClose}>
                        {t("action.cancel")}
                    </Button>
                    <Button type="submit" loading={form.submitting}>
                        {t("action.save")}
                    </Button>
                </Group>
            </Stack>
        </form>
    );
}
