import { Button, NumberInput, Select, Tabs, TextInput } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ApiError } from "~/api/client";
import { criteriaFieldsQuery } from "~/api/queries/criteria";
import { addHealthConfig, healthPreviewQuery, patchHealthConfig } from "~/api/queries/health";
import { segmentsQuery } from "~/api/queries/segments";
import type {
    HealthConfig,
    HealthConfigNew,
    HealthPreview,
    HealthPreviewRequest,
} from "~/api/types";
import { useText } from "~/i18n";
import { ChartCard } from "~/kit/charts/ChartCard";
import { type Split, Stacked } from "~/kit/charts/Stacked";
import { states } from "~/kit/charts/states";
import { Builder } from "~/kit/criteria/Builder";
import type { Problem } from "~/kit/criteria/context";
import { ExactLine, useExact } from "~/kit/criteria/exact";
import { type Catalog, isComplete } from "~/kit/criteria/fields";
import { useSettled } from "~/kit/criteria/Preview";
import {
    conditions,
    fromJson,
    type Group,
    newGroup,
    placeOf,
    pruned,
    toJson,
} from "~/kit/criteria/tree";
import { Failure, Gate, Loading } from "~/kit/feedback";
import { FormError } from "~/kit/forms";
import { type SignalKey, signals } from "~/kit/health/signals";
import { useFormat } from "~/kit/useFormat";
import { useAct, useFailed } from "~/shell/edit";
import { Leaving } from "~/shell/Leaving";
import { Section } from "../parts";
import css from "../settings.module.css";
import { healthKeys } from "./HealthPage";

type Side = "good" | "poor";
type RuleKey = `${SignalKey}_${Side}`;
type Draft = {
    name: string;
    segment: string | null;
    rules: Record<RuleKey, Group>;
    weights: Record<SignalKey, number | undefined>;
};

const sides = ["good", "poor"] as const;
const ruleKeys = signals.flatMap((s) => sides.map((side): RuleKey => `${s}_${side}`));

function draftOf(config: HealthConfig | undefined): Draft {
    const rule = (key: RuleKey) => fromJson(config?.[key] ?? undefined) ?? newGroup("all");
    return {
        name: config?.name ?? "",
        segment: config?.segment ? String(config.segment.id) : null,
        rules: Object.fromEntries(ruleKeys.map((k) => [k, rule(k)])) as Draft["rules"],
        weights: Object.fromEntries(
            signals.map((s) => [s, config?.[`${s}_weight`] ?? undefined]),
        ) as Draft["weights"],
    };
}

/** The record for a draft; rules without a condition are none. */
function bodyOf(draft: Draft): HealthConfigNew {
    const rules = ruleKeys.map((k) => [k, toJson(pruned(draft.rules[k])) ?? null]);
    const weights = signals.map((s) => [`${s}_weight`, draft.weights[s] ?? null]);
    return {
        name: draft.name.trim(),
        segment_id: draft.segment ? Number(draft.segment) : null,
        ...Object.fromEntries([...rules, ...weights]),
    };
}

type Faults = Record<string, string>;

/** What is wrong with one rule: what the page misses, and what the server says to it. */
function problemsOf(catalog: Catalog, key: RuleKey, draft: Draft, faults: Faults, said: string) {
    const root = pruned(draft.rules[key]);
    const found: Problem[] = said
        ? conditions(root)
              .filter((c) => !isComplete(catalog, c.json))
              .map((c) => ({ id: c.id, member: "value", message: said }))
        : [];
    for (const [path, message] of Object.entries(faults)) {
        const place = placeOf(root, key, path);
        if (place) found.push({ ...place, message });
    }
    return found;
}

const faultsOf = (error: unknown): Faults => (error instanceof ApiError ? error.fields : {});

type Props = { config: HealthConfig | undefined; onClose: () => void };

export default function EditHealth(props: Props) {
    const catalog = useQuery(criteriaFieldsQuery("account"));
    return <Gate query={catalog}>{(fields) => <Editor {...props} catalog={fields} />}</Gate>;
}

