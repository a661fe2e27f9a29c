/* catalog: building and sharing snapshots of the configuration (see catalog.h). */
#include "model/catalog.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/log.h"
#include "model/configuration.h"
#include "model/custom_attribute.h"
#include "model/field_owner.h"
#include "model/record_sql.h"
#include "model/setting.h"

enum { CONSUMPTION_METRICS_MAX = 100 }; /* in the catalog */

struct setting_values {
    struct str *texts; /* in the order of settings[] */
};

static int64_t read_epoch(struct db_conn *conn)
{
    return db_int(conn, -1, "SELECT value FROM epoch WHERE name = 'config'", "");
}

static int read_settings(struct catalog *c, struct db_conn *conn)
{
    c->settings = ARENA_NEW(c->arena, struct setting_values);
    c->settings->texts = arena_array(c->arena, settings_count, sizeof(struct str));
    for (size_t i = 0; i < settings_count; i++)
        c->settings->texts[i] = str_of(settings[i].standard);
    struct db_stmt *s = db_query(conn, "SELECT key, value FROM setting", "");
    while (db_next(s)) {
        const struct setting *row = setting_get(db_col_text(s, 0));
        if (row && !db_is_null(s, 1))
            c->settings->texts[row - settings] = str_dup(c->arena, db_col_text(s, 1));
    }
    db_done(s);
    return db_error(conn) == DB_OK ? 0 : -1;
}

/* Grows by one row; the array has room for all (counted before). */
static void add_field(struct entity *e, const struct field *f)
{
    e->fields[e->count++] = f;
}

static void add_roles(struct catalog *c, struct entity *e, struct db_conn *conn)
{
    static const char read[] = "SELECT id, key, name FROM team_role WHERE deleted_at IS NULL ORDER "
                               "BY position, id LIMIT 100";
    struct db_stmt *s = db_query(conn, read, "");
    while (db_next(s)) {
        struct field *f = ARENA_NEW(c->arena, struct field);
        *f = (struct field){.key = str_z(c->arena, db_col_text(s, 1)),
                            .label = str_z(c->arena, db_col_text(s, 2)),
                            .group = "Team",
                            .type = FIELD_REF,
                            .of = "member",
                            .flags = FIELD_ROLE | FIELD_HISTORY,
                            .help = "Who holds this role at the account",
                            .id = db_col_int(s, 0)};
        add_field(e, f);
    }
    db_done(s);
}

/* Options as "a|b" for pickers and checks. */
static const char *options_text(struct catalog *c, struct str json)
{
    struct json_result parsed = json.p ? json_parse(c->arena, json) : (struct json_result){0};
    struct buf b = BUF_INIT(100000);
    for (const struct json *j = parsed.root ? parsed.root->child : NULL; j; j = j->next) {
        if (b.n)
            buf_addc(&b, '|');
        buf_adds(&b, j->text);
    }
    const char *text = b.n ? str_z(c->arena, buf_str(&b)) : NULL;
    buf_free(&b);
    return text;
}

static void add_custom(struct catalog *c, struct entity *e, struct db_conn *conn)
{
    static const char read[] =
        "SELECT id, key, label, type, options, hidden FROM custom_attribute WHERE entity = ?"
        " AND confirmed = 1 AND deleted_at IS NULL ORDER BY position, id LIMIT 300";
    struct db_stmt *s = db_query(conn, read, "z", e->resource->key);
    while (db_next(s)) {
        struct field *f = ARENA_NEW(c->arena, struct field);
        struct str key = db_col_text(s, 1);
        *f = (struct field){
            .key = str_z(c->arena, str_fmt(c->arena, "custom_%.*s", (int)key.n, key.p)),
            .label = str_z(c->arena, db_col_text(s, 2)),
            .group = "Custom attributes",
            .type = custom_attribute_field_type(db_col_text(s, 3)),
            .flags = FIELD_CUSTOM | (db_col_int(s, 5) ? FIELD_HIDDEN : 0),
            .max = 10000,
            .of = options_text(c, db_col_text(s, 4)),
            .help = "Custom attribute",
            .id = db_col_int(s, 0)};
        if (f->type != FIELD_TEXT && f->type != FIELD_TEXTS)
            f->max = 0;
        if (custom_attribute_folded(f->type))
            f->flags |= FIELD_FOLDED;
        add_field(e, f);
    }
    db_done(s);
}

static bool has_key(const struct entity *e, const char *key)
{
    for (size_t i = 0; i < e->count; i++)
        if (str_is(str_of(key), e->fields[i]->key))
            return true;
    return false;
}

/* "consumption.<name>"; what lists and criteria could not take in a key becomes "_". */
static const char *consumption_key(struct catalog *c, const struct entity *e, struct str name,
                                   int64_t id)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    struct str text = str_fmt(c->arena, "consumption.%.*s", (int)name.n, name.p);
    char *key = (char *)str_z(c->arena, text);
    for (char *p = key; *p; p++)
        if (!strchr(plain, *p) && (unsigned char)*p < 0x80)
            *p = '_';
    if (!has_key(e, key))
        return key;
    return str_z(c->arena, str_fmt(c->arena, "%s_%lld", key, (long long)id));
}

