/*
 * table_xlsx: tables as workbooks, by libxlsxwriter in its mode of constant memory; see
 * table_file.h. The only file that knows that library.
 */
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/calendar.h"
#include "base/log.h"
#include "base/utf8.h"
#include "job/table_file.h"

/* Of a sheet, with the headings; characters of a cell, each of which may count twice there; width
 * of columns. */
enum { ROWS_MAX = 1048576, TEXT_MAX = 32767 / 2, COLUMN_WIDTH = 18 };

#define EPOCH_DAY 25569 /* day 0 of ours in a spreadsheet's count */
#define DAY_MS 86400000.0

struct xlsx_table {
    struct table_file base;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold, *amount, *date, *instant;
    const struct calendar *calendar;
    char name[24]; /* of the sheets, before their numbers */
    int sheets;
    lxw_row_t at;      /* next row of the sheet */
    struct str *names; /* headings, owned */
    size_t n;
    char *text; /* zero-terminated copy of a cell's, owned */
    bool failed;
};

static void check(struct xlsx_table *t, lxw_error error)
{
    t->failed = t->failed || error != LXW_NO_ERROR;
}

/* The text of a cell; too long ones are cut. */
static const char *cell_text(struct xlsx_table *t, struct str text)
{
    struct str cut = utf8_prefix(text, TEXT_MAX);
    memcpy(t->text, cut.p, cut.n);
    t->text[cut.n] = '\0';
    return t->text;
}

static void write_text(struct xlsx_table *t, lxw_col_t column, struct str text, lxw_format *format)
{
    check(t, worksheet_write_string(t->sheet, t->at, column, cell_text(t, text), format));
}

/* Time of the instant in the workspace's zone, as a spreadsheet counts. */
static double local_number(const struct xlsx_table *t, int64_t ms)
{
    int32_t day = calendar_day(t->calendar, ms);
    return EPOCH_DAY + day + (double)(ms - calendar_midnight(t->calendar, day)) / DAY_MS;
}

static void write_number(struct xlsx_table *t, lxw_col_t column, double number, lxw_format *format)
{
    check(t, worksheet_write_number(t->sheet, t->at, column, number, format));
}

static void write_cell(struct xlsx_table *t, lxw_col_t column, const struct list_cell *cell)
{
    double number = 0;
    switch (cell->kind) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        write_text(t, column, cell->text, NULL);
        break;
    case CELL_NUMBER:
    case CELL_AMOUNT:
        str_to_double(cell->text, &number);
        write_number(t, column, number, cell->kind == CELL_AMOUNT ? t->amount : NULL);
        break;
    case CELL_DATE:
        write_number(t, column, (double)(EPOCH_DAY + cell->i), t->date);
        break;
    case CELL_INSTANT:
        write_number(t, column, local_number(t, cell->i), t->instant);
        break;
    case CELL_BOOL:
        check(t, worksheet_write_boolean(t->sheet, t->at, column, cell->i != 0, NULL));
        break;
    }
}

static void begin_sheet(struct xlsx_table *t)
{
    char name[40];
    t->sheets++;
    if (t->sheets == 1)
        snprintf(name, sizeof(name), "%s", t->name);
    else
        snprintf(name, sizeof(name), "%s %d", t->name, t->sheets);
    t->sheet = workbook_add_worksheet(t->book, name);
    t->at = 0;
    if (!t->sheet) {
        t->failed = true;
        return;
    }
    worksheet_freeze_panes(t->sheet, 1, 0);
    check(t, worksheet_set_column(t->sheet, 0, (lxw_col_t)(t->n - 1), COLUMN_WIDTH, NULL));
    for (size_t i = 0; i < t->n; i++)
        write_text(t, (lxw_col_t)i, t->names[i], t->bold);
    t->at = 1;
}

static int xlsx_head(struct table_file *base, const struct str *names, size_t n)
{
    struct xlsx_table *t = (struct xlsx_table *)base;
    t->names = mem_alloc(n * sizeof(*t->names));
    memcpy(t->names, names, n * sizeof(*names));
    t->n = n;
    begin_sheet(t);
    return t->failed ? -1 : 0;
}

static int xlsx_row(struct table_file *base, const struct list_cell *cells, size_t n)
{
    struct xlsx_table *t = (struct xlsx_table *)base;
    if (t->at == ROWS_MAX)
        begin_sheet(t);
    for (size_t i = 0; i < n && !t->failed; i++)
        write_cell(t, (lxw_col_t)i, &cells[i]);
    t->at++;
    return t->failed ? -1 : 0;
}

static int xlsx_close(struct table_file **at)
{
    struct xlsx_table *t = (struct xlsx_table *)*at;
    *at = NULL;
    check(t, workbook_close(t->book)); /* frees it */
    int result = t->failed ? -1 : 0;
    free(t->names);
    free(t->text);
    free(t);
    return result;
}

static lxw_format *number_format(lxw_workbook *book, const char *text)
{
    lxw_format *format = workbook_add_format(book);
    format_set_num_format(format, text);
    return format;
}

static void add_formats(struct xlsx_table *t, int currency_digits)
{
    static const char zeros[] = "#,##0.000000";
    char amount[sizeof(zeros)];
    int digits = currency_digits > 6 ? 6 : currency_digits;
    snprintf(amount, sizeof(amount), "%.*s", digits ? 6 + digits : 5, zeros);
    t->bold = workbook_add_format(t->book);
    format_set_bold(t->bold);
    t->amount = number_format(t->book, amount);
    t->date = number_format(t->book, "yyyy-mm-dd");
    t->instant = number_format(t->book, "yyyy-mm-dd hh:mm");
}

struct table_file *table_file_xlsx(const char *path, const char *folder, const char *name,
                                   const struct calendar *calendar, int currency_digits)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE,
                                    .tmpdir = (char *)(uintptr_t)folder};
    lxw_workbook *book = workbook_new_opt(path, &options);
    if (!book) {
        log_error("a workbook cannot be written", "path=%s", log_quote(path));
        return NULL;
    }
    struct xlsx_table *t = mem_alloc(sizeof(*t));
    t->base = (struct table_file){xlsx_head, xlsx_row, xlsx_close};
    t->book = book;
    t->calendar = calendar;
    t->text = mem_alloc(TEXT_MAX * 4 + 1);
    snprintf(t->name, sizeof(t->name), "%s", name);
    add_formats(t, currency_digits);
    return &t->base;
}
