import { Link, Outlet } from "@tanstack/react-router";
import { useText } from "~/i18n";
import "~/i18n/settings";
import { Page } from "~/shell/Page";
import { settingsPages } from "~/shell/pages";
import { can, useMe } from "~/shell/session";
import { settingsIcons } from "~/shell/settingsIcons";
import css from "./settings.module.css";

/** The settings: their own list of pages beside the page in view. */
export function SettingsFrame() {
    const t = useText();
    const me = useMe();
    const shown = settingsPages.filter((p) => !p.needs || can(me, p.needs));
    return (
        <Page name={t("nav.settings")} fixed>
            <div className={css.frame}>
                <nav className={css.nav} aria-label={t("nav.settings")}>
                    <ul>
                        {shown.map((p) => {
                            const Icon = settingsIcons[p.key];
                            return (
                                <li key={p.to}>
                                    <Link to={p.to} className={css.navLink}>
                                        <Icon size={16} stroke={1.7} aria-hidden="true" />
                                        {t(`settings.${p.key}.title`)}
                                    </Link>
                                </li>
                            );
                        })}
                    </ul>
                </nav>
                <div className={css.content}>
                    <Outlet />
                </div>
            </div>
        </Page>
    );
}
