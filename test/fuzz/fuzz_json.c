/*
 * fuzz_json: any bytes go into json_parse. What is read must be written as JSON that reads back
 * without repair and is then written the same; texts must be well-formed UTF-8 and the counts of
 * the tree must be right.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_SIZE = 64 * 1024 * 1024, LARGEST_INPUT = 64 * 1024 };

static void demand(bool condition)
{
    if (!condition)
        abort();
}

static void check_tree(const struct json *j, unsigned depth)
{
    demand(depth <= 32);
    bool holds = j->type == JSON_ARRAY || j->type == JSON_OBJECT;
    demand(holds || (!j->child && j->count == 0));
    demand((j->type == JSON_STRING || j->type == JSON_NUMBER) == (j->text.p != NULL));
    demand(utf8_valid(j->text));
    uint32_t count = 0;
    for (const struct json *c = j->child; c; c = c->next, count++) {
        demand((j->type == JSON_OBJECT) == (c->key.p != NULL));
        demand(utf8_valid(c->key));
        check_tree(c, depth + (c->type == JSON_ARRAY || c->type == JSON_OBJECT));
    }
    demand(count == j->count);
}

static void write_tree(struct buf *to, const struct json *j)
{
    struct json_out o;
    json_out_init(&o, to);
    json_out_tree(&o, j);
    demand(!buf_failed(to));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LARGEST_INPUT)
        return 0;
    struct arena *arena = arena_new(ARENA_SIZE);
    struct json_result first = json_parse(arena, (struct str){(const char *)data, size});
    demand((first.root == NULL) == (first.error != NULL));
    if (first.root) {
        struct buf once = BUF_INIT(size * 32 + 1024), twice = once;
        check_tree(first.root, first.root->type >= JSON_ARRAY);
        write_tree(&once, first.root);
        struct json_result second = json_parse(arena, buf_str(&once));
        demand(second.root && !second.repaired);
        write_tree(&twice, second.root);
        demand(str_eq(buf_str(&once), buf_str(&twice)));
        buf_free(&once);
        buf_free(&twice);
    }
    arena_free(&arena);
    return 0;
}
