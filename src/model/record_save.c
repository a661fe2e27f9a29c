/*
 * record_save: the one way by which records are written: resolve, check, merge over what is stored,
 * compare, write, audit, history, change marks. All of it in the caller's transaction.
 *
 * Nothing is written and no version raised where no value changes, so that repeated upserts cost
 * one read.
 */
#include <string.h>

#include "base/calendar.h"
#include "model/record_audit.h"
#include "model/custom_attribute.h"
#include "model/list.h"
#include "model/record_resolve.h"
#include "model/record_sql.h"
#include "model/suggestion.h"
#include "model/timeline.h"

/* Account that the record belongs to (or is); 0 = none. */
static int64_t account_of(const struct record *r)
{
    if (r->resource->sight == SIGHT_ACCOUNT)
        return r->id;
    if (r->resource->sight != SIGHT_CHILD)
        return 0;
    const struct value *v = record_const(r, "account");
    return v->kind == 'i' ? v->i : 0;
}

static bool is_shared_or_own(const struct model *m, const struct record *r)
{
    const struct value *shared = record_const(r, "shared"), *owner = record_const(r, "owner");
    bool own = owner->kind == 'i' && owner->i == sight_owner(m);
    return own || (shared->kind == 'i' && shared->i);
}

static bool visible(struct model *m, const struct record *r)
{
    if (r->resource->sight == SIGHT_OWN)
        return is_shared_or_own(m, r);
    if (r->resource->sight == SIGHT_ALL || actor_sees_all(m->actor))
        return true;
    return account_visible(m, account_of(r));
}

struct record *record_load(struct model *m, const struct resource *res, int64_t id)
{
    struct record *r = record_sql_load(m, res, id, false);
    if (r && visible(m, r))
        return r;
    error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", res->label);
    return NULL;
}

int64_t record_find(struct model *m, const struct resource *res, int64_t account_id,
                    struct str external_id)
{
    if (str_is(str_of(res->key), "account"))
        return db_int(m->conn, 0, "SELECT account_id FROM account_key WHERE external_id = ?", "s",
                      external_id);
    if (str_is(str_of(res->key), "user"))
        return db_int(m->conn, 0,
                      "SELECT user_id FROM user_key WHERE account_id = ? AND external_id = ?", "is",
                      account_id, external_id);
    struct str sql = str_fmt(m->arena, "SELECT id FROM %s WHERE external_id = ?", res->table);
    return db_int(m->conn, 0, str_z(m->arena, sql), "s", external_id);
}

/* Another member changed the field since the version that the client read: 409 with both values. */
static void check_conflict(struct model *m, const struct record *r, const struct record *before,
                           size_t i)
{
    static const char changed[] =
        "SELECT count(*) FROM audit a JOIN change_set c ON c.id = a.change_set_id"
        " WHERE a.entity = ? AND a.entity_id = ? AND a.field = ? AND a.version > ?"
        " AND c.actor_kind = 'member'";
    const struct field *f = r->entity->fields[i];
    if (db_int(m->conn, 0, changed, "zizi", r->resource->key, r->id, f->key, r->version) == 0)
        return;
    struct buf text[2] = {BUF_INIT(100000), BUF_INIT(100000)};
    const struct value *values[2] = {&r->values[i], &before->values[i]};
    for (int n = 0; n < 2; n++) {
        struct json_out out;
        json_out_init(&out, &text[n]);
        record_audit_value(m, f, values[n], &out);
    }
    error_set(m->error, ERROR_CONFLICT, "Somebody else changed this meanwhile");
    error_field(m->error, str_of(f->key), "Was changed meanwhile");
    for (struct error_item *item = m->error->items; item; item = item->next)
        if (!item->next) {
            item->yours = str_dup(m->arena, buf_str(&text[0]));
            item->theirs = str_dup(m->arena, buf_str(&text[1]));
        }
    buf_free(&text[0]);
    buf_free(&text[1]);
}

/* What the writer does not own is kept aside; open pages hear of it. */
static int divert(struct model *m, struct record *r, const struct record *before)
{
    int changed = r->entity->owners ? suggestion_divert(m, r, before) : 0;
    if (changed > 0)
        model_account_changed(m, account_of(before), m->today);
    return changed < 0 ? -1 : 0;
}

/* Given values against the stored row: what may not change, what others own or changed; then the
 * rest is filled in from it. */
