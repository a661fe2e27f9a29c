import { type ReactNode, useEffect } from "react";
import { useText } from "~/i18n";
import css from "./shell.module.css";
import { Jobs } from "./work/Jobs";

type Props = {
    /** Plain text, for the tab of the browser. */
    name: string;
    title?: ReactNode;
    note?: ReactNode;
    actions?: ReactNode;
    /** The page scrolls inside itself (tables). */
    fixed?: boolean;
    children: ReactNode;
};

/** A page of the shell: top bar with title and actions, then the content. */
export function Page({ name, title, note, actions, fixed, children }: Props) {
    const t = useText();
    useEffect(() => {
        document.title = t("app.tab", { page: name });
    }, [name, t]);
    return (
        <main className={css.main} id="main" tabIndex={-1}>
            <header className={css.top}>
                {title ?? <h1 className={css.title}>{name}</h1>}
                {note && <span className={css.note}>{note}</span>}
                <span className={css.topSpace} />
                <Jobs />
                {actions && <div className={css.actions}>{actions}</div>}
            </header>
            <div className={css.content} data-fixed={fixed || undefined}>
                {children}
            </div>
        </main>
    );
}
