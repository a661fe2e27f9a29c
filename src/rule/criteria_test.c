/*
 * Goals: each fault is refused at its place and by its name; every operator takes exactly the types
 * that the table says; values keep their exact meaning (money, days, ranks); limits hold; sentences
 * read well.
 */
#include "rule/testing.h"

#include "base/buf.h"

struct refusal {
    const char *json, *field, *part;
};

static const struct refusal refusals[] = {
    {"[]", "filter", "object"},
    {"{}", "filter.field", "needed"},
    {"{'field':5}", "filter.field", "needed"},
    {"{'field':'nonsense','op':'=','value':1}", "filter.field", "no field \"nonsense\""},
    {"{'field':'secret','op':'=','value':'x'}", "filter.field", "no field \"secret\""},
    {"{'field':'note','op':'=','value':'x'}", "filter.field", "no field \"note\""},
    {"{'field':'series','op':'empty'}", "filter.field", "no field \"series\""},
    {"{'field':'mrr','value':1}", "filter.op", "operator is needed"},
    {"{'field':'mrr','op':'~','value':1}", "filter.op", "no operator \"~\""},
    {"{'field':'mrr','op':'contains','value':1}", "filter.op", "of the type money"},
    {"{'field':'mrr','op':'>'}", "filter.value", "value is needed"},
    {"{'field':'mrr','op':'>','value':null}", "filter.value", "value is needed"},
    {"{'field':'mrr','op':'empty','value':1}", "filter.value", "takes no value"},
    {"{'field':'mrr','op':'>','value':'ten'}", "filter.value", "\"ten\" is no amount"},
    {"{'field':'mrr','op':'>','value':10.005}", "filter.value", "2 digits"},
    {"{'field':'mrr','op':'>','value':true}", "filter.value", "no amount"},
    {"{'field':'licenses','op':'>','value':1,'days':3}", "filter.days", "takes no parameter days"},
    {"{'field':'mrr','op':'>','value':1,'vlaue':3}", "filter", "no member \"vlaue\""},
    {"{'field':'licenses','op':'<','value':'many'}", "filter.value", "no number"},
    {"{'field':'licenses','op':'between','value':[1]}", "filter.value", "2 values"},
    {"{'field':'licenses','op':'between','value':[1,'x']}", "filter.value[1]", "no number"},
    {"{'field':'licenses','op':'in','value':[]}", "filter.value", "1 to 200"},
    {"{'field':'licenses','op':'in','value':5}", "filter.value", "1 to 200"},
    {"{'field':'ends_on','op':'>','value':'soon'}", "filter.value", "\"soon\" is no date"},
    {"{'field':'ends_on','op':'in_next_days','value':0}", "filter.value", "1 to 3650"},
    {"{'field':'ends_on','op':'in_next_days','value':2.5}", "filter.value", "whole number"},
    {"{'field':'is_parent','op':'=','value':'maybe'}", "filter.value", "true or false"},
    {"{'field':'plan','op':'=','value':'gold'}", "filter.value", "none of free|paid|very_paid"},
    {"{'field':'frequency','op':'<','value':'often'}", "filter.value", "none of inactive"},
    {"{'field':'stage','op':'=','value':'Nowhere'}", "filter.value", "no such stage"},
    {"{'field':'stage','op':'in','value':['Live','Nowhere']}", "filter.value[1]", "\"Nowhere\""},
    {"{'field':'manager','op':'=','value':77}", "filter.value", "no such member"},
    {"{'field':'name','op':'=','value':''}", "filter.value", "empty"},
    {"{'field':'name','op':'=','value':7.5}", "filter.value", "text"},
    {"{'field':'uses','op':'<','value':5,'days':0}", "filter.days", "1 to 365"},
    {"{'field':'uses','op':'<','value':5,'days':366}", "filter.days", "1 to 365"},
    {"{'field':'uses','op':'<','value':5,'days':'never'}", "filter.days", "\"ever\""},
    {"{'field':'uses','op':'<','value':5,'change':'some'}", "filter.change", "absolute"},
    {"{'field':'uses','op':'<','value':5,'days':'ever','change':'percent'}", "filter.change",
     "no period before"},
    {"{'field':'uses','op':'<','value':5,'module':'Nothing'}", "filter.module",
     "no module \"Nothing\""},
    {"{'field':'uses','op':'<','value':5,'feature':7}", "filter.feature", "name of a feature"},
    {"{'field':'last_use','op':'before','value':'2026-01-01','days':7}", "filter.days", "all days"},
    {"{'field':'active_users','op':'<','value':{'field':'mrr'}}", "filter.value.field",
     "cannot be compared"},
    {"{'field':'mrr','op':'<','value':{'field':'account.mrr'}}", "filter.value.field",
     "same record"},
    {"{'field':'mrr','op':'<','value':{'field':'forecast','times':'x'}}", "filter.value.times",
     "number"},
    {"{'field':'mrr','op':'<','value':{'field':'forecast','plus':1}}", "filter.value",
     "no member \"plus\""},
    {"{'field':'ends_on','op':'<','value':{'field':'renewed_on','times':2}}", "filter.value.times",
     "multiplied"},
    {"{'field':'licenses','op':'in','value':{'field':'uses'}}", "filter.value", "cannot compare"},
    {"{'field':'licenses','change':'percent','op':'<','value':-5}", "filter.change",
     "past days do not keep it"},
    {"{'field':'name','change':'percent','op':'=','value':'x'}", "filter.change", "do not keep"},
    {"{'field':'mrr','days':30,'op':'<','value':5}", "filter.days", "only beside change"},
    {"{'field':'mrr','days':0,'change':'percent','op':'<','value':5}", "filter.days", "1 to 365"},
    {"{'field':'mrr','days':'ever','change':'percent','op':'<','value':5}", "filter.change",
     "no period before"},
    {"{'field':'mrr','change':'absolute','op':'<','value':'x'}", "filter.value", "no amount"},
    {"{'field':'mrr','change':'absolute','module':'Billing','op':'<','value':1}", "filter.module",
     "no parameter module"},
    {"{'field':'uses','channel':'call','op':'<','value':1}", "filter.channel",
     "no parameter channel"},
    {"{'field':'touchpoints','channel':'fax','op':'<','value':1}", "filter.channel", "\"meeting\""},
    {"{'field':'touchpoints','module':'Billing','op':'<','value':1}", "filter.module",
     "no parameter module"},
    {"{'field':'stage','op':'=','value':{'id':9}}", "filter.value", "no such stage"},
    {"{'field':'stage','op':'=','value':{'id':'x'}}", "filter.value", "no member \"id\""},
    {"{'field':'stage','op':'in','value':[{'id':1,'name':2}]}", "filter.value[0]", "no such stage"},
    {"{'field':'uses','module':{'id':[]},'op':'<','value':1}", "filter.module", "name of a module"},
    {"{'field':'uses','product':{'id':1},'module':'Billing','op':'<','value':1}", "filter.module",
     "name of a module"},
    {"{'any':[]}", "filter.any", "Is empty"},
    {"{'all':[{'all':[]}]}", "filter.all[0].all", "Is empty"},
    {"{'not':{'all':[]}}", "filter.not.all", "Is empty"},
    {"{'all':5}", "filter.all", "list of conditions"},
    {"{'all':[],'any':[]}", "filter", "one member"},
    {"{'all':[{'field':'mrr','op':'>','value':1},{'field':'mrr','op':'>','value':'x'}]}",
     "filter.all[1].value", "no amount"},
    {"{'all':[{'any':[{'not':{'field':'gone','op':'empty'}}]}]}", "filter.all[0].any[0].not.field",
     "no field \"gone\""},
};

