import "~/i18n/owners";
import { Button, Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { fieldOwnersQuery } from "~/api/queries/owners";
import type { Suggested } from "~/api/types";
import { useText } from "~/i18n";
import { Tag } from "../health";
import css from "./record.module.css";

export type Decide = (
    field: { key: string; label: string },
    accept: boolean,
) => Promise<unknown> | undefined;

/** What others sent for the fields of a record that belong to somebody, by their keys. */
export const suggestedOf = (record: Record<string, unknown>) =>
    (record.suggested ?? {}) as Record<string, Suggested>;

const hoverAndFocus = { hover: true, focus: true, touch: true };

/** Says to whom a field belongs, before somebody edits it; nothing where everybody writes it. */
export function OwnerMark({ owner }: { owner: string | null | undefined }) {
    const t = useText();
    if (owner !== "integration" && owner !== "member") return null;
    return (
        <Tooltip label={t(`owners.about_${owner}`)} multiline maw={280} events={hoverAndFocus}>
            <span className={css.owner} tabIndex={0}>
                <Tag>{t(`owners.${owner}`)}</Tag>
                <span className="sr">{t(`owners.about_${owner}`)}</span>
            </span>
        </Tooltip>
    );
}

/** The same by the key of a field, where no catalog is at hand. */
export function OwnerOf({ entity, field }: { entity: "account" | "user"; field: string }) {
    const { data } = useQuery(fieldOwnersQuery);
    const row = data?.rows.find((r) => r.entity === entity && r.field === field);
    return <OwnerMark owner={row?.owner} />;
}

type Props = {
    field: { key: string; label: string };
    suggested: Suggested;
    /** The value as it is shown. */
    children: ReactNode;
    onDecide?: Decide;
};

/** A value that waits for a decision. */
export function SuggestedValue({ field, suggested, children, onDecide }: Props) {
    const t = useText();
    return (
        <div className={css.suggested}>
            <span>
                <span className="muted">{t(`owners.by_${suggested.source}`)}:</span>{" "}
                <b>{children}</b>
            </span>
            {onDecide && (
                <span className={css.decide}>
                    <Button
                        size="compact-xs"
                        variant="light"
                        aria-label={t("owners.accept_of", { label: field.label })}
                        onClick={() => onDecide(field, true)}
                    >
                        {t("owners.accept")}
                    </Button>
                    <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={t("owners.dismiss_of", { label: field.label })}
                        onClick={() => onDecide(field, false)}
                    >
                        {t("owners.dismiss")}
                    </Button>
                </span>
            )}
        </div>
    );
}
