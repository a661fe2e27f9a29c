/* timeline_list: see timeline_list.h. */
#include "model/timeline_list.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/calendar.h"
#include "base/utf8.h"

enum { WORDS_MAX = 8, KINDS_MAX = 64, SQL_MAX = 8000 };

/* ---- what is asked ---- */

/* A place on the timeline. */
struct place {
    int64_t at, id;
    int source;
};

struct question {
    struct model *m;
    const struct timeline_query *q;
    struct place before;
    bool chosen[KINDS_MAX];      /* by tab and kinds */
    struct str words[WORDS_MAX]; /* folded */
    size_t nwords;
};

static int read_tab(struct question *x)
{
    struct str tab = x->q->tab;
    bool all = !tab.n || str_is(tab, "all"), known = all;
    for (int t = 0; t < TIMELINE_TABS; t++)
        known |= str_is(tab, timeline_tabs[t]);
    if (!known)
        return error_field(x->m->error, STR("tab"), "One of all, communication, events");
    for (size_t i = 0; i < timeline_kinds_count; i++)
        x->chosen[i] = all || str_is(tab, timeline_tabs[timeline_kinds[i].tab]);
    return 0;
}

static int read_kinds(struct question *x)
{
    struct str rest = x->q->kinds, word;
    bool named[KINDS_MAX] = {false};
    if (!rest.n)
        return 0;
    while (str_next(&rest, ',', &word)) {
        bool known = false;
        for (size_t i = 0; i < timeline_kinds_count; i++) {
            const struct timeline_kind *k = &timeline_kinds[i];
            bool meant = str_is(word, k->key) || str_is(word, k->group);
            named[i] |= meant;
            known |= meant;
        }
        if (!known)
            return error_field(x->m->error, STR("kind"), "\"%.*s\" is no kind of event",
                               (int)(word.n < 80 ? word.n : 80), word.p);
    }
    for (size_t i = 0; i < timeline_kinds_count; i++)
        x->chosen[i] &= named[i];
    return 0;
}

static int read_words(struct question *x)
{
    struct str rest = x->q->q.n ? utf8_fold(x->m->arena, x->q->q) : STR_NONE, word;
    if (utf8_length(x->q->q) > TIMELINE_QUERY_MAX)
        return error_field(x->m->error, STR("q"), "At most %d characters", TIMELINE_QUERY_MAX);
    while (rest.n && str_next(&rest, ' ', &word)) {
        if (!word.n)
            continue;
        if (x->nwords == WORDS_MAX)
            return error_field(x->m->error, STR("q"), "At most %d words", WORDS_MAX);
        x->words[x->nwords++] = word;
    }
    return 0;
}

static int read_cursor(struct question *x)
{
    struct str rest = x->q->before, at, source, id;
    int64_t number = 0;
    x->before = (struct place){INT64_MAX, INT64_MAX, TIMELINE_SOURCES};
    if (!rest.n)
        return 0;
    bool good = str_next(&rest, '.', &at) && str_next(&rest, '.', &source) &&
                str_next(&rest, '.', &id) && !rest.n && str_to_int(at, &x->before.at) &&
                str_to_int(source, &number) && str_to_int(id, &x->before.id) && number >= 0 &&
                number < TIMELINE_SOURCES && x->before.id > 0;
    x->before.source = (int)number;
    return good ? 0 : error_field(x->m->error, STR("before"), "Is not a cursor of a timeline");
}

/* ---- where things are read ---- */

/* Each gives id, at, kind, entity, entity_id, name, before, after, note, actor, corrected,
 * currency, direction, user id, user's name; `words` are texts in which a search finds. */
