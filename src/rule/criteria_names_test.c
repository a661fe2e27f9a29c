/*
 * Goals: what is kept has ids for names, and what is given out again is the very text that was
 * written, unless a name means other rows by now: then the present name, and where that does not
 * tell the rows alone, the ids.
 */
#include "rule/criteria_names.h"
#include "rule/testing.h"

#include "base/utf8.h"

/* Stages and modules whose names a test changes. */
static const char *stages[] = {"Trial", "Live", "Cancelled"};
static bool deleted[3];
static const char *modules[] = {"Billing", "Till", "Till"};

static bool is(struct str text, const char *name)
{
    return text.p && str_eq_nocase(text, str_of(name));
}

static int64_t resolve(void *data, const struct field *f, const struct json *value,
                       struct str *words)
{
    const struct json *kept = json_get(value, "id");
    int64_t id = kept ? kept->i : value->type == JSON_INT ? value->i : 0;
    (void)data, (void)f;
    for (int i = 0; i < 3 && value->type == JSON_STRING; i++)
        if (is(value->text, stages[i]) && !deleted[i])
            id = i + 1;
    if (id < 1 || id > 3 || (!kept && deleted[id - 1]))
        return 0;
    *words = str_of(stages[id - 1]);
    return id;
}

static bool place(void *data, struct criteria_place *p)
{
    static int64_t ids[3];
    (void)data;
    if (p->n) {
        p->names[p->level] = str_of(modules[p->ids[0] - 1]);
        return true;
    }
    for (int i = 0; i < 3; i++)
        if (is(p->names[1], modules[i]))
            ids[p->n++] = i + 1;
    p->ids = ids;
    return p->n > 0;
}

static const struct json *read_json(struct arena *arena, const char *text)
{
    char *json = str_z(arena, str_of(text));
    for (char *c = json; *c; c++)
        if (*c == '\'')
            *c = '"';
    const struct json *root = json_parse(arena, str_of(json)).root;
    assert_non_null(root);
    return root;
}

static struct criteria_schema schema_here(void)
{
    struct criteria_schema schema = testing_schema();
    schema.resolve = resolve;
    schema.place = place;
    return schema;
}

static void expect(struct arena *arena, struct str got, const char *text)
{
    char *json = str_z(arena, got);
    for (char *c = json; *c; c++)
        if (*c == '"')
            *c = '\'';
    assert_string_equal(json, text);
}

static void restore(void)
{
    stages[0] = "Trial", stages[1] = "Live", stages[2] = "Cancelled";
    modules[0] = "Billing", modules[1] = modules[2] = "Till";
    memset(deleted, 0, sizeof(deleted));
}

static const struct {
    const char *written, *kept;
} rules[] = {
    {"{'field':'stage','op':'=','value':'live'}",
     "{'field':'stage','op':'=','value':{'id':2,'name':'live'}}"},
    {"{'all':[{'not':{'op':'in','field':'stage','value':['Trial',3]}},{'any':[]}]}",
     "{'all':[{'not':{'op':'in','field':'stage','value':[{'id':1,'name':'Trial'},{'id':3}]}},"
     "{'any':[]}]}"},
    {"{'field':'uses','op':'!=','value':{'field':'uses','module':'billing','times':2}}",
     "{'field':'uses','op':'!=','value':{'field':'uses','module':{'id':1,'name':'billing'},"
     "'times':2}}"},
    {"{'field':'uses','module':'Till','op':'=','value':2.5}",
     "{'field':'uses','module':{'id':[2,3],'name':'Till'},'op':'=','value':2.5}"},
    /* What nobody knows, and what is no criteria, stays. */
    {"{'field':'stage','op':'=','value':'Nowhere'}",
     "{'field':'stage','op':'=','value':'Nowhere'}"},
    {"{'field':'gone','op':'=','value':'live'}", "{'field':'gone','op':'=','value':'live'}"},
    {"{'field':'uses','module':'Gone','op':'=','value':1}",
     "{'field':'uses','module':'Gone','op':'=','value':1}"},
    {"{'all':[7,[],'x'],'more':null}", "{'all':[7,[],'x'],'more':null}"},
};

static void test_round_trip(void **state)
{
    struct criteria_schema schema = schema_here();
    (void)state;
    restore();
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        struct arena *arena = arena_new(1 << 20);
        const struct json *written = read_json(arena, rules[i].written);
        struct str kept = criteria_by_id(arena, &schema, written);
        expect(arena, kept, rules[i].kept);
        const struct json *again = json_parse(arena, kept).root;
        expect(arena, criteria_by_name(arena, &schema, again), rules[i].written);
        expect(arena, criteria_by_id(arena, &schema, again), rules[i].kept);
        arena_free(&arena);
    }
}

static void given_out(struct arena *arena, const char *kept, const char *text)
{
    struct criteria_schema schema = schema_here();
    expect(arena, criteria_by_name(arena, &schema, read_json(arena, kept)), text);
}

static void test_renamed(void **state)
{
    static const char live[] = "{'field':'stage','op':'=','value':{'id':2,'name':'Live'}}";
    static const char till[] = "{'field':'uses','module':{'id':[2,3],'name':'Till'},'op':'empty'}";
    struct arena *arena = arena_new(1 << 20);
    (void)state;
    restore();
    stages[1] = "In use";
    given_out(arena, live, "{'field':'stage','op':'=','value':'In use'}");
    stages[0] = "Live"; /* another one has the name now */
    given_out(arena, live, "{'field':'stage','op':'=','value':'In use'}");
    stages[1] = "Live"; /* both */
    given_out(arena, live, "{'field':'stage','op':'=','value':'Live'}");
    deleted[1] = true;
    given_out(arena, live, "{'field':'stage','op':'=','value':{'id':2,'name':'Live'}}");
    given_out(arena, "{'field':'stage','op':'=','value':{'id':2}}",
              "{'field':'stage','op':'=','value':{'id':2,'name':'Live'}}");
    modules[1] = modules[2] = "Desk";
    given_out(arena, till, "{'field':'uses','module':'Desk','op':'empty'}");
    modules[2] = "Till"; /* one of the two: no name says both */
    given_out(arena, till, "{'field':'uses','module':{'id':[2,3],'name':'Desk'},'op':'empty'}");
    arena_free(&arena);
    restore();
}

/* The kept form is criteria like any other, and says the present names. */
static void test_parsed(void **state)
{
    struct arena *arena = arena_new(1 << 20);
    struct criteria_schema schema = schema_here();
    struct error error;
    (void)state;
    restore();
    stages[1] = "In use";
    deleted[1] = true;
    modules[0] = "Invoicing";
    error_init(&error, arena);
    const struct criteria *c = criteria_parse(
        arena, &schema,
        read_json(arena,
                  "{'all':[{'field':'stage','op':'in','value':[{'id':2,'name':'Live'}]},"
                  "{'field':'uses','module':{'id':1,'name':'Billing'},'op':'>','value':1}]}"),
        "filter", &error);
    assert_non_null(c);
    assert_int_equal(c->child->values[0].i, 2);
    assert_int_equal(c->child->next->left.place.ids[0], 1);
    assert_string_equal(criteria_words(arena, &schema, c, "accounts").p,
                        "Stage is one of \"In use\" and feature uses of module \"Invoicing\" in 14"
                        " days is more than 1");
    arena_free(&arena);
    restore();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip),
                                       cmocka_unit_test(test_renamed),
                                       cmocka_unit_test(test_parsed)};
    return cmocka_run_group_tests_name("criteria_names", tests, NULL, NULL);
}
