/*
 * list: the SQL of lists and single records (see list.h); what it selects is written by
 * list_json.c.
 *
 * The hits are the ids and sort keys of all that match, read from few columns (indexes that hold
 * them: db/migrations.c); only the rows of the page are then joined with what the columns need.
 * Without criteria or search the page comes from an index and the count is a statement of its own;
 * with them every row must be looked at, so the hits are collected once and give both. Names of
 * columns come from the catalog, values are bound.
 */
#include "model/list.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "db/trigram.h"
#include "model/group.h"
#include "model/list_cell.h"
#include "model/list_field.h"
#include "model/list_select.h"
#include "model/saved_list.h"
#include "model/selection.h"
#include "model/suggestion.h"

enum { SEARCH_WORDS_MAX = 6, COLUMNS_MAX = 650, SORTS_MAX = 4, SQL_MAX = 1100000 };

static void bind(struct select *s, struct criteria_bind v)
{
    if (s->nbinds == s->binds_space) {
        size_t space = s->binds_space * 2 + 32;
        struct criteria_bind *more = arena_array(s->m->arena, space, sizeof(*more));
        if (s->nbinds)
            memcpy(more, s->binds, s->nbinds * sizeof(*more));
        s->binds = more;
        s->binds_space = space;
    }
    s->binds[s->nbinds++] = v;
}

static void bind_int(struct select *s, int64_t i)
{
    bind(s, (struct criteria_bind){.kind = 'i', .i = i});
}

static void add_part(struct select *s, const struct criteria_part *part, struct buf *sql)
{
    buf_adds(sql, part->sql);
    for (size_t i = 0; i < part->nbinds; i++)
        bind(s, part->binds[i]);
}

/* SQL of the value of a field that is no reference, or of the id of one that is. */
static void value_sql(const struct field *f, size_t place, struct buf *sql)
{
    if (f->flags & FIELD_ROLE)
        buf_addf(sql, "q%zu.member_id", place);
    else
        field_sql(f, sql);
}

static void join_sql(const struct field *f, size_t place, struct buf *sql)
{
    if (f->flags & FIELD_ROLE)
        buf_addf(
            sql,
            " LEFT JOIN account_role q%zu ON q%zu.account_id = e.id AND q%zu.team_role_id = %lld",
            place, place, place, (long long)f->id);
    if (f->flags & FIELD_OF_ACCOUNT)
        buf_addf(sql, " LEFT JOIN account o%zu ON o%zu.id = e.account_id", place, place);
    if (!list_is_reference(f))
        return;
    buf_addf(sql, " LEFT JOIN %s n%zu ON n%zu.id = ", resource_get(f->of)->table, place, place);
    value_sql(f, place, sql);
}

static void select_column(struct select *s, struct column *c, struct buf *sql)
{
    const struct field *f = c->field;
    c->at = s->width;
    buf_addz(sql, ", ");
    if (!list_is_reference(f)) {
        value_sql(f, c->place, sql);
        s->width++;
        return;
    }
    const struct resource *res = resource_get(f->of);
    const char *extra = list_reference_extra(res);
    buf_addf(sql, "n%zu.id, n%zu.%s", c->place, c->place, res->name_column);
    s->width += 2;
    if (extra && f->type == FIELD_REF) {
        buf_addf(sql, ", n%zu.%s", c->place, extra);
        s->width++;
    }
}

/* Expression that sorts by what a person reads. */
static void sort_sql(const struct field *f, size_t place, struct buf *sql)
{
    char name[64];
    if (list_is_reference(f)) {
        const struct resource *res = resource_get(f->of);
        bool folded = !str_is(str_of(res->name_column), "external_id") &&
                      !str_is(str_of(res->name_column), "id");
        buf_addf(sql, "n%zu.%s%s", place, res->name_column, folded ? "_folded" : "");
    } else if (f->flags & FIELD_FOLDED) {
        buf_addf(sql, "e.%s_folded", field_column(f, name));
    } else {
        value_sql(f, place, sql);
    }
}

