import { Button, Checkbox, Popover } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "~/i18n";
import css from "./timeline.module.css";

const groups = {
    events: ["health", "usage", "lifecycle", "risk", "team", "subscription", "ticket", "nps"],
    communication: ["email", "call", "meeting", "support"],
} as const;
type Group = (typeof groups)[keyof typeof groups][number];
const all: readonly Group[] = [...groups.events, ...groups.communication];

type Props = {
    tab: "communication" | "events" | undefined;
    /** "health,email"; undefined = all. */
    value: string | undefined;
    onChange: (kinds: string | undefined) => void;
};

/** Which kinds are shown. */
export function Kinds({ tab, value, onChange }: Props) {
    const t = useText();
    const [opened, setOpened] = useState(false);
    const offered: readonly Group[] = tab ? groups[tab] : all;
    const chosen = value ? value.split(",") : [];
    return (
        <Popover
            opened={opened}
            onChange={setOpened}
            position="bottom-start"
            trapFocus
            returnFocus
            withinPortal={false}
        >
            <Popover.Target>
                <Button
                    variant="default"
                    leftSection={<IconFilter size={15} aria-hidden="true" />}
                    aria-haspopup="dialog"
                    aria-expanded={opened}
                    onClick={() => setOpened(!opened)}
                >
                    {chosen.length > 0
                        ? t("timeline.kinds_chosen", { n: chosen.length })
                        : t("timeline.kinds")}
                </Button>
            </Popover.Target>
            <Popover.Dropdown>
                <Checkbox.Group
                    label={t("timeline.kinds_label")}
                    value={chosen}
                    onChange={(next) => onChange(next.length > 0 ? next.join(",") : undefined)}
                >
                    <div className={css.kinds}>
                        {offered.map((group) => (
                            <Checkbox
                                key={group}
                                value={group}
                                label={t(`timeline.group_${group}`)}
                            />
                        ))}
                    </div>
                </Checkbox.Group>
                {chosen.length > 0 && (
                    <Button variant="subtle" onClick={() => onChange(undefined)}>
                        {t("timeline.kinds_clear")}
                    </Button>
                )}
            </Popover.Dropdown>
        </Popover>
    );
}
