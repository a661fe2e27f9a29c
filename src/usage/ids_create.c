/*
 * ids_create: writes the accounts and users that events named for the first time, a group's at
 * once: ids are taken from the table's own counter first, then rows and keys are written in bulk.
 *
 * They get what record_save gives to a record that has an external id only: that as its name, the
 * shadow columns, one audit line under the change set of the write.
 */
#include "usage/ids.h"

#include <stdlib.h>

#include "base/utf8.h"

/* Takes `count` ids that nobody else gets. */
static int reserve(struct db_conn *conn, const char *table, struct fresh *list, size_t count)
{
    static const char sqlite[] = "SELECT seq FROM sqlite_sequence WHERE name = ?";
    static const char postgres[] = "SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM "
                                   "generate_series(1, CAST(? AS BIGINT))";
    size_t n = 0;

    if (db_engine(db_of(conn)) == DB_SQLITE) {
        /* The transaction is the only writer, and rows with given ids move the counter on. */
        const char *bare = table[0] == '"' ? "user" : table;
        int64_t last = db_int(conn, 0, sqlite, "z", bare);
        for (; n < count; n++)
            list[n].id = last + 1 + (int64_t)n;
        return db_error(conn) == DB_OK ? 0 : -1;
    }
    struct db_stmt *s = db_query(conn, postgres, "zi", table, (int64_t)count);
    while (n < count && db_next(s))
        list[n++].id = db_col_int(s, 0);
    db_done(s);
    return db_error(conn) == DB_OK && n == count ? 0 : -1;
}

/* The columns that accounts and users share. */
struct rows {
    int64_t *id, *account, *created_on, *now, *set, *version;
    struct str *external_id, *folded, *search, *entity, *field, *after;
};

static struct rows rows_of(struct model *m, const char *entity, const struct fresh *list,
                           size_t count)
{
    int64_t *numbers = arena_array(m->arena, count * 6, sizeof(*numbers));
    struct str *texts = arena_array(m->arena, count * 6, sizeof(*texts));
    struct rows r = {numbers,
                     numbers + count,
                     numbers + 2 * count,
                     numbers + 3 * count,
                     numbers + 4 * count,
                     numbers + 5 * count,
                     texts,
                     texts + count,
                     texts + 2 * count,
                     texts + 3 * count,
                     texts + 4 * count,
                     texts + 5 * count};
    int64_t set = change_set_id(m);

    for (size_t i = 0; i < count; i++) {
        struct str name = list[i].external_id;
        r.id[i] = list[i].id;
        r.account[i] = list[i].account;
        r.created_on[i] = list[i].at < m->now ? list[i].at : m->now;
        r.now[i] = m->now;
        r.set[i] = set;
        r.version[i] = 1;
        r.external_id[i] = name;
        r.folded[i] = utf8_fold(m->arena, name);
        r.search[i] = utf8_fold(
            m->arena, str_fmt(m->arena, "%.*s %.*s ", (int)name.n, name.p, (int)name.n, name.p));
        r.entity[i] = str_of(entity);
        r.field[i] = STR("");
        r.after[i] = STR("true");
    }
    return r;
}

static void write_audit(struct model *m, const struct rows *r, size_t count)
{
    const struct db_column columns[] = {{'i', r->set, NULL},   {'s', r->entity, NULL},
                                        {'i', r->id, NULL},    {'s', r->field, NULL},
                                        {'s', r->after, NULL}, {'i', r->version, NULL}};

    db_bulk(m->conn, "audit(change_set_id, entity, entity_id, field, after, version)", columns, 6,
            count, "");
}

int ids_create_accounts(struct model *m, struct fresh *list, size_t count)
{
    struct rows r;

    if (reserve(m->conn, "account", list, count) != 0)
        return -1;
    r = rows_of(m, "account", list, count);
    const struct db_column columns[] = {
        {'i', r.id, NULL},         {'s', r.external_id, NULL}, {'s', r.external_id, NULL},
        {'s', r.folded, NULL},     {'s', r.folded, NULL},      {'s', r.search, NULL},
        {'i', r.created_on, NULL}, {'i', r.now, NULL},         {'i', r.now, NULL}};
    const struct db_column keys[] = {{'s', r.external_id, NULL}, {'i', r.id, NULL}};
    db_bulk(m->conn, "account_key(external_id, account_id)", keys, 2, count, "");
    db_bulk(m->conn,
            "account(id, external_id, name, external_id_folded, name_folded, search, created_on, "
            "created_at, updated_at)",
            columns, 9, count, "");
    write_audit(m, &r, count);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

int ids_create_users(struct model *m, struct fresh *list, size_t count)
{
    struct rows r;

    if (reserve(m->conn, "\"user\"", list, count) != 0)
        return -1;
    r = rows_of(m, "user", list, count);
    const struct db_column columns[] = {{'i', r.id, NULL},          {'i', r.account, NULL},
                                        {'s', r.external_id, NULL}, {'s', r.external_id, NULL},
                                        {'s', r.folded, NULL},      {'s', r.folded, NULL},
                                        {'s', r.search, NULL},      {'i', r.created_on, NULL},
                                        {'i', r.now, NULL},         {'i', r.now, NULL}};
    const struct db_column keys[] = {
        {'i', r.account, NULL}, {'s', r.external_id, NULL}, {'i', r.id, NULL}};
    db_bulk(m->conn, "user_key(account_id, external_id, user_id)", keys, 3, count, "");
    db_bulk(m->conn,
            "\"user\"(id, account_id, external_id, name, external_id_folded, name_folded, search,"
            " created_on, created_at, updated_at)",
            columns, 10, count, "");
    write_audit(m, &r, count);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
