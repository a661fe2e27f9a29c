/** Settings of the workspace, drawn from the server's own table of rows. */
import {
    Button,
    NumberInput,
    PasswordInput,
    Select,
    Switch,
    Textarea,
    TextInput,
} from "@mantine/core";
import { useState } from "react";
import { ApiError } from "~/api/client";
import { patchSettings } from "~/api/queries/settings";
import type { Setting } from "~/api/types";
import { type TextOf, useText } from "~/i18n";
import { useErrorText } from "~/kit/feedback";
import { toast } from "~/kit/feedback/toast";
import { FormError, useUnsavedWarning } from "~/kit/forms";
import { useRefresh } from "~/shell/edit";
import { Section } from "./parts";
import css from "./settings.module.css";

type Value = string | number | boolean | null;
type Values = Record<string, Value>;

const lines = (value: unknown) => (Array.isArray(value) ? value.join("\n") : value);

function initial(row: Setting): Value {
    if (row.type === "secret") return "";
    const value = lines(row.value);
    return value === undefined || value === null ? "" : (value as Value);
}

/** What differs from what the server has, in the form that it takes. */
export function changedSettings(rows: Setting[], values: Values): Record<string, unknown> {
    const changed: Record<string, unknown> = {};
    for (const row of rows) {
        const value = values[row.key];
        if (value === undefined || value === initial(row)) continue;
        changed[row.key] = Array.isArray(row.value)
            ? String(value)
                  .split("\n")
                  .map((l) => l.trim())
                  .filter(Boolean)
            : value;
    }
    return changed;
}

type Props = { title: string; rows: Setting[] };

/** One group of settings with its own Save. */
export function SettingsForm({ title, rows }: Props) {
    const t = useText();
    const text = useErrorText();
    const refresh = useRefresh();
    const [values, setValues] = useState<Values>({});
    const [errors, setErrors] = useState<Record<string, string>>({});
    const [summary, setSummary] = useState<string>();
    const [busy, setBusy] = useState(false);
    const changed = changedSettings(rows, values);
    const dirty = Object.keys(changed).length > 0;
    useUnsavedWarning(dirty);
    const save = async () => {
        setErrors({});
        setSummary(undefined);
        if (!dirty) return toast(t("form.nothing_changed"));
        setBusy(true);
        try {
            await patchSettings(changed);
            toast(t("settings.saved"));
            setValues({});
            await refresh(["settings", "me"]);
        } catch (error) {
            if (error instanceof ApiError) setErrors(error.fields);
            setSummary(
                error instanceof ApiError && Object.keys(error.fields).length > 0
                    ? t("form.check_fields")
                    : text(error),
            );
        } finally {
            setBusy(false);
        }
    };
    return (
        <Section title={title}>
            <form
                className={css.form}
                noValidate
                onSubmit={(e) => {
                    e.preventDefault();
                    void save();
                }}
            >
                {rows.map((row) => (
                    <SettingField
                        key={row.key}
                        row={row}
                        value={values[row.key] ?? initial(row)}
                        error={errors[row.key]}
                        onChange={(value) => setValues((old) => ({ ...old, [row.key]: value }))}
                    />
                ))}
                <FormError>{summary}</FormError>
                <div className={css.formFoot}>
                    <Button type="submit" loading={busy}>
                        {t("action.save")}
                    </Button>
                    {dirty && (
                        <Button variant="subtle" onClick={() => setValues({})}>
                            {t("action.discard")}
                        </Button>
                    )}
                </div>
            </form>
        </Section>
    );
}

type FieldProps = {
    row: Setting;
    value: Value;
    error: string | undefined;
    onChange: (value: Value) => void;
};

function listed(type: string, row: Setting): string[] | undefined {
    if (row.options && row.options.length > 0) return row.options;
    if (type === "time_zone") return ["UTC", ...Intl.supportedValuesOf("timeZone")];
    if (type === "currency") return Intl.supportedValuesOf("currency");
    return undefined;
}

function SettingField({ row, value, error, onChange }: FieldProps) {
    const t = useText();
    const common = {
        label: row.label,
        description: row.help ?? undefined,
        error,
        disabled: !row.writable,
    };
    const options = listed(row.type, row);
    if (options) {
        const text = String(value);
        const data = [...new Set(text && !options.includes(text) ? [text, ...options] : options)];
        return (
            <Select
                {...common}
                data={data.map((o) => ({ value: o, label: optionLabel(t, row, o) }))}
                value={text}
                onChange={(v) => onChange(v)}
                searchable={data.length > 12}
            />
        );
    }
    if (row.type === "bool")
        return (
            <Switch
                {...common}
                checked={value === true || value === "true"}
                onChange={(e) => onChange(e.currentTarget.checked)}
            />
        );
    if (row.type === "int")
        return (
            <NumberInput
                {...common}
                w={180}
                value={value as number | string}
                min={row.min ?? undefined}
                max={row.max ?? undefined}
                clampBehavior="none"
                onChange={(v) => onChange(v)}
            />
        );
    if (row.type === "secret")
        return (
            <PasswordInput
                {...common}
                autoComplete="new-password"
                placeholder={row.set ? t("settings.secret_set") : undefined}
                value={String(value)}
                onChange={(e) => onChange(e.currentTarget.value)}
            />
        );
    if (row.type === "lines")
        return (
            <Textarea
                {...common}
                rows={3}
                autosize={false}
                value={String(value)}
                onChange={(e) => onChange(e.currentTarget.value)}
            />
        );
    return (
        <TextInput
            {...common}
            type={row.type === "email" ? "email" : row.type === "url" ? "url" : "text"}
            value={String(value)}
            onChange={(e) => onChange(e.currentTarget.value)}
        />
    );
}

function optionLabel(t: TextOf, row: Setting, option: string): string {
    if (row.key === "smtp_security" && ["none", "starttls", "tls"].includes(option))
        return t(`settings.mail.security_${option as "none" | "starttls" | "tls"}`);
    if (row.type === "currency") {
        const name = new Intl.DisplayNames(undefined, { type: "currency" }).of(option);
        return name && name !== option ? `${option} – ${name}` : option;
    }
    return option;
}

/** Rows by their group, in the server's order. */
export function groupRows(rows: Setting[]): [string, Setting[]][] {
    const groups = new Map<string, Setting[]>();
    for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
    return [...groups];
}

export const isMailSetting = (row: Setting) => /^(smtp_|mail_)/.test(row.key);
