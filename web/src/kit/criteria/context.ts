/** What the parts of the builder share. */
import { createContext, useContext } from "react";
import type { FilterEntity } from "~/api/queries/criteria";
import type { Catalog } from "./fields";
import type { Group } from "./tree";

/** What is wrong with one condition or group. */
export type Problem = { id: string; member: string; message: string };

type Editor = {
    entity: FilterEntity;
    catalog: Catalog;
    root: Group;
    problems: Problem[];
    /** The next tree; which node takes the focus then, and what is read out. */
    change: (next: Group, focus?: string, said?: string) => void;
};

export const EditorContext = createContext<Editor | undefined>(undefined);

export function useEditor(): Editor {
    const editor = useContext(EditorContext);
    if (!editor) throw new Error("outside of a builder");
    return editor;
}