static void test_refusals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        const struct refusal *r = &refusals[i];
        struct arena *arena = arena_new(1 << 20);
        struct error error;
        if (testing_parse(arena, r->json, &error))
            fail_msg("taken: %s", r->json);
        assert_non_null(error.items);
        if (!str_is(error.items->field, r->field) ||
            str_find(error.items->message, str_of(r->part)) < 0)
            fail_msg("%s: at %.*s: %.*s", r->json, (int)error.items->field.n, error.items->field.p,
                     (int)error.items->message.n, error.items->message.p);
        arena_free(&arena);
    }
}

/* Each type with a value of it, as JSON. */
static const struct {
    enum field_type type;
    const char *key, *value;
} samples[] = {
    {FIELD_TEXT, "name", "'x'"},          {FIELD_MONEY, "mrr", "'1200.50'"},
    {FIELD_INT, "licenses", "5"},         {FIELD_NUMBER, "score", "1.5"},
    {FIELD_DATE, "ends_on", "'today'"},   {FIELD_INSTANT, "created_on", "'2026-01-31'"},
    {FIELD_BOOL, "is_parent", "true"},    {FIELD_CHOICE, "plan", "'paid'"},
    {FIELD_RANK, "frequency", "'daily'"}, {FIELD_NAME, "stage", "'Live'"},
    {FIELD_REF, "manager", "2"},          {FIELD_TEXTS, "tags", "'x'"},
};

