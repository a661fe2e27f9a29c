/* model: who may what, change sets and change marks (see model.h). */
#include "model/model.h"

#include "base/hashmap.h"
#include "model/catalog.h"

bool actor_may(const struct actor *a, enum permission p)
{
    switch (a->kind) {
    case ACTOR_MEMBER:
        return profile_may(a->profile, p) && (p != PERM_EXPORT || a->export_allowed);
    case ACTOR_KEY:
        return p == PERM_PUBLIC || (!a->ingest_only && secret_key_may(p));
    case ACTOR_JOB:
    case ACTOR_SYSTEM:
        return true;
    }
    return false;
}

bool actor_sees_all(const struct actor *a)
{
    return actor_may(a, PERM_ACCOUNT_READ_ALL);
}

static const char *const actor_words[] = {
    [ACTOR_MEMBER] = "member", [ACTOR_KEY] = "key", [ACTOR_JOB] = "job", [ACTOR_SYSTEM] = "system"};

int64_t change_set_id(struct model *m)
{
    static const char insert[] =
        "INSERT INTO change_set (at, actor_kind, actor_id, actor_name, kind, note)"
        " VALUES (?, ?, ?, ?, ?, ?)";

    if (m->change_set)
        return m->change_set;
    m->change_set = db_insert(m->conn, insert, "iziszs", m->now, actor_words[m->actor->kind],
                              m->actor->id, m->actor->name.p ? m->actor->name : STR(""),
                              m->change_kind ? m->change_kind : "edit", m->change_note);
    return m->change_set;
}

static void free_changed(void *map)
{
    map_free(map);
}

void model_account_changed(struct model *m, int64_t account_id, int32_t from_day)
{
    if (account_id <= 0)
        return;
    if (!m->changed_accounts) {
        m->changed_accounts = ARENA_NEW(m->arena, struct map);
        arena_on_free(m->arena, free_changed, m->changed_accounts);
    }
    /* Days may lie before 1970: stored with an offset, so that 0 keeps meaning "not there". */
    uint64_t day = (uint64_t)from_day + (1u << 30);
    uint64_t known = map_get_number(m->changed_accounts, (uint64_t)account_id, 0);
    if (!known || day < known)
        map_put_number(m->changed_accounts, (uint64_t)account_id, day);
}

void model_flush_changes(struct model *m, const char *cause)
{
    if (!m->changed_accounts || m->changed_accounts->count == 0)
        return;
    size_t n = m->changed_accounts->count, at = 0, i = 0;
    int64_t *ids = arena_array(m->arena, n, sizeof(*ids));
    int64_t *days = arena_array(m->arena, n, sizeof(*days));
    struct str *causes = arena_array(m->arena, n, sizeof(*causes));
    for (struct map_slot *s; (s = map_next(m->changed_accounts, &at)); i++) {
        ids[i] = (int64_t)s->number;
        days[i] = (int64_t)s->value - (1 << 30);
        causes[i] = str_of(cause);
    }
    const struct db_column columns[] = {{'i', ids, NULL}, {'i', days, NULL}, {'s', causes, NULL}};
    db_bulk(m->conn, "account_changed(account_id, from_day, cause)", columns, 3, n, "");
    map_clear(m->changed_accounts);
}

void model_rule_changed(struct model *m, const char *cause)
{
    db_run(m->conn, "INSERT INTO rule_changed (cause, at) VALUES (?, ?)", "zi", cause, m->now);
}
