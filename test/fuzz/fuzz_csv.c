/*
 * fuzz_csv: any bytes go into the reader of tables, whole and in pieces; both must give the same
 * rows. The first byte says how long the pieces are.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool condition)
{
    if (!condition)
        abort();
}

static void keep(struct buf *out, const struct csv_row *row)
{
    demand(row->count <= CSV_FIELDS_MAX && row->line >= 1);
    buf_addf(out, "%lld %zu %d %s\n", (long long)row->line, row->count, row->windows,
             row->error ? row->error : "");
    for (size_t i = 0; i < row->count; i++) {
        /* A row with a fault may end inside a character. */
        demand(row->error || utf8_valid(row->fields[i]));
        buf_adds(out, row->fields[i]);
        buf_addc(out, '\1');
    }
}

static void read_all(struct str text, size_t piece, struct buf *out)
{
    struct csv *c = csv_new();
    struct csv_row row;
    size_t at = 0;

    do {
        size_t n = text.n - at < piece ? text.n - at : piece;
        csv_give(c, (struct str){text.p + at, n}, at + n == text.n);
        while (csv_next(c, &row))
            keep(out, &row);
        at += n;
    } while (at < text.n);
    demand(!csv_next(c, &row));
    csv_free(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf whole = BUF_INIT((size_t)64 << 20), pieces = BUF_INIT((size_t)64 << 20);
    struct str text;

    if (size == 0)
        return 0;
    text = (struct str){(const char *)data + 1, size - 1};
    read_all(text, text.n + 1, &whole);
    read_all(text, 1u + data[0], &pieces);
    demand(str_eq(buf_str(&whole), buf_str(&pieces)));
    buf_free(&whole);
    buf_free(&pieces);
    return 0;
}