/* Whether amounts stand in a currency of the record's own. */
static bool has_currency(const struct entity *e)
{
    return e->resource->flags & RESOURCE_EXTERNAL && entity_field(e, STR("currency"), NULL);
}

/* Amounts of several currencies are in the order of what they are worth today, those without a
 * rate last. */
static void worth_sql(struct select *s, const struct field *f, struct buf *sql)
{
    const struct resource *res = s->entity->resource;
    struct criteria_sql worth;
    struct criteria_operand amount = {.of = {.field = f, .currency = true},
                                      .key = str_of(f->key),
                                      .type = f->type,
                                      .place = {.level = -1},
                                      .channel = -1};
    criteria_sql_figure(s->m->arena, selection_schema(s->m, res), NULL, &amount, &worth);
    add_part(s, &worth.where, sql);
}

struct sorting {
    const struct field *field;
    size_t place;
    bool descending;
};

static int parse_sort(struct model *m, const struct entity *e, struct str text, struct sorting *out)
{
    struct str word;
    int n = 0;
    while (str_next(&text, ',', &word)) {
        bool descending = word.n && word.p[0] == '-';
        struct str key = descending ? (struct str){word.p + 1, word.n - 1} : word;
        size_t place;
        const struct field *f = list_field(m, e->resource, key, true, &place);
        if (!f || f->flags & (FIELD_NO_SORT | FIELD_HIDDEN) || n == SORTS_MAX)
            return error_field(m->error, STR("sort"), "Cannot sort by \"%.*s\"",
                               (int)(key.n < 80 ? key.n : 80), key.p);
        out[n++] = (struct sorting){f, place, descending};
    }
    return n;
}

/* By the sort keys of hits_sql. */
static void order_sql(const struct sorting *sorts, int n, struct buf *sql)
{
    buf_addz(sql, " ORDER BY ");
    for (int i = 0; i < n; i++)
        buf_addf(sql, "sort%d %s NULLS LAST, ", i, sorts[i].descending ? "DESC" : "ASC");
    buf_addz(sql, "hit_id");
}

static int parse_columns(struct select *s, const struct list_query *q, struct str text)
{
    bool all = q->id || str_is(text, "*");
    const struct entity *e = s->entity;
    struct str word;
    s->columns = arena_array(s->m->arena, COLUMNS_MAX, sizeof(*s->columns));
    if (all || !text.n) {
        for (size_t i = 0; i < e->count && s->ncolumns < COLUMNS_MAX; i++)
            if (!(e->fields[i]->flags & FIELD_HIDDEN) &&
                (all || !field_only_when_asked(e->fields[i])))
                s->columns[s->ncolumns++] = (struct column){e->fields[i], i, 0};
        return 0;
    }
    while (str_next(&text, ',', &word)) {
        size_t place;
        const struct field *f = list_field(s->m, e->resource, word, false, &place);
        if (!f || f->flags & FIELD_HIDDEN || s->ncolumns == 60)
            return error_field(s->m->error, STR("columns"), "There is no column \"%.*s\"",
                               (int)(word.n < 80 ? word.n : 80), word.p);
        s->columns[s->ncolumns++] = (struct column){f, place, 0};
    }
    return 0;
}

/* Where few rows can hold the words, those are looked up. */
static void narrow_sql(struct select *s, const char *table, const struct trigram_part *parts,
                       size_t n, struct buf *sql)
{
    struct str texts[TRIGRAM_BINDS_MAX];
    size_t ntexts = 0;
    if (!trigram_narrows(s->m->conn, s->m->arena, table, parts, n))
        return;
    buf_addz(sql, " AND ");
    trigram_sql(db_of(s->m->conn), s->m->arena, table, parts, n, sql, texts, &ntexts);
    for (size_t i = 0; i < ntexts; i++)
        bind(s, (struct criteria_bind){.kind = 's', .s = texts[i]});
}

