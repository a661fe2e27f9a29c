import { Spotlight } from "@mantine/spotlight";
import {
    IconBookmark,
    IconBuilding,
    IconKeyboard,
    IconListCheck,
    IconLogout,
    IconMoon,
    IconSearch,
    IconSun,
    IconUser,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { searchQuery } from "~/api/queries/search";
import { useText } from "~/i18n";
import "~/i18n/settings";
import { hasViews, mainPages, type SettingsKey, settingsPages, viewPages } from "./pages";
import { paletteStore, selectFirst } from "./paletteStore";
import { can, useMe } from "./session";
import { settingsIcons } from "./settingsIcons";
import { fits } from "./spelling";
import { usePreference } from "./theme";

type Props = { onHelp: () => void; onSignOut: () => void };
type Entry = { id: string; label: string; hint?: string; icon: ReactNode; run: () => void };

const icon = { size: 17, stroke: 1.7, "aria-hidden": true } as const;

/** Ctrl+K: accounts, users, lists and views by a few letters, pages, commands. */
export default function Palette({ onHelp, onSignOut }: Props) {
    const t = useText();
    const [query, setQuery] = useState("");
    const q = query.trim();
    const { accounts, users, lists, views } = useFound(q);
    const places = usePlaces();
    const commands = useCommands(onHelp, onSignOut);
    const groups: [string, Entry[]][] = [
        [t("nav.accounts"), accounts],
        [t("nav.users"), users],
        [t("nav.lists"), lists],
        [t("nav.views"), views],
        [t("palette.pages"), places.filter((e) => matches(e, q))],
        [t("palette.commands"), commands.filter((e) => matches(e, q))],
    ];
    // Enter opens the first line, also when what it shows has only now arrived.
    const shown = groups.flatMap(([, entries]) => entries.map((e) => e.id)).join();
    // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` says when the list has changed
    useEffect(() => {
        if (paletteStore.getState().opened) selectFirst();
    }, [shown]);
    // It may have been opened before it was loaded.
    useEffect(() => {
        requestAnimationFrame(selectFirst);
    }, []);
    const some = groups.some(([, entries]) => entries.length > 0);
    return (
        <Spotlight.Root
            store={paletteStore}
            query={query}
            onQueryChange={setQuery}
            shortcut={null}
            maxHeight={420}
            scrollable
            clearQueryOnClose
            centered={false}
            yOffset="14vh"
            overlayProps={{ blur: 0 }}
            attributes={{ content: { "aria-label": t("nav.search") } }}
            onSpotlightOpen={() => requestAnimationFrame(selectFirst)}
        >
            <Spotlight.Search
                placeholder={t("palette.placeholder")}
                aria-label={t("palette.placeholder")}
                leftSection={<IconSearch {...icon} />}
            />
            <Spotlight.ActionsList>
                {groups.map(
                    ([label, entries]) =>
                        entries.length > 0 && (
                            <Spotlight.ActionsGroup key={label} label={label}>
                                {entries.map((e) => (
                                    <Spotlight.Action
                                        key={e.id}
                                        label={e.label}
                                        description={e.hint}
                                        leftSection={e.icon}
                                        onClick={e.run}
                                    />
                                ))}
                            </Spotlight.ActionsGroup>
                        ),
                )}
                {!some && <Spotlight.Empty>{t("palette.nothing", { q })}</Spotlight.Empty>}
            </Spotlight.ActionsList>
        </Spotlight.Root>
    );
}

const matches = (entry: Entry, q: string) => fits(entry.label, q);

function useFound(q: string) {
    const t = useText();
    const navigate = useNavigate();
    const me = useMe();
    const asked = q.length > 0;
    const found = useQuery({
        ...searchQuery(q),
        enabled: asked && can(me, "account_read"),
    });
    const open = (to: "/accounts/$id" | "/users/$id" | "/lists/$id", id: number) => () =>
        navigate({ to, params: { id: String(id) } });
    // While an answer is on its way the lines of the last one stay, but only those that still fit:
    // Enter must never open what was found for other words.
    const current = (entries: Entry[]) =>
        !asked ? [] : found.isPlaceholderData ? entries.filter((e) => matches(e, q)) : entries;
    const { accounts = [], users = [], lists = [], views = [] } = found.data ?? {};
    return {
        accounts: current(
            accounts.map((a) => ({
                id: `a${a.id}`,
                label: a.name,
                hint: a.external_id,
                icon: <IconBuilding {...icon} />,
                run: open("/accounts/$id", a.id),
            })),
        ),
        users: current(
            users.map((u) => ({
                id: `u${u.id}`,
                label: u.name,
                hint: u.account.name ?? undefined,
                icon: <IconUser {...icon} />,
                run: open("/users/$id", u.id),
            })),
        ),
        lists: current(
            lists.map((l) => ({
                id: `l${l.id}`,
                label: l.name,
                hint: t(`lists.of_${l.type}`),
                icon: <IconListCheck {...icon} />,
                run: open("/lists/$id", l.id),
            })),
        ),
        views: current(
            views.flatMap(({ id, name, entity }) => {
                if (!hasViews(entity)) return [];
                const { to, key } = viewPages[entity];
                return {
                    id: `v${id}`,
                    label: name,
                    hint: t(`nav.${key}`),
                    icon: <IconBookmark {...icon} />,
                    run: () => navigate({ to, search: { view: id } }),
                };
            }),
        ),
    };
}

function settingsIcon(key: SettingsKey) {
    const Icon = settingsIcons[key];
    return <Icon {...icon} />;
}

function usePlaces(): Entry[] {
    const t = useText();
    const me = useMe();
    const navigate = useNavigate();
    const main = mainPages
        .filter((p) => can(me, p.needs))
        .map((p) => ({
            id: p.to,
            label: t(`nav.${p.key}`),
            icon: <p.icon {...icon} />,
            run: () => navigate({ to: p.to }),
        }));
    const settings = settingsPages
        .filter((p) => !p.needs || can(me, p.needs))
        .map((p) => ({
            id: p.to,
            label: t(`settings.${p.key}.title`),
            hint: t("nav.settings"),
            icon: settingsIcon(p.key),
            run: () => navigate({ to: p.to }),
        }));
    return [...main, ...settings];
}

function useCommands(onHelp: () => void, onSignOut: () => void): Entry[] {
    const t = useText();
    const prefer = usePreference();
    return [
        {
            id: "light",
            label: t("palette.use_light"),
            icon: <IconSun {...icon} />,
            run: () => prefer({ theme: "light" }),
        },
        {
            id: "dark",
            label: t("palette.use_dark"),
            icon: <IconMoon {...icon} />,
            run: () => prefer({ theme: "dark" }),
        },
        { id: "keys", label: t("nav.shortcuts"), icon: <IconKeyboard {...icon} />, run: onHelp },
        {
            id: "out",
            label: t("nav.sign_out"),
            icon: <IconLogout {...icon} />,
            run: onSignOut,
        },
    ];
}
