/** Which columns a table shows, in which order, and which stay in sight. Loaded when opened. */
import { ActionIcon, Button, Drawer, Switch, TextInput } from "@mantine/core";
import { IconPin, IconPinFilled, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { Field } from "~/api/types";
import { useText } from "~/i18n";
import { Loading } from "~/kit/feedback";
import { OrderedList } from "~/kit/order/OrderedList";
import { headlines } from "./kinds";
import {
    isFrozen,
    type Layout,
    maxColumns,
    toggleFrozen,
    withColumn,
    withoutColumn,
} from "./layout";
import css from "./portfolio.module.css";
import type { Portfolio } from "./usePortfolio";

type Props = { of: Portfolio; opened: boolean; onClose: () => void };

export default function ColumnsPanel({ of, opened, onClose }: Props) {
    const t = useText();
    const { layout, fields } = of;
    const n = layout?.columns.length ?? 0;
    return (
        <Drawer
            opened={opened}
            onClose={onClose}
            position="right"
            size={380}
            title={t("portfolio.columns")}
            closeButtonProps={{ "aria-label": t("action.close") }}
        >
            <p className={css.panelText}>
                {t(of.foreign ? "portfolio.columns_link_text" : "portfolio.columns_text", {
                    n,
                    max: maxColumns,
                })}
            </p>
            {layout && fields ? (
                <Choose of={of} layout={layout} fields={fields} />
            ) : (
                <Loading lines={8} />
            )}
        </Drawer>
    );
}

const fits = (field: Field, q: string) =>
    `${field.label} ${field.group} ${field.description ?? ""}`
        .toLocaleLowerCase()
        .includes(q.trim().toLocaleLowerCase());

type ChooseProps = { of: Portfolio; layout: Layout; fields: Field[] };

function Choose({ of, layout, fields }: ChooseProps) {
    const t = useText();
    const [q, setQ] = useState("");
    const columns = fields.filter((f) => f.column);
    const rest = columns.filter((f) => !layout.columns.includes(f.key) && fits(f, q));
    const groups = new Map<string, Field[]>();
    for (const f of rest) groups.set(f.group, [...(groups.get(f.group) ?? []), f]);
    const full = layout.columns.length >= maxColumns;
    return (
        <>
            <TextInput
                type="search"
                aria-label={t("portfolio.find_column")}
                placeholder={t("portfolio.find_column")}
                leftSection={<IconSearch size={15} aria-hidden="true" />}
                value={q}
                onChange={(e) => setQ(e.currentTarget.value)}
            />
            {!q.trim() && <Shown of={of} layout={layout} fields={columns} />}
            {full && (
                <p className={css.panelText} role="status">
                    {t("portfolio.full")}
                </p>
            )}
            {[...groups].map(([group, list]) => (
                <section key={group} aria-label={group}>
                    <h3 className={css.panelHead}>{group}</h3>
                    {list.map((f) => (
                        <div key={f.key} className={css.column} title={f.description ?? undefined}>
                            <span className="ellipsis">{f.label}</span>
                            <Switch
                                aria-label={t("portfolio.show", { name: f.label })}
                                checked={false}
                                disabled={full}
                                onChange={() => of.arrange(withColumn(layout, f.key))}
                            />
                        </div>
                    ))}
                </section>
            ))}
            {q.trim() && rest.length === 0 && (
                <p className={css.panelText}>{t("portfolio.no_column", { q: q.trim() })}</p>
            )}
            <Button variant="default" onClick={of.reset} className={css.reset}>
                {t("portfolio.reset")}
            </Button>
        </>
    );
}

/** The columns in their order; the first stays. */
function Shown({ of, layout, fields }: ChooseProps) {
    const t = useText();
    const rows = layout.columns.flatMap((key) => {
        const at = fields.findIndex((f) => f.key === key);
        const field = fields[at];
        return field ? [{ id: at, name: field.label, field }] : [];
    });
    const [first, ...others] = rows;
    const order = (ids: number[]) => {
        const keys = ids.flatMap((id) => fields[id]?.key ?? []);
        of.arrange({ ...layout, columns: [headlines[of.entity], ...keys] });
    };
    return (
        <section aria-label={t("portfolio.shown")}>
            {first && (
                <div className={css.column} data-first>
                    <span className="ellipsis">
                        {of.columns.find((c) => c.id === headlines[of.entity])?.label ?? first.name}
                    </span>
                    <span className="quiet">{t("portfolio.always")}</span>
                    <Pin of={of} layout={layout} field={first.field} />
                </div>
            )}
            <OrderedList name={t("portfolio.shown")} rows={others} onOrder={order}>
                {({ field }) => (
                    <>
                        <span className={`ellipsis ${css.columnName}`}>{field.label}</span>
                        <Pin of={of} layout={layout} field={field} />
                        <Switch
                            aria-label={t("portfolio.show", { name: field.label })}
                            checked
                            onChange={() => of.arrange(withoutColumn(layout, field.key))}
                        />
                    </>
                )}
            </OrderedList>
        </section>
    );
}

function Pin({ of, layout, field }: { of: Portfolio; layout: Layout; field: Field }) {
    const t = useText();
    const on = isFrozen(layout, field.key);
    const Icon = on ? IconPinFilled : IconPin;
    return (
        <ActionIcon
            size={26}
            aria-label={t("portfolio.freeze", { name: field.label })}
            aria-pressed={on}
            className={on ? css.pinned : undefined}
            onClick={() => of.arrange(toggleFrozen(layout, field.key))}
        >
            <Icon size={15} aria-hidden="true" />
        </ActionIcon>
    );
}
