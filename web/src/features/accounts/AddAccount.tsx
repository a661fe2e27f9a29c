import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { isNotEmpty, useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { accountsQuery, addAccount } from "~/api/queries/accounts";
import { membersQuery } from "~/api/queries/team";
import { useText } from "~/i18n";
import { toast } from "~/kit/feedback/toast";
import { FormError, useServerErrors } from "~/kit/forms";
import { useRefresh } from "~/shell/edit";
import { useCan, useMe } from "~/shell/session";

type Props = { opened: boolean; onClose: () => void };

export default function AddAccount({ opened, onClose }: Props) {
    const t = useText();
    return (
        <Modal
            opened={opened}
            onClose={onClose}
            title={t("accounts.add")}
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            <AddAccountForm onClose={onClose} />
        </Modal>
    );
}

function AddAccountForm({ onClose }: { onClose: () => void }) {
    const t = useText();
    const navigate = useNavigate();
    const refresh = useRefresh();
    const managers = useManagers();
    const form = useForm({
        initialValues: {
            name: "",
            external_id: "",
            success_manager_id: null as string | null,
            is_parent: false,
            parent_id: null as string | null,
        },
        validate: {
            name: isNotEmpty(t("form.required")),
            external_id: isNotEmpty(t("form.required")),
        },
    });
    const errors = useServerErrors(form);
    const submit = form.onSubmit(async (values) => {
        errors.clear();
        try {
            const { data } = await addAccount({
                name: values.name.trim(),
                external_id: values.external_id.trim(),
                is_parent: values.is_parent,
                ...(values.success_manager_id
                    ? { success_manager_id: Number(values.success_manager_id) }
                    : {}),
                ...(values.parent_id && !values.is_parent
                    ? { parent_id: Number(values.parent_id) }
                    : {}),
            });
            toast(t("accounts.added", { name: data.name }));
            onClose();
            await refresh(["accounts"]);
            await navigate({ to: "/accounts/$id", params: { id: String(data.id) } });
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
                <TextInput
                    label={t("field.external_id")}
                    description={t("accounts.external_id_help")}
                    autoComplete="off"
                    {...form.getInputProps("external_id")}
                />
                <Select
                    label={t("field.success_manager")}
                    placeholder={t("state.nobody")}
                    data={managers}
                    searchable
                    clearable
                    allowDeselect
                    clearButtonProps={{ "aria-label": t("action.clear") }}
                    {...form.getInputProps("success_manager_id")}
                />
                <Checkbox
                    label={t("accounts.is_parent")}
                    {...form.getInputProps("is_parent", { type: "checkbox" })}
                />
                {!form.values.is_parent && (
                    <ParentSelect
                        value={form.values.parent_id}
                        onChange={(v) => form.setFieldValue("parent_id", v)}
                        error={form.errors.parent_id}
                    />
                )}
                <FormError>{errors.summary}</FormError>
                <Group justify="flex-end" gap={8}>
                    <Button variant="default" onClick={onClose}>
                        {t("action.cancel")}
                    </Button>
                    <Button type="submit" loading={form.submitting}>
                        {t("accounts.add")}
                    </Button>
                </Group>
            </Stack>
        </form>
    );
}

type ParentProps = {
    value: string | null;
    onChange: (value: string | null) => void;
    error?: React.ReactNode;
};

function ParentSelect({ value, onChange, error }: ParentProps) {
    const t = useText();
    const [text, setText] = useState("");
    const q = useDeferredValue(text);
    const { data } = useQuery(
        accountsQuery({ q, limit: 20, columns: "name,external_id", sort: "name" }),
    );
    const rows = data?.rows ?? [];
    return (
        <Select
            label={t("field.parent")}
            placeholder={t("accounts.no_parent")}
            data={rows.map((a) => ({ value: String(a.id), label: a.name }))}
            value={value}
            onChange={onChange}
            searchable
            clearable
            allowDeselect
            clearButtonProps={{ "aria-label": t("action.clear") }}
            onSearchChange={setText}
            filter={({ options }) => options}
            nothingFoundMessage={t("accounts.no_match")}
            error={error}
        />
    );
}

/** Members who may be named: everybody for those who see all, else only oneself. */
function useManagers() {
    const me = useMe();
    const all = useCan("account_assign");
    const sees = useCan("member_read");
    const { data } = useQuery({ ...membersQuery, enabled: all && sees });
    if (!data) return [{ value: String(me.member.id), label: me.member.name }];
    return data.rows
        .filter((m) => m.status !== "disabled")
        .map((m) => ({ value: String(m.id), label: m.name || m.email }));
}
