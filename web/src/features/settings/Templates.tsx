import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Written } from "~/api/client";
import { templatesQuery } from "~/api/queries/templates";
import type { Template } from "~/api/types";
import { useText } from "~/i18n";
import { useAct } from "~/shell/edit";
import { Section } from "./parts";
import css from "./settings.module.css";

type Props = {
    of: "segment" | "health_config";
    /** Templates that are offered here: not those of the other entity, nor those in use. */
    offered: (template: Template) => boolean;
    onAdd: (body: Template["body"]) => Promise<Written<unknown>>;
    refresh: string[];
};

/** Ready-made records, switched on by one press. */
export function Templates({ of, offered, onAdd, refresh }: Props) {
    const t = useText();
    const act = useAct();
    const { data } = useQuery(templatesQuery(of));
    const rows = (data?.rows ?? []).filter(offered);
    if (rows.length === 0) return null;
    const add = (row: Template) =>
        act(onAdd(row.body), { done: t("templates.added", { name: row.name }), refresh });
    return (
        <Section flush title={t("templates.title")} text={t("templates.text")}>
            <ul className={css.templates}>
                {rows.map((row) => (
                    <li key={row.key}>
                        <span className={css.stackName}>
                            <b>{row.name}</b>
                            <small>{row.description}</small>
                        </span>
                        <Button
                            variant="default"
                            flex="none"
                            leftSection={<IconPlus size={15} aria-hidden="true" />}
                            aria-label={t("templates.add", { name: row.name })}
                            onClick={() => add(row)}
                        >
                            {t("action.add")}
                        </Button>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
