/*
 * traces: what the pages of an administrator show of a workspace in use: items in the event
 * debugger (accepted, repaired, refused), edits by members in the audit log, mails in the outbox.
 */
#include <stdio.h>

#include "base/datetime.h"
#include "demo/world.h"
#include "model/account.h"
#include "model/catalog.h"
#include "model/mail_queue.h"
#include "usage/ingest.h"

#define MINUTE_MS INT64_C(60000)

struct item {
    enum event_verdict verdict;
    enum event_kind kind;
    int minutes;                  /* before the end of history */
    const char *path, *raw, *why; /* why: refusal, or repair */
    const char *account, *user, *feature;
    int64_t total;
    int at_days; /* timestamp, relative to now */
};

/* Events that came, and what became of them. {T} is replaced by the instant. */
static const struct item items[] = {
    {EVENT_ACCEPTED, EVENT_FEATURE, 3, "/api/v1_1/feature",
     "{\"account_id\":\"T-10000\",\"user_id\":\"u10000-01\",\"product_id\":\"till\",\"module_id\":"
     "\"sales\","
     "\"feature_id\":\"ring_up_sale\",\"total\":3,\"timestamp\":\"{T}\"}",
     NULL, "T-10000", "u10000-01", "ring_up_sale", 3, 0},
    {EVENT_ACCEPTED, EVENT_LOGIN, 4, "/api/v1_1/login",
     "{\"account_id\":\"T-10001\",\"user_id\":\"u10001-01\",\"timestamp\":\"{T}\"}", NULL,
     "T-10001", "u10001-01", NULL, 1, 0},
    {EVENT_REPAIRED, EVENT_FEATURE, 9, "/api/v1_1/feature",
     "{\"account_id\":10000,\"user_id\":\"u10000-01\",\"feature_id\":\"split_bill\",\"total\":"
     "\"2\",\"timestamp\":\"{T}\"}",
     "total: the text \"2\" was read as a number", "T-10000", "u10000-01", "split_bill", 2, 0},
    {EVENT_REPAIRED, EVENT_PAGE, 14, "/v1/page",
     "{\"type\":\"page\",\"name\":\"Floor "
     "\\ud83c\",\"userId\":\"u10001-01\",\"context\":{\"groupId\":\"T-10001\"},\"timestamp\":\"{T}"
     "\"}",
     "name: half a character was replaced", "T-10001", "u10001-01", NULL, 1, 0},
    {EVENT_REFUSED, EVENT_FEATURE, 21, "/api/v1_1/feature",
     "{\"account_id\":\"T-10000\",\"feature_id\":\"ring_up_sale\",\"total\":1,\"timestamp\":\"{T}"
     "\"}",
     NULL, "T-10000", NULL, "ring_up_sale", 1, 0},
    {EVENT_REFUSED, EVENT_FEATURE, 35, "/api/v1_1/feature",
     "{\"account_id\":\"T-10001\",\"user_id\":\"u10001-01\",\"feature_id\":\"tip\",\"total\":-4,"
     "\"timestamp\":\"{T}\"}",
     NULL, "T-10001", "u10001-01", "tip", -4, 0},
    {EVENT_REFUSED, EVENT_FEATURE, 50, "/v1/track",
     "{\"type\":\"track\",\"event\":\"card_payment\",\"userId\":\"u10001-01\",\"context\":{"
     "\"groupId\":\"T-10001\"},\"timestamp\":\"{T}\"}",
     NULL, "T-10001", "u10001-01", "card_payment", 1, 3},
    {EVENT_REFUSED, EVENT_FEATURE, 95, "/v1/track",
     "{\"type\":\"track\",\"event\":\"refund\",\"userId\":\"u10000-01\",\"context\":{\"groupId\":"
     "\"T-10000\"},\"timestamp\":\"{T}\"}",
     NULL, "T-10000", "u10000-01", "refund", 1, -900},
};

