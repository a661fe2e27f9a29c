import { IconBuildingCommunity, IconMail, IconMapPin, IconPhone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactNode } from "react";
import { namedQuery } from "~/api/queries/named";
import type { Account, AccountPatch } from "~/api/types";
import { useText } from "~/i18n";
import { NoValue, Term } from "~/kit/feedback";
import { toastError } from "~/kit/feedback/toast";
import { CopyText, InlineChoice, InlineText } from "~/kit/forms";
import { Late } from "~/kit/Late";
import { OwnerOf, suggestedOf } from "~/kit/record/Owned";
import { Initial } from "~/kit/table/cells";
import { useFormat } from "~/kit/useFormat";
import { useDecide } from "~/shell/decide";
import { useCan } from "~/shell/session";
import css from "./account.module.css";
import { useAssignable, useSaveFact } from "./edit";

const Suggestions = lazy(() => import("~/kit/record/Suggestions"));

export function Head({ account }: { account: Account }) {
    return (
        <div className={css.head}>
            <Initial name={account.name} size={40} />
            <div className={css.who}>
                <Title account={account} />
                <Contacts account={account} />
            </div>
            <Facts account={account} />
            <Waiting account={account} />
        </div>
    );
}

/** What was sent for fields of others. */
function Waiting({ account }: { account: Account }) {
    const editable = useEditable(account);
    const decide = useDecide("account", account.id);
    const suggested = suggestedOf(account);
    return (
        <Late wanted={Object.keys(suggested).length > 0}>
            <Suggestions
                entity="account"
                suggested={suggested}
                onDecide={editable ? decide : undefined}
            />
        </Late>
    );
}

function useEditable(account: Account) {
    return useCan("account_write") && !account.deleted_at;
}

function Title({ account }: { account: Account }) {
    const t = useText();
    const save = useSaveFact(account);
    return (
        <h1 className={css.name}>
            <InlineText
                label={t("field.name")}
                value={account.name}
                editable={useEditable(account)}
                required
                width={320}
                onSave={(name) => save(t("field.name"), { name: name ?? "" }, { name: name ?? "" })}
            />
            <OwnerOf entity="account" field="name" />
        </h1>
    );
}

function Contacts({ account }: { account: Account }) {
    const t = useText();
    const save = useSaveFact(account);
    const editable = useEditable(account);
    const place = [account.billing_city, account.billing_country].filter(Boolean).join(", ");
    return (
        <ul className={css.contacts}>
            {account.parent && (
                <li>
                    <IconBuildingCommunity size={15} stroke={1.7} aria-hidden="true" />
                    <span>
                        {t.rich("account.part_of", {
                            parent: () => (
                                <Link
                                    to="/accounts/$id"
                                    params={{ id: String(account.parent?.id) }}
                                >
                                    {account.parent?.name}
                                </Link>
                            ),
                        })}
                    </span>
                </li>
            )}
            <li>
                <code title={t("field.external_id")}>{account.external_id}</code>
                <CopyText value={account.external_id} label={t("account.copy_id")} />
            </li>
            {place && (
                <li>
                    <IconMapPin size={15} stroke={1.7} aria-hidden="true" />
                    {place}
                </li>
            )}
            {(account.email || editable) && (
                <li>
                    <IconMail size={15} stroke={1.7} aria-hidden="true" />
                    <InlineText
                        label={t("field.email")}
                        type="email"
                        value={account.email}
                        shown={account.email ? undefined : <Add>{t("account.add_email")}</Add>}
                        editable={editable}
                        onSave={(email) => save(t("field.email"), { email }, { email })}
                    />
                    <OwnerOf entity="account" field="email" />
                </li>
            )}
            {(account.phone || editable) && (
                <li>
                    <IconPhone size={15} stroke={1.7} aria-hidden="true" />
                    <InlineText
                        label={t("field.phone")}
                        type="tel"
                        value={account.phone}
                        shown={account.phone ? undefined : <Add>{t("account.add_phone")}</Add>}
                        editable={editable}
                        onSave={(phone) => save(t("field.phone"), { phone }, { phone })}
                    />
                    <OwnerOf entity="account" field="phone" />
                </li>
            )}
        </ul>
    );
}

