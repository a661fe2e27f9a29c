import { Button, MultiSelect, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, useEffect, useState } from "react";
import { ApiError } from "~/api/client";
import type { CriteriaEntity } from "~/api/queries/criteria";
import { addList, listQuery, patchList, refreshList } from "~/api/queries/lists";
import { segmentsQuery } from "~/api/queries/segments";
import { membersQuery } from "~/api/queries/team";
import type { List } from "~/api/types";
import { useText } from "~/i18n";
import { Builder } from "~/kit/criteria/Builder";
import { Preview, useCriteria } from "~/kit/criteria/Preview";
import { fromJson, type Group, newGroup } from "~/kit/criteria/tree";
import { Empty, Gate } from "~/kit/feedback";
import { FormError } from "~/kit/forms";
import { Late } from "~/kit/Late";
import { useAct, useFailed } from "~/shell/edit";
import { Leaving } from "~/shell/Leaving";
import { Page } from "~/shell/Page";
import css from "./lists.module.css";
import { listKeys, useMayEdit } from "./rights";

const LookBack = lazy(() => import("~/kit/criteria/LookBack"));

const newRoute = getRouteApi("/shell/lists/new");
const editRoute = getRouteApi("/shell/lists/$id/edit");

export function NewList() {
    const t = useText();
    const { type = "account" } = newRoute.useSearch();
    const navigate = useNavigate();
    return (
        <Page name={t("lists.add")}>
            <Editor
                key={type}
                type={type}
                list={undefined}
                onType={(next) => navigate({ to: "/lists/new", search: { type: next } })}
            />
        </Page>
    );
}

export function EditList() {
    const t = useText();
    const id = Number(editRoute.useParams().id);
    const query = useQuery(listQuery(id));
    const mayEdit = useMayEdit();
    return (
        <Page name={t("lists.edit")}>
            <Gate query={query}>
                {(found) =>
                    mayEdit(found) ? (
                        <Editor key={id} type={found.type} list={found as List} />
                    ) : (
                        <Empty title={t("lists.not_yours")}>{t("lists.not_yours_text")}</Empty>
                    )
                }
            </Gate>
        </Page>
    );
}

type Draft = {
    name: string;
    description: string;
    segments: string[];
    active: boolean;
    owner: string | null;
    root: Group;
};

const draftOf = (list: List | undefined): Draft => ({
    name: list?.name ?? "",
    description: list?.description ?? "",
    segments: (list?.segments ?? []).map(String),
    active: list?.status !== "inactive",
    owner: list?.owner ? String(list.owner.id) : null,
    root: (list && fromJson(list.criteria)) ?? newGroup("all"),
});

type Props = {
    type: CriteriaEntity;
    list: List | undefined;
    onType?: (type: CriteriaEntity) => void;
};