static const char *aggregate_help(struct str aggregate)
{
    if (str_is(aggregate, "last"))
        return "Newest value";
    return str_is(aggregate, "max") ? "Largest value of the last 30 days"
                                    : "Sum of the last 30 days";
}

static void add_consumption(struct catalog *c, struct entity *e, struct db_conn *conn)
{
    static const char read[] = "SELECT id, name, label, unit, aggregate FROM consumption_metric"
                               " WHERE confirmed = 1 AND deleted_at IS NULL ORDER BY id LIMIT ?";
    struct db_stmt *s = db_query(conn, read, "i", (int64_t)CONSUMPTION_METRICS_MAX);
    while (db_next(s)) {
        struct field *f = ARENA_NEW(c->arena, struct field);
        long long id = db_col_int(s, 0);
        struct str value = str_fmt(c->arena,
                                   "coalesce((SELECT c.value FROM account_consumption c WHERE"
                                   " c.account_id = e.id AND c.metric_id = %lld), 0)",
                                   id);
        *f = (struct field){
            .key = consumption_key(c, e, db_col_text(s, 1), id),
            .label = str_z(c->arena, db_col_text(s, db_is_null(s, 2) ? 1 : 2)),
            .group = "Consumption",
            .type = FIELD_NUMBER,
            .flags = FIELD_READ_ONLY | FIELD_METRIC,
            .read = str_z(c->arena, value),
            .unit = db_is_null(s, 3) ? NULL : str_z(c->arena, db_col_text(s, 3)),
            .known = "consumption",
            .help = aggregate_help(db_col_text(s, 4)),
        };
        add_field(e, f);
    }
    db_done(s);
}

static void add_name(struct entity *e, struct str name, size_t place, enum entity_name kind)
{
    uint64_t known = map_get(&e->names, name, UINT64_MAX);
    if (known == UINT64_MAX || (known & 3) > kind)
        map_put(&e->names, name, (uint64_t)place << 2 | kind);
}

static void add_names(struct catalog *c, struct entity *e)
{
    for (size_t i = 0; i < e->count; i++) {
        const struct field *f = e->fields[i];
        struct str rest = str_of(f->aliases), alias;
        add_name(e, str_of(f->key), i, NAME_KEY);
        if (f->type == FIELD_REF)
            add_name(e, str_fmt(c->arena, "%s_id", f->key), i, NAME_ID);
        while (str_next(&rest, '|', &alias))
            add_name(e, alias, i, NAME_ALIAS);
    }
}

static void add_owners(struct catalog *c, struct entity *e, struct db_conn *conn)
{
    static const char read[] = "SELECT field, owner FROM field_owner WHERE entity = ? AND owner <>"
                               " 'last_writer' AND deleted_at IS NULL";
    unsigned char *owners = NULL;
    size_t i;
    struct db_stmt *s = db_query(conn, read, "z", e->resource->key);
    while (db_next(s)) {
        if (!entity_field(e, db_col_text(s, 0), &i))
            continue; /* an attribute that is gone */
        if (!owners)
            owners = arena_array(c->arena, e->count, sizeof(*owners));
        owners[i] = (unsigned char)field_owner_of(db_col_text(s, 1));
    }
    db_done(s);
    e->owners = owners;
}

/* Records first, in the order of resources[], then the forms of rows. */
static size_t entities_count(void)
{
    return resources_count + row_forms_count;
}

static const struct resource *nth_resource(size_t i)
{
    return i < resources_count ? resources[i] : row_forms[i - resources_count];
}

static void build_entity(struct catalog *c, struct entity *e, const struct resource *res,
                         struct db_conn *conn)
{
    e->resource = res;
    e->fields =
        arena_array(c->arena, res->count + 100 + CUSTOM_ATTRIBUTES_MAX + CONSUMPTION_METRICS_MAX,
                    sizeof(*e->fields));
    for (size_t i = 0; i < res->count; i++)
        add_field(e, &res->fields[i]);
    if (conn && res->sight == SIGHT_ACCOUNT)
        add_roles(c, e, conn);
    if (conn && res->flags & RESOURCE_CUSTOM)
        add_custom(c, e, conn);
    if (conn && res->sight == SIGHT_ACCOUNT)
        add_consumption(c, e, conn);
    add_names(c, e);
    if (conn && res->flags & RESOURCE_OWNED)
        add_owners(c, e, conn);
    if (res->table)
        record_sql_build(c->arena, e);
}