static void word_sql(struct select *s, const struct resource *res, struct str like, struct buf *sql)
{
    bool or_account = res->flags & RESOURCE_BY_ACCOUNT;
    buf_addf(sql, " AND (%s LIKE ? ESCAPE '\\'", res->search);
    bind(s, (struct criteria_bind){.kind = 's', .s = like});
    if (or_account) {
        buf_addz(sql, " OR e.account_id IN (SELECT a.id FROM account a WHERE a.name_folded LIKE ?"
                      " ESCAPE '\\')");
        bind(s, (struct criteria_bind){.kind = 's', .s = like});
    }
    buf_addc(sql, ')');
}

/* Each word of the search text must be found. */
static void search_sql(struct select *s, const struct list_query *q, struct buf *sql)
{
    struct trigram_part parts[SEARCH_WORDS_MAX];
    struct str rest = utf8_fold(s->m->arena, q->q), word;
    size_t nparts = 0;
    for (int n = 0; n < SEARCH_WORDS_MAX && str_next(&rest, ' ', &word); n++) {
        if (!word.n || word.n > 200)
            continue;
        if (utf8_length(word) >= TRIGRAM_LETTERS)
            parts[nparts++] = (struct trigram_part){{word}, 1};
        word_sql(s, q->resource, trigram_like(s->m->arena, word), sql);
    }
    if (q->resource->metric)
        narrow_sql(s, q->resource->key, parts, nparts, sql);
}

/* Who may see the row: the condition that every list carries. */
static void sight_sql(struct select *s, struct buf *sql)
{
    const struct resource *res = s->entity->resource;
    bool needs_member;
    const char *condition =
        sight_condition(s->m, res->sight == SIGHT_CHILD ? "a" : "e", &needs_member);
    if (res->sight == SIGHT_ALL)
        return;
    if (res->sight == SIGHT_OWN) {
        buf_addz(sql, " AND (e.shared = 1 OR e.owner_id = ?)");
        bind_int(s, sight_owner(s->m));
        return;
    }
    if (res->sight == SIGHT_ACCOUNT)
        buf_addf(sql, " AND %s", condition);
    else if (needs_member)
        buf_addf(sql,
                 " AND EXISTS (SELECT 1 FROM account a WHERE a.id = e.account_id AND "
                 "a.deleted_at IS NULL AND %s)",
                 condition);
    else /* the few deleted accounts are one short list; no record outlives a purged one */
        buf_addz(sql, " AND (e.account_id IS NULL OR e.account_id NOT IN (SELECT a.id FROM"
                      " account a WHERE a.deleted_at IS NOT NULL))");
    if (needs_member)
        bind_int(s, s->m->actor->id);
}

/* Who holds which team role at the account. */
static void role_sql(struct select *s, const struct list_query *q, struct buf *sql)
{
    const char *account = q->resource->sight == SIGHT_CHILD ? "e.account_id" : "e.id";
    if (!q->member)
        return;
    if (q->resource->figures) {
        buf_addz(sql, " AND m.members > 0");
        return;
    }
    buf_addf(sql, " AND %s %sIN (SELECT w.account_id FROM account_role w WHERE 1 = 1", account,
             q->member == LIST_NOBODY ? "NOT " : "");
    if (q->member != LIST_NOBODY) {
        buf_addz(sql, " AND w.member_id = ?");
        bind_int(s, q->member);
    }
    if (q->role) {
        buf_addz(sql, " AND w.team_role_id = ?");
        bind_int(s, q->role);
    }
    buf_addc(sql, ')');
}

/* Accounts that are part of one, at all levels; also past a deleted one. */
static void under_sql(struct select *s, const struct list_query *q, struct buf *sql)
{
    if (!q->under)
        return;
    buf_addf(sql,
             " AND %s IN (WITH RECURSIVE below(id) AS (SELECT c.id FROM account c WHERE c.parent_id"
             " = ? UNION SELECT c.id FROM below b JOIN account c ON c.parent_id = b.id)"
             " SELECT below.id FROM below)",
             q->resource->sight == SIGHT_CHILD ? "e.account_id" : "e.id");
    bind_int(s, q->under);
}

