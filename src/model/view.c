/* view: see view.h. What a view shows is in view_state.c. */
#include "model/view.h"

#include "model/fields.h"
#include "model/record.h"
#include "model/sight.h"
#include "model/view_state.h"

/* ---- saving ---- */

static bool is_on(const struct value *v)
{
    return v->kind == 'i' && v->i;
}

static bool is_owner(const struct model *m, const struct record *r)
{
    const struct value *owner = record_const(r, "owner");
    return owner->kind == 'i' && owner->i == sight_owner(m);
}

static int may_write(struct model *m, const struct record *before)
{
    if (is_owner(m, before) || actor_may(m->actor, PERM_VIEW_WRITE_ALL))
        return 0;
    return error_set(m->error, ERROR_FORBIDDEN, "Only its owner and administrators change a view");
}

static int check_count(struct model *m, const struct record *r)
{
    static const char count[] =
        "SELECT count(*) FROM saved_view WHERE coalesce(owner_id, 0) = ? AND"
        " automatic = 0 AND deleted_at IS NULL";
    const struct value *owner = record_const(r, "owner");
    if (is_on(record_const(r, "automatic")) ||
        db_int(m->conn, 0, count, "i", owner->kind == 'i' ? owner->i : 0) < VIEWS_MAX)
        return 0;
    error_set(m->error, ERROR_LIMIT, "There are %d views already; delete one first", VIEWS_MAX);
    return error_field(m->error, STR("name"), "There are %d views already", VIEWS_MAX);
}

/* A new one is its maker's, and private. */
static int begin(struct model *m, struct record *r)
{
    if (sight_owner(m))
        record_set_int(r, "owner", sight_owner(m));
    if (record_const(r, "shared")->kind != 'i')
        record_set_int(r, "shared", 0);
    if (record_const(r, "automatic")->kind != 'i')
        record_set_int(r, "automatic", 0);
    return check_count(m, r);
}

static int check_sharing(struct model *m, const struct record *r, const struct record *before)
{
    bool shared = is_on(record_const(r, "shared"));
    bool was = before && is_on(record_const(before, "shared"));
    const char *why = NULL;
    if (shared && is_on(record_const(r, "automatic")))
        why = "An automatic view is private: save it under a name first";
    else if (shared && !was && !actor_may(m->actor, PERM_VIEW_SHARE))
        why = "You may not share views";
    else if (!shared && record_const(r, "owner")->kind != 'i')
        why = "A view that nobody owns is shared";
    else if (was && !shared && !is_owner(m, r))
        why = "Only its owner makes it private again";
    return why ? error_field(m->error, STR("shared"), "%s", why) : 0;
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    if ((before ? may_write(m, before) : begin(m, r)) < 0 || check_sharing(m, r, before) < 0)
        return -1;
    const struct value *entity = record_const(r, "entity"), *state = record_const(r, "state");
    if (entity->kind != 's' || state->kind != 's')
        return 0; /* refused as missing */
    if (before && str_eq(state->s, record_const(before, "state")->s))
        return 0;
    return view_state_check(m, resource_of(entity->s), state->s);
}

/* Of a member's automatic views those last used to make an address are kept. */
static int after_save(struct model *m, struct record *r, const struct record *before)
{
    static const char forget[] =
        "DELETE FROM saved_view WHERE automatic = 1 AND owner_id = ? AND id NOT IN (SELECT v.id "
        "FROM"
        " saved_view v WHERE v.automatic = 1 AND v.owner_id = ? ORDER BY v.updated_at DESC, v.id"
        " DESC LIMIT ?)";
    int64_t owner = sight_owner(m);
    if (before || !is_on(record_const(r, "automatic")))
        return 0;
    return db_run(m->conn, forget, "iii", owner, owner, (int64_t)VIEWS_AUTOMATIC) < 0 ? -1 : 0;
}

