// Rows of a CSV file, as a spreadsheet reads them (RFC 4180).

/** Cells by rows; the byte-order mark is taken off. */
export function readCsv(text: string): string[][] {
    const rows: string[][] = [[]];
    const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/gy;
    const body = text.replace(/^\uFEFF/, "");
    for (let match = pattern.exec(body); match; match = pattern.exec(body)) {
        rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
        if (match[3] === "" || pattern.lastIndex === body.length) break;
        if (match[3] !== ",") rows.push([]);
    }
    return rows;
}