/* The members of a segment or list, or what belongs to them. */
static void group_sql(struct select *s, const struct list_query *q, const struct resource *group,
                      int64_t id, struct buf *sql)
{
    if (!id)
        return;
    bool own = group_subject(q->resource) == q->resource;
    buf_addf(sql, " AND e.%s IN (SELECT x.entity_id FROM segment_member x WHERE x.segment_id = ?)",
             own ? "id" : "account_id");
    bind_int(s, group_number(group, id));
}

static void where_sql(struct select *s, const struct list_query *q, struct buf *sql)
{
    buf_addf(sql, " WHERE e.deleted_at IS %sNULL", q->deleted ? "NOT " : "");
    if (q->id) {
        buf_addz(sql, " AND e.id = ?");
        bind_int(s, q->id);
    }
    if (q->ids) {
        buf_addz(sql, " AND e.id {in_ints}");
        bind(s, (struct criteria_bind){.kind = 'I', .ints = q->ids, .n = q->nids});
    }
    for (size_t i = 0; i < q->nfilters; i++) {
        const struct list_filter *f = &q->filters[i];
        buf_addf(sql, " AND %s = ?", f->column);
        bind(s, (struct criteria_bind){.kind = f->kind, .i = f->i, .s = f->s});
    }
    sight_sql(s, sql);
    role_sql(s, q, sql);
    under_sql(s, q, sql);
    group_sql(s, q, resource_get("segment"), q->segment, sql);
    group_sql(s, q, &list_resource, q->list, sql);
    if (q->criteria) {
        buf_addz(sql, " AND ");
        add_part(s, &s->criteria.where, sql);
    }
    if (q->q.n && q->resource->search)
        search_sql(s, q, sql);
}

static struct db_stmt *prepare(struct select *s, struct buf *sql)
{
    struct db_stmt *st = buf_failed(sql) ? NULL : db_prepare(s->m->conn, buf_str(sql));
    criteria_sql_bind(st, s->binds, s->nbinds);
    buf_free(sql);
    return st;
}

/* The metric row; figures that are made for the question only where they are read. */
static void metric_join(struct select *s, const struct list_query *q, bool reads, struct buf *sql)
{
    const struct resource *res = q->resource;
    struct criteria_part figures;
    if (res->metric)
        buf_addf(sql, " LEFT JOIN %s m ON m.%s_id = e.id", res->metric, res->key);
    if (!res->figures || !reads)
        return;
    res->figures(s->m, q, &figures);
    buf_addz(sql, " LEFT JOIN (");
    add_part(s, &figures, sql);
    buf_addf(sql, ") m ON m.%s_id = e.id", res->key);
}

/* The criteria as SQL; -1 with an error when it would be too long. */
static int prepare_criteria(struct select *s, const struct list_query *q)
{
    if (!q->criteria || criteria_sql_render(s->m->arena, selection_schema(s->m, q->resource), NULL,
                                            q->criteria, &s->criteria))
        return 0;
    return error_field(s->m->error, STR("filter"), "Is too long");
}

/* SELECT of all rows that match: hit_id, sort0, sort1 ... */
static void hits_sql(struct select *s, const struct list_query *q, const struct sorting *sorts,
                     int nsorts, struct buf *sql)
{
    bool figures = q->criteria || q->member;
    buf_addz(sql, "SELECT e.id AS hit_id");
    for (int i = 0; i < nsorts; i++) {
        figures = figures || sorts[i].field->flags & FIELD_METRIC;
        buf_addz(sql, ", ");
        if (sorts[i].field->type == FIELD_MONEY && has_currency(s->entity) &&
            !(sorts[i].field->flags & FIELD_OF_ACCOUNT))
            worth_sql(s, sorts[i].field, sql);
        else
            sort_sql(sorts[i].field, sorts[i].place, sql);
        buf_addf(sql, " AS sort%d", i);
    }
    buf_addf(sql, " FROM %s e", q->resource->table);
    metric_join(s, q, figures, sql);
    for (int i = 0; i < nsorts; i++)
        join_sql(sorts[i].field, sorts[i].place, sql);
    add_part(s, &s->criteria.joins, sql);
    where_sql(s, q, sql);
}

