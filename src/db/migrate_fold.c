/* migrate_fold: see migrate_fold.h. The list is that of its day and never changes. */
#include "db/migrate_fold.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { SLICE = 1000 };

static const struct {
    const char *table, *columns;
} texts[] = {
    {"account", "external_id|email|phone|product_name|billing_street|billing_city|billing_state|"
                "billing_postal_code|billing_country"},
    {"\"user\"", "external_id|first_name|last_name|phone|mobile|title|time_zone"},
    {"subscription", "external_id|plan_name|plan_id|product|currency"},
    {"invoice", "external_id|currency"},
    {"ticket", "external_id|subject|status|priority"},
    {"issue", "external_id|subject|status|priority|url"},
    {"touchpoint", "external_id|subject"},
    {"nps_response", "external_id|email"},
};

/* Folds the next rows after `last`; the id of the last one, 0 at the end. */
static int64_t fold_slice(struct db_conn *conn, struct str read, struct str write, int64_t last)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    int64_t ids[SLICE];
    struct str folded[SLICE];
    size_t n = 0;
    struct db_stmt *s = db_prepare(conn, read);
    if (s)
        db_bind_int(s, last);
    for (; n < SLICE && db_next(s); n++) {
        ids[n] = db_col_int(s, 0);
        folded[n] = utf8_fold(arena, db_col_text(s, 1));
    }
    db_done(s);
    for (size_t i = 0; i < n && (s = db_prepare(conn, write)); i++) {
        db_bind_text(s, folded[i]);
        db_bind_int(s, ids[i]);
        db_exec(s);
    }
    arena_free(&arena);
    return n && db_error(conn) == DB_OK ? ids[n - 1] : 0;
}

static int add_column(struct db_conn *conn, const char *table, struct str column)
{
    struct arena *arena = arena_new(1 << 16);
    int c = (int)column.n;
    const char *p = column.p;
    struct str add = str_fmt(arena, "ALTER TABLE %s ADD COLUMN %.*s_folded {text};\n", table, c, p);
    struct str read = str_fmt(
        arena, "SELECT id, %.*s FROM %s WHERE %.*s IS NOT NULL AND id > ? ORDER BY id LIMIT 1000",
        c, p, table, c, p);
    struct str write = str_fmt(arena, "UPDATE %s SET %.*s_folded = ? WHERE id = ?", table, c, p);
    int64_t last = 0;
    if (db_script(conn, add.p) == 0)
        do
            last = fold_slice(conn, read, write, last);
        while (last);
    arena_free(&arena);
    return db_error(conn) == DB_OK ? 0 : -1;
}

static int add_custom(struct db_conn *conn)
{
    static const char find[] = "SELECT min(id) FROM custom_attribute WHERE confirmed = 1 AND id > ?"
                               " AND type IN ('text', 'one_of', 'many_of', 'link')";
    static const char is_user[] = "SELECT 1 FROM custom_attribute WHERE id = ? AND entity = 'user'";
    int64_t id = 0;
    while ((id = db_int(conn, 0, find, "i", id)) > 0) {
        char column[32];
        snprintf(column, sizeof(column), "x%lld", (long long)id);
        const char *table = db_int(conn, 0, is_user, "i", id) ? "\"user\"" : "account";
        if (add_column(conn, table, str_of(column)) < 0)
            return -1;
    }
    return db_error(conn) == DB_OK ? 0 : -1;
}

int migrate_fold(struct db_conn *conn)
{
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct str rest = str_of(texts[i].columns), column;
        while (str_next(&rest, '|', &column))
            if (add_column(conn, texts[i].table, column) < 0)
                return -1;
    }
    return add_custom(conn);
}
