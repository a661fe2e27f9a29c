/** One subscription beside the table: its fields, edited in their place, and what they were. */
import { ActionIcon, Button, Drawer, Menu } from "@mantine/core";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ApiError } from "~/api/client";
import { fieldsQuery } from "~/api/queries/attributes";
import { namedQuery } from "~/api/queries/named";
import {
    deleteSubscription,
    patchSubscription,
    restoreSubscription,
    subscriptionHistoryQuery,
    subscriptionQuery,
} from "~/api/queries/subscriptions";
import type { Field, FieldWas, Subscription, SubscriptionPatch } from "~/api/types";
import { useText } from "~/i18n";
import { Empty, Gate } from "~/kit/feedback";
import { FieldGroups, FieldValue } from "~/kit/record/FieldGroups";
import { Ago, Initial, TagCell } from "~/kit/table";
import { danger } from "~/kit/theme";
import { customerKeys, useAct } from "~/shell/edit";
import { useCan } from "~/shell/session";
import { nameOf } from "./cells";
import css from "./subscriptions.module.css";

type Props = { id: number | undefined; onClose: () => void };

export default function OneSubscription({ id, onClose }: Props) {
    const t = useText();
    return (
        <Drawer
            opened={id !== undefined}
            onClose={onClose}
            position="right"
            size={560}
            title={t("subscriptions.one")}
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            {id !== undefined && <Loaded key={id} id={id} onGone={onClose} />}
        </Drawer>
    );
}

function Loaded({ id, onGone }: { id: number; onGone: () => void }) {
    const t = useText();
    const query = useQuery(subscriptionQuery(id));
    if (query.error instanceof ApiError && query.error.status === 404)
        return <Empty title={t("subscriptions.gone")}>{t("subscriptions.gone_text")}</Empty>;
    return (
        <Gate query={query} lines={8}>
            {(subscription) => (
                <>
                    <Head subscription={subscription} onGone={onGone} />
                    <Fields subscription={subscription} />
                    <History subscription={subscription} />
                </>
            )}
        </Gate>
    );
}

function Head({ subscription, onGone }: { subscription: Subscription; onGone: () => void }) {
    const t = useText();
    const act = useAct();
    const name = nameOf(subscription);
    const may = useCan("record_write");
    const { account, id } = subscription;
    const restore = () =>
        act(restoreSubscription(id), {
            done: t("subscriptions.restored", { name }),
            refresh: customerKeys,
        });
    const remove = async () => {
        const done = await act(deleteSubscription(id), {
            done: t("subscriptions.deleted", { name }),
            undo: () => restoreSubscription(id),
            refresh: customerKeys,
        });
        if (done) onGone();
    };
    return (
        <div className={css.head}>
            <Initial name={account?.name ?? name} size={36} />
            <div className={css.who}>
                <h2 className="ellipsis" title={name}>
                    {name} <TagCell value={subscription.status} />
                </h2>
                {account ? (
                    <Link to="/accounts/$id" params={{ id: String(account.id) }}>
                        {account.name}
                    </Link>
                ) : (
                    <span className="muted">{t("subscriptions.no_account")}</span>
                )}
                {subscription.deleted_at && <p role="status">{t("subscriptions.is_deleted")}</p>}
            </div>
            {may && subscription.deleted_at && (
                <Button variant="default" onClick={restore}>
                    {t("action.restore")}
                </Button>
            )}
            {may && !subscription.deleted_at && (
                <Menu position="bottom-end">
                    <Menu.Target>
                        <ActionIcon size={30} aria-label={t("subscriptions.more")}>
                            <IconDots size={17} />
                        </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                        <Menu.Item
                            color={danger}
                            leftSection={<IconTrash size={16} aria-hidden="true" />}
                            onClick={remove}
                        >
                            {t("subscriptions.delete")}
                        </Menu.Item>
                    </Menu.Dropdown>
                </Menu>
            )}
        </div>
    );
}

/** A status is one of the workspace's own. */
const withStatuses = (field: Field, names: string[]): Field =>
    field.key === "status" ? { ...field, options: names } : field;

function Fields({ subscription }: { subscription: Subscription }) {
    const t = useText();
    const act = useAct();
    const fields = useQuery(fieldsQuery("subscription"));
    const may = useCan("record_write") && !subscription.deleted_at;
    const statuses = useQuery({ ...namedQuery("subscription-statuses"), enabled: may });
    const names = (statuses.data?.rows ?? []).map((r) => r.name);
    const save = (field: Field, value: unknown) =>
        act(
            patchSubscription(subscription.id, {
                [field.key]: value,
                version: subscription.version,
            } as SubscriptionPatch),
            { done: t("subscriptions.saved", { label: field.label }), refresh: customerKeys },
        );
    return (
        <Gate query={fields}>
            {(data) => (
                <FieldGroups
                    fields={data.rows.map((field) => withStatuses(field, names))}
                    record={subscription}
                    onSave={may ? save : undefined}
                />
            )}
        </Gate>
    );
}

/** The history names the MRR that counts: as sent, or reckoned from the amount. */
const shownAs = (key: string) => (key === "mrr_effective" ? "mrr" : key);

function History({ subscription }: { subscription: Subscription }) {
    const t = useText();
    const query = useInfiniteQuery(subscriptionHistoryQuery(subscription.id));
    const fields = useQuery(fieldsQuery("subscription")).data?.rows;
    const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
    return (
        <section className={`card ${css.history}`} aria-label={t("subscriptions.history")}>
            <h2 className="card-title">{t("subscriptions.history")}</h2>
            <Gate query={query} lines={3}>
                {() =>
                    rows.length === 0 ? (
                        <p className="muted">{t("subscriptions.no_history")}</p>
                    ) : (
                        <ol>
                            {rows.map((was) => (
                                <Was
                                    key={`${was.field} ${was.at}`}
                                    was={was}
                                    field={fields?.find((f) => f.key === shownAs(was.field))}
                                    currency={subscription.currency}
                                />
                            ))}
                        </ol>
                    )
                }
            </Gate>
            {query.hasNextPage && (
                <Button
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => query.fetchNextPage()}
                >
                    {t("action.more")}
                </Button>
            )}
        </section>
    );
}

type WasProps = { was: FieldWas; field: Field | undefined; currency: string | null };

function Was({ was, field, currency }: WasProps) {
    return (
        <li>
            <span className="muted">{field?.label ?? was.field}</span>
            <b>{field && <FieldValue field={field} value={was.value} currency={currency} />}</b>
            <Ago value={was.at} />
        </li>
    );
}
