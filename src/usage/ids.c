/* ids: the cache and the look-up of a group (see ids.h). New rows are written in ids_create.c. */
#include "usage/ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/catalog.h"

enum { TEXT_BYTES_MAX = 16 << 20, ID_DIGITS = 19, LEARNT_MAX = 16384 };

enum { FLAG_DELETED = 1, FLAG_CREATE = 2 };

static const char refusal_unknown_account[] =
    "account_id: unknown, and creating unknown accounts is switched off";
static const char refusal_unknown_user[] =
    "user_id: unknown, and creating unknown users is switched off";
static const char refusal_deleted_account[] = "account_id: the account is deleted";
static const char refusal_deleted_user[] = "user_id: the user is deleted";
static const char refusal_ambiguous[] =
    "account_id: missing, and users of several accounts have this user_id";
static const char refusal_homeless[] =
    "account_id: missing, and no account has a user of this user_id";

struct ids {
    struct names young, old;
    size_t users_max; /* of the young table */
    int64_t epoch;
    struct name_key *learnt; /* keys added in this transaction; their texts are the table's */
    size_t nlearnt;
    bool forget; /* too many learnt to name them: a rollback forgets all */
};

struct ids *ids_new(size_t users_max)
{
    struct ids *ids = mem_alloc(sizeof(*ids));

    ids->users_max = users_max;
    ids->learnt = mem_alloc(LEARNT_MAX * sizeof(*ids->learnt));
    return ids;
}

static void forget_all(struct ids *ids)
{
    names_clear(&ids->young);
    names_clear(&ids->old);
    ids->nlearnt = 0;
    ids->forget = false;
}

void ids_free(struct ids **handle)
{
    struct ids *ids = *handle;

    *handle = NULL;
    if (ids == NULL)
        return;
    forget_all(ids);
    free(ids->learnt);
    free(ids);
}

bool ids_begin(struct ids *ids, struct db_conn *conn)
{
    int64_t epoch = db_int(conn, -1, "SELECT value FROM epoch WHERE name = 'ids'", "");

    ids->nlearnt = 0;
    ids->forget = false;
    if (epoch == ids->epoch)
        return false;
    forget_all(ids);
    ids->epoch = epoch;
    return true;
}

void ids_end(struct ids *ids, bool committed)
{
    if (!committed && ids->forget)
        forget_all(ids);
    for (size_t i = 0; !committed && i < ids->nlearnt; i++) {
        names_remove(&ids->young, &ids->learnt[i]);
        names_remove(&ids->old, &ids->learnt[i]);
    }
    ids->nlearnt = 0;
    ids->forget = false;
}

static struct name_slot *remember(struct ids *ids, const struct name_key *key)
{
    if (ids->young.count >= ids->users_max || ids->young.text_bytes >= TEXT_BYTES_MAX) {
        /* Keys learnt in this transaction point into the text that now goes or grows old. */
        if (ids->nlearnt > 0)
            ids->forget = true;
        ids->nlearnt = 0;
        names_clear(&ids->old);
        ids->old = ids->young;
        ids->young = (struct names){0};
    }
    return names_add(&ids->young, key);
}

bool ids_get(struct ids *ids, const struct name_key *key, int64_t *account, int64_t *user)
{
    struct name_slot *s = names_find(&ids->young, key);

    if (s == NULL) {
        s = names_find(&ids->old, key);
        if (s == NULL)
            return false;
        *account = s->a;
        *user = s->b;
        s = remember(ids, key);
        s->a = *account;
        s->b = *user;
    }
    *account = s->a;
    *user = s->b;
    return true;
}

static void learn(struct ids *ids, const struct who *w)
{
    struct name_slot *s = remember(ids, &w->key);
    struct name_key *mine;

    s->a = w->account;
    s->b = w->user;
    if (ids->nlearnt == LEARNT_MAX)
        ids->forget = true;
    if (ids->forget)
        return;
    mine = &ids->learnt[ids->nlearnt++];
    *mine = w->key;
    mine->part[0].p = s->text;
    mine->part[1].p = s->text + s->n[0];
    mine->part[2].p = s->text + s->n[0] + s->n[1];
}

void ids_lock(struct db_conn *conn)
{
    db_run(conn, "UPDATE epoch SET value = value WHERE name = 'ids'", "");
}

/* --- one look-up for all --- */

/* What a look-up is about: distinct texts, each with a place for its answer. */
struct lookup {
    struct names names;  /* a = id, b = index into first_at */
    struct str *texts;   /* arena */
    struct fresh *fresh; /* arena: as they would be created */
    size_t count;
};

static void lookup_open(struct lookup *l, struct model *m, size_t max)
{
    memset(l, 0, sizeof(*l));
    l->texts = arena_array(m->arena, max, sizeof(*l->texts));
    l->fresh = arena_array(m->arena, max, sizeof(*l->fresh));
}