/** Name, segments, criteria and preview of one list. */
function Editor({ type, list, onType }: Props) {
    const t = useText();
    const navigate = useNavigate();
    const [first] = useState(() => draftOf(list));
    const [draft, setDraft] = useState(first);
    const [strict, setStrict] = useState(false);
    const [saved, setSaved] = useState<number>();
    const [past, setPast] = useState(false);
    const within =
        draft.segments.length > 0
            ? { field: "segment", op: "in", value: draft.segments.map(Number) }
            : undefined;
    const state = useCriteria(type, draft.root, strict, within);
    const save = useSave(type, list);
    const set = (patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch }));
    const away = (id: number | undefined) =>
        id === undefined
            ? navigate({ to: "/lists" })
            : navigate({ to: "/lists/$id", params: { id: String(id) } });
    const submit = async () => {
        setStrict(true);
        if (!draft.name.trim() || !state.complete) return save.fail(t("form.check_fields"));
        const id = await save.run(draft, state.json as Record<string, never>, draft === first);
        if (id === undefined) return;
        setSaved(id);
    };
    // Only once what asks before unsaved work is left has seen that it is saved.
    useEffect(() => {
        if (saved !== undefined) navigate({ to: "/lists/$id", params: { id: String(saved) } });
    }, [saved, navigate]);
    return (
        <div className={css.editor}>
            <Leaving dirty={saved === undefined && draft !== first} />
            <section className={`card ${css.section}`} aria-label={t("lists.about")}>
                <div className={css.fields}>
                    <TextInput
                        label={t("field.name")}
                        value={draft.name}
                        autoFocus={!list}
                        maxLength={100}
                        error={strict && !draft.name.trim() ? t("form.required") : undefined}
                        onChange={(e) => set({ name: e.currentTarget.value })}
                    />
                    <TextInput
                        label={t("segments.description")}
                        value={draft.description}
                        maxLength={500}
                        onChange={(e) => set({ description: e.currentTarget.value })}
                    />
                    {onType && (
                        <div>
                            <p className={css.label}>{t("lists.type")}</p>
                            <SegmentedControl
                                aria-label={t("lists.type")}
                                data={[
                                    { value: "account", label: t("lists.of_account") },
                                    { value: "user", label: t("lists.of_user") },
                                ]}
                                value={type}
                                onChange={(v) => onType(v === "user" ? "user" : "account")}
                            />
                        </div>
                    )}
                    {list && <Owner value={draft.owner} onChange={(owner) => set({ owner })} />}
                    <div>
                        <p className={css.label}>{t("field.status")}</p>
                        <SegmentedControl
                            aria-label={t("field.status")}
                            aria-describedby="list-status"
                            data={[
                                { value: "active", label: t("lists.active") },
                                { value: "inactive", label: t("lists.inactive") },
                            ]}
                            value={draft.active ? "active" : "inactive"}
                            onChange={(v) => set({ active: v === "active" })}
                        />
                        <p className={css.hint} id="list-status">
                            {t("lists.keep_current_text")}
                        </p>
                    </div>
                </div>
            </section>
            <section className={`card ${css.section}`} aria-label={t("segments.rule")}>
                <h2 className="card-title">{t("segments.rule")}</h2>
                <Segments
                    type={type}
                    value={draft.segments}
                    onChange={(segments) => set({ segments })}
                />
                <Gate query={state.catalog}>
                    {(catalog) => (
                        <Builder
                            entity={type}
                            catalog={catalog}
                            root={draft.root}
                            problems={state.problems}
                            onChange={(root) => set({ root })}
                            lead={t(`filters.lead_${type}`)}
                        />
                    )}
                </Gate>
                <Preview entity={type} state={state} />
            </section>
            {type === "account" && !past && (
                <div>
                    <Button variant="default" onClick={() => setPast(true)}>
                        {t("lists.look_back")}
                    </Button>
                </div>
            )}
            <Late wanted={type === "account" && past}>
                <LookBack state={state} />
            </Late>
            <FormError>{save.error}</FormError>
            <div className={css.foot}>
                <Button onClick={submit}>{t("action.save")}</Button>
                <Button variant="default" onClick={() => away(list?.id)}>
                    {t("action.cancel")}
                </Button>
            </div>
        </div>
    );
}

/** Writes the draft; one that was not touched fills the list anew, as saving does. */
function useSave(type: CriteriaEntity, list: List | undefined) {
    const t = useText();
    const act = useAct();
    const failed = useFailed();
    const [error, setError] = useState<string>();
    const run = async (draft: Draft, criteria: Record<string, never>, same: boolean) => {
        setError(undefined);
        const name = draft.name.trim();
        const body = {
            name,
            description: draft.description.trim() || null,
            segments: draft.segments.map(Number),
            criteria,
            status: draft.active ? ("active" as const) : ("inactive" as const),
        };
        const call = !list
            ? addList({ ...body, type })
            : same
              ? refreshList(list.id).then((w) => ({ ...w, data: { id: list.id } }))
              : patchList(list.id, {
                    ...body,
                    owner_id: draft.owner ? Number(draft.owner) : null,
                    version: list.version,
                });
        try {
            await call;
        } catch (cause) {
            const messages = cause instanceof ApiError ? Object.values(cause.fields) : [];
            setError(messages.join(" ") || failed(cause));
            return undefined;
        }
        const written = await act(call as Promise<Awaited<ReturnType<typeof addList>>>, {
            done: t("lists.saved", { name }),
            refresh: listKeys,
        });
        return written?.id;
    };
    return { error, fail: setError, run };
}

type SegmentsProps = {
    type: CriteriaEntity;
    value: string[];
    onChange: (ids: string[]) => void;
};

function Segments({ type, value, onChange }: SegmentsProps) {
    const t = useText();
    const { data } = useQuery(segmentsQuery(type));
    const rows = data?.rows ?? [];
    return (
        <MultiSelect
            label={t("lists.segments")}
            description={t("lists.segments_text")}
            placeholder={value.length === 0 ? t(`segments.all_${type}`) : undefined}
            data={rows.map((s) => ({ value: String(s.id), label: s.name }))}
            value={value}
            searchable
            clearable
            nothingFoundMessage={t("lists.no_segment")}
            onChange={onChange}
        />
    );
}

type OwnerProps = { value: string | null; onChange: (id: string | null) => void };

function Owner({ value, onChange }: OwnerProps) {
    const t = useText();
    const { data } = useQuery(membersQuery);
    return (
        <Select
            label={t("lists.owner")}
            data={(data?.rows ?? []).map((m) => ({
                value: String(m.id),
                label: m.name || m.email,
            }))}
            value={value}
            searchable
            onChange={onChange}
        />
    );
}
