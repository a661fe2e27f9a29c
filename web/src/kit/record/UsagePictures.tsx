import "~/i18n/usage";
import type { ReactNode } from "react";
import type { Usage, UsagePart } from "~/api/types";
import { useText } from "~/i18n";
import { ChartCard, Columns, Donut, HeatLegend, HeatMap, Progress } from "../charts";
import { Empty, NoValue, Term } from "../feedback";
import { Ago, Frequency } from "../table/cells";
import { useFormat } from "../useFormat";
import css from "./record.module.css";

export function UsageSkeleton() {
    return (
        <div className={css.grid} aria-hidden="true">
            <div className={`card ${css.boneCard}`} style={{ gridArea: "heat" }} />
            <div className={`card ${css.boneCard}`} style={{ gridArea: "facts" }} />
            <div className={`card ${css.boneCard}`} style={{ gridArea: "modules" }} />
            <div className={`card ${css.boneCard}`} style={{ gridArea: "features" }} />
            <div className={`card ${css.boneCard}`} style={{ gridArea: "weeks" }} />
        </div>
    );
}

type Props = { usage: Usage };

/** The pictures of use, for an account or (without weeks) for one user. */
export function UsagePictures({ usage }: Props) {
    const t = useText();
    const f = useFormat();
    const used = usage.days.some((d) => d.uses > 0);
    const heat = t("usage.heat");
    return (
        <div className={css.grid} data-narrow={usage.weeks ? undefined : true}>
            <ChartCard
                className={css.heatCard}
                title={<Term name="uses">{heat}</Term>}
                name={heat}
                aside={<HeatLegend />}
                table={{
                    head: [t("usage.day"), t("usage.uses"), t("usage.users")],
                    rows: usage.days
                        .toReversed()
                        .map((d) => [f.date(d.day), f.integer(d.uses), f.integer(d.users ?? 0)]),
                }}
            >
                <HeatMap days={usage.days} today={usage.today} name={heat} />
                {!used && <p className="muted">{t("usage.never")}</p>}
            </ChartCard>
            <UsageFacts usage={usage} />
            <Share
                className={css.modulesCard}
                name={t("usage.modules")}
                term="modules_used"
                parts={usage.modules}
                under={(total) => t("usage.uses_under", { n: total })}
            />
            <Share
                className={css.featuresCard}
                name={t("usage.features")}
                term="features_used"
                parts={usage.features}
                middle={f.integer(usage.features.filter((p) => p.uses > 0).length)}
                under={() => t("usage.of", { total: f.integer(usage.features_total) })}
            />
            {usage.weeks && <Weeks usage={usage} />}
        </div>
    );
}

function Line({ label, children }: { label: ReactNode; children: ReactNode }) {
    return (
        <div className={css.line}>
            <dt>{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}

function UsageFacts({ usage }: { usage: Usage }) {
    const t = useText();
    const f = useFormat();
    const now = usage.weeks?.at(-1)?.active_users;
    return (
        <section className={`card ${css.factsCard}`} aria-label={t("usage.facts")}>
            <dl>
                <Line label={<Term name="last_activity">{t("field.last_activity")}</Term>}>
                    <Ago value={usage.last_activity} />
                </Line>
                <Line label={<Term name="usage_frequency">{t("field.usage_frequency")}</Term>}>
                    <Frequency value={usage.usage_frequency} />
                </Line>
                <Line label={<Term name="active_days">{t("field.active_days")}</Term>}>
                    {usage.active_days === null ? (
                        <NoValue />
                    ) : (
                        <>
                            <b>{f.integer(usage.active_days)}</b>{" "}
                            <span className="muted">{t("usage.of", { total: 14 })}</span>
                        </>
                    )}
                </Line>
                {usage.weeks && <Licences active={now ?? 0} licences={usage.licenses} />}
                <Line label={<Term name="page_views">{t("usage.page_views")}</Term>}>
                    {usage.page_views_14d === null ? (
                        <NoValue />
                    ) : (
                        <b>{f.integer(usage.page_views_14d)}</b>
                    )}
                </Line>
            </dl>
        </section>
    );
}

function Licences({ active, licences }: { active: number; licences: number | null | undefined }) {
    const t = useText();
    const f = useFormat();
    const label = <Term name="licence_use">{t("usage.licence_use")}</Term>;
    if (!licences)
        return (
            <Line label={label}>
                <NoValue />
            </Line>
        );
    const words = t("usage.licences_of", { n: f.integer(active), total: f.integer(licences) });
    return (
        <div className={`${css.line} ${css.meter}`}>
            <dt>{label}</dt>
            <dd>
                <b>{f.percent(active / licences)}</b> <span className="muted">{words}</span>
            </dd>
            <dd className={css.meterBar}>
                <Progress value={active} max={licences} label={words} />
            </dd>
        </div>
    );
}

type ShareProps = {
    name: string;
    term: "modules_used" | "features_used";
    parts: UsagePart[];
    middle?: string;
    under: (total: number) => string;
    className?: string;
};

function Share({ name, term, parts, middle, under, className }: ShareProps) {
    const t = useText();
    const f = useFormat();
    const total = parts.reduce((sum, p) => sum + p.uses, 0);
    return (
        <ChartCard
            className={className}
            title={<Term name={term}>{name}</Term>}
            name={name}
            caption={t("usage.14_days")}
            table={{
                head: [name, t("usage.uses"), t("usage.share")],
                rows: parts.map((p) => [
                    p.label,
                    f.integer(p.uses),
                    f.percent(total ? p.uses / total : 0),
                ]),
            }}
        >
            {total === 0 ? (
                <Empty title={t("usage.none_14")} />
            ) : (
                <Donut
                    parts={parts}
                    name={name}
                    middle={middle ?? f.integer(total)}
                    under={under(total)}
                />
            )}
        </ChartCard>
    );
}

function Weeks({ usage }: { usage: Usage }) {
    const t = useText();
    const f = useFormat();
    const name = t("usage.active_users");
    const weeks = usage.weeks ?? [];
    const licences = usage.licenses;
    return (
        <ChartCard
            className={css.weeksCard}
            title={<Term name="active_users">{name}</Term>}
            name={name}
            caption={t("usage.4_weeks")}
            table={{
                head: [t("usage.week"), name],
                rows: weeks.map((w) => [
                    `${f.dateShort(w.from)} – ${f.dateShort(w.to)}`,
                    f.integer(w.active_users),
                ]),
            }}
        >
            <Columns
                name={name}
                marks={weeks.map((w) => ({
                    key: w.from,
                    label: f.dateShort(w.to),
                    value: w.active_users,
                    hint: `${f.dateShort(w.from)} – ${f.dateShort(w.to)}`,
                }))}
                limit={
                    licences
                        ? {
                              value: licences,
                              label: t("usage.licences", { n: licences }),
                          }
                        : null
                }
            />
        </ChartCard>
    );
}
