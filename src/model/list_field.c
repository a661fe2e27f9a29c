/* list_field: see list_field.h. */
#include "model/list_field.h"

#include "model/list_select.h"

enum { READ_MAX = 20000 };

/* SELECT of the value of an account's field. */
static void read_sql(const struct field *f, bool sorting, size_t place, struct buf *sql)
{
    char name[64];
    if (f->flags & FIELD_ROLE) {
        buf_addf(sql,
                 "(SELECT r.member_id FROM account_role r WHERE r.account_id = o%zu.id AND"
                 " r.team_role_id = %lld)",
                 place, (long long)f->id);
        return;
    }
    buf_addz(sql, "(SELECT ");
    if (sorting && f->flags & FIELD_FOLDED && !list_is_reference(f))
        buf_addf(sql, "e.%s_folded", field_column(f, name));
    else
        field_sql(f, sql);
    buf_addf(sql,
             " FROM account e LEFT JOIN account_metric m ON m.account_id = e.id WHERE e.id ="
             " o%zu.id)",
             place);
}

static const struct field *of_account(struct model *m, const struct field *f, bool sorting,
                                      size_t place)
{
    const unsigned not_here = FIELD_METRIC | FIELD_ROLE | FIELD_CUSTOM | FIELD_FOLDED;
    struct field *copy = ARENA_NEW(m->arena, struct field);
    struct buf sql = BUF_INIT(READ_MAX);
    read_sql(f, sorting, place, &sql);
    *copy = *f;
    copy->key = str_fmt(m->arena, "account.%s", f->key).p;
    copy->label = str_fmt(m->arena, "Account: %s", f->label).p;
    copy->read = str_z(m->arena, buf_str(&sql));
    copy->known = NULL; /* the account's own reading asks for it */
    copy->flags = (f->flags & ~not_here) | FIELD_OF_ACCOUNT;
    buf_free(&sql);
    return copy;
}

const struct field *list_field(struct model *m, const struct resource *res, struct str key,
                               bool sorting, size_t *place)
{
    static const char start[] = "account.";
    const struct entity *e = catalog_entity(m->catalog, res);
    const struct field *f = entity_field(e, key, place);
    if (f || res->sight != SIGHT_CHILD || !str_starts(key, start))
        return f;
    const struct entity *account = catalog_entity(m->catalog, resource_get("account"));
    size_t n = sizeof(start) - 1;
    f = entity_field(account, (struct str){key.p + n, key.n - n}, place);
    if (!f)
        return NULL;
    *place += e->count;
    return of_account(m, f, sorting, *place);
}
