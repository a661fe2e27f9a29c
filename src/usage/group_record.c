/*
 * group_record: records to upsert and aliases of users, one by one in the order in which they came,
 * each inside a savepoint, so that a bad one refuses only itself.
 *
 * A record is written from a copy: what the write resolves in it is void when the transaction is
 * tried again.
 */
#include <string.h>

#include "model/account.h"
#include "model/user.h"
#include "usage/group.h"

enum { TRIES_MAX = 3 };

/* The failure belongs to the whole transaction, not to this record. */
static bool is_fatal(const struct db_conn *conn)
{
    switch (db_error(conn)) {
    case DB_OK:
    case DB_UNIQUE:
    case DB_FOREIGN:
    case DB_NOT_NULL:
    case DB_BUG:
        return false;
    case DB_BUSY:
    case DB_UNAVAILABLE:
    case DB_INTERRUPTED:
        return true;
    }
    return true;
}

static void refuse_by_error(struct model *m, struct group_item *it, const struct error *error)
{
    const struct error_item *first = error->items;
    struct str detail = error->detail.p ? error->detail : str_of(error_text(error->code));

    if (error->code == ERROR_NONE)
        group_refuse(m, it, "could not be stored");
    else if (first)
        group_refuse(m, it, "%.*s: %.*s", (int)first->field.n, first->field.p,
                     (int)first->message.n, first->message.p);
    else
        group_refuse(m, it, "%.*s", (int)detail.n, detail.p);
}

/* Who writes, with an error and memory of its own. */
struct writer {
    struct model m;
    struct actor actor;
    struct error error;
};

/*
 * The door has checked that the key may send data; which account it names is not a question of who
 * sees it. (A key for ingestion sees nothing by itself.)
 */
static void writer_open(struct writer *w, const struct ingest_group *g, const struct model *m,
                        const struct group_item *it)
{
    w->m = *m;
    w->actor = it->request->actor;
    w->actor.ingest_only = false;
    error_init(&w->error, g->scratch);
    w->m.arena = g->scratch;
    w->m.error = &w->error;
    w->m.actor = &w->actor;
    w->m.catalog = it->request->catalog ? it->request->catalog : m->catalog;
    w->m.quiet = it->request->quiet;
}

static struct record copy_of(struct model *m, const struct record *r)
{
    struct record copy = *r;
    size_t bytes = r->entity->count * sizeof(*r->values);

    copy.values = arena_alloc(m->arena, bytes);
    memcpy(copy.values, r->values, bytes);
    return copy;
}

/* A user whose account is not said is the one at the only account that has it. */
static int find_home(struct model *m, struct record *r, const struct event *e)
{
    int64_t account;

    if (r->resource != &user_resource || e->user.n == 0 ||
        record_const(r, "account")->kind == 't' || record_const(r, "account")->kind == 'i')
        return 0;
    account = user_only_account(m, e->user);
    if (account > 0)
        record_set_int(r, "account", account);
    else
        return error_field(m->error, STR("account_id"), "%s",
                           account < 0 ? "missing, and users of several accounts have this user_id"
                                       : "missing, and no account has a user of this user_id");
    return 0;
}

/* What the write noted, out of the scratch arena, before what the door had noted. */
static void keep_notes(struct arena *arena, struct record *r, const struct note *notes)
{
    struct note *rest = r->notes, **end = &r->notes;

    for (; notes != rest; notes = notes->next) {
        *end = ARENA_NEW(arena, struct note);
        (*end)->text = str_dup(arena, notes->text);
        end = &(*end)->next;
    }
    *end = rest;
}

static int write_record(struct model *m, struct group_item *it, struct arena *keep)
{
    struct event *e = it->event;
    struct record copy = copy_of(m, e->record);

    if (find_home(m, &copy, e) != 0 || record_upsert(m, &copy, NULL) < 0)
        return -1;
    keep_notes(keep, e->record, copy.notes);
    if (copy.notes && e->verdict == EVENT_ACCEPTED)
        e->verdict = EVENT_REPAIRED;
    return 0;
}

/* --- aliases --- */

static int64_t account_of_alias(struct model *m, const struct event *e)
{
    int64_t account;

    if (e->account.n > 0)
        return account_find(m, e->account);
    account = user_only_account(m, e->user);
    return account != 0 ? account : user_only_account(m, e->previous_id);
}

