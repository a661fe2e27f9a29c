/** What happened at the account, newest first, by days. */
import "~/i18n/timeline";
import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { accountTimelineQuery } from "~/api/queries/timeline";
import type { Account, TimelineItem } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Failure, Loading } from "~/kit/feedback";
import type { Format } from "~/kit/format";
import { SearchBox } from "~/kit/table";
import { useFormat } from "~/kit/useFormat";
import { Entry } from "./timeline/Entry";
import { Kinds } from "./timeline/Kinds";
import css from "./timeline/timeline.module.css";

const route = getRouteApi("/shell/accounts/$id");
const feeds = ["all", "communication", "events"] as const;
type Change = { q?: string; feed?: "communication" | "events"; kinds?: string };

export default function TimelineTab({ account }: { account: Account }) {
    const t = useText();
    const { q, feed, kinds } = route.useSearch();
    const navigate = useNavigate();
    const change = (patch: { [K in keyof Change]: Change[K] | undefined }) =>
        navigate({
            to: "/accounts/$id",
            params: { id: String(account.id) },
            search: (old) => {
                const next = { ...old, ...patch };
                return Object.fromEntries(Object.entries(next).filter(([, value]) => value));
            },
            replace: true,
        });
    const narrowed = Boolean(q || kinds);
    return (
        <section className={`card ${css.card}`} aria-label={t("account.tab_timeline")}>
            <div className={css.bar}>
                <SegmentedControl
                    aria-label={t("timeline.tabs")}
                    data={feeds.map((value) => ({ value, label: t(`timeline.tab_${value}`) }))}
                    value={feed ?? "all"}
                    onChange={(value) =>
                        change({
                            feed: value === "all" ? undefined : (value as Change["feed"]),
                            kinds: undefined,
                        })
                    }
                />
                <Kinds tab={feed} value={kinds} onChange={(next) => change({ kinds: next })} />
                <SearchBox
                    value={q ?? ""}
                    label={t("timeline.search")}
                    onChange={(text) => change({ q: text || undefined })}
                />
            </div>
            <Feed
                account={account.id}
                search={{
                    ...(feed ? { tab: feed } : {}),
                    ...(kinds ? { kind: kinds } : {}),
                    ...(q ? { q } : {}),
                }}
                narrowed={narrowed}
                clear={() => change({ q: undefined, kinds: undefined })}
            />
        </section>
    );
}

type FeedProps = {
    account: number;
    search: Parameters<typeof accountTimelineQuery>[1];
    narrowed: boolean;
    clear: () => void;
};

function Feed({ account, search, narrowed, clear }: FeedProps) {
    const t = useText();
    const f = useFormat();
    const query = useInfiniteQuery(accountTimelineQuery(account, search));
    if (query.error && !query.data)
        return <Failure error={query.error} retry={() => query.refetch()} />;
    if (!query.data) return <Loading lines={8} />;
    const items = query.data.pages.flatMap((page) => page.rows);
    if (items.length === 0)
        return narrowed ? (
            <Empty
                title={t("timeline.no_match")}
                action={
                    <Button variant="default" onClick={clear}>
                        {t("timeline.clear")}
                    </Button>
                }
            />
        ) : (
            <Empty title={t("timeline.empty")}>{t("timeline.empty_text")}</Empty>
        );
    return (
        <div data-stale={query.isPlaceholderData || undefined} className={css.feed}>
            {byDay(items, f).map(({ day, rows }) => (
                <section key={day} aria-label={t("timeline.day", { date: f.dateLong(day) })}>
                    <h2 className={css.day}>{f.dateLong(day)}</h2>
                    <ol className={css.entries}>
                        {rows.map((item) => (
                            <Entry key={item.id} account={account} item={item} />
                        ))}
                    </ol>
                </section>
            ))}
            <More
                more={query.hasNextPage}
                loading={query.isFetchingNextPage}
                error={query.isFetchNextPageError ? query.error : null}
                load={() => query.fetchNextPage()}
            />
        </div>
    );
}

/** Days of the reader's zone, each with what happened on it. */
function byDay(items: TimelineItem[], f: Format) {
    const days: { day: string; rows: TimelineItem[] }[] = [];
    for (const item of items) {
        const day = f.dayOf(item.at);
        const last = days.at(-1);
        if (last?.day === day) last.rows.push(item);
        else days.push({ day, rows: [item] });
    }
    return days;
}

type MoreProps = { more: boolean; loading: boolean; error: unknown; load: () => unknown };

/** Loads the next page when it comes into sight, or when it is pressed. */
function More({ more, loading, error, load }: MoreProps) {
    const t = useText();
    const place = useRef<HTMLDivElement>(null);
    const next = useRef(load);
    next.current = load;
    const waits = more && !loading && !error;
    useEffect(() => {
        const node = place.current;
        if (!waits || !node) return;
        const seen = new IntersectionObserver(([entry]) => {
            if (entry?.isIntersecting) next.current();
        });
        seen.observe(node);
        return () => seen.disconnect();
    }, [waits]);
    if (error) return <Failure compact error={error} retry={load} />;
    return (
        <div ref={place} className={css.more}>
            {more ? (
                <Button variant="default" loading={loading} onClick={load}>
                    {t("timeline.more")}
                </Button>
            ) : (
                <p className="muted">{t("timeline.end")}</p>
            )}
        </div>
    );
}
