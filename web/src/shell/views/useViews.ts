/** What can be done with the view that a table shows, and with the others. */
import { useQueryClient } from "@tanstack/react-query";
import { ApiError } from "~/api/client";
import {
    addView,
    deleteView,
    openWithView,
    patchView,
    pinView,
    restoreView,
    viewQuery,
} from "~/api/queries/views";
import type { MyView, View } from "~/api/types";
import { useText } from "~/i18n";
import "~/i18n/views";
import { toastError } from "~/kit/feedback/toast";
import type { Portfolio, ShownView } from "~/kit/portfolio";
import { stateOf } from "~/kit/portfolio/overlay";
import { useAct, useFailed, useRefresh } from "../edit";

/** First parts of the keys of everything that shows views. */
const viewKeys = ["my-views", "view", "search"];

export function useViews(of: Portfolio, table: string) {
    const t = useText();
    const act = useAct();
    const failed = useFailed();
    const refresh = useRefresh();
    const client = useQueryClient();
    const { entity, search, layout, defaults } = of;
    const state = () => (layout ? stateOf(search, layout, defaults.sort) : undefined);
    const know = (view: View) => client.setQueryData(viewQuery(view.id).queryKey, view);
    return {
        /** Keeps what the table shows under a name of its own. Why not, otherwise. */
        add: async (name: string, shared: boolean): Promise<string | undefined> => {
            const shown = state();
            if (!shown) return undefined;
            try {
                const { data } = await addView({ name, entity, shared, state: shown });
                know(data);
                await refresh(["my-views", "search"]);
                of.show(data.id);
                return undefined;
            } catch (error) {
                return failed(error);
            }
        },
        /** Keeps what the table shows in the view. */
        save: async (view: ShownView) => {
            try {
                const written = await patchView(view.id, {
                    version: view.version,
                    state: state() ?? {},
                });
                know(written.data);
                of.show(view.id);
                await act(Promise.resolve(written), {
                    done: t("views.saved", { name: view.name }),
                    refresh: viewKeys,
                });
            } catch (error) {
                const conflict = error instanceof ApiError && error.code === "conflict";
                toastError(conflict ? t("views.conflict") : failed(error));
                await refresh(viewKeys);
            }
        },
        rename: async (view: ShownView, name: string): Promise<string | undefined> => {
            try {
                const written = await patchView(view.id, { name });
                await act(Promise.resolve(written), {
                    done: t("views.renamed", { name }),
                    refresh: viewKeys,
                });
                return undefined;
            } catch (error) {
                return failed(error);
            }
        },
        share: (view: ShownView, shared: boolean) =>
            act(patchView(view.id, { shared }), {
                done: t(shared ? "views.is_shared" : "views.is_private", { name: view.name }),
                refresh: viewKeys,
            }),
        open: (view: Pick<MyView, "id" | "name">, on: boolean) =>
            act(openWithView(view.id, on), {
                done: t(on ? "views.opens_now" : "views.opens_no_longer", {
                    name: view.name,
                    table,
                }),
                undo: async () => openWithView(view.id, !on),
                refresh: ["my-views"],
            }),
        pin: (view: Pick<MyView, "id" | "name">, on: boolean) =>
            act(pinView(view.id, on), {
                done: t(on ? "views.is_pinned" : "views.not_pinned", { name: view.name }),
                undo: async () => pinView(view.id, !on),
                refresh: ["my-views"],
            }),
        remove: async (view: ShownView) => {
            const gone = await act(deleteView(view.id), {
                done: t("views.deleted", { name: view.name }),
                undo: () => restoreView(view.id),
                refresh: ["my-views", "search"],
            });
            if (gone) of.show(undefined);
        },
    };
}
