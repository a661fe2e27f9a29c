/** Tables as CSV files (RFC 4180), made in the browser from what it shows. */

export type Cell = string | number | null | undefined;

/** A cell that a spreadsheet would read as a formula gets an apostrophe, so that it stays text. */
function field(cell: Cell): string {
    if (cell === null || cell === undefined) return "";
    if (typeof cell === "number") return String(cell);
    const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvOf = (rows: readonly (readonly Cell[])[]) =>
    rows.map((r) => `${r.map(field).join(",")}\r\n`).join("");

/** Hands the rows to the browser as a file; the mark at its start tells spreadsheets of UTF-8. */
export function saveCsv(name: string, rows: readonly (readonly Cell[])[]) {
    const url = URL.createObjectURL(
        new Blob([`\uFEFF${csvOf(rows)}`], { type: "text/csv;charset=utf-8" }),
    );
    const link = document.createElement("a");
    link.href = url;
    link.download = `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")}.csv`;
    link.click();
    URL.revokeObjectURL(url);
}
