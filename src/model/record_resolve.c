/* record_resolve: see record_resolve.h. */
#include "model/record_resolve.h"

#include "base/utf8.h"
#include "model/account.h"
#include "model/configuration.h"
#include "model/list.h"
#include "model/selection.h"
#include "model/user.h"
#include "model/view.h"

static int not_found(struct model *m, const struct field *f, struct str text)
{
    return error_field(m->error, str_of(f->key), "There is no %s \"%.*s\"",
                       resource_get(f->of)->label, (int)(text.n < 100 ? text.n : 100), text.p);
}

/* A stage, status, role ... met for the first time in data that came in: made unconfirmed, its type
 * guessed. */
static int64_t create_named(struct model *m, const struct resource *res, struct str name)
{
    struct record *r = record_new(m, res);
    const char *type = configuration_guess_type(res, name);
    record_set_text(r, "name", utf8_prefix(name, 100));
    if (type)
        record_set_text(r, "type", str_of(type));
    record_set_int(r, "confirmed", 0);
    if (entity_field(r->entity, STR("position"), NULL))
        record_set_int(r, "position", 1000);
    return record_save(m, r, NULL);
}

static int64_t find_named(struct model *m, const struct resource *res, struct str name)
{
    struct str folded = utf8_fold(m->arena, name);
    struct str key = str_fmt(m->arena, "%s %.*s", res->key, (int)folded.n, folded.p);
    int64_t id = m->known_names ? (int64_t)map_get(&m->known_names->ids, key, 0) : 0;
    if (id)
        return id;
    struct str sql = str_fmt(
        m->arena, "SELECT id FROM %s WHERE name_folded = ? AND deleted_at IS NULL", res->table);
    id = db_int(m->conn, 0, str_z(m->arena, sql), "s", folded);
    if (id && m->known_names)
        map_put(&m->known_names->ids, str_dup(m->known_names->arena, key), (uint64_t)id);
    return id;
}

static int resolve_named(struct model *m, const struct field *f, struct value *v)
{
    const struct resource *res = resource_get(f->of);
    int64_t id = find_named(m, res, v->s);
    if (!id && m->lenient && res->flags & RESOURCE_CONFIRMED)
        id = create_named(m, res, v->s);
    if (id < 0)
        return -1;
    if (!id)
        return not_found(m, f, v->s);
    *v = (struct value){.kind = 'i', .i = id};
    return 0;
}

static int resolve_member(struct model *m, struct record *r, const struct field *f, struct value *v)
{
    static const char find[] =
        "SELECT id FROM member WHERE email_folded = ? AND deleted_at IS NULL";
    struct str folded = utf8_fold(m->arena, v->s);
    int64_t id = db_int(m->conn, 0, find, "s", folded);
    if (id) {
        *v = (struct value){.kind = 'i', .i = id};
    } else if (!m->lenient) {
        return not_found(m, f, v->s);
    } else {
        record_note(m, r, "%s: no member has this e-mail address yet; kept until they join",
                    f->key);
        *v = (struct value){.kind = f->flags & FIELD_ROLE ? 'p' : 'n', .s = folded};
    }
    return 0;
}

static int resolve_account(struct model *m, const struct field *f, struct value *v)
{
    static const char find[] = "SELECT a.id, a.deleted_at FROM account_key k JOIN account a ON"
                               " a.id = k.account_id WHERE k.external_id = ?";
    struct db_stmt *s = db_query(m->conn, find, "s", v->s);
    int64_t id = db_next(s) ? db_col_int(s, 0) : 0;
    bool deleted = id && !db_is_null(s, 1);
    db_done(s);
    if (deleted)
        return error_field(m->error, str_of(f->key), "The account was deleted");
    if (!id && m->lenient && catalog_setting_int(m->catalog, "create_unknown")) {
        struct record *a = record_new(m, &account_resource);
        record_set_text(a, "external_id", v->s);
        id = record_save(m, a, NULL);
    }
    if (id < 0)
        return -1;
    if (!id || (!m->lenient && !account_visible(m, id)))
        return not_found(m, f, v->s);
    *v = (struct value){.kind = 'i', .i = id};
    return 0;
}

static int resolve_user(struct model *m, struct record *r, const struct field *f, struct value *v)
{
    struct value *account = record_value(r, "account");
    if (account->kind != 'i') {
        int64_t only = user_only_account(m, v->s);
        if (only <= 0)
            return error_field(m->error, STR("account_id"),
                               only ? "Is needed: several accounts have this user"
                                    : "Is needed: no account has this user");
        *account = (struct value){.kind = 'i', .i = only};
    }
    int64_t id = user_find(m, account->i, v->s);
    if (!id && m->lenient && catalog_setting_int(m->catalog, "create_unknown")) {
        struct record *u = record_new(m, &user_resource);
        record_set_int(u, "account", account->i);
        record_set_text(u, "external_id", v->s);
        id = record_save(m, u, NULL);
    }
    if (id < 0)
        return -1;
    if (!id)
        return not_found(m, f, v->s);
    *v = (struct value){.kind = 'i', .i = id};
    return 0;
}

