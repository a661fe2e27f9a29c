/*
 * identity: see identity.h.
 *
 * A generation guards the cache against a look-up that began before a revocation and ends after it:
 * an entry is kept only if nothing was forgotten meanwhile. Entries live at most a minute, whatever
 * happens to the epoch.
 */
#include "api/identity.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hashmap.h"
#include "base/log.h"
#include "model/access.h"
#include "model/key.h"
#include "model/session.h"

enum { CACHE_MAX = 10000, TOKEN_MAX = 512, NOTED_MAX = 4096 };

#define LIFE_MS 60000         /* of an entry */
#define SESSION_NOTE_MS 60000 /* last_seen_at is this exact */
#define KEY_NOTE_MS 2000
#define WRITE_EVERY_MS 2000

struct entry {
    unsigned char hash[CRYPTO_HASH_SIZE];
    struct actor actor; /* name in name */
    int64_t session, expires_at;
    int64_t kept;  /* monotonic ms */
    int64_t noted; /* monotonic ms, 0 = never */
    char csrf[CRYPTO_TOKEN_SIZE];
    size_t name_length;
    char name[];
};

/* Rows whose last use is to be written. */
struct notes {
    int64_t ids[NOTED_MAX], at[NOTED_MAX];
    size_t n;
};

struct identities {
    struct db *db;
    const struct crypto_secret *secret;
    pthread_mutex_t lock; /* guards all below */
    struct map entries;   /* first 64 bits of the hash -> struct entry * */
    uint64_t generation;
    struct notes sessions, keys;
    /* Of the ticking thread only. */
    int64_t epoch, written;
};

struct identities *identities_new(struct db *db, const struct crypto_secret *secret)
{
    struct identities *ids = mem_alloc(sizeof(*ids));
    ids->db = db;
    ids->secret = secret;
    ids->epoch = -1;
    pthread_mutex_init(&ids->lock, NULL);
    return ids;
}

/* Locked. */
static void clear(struct identities *ids)
{
    size_t at = 0;
    for (struct map_slot *s; (s = map_next(&ids->entries, &at));)
        free((void *)(uintptr_t)s->value);
    map_clear(&ids->entries);
    ids->generation++;
}

void identities_free(struct identities **ids)
{
    if (!*ids)
        return;
    clear(*ids);
    map_free(&(*ids)->entries);
    pthread_mutex_destroy(&(*ids)->lock);
    free(*ids);
    *ids = NULL;
}

void identities_forget(struct identities *ids)
{
    pthread_mutex_lock(&ids->lock);
    clear(ids);
    pthread_mutex_unlock(&ids->lock);
}

static uint64_t short_hash(const unsigned char *hash)
{
    uint64_t h;
    memcpy(&h, hash, sizeof(h));
    return h;
}

/* Locked. Notes the use of an entry's row. */
static void note(struct identities *ids, struct entry *e)
{
    bool key = e->session == 0;
    struct notes *to = key ? &ids->keys : &ids->sessions;
    int64_t mono = clock_mono();
    if (to->n == NOTED_MAX || (e->noted && mono - e->noted < (key ? KEY_NOTE_MS : SESSION_NOTE_MS)))
        return;
    e->noted = mono;
    to->ids[to->n] = key ? e->actor.id : e->session;
    to->at[to->n++] = clock_now();
}

static void apply(struct call *c, const struct entry *e)
{
    c->actor = e->actor;
    c->actor.name = str_dup(c->model.arena, (struct str){e->name, e->name_length});
    c->session = e->session;
    c->csrf = e->session ? str_dup(c->model.arena, str_of(e->csrf)) : STR_NONE;
    c->known = true;
}

/* Whether the cache knows the hash; also gives the generation for a later keep(). */
static bool from_cache(struct identities *ids, struct call *c, const unsigned char *hash,
                       uint64_t *generation)
{
    pthread_mutex_lock(&ids->lock);
    *generation = ids->generation;
    struct entry *e = (void *)(uintptr_t)map_get_number(&ids->entries, short_hash(hash), 0);
    bool found = e && crypto_equal(e->hash, hash, CRYPTO_HASH_SIZE) &&
                 clock_mono() - e->kept < LIFE_MS && (!e->session || e->expires_at > c->model.now);
    if (found) {
        apply(c, e);
        note(ids, e);
    }
    pthread_mutex_unlock(&ids->lock);
    return found;
}

