/*
 * csv: a state machine over single bytes (see csv.h). Separators, quotes and line ends are ASCII,
 * so that bytes of either encoding pass through it alike.
 */
#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

enum state {
    AT_START, /* of a field */
    IN_FIELD, /* not quoted */
    IN_QUOTES,
    BEHIND_QUOTE, /* a quote inside quotes: the end, or half of a doubled one */
    IN_REST,      /* of a row that has a fault: not read */
    IN_LEFTOVER   /* of a row that was given already, because it was too long */
};

struct csv {
    struct buf head; /* first bytes, until the separator is guessed */
    bool guessed, last;
    bool refused; /* the whole text: it is in an encoding that is not read */
    bool given;   /* the row in text is the caller's until the next call */
    size_t head_at;
    struct str in; /* borrowed */
    size_t at;

    char separator;
    enum state state;
    bool after_cr; /* an LF now belongs to the CR before it */
    bool quoted;   /* the row has a quoted field */
    int64_t line, row_line;
    const char *error;

    struct buf text;    /* fields of the row one behind the other */
    size_t *ends;       /* owned, CSV_FIELDS_MAX: where each field ends in text */
    struct str *fields; /* owned, CSV_FIELDS_MAX */
    size_t count;
    struct arena *arena; /* of a row in another encoding */
};

struct csv *csv_new(void)
{
    struct csv *c = mem_alloc(sizeof(*c));

    c->head = BUF_INIT((size_t)1 << 30);
    c->text = BUF_INIT(CSV_ROW_MAX);
    c->ends = mem_alloc(CSV_FIELDS_MAX * sizeof(*c->ends));
    c->fields = mem_alloc(CSV_FIELDS_MAX * sizeof(*c->fields));
    c->arena = arena_new(4 * CSV_ROW_MAX);
    c->line = c->row_line = 1;
    return c;
}

void csv_free(struct csv **handle)
{
    struct csv *c = *handle;

    *handle = NULL;
    if (c == NULL)
        return;
    buf_free(&c->head);
    buf_free(&c->text);
    free(c->ends);
    free(c->fields);
    arena_free(&c->arena);
    free(c);
}

char csv_separator(const struct csv *c)
{
    return c->separator;
}

/* --- the beginning --- */

static bool is_line_end(char b)
{
    return b == '\n' || b == '\r';
}

/* The candidate that stands most often in the first line, outside of quotes. */
static char guess_separator(struct str head)
{
    static const char candidates[] = {',', ';', '\t'};
    int counts[3] = {0, 0, 0}, best = 0;
    bool quoted = false, any = false;

    for (size_t i = 0; i < head.n && (quoted || !any || !is_line_end(head.p[i])); i++) {
        any = any || !is_line_end(head.p[i]);
        if (head.p[i] == '"')
            quoted = !quoted;
        for (int k = 0; k < 3 && !quoted; k++)
            counts[k] += head.p[i] == candidates[k];
    }
    for (int k = 1; k < 3; k++)
        if (counts[k] > counts[best])
            best = k;
    return candidates[best];
}

static void begin(struct csv *c)
{
    struct str head = buf_str(&c->head);

    c->guessed = true;
    if (str_starts(head, "\xEF\xBB\xBF"))
        c->head_at = 3;
    if (str_starts(head, "\xFF\xFE") || str_starts(head, "\xFE\xFF"))
        c->refused = true;
    head.p += c->head_at;
    head.n -= c->head_at;
    c->separator = guess_separator(head);
    if (head.n > 5 && str_starts(head, "sep=") && is_line_end(head.p[5])) {
        c->separator = head.p[4];
        c->head_at += 5;
    }
}

void csv_give(struct csv *c, struct str bytes, bool last)
{
    c->last = last;
    if (c->guessed) {
        c->in = bytes;
        c->at = 0;
        return;
    }
    buf_add(&c->head, bytes.p, bytes.n);
    if (last || c->head.n >= CSV_HEAD)
        begin(c);
}

/* The next byte; false when there is none now. */
static bool take(struct csv *c, char *b)
{
    if (!c->guessed)
        return false;
    if (c->head_at < c->head.n) {
        *b = c->head.p[c->head_at++];
        return true;
    }
    buf_clear(&c->head);
    c->head_at = 0;
    if (c->at == c->in.n)
        return false;
    *b = c->in.p[c->at++];
    return true;
}

/* --- rows --- */

