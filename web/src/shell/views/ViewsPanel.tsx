/** All views of a table, and what can be done with the one that is shown. Loaded when opened. */
import { ActionIcon, Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { IconPin, IconPinFilled, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { viewsQuery } from "~/api/queries/views";
import type { MyView } from "~/api/types";
import { useText } from "~/i18n";
import "~/i18n/views";
import { Gate } from "~/kit/feedback";
import { Tag } from "~/kit/health";
import type { Portfolio, ShownView } from "~/kit/portfolio";
import { useCan, useMe } from "../session";
import { useViews } from "./useViews";
import css from "./views.module.css";

type Props = { of: Portfolio; name: string; onClose: () => void };
type Mode = "all" | "add" | "rename";

/** From this many on they can be searched. */
const many = 8;

export default function ViewsPanel(props: Props) {
    const { of, onClose } = props;
    const [mode, setMode] = useState<Mode>("all");
    const views = useViews(of, props.name);
    const { view } = of.view;
    const back = () => setMode("all");
    if (mode === "add")
        return (
            <NameForm
                shares
                onSave={views.add}
                onCancel={back}
                onDone={onClose}
                name={view && !view.automatic ? `${view.name} 2` : ""}
            />
        );
    if (mode === "rename" && view)
        return (
            <NameForm
                name={view.name}
                onSave={(name) => views.rename(view, name)}
                onCancel={back}
                onDone={back}
            />
        );
    return (
        <>
            <All {...props} views={views} />
            <Actions {...props} views={views} onMode={setMode} />
        </>
    );
}

type Views = ReturnType<typeof useViews>;

function All({ of, onClose, views }: Props & { views: Views }) {
    const t = useText();
    const query = useQuery(viewsQuery);
    const [q, setQ] = useState("");
    const show = (id: number | undefined) => {
        of.show(id);
        onClose();
    };
    return (
        <Gate query={query} lines={4}>
            {({ rows }) => {
                const all = rows.filter((r) => r.entity === of.entity);
                const words = q.trim().toLocaleLowerCase();
                const found = all.filter((r) => r.name.toLocaleLowerCase().includes(words));
                return (
                    <>
                        {all.length >= many && (
                            <TextInput
                                type="search"
                                aria-label={t("views.find")}
                                placeholder={t("views.find")}
                                leftSection={<IconSearch size={15} aria-hidden="true" />}
                                value={q}
                                onChange={(e) => setQ(e.currentTarget.value)}
                            />
                        )}
                        <ul className={css.list} aria-label={t("views.all")}>
                            {!words && (
                                <li className={css.row}>
                                    <button
                                        type="button"
                                        className={css.open}
                                        aria-current={of.view.view ? undefined : "true"}
                                        onClick={() => show(undefined)}
                                    >
                                        {t("portfolio.no_view")}
                                    </button>
                                </li>
                            )}
                            {found.map((row) => (
                                <Row
                                    key={row.id}
                                    row={row}
                                    current={of.view.view?.id === row.id}
                                    onOpen={() => show(row.id)}
                                    onPin={() => views.pin(row, !row.pinned)}
                                />
                            ))}
                        </ul>
                        {found.length === 0 && (
                            <p className={css.text}>{t(words ? "views.no_match" : "views.none")}</p>
                        )}
                    </>
                );
            }}
        </Gate>
    );
}

type RowProps = { row: MyView; current: boolean; onOpen: () => void; onPin: () => void };

function Row({ row, current, onOpen, onPin }: RowProps) {
    const t = useText();
    const me = useMe().member.id;
    const label = t(row.pinned ? "views.unpin" : "views.pin", { name: row.name });
    return (
        <li className={css.row}>
            <button
                type="button"
                className={css.open}
                aria-current={current ? "true" : undefined}
                onClick={onOpen}
            >
                <span className="ellipsis" title={row.name}>
                    {row.name}
                </span>
                {row.owner_id !== me ? (
                    <small className="ellipsis">
                        {row.owner_name
                            ? t("views.of", { name: row.owner_name })
                            : t("views.shared")}
                    </small>
                ) : (
                    row.shared && <small>{t("views.shared")}</small>
                )}
                {row.opens && <Tag>{t("views.default")}</Tag>}
            </button>
            <ActionIcon size={26} aria-label={label} aria-pressed={row.pinned} onClick={onPin}>
                {row.pinned ? (
                    <IconPinFilled size={15} aria-hidden="true" />
                ) : (
                    <IconPin size={15} aria-hidden="true" />
                )}
            </ActionIcon>
        </li>
    );
}

type ActionsProps = Props & { views: Views; onMode: (mode: Mode) => void };

function Actions({ of, name, onClose, views, onMode }: ActionsProps) {
    const t = useText();
    const mayAdd = useCan("view_write");
    const { view, changed } = of.view;
    return (
        <div className={css.actions}>
            {view && (
                <OfView
                    of={of}
                    name={name}
                    view={view}
                    views={views}
                    onClose={onClose}
                    onMode={onMode}
                />
            )}
            {view && changed && (
                <Act
                    onClick={() => {
                        of.show(view.id);
                        onClose();
                    }}
                >
                    {t("views.back_to_saved")}
                </Act>
            )}
            {mayAdd && <Act onClick={() => onMode("add")}>{t("views.save_as")}</Act>}
        </div>
    );
}

type OfViewProps = ActionsProps & { view: ShownView };

/** What can be done with the view that is shown, by those who may. */
function OfView({ of, name, view, views, onClose, onMode }: OfViewProps) {
    const t = useText();
    const me = useMe().member.id;
    const mayShare = useCan("view_share");
    const editsAll = useCan("view_write_all");
    const { data } = useQuery(viewsQuery);
    const row = data?.rows.find((r) => r.id === view.id);
    const mine = view.owner === me;
    if (view.automatic) return <p className={css.text}>{t("views.automatic_text")}</p>;
    const mayEdit = mine || editsAll;
    const then = (act: Promise<unknown>) => act.then(onClose);
    return (
        <>
            {mayEdit && of.view.changed && (
                <Act onClick={() => then(views.save(view))}>{t("views.save")}</Act>
            )}
            {row && (
                <Act onClick={() => views.open(row, !row.opens)}>
                    {t(row.opens ? "views.open_without" : "views.open_with", { table: name })}
                </Act>
            )}
            {mayEdit && <Act onClick={() => onMode("rename")}>{t("views.rename")}</Act>}
            {mine && mayShare && (
                <Act onClick={() => views.share(view, !view.shared)}>
                    {t(view.shared ? "views.unshare" : "views.share")}
                </Act>
            )}
            {mayEdit && (
                <Act danger onClick={() => then(views.remove(view))}>
                    {t("views.delete")}
                </Act>
            )}
        </>
    );
}

type ActProps = { danger?: boolean; onClick: () => void; children: ReactNode };

function Act({ danger, onClick, children }: ActProps) {
    return (
        <button
            type="button"
            className={css.act}
            data-danger={danger || undefined}
            onClick={onClick}
        >
            {children}
        </button>
    );
}

type FormProps = {
    name: string;
    /** Asks also whether everybody sees it. */
    shares?: boolean;
    /** What is wrong, if something is. */
    onSave: (name: string, shared: boolean) => Promise<string | undefined>;
    onCancel: () => void;
    onDone: () => void;
};

function NameForm({ name, shares, onSave, onCancel, onDone }: FormProps) {
    const t = useText();
    const mayShare = useCan("view_share");
    const [text, setText] = useState(name);
    const [shared, setShared] = useState(false);
    const [error, setError] = useState<string>();
    const [busy, setBusy] = useState(false);
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        if (!text.trim()) {
            setError(t("views.needs_name"));
            return;
        }
        setBusy(true);
        const wrong = await onSave(text.trim(), shared);
        setBusy(false);
        setError(wrong);
        if (!wrong) onDone();
    };
    return (
        <form onSubmit={submit}>
            <Stack gap={10}>
                <TextInput
                    autoFocus
                    label={t("views.name")}
                    value={text}
                    maxLength={100}
                    onChange={(e) => setText(e.currentTarget.value)}
                    error={error}
                    autoComplete="off"
                />
                {shares && mayShare && (
                    <Checkbox
                        label={t("views.share")}
                        checked={shared}
                        onChange={(e) => setShared(e.currentTarget.checked)}
                    />
                )}
                <Group justify="flex-end" gap={8}>
                    <Button variant="default" onClick={onCancel}>
                        {t("action.cancel")}
                    </Button>
                    <Button type="submit" loading={busy}>
                        {t("action.save")}
                    </Button>
                </Group>
            </Stack>
        </form>
    );
}
