import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import {
    IconBookmark,
    IconDeviceDesktop,
    IconKeyboard,
    IconLogout,
    IconMoon,
    IconSearch,
    IconSettings,
    IconSun,
    IconUserCircle,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { viewsQuery } from "~/api/queries/views";
import { type TextOf, useText } from "~/i18n";
import { hasViews, mainPages, viewPages } from "./pages";
import { palette } from "./paletteStore";
import { can, useMe } from "./session";
import css from "./shell.module.css";
import { type Theme, usePreference } from "./theme";

type Props = { rail: boolean; onHelp: () => void; onSignOut: () => void };

export function Sidebar({ rail, onHelp, onSignOut }: Props) {
    const t = useText();
    const me = useMe();
    const { name } = me.workspace;
    return (
        <nav className={css.side} data-rail={rail || undefined} aria-label={t("nav.main")}>
            <div className={css.brand} title={name}>
                <span className={css.mark} aria-hidden="true">
                    {[...name][0]?.toUpperCase() ?? "M"}
                </span>
                {!rail && <span className={`${css.brandName} ellipsis`}>{name}</span>}
                {!rail && me.workspace.demo && <span className={css.demo}>{t("nav.demo")}</span>}
            </div>
            <Hint rail={rail} label={`${t("nav.search")} (Ctrl K)`}>
                <UnstyledButton
                    className={css.search}
                    onClick={() => palette.open()}
                    aria-label={rail ? t("nav.search") : undefined}
                >
                    <IconSearch size={16} stroke={1.7} aria-hidden="true" />
                    {!rail && (
                        <>
                            <span>{t("nav.search")}</span>
                            <kbd className="kbd">Ctrl K</kbd>
                        </>
                    )}
                </UnstyledButton>
            </Hint>
            {!rail && <p className={css.group}>{t("nav.customers")}</p>}
            <ul className={css.links}>
                {mainPages
                    .filter((p) => can(me, p.needs))
                    .map((p) => (
                        <li key={p.to}>
                            <Hint
                                rail={rail}
                                label={`${t(`nav.${p.key}`)} (G ${p.go.toUpperCase()})`}
                            >
                                <Link
                                    to={p.to}
                                    className={css.link}
                                    aria-label={rail ? t(`nav.${p.key}`) : undefined}
                                >
                                    <p.icon size={17} stroke={1.7} aria-hidden="true" />
                                    {!rail && <span>{t(`nav.${p.key}`)}</span>}
                                </Link>
                            </Hint>
                            <Pinned to={p.to} rail={rail} label={t(`nav.${p.key}`)} />
                        </li>
                    ))}
            </ul>
            <div className={css.sideSpace} />
            <ul className={css.links} data-last>
                <li>
                    <Hint rail={rail} label={`${t("nav.settings")} (G T)`}>
                        <Link
                            to="/settings"
                            className={css.link}
                            aria-label={rail ? t("nav.settings") : undefined}
                        >
                            <IconSettings size={17} stroke={1.7} aria-hidden="true" />
                            {!rail && <span>{t("nav.settings")}</span>}
                        </Link>
                    </Hint>
                </li>
            </ul>
            <Person rail={rail} onHelp={onHelp} onSignOut={onSignOut} />
        </nav>
    );
}

/** The member's pinned views of a page. */
function Pinned({ to, rail, label }: { to: string; rail: boolean; label: string }) {
    const t = useText();
    const { data } = useQuery(viewsQuery);
    const views = (data?.rows ?? []).flatMap((v) =>
        v.pinned && hasViews(v.entity) && viewPages[v.entity].to === to
            ? [{ ...v, to: viewPages[v.entity].to }]
            : [],
    );
    if (views.length === 0) return null;
    return (
        <ul className={css.links} data-pinned aria-label={t("nav.pinned", { page: label })}>
            {views.map((v) => (
                <li key={v.id}>
                    <Hint rail={rail} label={v.name}>
                        <Link
                            to={v.to}
                            search={{ view: v.id }}
                            className={css.link}
                            aria-label={rail ? v.name : undefined}
                            title={rail ? undefined : v.name}
                        >
                            <IconBookmark size={15} stroke={1.7} aria-hidden="true" />
                            {!rail && <span className="ellipsis">{v.name}</span>}
                        </Link>
                    </Hint>
                </li>
            ))}
        </ul>
    );
}

function Hint({ rail, label, children }: { rail: boolean; label: string; children: ReactNode }) {
    return (
        <Tooltip
            label={label}
            position="right"
            disabled={!rail}
            withinPortal={false}
            floatingStrategy="fixed"
        >
            {children}
        </Tooltip>
    );
}

export function initials(name: string): string {
    const words = name.trim().split(/\s+/);
    const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
    return letters.map((w) => [...(w ?? "")][0]?.toUpperCase() ?? "").join("");
}

const themes: { value: Theme; icon: typeof IconSun }[] = [
    { value: "light", icon: IconSun },
    { value: "dark", icon: IconMoon },
    { value: "system", icon: IconDeviceDesktop },
];

function Person({ rail, onHelp, onSignOut }: Props) {
    const t = useText();
    const { member } = useMe();
    const prefer = usePreference();
    return (
        <Menu position={rail ? "right-end" : "top-start"} width={210}>
            <Menu.Target>
                <UnstyledButton className={css.person} title={rail ? member.name : undefined}>
                    <span className={css.face} aria-hidden="true">
                        {initials(member.name)}
                    </span>
                    {!rail && (
                        <span className={css.personText}>
                            <span className="ellipsis">{member.name}</span>
                            <small className="ellipsis">{profileLabel(t, member.profile)}</small>
                        </span>
                    )}
                    <span className="sr">
                        {rail ? t("nav.you_rail", { name: member.name }) : t("nav.you")}
                    </span>
                </UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Item
                    component={Link}
                    to="/settings/profile"
                    leftSection={<IconUserCircle size={16} aria-hidden="true" />}
                >
                    {t("nav.profile")}
                </Menu.Item>
                <Menu.Item
                    leftSection={<IconKeyboard size={16} aria-hidden="true" />}
                    rightSection={<kbd className="kbd">?</kbd>}
                    onClick={onHelp}
                >
                    {t("nav.shortcuts")}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Label>{t("theme.title")}</Menu.Label>
                {themes.map(({ value, icon: Icon }) => (
                    <Menu.Item
                        key={value}
                        leftSection={<Icon size={16} aria-hidden="true" />}
                        aria-current={member.theme === value ? "true" : undefined}
                        className={member.theme === value ? css.chosen : undefined}
                        onClick={() => prefer({ theme: value })}
                    >
                        {t(`theme.${value}`)}
                    </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item
                    leftSection={<IconLogout size={16} aria-hidden="true" />}
                    onClick={onSignOut}
                >
                    {t("nav.sign_out")}
                </Menu.Item>
            </Menu.Dropdown>
        </Menu>
    );
}

const profiles = [
    "administrator",
    "super_manager",
    "customer_success_manager",
    "developer",
    "read_only",
] as const;

export function profileLabel(t: TextOf, profile: string): string {
    const known = profiles.find((p) => p === profile);
    return known ? t(`profile.${known}`) : profile;
}
