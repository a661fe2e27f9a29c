/**
 * Keyboard shortcuts: one listener for the page, a stack of handlers. The newest handler of a key
 * wins, and those of the frame come last, so a table on the page comes before the shell. Off inside inputs, with an open dialog, and
 * when the member has switched them off; Ctrl+K alone always works (the palette listens itself).
 */
import { useEffect, useRef } from "react";

export type Shortcut = {
    /** "j", "Enter", "?", "ctrl+z", or a sequence: "g a". */
    keys: string;
    /** What it does, for the help dialog. */
    label: string;
    group: string;
    run: (event: KeyboardEvent) => void;
};

const stack: Shortcut[] = [];
let enabled = true;
let pending = "";
let pendingTimer: ReturnType<typeof setTimeout> | undefined;

export function enableShortcuts(on: boolean): void {
    enabled = on;
}

/** Every shortcut that would react now, newest first, one per key. */
export function activeShortcuts(): Shortcut[] {
    const seen = new Map<string, Shortcut>();
    for (const s of [...stack].reverse()) if (!seen.has(s.keys)) seen.set(s.keys, s);
    return [...seen.values()];
}

function isEditing(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLElement)) return false;
    if (target.isContentEditable) return true;
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

const ownsEnter = (target: EventTarget | null) =>
    target instanceof HTMLElement && /^(A|BUTTON|SUMMARY)$/.test(target.tagName);

function name(event: KeyboardEvent): string {
    const key = event.key.length === 1 ? event.key : event.key;
    if (event.ctrlKey || event.metaKey) return `ctrl+${key.toLowerCase()}`;
    if (event.altKey) return `alt+${key}`;
    return key;
}

export function handleKey(event: KeyboardEvent): void {
    if (!enabled || event.defaultPrevented || event.isComposing) return;
    if (isEditing(event.target) || document.querySelector("[role=dialog][data-modal-content]"))
        return;
    if (event.key === "Enter" && ownsEnter(event.target)) return;
    const pressed = name(event);
    const wanted = pending ? `${pending} ${pressed}` : pressed;
    clearTimeout(pendingTimer);
    pending = "";
    const match = stack.findLast((s) => s.keys === wanted);
    if (match) {
        event.preventDefault();
        match.run(event);
        return;
    }
    if (stack.some((s) => s.keys.startsWith(`${pressed} `))) {
        pending = pressed;
        pendingTimer = setTimeout(() => {
            pending = "";
        }, 1200);
    }
}

/** `frame`: below all others, also below those of a page that was mounted before. */
export function addShortcuts(list: Shortcut[], frame = false): () => void {
    if (stack.length === 0) document.addEventListener("keydown", handleKey);
    if (frame) stack.unshift(...list);
    else stack.push(...list);
    return () => {
        for (const s of list) {
            const at = stack.indexOf(s);
            if (at >= 0) stack.splice(at, 1);
        }
        if (stack.length === 0) document.removeEventListener("keydown", handleKey);
    };
}

/** Registers while the component is mounted; handlers always see the newest props. */
export function useShortcuts(list: Shortcut[], frame = false): void {
    const latest = useRef(list);
    latest.current = list;
    const signature = list.map((s) => `${s.keys}\u0000${s.label}\u0000${s.group}`).join("\u0001");
    useEffect(() => {
        const stable = signature
            .split("\u0001")
            .filter(Boolean)
            .map((row) => {
                const [keys = "", label = "", group = ""] = row.split("\u0000");
                const run = (event: KeyboardEvent) =>
                    latest.current.find((s) => s.keys === keys)?.run(event);
                return { keys, label, group, run };
            });
        return addShortcuts(stable, frame);
    }, [signature, frame]);
}
