import { Button } from "@mantine/core";
import type { CriteriaEntity } from "~/api/queries/criteria";
import type { CursorPage, SegmentEvent } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Failure, Loading } from "~/kit/feedback";
import { useFormat } from "~/kit/useFormat";
import css from "./history.module.css";

type Query = {
    data: { pages: CursorPage<SegmentEvent>[] } | undefined;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    refetch: () => unknown;
    fetchNextPage: () => unknown;
};

/** Who entered and left a segment or list, newest first. */
export function History({ entity, query }: { entity: CriteriaEntity; query: Query }) {
    const t = useText();
    const f = useFormat();
    if (query.error && !query.data)
        return <Failure error={query.error} retry={() => query.refetch()} />;
    if (!query.data) return <Loading lines={5} />;
    const rows = query.data.pages.flatMap((p) => p.rows);
    if (rows.length === 0) return <Empty title={t("segments.no_history")} />;
    return (
        <>
            <ul className={css.events}>
                {rows.map((e, i) => {
                    const who = entity === "user" ? e.user : e.account;
                    return (
                        // biome-ignore lint/suspicious/noArrayIndexKey: events only grow at the end
                        <li key={i}>
                            <time dateTime={e.at} title={f.instantExact(e.at)}>
                                {f.ago(e.at)}
                            </time>
                            <span>
                                {t(e.entered ? "segments.entered" : "segments.left", {
                                    name: who?.name ?? String(who?.id ?? ""),
                                })}
                            </span>
                        </li>
                    );
                })}
            </ul>
            {query.hasNextPage && (
                <div className={css.more}>
                    <Button
                        variant="default"
                        loading={query.isFetchingNextPage}
                        onClick={() => query.fetchNextPage()}
                    >
                        {t("action.more")}
                    </Button>
                </div>
            )}
        </>
    );
}
