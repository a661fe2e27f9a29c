/** What narrows a figure: where it is counted, over which days, as figure or change. */
import { NumberInput, Select } from "@mantine/core";
import { useText } from "~/i18n";
import { useEditor } from "./context";
import css from "./criteria.module.css";
import { type CriteriaField, withChange, withMember } from "./fields";
import { inPlace, list } from "./pickers";
import { type Scope, scopeIn, scopeText, useScopes } from "./suggest";
import type { Criteria } from "./tree";

type Props = {
    field: CriteriaField;
    json: Criteria;
    /** A parameter that is not offered here. */
    without?: "change";
    error?: string;
    onChange: (json: Criteria) => void;
};

/** Days of a figure that names none. */
const standard = 14;

export function Parameters({ field, json, without, error, onChange }: Props) {
    const t = useText();
    const { catalog } = useEditor();
    const has = (name: string) => field.parameters.includes(name);
    const ever = json.days === "ever";
    const changes = json.change !== undefined;
    const windows = [
        { value: "days", label: t("criteria.window_days") },
        ...(!changes && has("days") ? [{ value: "ever", label: t("criteria.window_ever") }] : []),
    ];
    const change = typeof json.change === "string" ? json.change : "none";
    return (
        <div className={css.parameters}>
            {has("feature") && <ScopeSelect json={json} onChange={onChange} />}
            {has("channel") && <ChannelSelect json={json} onChange={onChange} />}
            {(has("days") || changes) && (
                <Select
                    className={css.window}
                    aria-label={t("criteria.window")}
                    data={windows}
                    value={ever ? "ever" : "days"}
                    onChange={(v) =>
                        onChange(withMember(json, "days", v === "ever" ? "ever" : undefined))
                    }
                    {...list}
                    comboboxProps={inPlace}
                />
            )}
            {(has("days") || changes) && !ever && (
                <NumberInput
                    className={css.days}
                    aria-label={t("criteria.days")}
                    value={(json.days as number | undefined) ?? standard}
                    onChange={(n) => {
                        const whole = typeof n === "number" && n >= 1 ? n : undefined;
                        onChange(withMember(json, "days", whole));
                    }}
                    min={1}
                    max={365}
                    clampBehavior="strict"
                    allowDecimal={false}
                    allowNegative={false}
                    hideControls
                    suffix={` ${t("criteria.days_unit")}`}
                    error={Boolean(error)}
                />
            )}
            {has("change") && !without && (
                <Select
                    className={css.change}
                    aria-label={t("criteria.figure")}
                    data={[
                        { value: "none", label: t("criteria.figure_total") },
                        ...(ever
                            ? []
                            : [
                                  { value: "absolute", label: t("criteria.figure_absolute") },
                                  { value: "percent", label: t("criteria.figure_percent") },
                              ]),
                    ]}
                    value={change}
                    onChange={(v) =>
                        onChange(
                            withChange(catalog, json, v === "none" ? undefined : (v ?? undefined)),
                        )
                    }
                    {...list}
                    comboboxProps={{ ...inPlace, width: 300 }}
                />
            )}
        </div>
    );
}

const channels = ["email", "call", "meeting", "support"] as const;

function ChannelSelect({ json, onChange }: ScopeProps) {
    const t = useText();
    return (
        <Select
            className={css.window}
            aria-label={t("criteria.channel")}
            data={[
                { value: "", label: t("criteria.channel_all") },
                ...channels.map((c) => ({ value: c, label: t(`criteria.channel_${c}`) })),
            ]}
            value={typeof json.channel === "string" ? json.channel : ""}
            onChange={(v) => onChange(withMember(json, "channel", v || undefined))}
            {...list}
            comboboxProps={inPlace}
        />
    );
}

type ScopeProps = { json: Criteria; onChange: (json: Criteria) => void };
const anything = "{}";

function ScopeSelect({ json, onChange }: ScopeProps) {
    const t = useText();
    const groups = useScopes(true);
    const chosen = scopeIn(groups, json);
    const own = scopeText(json);
    const current = own ? (chosen?.value ?? own) : anything;
    const set = (value: string | null) => {
        if (!value || value === current) return;
        const scope = JSON.parse(value) as Scope;
        let next = json;
        for (const member of ["product", "module", "feature"] as const)
            next = withMember(next, member, scope[member]);
        onChange(next);
    };
    return (
        <Select
            className={css.scope}
            aria-label={t("criteria.scope")}
            data={[
                { value: anything, label: t("criteria.scope_all") },
                ...(own && !chosen ? [{ value: own, label: own }] : []),
                ...groups
                    .filter((g) => g.items.length > 0)
                    .map((g) => ({ group: t(`criteria.scope_${g.kind}`), items: g.items })),
            ]}
            value={current}
            onChange={set}
            searchable
            openOnFocus={false}
            selectFirstOptionOnChange
            limit={60}
            nothingFoundMessage={t("criteria.nothing_found")}
            {...list}
            comboboxProps={{ ...inPlace, width: 260 }}
        />
    );
}
