/** What a view showed when it was saved, and what is gone since. */
import { CloseButton } from "@mantine/core";
import { useState } from "react";
import { useText } from "~/i18n";
import "~/i18n/views";
import css from "./portfolio.module.css";

export default function Missing({ texts }: { texts: string[] }) {
    const t = useText();
    const all = texts.join("\n");
    const [read, setRead] = useState<string>();
    if (read === all) return null;
    return (
        <div className={css.missing} role="status">
            <span>{t("views.missing")}</span>
            <ul>
                {[...new Set(texts)].map((text) => (
                    <li key={text}>{text}</li>
                ))}
            </ul>
            <CloseButton size={24} aria-label={t("action.close")} onClick={() => setRead(all)} />
        </div>
    );
}
