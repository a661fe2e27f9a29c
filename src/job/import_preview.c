/* import_preview: see import_preview.h. */
#include "job/import_preview.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/utf8.h"

enum { SAMPLES = 3, SAMPLE_MAX = 60, HEAD = 256 << 10, PIECE = 256 << 10, JSON_MAX = 4 << 20 };

struct preview {
    struct model *m;
    struct import_column *columns;
    size_t ncolumns;
    struct str *samples; /* SAMPLES per column */
    int nsamples;
};

static void take_row(struct preview *p, const struct import_kind *kind, const struct csv_row *row)
{
    struct arena *arena = p->m->arena;
    if (!p->columns) {
        p->columns = import_columns(arena, catalog_entity(p->m->catalog, kind->resource),
                                    row->fields, row->count);
        p->ncolumns = row->count;
        p->samples = arena_array(arena, row->count * SAMPLES, sizeof(*p->samples));
        return;
    }
    for (size_t i = 0; i < row->count && i < p->ncolumns; i++)
        p->samples[i * SAMPLES + (size_t)p->nsamples] =
            str_dup(arena, utf8_prefix(str_trim(row->fields[i]), SAMPLE_MAX));
    p->nsamples++;
}

static void column_json(struct json_out *out, struct str name, struct str field, struct str why,
                        const struct str *samples)
{
    json_open_object(out);
    json_member_str(out, "name", name);
    json_member_str(out, "field", field);
    json_member_str(out, "why", why);
    json_key(out, "samples");
    json_open_array(out);
    for (int i = 0; i < SAMPLES; i++)
        if (samples[i].n)
            json_out_str(out, samples[i]);
    json_close_array(out);
    json_close_object(out);
}

static struct str preview_json(const struct preview *p)
{
    struct buf text = BUF_INIT(JSON_MAX);
    struct json_out out;
    json_out_init(&out, &text);
    json_open_array(&out);
    for (size_t i = 0; i < p->ncolumns; i++)
        column_json(&out, p->columns[i].name, p->columns[i].field, str_of(p->columns[i].why),
                    &p->samples[i * SAMPLES]);
    json_close_array(&out);
    struct str json = str_dup(p->m->arena, buf_str(&text));
    if (buf_failed(&text))
        error_set(p->m->error, ERROR_TOO_LARGE, "The first rows are too large");
    buf_free(&text);
    return error_is_set(p->m->error) ? STR_NONE : json;
}

static struct str encoding_of(struct str head, bool windows)
{
    if (windows)
        return STR("windows-1252");
    return str_starts(head, "\xEF\xBB\xBF") ? STR("utf-8-bom") : STR("utf-8");
}

/* All rows of the head, for the encoding; the first ones are kept. Why there is none, or NULL. */
static const char *read_head(struct preview *p, const struct import_kind *kind, struct str head,
                             bool whole, struct import_head *out)
{
    struct csv *csv = csv_new();
    struct csv_row row;
    const char *fault = "The file is empty";
    bool windows = false;
    csv_give(csv, head, whole);
    while (csv_next(csv, &row)) {
        windows = windows || row.windows;
        if (!row.error && p->nsamples < SAMPLES)
            take_row(p, kind, &row);
        else if (!p->columns)
            fault = row.error;
    }
    out->separator = str_fmt(p->m->arena, "%c", csv_separator(csv) ? csv_separator(csv) : ',');
    out->encoding = encoding_of(head, windows);
    csv_free(&csv);
    return p->columns ? NULL : fault;
}

int import_preview(struct model *m, const struct import_kind *kind, int fd, struct import_head *out)
{
    struct preview p = {.m = m};
    char *bytes = arena_alloc(m->arena, HEAD);
    ssize_t n = read(fd, bytes, HEAD);
    if (n < 0)
        return error_set(m->error, ERROR_INVALID, "The file cannot be read");
    const char *fault = read_head(&p, kind, (struct str){bytes, (size_t)n}, n < HEAD, out);
    if (fault)
        return error_set(m->error, ERROR_INVALID, "%s", fault);
    out->columns = preview_json(&p);
    return out->columns.p ? 0 : -1;
}

