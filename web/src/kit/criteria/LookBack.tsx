/** How many accounts a criteria that is being edited would have selected in the last 60 days. */
import { useQuery } from "@tanstack/react-query";
import { criteriaLookBackQuery } from "~/api/queries/lookBack";
import { useText } from "~/i18n";
import "~/i18n/look_back";
import { ChartCard } from "~/kit/charts/ChartCard";
import { Lines } from "~/kit/charts/Lines";
import { Bone, Failure } from "~/kit/feedback";
import { useFormat } from "~/kit/useFormat";
import { ExactLine, useExact } from "./exact";
import { type CriteriaState, useSettled } from "./Preview";

const pauseMs = 600;

export default function LookBack({ state }: { state: CriteriaState }) {
    const t = useText();
    const f = useFormat();
    const settled = useSettled(state.json, pauseMs);
    const asked = state.complete && settled === state.json && !state.preview.isError;
    const query = useQuery({ ...criteriaLookBackQuery(settled), enabled: asked });
    const exact = useExact({ criteria: settled as Record<string, never> });
    if (!state.complete || state.preview.isError) return null;
    if (query.error) return <Failure compact error={query.error} retry={() => query.refetch()} />;
    if (!query.data) return <Bone width="60%" />;
    const past: { day: string; matched: number }[] = exact.days
        ? exact.days.map((d) => ({ day: d.day, matched: d.matched ?? 0 }))
        : query.data.days;
    if (past.length === 0) return <p className="muted">{t("look_back.none")}</p>;
    const now = state.preview.data?.total;
    const days = now === undefined ? past : [...past, { day: f.today, matched: now }];
    const name = t("look_back.title");
    return (
        <ChartCard
            title={name}
            name={name}
            table={{
                head: [t("look_back.day"), t("look_back.matched")],
                rows: days.map((d) => [f.date(d.day), d.matched]),
            }}
        >
            <p className="muted">{t("look_back.text")}</p>
            <Lines
                name={name}
                height={150}
                standing
                points={days.map((d) => ({
                    key: d.day,
                    label: f.dateShort(d.day),
                    hint: f.dateLong(d.day),
                }))}
                lines={[
                    {
                        key: "matched",
                        label: t("look_back.matched"),
                        values: days.map((d) => d.matched),
                    },
                ]}
            />
            <ExactLine exact={exact} estimated={query.data.estimated} />
        </ChartCard>
    );
}
