/* imports: files that are uploaded, mapped, checked and imported (job/import_job). */
#include <unistd.h>

#include "api/call.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/shapes.h"
#include "job/file_store.h"
#include "job/import_job.h"
#include "job/import_preview.h"
#include "job/runner.h"
#include "model/import_file.h"

enum { PIECE = 1 << 20, TEMPLATE_MAX = 64 << 10 };

static struct reply imports_list(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    import_file_json(&c->model, 0, out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply answer_import(struct call *c, int64_t id, int status)
{
    if (!import_file_json(&c->model, id, reply_open(c)))
        return reply_error_code(c, ERROR_NOT_FOUND);
    return reply_json(c, status);
}

static struct reply import_get(struct call *c)
{
    return answer_import(c, call_id(c, 0), 200);
}

/* ---- upload ---- */

static int copy_body(struct call *c, FILE *to)
{
    char *piece = arena_alloc(c->model.arena, PIECE);
    ssize_t n;
    if (c->http->body_file < 0)
        return fwrite(c->http->body.p, 1, c->http->body.n, to) == c->http->body.n ? 0 : -1;
    if (lseek(c->http->body_file, 0, SEEK_SET) < 0)
        return -1;
    while ((n = read(c->http->body_file, piece, PIECE)) > 0)
        if (fwrite(piece, 1, (size_t)n, to) != (size_t)n)
            return -1;
    return n < 0 ? -1 : 0;
}

/* On a connection of its own, before the transaction of the row. */
static int64_t keep_body(struct call *c, int64_t id)
{
    struct file_store store = {c->server->db, c->server->files};
    struct str name = import_stored_name(c->model.arena, id);
    FILE *file = file_store_create(&store, c->model.arena, name);
    int copied = file ? copy_body(c, file) : -1;
    if (file && fclose(file) != 0)
        copied = -1;
    if (copied == 0)
        return file_store_keep(&store, c->model.arena, name);
    file_store_drop_part(&store, c->model.arena, name);
    return -1;
}

/* The row first, in a transaction of its own: its id names the file. */
static int64_t add_row(struct call *c, const struct import_file *file)
{
    int64_t id = -1;
    if (call_open(c, DB_WRITE) == 0)
        id = import_file_add(&c->model, file);
    return id > 0 && call_commit(c) == 0 ? id : -1;
}

static struct reply import_post(struct call *c)
{
    struct model *m = &c->model;
    const struct import_kind *kind = import_kind_of(call_query(c, "kind"));
    struct str name = call_query(c, "file_name");
    if (c->http->body_file < 0)
        return error_set(m->error, ERROR_INVALID, "The file is empty"), reply_error(c);
    struct import_head head = {.columns = STR_NONE};
    if (import_preview(m, kind, c->http->body_file, &head) < 0)
        return reply_error(c);
    struct import_file file = {.kind = str_of(kind->name),
                               .file_name = name.n ? name : STR("file.csv"),
                               .bytes = c->http->body_size,
                               .columns = head.columns,
                               .separator = head.separator,
                               .encoding = head.encoding};
    int64_t id = add_row(c, &file);
    if (id < 0 || keep_body(c, id) < 0 || call_open(c, DB_READ) < 0) {
        error_set(m->error, ERROR_UNAVAILABLE, NULL);
        return reply_error(c);
    }
    return answer_import(c, id, 201);
}

/* ---- what the columns mean ---- */

static bool is_open(struct str status)
{
    return str_is(status, "queued") || str_is(status, "running");
}

/* The file, if nothing works on it. */
static int load_idle(struct call *c, struct import_file *file)
{
    if (!import_file_load(&c->model, call_id(c, 0), file))
        return error_set(c->model.error, ERROR_NOT_FOUND, NULL);
    if (is_open(file->status))
        return error_set(c->model.error, ERROR_IN_USE, "A job works on this file");
    return 0;
}

/* The same, if it is still there. */
static int load_kept(struct call *c, struct import_file *file)
{
    if (load_idle(c, file) < 0)
        return -1;
    if (!file->kept)
        return error_set(c->model.error, ERROR_GONE,
                         "The file is not kept any more; upload it again");
    return 0;
}

/* The same, if it was not imported: what came of that, and its undo, hang on the row. */
static int load_new(struct call *c, struct import_file *file)
{
    if (load_kept(c, file) < 0)
        return -1;
    if (file->imported)
        return error_set(c->model.error, ERROR_IN_USE,
                         "This file was imported; upload it again to import it otherwise");
    return 0;
}

static struct reply import_patch(struct call *c)
{
    struct import_file file;
    if (load_new(c, &file) < 0)
        return reply_error(c);
    struct str columns =
        import_remap(&c->model, import_kind_of(file.kind), file.columns, call_text(c, "fields"));
    if (!columns.p)
        return reply_error(c);
    import_file_columns(&c->model, file.id, columns);
    return answer_import(c, file.id, 200);
}

/* ---- work on it ---- */

static struct reply start(struct call *c, const char *kind, const struct import_file *file)
{
    struct str params = str_fmt(c->model.arena, "{\"import_id\":%lld}", (long long)file->id);
    int64_t job = job_queue_add(&c->model, kind, params);
    if (job < 0)
        return reply_error(c);
    import_file_job(&c->model, file->id, job);
    struct reply reply = answer_import(c, file->id, 200);
    job_runner_wake(c->server->jobs);
    return reply;
}

static struct reply import_check(struct call *c)
{
    struct import_file file;
    return load_new(c, &file) < 0 ? reply_error(c) : start(c, "check", &file);
}

static struct reply import_start(struct call *c)
{
    struct import_file file;
    return load_kept(c, &file) < 0 ? reply_error(c) : start(c, "import", &file);
}

/* The bytes; of a file that was never imported, all. */
static struct reply import_delete(struct call *c)
{
    struct file_store store = {c->server->db, c->server->files};
    struct import_file file;
    if (load_idle(c, &file) < 0)
        return reply_error(c);
    import_file_drop(&c->model, &file);
    file_store_drop(&store, c->model.conn, c->model.arena,
                    import_stored_name(c->model.arena, file.id));
    return reply_empty(c, 200);
}

/* ---- kinds and templates ---- */

static void fields_json(const struct entity *e, struct json_out *out)
{
    json_key(out, "fields");
    json_open_array(out);
    for (size_t i = 0; i < e->count; i++) {
        const struct field *f = e->fields[i];
        if (!import_takes(f))
            continue;
        json_open_object(out);
        json_member_z(out, "key", f->key);
        json_member_z(out, "label", f->label);
        json_member_z(out, "group", f->group ? f->group : "General");
        json_member_z(out, "type", field_type_name(f->type));
        json_member_str(out, "description", str_of(f->help));
        json_close_object(out);
    }
    json_close_array(out);
}

static void kind_json(const struct catalog *catalog, const struct import_kind *kind,
                      struct json_out *out)
{
    struct str rest = str_of(kind->needs), need;
    json_open_object(out);
    json_member_z(out, "kind", kind->name);
    json_key(out, "needs");
    json_open_array(out);
    while (str_next(&rest, ',', &need))
        json_out_str(out, need);
    json_close_array(out);
    json_member_str(out, "final", str_of(kind->final));
    json_member_bool(out, "custom", kind->resource->flags & RESOURCE_CUSTOM);
    fields_json(catalog_entity(catalog, kind->resource), out);
    json_close_object(out);
}

static struct reply import_kinds_list(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    json_key(out, "rows");
    json_open_array(out);
    for (size_t i = 0; i < import_kinds_count; i++)
        kind_json(c->model.catalog, &import_kinds[i], out);
    json_close_array(out);
    json_member_int(out, "max_bytes", c->server->max_import);
    json_close_object(out);
    return reply_json(c, 200);
}

static struct reply import_template(struct call *c)
{
    const struct import_kind *kind = import_kind_of(c->path_values[0]);
    struct buf text = BUF_INIT(TEMPLATE_MAX);
    if (!kind)
        return reply_error_code(c, ERROR_NOT_FOUND);
    const struct entity *e = catalog_entity(c->model.catalog, kind->resource);
    for (size_t i = 0; i < e->count; i++) {
        if (!import_takes(e->fields[i]))
            continue;
        if (text.n)
            buf_addc(&text, ',');
        buf_addz(&text, e->fields[i]->key);
    }
    buf_addz(&text, "\r\n");
    buf_clear(&c->http->reply->body);
    buf_adds(&c->http->reply->body, buf_str(&text));
    buf_free(&text);
    c->http->reply->content_type = STR("text/csv; charset=utf-8");
    http_set_header(c->http, "Content-Disposition",
                    str_fmt(c->model.arena, "attachment; filename=\"%s.csv\"", kind->name));
    return reply_as_is(c);
}

/* ---- the rows ---- */

#define KINDS \
    "choice:accounts|users|subscriptions|invoices|tickets|issues|touchpoints|nps|consumption|" \
    "usage"

static const struct shape_field upload_fields[] = {
    {"kind", KINDS, true, 0, "What the file holds"},
    {"file_name", "text", false, 200, "Name of the file, for the list"},
};
static const struct shape upload = SHAPE("ImportUpload", upload_fields);
static const struct shape_field patch_fields[] = {
    {"fields", "text", true, 100000,
     "A key of a field for each column, in their order, separated by commas; nothing: left out"},
};
static const struct shape patch = SHAPE("ImportPatch", patch_fields);

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/imports", PERM_IMPORT, ROUTE_READ, imports_list, "Uploaded files", NULL,
     NULL, &shape_import_rows, NULL, "Imports"},
    {HTTP_POST, "/api/v2/imports", PERM_IMPORT, ROUTE_FILE | ROUTE_CREATED, import_post,
     "Upload a CSV file (the body is the file); says what its columns mean", &upload, NULL,
     &shape_import, NULL, "Imports"},
    {HTTP_GET, "/api/v2/imports/{id}", PERM_IMPORT, ROUTE_READ, import_get, "One uploaded file",
     NULL, NULL, &shape_import, NULL, "Imports"},
    {HTTP_PATCH, "/api/v2/imports/{id}", PERM_IMPORT, ROUTE_WRITE | ROUTE_BODY, import_patch,
     "Say which field each column means", NULL, &patch, &shape_import, NULL, "Imports"},
    {HTTP_DELETE, "/api/v2/imports/{id}", PERM_IMPORT, ROUTE_WRITE, import_delete,
     "Forget the file; of one that was imported, what came of it stays listed", NULL, NULL,
     &shape_nothing, NULL, "Imports"},
    {HTTP_GET, "/api/v2/import-kinds", PERM_IMPORT, ROUTE_READ, import_kinds_list,
     "What can be imported: the fields of each kind, and those that a file must have", NULL, NULL,
     &shape_import_kinds, NULL, "Imports"},
    {HTTP_POST, "/api/v2/imports/{id}/check", PERM_IMPORT, ROUTE_WRITE, import_check,
     "Check every row without storing any, as a job", NULL, NULL, &shape_import, NULL, "Imports"},
    {HTTP_POST, "/api/v2/imports/{id}/start", PERM_IMPORT, ROUTE_WRITE, import_start,
     "Import the file, as a job; undone as one change", NULL, NULL, &shape_import, NULL, "Imports"},
    {HTTP_GET, "/api/v2/imports/templates/{kind}", PERM_IMPORT, ROUTE_READ, import_template,
     "An empty file of a kind, with all columns", NULL, NULL, NULL, NULL, "Imports"},
};
ROUTE_TABLE(import_routes, rows);
