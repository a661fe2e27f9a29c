import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { fieldsQuery } from "~/api/queries/attributes";
import { fieldOwnersQuery, saveFieldOwner } from "~/api/queries/owners";
import type { Field, FieldOwner } from "~/api/types";
import { useText } from "~/i18n";
import { Gate } from "~/kit/feedback";
import { customerKeys, useAct } from "~/shell/edit";
import { useCan } from "~/shell/session";
import { List, Section } from "../parts";
import css from "../settings.module.css";

const owners = ["last_writer", "integration", "member"] as const;
type Owner = (typeof owners)[number];
type Entity = FieldOwner["entity"];

/** To whom each field of accounts or users belongs. */
export function Owners({ entity }: { entity: Entity }) {
    const t = useText();
    const query = useQuery(fieldsQuery(entity));
    return (
        <Section flush title={t("settings.owners.title")} text={t("settings.owners.text")}>
            <Gate query={query}>
                {(data) => (
                    <List
                        name={t("settings.owners.title")}
                        rows={data.rows.filter((field) => field.owner)}
                        rowKey={(field) => field.key}
                        columns={[
                            {
                                id: "field",
                                label: t("settings.owners.field"),
                                cell: (field) => (
                                    <span className={css.stackName}>
                                        <b>{field.label}</b>
                                        <small>{field.group}</small>
                                    </span>
                                ),
                            },
                            {
                                id: "owner",
                                label: t("settings.owners.owner"),
                                width: 240,
                                cell: (field) => <Choose entity={entity} field={field} />,
                            },
                        ]}
                    />
                )}
            </Gate>
        </Section>
    );
}

function Choose({ entity, field }: { entity: Entity; field: Field }) {
    const t = useText();
    const act = useAct();
    const may = useCan("config_write");
    const said = useQuery(fieldOwnersQuery);
    const owner = field.owner ?? "last_writer";
    if (!may) return t(`settings.owners.${owner}`);
    const before = said.data?.rows.find((r) => r.entity === entity && r.field === field.key);
    const save = (next: Owner) =>
        act<unknown>(saveFieldOwner(before, { entity, field: field.key, owner: next }), {
            done: t("settings.owners.saved", {
                field: field.label,
                owner: t(`settings.owners.${next}`),
            }),
            refresh: ["fields", "field-owners", ...customerKeys],
        });
    return (
        <NativeSelect
            aria-label={t("settings.owners.of", { field: field.label })}
            disabled={!said.data}
            value={owner}
            data={owners.map((o) => ({ value: o, label: t(`settings.owners.${o}`) }))}
            onChange={(e) => save(e.currentTarget.value as Owner)}
        />
    );
}