static int merge(struct model *m, struct record *r, const struct record *before)
{
    if (divert(m, r, before) < 0)
        return -1;
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        struct value *v = &r->values[i];
        if (v->kind == 0) {
            *v = before->values[i];
            continue;
        }
        if (record_same(v, &before->values[i]))
            continue;
        if (f->flags & FIELD_ON_CREATE) {
            /* Clients name a record by an alias of its id: that is no change. */
            if (!m->lenient)
                error_field(m->error, str_of(f->key), "Cannot change");
            *v = before->values[i];
        } else if (r->version && r->version != before->version) {
            check_conflict(m, r, before, i);
        }
    }
    return error_is_set(m->error) ? -1 : 0;
}

/* An update older than the stored one changes nothing (wire: updated_on). */
static bool is_stale(struct model *m, const struct record *r, const struct record *before)
{
    size_t i;
    if (!m->lenient || !entity_field(r->entity, STR("updated_on"), &i))
        return false;
    return r->values[i].kind == 'i' && before->values[i].kind == 'i' &&
           r->values[i].i < before->values[i].i;
}

static void fill_new(struct model *m, struct record *r)
{
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        struct value *v = &r->values[i];
        if (v->kind == 0)
            v->kind = 'n';
        if (v->kind == 'n' && f->flags & FIELD_DEFAULT_NOW)
            *v = (struct value){.kind = 'i', .i = f->type == FIELD_DATE ? m->today : m->now};
    }
    record_set_int(r, "created_at", m->now);
}

static int check_required(struct model *m, const struct record *r)
{
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        bool needed = f->flags & (FIELD_REQUIRED | FIELD_DEFAULT_NOW);
        if (needed && (r->values[i].kind == 0 || r->values[i].kind == 'n'))
            error_field(m->error, str_of(f->key), "Is needed");
    }
    return error_is_set(m->error) ? -1 : 0;
}

static bool differs(const struct record *r, const struct record *before)
{
    for (size_t i = 0; i < r->entity->count; i++)
        if (r->values[i].kind == 'p' || !record_same(&r->values[i], &before->values[i]))
            return true;
    return false;
}

static void write_role(struct model *m, const struct record *r, const struct field *f,
                       const struct value *v)
{
    static const char set[] =
        "INSERT INTO account_role (account_id, team_role_id, member_id) VALUES (?, ?, ?)"
        " ON CONFLICT (account_id, team_role_id) DO UPDATE SET member_id = excluded.member_id";
    static const char clear[] =
        "DELETE FROM account_role WHERE account_id = ? AND team_role_id = ?";
    static const char wait[] =
        "INSERT INTO account_role_pending (account_id, team_role_id, email_folded) VALUES (?, ?, ?)"
        " ON CONFLICT (account_id, team_role_id) DO UPDATE SET email_folded = "
        "excluded.email_folded";
    static const char no_wait[] =
        "DELETE FROM account_role_pending WHERE account_id = ? AND team_role_id = ?";
    if (v->kind == 'p') {
        db_later(m->conn, wait, "iis", r->id, f->id, v->s);
        return;
    }
    db_later(m->conn, no_wait, "ii", r->id, f->id);
    if (v->kind == 'i')
        db_later(m->conn, set, "iii", r->id, f->id, v->i);
    else
        db_later(m->conn, clear, "ii", r->id, f->id);
}

/* Writes changed team roles; the account is unassigned when nobody holds one. A waiting e-mail
 * address keeps who is there. */
static void write_roles(struct model *m, struct record *r, const struct record *before)
{
    static const char unassigned[] =
        "UPDATE account SET unassigned = CASE WHEN EXISTS (SELECT 1 FROM account_role r"
        " WHERE r.account_id = account.id) THEN 0 ELSE 1 END WHERE id = ?";
    bool any = false;
    for (size_t i = r->resource->count; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        struct value *v = &r->values[i];
        if (!(f->flags & FIELD_ROLE) ||
            (v->kind != 'p' && (before ? record_same(v, &before->values[i]) : v->kind != 'i')))
            continue;
        any = true;
        write_role(m, r, f, v);
        if (v->kind == 'p')
            *v = before ? before->values[i] : (struct value){.kind = 'n'};
    }
    if (any)
        db_later(m->conn, unassigned, "i", r->id);
}

