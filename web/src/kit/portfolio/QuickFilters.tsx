/** Filters of users that are asked for most: activity, persona, role, account. */
import { type OptionsFilter, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { accountQuery, accountsQuery } from "~/api/queries/accounts";
import { namedQuery } from "~/api/queries/named";
import type { Criteria } from "~/api/types";
import { useText } from "~/i18n";
import css from "./portfolio.module.css";
import { quickValues, withQuick } from "./quick";

type Props = {
    value: Criteria | undefined;
    onChange: (f: Criteria | undefined) => void;
};

export default function QuickFilters(props: Props) {
    const t = useText();
    const activities = ["active", "inactive", "never_logged_in"] as const;
    return (
        <>
            <Quick
                {...props}
                field="activity"
                label={t("portfolio.activity")}
                options={activities.map((value) => ({ value, label: t(`activity.${value}`) }))}
            />
            <QuickNamed {...props} field="persona" list="personas" label={t("portfolio.persona")} />
            <QuickNamed
                {...props}
                field="role"
                list="user-roles"
                label={t("portfolio.user_role")}
            />
            <QuickAccount {...props} label={t("portfolio.account")} />
        </>
    );
}

type Option = { value: string; label: string };
type QuickProps = Props & {
    field: string;
    label: string;
    options: Option[];
    numeric?: boolean;
    search?: { onChange: (text: string) => void };
    onOpen?: () => void;
};

/** The server has searched already. */
const everything: OptionsFilter = ({ options }) => options;

function Quick(props: QuickProps) {
    const { field, label, options, value, onChange, numeric, search } = props;
    const chosen = quickValues(value, field).map(String);
    const labelOf = (v: string) => options.find((o) => o.value === v)?.label ?? v;
    const here = chosen.length > 0 ? chosen.join() : null;
    // What the builder of filters has asked for, several perhaps, stays one line here.
    const missing =
        here !== null && !options.some((o) => o.value === here)
            ? [{ value: here, label: chosen.map(labelOf).join(", ") }]
            : [];
    const pick = (next: string | null) => {
        if (next === here) return;
        const values = next === null ? [] : [numeric ? Number(next) : next];
        onChange(withQuick(value, field, values));
    };
    return (
        <Select
            className={css.quick}
            aria-label={label}
            placeholder={label}
            data={[...missing, ...options]}
            value={here}
            searchable={search !== undefined}
            {...(search && {
                onSearchChange: search.onChange,
                filter: everything,
            })}
            onDropdownOpen={props.onOpen}
            clearable
            onChange={pick}
        />
    );
}

type NamedProps = Props & { field: string; label: string; list: "personas" | "user-roles" };

function QuickNamed({ list, ...props }: NamedProps) {
    const [asked, setAsked] = useState(false);
    const { data } = useQuery({ ...namedQuery(list), enabled: asked });
    const options = (data?.rows ?? []).map((r) => ({ value: r.name, label: r.name }));
    return <Quick {...props} options={options} onOpen={() => setAsked(true)} />;
}

/** Accounts are found by the server; the one that is chosen keeps its name. */
function QuickAccount(props: Props & { label: string }) {
    const [asked, setAsked] = useState(false);
    const [typed, setTyped] = useState("");
    const [id] = quickValues(props.value, "account").map(Number);
    const chosen = useQuery({
        ...accountQuery(id ?? 0),
        enabled: id !== undefined,
        staleTime: 60_000,
        retry: false,
    });
    // What stands in the box once an account is chosen is no search.
    const q = typed === chosen.data?.name ? "" : typed.trim();
    const found = useQuery({
        ...accountsQuery({ ...(q ? { q } : {}), limit: 20, columns: "name", sort: "name" }),
        enabled: asked,
    });
    const names = new Map<string, string>();
    if (chosen.data) names.set(String(chosen.data.id), chosen.data.name);
    for (const row of found.data?.rows ?? []) names.set(String(row.id), row.name);
    return (
        <Quick
            {...props}
            field="account"
            numeric
            options={[...names].map(([value, label]) => ({ value, label }))}
            search={{ onChange: setTyped }}
            onOpen={() => setAsked(true)}
        />
    );
}