static const struct source {
    const char *at, *sql;
    const char *words[3];
} sources[TIMELINE_SOURCES] = {
    [SOURCE_EVENT] = {"e.at",
                      "SELECT e.id, e.at, e.kind, e.entity, e.entity_id, coalesce(t.subject,"
                      " t.external_id, s.plan_name, s.external_id, r.name), e.before, e.after,"
                      " e.note, b.name, e.corrected, s.currency, NULL, NULL, NULL FROM"
                      " timeline_event e LEFT JOIN ticket t ON e.entity = 'ticket' AND t.id ="
                      " e.entity_id LEFT JOIN subscription s ON e.entity = 'subscription' AND s.id"
                      " = e.entity_id LEFT JOIN team_role r ON e.entity = 'team_role' AND r.id ="
                      " e.entity_id LEFT JOIN member b ON b.id = e.member_id WHERE e.account_id ="
                      " ?",
                      {"e.words", "coalesce(t.subject_folded, s.plan_name_folded, r.name_folded)",
                       "b.name_folded"}},
    [SOURCE_TOUCHPOINT] =
        {"e.occurred_on",
         "SELECT e.id, e.occurred_on, e.channel, 'touchpoint', e.id, e.subject, NULL, NULL, e.body,"
         " b.name, 0, NULL, e.direction, u.id, u.name FROM touchpoint e LEFT JOIN \"user\" u ON"
         " u.id = e.user_id LEFT JOIN member b ON b.id = e.member_id WHERE e.deleted_at IS NULL AND"
         " e.account_id = ?",
         {"e.subject_folded", "u.name_folded", "b.name_folded"}},
    [SOURCE_NPS] = {"e.created_on",
                    "SELECT e.id, e.created_on, 'nps_response', 'nps_response', e.id, NULL, NULL,"
                    " {concat_int(e.score)}, e.comment, NULL, 0, NULL, NULL, u.id, u.name FROM"
                    " nps_response e LEFT JOIN \"user\" u ON u.id = e.user_id WHERE e.deleted_at IS"
                    " NULL AND e.account_id = ?",
                    {"lower(e.comment)", "u.name_folded", "{concat_int(e.score)}"}},
    [SOURCE_TICKET] = {"e.created_on",
                       "SELECT e.id, e.created_on, 'ticket_created', 'ticket', e.id,"
                       " coalesce(e.subject, e.external_id), NULL, NULL, NULL, NULL, 0, NULL,"
                       " NULL, u.id, u.name FROM ticket e LEFT JOIN \"user\" u ON u.id = e.user_id"
                       " WHERE e.deleted_at IS NULL AND e.account_id = ?",
                       {"e.subject_folded", "u.name_folded", "e.external_id_folded"}},
    [SOURCE_TICKET_RESOLVED] =
        {"e.closed_at",
         "SELECT e.id, e.closed_at, 'ticket_resolved', 'ticket', e.id, coalesce(e.subject,"
         " e.external_id), NULL, NULL, NULL, NULL, 0, NULL, NULL, u.id, u.name FROM ticket e LEFT"
         " JOIN \"user\" u ON u.id = e.user_id WHERE e.deleted_at IS NULL AND e.account_id = ?",
         {"e.subject_folded", "u.name_folded", "e.external_id_folded"}},
    [SOURCE_SUBSCRIPTION] =
        {"e.created_on",
         "SELECT e.id, e.created_on, 'subscription_created', 'subscription', e.id,"
         " coalesce(e.plan_name, e.external_id), NULL, NULL, NULL, NULL, 0, e.currency, NULL, NULL,"
         " NULL FROM subscription e WHERE e.deleted_at IS NULL AND e.account_id = ?",
         {"e.plan_name_folded", "e.external_id_folded", "lower(e.currency)"}},
};

/* Newest first, from a place on; kinds (where there are several) and words narrow it further. */
static void add_order(const struct source *s, struct buf *sql)
{
    buf_addf(sql, " ORDER BY %s DESC, e.id DESC LIMIT ?", s->at);
}

static void add_start(const struct source *s, struct buf *sql)
{
    buf_addz(sql, s->sql);
    buf_addf(sql, " AND %s <= ? AND (%s < ? OR e.id < ?)", s->at, s->at);
}

static const char *kind_column(enum timeline_source source)
{
    return source == SOURCE_EVENT ? "e.kind" : source == SOURCE_TOUCHPOINT ? "e.channel" : NULL;
}

static void add_word(const struct source *s, const char *kind, struct buf *sql)
{
    buf_addz(sql, " AND (CAST(? AS BIGINT) = 1");
    if (kind)
        buf_addf(sql, " OR %s {in_texts}", kind);
    for (size_t i = 0; i < 3; i++)
        buf_addf(sql, " OR {instr}(%s, ?) > 0", s->words[i]);
    buf_addz(sql, ")");
}