/* conn NULL: static rows and default settings only (documentation). */
static struct catalog *build(struct db_conn *conn)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct catalog *c = ARENA_NEW(arena, struct catalog);
    c->arena = arena;
    c->references = 1;
    c->epoch = conn ? read_epoch(conn) : 0;
    c->settings = ARENA_NEW(arena, struct setting_values);
    c->settings->texts = arena_array(arena, settings_count, sizeof(struct str));
    for (size_t i = 0; i < settings_count; i++)
        c->settings->texts[i] = str_of(settings[i].standard);
    if (conn)
        read_settings(c, conn);
    c->currency = catalog_setting(c, "currency");
    c->currency_digits = currency_digits(c->currency);
    c->calendar = calendar_get(catalog_setting(c, "time_zone"));
    c->entities = arena_array(arena, entities_count(), sizeof(struct entity));
    for (size_t i = 0; i < entities_count(); i++)
        build_entity(c, &c->entities[i], nth_resource(i), conn);
    return c;
}

struct catalog *catalog_build(struct db_conn *conn)
{
    struct catalog *c = build(conn);
    const struct catalog *drop = c;
    if (conn && db_error(conn) != DB_OK) {
        catalog_drop(&drop);
        return NULL;
    }
    return c;
}

const struct catalog *catalog_hold(const struct catalog *c)
{
    /* The count is the one part of a snapshot that changes. */
    __atomic_add_fetch(&((struct catalog *)c)->references, 1, __ATOMIC_RELAXED);
    return c;
}

void catalog_drop(const struct catalog **c)
{
    struct catalog *one = (struct catalog *)*c;
    *c = NULL;
    if (!one || __atomic_sub_fetch(&one->references, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    for (size_t i = 0; i < entities_count(); i++)
        map_free(&one->entities[i].names);
    struct arena *arena = one->arena;
    arena_free(&arena);
}

const struct entity *catalog_entity(const struct catalog *c, const struct resource *res)
{
    for (size_t i = 0; i < entities_count(); i++)
        if (nth_resource(i) == res)
            return &c->entities[i];
    assert(!"unknown resource");
    return NULL;
}

const struct field *entity_field(const struct entity *e, struct str key, size_t *index)
{
    uint64_t found = map_get(&e->names, key, UINT64_MAX);
    if (found == UINT64_MAX || (found & 3) != NAME_KEY)
        return NULL;
    if (index)
        *index = found >> 2;
    return e->fields[found >> 2];
}

struct str catalog_setting(const struct catalog *c, const char *key)
{
    const struct setting *s = setting_get(str_of(key));
    assert(s);
    return c->settings->texts[s - settings];
}

int64_t catalog_setting_int(const struct catalog *c, const char *key)
{
    int64_t number = 0;
    struct str text = catalog_setting(c, key);
    if (str_is(text, "true"))
        return 1;
    return str_to_int(text, &number) ? number : 0;
}

void config_changed(struct db_conn *conn)
{
    db_run(conn, "UPDATE epoch SET value = value + 1 WHERE name = 'config'", "");
}

struct catalog_holder {
    struct db *db;
    pthread_mutex_t lock;   /* guards current */
    pthread_mutex_t single; /* one builder at a time */
    const struct catalog *current;
};

struct catalog_holder *catalog_holder_new(struct db *db)
{
    struct catalog_holder *h = mem_alloc(sizeof(*h));
    h->db = db;
    pthread_mutex_init(&h->lock, NULL);
    pthread_mutex_init(&h->single, NULL);
    return h;
}

void catalog_holder_free(struct catalog_holder **holder)
{
    struct catalog_holder *h = *holder;
    *holder = NULL;
    if (!h)
        return;
    catalog_drop(&h->current);
    pthread_mutex_destroy(&h->lock);
    pthread_mutex_destroy(&h->single);
    free(h);
}

static void replace(struct catalog_holder *h, const struct catalog *fresh)
{
    pthread_mutex_lock(&h->lock);
    const struct catalog *old = h->current;
    h->current = fresh;
    pthread_mutex_unlock(&h->lock);
    catalog_drop(&old);
}

void catalog_holder_check(struct catalog_holder *h)
{
    pthread_mutex_lock(&h->single);
    struct db_conn *conn = db_acquire(h->db, DB_READ);
    int64_t epoch = conn ? read_epoch(conn) : -1;
    if (epoch >= 0 && (!h->current || h->current->epoch != epoch)) {
        struct catalog *fresh = catalog_build(conn);
        if (fresh)
            replace(h, fresh);
    }
    if (conn)
        db_release(&conn);
    pthread_mutex_unlock(&h->single);
}

static const struct catalog *hold_current(struct catalog_holder *h)
{
    pthread_mutex_lock(&h->lock);
    const struct catalog *c = h->current ? catalog_hold(h->current) : NULL;
    pthread_mutex_unlock(&h->lock);
    return c;
}

const struct catalog *catalog_current(struct catalog_holder *h)
{
    const struct catalog *c = hold_current(h);
    if (c)
        return c;
    catalog_holder_check(h);
    return hold_current(h);
}
