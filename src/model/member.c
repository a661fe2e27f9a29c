/* member: see member.h. Reading members as JSON is in member_list.c. */
#include "model/member.h"

#include "base/utf8.h"
#include "model/access.h"
#include "model/audit.h"
#include "model/session.h"
#include "model/timeline.h"
#include "net/mail.h"

#define COLUMNS \
    "id, version, email, name, theme, density, status, profile, export_allowed, shortcuts, " \
    "password_hash"

enum { NAME_MAX_LENGTH = 100 };

static struct member *load_row(struct model *m, struct db_stmt *st)
{
    struct member *found = NULL;
    if (db_next(st)) {
        int profile = profile_of(db_col_text(st, 7));
        found = ARENA_NEW(m->arena, struct member);
        *found = (struct member){.id = db_col_int(st, 0),
                                 .version = db_col_int(st, 1),
                                 .email = str_dup(m->arena, db_col_text(st, 2)),
                                 .name = str_dup(m->arena, db_col_text(st, 3)),
                                 .theme = str_dup(m->arena, db_col_text(st, 4)),
                                 .density = str_dup(m->arena, db_col_text(st, 5)),
                                 .status = str_dup(m->arena, db_col_text(st, 6)),
                                 .profile = profile < 0 ? PROFILE_READ_ONLY : (enum profile)profile,
                                 .export_allowed = db_col_int(st, 8),
                                 .shortcuts = db_col_int(st, 9)};
        if (!db_is_null(st, 10))
            found->password_hash = str_z(m->arena, db_col_text(st, 10));
    }
    db_done(st);
    return found;
}

struct member *member_load(struct model *m, int64_t id)
{
    static const char by_id[] =
        "SELECT " COLUMNS " FROM member WHERE id = ? AND deleted_at IS NULL";
    return load_row(m, db_query(m->conn, by_id, "i", id));
}

struct member *member_by_email(struct model *m, struct str email)
{
    static const char by_email[] =
        "SELECT " COLUMNS " FROM member WHERE email_folded = ? AND deleted_at IS NULL";
    return load_row(m, db_query(m->conn, by_email, "s", utf8_fold(m->arena, str_trim(email))));
}

bool member_any(struct model *m)
{
    return db_int(m->conn, 0, "SELECT 1 FROM member WHERE deleted_at IS NULL LIMIT 1", "") == 1;
}

static int check_name(struct model *m, struct str name)
{
    size_t n = utf8_length(name);
    if (n == 0 || n > NAME_MAX_LENGTH || utf8_has_control(name))
        return error_field(m->error, STR("name"), "1 to %d characters", NAME_MAX_LENGTH);
    return 0;
}

/* Team roles that clients sent for the address before the member was here. */
static void take_pending_roles(struct model *m, int64_t id, struct str name,
                               struct str email_folded)
{
    static const char pending[] =
        "SELECT DISTINCT account_id FROM account_role_pending WHERE email_folded = ?";
    static const char give[] = "INSERT INTO account_role (account_id, team_role_id, member_id) "
                               "SELECT p.account_id, p.team_role_id,"
                               " CAST(? AS {int}) FROM account_role_pending p WHERE p.email_folded "
                               "= ? ON CONFLICT DO NOTHING";
    static const char assigned[] =
        "UPDATE account SET unassigned = 0 WHERE unassigned = 1 AND id IN"
        " (SELECT account_id FROM account_role WHERE member_id = ?)";
    struct db_stmt *st = db_query(m->conn, pending, "s", email_folded);
    while (db_next(st))
        model_account_changed(m, db_col_int(st, 0), m->today);
    db_done(st);
    timeline_roles_taken(m, name, email_folded);
    db_run(m->conn, give, "is", id, email_folded);
    db_run(m->conn, "DELETE FROM account_role_pending WHERE email_folded = ?", "s", email_folded);
    db_run(m->conn, assigned, "i", id);
}