static int64_t make_user(struct model *m, int64_t account, struct str external_id)
{
    struct record *r = record_new(m, &user_resource);

    if (!catalog_setting_int(m->catalog, "create_unknown"))
        return error_field(m->error, STR("user_id"),
                           "unknown, and creating unknown users is switched off");
    record_set_int(r, "account", account);
    record_set_text(r, "external_id", external_id);
    return record_upsert(m, r, NULL);
}

/* Both ids name one user from now on: the one that is known of the two. */
static int write_alias(struct model *m, const struct event *e)
{
    static const char insert[] =
        "INSERT INTO user_key (account_id, external_id, user_id) VALUES (?, ?, ?)";
    int64_t account = account_of_alias(m, e), user, previous;

    if (account <= 0)
        return error_field(m->error, STR("account_id"), "%s",
                           account < 0 ? "missing, and users of several accounts have this user_id"
                           : e->account.n > 0
                               ? "unknown"
                               : "missing, and no account has a user of this user_id");
    user = user_find(m, account, e->user);
    previous = user_find(m, account, e->previous_id);
    if (user != 0 && previous != 0)
        return user == previous ? 0
                                : error_field(m->error, STR("previousId"),
                                              "there is a user of either id already; merge them");
    if (user == 0 && previous == 0) {
        user = make_user(m, account, e->user);
        if (user <= 0)
            return -1;
    }
    model_account_changed(m, account, m->today);
    db_run(m->conn, insert, "isi", account, user != 0 ? e->previous_id : e->user,
           user != 0 ? user : previous);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

static bool record_fits(struct model *m, struct group_item *it)
{
    if (it->event->record == NULL)
        group_refuse(m, it, "nothing to store");
    return it->event->record != NULL;
}

static bool alias_fits(struct model *m, struct group_item *it)
{
    struct str texts[] = {it->event->account, it->event->user, it->event->previous_id};

    for (size_t i = 0; i < 3; i++) {
        if (texts[i].n > 0 && memchr(texts[i].p, 0, texts[i].n) != NULL)
            group_refuse(m, it, "an id holds the character U+0000");
        else if (texts[i].n == 0 && i > 0)
            group_refuse(m, it, "%s: missing", i == 1 ? "userId" : "previousId");
    }
    return it->event->verdict != EVENT_REFUSED;
}

/* --- either --- */

/* -1 with a failed connection; else it was written, or refused. */
static int write_item(struct ingest_group *g, struct model *m, struct group_item *it)
{
    for (int tries = 1;; tries++) {
        struct writer w;
        int status;
        writer_open(&w, g, m, it);
        if (db_savepoint(m->conn, "item") != 0)
            return -1;
        status = it->event->kind == EVENT_RECORD ? write_record(&w.m, it, m->arena)
                                                 : write_alias(&w.m, it->event);
        if (status == 0 && db_savepoint_release(m->conn, "item") == 0) {
            m->change_set = w.m.change_set;
            return 0;
        }
        if (is_fatal(m->conn))
            return -1;
        /* Another node may have created the same thing meanwhile: now it is there to be found. */
        bool again = (db_error(m->conn) == DB_UNIQUE || w.error.code == ERROR_DUPLICATE) &&
                     tries < TRIES_MAX;
        db_savepoint_rollback(m->conn, "item");
        if (db_error(m->conn) != DB_OK)
            return -1;
        if (!again) {
            refuse_by_error(m, it, &w.error);
            return 0;
        }
    }
}

int group_records(struct ingest_group *g, struct model *m)
{
    const struct ingest_request *request = NULL;
    int64_t given = m->change_set;

    for (size_t i = 0; i < g->nitems; i++) {
        struct group_item *it = &g->items[i];
        const struct event *e = it->event;
        if (e->verdict == EVENT_REFUSED || it->repeated ||
            (e->kind != EVENT_RECORD && e->kind != EVENT_ALIAS) ||
            !(e->kind == EVENT_ALIAS ? alias_fits(m, it) : record_fits(m, it)))
            continue;
        /* A change set per request, unless the caller has one for all. */
        if (it->request != request)
            m->change_set = given;
        request = it->request;
        arena_reset(g->scratch);
        if (write_item(g, m, it) != 0)
            return -1;
    }
    m->change_set = given;
    return 0;
}
