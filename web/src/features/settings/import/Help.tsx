import { useText } from "~/i18n";
import css from "./import.module.css";

const rows = [
    "first",
    "separator",
    "encoding",
    "date",
    "number",
    "many",
    "people",
    "empty",
    "again",
    "usage",
] as const;

/** How the server reads files. */
export function Help() {
    const t = useText();
    return (
        <details className={css.help}>
            <summary>{t("imports.help")}</summary>
            <dl>
                {rows.map((row) => (
                    <div key={row} style={{ display: "contents" }}>
                        <dt>{t(`imports.help_${row}`)}</dt>
                        <dd>{t(`imports.help_${row}_text`)}</dd>
                    </div>
                ))}
            </dl>
        </details>
    );
}