static void columns_sql(struct select *s, struct buf *sql)
{
    buf_addz(sql, "SELECT e.id, e.version");
    s->width = 2;
    s->currency_at = s->total_at = -1;
    if (has_currency(s->entity)) {
        buf_addz(sql, ", e.currency");
        s->currency_at = s->width++;
    }
    s->entity_at = -1;
    for (size_t i = 0; i < s->ncolumns; i++) {
        const struct field *f = s->columns[i].field;
        bool rule = f->type == FIELD_CRITERIA || f->type == FIELD_STATE;
        if (rule && !f->of && s->entity_at < 0) {
            buf_addz(sql, ", e.entity");
            s->entity_at = s->width++;
        }
        select_column(s, &s->columns[i], sql);
    }
}

/* Whether the total is asked for and needs a look at every row. */
static bool counts_in_passing(const struct list_query *q)
{
    return q->total && (q->criteria || (q->q.n && q->resource->search));
}

/* SELECT of the page: its hits in order, joined with the columns. */
static void page_sql(struct select *s, const struct list_query *q, const struct sorting *sorts,
                     int nsorts, struct buf *sql)
{
    bool count = counts_in_passing(q), figures = false;
    if (count) {
        buf_addz(sql, "WITH hit AS MATERIALIZED (");
        hits_sql(s, q, sorts, nsorts, sql);
        buf_addz(sql, ") ");
    }
    columns_sql(s, sql);
    if (count) {
        s->total_at = s->width++;
        buf_addz(sql, ", (SELECT count(*) FROM hit) FROM (SELECT * FROM hit");
    } else {
        buf_addz(sql, " FROM (");
        hits_sql(s, q, sorts, nsorts, sql);
    }
    order_sql(sorts, nsorts, sql);
    buf_addf(sql, " LIMIT ? OFFSET ?) p JOIN %s e ON e.id = p.hit_id", q->resource->table);
    bind_int(s, q->limit);
    bind_int(s, (q->page - 1) * q->limit);
    for (size_t i = 0; i < s->ncolumns; i++)
        figures = figures || s->columns[i].field->flags & FIELD_METRIC;
    metric_join(s, q, figures, sql);
    for (size_t i = 0; i < s->ncolumns; i++)
        join_sql(s->columns[i].field, s->columns[i].place, sql);
    order_sql(sorts, nsorts, sql);
}

/* SELECT of something of all rows that match; -1 with an error. */
static int matching_sql(struct select *s, const struct list_query *q, const char *what,
                        struct buf *sql)
{
    if (prepare_criteria(s, q) < 0)
        return -1;
    buf_addf(sql, "SELECT %s FROM %s e", what, q->resource->table);
    if (q->criteria || q->resource->figures)
        metric_join(s, q, q->criteria || q->member, sql);
    add_part(s, &s->criteria.joins, sql);
    where_sql(s, q, sql);
    return 0;
}

int64_t list_count(struct model *m, const struct list_query *q)
{
    struct select s = {.m = m, .entity = catalog_entity(m->catalog, q->resource)};
    struct buf sql = BUF_INIT(SQL_MAX);
    if (matching_sql(&s, q, "count(*)", &sql) < 0)
        return -1;
    struct db_stmt *st = prepare(&s, &sql);
    int64_t total = db_next(st) ? db_col_int(st, 0) : -1;
    db_done(st);
    return total;
}