const Add = ({ children }: { children: string }) => <span className="quiet">{children}</span>;

type FactProps = { field: string; label: ReactNode; children: ReactNode };

function Fact({ field, label, children }: FactProps) {
    return (
        <div className={css.factCell}>
            <dt className="caption">
                {label} <OwnerOf entity="account" field={field} />
            </dt>
            <dd>{children}</dd>
        </div>
    );
}

function Facts({ account }: { account: Account }) {
    const t = useText();
    const f = useFormat();
    const editable = useEditable(account);
    const save = useSaveFact(account);
    const quiet = (label: string, change: AccountPatch, shown: Partial<Account>) =>
        save(label, change, shown).catch((error: Error) => toastError(error.message));
    const stages = useQuery({ ...namedQuery("stages"), enabled: editable });
    const forecasts = useQuery({ ...namedQuery("forecast-statuses"), enabled: editable });
    const names = (rows: { name: string }[] | undefined) =>
        (rows ?? []).map((r) => ({ value: r.name, label: r.name }));
    const money = (value: string | null) => (value ? f.money(value) : <NoValue />);
    const next = account.next_billing_on;
    return (
        <dl className={css.facts}>
            <Fact field="mrr" label={<Term name="mrr">{t("field.mrr")}</Term>}>
                {money(account.mrr)}
            </Fact>
            <Fact field="amount" label={t("field.amount")}>
                {money(account.amount)}
            </Fact>
            <Fact field="stage" label={<Term name="stage">{t("field.stage")}</Term>}>
                <InlineChoice
                    label={t("field.stage")}
                    value={account.stage}
                    choices={names(stages.data?.rows)}
                    editable={editable}
                    none={t("account.no_stage")}
                    onSave={(stage) => quiet(t("field.stage"), { stage }, { stage })}
                />
            </Fact>
            <Fact field="forecast_status" label={t("field.forecast_status")}>
                <InlineChoice
                    label={t("field.forecast_status")}
                    value={account.forecast_status}
                    choices={names(forecasts.data?.rows)}
                    editable={editable}
                    none={t("account.no_forecast")}
                    onSave={(v) =>
                        quiet(
                            t("field.forecast_status"),
                            { forecast_status: v },
                            { forecast_status: v },
                        )
                    }
                />
            </Fact>
            {account.forecast_status && (
                <Fact field="forecast_value" label={t("field.forecast_value")}>
                    <InlineText
                        label={t("field.forecast_value")}
                        type="number"
                        width={120}
                        value={account.forecast_value}
                        shown={money(account.forecast_value)}
                        editable={editable}
                        onSave={(v) =>
                            save(
                                t("field.forecast_value"),
                                { forecast_value: v },
                                { forecast_value: v },
                            )
                        }
                    />
                </Fact>
            )}
            <Fact field="next_billing_on" label={t("field.next_billing_on")}>
                {next ? (
                    <span>
                        {f.date(next)} <span className={css.soon}>{f.dayRelative(next)}</span>
                    </span>
                ) : (
                    <NoValue />
                )}
            </Fact>
            <Fact field="success_manager" label={t("field.success_manager")}>
                <Manager account={account} editable={editable} />
            </Fact>
        </dl>
    );
}

function Manager({ account, editable }: { account: Account; editable: boolean }) {
    const t = useText();
    const save = useSaveFact(account);
    const choices = useAssignable(editable);
    const manager = account.success_manager;
    return (
        <InlineChoice
            label={t("field.success_manager")}
            value={manager ? String(manager.id) : null}
            shown={manager ? <span className="ellipsis">{manager.name}</span> : undefined}
            choices={choices}
            editable={editable}
            none={t("account.no_manager")}
            onSave={(v) =>
                save(t("field.success_manager"), {
                    success_manager_id: v ? Number(v) : null,
                }).catch((error: Error) => toastError(error.message))
            }
        />
    );
}
