import {
    ActionIcon,
    Button,
    Group,
    Menu,
    Modal,
    SegmentedControl,
    Select,
    Stack,
    Textarea,
    TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { addAttribute, attributesQuery, patchAttribute } from "~/api/queries/attributes";
import type { CustomAttribute, CustomAttributePatch } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate } from "~/kit/feedback";
import { toast } from "~/kit/feedback/toast";
import { FormError, useServerErrors } from "~/kit/forms";
import { Tag } from "~/kit/health";
import { customerKeys, useAct, useRefresh } from "~/shell/edit";
import { keyFrom, List, Section, SettingsPage } from "../parts";
import css from "../settings.module.css";
import { Owners } from "./Owners";

const kinds = [
    "text",
    "number",
    "currency",
    "date",
    "boolean",
    "one_of",
    "many_of",
    "link",
] as const;
type Kind = (typeof kinds)[number];
type Entity = CustomAttribute["entity"];
const stale = ["custom-attributes", "fields"];

export function AttributesPage() {
    const t = useText();
    const query = useQuery(attributesQuery);
    const [entity, setEntity] = useState<Entity>("account");
    const [editing, setEditing] = useState<{ row?: CustomAttribute }>();
    return (
        <SettingsPage
            title={t("settings.attributes.title")}
            text={t("settings.attributes.text")}
            actions={
                <Button
                    leftSection={<IconPlus size={16} aria-hidden="true" />}
                    onClick={() => setEditing({})}
                >
                    {t("settings.attributes.add")}
                </Button>
            }
        >
            <div className={css.toolbar}>
                <SegmentedControl
                    aria-label={t("settings.attributes.entity")}
                    value={entity}
                    onChange={(v) => setEntity(v as Entity)}
                    data={[
                        { value: "account", label: t("nav.accounts") },
                        { value: "user", label: t("nav.users") },
                    ]}
                />
            </div>
            <Section flush>
                <Gate query={query}>
                    {(data) => (
                        <Attributes
                            rows={data.rows.filter((r) => r.entity === entity)}
                            onEdit={(row) => setEditing({ row })}
                        />
                    )}
                </Gate>
            </Section>
            <Owners entity={entity} />
            <Modal
                opened={editing !== undefined}
                onClose={() => setEditing(undefined)}
                title={t(editing?.row ? "settings.attributes.edit" : "settings.attributes.add")}
                closeButtonProps={{ "aria-label": t("action.close") }}
            >
                {editing && (
                    <Edit row={editing.row} entity={entity} onClose={() => setEditing(undefined)} />
                )}
            </Modal>
        </SettingsPage>
    );
}

type AttributesProps = { rows: CustomAttribute[]; onEdit: (row: CustomAttribute) => void };