static struct name_slot *lookup_add(struct lookup *l, struct str text, const struct who *w)
{
    struct name_key key = name_key(text, STR_NONE, STR_NONE);
    size_t before = l->names.count;
    struct name_slot *s = names_add(&l->names, &key);

    if (l->names.count > before) {
        s->b = (int64_t)l->count;
        l->texts[l->count] = (struct str){s->text, text.n};
        l->fresh[l->count] = (struct fresh){.at = w->at};
        l->count++;
    } else if (w->at < l->fresh[s->b].at) {
        l->fresh[s->b].at = w->at;
    }
    return s;
}

static struct name_slot *lookup_find(struct lookup *l, struct str text)
{
    struct name_key key = name_key(text, STR_NONE, STR_NONE);
    return names_find(&l->names, &key);
}

static int read_accounts(struct lookup *l, struct db_conn *conn)
{
    static const char sql[] =
        "SELECT k.external_id, k.account_id, a.deleted_at FROM account_key k"
        " JOIN account a ON a.id = k.account_id WHERE k.external_id {in_texts}";
    struct db_stmt *s = db_query(conn, sql, "S", l->texts, l->count);

    while (db_next(s)) {
        struct name_slot *slot = lookup_find(l, db_col_text(s, 0));
        if (slot == NULL)
            continue;
        slot->a = db_col_int(s, 1);
        slot->flags = db_is_null(s, 2) ? 0 : FLAG_DELETED;
    }
    db_done(s);
    return db_error(conn) == DB_OK ? 0 : -1;
}

/* Pairs of account and external id as one text each: the id in 19 digits, then the external id. */
static struct str pair_text(struct model *m, int64_t account, struct str external_id)
{
    char *text = arena_alloc(m->arena, ID_DIGITS + external_id.n + 1);

    snprintf(text, ID_DIGITS + 1, "%0*lld", ID_DIGITS, (long long)account);
    memcpy(text + ID_DIGITS, external_id.p, external_id.n);
    return (struct str){text, ID_DIGITS + external_id.n};
}

