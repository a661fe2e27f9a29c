/** Whether words that somebody typed may mean a label: no accents, no case, an error here or there. */

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Letters to change, add, leave out or swap; what is more than `most` is not told apart. */
export function errorsBetween(a: string, b: string, most: number): number {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before: number[] = [];
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let k = 1; k <= b.length; k++) {
            const same = a[i - 1] === b[k - 1];
            let cost = Math.min(
                (row[k] ?? 0) + 1,
                (next[k - 1] ?? 0) + 1,
                (row[k - 1] ?? 0) + (same ? 0 : 1),
            );
            if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1])
                cost = Math.min(cost, (before[k - 2] ?? 0) + 1);
            next[k] = cost;
        }
        before = row;
        row = next;
    }
    return Math.min(row[b.length] ?? 0, most + 1);
}

/** A short word must be there as it is, a longer one may have an error in it. */
function isNearly(word: string, label: string): boolean {
    if (label.includes(word)) return true;
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    return (
        most > 0 &&
        label
            .split(/[^\p{L}\p{N}]+/u)
            .some(
                (one) =>
                    errorsBetween(word, one, most) <= most ||
                    errorsBetween(word, one.slice(0, word.length), most) <= most,
            )
    );
}

export function fits(label: string, typed: string): boolean {
    const folded = fold(label);
    return fold(typed)
        .split(/\s+/)
        .every((word) => isNearly(word, folded));
}
