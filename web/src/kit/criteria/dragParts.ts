/** What dragging needs of its library; a chunk of its own (see dragging.ts). */
export {
    draggable,
    dropTargetForElements,
    monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
export { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