/* An invoice may come before its subscription: joined when that arrives. */
static int resolve_subscription(struct model *m, struct record *r, const struct field *f,
                                struct value *v)
{
    int64_t id = record_find(m, resource_get("subscription"), 0, v->s);
    if (!id && !m->lenient)
        return not_found(m, f, v->s);
    if (entity_field(r->entity, STR("subscription_external_id"), NULL))
        record_set_text(r, "subscription_external_id", v->s);
    *v = id ? (struct value){.kind = 'i', .i = id} : (struct value){.kind = 'n'};
    return 0;
}

static int resolve_text(struct model *m, struct record *r, const struct field *f, struct value *v)
{
    if (f->type == FIELD_NAME)
        return resolve_named(m, f, v);
    struct str of = str_of(f->of);
    if (str_is(of, "member"))
        return resolve_member(m, r, f, v);
    if (str_is(of, "account"))
        return resolve_account(m, f, v);
    if (str_is(of, "user"))
        return resolve_user(m, r, f, v);
    if (str_is(of, "subscription"))
        return resolve_subscription(m, r, f, v);
    if (str_is(of, "consumption_metric"))
        return resolve_named(m, f, v);
    return error_field(m->error, str_of(f->key), "Send %s_id", f->key);
}

/* An id sent by a member or a secret key: it must name a live row that they may see. */
static int check_id(struct model *m, struct record *r, const struct field *f, const struct value *v)
{
    const struct resource *res = resource_get(f->of);
    struct str sql =
        str_fmt(m->arena, "SELECT 1 FROM %s WHERE id = ? AND deleted_at IS NULL", res->table);
    bool fine = db_int(m->conn, 0, str_z(m->arena, sql), "i", v->i);
    if (fine && res->sight == SIGHT_ACCOUNT)
        fine = account_visible(m, v->i);
    if (fine && res->sight == SIGHT_CHILD) {
        struct str owner = str_fmt(m->arena, "SELECT account_id FROM %s WHERE id = ?", res->table);
        int64_t account = db_int(m->conn, 0, str_z(m->arena, owner), "i", v->i);
        fine = account_visible(m, account);
        const struct value *own = record_const(r, "account");
        if (fine && own->kind == 'i' && own->i != account)
            return error_field(m->error, str_fmt(m->arena, "%s_id", f->key),
                               "Belongs to another account");
    }
    if (fine && str_is(str_of(f->of), "member"))
        fine = !db_int(m->conn, 0, "SELECT 1 FROM member WHERE id = ? AND status = 'disabled'", "i",
                       v->i);
    return fine ? 0
                : error_field(m->error, str_fmt(m->arena, "%s_id", f->key), "There is no such %s",
                              res->label);
}

/* Who may not assign to anyone may take a role that is free or theirs, and give up their own. */
static int check_assign(struct model *m, const struct field *f, const struct value *v,
                        const struct value *was)
{
    if (!(f->flags & FIELD_ROLE) || actor_may(m->actor, PERM_ACCOUNT_ASSIGN))
        return 0;
    bool takes = v->kind == 'i' && v->i == m->actor->id;
    bool same = was && was->kind == v->kind && was->i == v->i;
    bool gives_up = v->kind == 'n' && (!was || was->kind != 'i' || was->i == m->actor->id);
    if (takes || same || gives_up)
        return 0;
    return error_field(m->error, str_of(f->key), "You can assign only yourself");
}

/* Over which records the rules of a record are. */
static const struct resource *subject_of(const struct record *r, const struct record *before,
                                         const struct field *f)
{
    struct str entity = STR_NONE;
    char column[64];
    for (size_t i = 0; !f->of && i < r->resource->count; i++) {
        if (!str_is(str_of(field_column(r->entity->fields[i], column)), "entity"))
            continue;
        entity = r->values[i].kind == 's' || !before ? r->values[i].s : before->values[i].s;
    }
    return selection_subject(f, entity);
}

/* Rules are kept with ids for names. */
static void resolve_rule(struct model *m, const struct record *r, const struct record *before,
                         const struct field *f, struct value *v)
{
    const struct resource *of = v->kind == 's' ? subject_of(r, before, f) : NULL;
    if (of)
        v->s =
            f->type == FIELD_STATE ? view_state_by_id(m, of, v->s) : selection_by_id(m, of, v->s);
}

int record_resolve(struct model *m, struct record *r, const struct record *before)
{
    for (size_t i = 0; i < r->entity->count; i++) {
        const struct field *f = r->entity->fields[i];
        struct value *v = &r->values[i];
        if (f->type == FIELD_CRITERIA || f->type == FIELD_STATE)
            resolve_rule(m, r, before, f, v);
        if ((f->type != FIELD_REF && f->type != FIELD_NAME) || v->kind == 0)
            continue;
        int result = 0;
        if (v->kind == 't')
            result = resolve_text(m, r, f, v);
        else if (v->kind == 'i' && f->type == FIELD_REF && m->actor->kind <= ACTOR_KEY &&
                 !m->lenient)
            result = check_id(m, r, f, v);
        if (result == 0)
            check_assign(m, f, v, before ? &before->values[i] : NULL);
        if (result < 0 && db_error(m->conn) != DB_OK)
            return -1;
    }
    return error_is_set(m->error) ? -1 : 0;
}
