import { useTranslations } from "use-intl";
import en from "./en.json";

declare module "use-intl" {
    interface AppConfig {
        Messages: typeof en;
        Locale: string;
    }
}

/** Messages of the language in use. English is the only one so far. */
export const messages = en;
export const language = "en";

/** Messages by their full key: t("accounts.add"). A key that does not exist does not compile. */
export const useText = () => useTranslations();
export type TextOf = ReturnType<typeof useText>;
