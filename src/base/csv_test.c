/* Tests of csv: each text is read whole, and again byte by byte. */
#include "base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* Rows as text: fields between [], rows after their line number, faults after !. */
static void show(struct csv *c, struct buf *out)
{
    struct csv_row row;

    while (csv_next(c, &row)) {
        buf_addf(out, "%lld:", (long long)row.line);
        for (size_t i = 0; i < row.count; i++)
            buf_addf(out, "[%.*s]", (int)row.fields[i].n, row.fields[i].p);
        if (row.error)
            buf_addf(out, "!%s", row.error);
        buf_addz(out, row.windows ? "w\n" : "\n");
    }
}

static void read_in_pieces(struct str text, size_t piece, struct buf *out)
{
    struct csv *c = csv_new();

    buf_clear(out);
    for (size_t at = 0; at < text.n || at == 0; at += piece) {
        size_t n = text.n - at < piece ? text.n - at : piece;
        /* A copy of its own, so that reading beyond it is noticed. */
        char *copy = mem_alloc(n + 1);
        memcpy(copy, text.p + at, n);
        csv_give(c, (struct str){copy, n}, at + n == text.n);
        show(c, out);
        free(copy);
    }
    csv_free(&c);
}

static void check_n(struct str text, const char *want)
{
    static const size_t pieces[] = {1, 2, 3, 7, 1 << 20};
    struct buf out = BUF_INIT(16 << 20);

    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        read_in_pieces(text, pieces[i], &out);
        assert_string_equal(out.p ? out.p : "", want);
    }
    buf_free(&out);
}

static void check(const char *text, const char *want)
{
    check_n(str_of(text), want);
}

static void test_plain(void **state)
{
    (void)state;
    check("a,b\n1,2\n", "1:[a][b]\n2:[1][2]\n");
    check("a,b\n1,2", "1:[a][b]\n2:[1][2]\n");
    check("a,b\n1,\n,\n", "1:[a][b]\n2:[1][]\n3:[][]\n");
    check("", "");
    check("a", "1:[a]\n");
    check(" a , b ", "1:[ a ][ b ]\n");
}

static void test_line_ends(void **state)
{
    (void)state;
    check("a,b\r\n1,2\r\n", "1:[a][b]\n2:[1][2]\n");
    check("a,b\r1,2\r", "1:[a][b]\n2:[1][2]\n");
    check("\n\r\n\na,b\n\n\r\n1,2\n\n", "4:[a][b]\n7:[1][2]\n");
    check("a,b\r\n\r\n1,2", "1:[a][b]\n3:[1][2]\n");
}

static void test_quotes(void **state)
{
    (void)state;
    check("\"a\",\"b,c\"\n", "1:[a][b,c]\n");
    check("\"say \"\"hi\"\"\",\"\"\n", "1:[say \"hi\"][]\n");
    check("a,\"two\nlines\"\nb,c\n", "1:[a][two\nlines]\n3:[b][c]\n");
    check("a,\"two\r\nlines\"\r\nb,c", "1:[a][two\r\nlines]\n3:[b][c]\n");
    check("\"\"\n", "1:[]\n");                  /* a quoted nothing is a row */
    check("5\" pipe,x\n", "1:[5\" pipe][x]\n"); /* a quote inside is text */
    check("\"a\" ,b\n", "1:[a][b]\n");
}

static void test_faults(void **state)
{
    (void)state;
    check("\"a\"b,c\nd,e\n", "1:[a]!text behind a closing quote\n2:[d][e]\n");
    check("a,b\n\"c,d\ne,f\n", "1:[a][b]\n2:[c,d\ne,f\n]!a quote is never closed\n");
    check("a\n\"", "1:[a]\n2:[]!a quote is never closed\n");
}

static void test_separators(void **state)
{
    (void)state;
    check("a;b\n1,5;2\n", "1:[a][b]\n2:[1,5][2]\n");
    check("a\tb;c\td\n1\t2\t3\n", "1:[a][b;c][d]\n2:[1][2][3]\n");
    check("\"a;b;c\",d\n", "1:[a;b;c][d]\n");
    check("sep=;\na,x;b\n", "2:[a,x][b]\n");
    check("sep=\t\r\na,x\tb\r\n", "2:[a,x][b]\n");
}

static void test_encodings(void **state)
{
    (void)state;
    check("\xEF\xBB\xBFn\xC3\xA4me\n", "1:[näme]\n");
    check("n\xE4me,\x80\nb\xC3\xA4r,x\n", "1:[näme][€]w\n2:[bär][x]\n");
    check("\xCA,\x9D\n", "1:[Ê][\xC2\x9D]w\n"); /* not one character across fields */
    check_n((struct str){"\xFF\xFE"
                         "a\0\n\0",
                         6},
            "1:!the file is UTF-16; save it as UTF-8\n");
}

static void test_nothing_lost_of_zero_bytes(void **state)
{
    struct csv *c = csv_new();
    struct csv_row row;
    (void)state;

    csv_give(c, (struct str){"a\0b,c\n", 6}, true);
    assert_true(csv_next(c, &row));
    assert_int_equal(row.count, 2);
    assert_int_equal(row.fields[0].n, 3);
    assert_memory_equal(row.fields[0].p, "a\0b", 3);
    csv_free(&c);
}

static void test_limits(void **state)
{
    struct buf text = BUF_INIT(8 << 20), out = BUF_INIT(8 << 20);
    (void)state;

    for (int i = 0; i < CSV_FIELDS_MAX + 2; i++)
        buf_addz(&text, i ? ",x" : "x");
    buf_addz(&text, "\na,b\n\"");
    for (int i = 0; i < CSV_ROW_MAX + 100; i++)
        buf_addc(&text, 'y');
    buf_addz(&text, "\nc,d\n");
    for (int i = 0; i < CSV_ROW_MAX + 100; i++)
        buf_addc(&text, 'z');
    buf_addz(&text, "\ne,f\n");
    for (size_t piece = 1000; piece < 10 << 20; piece *= 100) {
        read_in_pieces(buf_str(&text), piece, &out);
        assert_non_null(strstr(out.p, "[x]!more than 1000 fields\n2:[a][b]\n3:[yy"));
        assert_non_null(strstr(out.p, "yy]!a quote is not closed within 1 MB\n4:[c][d]\n5:[zz"));
        assert_non_null(strstr(out.p, "zz]!the row is longer than 1 MB\n6:[e][f]\n"));
    }
    buf_free(&text);
    buf_free(&out);
}

/* A header of more than CSV_HEAD bytes, and rows that lie across its end. */
static void test_across_the_head(void **state)
{
    struct buf text = BUF_INIT(8 << 20), out = BUF_INIT(8 << 20);
    int rows = 0;
    (void)state;

    for (int i = 0; i < 30000; i++)
        buf_addf(&text, "%d;\"%d\"\"\"\n", i, i);
    read_in_pieces(buf_str(&text), 4096, &out);
    for (const char *p = out.p; (p = strchr(p, '\n')); p++)
        rows++;
    assert_int_equal(rows, 30000);
    assert_non_null(strstr(out.p, "\n30000:[29999][29999\"]\n"));
    buf_free(&text);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_plain),
                                       cmocka_unit_test(test_line_ends),
                                       cmocka_unit_test(test_quotes),
                                       cmocka_unit_test(test_faults),
                                       cmocka_unit_test(test_separators),
                                       cmocka_unit_test(test_encodings),
                                       cmocka_unit_test(test_limits),
                                       cmocka_unit_test(test_across_the_head),
                                       cmocka_unit_test(test_nothing_lost_of_zero_bytes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