static int before_restore(struct model *m, const struct record *r)
{
    return may_write(m, r) < 0 ? -1 : check_count(m, r);
}

/* clang-format off */
static const struct field fields[] = {
    {.key = "name", .label = "Name", .group = "General", .type = FIELD_TEXT,
     .flags = FIELD_REQUIRED | FIELD_FOLDED, .max = 100, .help = "Name shown everywhere"},
    {.key = "entity", .label = "Of", .group = "General", .type = FIELD_CHOICE,
     .of = "account|user|subscription", .flags = FIELD_REQUIRED | FIELD_ON_CREATE,
     .help = "What the rows of its table are"},
    {.key = "shared", .label = "Shared", .group = "General", .type = FIELD_BOOL,
     .help = "Everybody sees it; else only its owner"},
    {.key = "automatic", .label = "Automatic", .group = "General", .type = FIELD_BOOL,
     .flags = FIELD_ON_CREATE,
     .help = "Made for an address that would be too long; found by its id, one day forgotten"},
    {.key = "owner", .label = "Owner", .group = "General", .type = FIELD_REF, .of = "member",
     .flags = FIELD_READ_ONLY, .help = "Who made it; empty for a key's"},
    {.key = "state", .label = "State", .group = "General", .type = FIELD_STATE,
     .flags = FIELD_REQUIRED | FIELD_NO_SORT,
     .help = "What it shows; at most 64 KB. In lists only when it is among the columns"},
    SYSTEM_FIELDS,
};
/* clang-format on */

const struct resource view_resource = {.key = "view",
                                       .path = "views",
                                       .label = "view",
                                       .plural = "views",
                                       .table = "saved_view",
                                       .fields = fields,
                                       .count = FIELDS_COUNT(fields),
                                       .sight = SIGHT_OWN,
                                       .read = PERM_ACCOUNT_READ,
                                       .write = PERM_VIEW_WRITE,
                                       .remove = PERM_VIEW_WRITE,
                                       .name_column = "name",
                                       .sort = "name",
                                       .search = "e.name_folded",
                                       .before_save = before_save,
                                       .after_save = after_save,
                                       .before_delete = may_write,
                                       .before_restore = before_restore};

/* ---- each member's own ---- */

static void row_json(struct db_stmt *st, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_int(out, "version", db_col_int(st, 1));
    json_member_str(out, "name", db_col_text(st, 2));
    json_member_str(out, "entity", db_col_text(st, 3));
    json_member_bool(out, "shared", db_col_int(st, 4) != 0);
    if (db_is_null(st, 5))
        json_member_null(out, "owner_id");
    else
        json_member_int(out, "owner_id", db_col_int(st, 5));
    json_member_str(out, "owner_name", db_is_null(st, 6) ? STR_NONE : db_col_text(st, 6));
    json_member_bool(out, "opens", db_col_int(st, 7) != 0);
    json_member_bool(out, "pinned", db_col_int(st, 8) != 0);
    json_close_object(out);
}

enum { KINDS = 3 /* of records that have views */ };

struct opening {
    int64_t id;
    struct str entity, state;
};

/* With what the member opens tables. */
static int read_opening(struct model *m, struct opening *opening)
{
    static const char read[] =
        "SELECT v.id, v.entity, v.state FROM member_view p JOIN saved_view v ON v.id = p.view_id "
        "AND"
        " v.deleted_at IS NULL AND (v.shared = 1 OR v.owner_id = p.member_id) WHERE p.member_id = ?"
        " AND p.opens = 1 ORDER BY v.entity LIMIT ?";
    int n = 0;
    struct db_stmt *st = db_query(m->conn, read, "ii", sight_owner(m), (int64_t)KINDS);
    while (db_next(st))
        opening[n++] = (struct opening){db_col_int(st, 0), str_dup(m->arena, db_col_text(st, 1)),
                                        str_dup(m->arena, db_col_text(st, 2))};
    db_done(st);
    return n;
}

