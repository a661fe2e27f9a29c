/* debug: see debug.h. */
#include "usage/debug.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/record_audit.h"

enum {
    OTHERS_PER_SECOND = 1000,
    SAMPLES_PER_SECOND = 20,
    RAW_MAX = 32 * 1024, /* bytes of raw JSON stored */
    JSON_MAX = 64 << 20, /* bytes of one JSON text before the cut */
    TRIM_EVERY = 500     /* items written between two trims */
};

/* What was taken in the second that began at `since`. */
struct window {
    int64_t since; /* ms */
    int others, samples;
    int64_t
        left_out; /* refused and repaired ones that were not kept, to be told in the next second */
};

struct chosen {
    const struct event *event;
    const struct ingest_request *request;
};

struct debug {
    struct window now, before; /* before: as the group found it */
    struct chosen *list;       /* owned, OTHERS_PER_SECOND + SAMPLES_PER_SECOND places */
    size_t count;
    int64_t tell;   /* left out in the second that has ended; 0 = nothing to tell */
    int since_trim; /* items written since the table was trimmed */
    int written;    /* in this transaction */
    struct buf json;
};

struct debug *debug_new(void)
{
    struct debug *d = mem_alloc(sizeof(*d));

    d->list = mem_alloc((OTHERS_PER_SECOND + SAMPLES_PER_SECOND) * sizeof(*d->list));
    d->json = BUF_INIT(JSON_MAX);
    d->since_trim = TRIM_EVERY;
    return d;
}

void debug_free(struct debug **handle)
{
    struct debug *d = *handle;

    *handle = NULL;
    if (d == NULL)
        return;
    buf_free(&d->json);
    free(d->list);
    free(d);
}

void debug_begin(struct debug *d, int64_t now)
{
    d->before = d->now;
    d->count = 0;
    d->tell = 0;
    d->written = 0;
    if (now >= d->now.since && now - d->now.since < 1000)
        return;
    d->tell = d->now.left_out;
    d->now = (struct window){.since = now};
}

void debug_take(struct debug *d, const struct event *e, const struct ingest_request *r)
{
    bool sample = e->verdict == EVENT_ACCEPTED;

    if (r->replay || (r->quiet && sample))
        return;
    if (sample ? d->now.samples == SAMPLES_PER_SECOND : d->now.others == OTHERS_PER_SECOND) {
        d->now.left_out += !sample;
        return;
    }
    d->now.samples += sample;
    d->now.others += !sample;
    d->list[d->count++] = (struct chosen){e, r};
}

/* --- texts --- */

static const char *const verdict_words[] = {
    [EVENT_ACCEPTED] = "accepted", [EVENT_REPAIRED] = "repaired", [EVENT_REFUSED] = "refused"};

static const char *kind_word(const struct event *e)
{
    switch (e->kind) {
    case EVENT_FEATURE:
        return "feature";
    case EVENT_LOGIN:
        return "login";
    case EVENT_LOGOUT:
        return "logout";
    case EVENT_PAGE:
        return "page";
    case EVENT_RECORD:
        return e->record ? e->record->resource->key : "record";
    case EVENT_ALIAS:
        return "alias";
    }
    return "";
}

/* A text that PostgreSQL takes. */
static struct str storable(struct str s)
{
    return s.n > 0 && memchr(s.p, 0, s.n) == NULL ? s : STR_NONE;
}

static struct str raw_text(struct debug *d, struct arena *arena, const struct json *raw)
{
    struct json_out out;
    size_t n = RAW_MAX;

    if (raw == NULL)
        return STR("");
    buf_clear(&d->json);
    json_out_init(&out, &d->json);
    json_out_tree(&out, raw);
    if (d->json.n <= RAW_MAX)
        return str_dup(arena, buf_str(&d->json));
    while ((d->json.p[n] & 0xC0) == 0x80)
        n--;
    return str_fmt(arena, "%.*s\xE2\x80\xA6", (int)n, d->json.p);
}

static void member_if(struct json_out *out, const char *key, struct str s)
{
    if (s.p)
        json_member_str(out, key, s);
}

static void record_values(struct model *m, const struct record *r, struct json_out *out)
{
    json_key(out, r->resource->key);
    json_open_object(out);
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct value *v = &r->values[i];
        if (v->kind == 0)
            continue;
        json_key(out, r->entity->fields[i]->key);
        if (v->kind == 't')
            json_out_str(out, v->s);
        else
            record_audit_value(m, r->entity->fields[i], v, out);
    }
    for (const struct json *j = r->pending ? r->pending->child : NULL; j; j = j->next) {
        json_key_str(out, j->key);
        json_out_tree(out, j);
    }
    json_close_object(out);
}

static struct str decoded_text(struct debug *d, struct model *m, const struct event *e)
{
    struct json_out out;

    buf_clear(&d->json);
    json_out_init(&out, &d->json);
    json_open_object(&out);
    json_member_z(&out, "kind", kind_word(e));
    member_if(&out, "account_id", e->account);
    member_if(&out, "user_id", e->user);
    member_if(&out, "product", e->product);
    member_if(&out, "module", e->module);
    member_if(&out, "feature", e->feature);
    member_if(&out, "page", e->page);
    member_if(&out, "previous_id", e->previous_id);
    member_if(&out, "message_id", e->message_id);
    if (e->kind == EVENT_FEATURE)
        json_member_int(&out, "total", e->total);
    json_member_instant(&out, "timestamp", e->at);
    if (e->record)
        record_values(m, e->record, &out);
    json_close_object(&out);
    return d->json.n > 4 * RAW_MAX ? STR_NONE : str_dup(m->arena, buf_str(&d->json));
}

