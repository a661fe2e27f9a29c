// Reads what is inside a ZIP file, and cells of a workbook (XLSX): enough of both for what exports
// write.
//
//     const sheets = readWorkbook(bytes);      // [[{ text: "Name" }, ...], ...] per sheet
import { inflateRawSync } from "node:zlib";

/** Files of a ZIP by their names. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
    const end = bytes.lastIndexOf(Buffer.from("504b0506", "hex"));
    if (end < 0) throw new Error("this is no ZIP file");
    const files = new Map<string, Buffer>();
    let at = bytes.readUInt32LE(end + 16);
    for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
        const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
        const [nameLength, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o));
        const header = bytes.readUInt32LE(at + 42);
        const name = bytes.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
        const from =
            header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
        const data = bytes.subarray(from, from + size);
        files.set(name, method === 0 ? data : inflateRawSync(data));
        at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
    return files;
}

export interface Cell {
    /** As the file says: "n" number, "b" yes or no, "inlineStr" or "s" text. */
    type: string;
    text: string;
    formula: boolean;
}

const plain = (xml: string) =>
    xml
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&");

/** "AB" to 27: columns from 0. */
const columnOf = (letters: string) =>
    [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

function readRow(xml: string): (Cell | undefined)[] {
    const cells: (Cell | undefined)[] = [];
    for (const [, attributes = "", body = ""] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const place = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? "A";
        const text = /<(?:t|v)[^>]*>(.*?)<\/(?:t|v)>/s.exec(body)?.[1];
        if (text === undefined) continue;
        cells[columnOf(place)] = {
            type: /t="(\w+)"/.exec(attributes)?.[1] ?? "n",
            text: plain(text),
            formula: body.includes("<f"),
        };
    }
    return cells;
}

/** Rows of cells of each sheet, in order. */
export function readWorkbook(bytes: Buffer): (Cell | undefined)[][][] {
    const files = unzip(bytes);
    const sheets = [...files.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    return sheets
        .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
        .map((name) =>
            [...String(files.get(name)).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) =>
                readRow(row[1] ?? ""),
            ),
        );
}
