import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChartBar, IconDownload, IconTable } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useText } from "~/i18n";
import { saveCsv } from "../csv";
import css from "./charts.module.css";

export type TableOfChart = { head: string[]; rows: (string | number)[][] };

type Props = {
    title: ReactNode;
    /** Plain text, for labels; unlike the title, no two cards of a page share it. */
    name: string;
    caption?: ReactNode;
    aside?: ReactNode;
    table: TableOfChart;
    /** Name of the CSV file that the table can be saved as; without it there is none. */
    file?: string;
    className?: string;
    children: ReactNode;
};

/** A card that holds one chart and can show the same data as a table. */
export function ChartCard(props: Props) {
    const t = useText();
    const [asTable, setAsTable] = useState(false);
    const label = asTable ? t("chart.show_chart") : t("chart.show_table");
    return (
        <section className={`card ${css.card} ${props.className ?? ""}`} aria-label={props.name}>
            <div className="card-head">
                <h2 className="card-title">{props.title}</h2>
                <div className={css.headSide}>
                    {!asTable && props.aside}
                    {props.caption && <span className="muted">{props.caption}</span>}
                    {props.file && <Download {...props} file={props.file} />}
                    <Tooltip label={label}>
                        <ActionIcon
                            size={26}
                            aria-label={`${label}: ${props.name}`}
                            aria-pressed={asTable}
                            onClick={() => setAsTable(!asTable)}
                        >
                            {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
                        </ActionIcon>
                    </Tooltip>
                </div>
            </div>
            <div className={css.body}>
                {asTable ? <DataOfChart name={props.name} table={props.table} /> : props.children}
            </div>
        </section>
    );
}

function Download({ name, table, file }: Pick<Props, "name" | "table"> & { file: string }) {
    const t = useText();
    return (
        <Tooltip label={t("chart.csv")}>
            <ActionIcon
                size={26}
                aria-label={`${t("chart.csv")}: ${name}`}
                onClick={() => saveCsv(file, [table.head, ...table.rows])}
            >
                <IconDownload size={16} />
            </ActionIcon>
        </Tooltip>
    );
}

function DataOfChart({ name, table }: { name: string; table: TableOfChart }) {
    return (
        <div className={css.tableHolder} tabIndex={0} role="group" aria-label={name}>
            <table className={css.dataTable}>
                <thead>
                    <tr>
                        {table.head.map((h, i) => (
                            <th key={h} scope="col" data-num={i > 0 || undefined}>
                                {h}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {table.rows.map((r) => (
                        <tr key={String(r[0])}>
                            {r.map((c, i) =>
                                i === 0 ? (
                                    <th key={table.head[i]} scope="row">
                                        {c}
                                    </th>
                                ) : (
                                    <td key={table.head[i]}>{c}</td>
                                ),
                            )}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
