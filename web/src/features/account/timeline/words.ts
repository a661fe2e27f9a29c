/** What stands in a line of the timeline: values as a person reads them, and the sentence. */
import type { TimelineItem } from "~/api/types";
import type { TextOf } from "~/i18n";
import type { Format } from "~/kit/format";

type State = "good" | "average" | "poor" | "none";
type Frequency = "daily" | "weekly" | "occasionally" | "inactive";

/** A value before or after; "" = none. */
export function valueText(item: TimelineItem, value: unknown, t: TextOf, f: Format): string {
    if (value === null || value === undefined || value === "") return "";
    switch (item.type) {
        case "health":
            return t(`health.${value as State}`);
        case "frequency":
            return t(`frequency.${value as Frequency}`);
        case "money":
            return f.money(String(value), item.currency ?? undefined);
        case "date":
            return f.date(String(value));
        case "percent":
            return f.percent(Number(value) / 100);
        case "number":
            return f.decimal(Number(value));
        default:
            return String(value);
    }
}

/** What changed: a team role by its own name. */
const labelOf = (item: TimelineItem) =>
    (item.kind === "team_role" && item.about?.name) || item.label;

export function sentence(item: TimelineItem, t: TextOf, f: Format): string {
    const label = labelOf(item);
    const name = item.about?.name;
    if (item.group === "nps") return t("timeline.nps", { score: String(item.after) });
    const before = valueText(item, item.before, t, f);
    const after = valueText(item, item.after, t, f);
    if (before && after) return t("timeline.moved", { label, before, after });
    if (after) return t("timeline.set", { label, after });
    if (before) return t("timeline.cleared", { label, before });
    return name ? t("timeline.named", { label, name }) : label;
}

/** The line below the sentence: what it is about, and who. */
export function detail(item: TimelineItem, t: TextOf): string[] {
    const told = item.before !== null || item.after !== null;
    const about = told && item.kind !== "team_role" ? item.about?.name : undefined;
    const person = item.user?.name;
    const contact = item.direction
        ? t(`timeline.${item.direction}`, { name: person ?? t("timeline.customer") })
        : person;
    return [about, contact, item.actor].filter((part): part is string => Boolean(part));
}