static void repairs_of(const struct note *n, const struct note *but, struct json_out *out)
{
    for (; n && n != but; n = n->next)
        json_out_str(out, n->text);
}

static struct str repairs_text(struct debug *d, struct arena *arena, const struct event *e)
{
    const struct note *notes = e->record ? e->record->notes : NULL;
    struct json_out out;

    if (!e->repairs && !notes)
        return STR_NONE;
    buf_clear(&d->json);
    json_out_init(&out, &d->json);
    json_open_array(&out);
    repairs_of(e->repairs, NULL, &out);
    repairs_of(notes, e->repairs, &out); /* a door may have made them one list */
    json_close_array(&out);
    return str_dup(arena, buf_str(&d->json));
}

/* --- rows --- */

struct rows {
    int64_t *at, *key;
    bool *no_key;
    struct str *path, *kind, *verdict, *reason, *repairs, *account, *raw, *decoded;
};

static void fill(struct debug *d, struct model *m, struct rows *r, size_t i)
{
    const struct event *e = d->list[i].event;
    const struct ingest_request *request = d->list[i].request;

    r->at[i] = m->now;
    r->key[i] = request->actor.id;
    r->no_key[i] = request->actor.kind != ACTOR_KEY;
    r->path[i] = request->path.p ? request->path : STR("");
    r->kind[i] = str_of(kind_word(e));
    r->verdict[i] = str_of(verdict_words[e->verdict]);
    r->reason[i] = storable(e->reason);
    r->repairs[i] = repairs_text(d, m->arena, e);
    r->account[i] = storable(e->account);
    r->raw[i] = raw_text(d, m->arena, e->raw);
    r->decoded[i] = decoded_text(d, m, e);
}

/* As if it were an item: how many of the second before were left out. */
static void fill_left_out(struct debug *d, struct model *m, struct rows *r, size_t i)
{
    r->at[i] = m->now;
    r->key[i] = 0;
    r->no_key[i] = true;
    r->path[i] = STR("");
    r->kind[i] = STR("left_out");
    r->verdict[i] = STR("refused");
    r->reason[i] = str_fmt(
        m->arena, "%lld more refused or repaired items came within a second and are not shown",
        (long long)d->tell);
    r->repairs[i] = r->account[i] = r->decoded[i] = STR_NONE;
    r->raw[i] = STR("");
}

static void trim(struct debug *d, struct model *m)
{
    static const char all[] =
        "DELETE FROM debug_item WHERE id <= COALESCE((SELECT id FROM debug_item"
        " ORDER BY id DESC LIMIT 1 OFFSET ?), 0)";
    static const char samples[] =
        "DELETE FROM debug_item WHERE verdict = 'accepted' AND id <= COALESCE((SELECT id FROM "
        "debug_item"
        " WHERE verdict = 'accepted' ORDER BY id DESC LIMIT 1 OFFSET ?), 0)";
    int64_t keep = catalog_setting_int(m->catalog, "debugger_items");

    if (d->since_trim < TRIM_EVERY)
        return;
    db_run(m->conn, samples, "i", keep / 5);
    /* So that there are never more of them than the setting says. */
    db_run(m->conn, all, "i", keep > 2 * TRIM_EVERY ? keep - TRIM_EVERY : keep / 2);
    d->since_trim = 0;
}

int debug_store(struct debug *d, struct model *m)
{
    size_t n = d->count + (d->tell > 0);
    struct str *texts = arena_array(m->arena, 8 * (n + 1), sizeof(*texts));
    int64_t *numbers = arena_array(m->arena, 2 * (n + 1), sizeof(*numbers));
    bool *no_key = arena_array(m->arena, n + 1, sizeof(*no_key));
    struct rows r = {numbers,       numbers + n,   no_key,        texts,
                     texts + n,     texts + 2 * n, texts + 3 * n, texts + 4 * n,
                     texts + 5 * n, texts + 6 * n, texts + 7 * n};

    if (n == 0)
        return 0;
    for (size_t i = 0; i < d->count; i++)
        fill(d, m, &r, i);
    if (d->tell > 0)
        fill_left_out(d, m, &r, n - 1);
    const struct db_column columns[] = {{'i', r.at, NULL},      {'i', r.key, r.no_key},
                                        {'s', r.path, NULL},    {'s', r.kind, NULL},
                                        {'s', r.verdict, NULL}, {'s', r.reason, NULL},
                                        {'s', r.repairs, NULL}, {'s', r.account, NULL},
                                        {'s', r.raw, NULL},     {'s', r.decoded, NULL}};
    db_bulk(m->conn,
            "debug_item(at, key_id, path, kind, verdict, reason, repairs, external_account_id, raw,"
            " decoded)",
            columns, 10, n, "");
    d->since_trim += (int)n;
    trim(d, m);
    d->written = (int)n;
    return db_error(m->conn) == DB_OK ? (int)n : -1;
}

void debug_end(struct debug *d, bool committed)
{
    if (!committed) {
        d->now = d->before;
        d->since_trim = TRIM_EVERY;
    }
    d->count = 0;
}
