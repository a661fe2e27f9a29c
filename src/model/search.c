/* search: see search.h. */
#include "model/search.h"

#include <stdlib.h>

#include "base/hashmap.h"
#include "base/utf8.h"
#include "db/trigram.h"
#include "model/access.h"
#include "model/account.h"
#include "model/saved_list.h"
#include "model/user.h"
#include "model/view.h"

enum {
    WORDS_MAX = 6,
    HELD_MAX = 200,    /* rows looked at that hold all words */
    NEARLY_MAX = 2000, /* rows compared by likeness */
    GRAMS_MAX = 64,    /* of a word */
    SQL_MAX = 20000,
    LONG = 8,   /* bytes of a word that says much */
    HALVED = 5, /* letters from which a word may have an error in it */
};

/* From here on two words mean the same with an error of typing, which takes three trigrams at most:
 * many of a short word, few of a long one. */
static double alike(struct str word)
{
    return word.n < LONG ? 0.4 : 0.6;
}

struct words {
    struct str word[WORDS_MAX];
    size_t n;
};

static struct words split(struct str folded)
{
    struct words w = {.n = 0};
    struct str word;
    while (w.n < WORDS_MAX && str_next(&folded, ' ', &word))
        if (word.n)
            w.word[w.n++] = word;
    return w;
}

/* ---- likeness ---- */

/* Trigrams of " word ", as bytes. */
static size_t grams_of(struct str word, uint32_t *out)
{
    size_t n = 0, last = word.n + 2;
    for (size_t i = 0; i + 2 < last && n < GRAMS_MAX; i++) {
        uint32_t gram = 0;
        for (size_t k = i; k < i + 3; k++)
            gram = gram << 8 | (k == 0 || k == last - 1 ? ' ' : (unsigned char)word.p[k - 1]);
        out[n++] = gram;
    }
    return n;
}

double search_likeness(struct str a, struct str b)
{
    uint32_t x[GRAMS_MAX], y[GRAMS_MAX];
    size_t nx = grams_of(a, x), ny = grams_of(b, y), common = 0;
    bool taken[GRAMS_MAX] = {false};
    for (size_t i = 0; i < nx; i++)
        for (size_t k = 0; k < ny; k++)
            if (x[i] == y[k] && !taken[k]) {
                taken[k] = true;
                common++;
                break;
            }
    return nx + ny ? 2.0 * (double)common / (double)(nx + ny) : 0;
}

/* Of the word of the text that is most like it; a beginning counts as much as the whole. */
static double best_of(struct str word, struct str text)
{
    double best = 0;
    struct str one;
    while (str_next(&text, ' ', &one)) {
        struct str start = {one.p, one.n < word.n ? one.n : word.n};
        double whole = search_likeness(word, one), begin = search_likeness(word, start) * 0.95;
        double like = whole > begin ? whole : begin;
        best = like > best ? like : best;
    }
    return best;
}

/* The mean over the words; 0 when one of them is like nothing there. */
static double likeness(const struct words *words, struct str text)
{
    double sum = 0;
    for (size_t i = 0; i < words->n; i++) {
        double like = best_of(words->word[i], text);
        if (like < alike(words->word[i]))
            return 0;
        sum += like;
    }
    return words->n ? sum / (double)words->n : 0;
}

static bool holds_all(const struct words *words, struct str text)
{
    for (size_t i = 0; i < words->n; i++)
        if (str_find(text, words->word[i]) < 0)
            return false;
    return true;
}

/* ---- statements ---- */

struct making {
    struct model *m;
    struct buf sql;
    struct criteria_bind *binds;
    size_t nbinds;
};

static void bind_text(struct making *mk, struct str s)
{
    mk->binds[mk->nbinds++] = (struct criteria_bind){.kind = 's', .s = s};
}

static void bind_int(struct making *mk, int64_t i)
{
    mk->binds[mk->nbinds++] = (struct criteria_bind){.kind = 'i', .i = i};
}

static void begin(struct making *mk, const struct resource *res)
{
    bool users = res == &user_resource, needs_member;
    const char *sight = sight_condition(mk->m, users ? "a" : "e", &needs_member);
    buf_addz(&mk->sql,
             users ? "SELECT e.id, coalesce(nullif(e.name, ''), e.email, e.external_id),"
                     " coalesce(e.email, e.external_id), a.id, a.name, e.name_folded, e.search FROM"
                     " \"user\" e JOIN account a ON a.id = e.account_id AND a.deleted_at IS NULL"
                   : "SELECT e.id, e.name, e.external_id, 0, NULL, e.name_folded, e.search FROM"
                     " account e");
    buf_addf(&mk->sql, " WHERE e.deleted_at IS NULL AND %s", sight);
    if (needs_member)
        bind_int(mk, mk->m->actor->id);
}

