import { ActionIcon, Menu } from "@mantine/core";
import {
    IconBuilding,
    IconChevronRight,
    IconDots,
    IconMail,
    IconPhone,
    IconTrash,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ApiError } from "~/api/client";
import { fieldsQuery } from "~/api/queries/attributes";
import { namedQuery } from "~/api/queries/named";
import { deleteUser, patchUser, restoreUser, userQuery, userUsageQuery } from "~/api/queries/users";
import type { User, UserPatch } from "~/api/types";
import { useText } from "~/i18n";
import { Failure, Gate, Loading } from "~/kit/feedback";
import { CopyText, InlineChoice, InlineText } from "~/kit/forms";
import { FieldGroups } from "~/kit/record/FieldGroups";
import { OwnerOf } from "~/kit/record/Owned";
import { UsagePictures, UsageSkeleton } from "~/kit/record/UsagePictures";
import { Activity, Ago, Initial } from "~/kit/table/cells";
import { danger } from "~/kit/theme";
import { useFormat } from "~/kit/useFormat";
import { useDecide, useSaved } from "~/shell/decide";
import { NotFound } from "~/shell/ErrorPage";
import { customerKeys, useAct } from "~/shell/edit";
import { Page } from "~/shell/Page";
import { useCan } from "~/shell/session";
import css from "./user.module.css";

const route = getRouteApi("/shell/users/$id");
const nameOf = (u: User) => u.name || u.email || u.external_id;

export function UserPage() {
    const t = useText();
    const id = Number(route.useParams().id);
    const query = useQuery(userQuery(id));
    if (query.error instanceof ApiError && query.error.status === 404) return <NotFound />;
    if (!query.data)
        return (
            <Page name={t("field.user")}>
                {query.error ? (
                    <Failure error={query.error} retry={() => query.refetch()} />
                ) : (
                    <Loading lines={6} />
                )}
            </Page>
        );
    return <Loaded key={id} user={query.data} />;
}

function Loaded({ user }: { user: User }) {
    const t = useText();
    const usage = useQuery(userUsageQuery(user.id));
    const fields = useQuery(fieldsQuery("user"));
    const editable = useCan("account_write") && !user.deleted_at;
    const save = useSaveUser(user);
    const decide = useDecide("user", user.id);
    return (
        <Page
            name={nameOf(user)}
            title={
                <nav aria-label={t("nav.where")} className={css.crumbs}>
                    <Link to="/users">{t("nav.users")}</Link>
                    <IconChevronRight size={14} aria-hidden="true" />
                    <span aria-current="page" className="ellipsis">
                        {nameOf(user)}
                    </span>
                </nav>
            }
            actions={<More user={user} />}
        >
            <Head user={user} />
            <div className={css.body}>
                <Gate query={usage} skeleton={<UsageSkeleton />}>
                    {(data) => <UsagePictures usage={data} />}
                </Gate>
                <Gate query={fields}>
                    {(data) => (
                        <FieldGroups
                            fields={data.rows}
                            record={user}
                            onSave={
                                editable
                                    ? (field, value) => save(field.label, { [field.key]: value })
                                    : undefined
                            }
                            onDecide={editable ? decide : undefined}
                        />
                    )}
                </Gate>
            </div>
        </Page>
    );
}

function More({ user }: { user: User }) {
    const t = useText();
    const act = useAct();
    const navigate = useNavigate();
    if (!useCan("account_delete") || user.deleted_at) return null;
    const remove = async () => {
        const done = await act(deleteUser(user.id), {
            done: t("user.deleted", { name: nameOf(user) }),
            undo: () => restoreUser(user.id),
            refresh: customerKeys,
        });
        if (done) await navigate({ to: "/users" });
    };
    return (
        <Menu>
            <Menu.Target>
                <ActionIcon size={30} aria-label={t("user.more")}>
                    <IconDots size={17} />
                </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Item
                    color={danger}
                    leftSection={<IconTrash size={16} aria-hidden="true" />}
                    onClick={remove}
                >
                    {t("user.delete")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

function useSaveUser(user: User) {
    const act = useAct();
    const saved = useSaved();
    return (label: string, change: UserPatch) =>
        act(patchUser(user.id, { ...change, version: user.version }), {
            done: (written) => saved(label, change, written),
            refresh: customerKeys,
        });
}

function Head({ user }: { user: User }) {
    const t = useText();
    const editable = useCan("account_write") && !user.deleted_at;
    const roles = useQuery({ ...namedQuery("user-roles"), enabled: editable });
    const personas = useQuery({ ...namedQuery("personas"), enabled: editable });
    const save = useSaveUser(user);
    const names = (rows: { name: string }[] | undefined) =>
        (rows ?? []).map((r) => ({ value: r.name, label: r.name }));
    return (
        <div className={css.head}>
            <div className={css.who}>
                <Initial name={nameOf(user)} size={40} />
                <div>
                    <h1 className={css.name}>
                        {nameOf(user)} <Activity value={user.activity} />
                    </h1>
                    <ul className={css.contacts}>
                        {user.account && (
                            <li>
                                <IconBuilding size={15} stroke={1.7} aria-hidden="true" />
                                <Link to="/accounts/$id" params={{ id: String(user.account.id) }}>
                                    {user.account.name}
                                </Link>
                            </li>
                        )}
                        <li>
                            <code title={t("users.event_id")}>{user.external_id}</code>
                            <CopyText value={user.external_id} label={t("account.copy_id")} />
                        </li>
                        {user.email && (
                            <li>
                                <IconMail size={15} stroke={1.7} aria-hidden="true" />
                                {user.email}
                            </li>
                        )}
                        {(user.phone || user.mobile) && (
                            <li>
                                <IconPhone size={15} stroke={1.7} aria-hidden="true" />
                                {user.phone || user.mobile}
                            </li>
                        )}
                    </ul>
                </div>
            </div>
            <dl className={css.facts}>
                <div>
                    <dt className="caption">
                        {t("field.title")} <OwnerOf entity="user" field="title" />
                    </dt>
                    <dd>
                        <InlineText
                            label={t("field.title")}
                            value={user.title}
                            editable={editable}
                            onSave={(title) => save(t("field.title"), { title })}
                        />
                    </dd>
                </div>
                <div>
                    <dt className="caption">
                        {t("field.role")} <OwnerOf entity="user" field="role" />
                    </dt>
                    <dd>
                        <InlineChoice
                            label={t("field.role")}
                            value={user.role}
                            choices={names(roles.data?.rows)}
                            none={t("user.no_role")}
                            editable={editable}
                            onSave={(role) => save(t("field.role"), { role })}
                        />
                    </dd>
                </div>
                <div>
                    <dt className="caption">
                        {t("field.persona")} <OwnerOf entity="user" field="persona" />
                    </dt>
                    <dd>
                        <InlineChoice
                            label={t("field.persona")}
                            value={user.persona}
                            choices={names(personas.data?.rows)}
                            none={t("user.no_persona")}
                            editable={editable}
                            onSave={(persona) => save(t("field.persona"), { persona })}
                        />
                    </dd>
                </div>
                <Seen label={t("field.first_seen")} at={user.first_seen} />
                <Seen label={t("field.last_login")} at={user.last_login} />
            </dl>
        </div>
    );
}

function Seen({ label, at }: { label: string; at: string | null }) {
    const f = useFormat();
    return (
        <div>
            <dt className="caption">{label}</dt>
            <dd title={at ? f.instant(at) : undefined}>
                <Ago value={at} />
            </dd>
        </div>
    );
}