/* ---- other fields ---- */

struct str *import_fields(struct arena *arena, struct str columns, size_t *n)
{
    const struct json *list = json_parse(arena, columns).root;
    *n = list ? list->count : 0;
    struct str *fields = arena_array(arena, *n, sizeof(*fields));
    size_t i = 0;
    for (const struct json *j = list ? list->child : NULL; j; j = j->next)
        fields[i++] = json_get_str(j, "field");
    return fields;
}

/* Whether a file can hold the field. */
static bool takes(const struct entity *e, struct str key)
{
    const struct field *f = entity_field(e, key, NULL);
    if (f)
        return !(f->flags & FIELD_READ_ONLY);
    return e->resource->flags & RESOURCE_CUSTOM && str_starts(key, "custom_") && key.n > 7;
}

static void check_field(struct model *m, const struct entity *e, const struct str *fields, size_t i)
{
    struct str key = fields[i];
    if (!key.n)
        return;
    if (!takes(e, key))
        error_field(m->error, STR("fields"), "There is no such field: %.*s",
                    (int)(key.n < 80 ? key.n : 80), key.p);
    for (size_t k = 0; k < i; k++)
        if (str_eq(fields[k], key))
            error_field(m->error, STR("fields"), "Two columns mean %.*s", (int)key.n, key.p);
}

static struct str *read_fields(struct model *m, const struct entity *e, struct str text, size_t n)
{
    struct str *fields = arena_array(m->arena, n, sizeof(*fields)), one;
    size_t given = 0;
    for (bool more = text.n > 0; more && given <= n; given++) {
        more = str_next(&text, ',', &one) && text.p != NULL;
        if (given < n) {
            fields[given] = str_trim(one);
            check_field(m, e, fields, given);
        }
        if (!text.n)
            break;
    }
    return fields;
}

struct str import_remap(struct model *m, const struct import_kind *kind, struct str columns,
                        struct str text)
{
    const struct entity *e = catalog_entity(m->catalog, kind->resource);
    const struct json *list = json_parse(m->arena, columns).root;
    struct str *fields = read_fields(m, e, text, list ? list->count : 0);
    struct preview p = {.m = m, .ncolumns = list ? list->count : 0};
    p.columns = arena_array(m->arena, p.ncolumns, sizeof(*p.columns));
    p.samples = arena_array(m->arena, p.ncolumns * SAMPLES, sizeof(*p.samples));
    size_t i = 0;
    for (const struct json *j = list ? list->child : NULL; j; j = j->next, i++) {
        int k = 0;
        p.columns[i] =
            (struct import_column){.name = json_get_str(j, "name"),
                                   .field = fields[i].n ? fields[i] : STR_NONE,
                                   .why = fields[i].n ? NULL : "it was left out by hand"};
        const struct json *samples = json_get(j, "samples");
        for (const struct json *s = samples ? samples->child : NULL; s && k < SAMPLES; s = s->next)
            p.samples[i * SAMPLES + (size_t)k++] = s->text;
    }
    struct str missing = import_missing(m->arena, kind, p.columns, p.ncolumns);
    if (missing.p)
        error_field(m->error, STR("fields"), "the file needs a column %.*s", (int)missing.n,
                    missing.p);
    return error_is_set(m->error) ? STR_NONE : preview_json(&p);
}

/* ---- counting ---- */

int64_t import_count_rows(int fd, int64_t *windows)
{
    struct csv *csv = csv_new();
    char *piece = mem_alloc(PIECE);
    struct csv_row row;
    int64_t rows = -1; /* the first one names the columns */
    ssize_t n;
    *windows = 0;
    do {
        n = read(fd, piece, PIECE);
        if (n < 0 && errno == EINTR)
            continue;
        csv_give(csv, (struct str){piece, n < 0 ? 0 : (size_t)n}, n <= 0);
        while (csv_next(csv, &row)) {
            rows++;
            *windows += row.windows;
        }
    } while (n > 0);
    free(piece);
    csv_free(&csv);
    return n < 0 ? -1 : rows < 0 ? 0 : rows;
}
