import { type ReactNode, useEffect, useId } from "react";
import { useText } from "~/i18n";
import css from "./settings.module.css";

type PageProps = {
    title: string;
    text?: ReactNode;
    actions?: ReactNode;
    wide?: boolean;
    children: ReactNode;
};

/** A page of the settings: heading, what it is for, its actions. */
export function SettingsPage({ title, text, actions, wide, children }: PageProps) {
    const t = useText();
    useEffect(() => {
        document.title = t("app.tab", { page: title });
    }, [title, t]);
    return (
        <div className={css.page} data-wide={wide || undefined}>
            <div className={css.pageHead}>
                <div>
                    <h2 className={css.pageTitle}>{title}</h2>
                    {text && <p className={css.pageText}>{text}</p>}
                </div>
                {actions && <div className={css.pageActions}>{actions}</div>}
            </div>
            {children}
        </div>
    );
}

type SectionProps = {
    title?: ReactNode;
    text?: ReactNode;
    aside?: ReactNode;
    /** Content reaches the edges (tables). */
    flush?: boolean;
    children: ReactNode;
};

export function Section({ title, text, aside, flush, children }: SectionProps) {
    const id = useId();
    return (
        <section
            className={`card ${css.section}`}
            aria-labelledby={title ? id : undefined}
            data-flush={flush || undefined}
        >
            {title && (
                <div className={css.sectionHead}>
                    <div>
                        <h3 id={id} className="card-title">
                            {title}
                        </h3>
                        {text && <p className={css.sectionText}>{text}</p>}
                    </div>
                    {aside}
                </div>
            )}
            {children}
        </section>
    );
}

type ColumnOf<Row> = {
    id: string;
    label: string;
    hidden?: boolean;
    end?: boolean;
    width?: number;
    cell: (row: Row) => ReactNode;
};

type ListProps<Row> = {
    name: string;
    columns: ColumnOf<Row>[];
    rows: Row[];
    rowKey: (row: Row) => string | number;
    muted?: (row: Row) => boolean;
    empty?: ReactNode;
};

/** A short table without paging or sorting. */
export function List<Row>({ name, columns, rows, rowKey, muted, empty }: ListProps<Row>) {
    if (rows.length === 0) return <>{empty}</>;
    return (
        <div className={css.listHolder} role="group" aria-label={name} tabIndex={0}>
            <table className={css.list}>
                <thead>
                    <tr>
                        {columns.map((c) => (
                            <th
                                key={c.id}
                                scope="col"
                                data-end={c.end || undefined}
                                style={c.width ? { width: c.width } : undefined}
                            >
                                {c.hidden ? <span className="sr">{c.label}</span> : c.label}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row) => (
                        <tr key={rowKey(row)} data-muted={muted?.(row) || undefined}>
                            {columns.map((c, i) =>
                                i === 0 ? (
                                    <th key={c.id} scope="row">
                                        {c.cell(row)}
                                    </th>
                                ) : (
                                    <td key={c.id} data-end={c.end || undefined}>
                                        {c.cell(row)}
                                    </td>
                                ),
                            )}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

/** "Plan tier (EU)" as a key: lower case letters, digits and underscores. */
export function keyFrom(label: string): string {
    return label
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^_+|_+$/g, "")
        .slice(0, 60);
}