function Editor({ config, onClose, catalog }: Props & { catalog: Catalog }) {
    const t = useText();
    const act = useAct();
    const failed = useFailed();
    const [first] = useState(() => draftOf(config));
    const [draft, setDraft] = useState(first);
    const [strict, setStrict] = useState(false);
    const [saved, setSaved] = useState(false);
    const [faults, setFaults] = useState<Faults>({});
    const [error, setError] = useState<string>();
    const [signal, setSignal] = useState<SignalKey>("product_adoption");
    const complete = ruleKeys.every((k) =>
        conditions(pruned(draft.rules[k])).every((c) => isComplete(catalog, c.json)),
    );
    const body = useMemo(() => bodyOf(draft), [draft]);
    const asked = useSettled(body, 400);
    const preview = useQuery({
        ...healthPreviewQuery(previewBody(asked)),
        enabled: complete && asked === body,
    });
    const all = { ...faultsOf(preview.error), ...faults };
    const set = (change: Partial<Draft>) => {
        setFaults({});
        setDraft({ ...draft, ...change });
    };
    const save = async () => {
        setStrict(true);
        setError(undefined);
        if (!body.name || !complete) return setError(t("form.check_fields"));
        const call = config
            ? patchHealthConfig(config.id, { ...body, version: config.version })
            : addHealthConfig(body);
        try {
            await call;
        } catch (cause) {
            setFaults(faultsOf(cause));
            return setError(Object.values(faultsOf(cause)).join(" ") || failed(cause));
        }
        setSaved(true);
        await act(call, {
            done: t("health_config.saved", { name: body.name }),
            refresh: healthKeys,
        });
        onClose();
    };
    return (
        <>
            <Leaving dirty={draft !== first && !saved} />
            <Section>
                <div className={css.twoFields}>
                    <TextInput
                        label={t("field.name")}
                        value={draft.name}
                        autoFocus={!config}
                        error={strict && !body.name ? t("form.required") : all.name}
                        onChange={(e) => set({ name: e.currentTarget.value })}
                    />
                    <SegmentSelect
                        value={draft.segment}
                        error={all.segment_id ?? all.segment}
                        onChange={(segment) => set({ segment })}
                    />
                </div>
            </Section>
            <Section title={t("health_config.signals")}>
                <Tabs
                    value={signal}
                    onChange={(v) => setSignal((v ?? "product_adoption") as SignalKey)}
                    keepMounted={false}
                >
                    <Tabs.List mb={14}>
                        {signals.map((s) => (
                            <Tabs.Tab key={s} value={s}>
                                {t(`health.${s}`)}
                            </Tabs.Tab>
                        ))}
                    </Tabs.List>
                    {signals.map((s) => (
                        <Tabs.Panel key={s} value={s}>
                            {sides.map((side) => {
                                const key: RuleKey = `${s}_${side}`;
                                const said = strict ? t("criteria.need_value") : "";
                                return (
                                    <section key={side} className={css.ruleBox}>
                                        <h4 className={css.ruleTitle}>
                                            {t(`health_config.${side}`)}
                                        </h4>
                                        <Builder
                                            entity="account"
                                            catalog={catalog}
                                            root={draft.rules[key]}
                                            problems={problemsOf(catalog, key, draft, all, said)}
                                            onChange={(root) =>
                                                set({ rules: { ...draft.rules, [key]: root } })
                                            }
                                            lead={t("health_config.lead")}
                                        />
                                    </section>
                                );
                            })}
                            <NumberInput
                                w={300}
                                label={t("health_config.weight")}
                                description={t("health_config.weight_help")}
                                value={draft.weights[s] ?? ""}
                                onChange={(n) =>
                                    set({
                                        weights: {
                                            ...draft.weights,
                                            [s]: n === "" ? undefined : Number(n),
                                        },
                                    })
                                }
                                error={all[`${s}_weight`]}
                                allowDecimal={false}
                                allowNegative={false}
                                hideControls
                            />
                        </Tabs.Panel>
                    ))}
                </Tabs>
            </Section>
            <PreviewCard
                signal={signal}
                complete={complete}
                query={preview}
                body={previewBody(asked)}
            />
            <FormError>{error}</FormError>
            <div className={css.formFoot}>
                <Button onClick={save}>{t("action.save")}</Button>
                <Button variant="default" onClick={onClose}>
                    {t("action.cancel")}
                </Button>
            </div>
        </>
    );
}

type SegmentProps = {
    value: string | null;
    error?: string;
    onChange: (value: string | null) => void;
};
const others = "default";

function SegmentSelect({ value, error, onChange }: SegmentProps) {
    const t = useText();
    const { data } = useQuery(segmentsQuery("account"));
    return (
        <Select
            label={t("health_config.for")}
            data={[
                { value: others, label: t("health_config.default_choice") },
                ...(data?.rows ?? []).map((r) => ({ value: String(r.id), label: r.name })),
            ]}
            value={value ?? others}
            error={error}
            onChange={(v) => onChange(v === others ? null : v)}
        />
    );
}

/** The request leaves out what is empty. */
const previewBody = (body: HealthConfigNew) =>
    Object.fromEntries(
        Object.entries(body).filter(([, v]) => v !== null && v !== ""),
    ) as HealthPreviewRequest;

const noSplit: Split = { good: 0, average: 0, poor: 0, none: 0 };

type PreviewProps = {
    signal: SignalKey;
    complete: boolean;
    query: UseQueryResult<HealthPreview>;
    body: HealthPreviewRequest;
};

/** How the accounts would stand now, and how they would have stood. */
function PreviewCard({ signal, complete, query, body }: PreviewProps) {
    const t = useText();
    const f = useFormat();
    const exact = useExact({ health_config: body });
    const name = t("health_config.chart", { signal: t(`health.${signal}`) });
    const refused = query.error instanceof ApiError && query.error.status === 400;
    if (!complete || query.error || !query.data)
        return (
            <Section title={t("health_config.preview")}>
                {!complete ? (
                    <p className="muted">{t("health_config.preview_incomplete")}</p>
                ) : refused ? (
                    <p className="muted">{t("health_config.preview_refused")}</p>
                ) : query.error ? (
                    <Failure compact error={query.error} retry={() => query.refetch()} />
                ) : (
                    <Loading lines={3} />
                )}
            </Section>
        );
    const { total, now, days, estimated } = query.data;
    const past: { day: string; split: Split }[] = exact.days
        ? exact.days.map((d) => ({ day: d.day, split: d[signal] ?? noSplit }))
        : days.map((d) => ({ day: d.day, split: d[signal] }));
    const points = [
        ...past,
        ...(past.at(-1)?.day === f.today ? [] : [{ day: f.today, split: now[signal] }]),
    ];
    return (
        <ChartCard
            title={name}
            name={name}
            table={{
                head: [t("health_config.day"), ...states.map((s) => t(`health.${s}`))],
                rows: points.map((d) => [f.date(d.day), ...states.map((s) => d.split[s])]),
            }}
        >
            <p className="muted" style={{ marginBottom: 8 }}>
                {t("health_config.preview_text", { n: total })}
            </p>
            <Stacked name={name} days={points} />
            <ExactLine exact={exact} estimated={estimated} />
        </ChartCard>
    );
}