int64_t member_add(struct model *m, struct str email, struct str name, enum profile profile,
                   const char *password_hash)
{
    static const char insert[] = "INSERT INTO member (email, email_folded, name, name_folded, "
                                 "profile, status, password_hash, created_at, updated_at)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    email = str_trim(email);
    name = str_trim(name);
    struct str folded = utf8_fold(m->arena, email);
    if (!mail_address_valid(email))
        error_field(m->error, STR("email"), "Not an e-mail address");
    if (check_name(m, name) < 0 || error_is_set(m->error))
        return -1;
    if (member_by_email(m, email)) {
        error_field(m->error, STR("email"), "A member has this address already");
        m->error->code = ERROR_DUPLICATE;
        return -1;
    }
    int64_t id = db_insert(m->conn, insert, "sssszzzii", email, folded, name,
                           utf8_fold(m->arena, name), profile_key(profile),
                           password_hash ? "active" : "invited", password_hash, m->now, m->now);
    if (id < 0)
        return -1;
    audit_write(m, "member", id, "", STR_NONE, audit_json(m, name), 1);
    take_pending_roles(m, id, name, folded);
    return id;
}

/* An item of a conflict, with both values. */
static void conflict(struct model *m, const char *field, struct str yours, struct str theirs)
{
    if (!yours.p || str_eq(yours, theirs))
        return;
    error_field(m->error, str_of(field), "Changed meanwhile");
    struct error_item *item = m->error->items;
    while (item->next)
        item = item->next;
    item->yours = audit_json(m, yours);
    item->theirs = audit_json(m, theirs);
    m->error->code = ERROR_CONFLICT;
}

static int check_version(struct model *m, const struct member *now,
                         const struct member_change *change)
{
    if (!change->version || change->version == now->version)
        return 0;
    conflict(m, "name", change->name, now->name);
    conflict(m, "profile", change->profile, str_of(profile_key(now->profile)));
    conflict(m, "status", change->status, now->status);
    return error_is_set(m->error) ? -1 : 0;
}

static bool is_last_administrator(struct model *m, const struct member *member)
{
    static const char others[] =
        "SELECT count(*) FROM (SELECT id FROM member WHERE profile = 'administrator'"
        " AND status = 'active' AND deleted_at IS NULL {for_update}) a WHERE a.id <> ?";
    if (member->profile != PROFILE_ADMINISTRATOR || !str_is(member->status, "active"))
        return false;
    return db_int(m->conn, 0, others, "i", member->id) == 0;
}

static int64_t held_accounts(struct model *m, int64_t id)
{
    static const char held[] = "SELECT count(DISTINCT r.account_id) FROM account_role r JOIN "
                               "account a ON a.id = r.account_id"
                               " WHERE r.member_id = ? AND a.deleted_at IS NULL";
    return db_int(m->conn, 0, held, "i", id);
}

static int check_profile(struct model *m, const struct member *now, struct str profile)
{
    int wanted = profile_of(profile);
    if (wanted < 0)
        return error_field(m->error, STR("profile"), "There is no such profile");
    if (wanted == (int)now->profile)
        return 0;
    if (m->actor->kind == ACTOR_MEMBER && m->actor->id == now->id)
        return error_field(m->error, STR("profile"), "Nobody changes their own profile");
    if (is_last_administrator(m, now))
        return error_field(m->error, STR("profile"), "The last administrator stays administrator");
    return 0;
}

static int check_status(struct model *m, const struct member *now, struct str status)
{
    if (!str_is(status, "disabled"))
        return str_is(status, "active")
                   ? 0
                   : error_field(m->error, STR("status"), "active or disabled");
    if (str_eq(status, now->status))
        return 0;
    if (m->actor->kind == ACTOR_MEMBER && m->actor->id == now->id)
        return error_field(m->error, STR("status"), "Nobody disables themselves");
    if (is_last_administrator(m, now))
        return error_field(m->error, STR("status"), "The last administrator cannot be disabled");
    int64_t held = held_accounts(m, now->id);
    if (held > 0)
        return error_field(m->error, STR("status"),
                           "Holds team roles at %lld accounts: reassign them first",
                           (long long)held);
    return 0;
}

static int check_change(struct model *m, const struct member *now,
                        const struct member_change *change)
{
    if (check_version(m, now, change) < 0)
        return -1;
    if (change->name.p)
        check_name(m, str_trim(change->name));
    if (change->profile.p)
        check_profile(m, now, change->profile);
    if (change->status.p)
        check_status(m, now, change->status);
    return error_is_set(m->error) ? -1 : 0;
}