static const char *condition(struct arena *arena, const char *key, enum criteria_op op,
                             const char *value)
{
    static const char *const forms[] = {
        [TAKES_NONE] = "{'field':'%s','op':'%s'}",
        [TAKES_ONE] = "{'field':'%s','op':'%s','value':%s}",
        [TAKES_TWO] = "{'field':'%s','op':'%s','value':[%s,%s]}",
        [TAKES_LIST] = "{'field':'%s','op':'%s','value':[%s]}",
        [TAKES_DAYS] = "{'field':'%s','op':'%s','value':7}",
    };
    char text[200];
    const struct criteria_operator *o = &criteria_operators[op];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof(text), forms[o->takes], key, o->word, value, value);
#pragma GCC diagnostic pop
    return str_z(arena, str_of(text));
}

static void test_every_operator_and_type(void **state)
{
    int taken = 0;
    (void)state;
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
        for (int op = 0; op < OP_COUNT; op++) {
            struct arena *arena = arena_new(1 << 20);
            struct error error;
            const char *json =
                condition(arena, samples[i].key, (enum criteria_op)op, samples[i].value);
            const struct criteria *c = testing_parse(arena, json, &error);
            bool fits = criteria_op_fits((enum criteria_op)op, samples[i].type);
            if (fits != (c != NULL))
                fail_msg("%s: %s", json, fits ? "refused" : "taken");
            taken += fits;
            arena_free(&arena);
        }
    assert_int_equal(taken, 111);
}

static void test_values(void **state)
{
    struct arena *arena = arena_new(1 << 20);
    struct error error;
    (void)state;
    struct criteria *c =
        testing_parse(arena, "{'field':'mrr','op':'=','value':1000000000.01}", &error);
    assert_int_equal(c->values[0].i, INT64_C(100000000001));
    c = testing_parse(arena, "{'field':'mrr','op':'=','value':'1,000.10'}", &error);
    assert_int_equal(c->values[0].i, 100010);
    c = testing_parse(arena, "{'field':'frequency','op':'>','value':'weekly'}", &error);
    assert_int_equal(c->values[0].i, 2);
    c = testing_parse(arena, "{'field':'name','op':'=','value':'  Z\u00dcRICH '}", &error);
    assert_true(str_is(c->values[0].s, "zurich"));
    c = testing_parse(arena, "{'field':'uses','op':'<','value':2.5}", &error);
    assert_int_equal(c->values[0].kind, 'd');
    assert_int_equal(c->left.days, 14);
    assert_true(criteria_plain(&c->left));
    c = testing_parse(arena, "{'field':'uses','op':'<','value':2,'days':14,'module':'Billing'}",
                      &error);
    assert_false(criteria_plain(&c->left));
    c = testing_parse(arena, "{'field':'uses','op':'<','value':2,'days':'ever'}", &error);
    assert_int_equal(c->left.days, CRITERIA_EVER);
    arena_free(&arena);
}

static void range(struct arena *arena, const char *json, int64_t from, int64_t to)
{
    struct error error;
    struct criteria_schema schema = testing_schema();
    const struct criteria *c = testing_parse(arena, json, &error);
    int64_t a, b;
    assert_non_null(c);
    criteria_range(c, &schema, &a, &b);
    if (a != from || b != to)
        fail_msg("%s: from %lld to %lld", json, (long long)a, (long long)b);
}

