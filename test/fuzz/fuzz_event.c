/*
 * Bodies that clients post, to events. The first byte chooses the path, the rest is the body.
 * Whatever comes, each event is within its limits or refused with a reason, and a single item of
 * CSB's form decoded again from what the debugger would keep gets the same verdict.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "api/door.h"
#include "base/utf8.h"

#define NOW INT64_C(1769850000000)

static const char *const paths[] = {
    "/api/v1_1/feature",
    "/api/v1_1/login",
    "/api/v1_1/account",
    "/api/v1_1/user",
    "/api/v1_1/invoice",
    "/api/v1_1/subscription",
    "/api/v1_1/issue",
    "/api/v1_1/nps",
    "/api_js/v1_1/track",
    "/api_js/v1_1/account",
    "/api_js/v1_1/page",
    "/api/v1_1/consumption",
    "/v1/batch",
    "/v1/track",
    "/v1/identify",
    "/v1/group",
    "/v1/page",
    "/v1/alias",
    "/api/v1_1/touchpoint",
    "/api/v1_1/ticket",
};
enum { PATHS = sizeof(paths) / sizeof(paths[0]) };

static const struct catalog *catalog;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(struct str s)
{
    if (!s.p)
        return;
    assert(s.n > 0);
    assert(utf8_valid(s));
    assert(utf8_length(s) <= EVENT_NAME_MAX);
    assert(!memchr(s.p, 0, s.n));
}

static void check_event(const struct event *e)
{
    assert(e->raw);
    if (e->verdict == EVENT_REFUSED) {
        assert(e->reason.n > 0 && utf8_valid(e->reason));
        return;
    }
    check_text(e->account);
    check_text(e->user);
    check_text(e->product);
    check_text(e->module);
    check_text(e->feature);
    check_text(e->page);
    check_text(e->message_id);
    check_text(e->previous_id);
    assert(e->total >= 0 && e->total <= EVENT_TOTAL_MAX);
    assert(e->kind == EVENT_RECORD || e->at <= NOW + 86400000);
    assert(e->kind != EVENT_FEATURE || e->feature.p);
    assert((e->kind == EVENT_RECORD) == (e->record != NULL));
    assert(e->verdict != EVENT_REPAIRED || e->repairs || (e->record && e->record->notes));
    assert(e->account.p || e->user.p || e->record);
}

static bool decode_one(struct arena *arena, const char *path, struct str text, struct door_batch *b)
{
    struct error error;
    struct door_body body;
    error_init(&error, arena);
    struct model m = {.arena = arena,
                      .catalog = catalog,
                      .calendar = catalog->calendar,
                      .error = &error,
                      .now = NOW,
                      .lenient = true};
    door_read(arena, text, &body);
    bool good = door_decode(&m, str_of(path), &body, NOW, b);
    assert(good == (b->code == ERROR_NONE));
    assert(!error_is_set(&error));
    return good;
}

/* As the debugger keeps it and a replay reads it. */
static void check_again(struct arena *arena, const char *path, const struct event *e)
{
    struct door_batch again;
    struct buf b = BUF_INIT((size_t)1 << 24);
    struct json_out out;
    json_out_init(&out, &b);
    json_out_tree(&out, e->raw);
    if (!buf_failed(&b) && e->raw->type == JSON_OBJECT) {
        assert(decode_one(arena, path, buf_str(&b), &again));
        assert((again.events[0].verdict == EVENT_REFUSED) == (e->verdict == EVENT_REFUSED));
        assert(again.events[0].kind == e->kind);
    }
    buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    if (!catalog)
        catalog = catalog_build(NULL);
    const char *path = paths[data[0] % PATHS];
    struct arena *arena = arena_new((size_t)64 << 20);
    struct door_batch b;
    bool good = decode_one(arena, path, (struct str){(const char *)data + 1, size - 1}, &b);
    for (size_t i = 0; i < b.count; i++)
        check_event(&b.events[i]);
    if (good && !b.many && b.count == 1 && str_starts(str_of(path), "/api"))
        check_again(arena, path, &b.events[0]);
    arena_free(&arena);
    return 0;
}