static void audit_change(struct model *m, const char *field, const struct member *now,
                         struct str before, struct str after)
{
    if (!str_eq(before, after))
        audit_write(m, "member", now->id, field, audit_json(m, before), audit_json(m, after),
                    now->version + 1);
}

static void store_change(struct model *m, const struct member *now, struct str name,
                         struct str profile, struct str status, bool export_allowed)
{
    static const char update[] = "UPDATE member SET name = ?, name_folded = ?, profile = ?, status "
                                 "= ?, export_allowed = ?, updated_at = ?,"
                                 " version = version + 1 WHERE id = ?";
    db_run(m->conn, update, "ssssiii", name, utf8_fold(m->arena, name), profile, status,
           (int64_t)export_allowed, m->now, now->id);
    audit_change(m, "name", now, now->name, name);
    audit_change(m, "profile", now, str_of(profile_key(now->profile)), profile);
    audit_change(m, "status", now, now->status, status);
    if (export_allowed != now->export_allowed)
        audit_write(m, "member", now->id, "export_allowed",
                    now->export_allowed ? STR("true") : STR("false"),
                    export_allowed ? STR("true") : STR("false"), now->version + 1);
}

int member_change(struct model *m, int64_t id, const struct member_change *change, int64_t **ended,
                  size_t *n_ended)
{
    struct member *now = member_load(m, id);
    *n_ended = 0;
    if (!now)
        return error_set(m->error, ERROR_NOT_FOUND, NULL);
    if (check_change(m, now, change) < 0)
        return -1;
    struct str status = change->status.p ? change->status : now->status;
    if (str_is(status, "active") && !now->password_hash)
        status = STR("invited");
    struct str profile = change->profile.p ? change->profile : str_of(profile_key(now->profile));
    store_change(m, now, change->name.p ? str_trim(change->name) : now->name, profile, status,
                 change->export_allowed < 0 ? now->export_allowed : change->export_allowed);
    bool access = profile_of(profile) != (int)now->profile || !str_eq(status, now->status);
    access_changed(m->conn);
    if (access) {
        int64_t n = session_end_all(m, id, 0, ended);
        *n_ended = n > 0 ? (size_t)n : 0;
    }
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

void member_preferences(struct model *m, int64_t id, struct str name, struct str theme,
                        struct str density, int shortcuts)
{
    static const char update[] = "UPDATE member SET name = coalesce(?, name), name_folded = "
                                 "coalesce(?, name_folded), theme = coalesce(?, theme),"
                                 " density = coalesce(?, density), shortcuts = coalesce(?, "
                                 "shortcuts), updated_at = ?, version = version + 1 WHERE id = ?";
    int64_t flag = shortcuts;
    if (name.p && check_name(m, name = str_trim(name)) < 0)
        return;
    db_run(m->conn, update, "ssssoii", name, name.p ? utf8_fold(m->arena, name) : STR_NONE, theme,
           density, shortcuts < 0 ? NULL : &flag, m->now, id);
    if (name.p)
        access_changed(m->conn);
}

void member_set_password(struct model *m, int64_t id, const char *password_hash, struct str name)
{
    static const char update[] = "UPDATE member SET password_hash = ?, status = CASE WHEN status = "
                                 "'invited' THEN 'active' ELSE status END,"
                                 " updated_at = ?, version = version + 1 WHERE id = ?";
    if (name.p)
        member_preferences(m, id, name, STR_NONE, STR_NONE, -1);
    db_run(m->conn, update, "zii", password_hash, m->now, id);
    audit_write(m, "member", id, "password", STR_NONE, STR_NONE, 0);
    access_changed(m->conn);
}

void member_signed_in(struct model *m, int64_t id)
{
    db_run(m->conn, "UPDATE member SET last_sign_in_at = ? WHERE id = ?", "ii", m->now, id);
}

int member_check_password(struct model *m, const char *field, struct str password, struct str email)
{
    size_t n = utf8_length(password);
    if (n < PASSWORD_MIN || n > PASSWORD_MAX)
        return error_field(m->error, str_of(field), "%d to %d characters", PASSWORD_MIN,
                           PASSWORD_MAX);
    if (str_eq(utf8_fold(m->arena, password), utf8_fold(m->arena, email)))
        return error_field(m->error, str_of(field), "Must not be the e-mail address");
    return 0;
}
