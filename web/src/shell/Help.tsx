import { Modal } from "@mantine/core";
import { useText } from "~/i18n";
import { activeShortcuts } from "~/kit/keyboard/shortcuts";
import css from "./shell.module.css";

/** Every shortcut of the page in view, by group. */
export default function Help({ opened, onClose }: { opened: boolean; onClose: () => void }) {
    const t = useText();
    const groups = new Map<string, { keys: string; label: string }[]>();
    if (opened) {
        for (const s of activeShortcuts()) {
            groups.set(s.group, [...(groups.get(s.group) ?? []), s]);
        }
    }
    return (
        <Modal
            opened={opened}
            onClose={onClose}
            title={t("nav.shortcuts")}
            size={520}
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            <div className={css.help}>
                {[...groups].map(([name, list]) => (
                    <section key={name} aria-label={name}>
                        <h3 className="caption">{name}</h3>
                        <dl>
                            {list.map((s) => (
                                <div key={s.keys}>
                                    <dt>{s.label}</dt>
                                    <dd>
                                        {s.keys.split(/[ +]/).map((k) => (
                                            <kbd key={k} className="kbd">
                                                {k === "ctrl" ? "Ctrl" : k}
                                            </kbd>
                                        ))}
                                    </dd>
                                </div>
                            ))}
                        </dl>
                    </section>
                ))}
            </div>
        </Modal>
    );
}