int list_values_sql(struct model *m, const struct list_query *q, const char *what,
                    struct criteria_part *out)
{
    struct select s = {.m = m, .entity = catalog_entity(m->catalog, q->resource)};
    struct buf sql = BUF_INIT(SQL_MAX);
    if (matching_sql(&s, q, what, &sql) < 0)
        return -1;
    *out = (struct criteria_part){str_dup(m->arena, buf_str(&sql)), s.binds, s.nbinds};
    buf_free(&sql);
    return 0;
}

int list_ids_sql(struct model *m, const struct list_query *q, struct criteria_part *out)
{
    return list_values_sql(m, q, "e.id AS id", out);
}

static int build_page(struct select *s, struct model *m, const struct list_query *q,
                      struct str columns, struct buf *sql)
{
    struct sorting sorts[SORTS_MAX];
    *s = (struct select){.m = m, .entity = catalog_entity(m->catalog, q->resource), .total = -1};
    int n = parse_sort(m, s->entity, q->sort.n ? q->sort : str_of(q->resource->sort), sorts);
    if (n < 0 || parse_columns(s, q, columns) < 0 || prepare_criteria(s, q) < 0)
        return -1;
    page_sql(s, q, sorts, n, sql);
    return 0;
}

int list_page_sql(struct model *m, const struct list_query *q, struct criteria_part *out)
{
    struct select s;
    struct buf sql = BUF_INIT(SQL_MAX);
    int result = build_page(&s, m, q, q->columns, &sql);
    if (result == 0)
        *out = (struct criteria_part){str_dup(m->arena, buf_str(&sql)), s.binds, s.nbinds};
    buf_free(&sql);
    return result;
}

/* Records and their metrics stand in the order of the same ids. */
static bool reads_metrics(const struct list_query *q)
{
    return q->resource->metric && !q->id;
}

/* The page of a query; NULL with an error or on a failed connection. */
static struct db_stmt *open_page(struct select *s, struct model *m, const struct list_query *q,
                                 struct str columns)
{
    struct buf sql = BUF_INIT(SQL_MAX);
    if (build_page(s, m, q, columns, &sql) < 0)
        return NULL;
    if (reads_metrics(q))
        db_walk_keys(m->conn, true);
    return prepare(s, &sql);
}

static bool next_row(struct select *s, struct db_stmt *st)
{
    if (!db_next(st))
        return false;
    if (s->total_at >= 0)
        s->total = db_col_int(st, s->total_at);
    return true;
}

/* After the last of n rows: the total, as far as it is asked for. 0, -1 on a failed connection. */
static int close_page(struct select *s, struct db_stmt *st, const struct list_query *q, int n,
                      struct json_out *out)
{
    db_done(st);
    if (!st || db_error(s->m->conn) != DB_OK)
        return -1;
    /* A first page that is not full is its own count. */
    if (q->total && q->page == 1 && n < q->limit)
        s->total = n;
    if (q->total && s->total < 0)
        s->total = list_count(s->m, q);
    db_walk_keys(s->m->conn, false);
    if (q->total)
        json_member_int(out, "total", s->total);
    return db_error(s->m->conn) == DB_OK ? 0 : -1;
}

int list_run(struct model *m, const struct list_query *q, struct json_out *out)
{
    struct select s;
    int n = 0;
    struct db_stmt *st = open_page(&s, m, q, q->columns);
    json_key(out, "rows");
    json_open_array(out);
    for (; next_row(&s, st); n++)
        list_row_json(&s, st, out);
    json_close_array(out);
    return close_page(&s, st, q, n, out);
}