static void write_trail(struct model *m, const struct record *r, const struct record *before,
                        int64_t version)
{
    static const char history[] =
        "INSERT INTO field_history (entity, entity_id, field, at, value) VALUES (?, ?, ?, ?, ?)";
    static const struct value empty = {.kind = 'n'};
    if (!before)
        record_audit_whole(m, r->resource, r->id, true, version);
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        const struct value *was = before ? &before->values[i] : &empty, *is = &r->values[i];
        if (record_same(was, is))
            continue;
        if (before && !(f->flags & FIELD_READ_ONLY))
            record_audit_field(m, r, f, was, is, version);
        if (before)
            timeline_field_changed(m, r, f, was, is);
        if (f->flags & FIELD_HISTORY)
            db_later(m->conn, history, "zizis", r->resource->key, r->id, f->key, m->now,
                     is->kind == 'i' ? str_fmt(m->arena, "%lld", (long long)is->i) : is->s);
    }
}

static void earlier(const struct model *m, const struct field *f, const struct value *v,
                    int32_t *day)
{
    if (v->kind != 'i')
        return;
    int64_t at = f->type == FIELD_DATE ? v->i : calendar_day(m->calendar, v->i);
    if (at < *day)
        *day = (int32_t)at;
}

/*
 * The first day whose metrics a write changes: today, unless what is written has dates of its own.
 * Then it is the earliest date that is new or differs; any, if it came, went, or moved to another
 * account.
 */
static int32_t first_day(const struct model *m, const struct record *r, const struct record *before)
{
    int32_t day = m->today;
    if (!(r->resource->flags & RESOURCE_DATED))
        return day;
    bool all = !before || before->deleted || account_of(r) != account_of(before);
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        bool date = f->type == FIELD_DATE || f->type == FIELD_INSTANT;
        if (!date || str_eq(str_of(f->group), STR("System")))
            continue;
        if (all || !record_same(&before->values[i], &r->values[i])) {
            earlier(m, f, &r->values[i], &day);
            if (before)
                earlier(m, f, &before->values[i], &day);
        }
    }
    return day;
}

static void mark_changed(struct model *m, const struct record *r, const struct record *before)
{
    int32_t day = first_day(m, r, before);
    model_account_changed(m, account_of(r), day);
    if (before)
        model_account_changed(m, account_of(before), day);
    if (r->resource->flags & RESOURCE_CONFIG) {
        config_changed(m->conn);
        if (!(r->resource->flags & RESOURCE_CALM))
            model_rule_changed(m, r->resource->key);
    }
}

/* A constraint that refused is the caller's fault: another one has this id or name. */
static int64_t failed(struct model *m, const struct record *r)
{
    if (db_error(m->conn) == DB_UNIQUE)
        error_set(m->error, ERROR_DUPLICATE, "Another %s has this %s already", r->resource->label,
                  r->resource->flags & RESOURCE_EXTERNAL ? "id" : "name or key");
    return -1;
}

int record_taken(struct model *m, const struct record *r)
{
    error_set(m->error, ERROR_DUPLICATE, "Another %s has this id already", r->resource->label);
    return error_field(m->error, STR("external_id"), "Is taken, perhaps by a deleted one");
}

static int check_duplicate(struct model *m, const struct record *r)
{
    if (!(r->resource->flags & RESOURCE_EXTERNAL))
        return 0;
    const struct value *account =
        r->resource->sight == SIGHT_CHILD ? record_const(r, "account") : NULL;
    int64_t id = record_find(m, r->resource, account && account->kind == 'i' ? account->i : 0,
                             record_const(r, "external_id")->s);
    return id ? record_taken(m, r) : 0;
}

/* `sought`: nobody had its external id a moment ago; who took it since (its own parent, made just
 * now) is met by the insert of its key. */
static int64_t write_new(struct model *m, struct record *r, bool sought, bool *changed)
{
    const struct resource *res = r->resource;
    fill_new(m, r);
    if (res->before_save && res->before_save(m, r, NULL) < 0)
        return -1;
    if (check_required(m, r) < 0 || (!sought && check_duplicate(m, r) < 0))
        return -1;
    record_set_int(r, "updated_at", m->now);
    r->id = record_sql_insert(m, r);
    if (r->id < 0)
        return failed(m, r);
    r->version = 1;
    write_roles(m, r, NULL);
    write_trail(m, r, NULL, 1);
    if (res->after_save && res->after_save(m, r, NULL) < 0)
        return failed(m, r);
    mark_changed(m, r, NULL);
    *changed = true;
    return r->id;
}

