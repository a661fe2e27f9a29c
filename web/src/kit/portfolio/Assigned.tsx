/** Whose customers are shown, and by which team role. Colleagues only for those who see all. */
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { namedQuery } from "~/api/queries/named";
import { meQuery } from "~/api/queries/session";
import { membersQuery } from "~/api/queries/team";
import { useText } from "~/i18n";
import type { ListSearch } from "~/kit/table";
import css from "./portfolio.module.css";

type Props = {
    assigned: ListSearch["assigned"];
    role: number | undefined;
    onChange: (patch: Pick<ListSearch, "assigned" | "role">) => void;
};

const lead = { withAsterisk: false, leftSectionPointerEvents: "none" } as const;

export function Assigned({ assigned, role, onChange }: Props) {
    const t = useText();
    const who = useWho(assigned);
    const roles = useQuery(namedQuery("team-roles"));
    const rolesOffered = (roles.data?.rows ?? []).map((r) => ({
        value: String(r.id),
        label: r.name,
    }));
    return (
        <>
            <Select
                {...lead}
                w={204}
                aria-label={t("portfolio.assigned_to")}
                leftSection={<span className={css.lead}>{t("portfolio.assigned")}</span>}
                leftSectionWidth={70}
                placeholder={t(role ? "portfolio.me" : "portfolio.anyone")}
                data={who.groups}
                value={assigned === undefined ? null : String(assigned)}
                searchable={who.seesAll}
                clearable
                onDropdownOpen={who.load}
                onChange={(value) => onChange({ assigned: toAssigned(value) })}
            />
            <Select
                {...lead}
                w={178}
                aria-label={t("portfolio.team_role")}
                leftSection={<span className={css.lead}>{t("portfolio.role")}</span>}
                leftSectionWidth={44}
                placeholder={t("portfolio.all_roles")}
                data={rolesOffered}
                value={role ? String(role) : null}
                clearable
                onChange={(value) => onChange({ role: value ? Number(value) : undefined })}
            />
        </>
    );
}

function toAssigned(value: string | null): ListSearch["assigned"] {
    if (value === null) return undefined;
    return value === "me" || value === "unassigned" ? value : Number(value);
}

/** Me, nobody and, for those who see all customers, each colleague; loaded when first needed. */
function useWho(assigned: ListSearch["assigned"]) {
    const t = useText();
    const { data: me } = useQuery(meQuery);
    const [asked, setAsked] = useState(false);
    const seesAll = me?.permissions.includes("account_read_all") ?? false;
    const colleague = typeof assigned === "number";
    const members = useQuery({ ...membersQuery, enabled: seesAll && (asked || colleague) });
    const colleagues = (members.data?.rows ?? []).filter((m) => m.id !== me?.member.id);
    const own = [
        { value: "me", label: t("portfolio.me") },
        { value: "unassigned", label: t("portfolio.unassigned") },
    ];
    const items = colleagues.map((m) => ({ value: String(m.id), label: m.name || m.email }));
    return {
        seesAll,
        load: () => setAsked(true),
        groups: seesAll ? [...own, { group: t("portfolio.colleagues"), items }] : own,
    };
}