int list_each_row(struct model *m, const struct list_query *q,
                  bool (*each)(void *data, const struct list_cell *cells, size_t n), void *data)
{
    struct select s;
    struct db_stmt *st = open_page(&s, m, q, q->columns);
    s.by_id = q->by_id;
    struct list_cell *cells = arena_array(m->arena, s.ncolumns, sizeof(*cells));
    bool more = true;
    while (more && next_row(&s, st)) {
        for (size_t i = 0; i < s.ncolumns; i++)
            list_cell_read(&s, st, &s.columns[i], &cells[i]);
        more = each(data, cells, s.ncolumns);
    }
    db_done(st);
    db_walk_keys(m->conn, false);
    return st && db_error(m->conn) == DB_OK ? 0 : -1;
}

int list_headings(struct model *m, const struct list_query *q, const struct field ***fields,
                  size_t *n)
{
    struct select s = {.m = m, .entity = catalog_entity(m->catalog, q->resource)};
    if (parse_columns(&s, q, q->columns) < 0)
        return -1;
    *fields = arena_array(m->arena, s.ncolumns, sizeof(**fields));
    *n = s.ncolumns;
    for (size_t i = 0; i < s.ncolumns; i++)
        (*fields)[i] = s.columns[i].field;
    return 0;
}

int list_check_sort(struct model *m, const struct list_query *q)
{
    struct sorting sorts[SORTS_MAX];
    const struct entity *e = catalog_entity(m->catalog, q->resource);
    return parse_sort(m, e, q->sort.n ? q->sort : str_of(q->resource->sort), sorts) < 0 ? -1 : 0;
}

int list_each_id(struct model *m, const struct list_query *q, bool (*each)(void *data, int64_t id),
                 void *data)
{
    struct sorting sorts[SORTS_MAX];
    struct select s = {.m = m, .entity = catalog_entity(m->catalog, q->resource)};
    struct buf sql = BUF_INIT(SQL_MAX);
    int n = parse_sort(m, s.entity, q->sort.n ? q->sort : str_of(q->resource->sort), sorts);
    if (n < 0 || prepare_criteria(&s, q) < 0)
        return -1;
    hits_sql(&s, q, sorts, n, &sql);
    order_sql(sorts, n, &sql);
    struct db_stmt *st = prepare(&s, &sql);
    while (db_next(st) && each(data, db_col_int(st, 0)))
        continue;
    db_done(st);
    return st && db_error(m->conn) == DB_OK ? 0 : -1;
}

int list_names(struct model *m, const struct list_query *q, struct json_out *out)
{
    struct select s;
    int n = 0;
    struct db_stmt *st = open_page(&s, m, q, str_of(q->resource->name_column));
    json_key(out, "rows");
    json_open_array(out);
    for (; next_row(&s, st); n++) {
        json_open_object(out);
        json_member_int(out, "id", db_col_int(st, 0));
        json_member_str(out, "name", db_col_text(st, s.columns[0].at));
        json_close_object(out);
    }
    json_close_array(out);
    return close_page(&s, st, q, n, out);
}

static bool one_json(struct model *m, const struct resource *res, int64_t id, bool deleted,
                     struct json_out *out)
{
    struct list_query q = {.resource = res, .limit = 1, .page = 1, .id = id, .deleted = deleted};
    struct select s;
    struct db_stmt *st = open_page(&s, m, &q, STR_NONE);
    bool found = next_row(&s, st);
    if (found) {
        json_open_object(out);
        list_row_members(&s, st, out);
    }
    db_done(st);
    if (found && res->flags & RESOURCE_OWNED)
        suggestion_member_json(m, res, id, out);
    if (found)
        json_close_object(out);
    return found && db_error(m->conn) == DB_OK;
}

bool record_json(struct model *m, const struct resource *res, int64_t id, struct json_out *out)
{
    if (one_json(m, res, id, false, out))
        return true;
    error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", res->label);
    return false;
}

bool record_json_restorable(struct model *m, const struct resource *res, int64_t id,
                            struct json_out *out)
{
    if (one_json(m, res, id, false, out) ||
        (actor_may(m->actor, res->remove) && one_json(m, res, id, true, out)))
        return true;
    error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", res->label);
    return false;
}
