/*
 * report_usage: use of products, modules and features over many accounts (see report.h).
 *
 * Uses and accounts come from account_feature_day, which the refresher keeps; distinct users do not
 * add up from days or accounts and are counted in usage_daily.
 */
#include <stdlib.h>

#include "engine/report.h"
#include "engine/report_scope.h"

enum { FIRST_SPACE = 256 };

/* What rows stand for: their catalog, and how a row of use (feature f, module o, product p) is told
 * to be theirs. */
struct grouping {
    const char *catalog, *totals, *users, *series;
};

#define USED_BY(source) \
    " FROM " source \
    " d JOIN feature f ON f.id = d.feature_id AND f.hidden = 0 AND f.deleted_at IS" \
    " NULL JOIN module o ON o.id = f.module_id AND o.hidden = 0 JOIN product p ON p.id =" \
    " o.product_id AND p.hidden = 0 WHERE d.day BETWEEN ? AND ? AND d.account_id IN (SELECT id" \
    " FROM seen)"
#define TOTALS(id) \
    "SELECT " id ", {sum_int(CASE WHEN d.day >= ? THEN d.uses ELSE 0 END)}," \
    " {sum_int(CASE WHEN d.day < ? THEN d.uses ELSE 0 END)}," \
    " count(DISTINCT CASE WHEN d.day >= ? THEN d.account_id END)" USED_BY( \
        "account_feature_day") " GROUP BY 1"
#define USERS(id) \
    "SELECT " id \
    ", count(DISTINCT d.user_id)" USED_BY("usage_daily") " AND d.user_id > 0 GROUP BY 1"
#define SERIES(id) \
    "SELECT " id \
    ", d.day, {sum_int(d.uses)}" USED_BY("account_feature_day") " AND " id \
                                                                " {in_ints} GROUP BY 1, 2"
#define GROUPING(id, catalog) \
    { \
        catalog, TOTALS(id), USERS(id), SERIES(id) \
    }
#define SHOWN(table) table ".hidden = 0 AND " table ".deleted_at IS NULL"

static const struct grouping groupings[] = {
    [REPORT_PRODUCTS] = GROUPING(
        "p.id",
        "SELECT p.id, p.label, NULL, NULL FROM product p WHERE " SHOWN("p") " ORDER BY p.id"),
    [REPORT_MODULES] = GROUPING(
        "o.id", "SELECT o.id, o.label, NULL, p.label FROM module o JOIN product p ON p.id ="
                " o.product_id WHERE " SHOWN("o") " AND " SHOWN("p") " ORDER BY o.id"),
    [REPORT_FEATURES] =
        GROUPING("f.id", "SELECT f.id, f.label, o.label, p.label FROM feature f JOIN module o ON"
                         " o.id = f.module_id JOIN product p ON p.id = o.product_id WHERE " SHOWN(
                             "f") " AND " SHOWN("o") " AND " SHOWN("p") " ORDER BY f.id"),
};

struct report {
    struct model *m;
    const struct list_query *accounts;
    const struct report_period *period;
    const struct grouping *grouping;
    struct report_use *rows;
    int count;
};

int report_points(const struct report_period *p)
{
    return (p->to - p->from + p->step) / p->step;
}

static void add_row(struct report *r, int *space, struct report_use row)
{
    if (r->count == *space) {
        struct report_use *more = arena_array(r->m->arena, (size_t)*space * 4, sizeof(*more));
        for (int i = 0; i < r->count; i++)
            more[i] = r->rows[i];
        r->rows = more;
        *space *= 4;
    }
    r->rows[r->count++] = row;
}

static void read_catalog(struct report *r)
{
    struct arena *arena = r->m->arena;
    struct db_stmt *st = db_query(r->m->conn, r->grouping->catalog, "");
    int space = FIRST_SPACE;
    r->rows = arena_array(arena, FIRST_SPACE, sizeof(*r->rows));
    while (r->count < REPORT_ROWS && db_next(st))
        add_row(r, &space,
                (struct report_use){.id = db_col_int(st, 0),
                                    .label = str_dup(arena, db_col_text(st, 1)),
                                    .module = str_dup(arena, db_col_text(st, 2)),
                                    .product = str_dup(arena, db_col_text(st, 3))});
    db_done(st);
}

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const struct report_use *)a)->id, y = ((const struct report_use *)b)->id;
    return (x > y) - (x < y);
}

/* Most used first, by name among equals. */
static int by_uses(const void *a, const void *b)
{
    const struct report_use *x = a, *y = b;
    if (x->uses != y->uses)
        return x->uses < y->uses ? 1 : -1;
    int order = str_cmp(x->label, y->label);
    return order ? order : by_id(a, b);
}

/* The row of an id while rows are in the catalog's order, by id; NULL: hidden since the catalog was
 * read. */
static struct report_use *find(struct report *r, int64_t id)
{
    struct report_use key = {.id = id};
    return bsearch(&key, r->rows, (size_t)r->count, sizeof(key), by_id);
}

static void read_totals(struct report *r)
{
    const struct report_period *p = r->period;
    struct db_stmt *st = report_prepare(r->m, r->accounts, r->grouping->totals);
    if (!st)
        return;
    for (int i = 0; i < 3; i++)
        db_bind_int(st, p->from);
    db_bind_int(st, p->from - (p->to - p->from + 1));
    db_bind_int(st, p->to);
    while (db_next(st)) {
        struct report_use *row = find(r, db_col_int(st, 0));
        if (!row)
            continue;
        row->uses = db_col_int(st, 1);
        row->uses_before = db_col_int(st, 2);
        row->accounts = db_col_int(st, 3);
    }
    db_done(st);
}

static void read_users(struct report *r)
{
    struct db_stmt *st = report_prepare(r->m, r->accounts, r->grouping->users);
    if (!st)
        return;
    db_bind_int(st, r->period->from);
    db_bind_int(st, r->period->to);
    while (db_next(st)) {
        struct report_use *row = find(r, db_col_int(st, 0));
        if (row)
            row->users = db_col_int(st, 1);
    }
    db_done(st);
}

/* Series of the first rows, which are sorted by use now. */
static void read_series(struct report *r)
{
    const struct report_period *p = r->period;
    int lines = r->count < REPORT_LINES ? r->count : REPORT_LINES;
    int64_t ids[REPORT_LINES], *points[REPORT_LINES];
    struct db_stmt *st = lines ? report_prepare(r->m, r->accounts, r->grouping->series) : NULL;
    if (!st)
        return;
    for (int i = 0; i < lines; i++) {
        ids[i] = r->rows[i].id;
        points[i] = arena_array(r->m->arena, (size_t)report_points(p), sizeof(int64_t));
        r->rows[i].series = points[i];
    }
    db_bind_int(st, p->from);
    db_bind_int(st, p->to);
    db_bind_ints(st, ids, (size_t)lines);
    while (db_next(st))
        for (int i = 0; i < lines; i++)
            if (ids[i] == db_col_int(st, 0))
                points[i][(db_col_int(st, 1) - p->from) / p->step] += db_col_int(st, 2);
    db_done(st);
}

int report_usage(struct model *m, const struct list_query *accounts, enum report_by by,
                 const struct report_period *period, struct report_use **rows)
{
    struct report r = {.m = m, .accounts = accounts, .period = period, .grouping = &groupings[by]};
    read_catalog(&r);
    read_totals(&r);
    read_users(&r);
    qsort(r.rows, (size_t)r.count, sizeof(*r.rows), by_uses);
    read_series(&r);
    *rows = r.rows;
    return db_error(m->conn) == DB_OK && !error_is_set(m->error) ? r.count : -1;
}
