/** How many rows are selected, all that match on demand, and what can be done with them. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "~/i18n";
import css from "./portfolio.module.css";
import type { Selection } from "./selection";

type Props = { selection: Selection; total: number; children: ReactNode };

export default function SelectionBar({ selection, total, children }: Props) {
    const t = useText();
    const { count, all, selectAll, clear } = selection;
    return (
        <div className={css.selection} role="group" aria-label={t("portfolio.selection")}>
            <span role="status">
                {t(all ? "portfolio.selected_all" : "portfolio.selected", { n: count })}
            </span>
            {!all && count < total && (
                <Button size="compact-sm" variant="subtle" onClick={selectAll}>
                    {t("portfolio.select_all", { n: total })}
                </Button>
            )}
            <Button size="compact-sm" variant="subtle" onClick={clear}>
                {t("portfolio.unselect")}
            </Button>
            <span className={css.space} />
            {children}
        </div>
    );
}
