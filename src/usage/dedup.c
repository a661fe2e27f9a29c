/*
 * dedup: see dedup.h. The SQLite half is dedup_memory_*, the PostgreSQL half dedup_tables_*.
 *
 * On SQLite a claim goes straight into the set in memory (one probe answers and reserves) and is
 * taken out again when it is refused or the transaction is rolled back. Old rows leave the table a
 * few per commit; their hashes leave the set once that commit stands.
 */
#include "usage/dedup.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "usage/hashes.h"

#define KEEP_MS INT64_C(86400000)

enum { TURN_RETRY_MS = 10000, LOAD_ROWS = 64, EVICT_ROWS = 8, EVICT_BYTES_MAX = 64 << 20 };

struct dedup {
    enum db_engine engine;
    const struct crypto_secret *secret;
    size_t items_max;
    atomic_bool ready;

    /* SQLite */
    struct hashes *set;
    int64_t oldest_at;  /* of the oldest stored row; 0 = look */
    int64_t loaded_id;  /* rows below it were not read back, so their hashes are not in the set */
    struct buf claimed; /* hashes added in this transaction */
    struct buf evicted; /* hashes whose rows were deleted in this transaction */

    /* PostgreSQL */
    int64_t since;    /* when the current table's turn began; 0 = not known */
    int64_t retry_at; /* the turn could not be taken: not before this instant again */
};

struct dedup *dedup_new(enum db_engine engine, const struct crypto_secret *secret, size_t items_max)
{
    struct dedup *d = mem_alloc(sizeof(*d));

    d->engine = engine;
    d->secret = secret;
    d->items_max = items_max > 0 ? items_max : 1;
    d->set = hashes_new();
    d->claimed = BUF_INIT(EVICT_BYTES_MAX);
    d->evicted = BUF_INIT(EVICT_BYTES_MAX);
    atomic_init(&d->ready, engine == DB_POSTGRES);
    return d;
}

void dedup_free(struct dedup **handle)
{
    struct dedup *d = *handle;

    *handle = NULL;
    if (d == NULL)
        return;
    hashes_free(&d->set);
    buf_free(&d->claimed);
    buf_free(&d->evicted);
    free(d);
}

uint64_t dedup_hash(const struct dedup *d, struct str message_id)
{
    return crypto_keyed_hash64(d->secret->hash_key, message_id);
}

bool dedup_ready(const struct dedup *d)
{
    return atomic_load(&d->ready);
}

size_t dedup_count(const struct dedup *d)
{
    return hashes_count(d->set);
}

static uint64_t hash_at(struct str packed, size_t i)
{
    uint64_t hash;

    memcpy(&hash, packed.p + i * sizeof(hash), sizeof(hash));
    return hash;
}

static size_t hash_count(struct str packed)
{
    return packed.n / sizeof(uint64_t);
}

/* --- SQLite: rows of packed hashes, all in memory --- */

int dedup_load(struct dedup *d, struct db_conn *conn, int64_t now, const atomic_bool *stop)
{
    static const char page[] = "SELECT id, hashes FROM message_commit WHERE id < ? AND at >= ?"
                               " ORDER BY id DESC LIMIT ?";
    static const char next[] = "SELECT COALESCE(max(id), 0) + 1 FROM message_commit";
    int64_t before = INT64_MAX, rows;

    if (dedup_ready(d))
        return 0;
    d->loaded_id = db_int(conn, 0, next, "");
    do {
        struct db_stmt *s = db_query(conn, page, "iii", before, now - KEEP_MS, (int64_t)LOAD_ROWS);
        for (rows = 0; db_next(s); rows++) {
            struct str packed = db_col_blob(s, 1);
            before = d->loaded_id = db_col_int(s, 0);
            for (size_t i = 0; i < hash_count(packed); i++)
                hashes_add(d->set, hash_at(packed, i));
        }
        db_done(s);
        if (db_error(conn) != DB_OK || (stop != NULL && atomic_load(stop)))
            return -1;
    } while (rows == LOAD_ROWS && hashes_count(d->set) < d->items_max);
    atomic_store(&d->ready, true);
    return 0;
}

static int memory_claim(struct dedup *d, struct db_conn *conn, struct claim *claims, size_t count,
                        int64_t now)
{
    /* Without the loader (commands): read them here. */
    if (!dedup_ready(d) && dedup_load(d, conn, now, NULL) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        claims[i].repeated = !hashes_add(d->set, claims[i].hash);
        if (!claims[i].repeated)
            buf_add(&d->claimed, &claims[i].hash, sizeof(claims[i].hash));
    }
    return 0;
}