int view_list(struct model *m, struct json_out *out)
{
    static const char read[] =
        "SELECT v.id, v.version, v.name, v.entity, v.shared, v.owner_id, o.name, coalesce(p.opens,"
        " 0), coalesce(p.pinned, 0) FROM saved_view v LEFT JOIN member o ON o.id = v.owner_id LEFT"
        " JOIN member_view p ON p.view_id = v.id AND p.member_id = ? WHERE v.deleted_at IS NULL AND"
        " v.automatic = 0 AND (v.shared = 1 OR v.owner_id = ?) ORDER BY v.name_folded, v.id LIMIT "
        "?";
    struct opening opening[KINDS];
    int64_t me = sight_owner(m);
    json_key(out, "rows");
    json_open_array(out);
    struct db_stmt *st = db_query(m->conn, read, "iii", me, me, (int64_t)VIEWS_SHOWN);
    while (db_next(st))
        row_json(st, out);
    db_done(st);
    json_close_array(out);
    json_key(out, "opening");
    json_open_array(out);
    int n = read_opening(m, opening);
    for (int i = 0; i < n; i++) {
        json_open_object(out);
        json_member_str(out, "entity", opening[i].entity);
        json_member_int(out, "id", opening[i].id);
        json_key(out, "state");
        view_state_json(m, resource_of(opening[i].entity), opening[i].state, out);
        json_close_object(out);
    }
    json_close_array(out);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

/* A live view under a name that the actor sees; NULL with NOT_FOUND. */
static const struct record *named_view(struct model *m, int64_t id)
{
    const struct record *r = record_load(m, &view_resource, id);
    if (r && !r->deleted && !is_on(record_const(r, "automatic")))
        return r;
    error_set(m->error, ERROR_NOT_FOUND, "There is no such view");
    return NULL;
}

int view_open_with(struct model *m, int64_t id, bool on)
{
    static const char clear[] =
        "UPDATE member_view SET opens = 0 WHERE member_id = ? AND entity = ? AND opens = 1";
    static const char set[] = "INSERT INTO member_view (member_id, view_id, entity, opens) VALUES "
                              "(?, ?, ?, 1) ON CONFLICT"
                              " (member_id, view_id) DO UPDATE SET opens = 1";
    static const char unset[] =
        "UPDATE member_view SET opens = 0 WHERE member_id = ? AND view_id = ?";
    const struct record *r = named_view(m, id);
    int64_t me = sight_owner(m);
    if (!r)
        return -1;
    struct str entity = record_const(r, "entity")->s;
    if (on) {
        db_run(m->conn, clear, "is", me, entity);
        db_run(m->conn, set, "iis", me, id, entity);
    } else {
        db_run(m->conn, unset, "ii", me, id);
    }
    return db_error(m->conn) == DB_OK ? 0 : -1;
}

int view_pin(struct model *m, int64_t id, bool on)
{
    static const char count[] =
        "SELECT count(*) FROM member_view p JOIN saved_view v ON v.id = p.view_id AND v.deleted_at"
        " IS NULL WHERE p.member_id = ? AND p.pinned = 1 AND p.view_id <> ?";
    static const char set[] =
        "INSERT INTO member_view (member_id, view_id, entity, pinned) VALUES (?, ?, ?, ?) ON"
        " CONFLICT (member_id, view_id) DO UPDATE SET pinned = excluded.pinned";
    const struct record *r = named_view(m, id);
    int64_t me = sight_owner(m);
    if (!r)
        return -1;
    if (on && db_int(m->conn, 0, count, "ii", me, id) >= VIEWS_PINNED)
        return error_set(m->error, ERROR_LIMIT, "%d views are pinned already; take one out first",
                         VIEWS_PINNED);
    db_run(m->conn, set, "iisi", me, id, record_const(r, "entity")->s, (int64_t)on);
    return db_error(m->conn) == DB_OK ? 0 : -1;
}
