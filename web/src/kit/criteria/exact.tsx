/** The exact look-back of rules that are being edited: a job, and its days when it has ended. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { lookBackQuery, startLookBack } from "~/api/queries/lookBack";
import type { LookBackRequest } from "~/api/types";
import { useText } from "~/i18n";
import "~/i18n/look_back";
import { Progress } from "~/kit/charts/Progress";
import css from "./criteria.module.css";

/** What was counted is of no use once the rules are others. */
export function useExact(body: LookBackRequest) {
    const client = useQueryClient();
    const key = JSON.stringify(body);
    const [asked, setAsked] = useState<{ key: string; id: number }>();
    const [error, setError] = useState<unknown>();
    const id = asked?.key === key ? asked.id : undefined;
    const query = useQuery({ ...lookBackQuery(id ?? 0), enabled: id !== undefined });
    const start = async () => {
        setError(undefined);
        try {
            const { data } = await startLookBack(body);
            setAsked({ key, id: data.id });
            await client.invalidateQueries({ queryKey: ["jobs"] });
        } catch (cause) {
            setError(cause);
        }
    };
    const job = id === undefined ? undefined : query.data?.job;
    return {
        start,
        job,
        waits: id !== undefined && (!job || job.status === "queued" || job.status === "running"),
        failed: error !== undefined || job?.status === "failed",
        days: job?.status === "done" ? query.data?.days : undefined,
    };
}

type LineProps = { exact: ReturnType<typeof useExact>; estimated: boolean };

/** Says that days are reckoned, and counts them exactly when asked. */
export function ExactLine({ exact, estimated }: LineProps) {
    const t = useText();
    if (exact.days) return <p className={css.exact}>{t("look_back.exact")}</p>;
    if (exact.waits)
        return (
            <p className={css.exact} role="status">
                {t("look_back.counting")}
                <Progress
                    value={exact.job?.done ?? 0}
                    max={exact.job?.total || 1}
                    label={t("look_back.counting")}
                    width={120}
                />
            </p>
        );
    return (
        <p className={css.exact}>
            {t(
                exact.failed
                    ? "look_back.failed"
                    : estimated
                      ? "look_back.estimated"
                      : "look_back.fifth",
            )}
            <Button size="compact-xs" variant="default" onClick={exact.start}>
                {t(exact.failed ? "look_back.retry" : "look_back.count")}
            </Button>
        </p>
    );
}
