import { useTranslations } from "use-intl";
import type children from "./children.json";
import type door from "./door.json";
import en from "./en.json";
import type imports from "./imports.json";
import type lookBack from "./look_back.json";
import type owners from "./owners.json";
import type portfolio from "./portfolio.json";
import type reports from "./reports.json";
import type settings from "./settings.json";
import type subscriptions from "./subscriptions.json";
import type timeline from "./timeline.json";
import type usage from "./usage.json";
import type views from "./views.json";

/**
 * Texts of the frame and of what every screen shows; a part that only some screens need stands in a
 * file of its own (settings.json) and is known once its module is loaded: `import "~/i18n/settings"`
 * in the chunk that shows it.
 */
type Texts = typeof en &
    typeof settings &
    typeof reports &
    typeof imports &
    typeof door &
    typeof lookBack &
    typeof subscriptions &
    typeof timeline &
    typeof owners &
    typeof portfolio &
    typeof children &
    typeof usage &
    typeof views;

declare module "use-intl" {
    interface AppConfig {
        Messages: Texts;
        Locale: string;
    }
}

/** Messages of the language in use. English is the only one so far. */
export const messages = { ...en } as Texts;
export const language = "en";

/** Adds the texts of a part. Its module calls this when it is loaded, before anything is drawn. */
export function learn(part: Partial<Texts>): void {
    Object.assign(messages, part);
}

/** Messages by their full key: t("accounts.add"). A key that does not exist does not compile. */
export const useText = () => useTranslations();
export type TextOf = ReturnType<typeof useText>;