static void add_prefix(struct making *mk, struct str folded)
{
    buf_addz(&mk->sql, " AND e.name_folded >= ? AND e.name_folded < ?");
    bind_text(mk, folded);
    bind_text(mk, str_fmt(mk->m->arena, "%.*s\xf4\x8f\xbf\xbf", (int)folded.n, folded.p));
}

static void add_held(struct making *mk, const struct words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        buf_addz(&mk->sql, " AND e.search LIKE ? ESCAPE '\\'");
        bind_text(mk, trigram_like(mk->m->arena, words->word[i]));
    }
}

static struct str letters(struct str word, size_t from, size_t n)
{
    size_t at = utf8_prefix(word, from).n;
    return utf8_prefix((struct str){word.p + at, word.n - at}, n);
}

/* What must be found of a word: itself; or, with an error in it, its beginning or its end. */
static struct trigram_part part_of(struct str word, bool nearly)
{
    size_t n = utf8_length(word), piece = (n - 1) / 2;
    if (!nearly || n < HALVED)
        return (struct trigram_part){{word}, 1};
    if (piece < TRIGRAM_LETTERS)
        piece = TRIGRAM_LETTERS;
    return (struct trigram_part){{letters(word, 0, piece), letters(word, n - piece, piece)}, 2};
}

/* Words that the index can find; a shorter one restricts nothing here. */
static size_t parts_of(const struct words *words, bool nearly, struct trigram_part *out)
{
    size_t n = 0;
    for (size_t i = 0; i < words->n; i++)
        if (utf8_length(words->word[i]) >= TRIGRAM_LETTERS)
            out[n++] = part_of(words->word[i], nearly);
    return n;
}

static bool add_parts(struct making *mk, const struct resource *res, const struct words *words,
                      bool nearly)
{
    struct trigram_part parts[WORDS_MAX];
    struct str texts[TRIGRAM_BINDS_MAX];
    size_t n = parts_of(words, nearly, parts), ntexts = 0;
    if (n == 0)
        return false;
    buf_addz(&mk->sql, " AND ");
    trigram_sql(db_of(mk->m->conn), mk->m->arena, res->key, parts, n, &mk->sql, texts, &ntexts);
    for (size_t i = 0; i < ntexts; i++)
        bind_text(mk, texts[i]);
    return true;
}

/* Accounts in which the actor holds a team role: few, however many the index would find. */
static bool add_own(struct making *mk, const struct resource *res)
{
    if (actor_sees_all(mk->m->actor))
        return false;
    buf_addf(&mk->sql, " AND %s IN (SELECT w.account_id FROM account_role w WHERE w.member_id = ?)",
             res == &user_resource ? "e.account_id" : "e.id");
    bind_int(mk, mk->m->actor->id);
    return true;
}

static bool add_step(struct making *mk, const struct resource *res, struct str folded,
                     const struct words *words, enum search_step step)
{
    switch (step) {
    case SEARCH_PREFIX:
        add_prefix(mk, folded);
        return true;
    case SEARCH_OWN:
        return utf8_length(folded) >= TRIGRAM_LETTERS && add_own(mk, res);
    case SEARCH_WORDS:
        if (!add_parts(mk, res, words, false))
            return false;
        add_held(mk, words);
        return true;
    case SEARCH_NEARLY:
        return add_parts(mk, res, words, true);
    case SEARCH_STEPS:
        break;
    }
    return false;
}

bool search_step_sql(struct model *m, const struct resource *res, struct str folded,
                     enum search_step step, int limit, struct criteria_part *out)
{
    struct making mk = {.m = m, .sql = BUF_INIT(SQL_MAX)};
    struct words words = split(folded);
    mk.binds = arena_array(m->arena, TRIGRAM_BINDS_MAX + WORDS_MAX + 8, sizeof(*mk.binds));
    begin(&mk, res);
    bool applies = add_step(&mk, res, folded, &words, step);
    buf_addz(&mk.sql, step == SEARCH_PREFIX ? " ORDER BY e.name_folded, e.id LIMIT ?" : " LIMIT ?");
    bind_int(&mk, limit);
    *out = (struct criteria_part){str_dup(m->arena, buf_str(&mk.sql)), mk.binds, mk.nbinds};
    buf_free(&mk.sql);
    return applies;
}

/* ---- hits ---- */

struct found {
    struct model *m;
    struct words words;
    struct str folded;
    struct map seen;
    struct search_hit *hits; /* the best so far, best first */
    int n, limit;
};

static bool is_better(const struct search_hit *a, const struct search_hit *b)
{
    if (a->likeness != b->likeness)
        return a->likeness > b->likeness;
    int order = str_cmp(a->order, b->order);
    return order ? order < 0 : a->id < b->id;
}