static void end_field(struct csv *c)
{
    if (c->count == CSV_FIELDS_MAX) {
        c->error = c->error ? c->error : "more than 1000 fields";
        return;
    }
    c->ends[c->count++] = c->text.n;
    c->state = AT_START;
}

static void cut_fields(struct csv *c)
{
    size_t from = 0;

    for (size_t i = 0; i < c->count; i++) {
        c->fields[i] = (struct str){c->text.p ? c->text.p + from : "", c->ends[i] - from};
        from = c->ends[i];
    }
}

static bool to_utf8(struct csv *c)
{
    bool valid = true;

    for (size_t i = 0; i < c->count && valid; i++)
        valid = utf8_valid(c->fields[i]);
    if (valid)
        return false;
    arena_reset(c->arena);
    for (size_t i = 0; i < c->count; i++)
        c->fields[i] = utf8_from_latin1(c->arena, c->fields[i], true);
    return true;
}

static void clear_row(struct csv *c)
{
    buf_clear(&c->text);
    c->text.failed = false;
    c->count = 0;
    c->quoted = false;
    c->given = false;
    c->error = NULL;
    c->row_line = c->line;
}

/* What was read up to here, as a row; false when it is an empty line. */
static bool end_row(struct csv *c, struct csv_row *row)
{
    bool empty = c->count == 0 && c->text.n == 0 && !c->quoted && !c->error;

    if (c->state == IN_LEFTOVER || empty) {
        c->state = AT_START;
        clear_row(c);
        return false;
    }
    end_field(c);
    cut_fields(c);
    *row = (struct csv_row){.fields = c->fields, .count = c->count, .line = c->row_line};
    row->windows = to_utf8(c);
    row->error = c->error;
    c->state = AT_START;
    c->given = true;
    return true;
}

static void put(struct csv *c, char b)
{
    buf_addc(&c->text, b);
}

/* One byte that ends no row. */
static void step(struct csv *c, char b)
{
    switch (c->state) {
    case AT_START:
        if (b == '"') {
            c->state = IN_QUOTES;
            c->quoted = true;
            break;
        }
        c->state = IN_FIELD;
        /* fall through */
    case IN_FIELD:
        if (b == c->separator)
            end_field(c);
        else
            put(c, b);
        break;
    case IN_QUOTES:
        if (b == '"')
            c->state = BEHIND_QUOTE;
        else
            put(c, b);
        break;
    case BEHIND_QUOTE:
        if (b == c->separator) {
            end_field(c);
        } else if (b == '"') {
            put(c, b);
            c->state = IN_QUOTES;
        } else if (b != ' ') {
            c->error = c->error ? c->error : "text behind a closing quote";
            c->state = IN_REST;
        }
        break;
    case IN_REST:
    case IN_LEFTOVER:
        break;
    }
}

/* A row that passes the limit ends where it is; reading goes on behind the next line end. */
static bool overflowed(struct csv *c, struct csv_row *row)
{
    if (!c->text.failed)
        return false;
    c->error =
        c->state == IN_QUOTES ? "a quote is not closed within 1 MB" : "the row is longer than 1 MB";
    end_row(c, row);
    c->state = IN_LEFTOVER;
    return true;
}

/* Handles the byte; true when it ended a row. */
static bool read_byte(struct csv *c, char b, struct csv_row *row)
{
    bool lf_of_crlf = c->after_cr && b == '\n';

    c->after_cr = b == '\r';
    if (lf_of_crlf && c->state != IN_QUOTES)
        return false; /* the CR ended the row */
    if (is_line_end(b) && !lf_of_crlf)
        c->line++;
    if (is_line_end(b) && c->state != IN_QUOTES)
        return end_row(c, row);
    step(c, b);
    return overflowed(c, row);
}

/* The last row, when the text does not end with a line end. */
static bool last_row(struct csv *c, struct csv_row *row)
{
    if (!c->guessed || !c->last)
        return false;
    if (c->state == IN_QUOTES)
        c->error = "a quote is never closed";
    return end_row(c, row);
}

static bool refuse(struct csv *c, struct csv_row *row)
{
    *row = (struct csv_row){.line = 1, .error = "the file is UTF-16; save it as UTF-8"};
    if (c->given)
        return false;
    c->given = true;
    return true;
}

bool csv_next(struct csv *c, struct csv_row *row)
{
    char b;

    if (c->refused)
        return refuse(c, row);
    if (c->given)
        clear_row(c);
    while (take(c, &b))
        if (read_byte(c, b, row))
            return true;
    return last_row(c, row);
}