/* "Last N days" = today and the N-1 before it; "next N days" = today and the N-1 after it. */
static void test_ranges(void **state)
{
    struct arena *arena = arena_new(1 << 20);
    const int64_t t = TESTING_TODAY, hour = 3600000;
    const int64_t midnight = t * 24 * hour - hour; /* Berlin in winter */
    (void)state;
    range(arena, "{'field':'ends_on','op':'in_last_days','value':1}", t, t);
    range(arena, "{'field':'ends_on','op':'in_last_days','value':7}", t - 6, t);
    range(arena, "{'field':'ends_on','op':'in_next_days','value':30}", t, t + 29);
    range(arena, "{'field':'ends_on','op':'more_than_days_ago','value':7}", INT64_MIN, t - 8);
    range(arena, "{'field':'ends_on','op':'less_than_days_ago','value':7}", t - 6, t);
    range(arena, "{'field':'ends_on','op':'before','value':'today'}", INT64_MIN, t - 1);
    range(arena, "{'field':'ends_on','op':'after','value':'today'}", t + 1, INT64_MAX);
    range(arena, "{'field':'ends_on','op':'<=','value':'2026-02-16'}", INT64_MIN, t);
    range(arena, "{'field':'ends_on','op':'between','value':['2026-02-16','2026-02-18']}", t,
          t + 2);
    range(arena, "{'field':'created_on','op':'=','value':'today'}", midnight,
          midnight + 24 * hour - 1);
    range(arena, "{'field':'created_on','op':'in_last_days','value':2}", midnight - 24 * hour,
          midnight + 24 * hour - 1);
    range(arena, "{'field':'created_on','op':'before','value':'2026-02-16'}", INT64_MIN,
          midnight - 1);
    range(arena, "{'field':'created_on','op':'after','value':'2026-02-16'}", midnight + 24 * hour,
          INT64_MAX);
    range(arena, "{'field':'created_on','op':'>=','value':'2026-02-16T00:00:01Z'}",
          t * 24 * hour + 1000, INT64_MAX);
    /* The day on which the clock goes forward has 23 hours. */
    range(arena, "{'field':'created_on','op':'=','value':'2026-03-29'}",
          INT64_C(20541) * 24 * hour - hour, INT64_C(20541) * 24 * hour + 22 * hour - 1);
    arena_free(&arena);
}

/* One condition n times in a list. */
static const char *many(struct arena *arena, const char *open, const char *one, int n,
                        const char *close)
{
    struct buf b = BUF_INIT(1 << 20);
    buf_addz(&b, open);
    for (int i = 0; i < n; i++)
        buf_addf(&b, "%s%s", i && one[0] != '{' ? "" : i ? "," : "", one);
    buf_addz(&b, close);
    const char *text = str_z(arena, buf_str(&b));
    buf_free(&b);
    return text;
}

static bool taken(struct arena *arena, const char *json)
{
    struct error error;
    return testing_parse(arena, json, &error) != NULL;
}

static void test_limits(void **state)
{
    static const char one[] = "{'field':'mrr','op':'empty'}";
    struct arena *arena = arena_new(8 << 20);
    (void)state;
    assert_true(taken(arena, many(arena, "{'any':[", one, 100, "]}")));
    assert_false(taken(arena, many(arena, "{'any':[", one, 101, "]}")));
    const char *deep = many(arena, "", "['not':", 8, one);
    char *text = str_z(arena, str_of(deep));
    for (char *p = text; *p; p++)
        if (*p == '[')
            *p = '{';
    assert_true(taken(arena, many(arena, text, "}", 8, "")));
    assert_false(taken(arena, many(arena, many(arena, "{'not':", text, 1, ""), "}", 9, "")));
    const char *names = many(arena, "'", "a", 1000, "'");
    assert_true(taken(arena, many(arena, "{'field':'name','op':'=','value':", names, 1, "}")));
    names = many(arena, "'", "a", 1001, "'");
    assert_false(taken(arena, many(arena, "{'field':'name','op':'=','value':", names, 1, "}")));
    const char *list = many(arena, "[1", ",1", 199, "]");
    assert_true(taken(arena, many(arena, "{'field':'licenses','op':'in','value':", list, 1, "}")));
    list = many(arena, "[1", ",1", 200, "]");
    assert_false(taken(arena, many(arena, "{'field':'licenses','op':'in','value':", list, 1, "}")));
    arena_free(&arena);
}

