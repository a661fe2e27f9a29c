/* field_owner: see field_owner.h. */
#include "model/field_owner.h"

#include "model/fields.h"

#define OWNERS "last_writer|integration|member"

/* clang-format off */
static const struct field fields[] = {
    {.key = "entity", .label = "Of", .group = "General", .type = FIELD_CHOICE, .of = "account|user",
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE,
     .help = "Whether it is a field of accounts or users"},
    {.key = "field", .label = "Field", .group = "General", .type = FIELD_TEXT, .max = 120,
     .flags = FIELD_REQUIRED | FIELD_ON_CREATE, .help = "Key of the field"},
    {.key = "owner", .label = "Owner", .group = "General", .type = FIELD_CHOICE, .of = OWNERS,
     .flags = FIELD_REQUIRED,
     .help = "last_writer: everybody writes it. integration or member: what the others send is kept"
             " as a suggestion. Imports count as integration. Back at last_writer, suggestions go"},
    SYSTEM_FIELDS,
};
/* clang-format on */

static const struct field owner_words = {.key = "owner", .of = OWNERS};

const char *field_owner_word(enum field_owner owner)
{
    static const char *const words[] = {[OWNER_LAST_WRITER] = "last_writer",
                                        [OWNER_INTEGRATION] = "integration",
                                        [OWNER_MEMBER] = "member"};
    return words[owner];
}

enum field_owner field_owner_of(struct str word)
{
    int i = field_choice_index(&owner_words, word);
    return i < 0 ? OWNER_LAST_WRITER : (enum field_owner)i;
}

bool field_ownable(const struct resource *res, const struct field *f)
{
    unsigned never = FIELD_READ_ONLY | FIELD_METRIC | FIELD_ON_CREATE | FIELD_HIDDEN;
    /* updated_on says which of two updates is the newer one. */
    return res->flags & RESOURCE_OWNED && !(f->flags & never) &&
           !str_is(str_of(f->key), "updated_on");
}

static int before_save(struct model *m, struct record *r, const struct record *before)
{
    const struct value *entity = record_const(r, "entity"), *key = record_const(r, "field");
    if (before || entity->kind != 's' || key->kind != 's')
        return 0;
    const struct resource *res = resource_of(entity->s);
    const struct field *f = entity_field(catalog_entity(m->catalog, res), key->s, NULL);
    return f && field_ownable(res, f)
               ? 0
               : error_field(m->error, STR("field"), "There is no such field that can be owned");
}

/* Where everybody writes, nothing waits for anybody. */
static int forget(struct model *m, const struct record *r)
{
    static const char drop[] = "DELETE FROM field_suggestion WHERE entity = ? AND field = ?";
    db_later(m->conn, drop, "ss", record_const(r, "entity")->s, record_const(r, "field")->s);
    return 0;
}

static int after_save(struct model *m, struct record *r, const struct record *before)
{
    (void)before;
    return field_owner_of(record_const(r, "owner")->s) == OWNER_LAST_WRITER ? forget(m, r) : 0;
}

const struct resource field_owner_resource = {
    .key = "field_owner",
    .path = "field-owners",
    .label = "field owner",
    .plural = "field owners",
    .table = "field_owner",
    .fields = fields,
    .count = FIELDS_COUNT(fields),
    .sight = SIGHT_ALL,
    .flags = RESOURCE_CONFIG | RESOURCE_CALM | RESOURCE_NO_DELETE,
    .read = PERM_CONFIG_READ,
    .write = PERM_CONFIG_WRITE,
    .remove = PERM_CONFIG_WRITE,
    .name_column = "field",
    .sort = "field",
    .headline = "field",
    .before_save = before_save,
    .after_save = after_save,
    .before_delete = forget,
};