function Attributes({ rows, onEdit }: AttributesProps) {
    const t = useText();
    const act = useAct();
    const patch = (row: CustomAttribute, change: CustomAttributePatch, done: string) =>
        act(patchAttribute(row.id, { ...change, version: row.version }), {
            done,
            refresh: [...stale, ...customerKeys],
        });
    return (
        <List
            name={t("settings.attributes.title")}
            rows={rows}
            rowKey={(r) => r.id}
            muted={(r) => r.hidden}
            empty={
                <Empty title={t("settings.attributes.none")}>
                    {t("settings.attributes.none_text")}
                </Empty>
            }
            columns={[
                {
                    id: "label",
                    label: t("field.name"),
                    cell: (r) => (
                        <span className={css.stackName}>
                            <b>{r.label}</b>
                            <small className="mono">custom_{r.key}</small>
                        </span>
                    ),
                },
                {
                    id: "type",
                    label: t("settings.attributes.type"),
                    cell: (r) => t(`attribute_type.${r.type}`),
                },
                {
                    id: "state",
                    label: t("field.status"),
                    cell: (r) =>
                        r.hidden ? (
                            <Tag>{t("settings.attributes.hidden")}</Tag>
                        ) : r.confirmed ? (
                            t("settings.attributes.in_use")
                        ) : (
                            <Tag tone="warn">{t("settings.lifecycle.unconfirmed")}</Tag>
                        ),
                },
                {
                    id: "actions",
                    label: t("action.actions"),
                    hidden: true,
                    end: true,
                    cell: (r) => (
                        <span className={css.rowActions}>
                            {!r.confirmed && (
                                <Button
                                    variant="subtle"
                                    size="compact-sm"
                                    onClick={() =>
                                        patch(
                                            r,
                                            { confirmed: true },
                                            t("settings.lifecycle.confirmed", { name: r.label }),
                                        )
                                    }
                                >
                                    {t("settings.lifecycle.confirm")}
                                </Button>
                            )}
                            <Menu>
                                <Menu.Target>
                                    <ActionIcon
                                        size={28}
                                        aria-label={t("settings.lifecycle.actions_of", {
                                            name: r.label,
                                        })}
                                    >
                                        <IconDots size={16} />
                                    </ActionIcon>
                                </Menu.Target>
                                <Menu.Dropdown>
                                    <Menu.Item onClick={() => onEdit(r)}>
                                        {t("action.edit")}
                                    </Menu.Item>
                                    <Menu.Item
                                        onClick={() =>
                                            patch(
                                                r,
                                                { hidden: !r.hidden },
                                                t(
                                                    r.hidden
                                                        ? "settings.products.now_shown"
                                                        : "settings.products.now_hidden",
                                                    { name: r.label },
                                                ),
                                            )
                                        }
                                    >
                                        {t(
                                            r.hidden
                                                ? "settings.products.show"
                                                : "settings.products.hide",
                                        )}
                                    </Menu.Item>
                                </Menu.Dropdown>
                            </Menu>
                        </span>
                    ),
                },
            ]}
        />
    );
}

type EditProps = { row?: CustomAttribute; entity: Entity; onClose: () => void };

function Edit({ row, entity, onClose }: EditProps) {
    const t = useText();
    const refresh = useRefresh();
    const form = useForm({
        initialValues: {
            label: row?.label ?? "",
            key: row?.key ?? "",
            type: (row?.type ?? "text") as Kind,
            options: (row?.options ?? []).join("\n"),
        },
        validate: { label: (v) => (v.trim() ? null : t("form.required")) },
    });
    const errors = useServerErrors(form);
    const listed = form.values.type === "one_of" || form.values.type === "many_of";
    const submit = form.onSubmit(async (values) => {
        errors.clear();
        const options = values.options
            .split("\n")
            .map((o) => o.trim())
            .filter(Boolean);
        const body: CustomAttributePatch = {
            label: values.label.trim(),
            ...(listed ? { options } : {}),
        };
        try {
            if (row) {
                const type = values.type === row.type ? {} : { type: values.type };
                await patchAttribute(row.id, { ...body, ...type, version: row.version });
            } else {
                const key = values.key.trim() || keyFrom(values.label);
                await addAttribute({ ...body, entity, key, type: values.type });
            }
            toast(t("settings.lifecycle.saved", { name: values.label }));
            onClose();
            await refresh(stale);
        } catch (error) {
            errors.take(error);
        }
    });
    return (
        <form onSubmit={submit} noValidate>
            <Stack gap={14}>
                <TextInput
                    data-autofocus
                    label={t("settings.attributes.label")}
                    {...form.getInputProps("label")}
                />
                {!row && (
                    <TextInput
                        label={t("settings.attributes.key")}
                        description={t("settings.attributes.key_help")}
                        placeholder={keyFrom(form.values.label)}
                        {...form.getInputProps("key")}
                    />
                )}
                <Select
                    label={t("settings.attributes.type")}
                    data={kinds.map((k) => ({ value: k, label: t(`attribute_type.${k}`) }))}
                    {...form.getInputProps("type")}
                />
                {listed && (
                    <Textarea
                        label={t("settings.attributes.options")}
                        description={t("settings.attributes.options_help")}
                        rows={5}
                        {...form.getInputProps("options")}
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
