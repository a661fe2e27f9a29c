/* features: see features.h. */
#include "usage/features.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "model/audit.h"
#include "model/catalog.h"
#include "usage/ids.h"

/* More wants than this read all aliases at once. */
enum { POINT_LOOKUPS_MAX = 100 };

static const char refusal_unknown[] =
    "feature_id: unknown, and creating unknown features is switched off";
static const char refusal_limit[] =
    "feature_id: unknown, and the limit of 20,000 features is reached";

struct features {
    struct names aliases;  /* product, module, feature -> a: feature id */
    struct names products; /* name -> a: 1 when page views count */
    int64_t config_epoch;
    bool loaded;
    bool created; /* in this transaction */
};

struct features *features_new(void)
{
    return mem_alloc(sizeof(struct features));
}

void features_free(struct features **handle)
{
    struct features *f = *handle;

    *handle = NULL;
    if (f == NULL)
        return;
    names_clear(&f->aliases);
    names_clear(&f->products);
    free(f);
}

static int load(struct features *f, struct db_conn *conn)
{
    static const char aliases[] = "SELECT product, module, feature, feature_id FROM feature_alias";
    static const char products[] = "SELECT name, page_views FROM product";
    struct name_key key;
    struct db_stmt *s;

    names_clear(&f->aliases);
    names_clear(&f->products);
    s = db_query(conn, aliases, "");
    while (db_next(s)) {
        key = name_key(db_col_text(s, 0), db_col_text(s, 1), db_col_text(s, 2));
        names_add(&f->aliases, &key)->a = db_col_int(s, 3);
    }
    db_done(s);
    s = db_query(conn, products, "");
    while (db_next(s)) {
        key = name_key(db_col_text(s, 0), STR_NONE, STR_NONE);
        names_add(&f->products, &key)->a = db_col_int(s, 1);
    }
    db_done(s);
    f->loaded = db_error(conn) == DB_OK;
    return f->loaded ? 0 : -1;
}

int features_begin(struct features *f, struct db_conn *conn, bool ids_moved)
{
    int64_t epoch = db_int(conn, -1, "SELECT value FROM epoch WHERE name = 'config'", "");

    f->created = false;
    if (f->loaded && !ids_moved && epoch == f->config_epoch)
        return 0;
    f->config_epoch = epoch;
    return load(f, conn);
}

void features_end(struct features *f, bool committed)
{
    if (!committed && f->created)
        f->loaded = false;
    f->created = false;
}

int64_t features_get(const struct features *f, const struct name_key *key)
{
    const struct name_slot *s = names_find(&f->aliases, key);

    return s == NULL ? 0 : s->a;
}

bool features_pages_count(const struct features *f, struct str product)
{
    struct name_key key = name_key(product, STR_NONE, STR_NONE);
    const struct name_slot *s = names_find(&f->products, &key);

    return s != NULL && s->a != 0;
}

/* --- creating --- */

static int64_t make_product(struct model *m, struct str name)
{
    static const char find[] = "SELECT id FROM product WHERE name = ?";
    static const char insert[] =
        "INSERT INTO product (name, label, label_folded, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?)";
    int64_t id = db_int(m->conn, 0, find, "s", name);

    if (id != 0)
        return id;
    id = db_insert(m->conn, insert, "sssii", name, name, utf8_fold(m->arena, name), m->now, m->now);
    audit_write(m, "product", id, "", STR_NONE, STR("true"), 1);
    return id;
}

static int64_t make_module(struct model *m, int64_t product, struct str name)
{
    static const char find[] = "SELECT id FROM module WHERE product_id = ? AND name = ?"
                               " AND deleted_at IS NULL ORDER BY id LIMIT 1";
    static const char insert[] =
        "INSERT INTO module (product_id, name, label, label_folded, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?)";
    int64_t id = db_int(m->conn, 0, find, "is", product, name);

    if (id != 0)
        return id;
    id = db_insert(m->conn, insert, "isssii", product, name, name, utf8_fold(m->arena, name),
                   m->now, m->now);
    audit_write(m, "module", id, "", STR_NONE, STR("true"), 1);
    return id;
}

static int64_t make_feature(struct model *m, const struct name_key *key)
{
    static const char insert[] =
        "INSERT INTO feature (module_id, name, label, label_folded, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?)";
    static const char alias[] =
        "INSERT INTO feature_alias (product, module, feature, feature_id) VALUES (?, ?, ?, ?)";
    int64_t module = make_module(m, make_product(m, key->part[0]), key->part[1]);
    struct str name = key->part[2];
    int64_t id = db_insert(m->conn, insert, "isssii", module, name, name, utf8_fold(m->arena, name),
                           m->now, m->now);

    db_run(m->conn, alias, "sssi", key->part[0], key->part[1], name, id);
    audit_write(m, "feature", id, "", STR_NONE, STR("true"), 1);
    return id;
}

/* --- a group's unknown names --- */

/* Another node, or a command beside the server, may have made some of them. */
static int look_again(struct features *f, struct db_conn *conn, struct feature_want *wants,
                      size_t count)
{
    static const char find[] = "SELECT feature_id FROM feature_alias"
                               " WHERE product = ? AND module = ? AND feature = ?";

    if (count > POINT_LOOKUPS_MAX && load(f, conn) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        struct str *p = wants[i].key.part;
        wants[i].id = features_get(f, &wants[i].key);
        if (wants[i].id != 0 || !wants[i].needed || count > POINT_LOOKUPS_MAX)
            continue;
        wants[i].id = db_int(conn, 0, find, "sss", p[0], p[1], p[2]);
        if (wants[i].id != 0)
            names_add(&f->aliases, &wants[i].key)->a = wants[i].id;
    }
    return db_error(conn) == DB_OK ? 0 : -1;
}

static int create(struct features *f, struct model *m, struct feature_want *wants, size_t count)
{
    static const char stored[] = "SELECT count(*) FROM feature WHERE deleted_at IS NULL";
    int64_t known = db_int(m->conn, FEATURES_MAX, stored, "");

    for (size_t i = 0; i < count; i++) {
        struct name_key product = name_key(wants[i].key.part[0], STR_NONE, STR_NONE);
        if (wants[i].id != 0 || !wants[i].needed)
            continue;
        if (known >= FEATURES_MAX) {
            wants[i].refusal = refusal_limit;
            continue;
        }
        known++;
        f->created = true;
        wants[i].id = make_feature(m, &wants[i].key);
        if (wants[i].id <= 0)
            return -1;
        names_add(&f->aliases, &wants[i].key)->a = wants[i].id;
        names_add(&f->products, &product); /* a new one does not count page views */
    }
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

int features_resolve(struct features *f, struct model *m, struct feature_want *wants, size_t count)
{
    bool may_create = catalog_setting_int(m->catalog, "create_unknown") != 0;

    if (count == 0)
        return 0;
    if (may_create && db_engine(db_of(m->conn)) == DB_POSTGRES)
        ids_lock(m->conn);
    if (look_again(f, m->conn, wants, count) != 0)
        return -1;
    if (may_create)
        return create(f, m, wants, count);
    for (size_t i = 0; i < count; i++) {
        if (wants[i].id == 0)
            wants[i].refusal = refusal_unknown;
    }
    return 0;
}