static const struct json *raw_of(struct world *w, const struct item *item, int64_t at)
{
    struct str text = str_of(item->raw);
    ptrdiff_t hole = str_find(text, STR("{T}"));
    char instant[INSTANT_SIZE];

    instant_format(at, instant);
    text = str_fmt(w->arena, "%.*s%s%s", (int)hole, text.p, instant, text.p + hole + 3);
    return json_parse(w->arena, text).root;
}

static void write_item(struct world *w, struct ingest_group *group, const struct item *item)
{
    struct event *e = ARENA_NEW(w->arena, struct event);
    struct ingest_request request = {
        .events = e, .count = 1, .path = str_of(item->path), .catalog = w->m.catalog};
    struct ingest_request *requests[] = {&request};

    world_at(w, w->now - item->minutes * MINUTE_MS);
    *e = (struct event){.kind = item->kind,
                        .account = str_of(item->account),
                        .user = str_of(item->user),
                        .feature = str_of(item->feature),
                        .total = item->total,
                        .at = w->m.now + item->at_days * 1440 * MINUTE_MS,
                        .verdict =
                            item->verdict == EVENT_REPAIRED ? EVENT_REPAIRED : EVENT_ACCEPTED};
    if (item->kind == EVENT_PAGE)
        e->page = STR("/floor");
    e->raw = raw_of(w, item, e->at);
    if (item->why) {
        e->repairs = ARENA_NEW(w->arena, struct note);
        e->repairs->text = str_of(item->why);
    }
    request.actor = (struct actor){
        .kind = ACTOR_KEY, .id = 1, .name = STR("Till backend"), .ingest_only = true};
    if (ingest_group_apply(group, &w->m, requests, 1) != 0)
        world_fail(w, "debugger");
}

static void write_items(struct world *w)
{
    struct ingest_options options = {.db = w->db, .secret = w->secret, .dedup_items = 1000};
    struct ingest_group *group = ingest_group_new(&options);

    for (size_t i = sizeof(items) / sizeof(items[0]); i-- > 0 && !w->failed;)
        write_item(w, group, &items[i]);
    ingest_group_free(&group);
}

/* An edit in the page, by a member, in a change set of its own. */
static void edit(struct world *w, int64_t member, const char *name, int minutes, int64_t account,
                 const char *field, const char *value)
{
    struct actor actor = {
        .kind = ACTOR_MEMBER, .id = member, .profile = PROFILE_ADMINISTRATOR, .name = str_of(name)};
    struct model own = w->m;
    struct record *r;

    if (w->failed)
        return;
    world_at(w, w->now - minutes * MINUTE_MS);
    own.now = w->m.now;
    own.today = w->m.today;
    own.actor = &actor;
    own.change_kind = "edit";
    own.change_set = 0;
    own.lenient = false;
    r = record_new(&own, &account_resource);
    r->id = account;
    record_set_text(r, field, str_of(value));
    if (record_save(&own, r, NULL) < 0)
        world_fail(w, "edit");
}

static void write_edits(struct world *w)
{
    edit(w, w->csms[0], "Mateo Brückner", 2600, w->customers[0].id, "phone", "+49 555 0031415");
    edit(w, w->csms[1], "Amara Nwosu", 1500, w->customers[w->span.accounts > 1].id, "industry",
         "Coffee roaster");
    edit(w, w->administrator, "Noor Achterberg", 70, w->customers[0].id, "custom_notes_from_sales",
         "Opens a second site in autumn.");
}

static void write_mails(struct world *w)
{
    world_at(w, w->now - 180 * MINUTE_MS);
    mail_queue_add(
        &w->m, STR("rosa@coppertill.example"), STR("Rosa Lindqvist"), "invitation",
        STR("You are invited to Copper Till"),
        STR("Hello Rosa,\n\nNoor Achterberg invites you to the workspace of Copper Till.\n"
            "This is a demo: the mail stays in the outbox.\n"),
        STR_NONE);
}

void world_traces(struct world *w)
{
    if (world_begin(w) != 0)
        return;
    write_items(w);
    write_edits(w);
    write_mails(w);
    db_run(w->m.conn, "DELETE FROM account_changed", "");
    world_commit(w);
}