static int64_t write_over(struct model *m, struct record *r, const struct record *before,
                          bool *changed)
{
    const struct resource *res = r->resource;
    if (merge(m, r, before) < 0)
        return -1;
    if (res->before_save && res->before_save(m, r, before) < 0)
        return -1;
    if (check_required(m, r) < 0)
        return -1;
    if (!differs(r, before))
        return r->id;
    record_set_int(r, "updated_at", m->now);
    r->version = before->version + 1;
    if (record_sql_update(m, r, r->version) < 0)
        return failed(m, r);
    write_roles(m, r, before);
    write_trail(m, r, before, r->version);
    if (before->deleted && record_const(r, "deleted_at")->kind != 'i')
        record_audit_whole(m, res, r->id, true, r->version);
    if (res->after_save && res->after_save(m, r, before) < 0)
        return failed(m, r);
    mark_changed(m, r, before);
    *changed = true;
    return r->id;
}

/* `upsert`: what is deleted is restored; `sought` as for write_new. */
static int64_t save(struct model *m, struct record *r, bool upsert, bool sought, bool *changed)
{
    struct record *before = NULL;
    if (r->id) {
        before = record_sql_load(m, r->resource, r->id, true);
        bool gone = !before || (before->deleted && !upsert) || !visible(m, before);
        if (gone)
            return error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", r->resource->label);
        if (is_stale(m, r, before)) {
            record_note(m, r, "nothing was changed: an update with a later updated_on is stored");
            return r->id;
        }
        if (before->deleted)
            record_value(r, "deleted_at")->kind = 'n';
    }
    if (record_resolve(m, r, before) < 0)
        return -1;
    int64_t id = before ? write_over(m, r, before, changed) : write_new(m, r, sought, changed);
    if (id > 0 && r->pending && custom_attribute_keep(m, r) < 0)
        return -1;
    return db_error(m->conn) == DB_OK ? id : failed(m, r);
}

int64_t record_save(struct model *m, struct record *r, bool *changed)
{
    bool ignored = false;
    return save(m, r, false, false, changed ? changed : &ignored);
}

int64_t record_upsert(struct model *m, struct record *r, bool *changed)
{
    const struct resource *res = r->resource;
    bool ignored = false, sought = false;
    if (res->flags & RESOURCE_EXTERNAL) {
        const struct value *key = record_const(r, "external_id");
        bool of_account = str_is(str_of(res->key), "user");
        if (key->kind != 's' && !of_account)
            return error_field(m->error, STR("external_id"), "Is needed");
        if (of_account && record_resolve(m, r, NULL) < 0)
            return -1;
        sought = key->kind == 's';
        if (sought)
            r->id = record_find(m, res, of_account ? record_const(r, "account")->i : 0, key->s);
    } else if (res->find) {
        if (record_resolve(m, r, NULL) < 0)
            return -1;
        r->id = res->find(m, r);
    }
    return save(m, r, true, sought, changed ? changed : &ignored);
}

static int set_deleted(struct model *m, const struct resource *res, int64_t id, bool deleted)
{
    struct str sql =
        str_fmt(m->arena,
                "UPDATE %s SET deleted_at = ?, updated_at = ?, version = version + 1 WHERE id = ?",
                res->table);
    struct record *r = record_sql_load(m, res, id, true);
    if (!r || r->deleted == deleted || !visible(m, r))
        return error_set(m->error, ERROR_NOT_FOUND, "There is no such %s", res->label);
    int (*before)(struct model *, const struct record *) =
        deleted ? res->before_delete : res->before_restore;
    if (before && before(m, r) < 0)
        return -1;
    if (db_run(m->conn, str_z(m->arena, sql), "oii", deleted ? &m->now : NULL, m->now, id) < 0)
        return (int)failed(m, r);
    record_audit_whole(m, res, id, !deleted, r->version + 1);
    mark_changed(m, r, NULL);
    /* Ingestion remembers which ids live. */
    db_run(m->conn, "UPDATE epoch SET value = value + 1 WHERE name = 'ids'", "");
    return 0;
}

int record_delete(struct model *m, const struct resource *res, int64_t id)
{
    return set_deleted(m, res, id, true);
}

int record_restore(struct model *m, const struct resource *res, int64_t id)
{
    return set_deleted(m, res, id, false);
}
