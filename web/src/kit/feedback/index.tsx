import { Button, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { ApiError, OfflineError } from "~/api/client";
import { useText } from "~/i18n";
import css from "./feedback.module.css";

/** True after a short wait, so that quick answers never flash a skeleton. */
export function useDelayed(ms = 150): boolean {
    const [over, setOver] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setOver(true), ms);
        return () => clearTimeout(timer);
    }, [ms]);
    return over;
}

/** A grey bar in the place of text or a picture that is still coming. */
export function Bone({
    width = "100%",
    height = 12,
}: {
    width?: string | number;
    height?: number;
}) {
    return <span className={css.bone} style={{ width, height }} aria-hidden="true" />;
}

/** Skeleton of lines; nothing for the first 150 ms. */
export function Loading({ lines = 4, label }: { lines?: number; label?: string }) {
    const t = useText();
    const visible = useDelayed();
    return (
        <div className={css.loading} role="status">
            <span className="sr">{label ?? t("state.loading")}</span>
            {visible &&
                Array.from({ length: lines }, (_, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
                    <Bone key={i} width={`${92 - ((i * 17) % 40)}%`} />
                ))}
        </div>
    );
}

type EmptyProps = {
    page?: boolean;
    title: string;
    children?: ReactNode;
    action?: ReactNode;
    icon?: ReactNode;
};

/** Why there is nothing, in one sentence, and the one thing to do about it. */
export function Empty({ page, title, children, action, icon }: EmptyProps) {
    return (
        <div className={css.empty}>
            {icon && <span className={css.emptyIcon}>{icon}</span>}
            {page ? (
                <h1 className={css.emptyTitle}>{title}</h1>
            ) : (
                <p className={css.emptyTitle}>{title}</p>
            )}
            {children && <p className={css.emptyText}>{children}</p>}
            {action && <div className={css.emptyAction}>{action}</div>}
        </div>
    );
}

/** What went wrong, in words for the person in front of it. */
export function useErrorText() {
    const t = useText();
    return (error: unknown): string => {
        if (error instanceof OfflineError) return t("error.offline");
        if (error instanceof ApiError) {
            if (error.status === 403) return t("error.forbidden");
            if (error.status === 404) return t("error.missing");
            if (error.status === 429 || error.status === 503)
                return error.message || t("error.busy");
            return error.message;
        }
        return t("error.unexpected");
    };
}

type FailureProps = { error: unknown; retry?: () => void; compact?: boolean };

/** An error in the place of what failed, with Retry and the request's id. */
export function Failure({ error, retry, compact }: FailureProps) {
    const t = useText();
    const text = useErrorText();
    const id = error instanceof ApiError ? error.requestId : undefined;
    return (
        <div className={css.failure} role="alert" data-compact={compact || undefined}>
            <IconAlertTriangle size={18} stroke={1.7} aria-hidden="true" />
            <div>
                <p className={css.failureText}>{text(error)}</p>
                {id && (
                    <p className={css.failureId}>
                        {t("error.request_id")} <code>{id}</code>
                    </p>
                )}
            </div>
            {retry && (
                <Button
                    variant="default"
                    leftSection={<IconRefresh size={15} aria-hidden="true" />}
                    onClick={retry}
                >
                    {t("action.retry")}
                </Button>
            )}
        </div>
    );
}

type QueryLike<T> = {
    data: T | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
};
type GateProps<T> = {
    query: QueryLike<T>;
    lines?: number;
    skeleton?: ReactNode;
    children: (data: T) => ReactNode;
};

/** Loading, failed or there: the three faces of one query. Old data stays when a refetch fails. */
export function Gate<T>({ query, lines, skeleton, children }: GateProps<T>) {
    if (query.data !== undefined) return <>{children(query.data)}</>;
    if (query.error) return <Failure error={query.error} retry={() => query.refetch()} />;
    return <>{skeleton ?? <Loading lines={lines} />}</>;
}

/** An em dash, with a word for those who hear it. */
export function NoValue() {
    const t = useText();
    return (
        <span className="quiet">
            <span aria-hidden="true">—</span>
            <span className="sr">{t("state.no_value")}</span>
        </span>
    );
}

/** A word with its definition from the glossary on hover or focus. */
export function Term({ name, children }: { name: GlossaryKey; children: ReactNode }) {
    const t = useText();
    return (
        <Tooltip label={t(`glossary.${name}`)} multiline maw={300} events={hoverAndFocus}>
            <span className={css.term} tabIndex={0}>
                {children}
            </span>
        </Tooltip>
    );
}

const hoverAndFocus = { hover: true, focus: true, touch: true };

export type GlossaryKey =
    | "active_users"
    | "active_days"
    | "usage_frequency"
    | "last_activity"
    | "mrr"
    | "modules_used"
    | "features_used"
    | "licence_use"
    | "page_views"
    | "activity"
    | "stage"
    | "uses";
