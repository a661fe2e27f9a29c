import { createSpotlight } from "@mantine/spotlight";

/** The palette's state, and the calls that open and close it. */
export const [paletteStore, palette] = createSpotlight();

/** Marks the first line, so that Enter opens it also when the lines have only now arrived. */
export function selectFirst(): void {
    const state = paletteStore.getState();
    const list = document.getElementById(state.listId);
    if (!list) return;
    for (const old of list.querySelectorAll("[data-selected]"))
        old.removeAttribute("data-selected");
    list.querySelector("[data-action]")?.setAttribute("data-selected", "true");
    paletteStore.setState({ ...state, selected: 0 });
}