static const struct {
    const char *json, *sentence;
} sentences[] = {
    {"{'all':[]}", "All accounts"},
    {"{'all':[{'field':'mrr','op':'>=','value':1000},{'field':'active_users','change':'percent',"
     "'op':'<=','value':-30}]}",
     "MRR is at least $1,000 and active users fell by at least 30 % in 14 days"},
    {"{'field':'mrr','op':'between','value':['999.5',1234567]}",
     "MRR is between $999.50 and $1,234,567"},
    {"{'field':'mrr','op':'<','value':-1200}", "MRR is less than -$1,200"},
    {"{'field':'uses','module':'Billing','op':'<','value':5}",
     "Feature uses of module \"Billing\" in 14 days is less than 5"},
    {"{'field':'uses','feature':'Export','product':'App','days':'ever','op':'=','value':0}",
     "Feature uses of feature \"Export\" of product \"App\" ever is 0"},
    {"{'field':'uses','days':30,'change':'absolute','op':'>','value':12}",
     "Feature uses rose by more than 12 in 30 days"},
    {"{'field':'uses','change':'percent','op':'>','value':-10}",
     "Feature uses: the change is more than -10 % in 14 days"},
    {"{'field':'active_users','op':'<','value':{'field':'licenses','times':0.5}}",
     "Active users is less than 0.5 times licences"},
    {"{'field':'mrr','days':90,'change':'absolute','op':'<=','value':-500}",
     "MRR fell by at least $500 in 90 days"},
    {"{'field':'mrr','change':'percent','op':'>','value':10.5}",
     "MRR rose by more than 10.5 % in 14 days"},
    {"{'field':'mrr','change':'absolute','op':'between','value':[-5,'5']}",
     "MRR: the change is between -$5 and $5 in 14 days"},
    {"{'field':'touchpoints','days':45,'op':'<','value':2}",
     "Touchpoints in 45 days is less than 2"},
    {"{'field':'touchpoints','channel':'call','days':'ever','op':'=','value':0}",
     "Touchpoints by call ever is 0"},
    {"{'field':'stage','op':'=','value':{'id':2,'name':'In use'}}", "Stage is \"Live\""},
    {"{'field':'uses','module':{'id':2,'name':'Money'},'op':'<','value':5}",
     "Feature uses of module \"Billing\" in 14 days is less than 5"},
    {"{'field':'score','op':'>=','value':2.5}", "Score is at least 2.5 points"},
    {"{'field':'ends_on','op':'in_next_days','value':30}", "Ends on is in the next 30 days"},
    {"{'field':'ends_on','op':'more_than_days_ago','value':1}", "Ends on is more than 1 day ago"},
    {"{'field':'ends_on','op':'<=','value':'2026-01-31'}", "Ends on is on or before 31 Jan 2026"},
    {"{'field':'created_on','op':'after','value':'2026-01-31T22:30:00Z'}",
     "Created on is after 31 Jan 2026 23:30"},
    {"{'field':'is_parent','op':'=','value':true}", "Is parent is yes"},
    {"{'field':'plan','op':'!=','value':'very_paid'}", "Plan is not very paid"},
    {"{'field':'stage','op':'in','value':['Trial',2,'Cancelled']}",
     "Stage is one of \"Trial\", \"Live\" or \"Cancelled\""},
    {"{'field':'name','op':'not_empty'}", "Name is not empty"},
    {"{'any':[{'field':'mrr','op':'empty'},{'all':[{'field':'plan','op':'=','value':'free'},"
     "{'not':{'field':'stage','op':'=','value':'Live'}}]}]}",
     "MRR is empty or (plan is free and not (stage is \"Live\"))"},
    {"{'not':{'any':[{'field':'mrr','op':'empty'},{'field':'plan','op':'empty'}]}}",
     "Not (MRR is empty or plan is empty)"},
    {"{'field':'account.mrr','op':'>','value':5}", "The account's MRR is more than $5"},
    {"{'field':'subscription.plan','op':'=','value':'paid'}", "A subscription's plan is paid"},
    {"{'field':'licenses','op':'in','value':[1,2,3,4,5,6,7,8,9,10,11,12,13]}",
     "Licences is one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or 3 more"},
    {"{'field':'last_use','feature':'Export','op':'more_than_days_ago','value':30}",
     "Last use of feature \"Export\" is more than 30 days ago"},
};

static void test_sentences(void **state)
{
    struct arena *arena = arena_new(8 << 20);
    struct criteria_schema schema = testing_schema();
    struct error error;
    (void)state;
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
        const struct criteria *c = testing_parse(arena, sentences[i].json, &error);
        if (!c)
            fail_msg("refused: %s", sentences[i].json);
        struct str words = criteria_words(arena, &schema, c, "accounts");
        assert_string_equal(words.p, sentences[i].sentence);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals), cmocka_unit_test(test_every_operator_and_type),
        cmocka_unit_test(test_values),   cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_limits),   cmocka_unit_test(test_sentences)};
    return cmocka_run_group_tests_name("criteria", tests, NULL, NULL);
}
