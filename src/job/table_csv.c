/* table_csv: tables as CSV (RFC 4180); see table_file.h. */
#include <stdlib.h>
#include <string.h>

#include "base/datetime.h"
#include "job/table_file.h"

struct csv_table {
    struct table_file base;
    FILE *file;
};

static void write_text(FILE *file, struct str text)
{
    bool formula = text.n && memchr("=+-@\t\r\n", text.p[0], 7);
    bool quoted = false;
    for (size_t i = 0; i < text.n && !quoted; i++)
        quoted = memchr("\",;\r\n\t", text.p[i], 6) != NULL;
    if (quoted)
        fputc('"', file);
    if (formula)
        fputc('\'', file);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"')
            fputc('"', file);
        fputc(text.p[i], file);
    }
    if (quoted)
        fputc('"', file);
}

static void write_cell(FILE *file, const struct list_cell *cell)
{
    char text[INSTANT_SIZE];
    switch (cell->kind) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        write_text(file, cell->text);
        break;
    case CELL_NUMBER:
    case CELL_AMOUNT:
        fwrite(cell->text.p, 1, cell->text.n, file);
        break;
    case CELL_DATE:
        date_format((int32_t)cell->i, text);
        fputs(text, file);
        break;
    case CELL_INSTANT:
        instant_format(cell->i, text);
        fputs(text, file);
        break;
    case CELL_BOOL:
        fputs(cell->i ? "true" : "false", file);
        break;
    }
}

static int end_line(FILE *file)
{
    fputs("\r\n", file);
    return ferror(file) ? -1 : 0;
}

static int csv_head(struct table_file *t, const struct str *names, size_t n)
{
    FILE *file = ((struct csv_table *)t)->file;
    for (size_t i = 0; i < n; i++) {
        if (i)
            fputc(',', file);
        write_text(file, names[i]);
    }
    return end_line(file);
}

static int csv_row(struct table_file *t, const struct list_cell *cells, size_t n)
{
    FILE *file = ((struct csv_table *)t)->file;
    for (size_t i = 0; i < n; i++) {
        if (i)
            fputc(',', file);
        write_cell(file, &cells[i]);
    }
    return end_line(file);
}

static int csv_close(struct table_file **at)
{
    struct csv_table *t = (struct csv_table *)*at;
    int result = ferror(t->file) ? -1 : 0;
    *at = NULL;
    if (fclose(t->file) != 0)
        result = -1;
    free(t);
    return result;
}

struct table_file *table_file_csv(FILE *file, bool mark)
{
    struct csv_table *t = mem_alloc(sizeof(*t));
    t->base = (struct table_file){csv_head, csv_row, csv_close};
    t->file = file;
    if (mark)
        fputs("\xEF\xBB\xBF", file);
    return &t->base;
}
