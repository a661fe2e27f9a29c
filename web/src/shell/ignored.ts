/**
 * What the address says when somebody arrives, and the page does not know or cannot take, is left
 * out of it with a notice.
 */
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useText } from "~/i18n";
import { toast } from "~/kit/feedback/toast";

type Search = Record<string, unknown>;

/** Names that the page's own search does not have, or whose value it could not take. */
export const ignoredOf = (said: Search, known: Search) =>
    Object.keys(said).filter((name) => said[name] !== undefined && known[name] === undefined);

/** As it was before the router looked at it; told once. */
const arrived = { path: window.location.pathname, search: window.location.search };

export function useIgnored() {
    const t = useText();
    const router = useRouter();
    useEffect(() => {
        const { location, matches } = router.state;
        const known = matches.at(-1)?._strictSearch as Search | undefined;
        const said = router.options.parseSearch?.(arrived.search) ?? {};
        arrived.search = "";
        if (!known || location.pathname !== arrived.path) return;
        const names = ignoredOf(said, known);
        if (names.length === 0) return;
        toast(t("nav.ignored", { names: names.join(", ") }));
        void router.navigate({ to: ".", search: known as never, replace: true });
    }, [router, t]);
}