struct str timeline_source_sql(struct model *m, enum timeline_source source)
{
    struct buf sql = BUF_INIT(SQL_MAX);
    add_start(&sources[source], &sql);
    add_order(&sources[source], &sql);
    struct str out = str_dup(m->arena, buf_str(&sql));
    buf_free(&sql);
    return out;
}

/* ---- reading ---- */

struct item {
    struct place place;
    const struct timeline_kind *kind;
    struct str entity, name, before, after, note, actor, currency, direction, user_name;
    int64_t entity_id, user;
    bool corrected;
};

static bool found_in_label(struct model *m, const struct timeline_kind *k, struct str word)
{
    return str_find(utf8_fold(m->arena, str_of(k->label)), word) >= 0;
}

/* The chosen kinds of a source; of `word`, if it has any, those whose label holds it. */
static size_t kinds_of(const struct question *x, enum timeline_source source, struct str word,
                       struct str *out)
{
    size_t n = 0;
    for (size_t i = 0; i < timeline_kinds_count; i++) {
        const struct timeline_kind *k = &timeline_kinds[i];
        if (k->source == source && x->chosen[i] && (!word.n || found_in_label(x->m, k, word)))
            out[n++] = str_of(k->key);
    }
    return n;
}

static void bind_word(const struct question *x, enum timeline_source source, struct str word,
                      struct db_stmt *st)
{
    struct str kinds[KINDS_MAX];
    size_t n = kinds_of(x, source, word, kinds);
    bool column = kind_column(source) != NULL;
    db_bind_int(st, !column && n > 0);
    if (column)
        db_bind_texts(st, kinds, n);
    for (size_t i = 0; i < 3; i++)
        db_bind_text(st, word);
}

static struct db_stmt *ask(const struct question *x, enum timeline_source source)
{
    const struct source *s = &sources[source];
    const char *kind = kind_column(source);
    struct str kinds[KINDS_MAX];
    size_t nkinds = kinds_of(x, source, STR_NONE, kinds);
    struct buf sql = BUF_INIT(SQL_MAX);
    add_start(s, &sql);
    if (kind)
        buf_addf(&sql, " AND %s {in_texts}", kind);
    for (size_t i = 0; i < x->nwords; i++)
        add_word(s, kind, &sql);
    add_order(s, &sql);
    struct db_stmt *st = buf_failed(&sql) ? NULL : db_prepare(x->m->conn, buf_str(&sql));
    buf_free(&sql);
    if (!st)
        return NULL;
    int rank = x->before.source;
    db_bind_int(st, x->q->account);
    db_bind_int(st, x->before.at);
    db_bind_int(st, x->before.at);
    db_bind_int(st, (int)source < rank ? INT64_MAX : (int)source == rank ? x->before.id : 0);
    if (kind)
        db_bind_texts(st, kinds, nkinds);
    for (size_t i = 0; i < x->nwords; i++)
        bind_word(x, source, x->words[i], st);
    db_bind_int(st, (int64_t)x->q->limit + 1);
    return st;
}

static struct str text_of(struct model *m, struct db_stmt *st, int column)
{
    return db_is_null(st, column) ? STR_NONE : str_dup(m->arena, db_col_text(st, column));
}

static const struct timeline_kind *kind_named(struct str key)
{
    for (size_t i = 0; i < timeline_kinds_count; i++)
        if (str_is(key, timeline_kinds[i].key))
            return &timeline_kinds[i];
    return NULL;
}

static void read_item(struct model *m, struct db_stmt *st, enum timeline_source source,
                      struct item *out)
{
    *out = (struct item){
        .place = {db_col_int(st, 1), db_col_int(st, 0), (int)source},
        .kind = kind_named(db_col_text(st, 2)),
        .entity = text_of(m, st, 3),
        .entity_id = db_col_int(st, 4),
        .name = text_of(m, st, 5),
        .before = text_of(m, st, 6),
        .after = text_of(m, st, 7),
        .note = text_of(m, st, 8),
        .actor = text_of(m, st, 9),
        .corrected = db_col_int(st, 10) != 0,
        .currency = text_of(m, st, 11),
        .direction = text_of(m, st, 12),
        .user = db_col_int(st, 13),
        .user_name = text_of(m, st, 14),
    };
}