static int read_users(struct lookup *l, struct model *m)
{
    static const char sql[] =
        "SELECT p.value, k.user_id, u.deleted_at FROM {texts} AS p(value) {cross} user_key k"
        " {cross} \"user\" u WHERE k.account_id = CAST(substr(p.value, 1, 19) AS BIGINT)"
        " AND k.external_id = substr(p.value, 20) AND u.id = k.user_id";
    struct db_stmt *s = db_query(m->conn, sql, "S", l->texts, l->count);

    while (db_next(s)) {
        struct name_slot *slot = lookup_find(l, db_col_text(s, 0));
        if (slot == NULL)
            continue;
        slot->a = db_col_int(s, 1);
        slot->flags = db_is_null(s, 2) ? 0 : FLAG_DELETED;
    }
    db_done(s);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

/* Collects what is still unknown, in the order in which it was named; `index` gets its place in the
 * look-up. */
static size_t unknown(struct lookup *l, struct fresh *out, size_t *index)
{
    size_t n = 0;

    for (size_t i = 0; i < l->count; i++) {
        struct name_slot *slot = lookup_find(l, l->texts[i]);
        if (slot->a != 0)
            continue;
        out[n] = l->fresh[i];
        index[n++] = i;
    }
    return n;
}

/*
 * Creates what is unknown. Another node may be creating the same: so first wait for it and look
 * again. (One that is not stopped by the lock, a member's request, meets the unique index: the
 * group is tried again.)
 */
static int create_unknown(struct lookup *l, struct model *m,
                          int (*look)(struct lookup *, struct model *),
                          int (*create)(struct model *, struct fresh *, size_t))
{
    struct fresh *list = arena_array(m->arena, l->count, sizeof(*list));
    size_t *index = arena_array(m->arena, l->count, sizeof(*index));
    size_t n = unknown(l, list, index);

    if (n == 0)
        return 0;
    if (db_engine(db_of(m->conn)) == DB_POSTGRES) {
        ids_lock(m->conn);
        if (look(l, m) != 0)
            return -1;
        n = unknown(l, list, index);
    }
    if (n > 0 && create(m, list, n) != 0)
        return -1;
    for (size_t i = 0; i < n; i++)
        lookup_find(l, l->texts[index[i]])->a = list[i].id;
    return 0;
}

static int look_accounts(struct lookup *l, struct model *m)
{
    return read_accounts(l, m->conn);
}

static int resolve_accounts(struct model *m, struct who *whos, size_t count, bool create)
{
    struct lookup l;
    int status = 0;

    lookup_open(&l, m, count);
    for (size_t i = 0; i < count; i++) {
        if (whos[i].key.part[0].n == 0)
            continue;
        struct name_slot *s = lookup_add(&l, whos[i].key.part[0], &whos[i]);
        l.fresh[s->b].external_id = whos[i].key.part[0];
    }
    if (l.count > 0)
        status = look_accounts(&l, m);
    if (status == 0 && create && l.count > 0)
        status = create_unknown(&l, m, look_accounts, ids_create_accounts);
    for (size_t i = 0; status == 0 && i < count; i++) {
        if (whos[i].key.part[0].n == 0)
            continue;
        struct name_slot *s = lookup_find(&l, whos[i].key.part[0]);
        whos[i].account = s->a;
        if (s->a == 0)
            whos[i].refusal = refusal_unknown_account;
        else if (s->flags & FLAG_DELETED)
            whos[i].refusal = refusal_deleted_account;
    }
    names_clear(&l.names);
    return status;
}

static bool wants_user(const struct who *w)
{
    return w->account != 0 && w->user == 0 && w->refusal == NULL && w->key.part[1].n > 0;
}

static int resolve_users(struct model *m, struct who *whos, size_t count, bool create)
{
    struct str *pairs = arena_array(m->arena, count, sizeof(*pairs));
    struct lookup l;
    int status = 0;

    lookup_open(&l, m, count);
    for (size_t i = 0; i < count; i++) {
        if (!wants_user(&whos[i]))
            continue;
        pairs[i] = pair_text(m, whos[i].account, whos[i].key.part[1]);
        struct name_slot *s = lookup_add(&l, pairs[i], &whos[i]);
        l.fresh[s->b].external_id = whos[i].key.part[1];
        l.fresh[s->b].account = whos[i].account;
    }
    if (l.count > 0)
        status = read_users(&l, m);
    if (status == 0 && create && l.count > 0)
        status = create_unknown(&l, m, read_users, ids_create_users);
    for (size_t i = 0; status == 0 && i < count; i++) {
        if (!wants_user(&whos[i]))
            continue;
        struct name_slot *s = lookup_find(&l, pairs[i]);
        whos[i].user = s->a;
        if (s->a == 0)
            whos[i].refusal = refusal_unknown_user;
        else if (s->flags & FLAG_DELETED)
            whos[i].refusal = refusal_deleted_user;
    }
    names_clear(&l.names);
    return status;
}

/* Users named without their account: at the only live account that has one of this id. */
static int resolve_homeless(struct model *m, struct who *whos, size_t count)
{
    static const char sql[] =
        "SELECT k.external_id, min(k.account_id), max(k.account_id), min(k.user_id)"
        " FROM {texts} AS p(value) {cross} user_key k {cross} \"user\" u {cross} account a"
        " WHERE k.external_id = p.value AND u.id = k.user_id AND u.deleted_at IS NULL"
        " AND a.id = k.account_id AND a.deleted_at IS NULL GROUP BY k.external_id";
    struct lookup l;
    struct db_stmt *s;

    lookup_open(&l, m, count);
    for (size_t i = 0; i < count; i++) {
        if (whos[i].key.part[0].n == 0)
            lookup_add(&l, whos[i].key.part[1], &whos[i]);
    }
    s = l.count > 0 ? db_query(m->conn, sql, "S", l.texts, l.count) : NULL;
    while (db_next(s)) {
        struct name_slot *slot = lookup_find(&l, db_col_text(s, 0));
        slot->a = db_col_int(s, 1) == db_col_int(s, 2) ? db_col_int(s, 1) : -1;
        slot->b = db_col_int(s, 3);
    }
    db_done(s);
    for (size_t i = 0; i < count && l.count > 0; i++) {
        if (whos[i].key.part[0].n > 0)
            continue;
        struct name_slot *slot = lookup_find(&l, whos[i].key.part[1]);
        if (slot->a <= 0) {
            whos[i].refusal = slot->a < 0 ? refusal_ambiguous : refusal_homeless;
        } else {
            whos[i].account = slot->a;
            whos[i].user = slot->b;
        }
    }
    names_clear(&l.names);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

int ids_resolve(struct ids *ids, struct model *m, struct who *whos, size_t count)
{
    bool create = catalog_setting_int(m->catalog, "create_unknown") != 0;

    if (count == 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        whos[i].account = whos[i].user = 0;
        whos[i].refusal = NULL;
    }
    if (resolve_accounts(m, whos, count, create) != 0 ||
        resolve_users(m, whos, count, create) != 0 || resolve_homeless(m, whos, count) != 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        /* A user's only account may change without a word to this node: not remembered. */
        if (whos[i].refusal == NULL && whos[i].key.part[0].n > 0)
            learn(ids, &whos[i]);
    }
    return 0;
}