/* Deletes a few of the oldest rows where they are too old or too many. */
static int evict(struct dedup *d, struct db_conn *conn, int64_t now)
{
    static const char oldest[] = "SELECT id, at, hashes FROM message_commit ORDER BY id LIMIT ?";
    size_t left = hashes_count(d->set);
    int64_t last = 0;
    struct db_stmt *s;

    if (d->oldest_at > now - KEEP_MS && left <= d->items_max)
        return 0;
    s = db_query(conn, oldest, "i", (int64_t)EVICT_ROWS);
    while (db_next(s)) {
        struct str packed = db_col_blob(s, 2);
        d->oldest_at = db_col_int(s, 1);
        if (d->oldest_at > now - KEEP_MS && left <= d->items_max)
            break;
        last = db_col_int(s, 0);
        if (last < d->loaded_id)
            continue;
        buf_adds(&d->evicted, packed);
        left -= hash_count(packed) < left ? hash_count(packed) : left;
    }
    db_done(s);
    if (last > 0)
        db_run(conn, "DELETE FROM message_commit WHERE id <= ?", "i", last);
    return db_error(conn) == DB_OK ? 0 : -1;
}

static int memory_keep(struct dedup *d, struct db_conn *conn, const struct claim *claims,
                       size_t count, int64_t now)
{
    static const char insert[] = "INSERT INTO message_commit (at, hashes) VALUES (?, ?)";
    struct buf packed = BUF_INIT(EVICT_BYTES_MAX);

    for (size_t i = 0; i < count; i++) {
        if (claims[i].repeated)
            continue;
        if (claims[i].refused)
            hashes_remove(d->set, claims[i].hash);
        else
            buf_add(&packed, &claims[i].hash, sizeof(claims[i].hash));
    }
    if (packed.n > 0)
        db_run(conn, insert, "ib", now, buf_str(&packed));
    buf_free(&packed);
    if (count > 0)
        evict(d, conn, now);
    return db_error(conn) == DB_OK ? 0 : -1;
}

static void memory_end(struct dedup *d, bool committed)
{
    const struct buf *gone = committed ? &d->evicted : &d->claimed;

    for (size_t i = 0; gone->n > 0 && i < hash_count(buf_str(gone)); i++)
        hashes_remove(d->set, hash_at(buf_str(gone), i));
    if (!committed)
        d->oldest_at = 0;
    buf_clear(&d->claimed);
    buf_clear(&d->evicted);
}

/* --- PostgreSQL: two tables in turn --- */

bool dedup_due(const struct dedup *d, int64_t now)
{
    if (d->engine != DB_POSTGRES || (now < d->retry_at && d->retry_at - now <= TURN_RETRY_MS))
        return false;
    return d->since == 0 || now - d->since >= KEEP_MS;
}

/*
 * Groups read message_turn, which holds the table's weakest lock until they end; so the strongest
 * one waits for all that are under way, and whoever comes later sees the new turn. Whoever reads
 * for long (a backup) must not hold up ingestion: then the turn is put off.
 */
int dedup_turn(struct dedup *d, struct db_conn *conn, int64_t now)
{
    static const char turn[] =
        "UPDATE message_turn SET current = CASE current WHEN 'a' THEN 'b' ELSE 'a' END, since = ?"
        " WHERE name = 'message'";
    static const char begin[] = "INSERT INTO message_turn (name, current, since)"
                                " VALUES ('message', 'a', ?) ON CONFLICT (name) DO NOTHING";
    static const char since[] = "SELECT since FROM message_turn WHERE name = 'message'";
    static const char current[] = "SELECT current FROM message_turn WHERE name = 'message'";
    struct arena *arena;

    d->since = db_int(conn, 0, since, "");
    if (d->since != 0 && now - d->since < KEEP_MS)
        return db_error(conn) == DB_OK ? 0 : -1;
    /* The read above left a weak lock; the caller begins anew for the strong one. */
    db_rollback(conn);
    if (db_begin(conn) != 0)
        return -1;
    db_script(conn, "SET LOCAL lock_timeout = 250");
    db_script(conn, "LOCK TABLE message_turn IN ACCESS EXCLUSIVE MODE");
    if (db_error(conn) == DB_BUSY)
        d->retry_at = now + TURN_RETRY_MS;
    db_run(conn, begin, "i", now);
    d->since = db_int(conn, 0, since, "");
    if (now - d->since < KEEP_MS)
        return db_error(conn) == DB_OK ? 0 : -1;
    arena = arena_new(4096);
    db_run(conn, turn, "i", now);
    if (str_is(db_text(conn, arena, current, ""), "a"))
        db_script(conn, "TRUNCATE message_a");
    else
        db_script(conn, "TRUNCATE message_b");
    arena_free(&arena);
    d->since = now;
    return db_error(conn) == DB_OK ? 0 : -1;
}