static size_t read_source(const struct question *x, enum timeline_source source, struct item *out)
{
    struct str kinds[KINDS_MAX];
    size_t n = 0;
    if (!kinds_of(x, source, STR_NONE, kinds))
        return 0;
    struct db_stmt *st = ask(x, source);
    while (db_next(st)) {
        read_item(x->m, st, source, &out[n]);
        n += out[n].kind != NULL;
    }
    db_done(st);
    return n;
}

static int newest_first(const void *a, const void *b)
{
    const struct place *x = &((const struct item *)a)->place, *y = &((const struct item *)b)->place;
    if (x->at != y->at)
        return x->at > y->at ? -1 : 1;
    if (x->source != y->source)
        return x->source > y->source ? -1 : 1;
    return x->id > y->id ? -1 : x->id < y->id;
}

/* ---- writing ---- */

static void raw_json(struct json_out *out, const char *key, struct str json)
{
    json_key(out, key);
    json.p ? json_out_raw(out, json) : json_out_null(out);
}

static void about_json(const struct item *i, struct json_out *out)
{
    json_key(out, "about");
    if (!i->entity.p) {
        json_out_null(out);
        return;
    }
    json_open_object(out);
    json_member_str(out, "type", i->entity);
    json_member_int(out, "id", i->entity_id);
    json_member_str(out, "name", i->name);
    json_close_object(out);
}

static void user_json(const struct item *i, struct json_out *out)
{
    json_key(out, "user");
    if (!i->user) {
        json_out_null(out);
        return;
    }
    json_open_object(out);
    json_member_int(out, "id", i->user);
    json_member_str(out, "name", i->user_name);
    json_close_object(out);
}

static void item_json(struct model *m, const struct item *i, struct json_out *out)
{
    static const char letters[TIMELINE_SOURCES] = {'e', 'c', 'n', 't', 'r', 's'};
    char id[32];
    snprintf(id, sizeof(id), "%c%lld", letters[i->place.source], (long long)i->place.id);
    json_open_object(out);
    json_member_z(out, "id", id);
    json_member_instant(out, "at", i->place.at);
    json_member_z(out, "kind", i->kind->key);
    json_member_z(out, "group", i->kind->group);
    json_member_z(out, "tab", timeline_tabs[i->kind->tab]);
    json_member_z(out, "label", i->kind->label);
    json_member_z(out, "type", i->kind->type);
    raw_json(out, "before", i->before);
    raw_json(out, "after", i->after);
    json_member_str(out, "currency", i->currency);
    about_json(i, out);
    json_member_str(out, "direction", i->direction);
    user_json(i, out);
    json_member_str(out, "actor", i->actor);
    json_member_str(out, "note", i->note);
    json_key(out, "day");
    if (str_is(str_of(i->kind->group), "health"))
        json_out_date(out, calendar_day(m->calendar, i->place.at));
    else
        json_out_null(out);
    json_member_bool(out, "corrected", i->corrected);
    json_close_object(out);
}

static void cursor_json(const struct place *last, struct json_out *out)
{
    char text[72];
    if (!last) {
        json_member_null(out, "next_cursor");
        return;
    }
    snprintf(text, sizeof(text), "%lld.%d.%lld", (long long)last->at, last->source,
             (long long)last->id);
    json_member_z(out, "next_cursor", text);
}

int timeline_list(struct model *m, const struct timeline_query *q, struct json_out *out)
{
    struct question x = {.m = m, .q = q};
    size_t n = 0, limit = (size_t)q->limit;
    struct item *items = arena_array(m->arena, TIMELINE_SOURCES * (limit + 1), sizeof(*items));
    if (read_tab(&x) < 0 || read_kinds(&x) < 0 || read_words(&x) < 0 || read_cursor(&x) < 0)
        return -1;
    for (int source = 0; source < TIMELINE_SOURCES; source++)
        n += read_source(&x, (enum timeline_source)source, &items[n]);
    if (db_error(m->conn) != DB_OK)
        return -1;
    qsort(items, n, sizeof(*items), newest_first);
    json_key(out, "rows");
    json_open_array(out);
    for (size_t i = 0; i < n && i < limit; i++)
        item_json(m, &items[i], out);
    json_close_array(out);
    cursor_json(n > limit ? &items[limit - 1].place : NULL, out);
    return 0;
}
