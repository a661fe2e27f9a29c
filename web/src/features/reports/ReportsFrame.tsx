import "~/i18n/usage";
import { Link, Outlet } from "@tanstack/react-router";
import { useText } from "~/i18n";
import "~/i18n/reports";
import { Page } from "~/shell/Page";
import css from "./reports.module.css";

const reports = [
    { to: "/reports/usage", key: "usage" },
    { to: "/reports/health", key: "health" },
    { to: "/reports/users", key: "users" },
] as const;

/** The reports: figures over all accounts that the member sees. */
export function ReportsFrame() {
    const t = useText();
    return (
        <Page name={t("nav.reports")}>
            <div className={css.page}>
                <nav className={css.tabs} aria-label={t("reports.which")}>
                    {reports.map((r) => (
                        <Link key={r.to} to={r.to} className={css.tab}>
                            {t(`reports.${r.key}`)}
                        </Link>
                    ))}
                </nav>
                <Outlet />
            </div>
        </Page>
    );
}