static void keep(struct identities *ids, struct entry *e, uint64_t generation)
{
    pthread_mutex_lock(&ids->lock);
    note(ids, e);
    if (generation != ids->generation) {
        free(e);
        pthread_mutex_unlock(&ids->lock);
        return;
    }
    if (ids->entries.count >= CACHE_MAX)
        clear(ids);
    free((void *)(uintptr_t)map_get_number(&ids->entries, short_hash(e->hash), 0));
    map_put_number(&ids->entries, short_hash(e->hash), (uint64_t)(uintptr_t)e);
    pthread_mutex_unlock(&ids->lock);
}

static struct entry *entry_new(const unsigned char *hash, const struct actor *actor)
{
    struct entry *e = mem_alloc(sizeof(*e) + actor->name.n + 1);
    memcpy(e->hash, hash, CRYPTO_HASH_SIZE);
    e->actor = *actor;
    e->name_length = actor->name.n;
    memcpy(e->name, actor->name.p, actor->name.n);
    e->actor.name = STR_NONE;
    e->kept = clock_mono();
    return e;
}

static struct entry *read_session(struct model *m, const unsigned char *hash)
{
    struct session s;
    if (!session_find(m, hash, &s))
        return NULL;
    struct actor actor = {.kind = ACTOR_MEMBER,
                          .id = s.member_id,
                          .name = s.name,
                          .profile = s.profile,
                          .export_allowed = s.export_allowed};
    struct entry *e = entry_new(hash, &actor);
    e->session = s.id;
    e->expires_at = s.expires_at;
    if (s.csrf.n < sizeof(e->csrf))
        memcpy(e->csrf, s.csrf.p, s.csrf.n);
    return e;
}

static struct entry *read_key(struct model *m, const unsigned char *hash)
{
    struct key key;
    if (!key_find(m->conn, m->arena, hash, &key))
        return NULL;
    struct actor actor = {.kind = ACTOR_KEY,
                          .id = key.id,
                          .name = key.name,
                          .ingest_only = key.ingest_only,
                          .export_allowed = true};
    return entry_new(hash, &actor);
}

static int look_up(struct identities *ids, struct call *c, struct str text,
                   struct entry *(*read)(struct model *m, const unsigned char *hash))
{
    unsigned char hash[CRYPTO_HASH_SIZE];
    uint64_t generation;

    if (!text.n || text.n > TOKEN_MAX)
        return 0;
    crypto_keyed_hash(ids->secret->hash_key, text, hash);
    if (from_cache(ids, c, hash, &generation))
        return 1;
    struct model m = c->model;
    if (!(m.conn = db_acquire(ids->db, DB_READ)))
        return -1;
    struct entry *e = read(&m, hash);
    bool failed = db_error(m.conn) != DB_OK;
    db_release(&m.conn);
    if (!e)
        return failed ? -1 : 0;
    apply(c, e);
    keep(ids, e, generation);
    return 1;
}

int identity_of_session(struct identities *ids, struct call *c, struct str token)
{
    return look_up(ids, c, token, read_session);
}

int identity_of_key(struct identities *ids, struct call *c, struct str key)
{
    return look_up(ids, c, key, read_key);
}

static void check_epoch(struct identities *ids)
{
    struct db_conn *conn = db_acquire(ids->db, DB_READ);
    if (!conn)
        return;
    int64_t epoch = access_epoch(conn);
    db_release(&conn);
    if (epoch < 0 || epoch == ids->epoch)
        return;
    if (ids->epoch >= 0)
        identities_forget(ids);
    ids->epoch = epoch;
}

void identities_flush(struct identities *ids)
{
    struct notes *copy = mem_alloc(2 * sizeof(*copy)), *sessions = copy, *keys = copy + 1;
    pthread_mutex_lock(&ids->lock);
    *sessions = ids->sessions;
    *keys = ids->keys;
    ids->sessions.n = ids->keys.n = 0;
    pthread_mutex_unlock(&ids->lock);
    struct db_conn *conn = sessions->n || keys->n ? db_acquire(ids->db, DB_WRITE) : NULL;
    if (conn) {
        db_begin(conn);
        session_seen(conn, sessions->ids, sessions->at, sessions->n);
        key_used(conn, keys->ids, keys->at, keys->n);
        if (db_commit(conn) < 0)
            log_warn("last use of sessions and keys was not stored", "sessions=%zu keys=%zu",
                     sessions->n, keys->n);
        db_release(&conn);
    }
    free(copy);
}

void identities_tick(struct identities *ids)
{
    int64_t mono = clock_mono();
    check_epoch(ids);
    if (mono - ids->written < WRITE_EVERY_MS)
        return;
    ids->written = mono;
    identities_flush(ids);
}