/* Its place among the best; texts are kept only of those. */
static void take(struct found *f, struct search_hit hit, struct str name, struct str detail,
                 struct str account)
{
    int at = f->n;
    while (at > 0 && is_better(&hit, &f->hits[at - 1]))
        at--;
    if (at == f->limit)
        return;
    hit.name = str_dup(f->m->arena, name);
    hit.detail = str_dup(f->m->arena, detail);
    hit.account_name = str_dup(f->m->arena, account);
    hit.order = str_dup(f->m->arena, hit.order);
    f->n += f->n < f->limit;
    for (int i = f->n - 1; i > at; i--)
        f->hits[i] = f->hits[i - 1];
    f->hits[at] = hit;
}

/* A name that begins so stands above one that holds it, and that above what is spelt nearly so. */
static double worth(const struct found *f, struct str name, struct str text)
{
    double like = likeness(&f->words, text);
    if (str_starts(name, str_z(f->m->arena, f->folded)))
        return 2 + like;
    return holds_all(&f->words, text) ? 1 + like : like;
}

static void consider(struct found *f, struct db_stmt *st)
{
    struct search_hit hit = {.id = db_col_int(st, 0), .account = db_col_int(st, 3)};
    if (map_get_number(&f->seen, (uint64_t)hit.id, 0))
        return;
    map_put_number(&f->seen, (uint64_t)hit.id, 1);
    hit.order = str_dup(f->m->arena, db_col_text(st, 5));
    hit.likeness = worth(f, hit.order, db_col_text(st, 6));
    if (hit.likeness > 0)
        take(f, hit, db_col_text(st, 1), db_col_text(st, 2), db_col_text(st, 4));
}

static int run(struct found *f, const struct resource *res, enum search_step step, int limit)
{
    struct criteria_part part;
    if (!search_step_sql(f->m, res, f->folded, step, limit, &part))
        return 0;
    struct db_stmt *st = db_prepare(f->m->conn, part.sql);
    criteria_sql_bind(st, part.binds, part.nbinds);
    while (db_next(st))
        consider(f, st);
    db_done(st);
    return db_error(f->m->conn) == DB_OK ? 0 : -1;
}

/* Lists are few: all of them are compared. */
static int run_lists(struct found *f)
{
    static const char read[] =
        "SELECT id, name, entity, 0, NULL, name_folded, name_folded FROM list WHERE deleted_at IS"
        " NULL ORDER BY name_folded, id LIMIT ?";
    struct db_stmt *st = db_query(f->m->conn, read, "i", (int64_t)LISTS_MAX);
    while (db_next(st))
        consider(f, st);
    db_done(st);
    return db_error(f->m->conn) == DB_OK ? 0 : -1;
}

/* So are views: the shared ones and the member's own. */
static int run_views(struct found *f)
{
    static const char read[] =
        "SELECT id, name, entity, 0, NULL, name_folded, name_folded FROM saved_view WHERE"
        " deleted_at IS NULL AND automatic = 0 AND (shared = 1 OR owner_id = ?) ORDER BY"
        " name_folded, id LIMIT ?";
    struct db_stmt *st = db_query(f->m->conn, read, "ii", sight_owner(f->m), (int64_t)VIEWS_SHOWN);
    while (db_next(st))
        consider(f, st);
    db_done(st);
    return db_error(f->m->conn) == DB_OK ? 0 : -1;
}

/* Whether something holds the words as they were typed; then nothing else is meant. */
static bool has_exact(const struct found *f)
{
    return f->n > 0 && f->hits[0].likeness >= 1;
}

static int run_steps(struct found *f, const struct resource *res)
{
    static const int most[SEARCH_STEPS] = {
        [SEARCH_PREFIX] = HELD_MAX / 4,
        [SEARCH_OWN] = NEARLY_MAX,
        [SEARCH_WORDS] = HELD_MAX,
        [SEARCH_NEARLY] = NEARLY_MAX,
    };
    for (enum search_step step = SEARCH_PREFIX; step < SEARCH_STEPS; step++) {
        if (step == SEARCH_NEARLY && has_exact(f))
            break;
        if (run(f, res, step, most[step]) < 0)
            return -1;
    }
    return 0;
}

int search_find(struct model *m, const struct resource *res, struct str text, int limit,
                struct search_hit *hits)
{
    struct found f = {.m = m, .folded = utf8_fold(m->arena, text), .hits = hits, .limit = limit};
    f.words = split(f.folded);
    if (f.words.n == 0)
        return 0;
    int result = res == &list_resource   ? run_lists(&f)
                 : res == &view_resource ? run_views(&f)
                                         : run_steps(&f, res);
    map_free(&f.seen);
    while (has_exact(&f) && f.hits[f.n - 1].likeness < 1)
        f.n--;
    return result < 0 ? -1 : f.n;
}
