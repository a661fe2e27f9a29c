/** Colour scheme and density: kept on the server, mirrored in local storage for the first paint. */
import { localStorageColorSchemeManager, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { meQuery, patchMe } from "~/api/queries/session";
import type { Me } from "~/api/types";
import { toastError } from "~/kit/feedback/toast";
import { useFailed } from "./edit";

export type Theme = Me["member"]["theme"];
export type Density = Me["member"]["density"];

export const schemeManager = localStorageColorSchemeManager({ key: "mainstay-theme" });

export const toMantine = (theme: Theme) => (theme === "system" ? "auto" : theme);

export function applyDensity(density: Density): void {
    const root = document.documentElement;
    if (density === "compact") root.dataset.density = "compact";
    else delete root.dataset.density;
    try {
        localStorage.setItem("mainstay-density", density);
    } catch {
        // Storage may be forbidden; the server still remembers.
    }
}

/** Changes a preference of the member: at once on the page, then on the server. */
export function usePreference() {
    const client = useQueryClient();
    const { setColorScheme } = useMantineColorScheme();
    const failed = useFailed();
    return useCallback(
        async (change: { theme?: Theme; density?: Density; shortcuts?: boolean }) => {
            if (change.theme) setColorScheme(toMantine(change.theme));
            if (change.density) applyDensity(change.density);
            client.setQueryData(meQuery.queryKey, (old) =>
                old ? { ...old, member: { ...old.member, ...change } } : old,
            );
            try {
                await patchMe(change);
            } catch (error) {
                toastError(failed(error));
            }
        },
        [client, setColorScheme, failed],
    );
}
