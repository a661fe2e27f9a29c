import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { isEmail, isNotEmpty, useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { accountsQuery } from "~/api/queries/accounts";
import { addUser } from "~/api/queries/users";
import { useText } from "~/i18n";
import { toast } from "~/kit/feedback/toast";
import { FormError, useServerErrors } from "~/kit/forms";
import { useRefresh } from "~/shell/edit";

type Props = { opened: boolean; onClose: () => void };

export default function AddUser({ opened, onClose }: Props) {
    const t = useText();
    return (
        <Modal
            opened={opened}
            onClose={onClose}
            title={t("users.add")}
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            <AddUserForm onClose={onClose} />
        </Modal>
    );
}

function AddUserForm({ onClose }: { onClose: () => void }) {
    const t = useText();
    const navigate = useNavigate();
    const refresh = useRefresh();
    const form = useForm({
        initialValues: {
            first_name: "",
            last_name: "",
            email: "",
            external_id: "",
            mobile: "",
            account_id: null as string | null,
        },
        validate: {
            email: isEmail(t("form.email")),
            account_id: isNotEmpty(t("form.required")),
        },
    });
    const errors = useServerErrors(form);
    const submit = form.onSubmit(async (values) => {
        errors.clear();
        const { account_id, external_id, ...rest } = values;
        const filled = Object.fromEntries(
            Object.entries(rest)
                .map(([key, value]) => [key, value.trim()])
                .filter(([, value]) => value),
        );
        try {
            const { data } = await addUser({
                ...filled,
                account_id: Number(account_id),
                external_id: external_id.trim() || values.email.trim(),
            });
            toast(t("users.added", { name: data.name ?? values.email }));
            onClose();
            await refresh(["users"]);
            await navigate({ to: "/users/$id", params: { id: String(data.id) } });
        } catch (error) {
            errors.take(error);
        }
    });
    return (
        <form onSubmit={submit} noValidate>
            <Stack gap={14}>
                <Group grow gap={10} align="flex-start">
                    <TextInput
                        data-autofocus
                        label={t("field.first_name")}
                        {...form.getInputProps("first_name")}
                    />
                    <TextInput label={t("field.last_name")} {...form.getInputProps("last_name")} />
                </Group>
                <TextInput
                    label={t("field.email")}
                    type="email"
                    autoComplete="off"
                    {...form.getInputProps("email")}
                />
                <AccountSelect
                    value={form.values.account_id}
                    error={form.errors.account_id}
                    onChange={(v) => form.setFieldValue("account_id", v)}
                />
                <TextInput
                    label={t("users.event_id")}
                    description={t("users.event_id_help")}
                    placeholder={form.values.email}
                    autoComplete="off"
                    {...form.getInputProps("external_id")}
                />
                <TextInput
                    label={t("field.mobile")}
                    type="tel"
                    autoComplete="off"
                    {...form.getInputProps("mobile")}
                />
                <FormError>{errors.summary}</FormError>
                <Group justify="flex-end" gap={8}>
                    <Button variant="default" onClick={onClose}>
                        {t("action.cancel")}
                    </Button>
                    <Button type="submit" loading={form.submitting}>
                        {t("users.add")}
                    </Button>
                </Group>
            </Stack>
        </form>
    );
}

type SelectProps = {
    value: string | null;
    error: React.ReactNode;
    onChange: (value: string | null) => void;
};

function AccountSelect({ value, error, onChange }: SelectProps) {
    const t = useText();
    const [text, setText] = useState("");
    const q = useDeferredValue(text);
    const { data } = useQuery(
        accountsQuery({ q, limit: 20, columns: "name,external_id", sort: "name" }),
    );
    return (
        <Select
            label={t("field.account")}
            placeholder={t("users.choose_account")}
            data={(data?.rows ?? []).map((a) => ({ value: String(a.id), label: a.name }))}
            value={value}
            onChange={onChange}
            searchable
            onSearchChange={setText}
            filter={({ options }) => options}
            nothingFoundMessage={t("accounts.no_match")}
            error={error}
        />
    );
}
