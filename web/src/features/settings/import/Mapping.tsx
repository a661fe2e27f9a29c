/** The second step: which field each column of the file means. */
import { Button, Select } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { checkImport, importQuery, mapImport } from "~/api/queries/imports";
import type { Import, ImportColumn, ImportKind } from "~/api/types";
import { useText } from "~/i18n";
import { NoValue } from "~/kit/feedback";
import { toastError } from "~/kit/feedback/toast";
import { useFailed, useRefresh } from "~/shell/edit";
import { keyFrom, List, Section } from "../parts";
import css from "./import.module.css";
import { Discard } from "./PastImports";
import { fieldsOf, needsOf } from "./steps";

type Props = { of: Import; kind: ImportKind; onChecked: () => void };

/** The choice as it stands. It is stored as soon as the file has all that it needs. */
function useMapping(of: Import, kind: ImportKind) {
    const client = useQueryClient();
    const failed = useFailed();
    const [fields, setFields] = useState(() => fieldsOf(of.columns));
    const complete = (next: string[]) => needsOf(kind, next).every((need) => need.met);
    const choose = async (at: number, field: string) => {
        const next = fields.map((old, i) => (i === at ? field : old));
        setFields(next);
        if (!complete(next)) return;
        try {
            const stored = await mapImport(of.id, next);
            client.setQueryData(importQuery(of.id).queryKey, stored);
        } catch (error) {
            toastError(failed(error));
        }
    };
    return { fields, choose, complete: complete(fields) };
}

export function Mapping({ of, kind, onChecked }: Props) {
    const t = useText();
    const failed = useFailed();
    const refresh = useRefresh();
    const navigate = useNavigate();
    const mapping = useMapping(of, kind);
    const [busy, setBusy] = useState(false);
    const [dropping, setDropping] = useState(false);
    const check = async () => {
        setBusy(true);
        try {
            await checkImport(of.id);
            onChecked();
        } catch (error) {
            toastError(failed(error));
        }
        await refresh(["import", "imports", "jobs"]);
        setBusy(false);
    };
    return (
        <Section
            title={t("imports.columns")}
            text={of.status === "failed" ? of.message : t("imports.columns_text")}
            flush
        >
            <Needs kind={kind} fields={mapping.fields} />
            <List<ImportColumn & { at: number }>
                name={t("imports.columns")}
                rows={of.columns.map((column, at) => ({ ...column, at }))}
                rowKey={(column) => column.at}
                columns={[
                    {
                        id: "column",
                        label: t("imports.column"),
                        width: 220,
                        cell: (column) => (
                            <span className="ellipsis">{column.name || t("imports.unnamed")}</span>
                        ),
                    },
                    {
                        id: "samples",
                        label: t("imports.samples"),
                        cell: (column) =>
                            column.samples.length > 0 ? (
                                <span className="ellipsis muted">{column.samples.join(" · ")}</span>
                            ) : (
                                <NoValue />
                            ),
                    },
                    {
                        id: "field",
                        label: t("imports.field"),
                        width: 300,
                        cell: (column) => (
                            <Field
                                column={column}
                                kind={kind}
                                value={mapping.fields[column.at] ?? ""}
                                taken={mapping.fields}
                                onChange={(field) => mapping.choose(column.at, field)}
                            />
                        ),
                    },
                ]}
            />
            <div className={css.foot}>
                <Button loading={busy} disabled={!mapping.complete} onClick={check}>
                    {t("imports.check")}
                </Button>
                <Button variant="default" onClick={() => setDropping(true)}>
                    {t("imports.discard")}
                </Button>
                {!mapping.complete && <span role="status">{t("imports.needs_open")}</span>}
            </div>
            <Discard
                of={dropping ? of : undefined}
                onClose={() => setDropping(false)}
                onDone={() => navigate({ to: "/settings/import" })}
            />
        </Section>
    );
}

function Needs({ kind, fields }: { kind: ImportKind; fields: string[] }) {
    const t = useText();
    const label = (key: string) => kind.fields.find((field) => field.key === key)?.label ?? key;
    return (
        <ul className={css.needs} aria-label={t("imports.needs")} style={{ paddingInline: 16 }}>
            <li className="muted">{t("imports.needed")}:</li>
            {needsOf(kind, fields).map(({ keys, met }) => (
                <li key={keys.join("|")}>
                    {met ? (
                        <IconCheck size={15} color="var(--good)" aria-hidden="true" />
                    ) : (
                        <IconX size={15} color="var(--poor)" aria-hidden="true" />
                    )}
                    {keys.map(label).join(" / ")}
                    <span className="quiet">
                        {t(met ? "imports.need_met" : "imports.need_open")}
                    </span>
                </li>
            ))}
        </ul>
    );
}

type FieldProps = {
    column: ImportColumn;
    kind: ImportKind;
    value: string;
    taken: string[];
    onChange: (field: string) => void;
};

/** The choice of no field. */
const none = "-";

/** What one column may mean; what another column means already cannot be chosen. */
function Field({ column, kind, value, taken, onChange }: FieldProps) {
    const t = useText();
    const option = (key: string, label: string) => ({
        value: key,
        label,
        disabled: key !== value && taken.includes(key),
    });
    const groups = [...new Set(kind.fields.map((field) => field.group))];
    const fresh = newAttribute(column, kind, value);
    const data = [
        { value: none, label: t("imports.leave_out") },
        ...(fresh
            ? [option(fresh, t("imports.new_attribute", { key: fresh.slice("custom_".length) }))]
            : []),
        ...groups.map((group) => ({
            group,
            items: kind.fields
                .filter((field) => field.group === group)
                .map((field) => option(field.key, field.label)),
        })),
    ];
    return (
        <Select
            size="xs"
            aria-label={t("imports.field_of", { name: column.name || t("imports.unnamed") })}
            data={data}
            value={value || none}
            onChange={(next) => onChange(!next || next === none ? "" : next)}
            allowDeselect={false}
            searchable
            maxDropdownHeight={320}
            comboboxProps={{ withinPortal: true }}
        />
    );
}

/** "custom_..." for a column of no field, where the kind takes new attributes. */
function newAttribute(column: ImportColumn, kind: ImportKind, value: string): string | undefined {
    if (!kind.custom) return undefined;
    const known = (key: string) => kind.fields.some((field) => field.key === key);
    if (value.startsWith("custom_") && !known(value)) return value;
    const name = keyFrom((column.name ?? "").replace(/^custom[_ ]/i, ""));
    return name && !known(`custom_${name}`) ? `custom_${name}` : undefined;
}