static int by_hash(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* Marks all claims of hashes that are not in `fresh` (sorted); of equal ones only the first is new.
 */
static void mark_repeated(struct claim *claims, size_t count, const int64_t *fresh, size_t nfresh)
{
    for (size_t i = 0; i < count; i++) {
        int64_t hash = (int64_t)claims[i].hash;
        bool again = i > 0 && claims[i - 1].hash == claims[i].hash;
        claims[i].repeated =
            again || bsearch(&hash, fresh, nfresh, sizeof(*fresh), by_number) == NULL;
    }
}

static bool current_is_a(struct dedup *d, struct db_conn *conn)
{
    static const char sql[] = "SELECT CASE current WHEN 'a' THEN 1 ELSE 0 END, since"
                              " FROM message_turn WHERE name = 'message'";
    struct db_stmt *s = db_query(conn, sql, "");
    bool a = true;

    if (db_next(s)) {
        a = db_col_int(s, 0) == 1;
        d->since = db_col_int(s, 1);
    }
    db_done(s);
    return a;
}

/* Removes from `hashes` (sorted) what the other table has; the rest is new. */
static size_t without_known(struct db_conn *conn, bool current_a, int64_t *hashes, size_t count)
{
    static const char in_a[] = "SELECT hash FROM message_a WHERE hash {in_ints}";
    static const char in_b[] = "SELECT hash FROM message_b WHERE hash {in_ints}";
    struct db_stmt *s = db_query(conn, current_a ? in_b : in_a, "I", hashes, count);
    size_t left = 0, nknown = 0;
    int64_t *known = mem_alloc(count * sizeof(*known));

    while (nknown < count && db_next(s))
        known[nknown++] = db_col_int(s, 0);
    db_done(s);
    qsort(known, nknown, sizeof(*known), by_number);
    for (size_t i = 0; i < count; i++) {
        if (bsearch(&hashes[i], known, nknown, sizeof(*known), by_number) == NULL)
            hashes[left++] = hashes[i];
    }
    free(known);
    return left;
}

/* Sorted, so that two nodes with the same messages wait for each other in one order. */
static int tables_claim(struct dedup *d, struct db_conn *conn, struct claim *claims, size_t count)
{
    static const char into_a[] = "INSERT INTO message_a (hash) SELECT value FROM {ints} AS v(value)"
                                 " ORDER BY value ON CONFLICT DO NOTHING RETURNING hash";
    static const char into_b[] = "INSERT INTO message_b (hash) SELECT value FROM {ints} AS v(value)"
                                 " ORDER BY value ON CONFLICT DO NOTHING RETURNING hash";
    int64_t *hashes = mem_alloc(count * sizeof(*hashes));
    bool a = current_is_a(d, conn);
    size_t n = 0;
    struct db_stmt *s;

    qsort(claims, count, sizeof(*claims), by_hash);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || claims[i].hash != claims[i - 1].hash)
            hashes[n++] = (int64_t)claims[i].hash;
    }
    qsort(hashes, n, sizeof(*hashes), by_number); /* signed, as the table sorts them */
    s = db_query(conn, a ? into_a : into_b, "I", hashes, n);
    for (n = 0; db_next(s) && n < count; n++)
        hashes[n] = db_col_int(s, 0);
    db_done(s);
    qsort(hashes, n, sizeof(*hashes), by_number);
    if (n > 0)
        n = without_known(conn, a, hashes, n);
    mark_repeated(claims, count, hashes, n);
    free(hashes);
    return db_error(conn) == DB_OK ? 0 : -1;
}

static int tables_keep(struct db_conn *conn, const struct claim *claims, size_t count)
{
    int64_t *hashes = mem_alloc((count + 1) * sizeof(*hashes));
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        if (claims[i].refused && !claims[i].repeated)
            hashes[n++] = (int64_t)claims[i].hash;
    }
    if (n > 0) {
        db_run(conn, "DELETE FROM message_a WHERE hash {in_ints}", "I", hashes, n);
        db_run(conn, "DELETE FROM message_b WHERE hash {in_ints}", "I", hashes, n);
    }
    free(hashes);
    return db_error(conn) == DB_OK ? 0 : -1;
}

/* --- either --- */

int dedup_claim(struct dedup *d, struct db_conn *conn, struct claim *claims, size_t count,
                int64_t now)
{
    if (count == 0)
        return 0;
    return d->engine == DB_SQLITE ? memory_claim(d, conn, claims, count, now)
                                  : tables_claim(d, conn, claims, count);
}

int dedup_keep(struct dedup *d, struct db_conn *conn, struct claim *claims, size_t count,
               int64_t now)
{
    if (count == 0)
        return 0;
    return d->engine == DB_SQLITE ? memory_keep(d, conn, claims, count, now)
                                  : tables_keep(conn, claims, count);
}

void dedup_end(struct dedup *d, bool committed)
{
    memory_end(d, committed);
    if (!committed)
        d->since = 0; /* a turn may have been undone with it */
}
