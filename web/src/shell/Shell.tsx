import { useMantineColorScheme } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { onSessionEnded, setCsrf } from "~/api/client";
import { signOut } from "~/api/queries/session";
import { useText } from "~/i18n";
import { undoLast } from "~/kit/feedback/toast";
import { enableShortcuts, useShortcuts } from "~/kit/keyboard/shortcuts";
import { Late } from "~/kit/Late";
import { FormatProvider } from "~/kit/useFormat";
import { useIgnored } from "./ignored";
import { useLive } from "./live";
import { mainPages } from "./pages";
import { palette, paletteStore } from "./paletteStore";
import { Sidebar } from "./Sidebar";
import { can, useMe } from "./session";
import css from "./shell.module.css";
import { applyDensity, toMantine } from "./theme";

// What is seldom wanted comes when it is.
const loadPalette = () => import("./Palette");
const Palette = lazy(loadPalette);
const Help = lazy(() => import("./Help"));
const SessionEnded = lazy(() => import("./SessionEnded"));

/** Frame of every signed-in page. */
export function Shell() {
    const t = useText();
    const me = useMe();
    const rail = useMediaQuery("(max-width: 1180px)") ?? false;
    const [help, setHelp] = useState(false);
    const [ended, setEnded] = useState(false);
    const leave = useLeave();
    const end = useCallback(() => setEnded(true), []);
    useEffect(() => onSessionEnded(end), [end]);
    useLive(end);
    usePreferencesOf(me.member);
    useShellKeys(() => setHelp(true));
    useIgnored();
    const searching = usePalette();
    const openHelp = () => setHelp(true);
    const { currency, currency_digits, today } = me.workspace;
    return (
        <FormatProvider currency={currency} digits={currency_digits} today={today}>
            <a href="#main" className={css.skip}>
                {t("nav.skip")}
            </a>
            <div className={css.shell} data-rail={rail || undefined}>
                <Sidebar rail={rail} onHelp={openHelp} onSignOut={leave} />
                <div className={css.page}>
                    <Outlet />
                </div>
            </div>
            <Late wanted={searching}>
                <Palette onHelp={openHelp} onSignOut={leave} />
            </Late>
            <Late wanted={help}>
                <Help opened={help} onClose={() => setHelp(false)} />
            </Late>
            <Late wanted={ended}>
                <SessionEnded opened={ended} onBack={() => setEnded(false)} onLeave={leave} />
            </Late>
        </FormatProvider>
    );
}

const paletteOpened = () => paletteStore.getState().opened;

/** Ctrl+K, which works also with shortcuts switched off; whether the palette is open. */
function usePalette(): boolean {
    useHotkeys([["mod+K", palette.open]]);
    useEffect(() => {
        // The first key of Ctrl+K fetches it, so that what is typed behind it is not lost.
        const near = (event: KeyboardEvent) => {
            if (event.key === "Control" || event.key === "Meta") void loadPalette();
        };
        document.addEventListener("keydown", near);
        return () => document.removeEventListener("keydown", near);
    }, []);
    return useSyncExternalStore(paletteStore.subscribe, paletteOpened);
}

/** Signs out and forgets everything that was fetched. */
function useLeave() {
    const client = useQueryClient();
    const navigate = useNavigate();
    return async () => {
        await signOut().catch(() => {});
        setCsrf("");
        await navigate({ to: "/sign-in" });
        client.clear();
    };
}

/** What the server remembers wins over what this browser last used. */
function usePreferencesOf(member: ReturnType<typeof useMe>["member"]) {
    const { setColorScheme } = useMantineColorScheme();
    const { theme, density, shortcuts } = member;
    useEffect(() => setColorScheme(toMantine(theme)), [theme, setColorScheme]);
    useEffect(() => applyDensity(density), [density]);
    useEffect(() => enableShortcuts(shortcuts), [shortcuts]);
}

function useShellKeys(help: () => void) {
    const t = useText();
    const me = useMe();
    const navigate = useNavigate();
    const general = t("keys.general");
    const go = t("keys.go_to");
    useShortcuts(
        [
            { keys: "ctrl+k", label: t("keys.palette"), group: general, run: palette.open },
            { keys: "/", label: t("keys.palette"), group: general, run: palette.open },
            { keys: "?", label: t("keys.help"), group: general, run: help },
            { keys: "ctrl+z", label: t("keys.undo"), group: general, run: () => undoLast() },
            ...mainPages
                .filter((p) => can(me, p.needs))
                .map((p) => ({
                    keys: `g ${p.go}`,
                    label: t(`nav.${p.key}`),
                    group: go,
                    run: () => navigate({ to: p.to }),
                })),
            {
                keys: "g t",
                label: t("nav.settings"),
                group: go,
                run: () => navigate({ to: "/settings" }),
            },
        ],
        true,
    );
}
