/*
 * json_simd: simdjson's parser and the copy of its tape into our tree.
 *
 * One parser per thread, kept while its buffers are small (KEPT_CAPACITY), so that a rare large
 * document does not hold memory for ever. All strings of a document go into one piece of arena
 * memory: a string with its closing zero is never longer than its source with two quotes. Children
 * of one container stand side by side. After each piece the arena is asked whether it is exceeded,
 * since a text of few bytes can have a tree that is thirty times as large.
 */
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

extern "C" {
#include "base/arena.h"
}
#include "base/json_simd.h"

namespace
{

constexpr size_t KEPT_CAPACITY = 256 * 1024;
constexpr size_t NODES_PER_PIECE = 1024;
constexpr size_t SATURATED_COUNT = 0xFFFFFF; /* simdjson counts no further */
constexpr size_t FEW_KEYS = 32;              /* up to here duplicates are looked for one by one */

constexpr const char TOO_DEEP[] = "depth over 32";
constexpr const char TOO_LARGE[] = "too many values";

struct copy {
    struct arena *arena;
    char *text; /* free part of the piece for strings */
    const char *error;
};

using simdjson::dom::element;

bool copy_value(copy &c, element from, json *to, unsigned depth);

str copy_text(copy &c, const char *p, size_t n)
{
    char *to = c.text;
    std::memcpy(to, p, n);
    to[n] = '\0';
    c.text += n + 1;
    return str{to, n};
}

bool fail(copy &c, const char *error)
{
    c.error = error;
    return false;
}

/* Hands out nodes of one container, piece by piece. */
struct nodes {
    json *at = nullptr;
    size_t left = 0;   /* of this piece */
    size_t wanted = 0; /* of the container, not yet in a piece */

    json *next(copy &c)
    {
        if (left == 0) {
            left = std::min(wanted, NODES_PER_PIECE);
            wanted -= left;
            at = static_cast<json *>(arena_array(c.arena, left, sizeof *at));
        }
        left--;
        return at++;
    }
};

bool copy_array(copy &c, simdjson::dom::array from, json *to, unsigned depth)
{
    if (depth > JSON_MAX_DEPTH)
        return fail(c, TOO_DEEP);
    nodes source;
    source.wanted = from.size();
    if (source.wanted >= SATURATED_COUNT)
        return fail(c, TOO_LARGE);
    to->type = JSON_ARRAY;
    to->count = static_cast<uint32_t>(source.wanted);
    json **end = &to->child;
    for (element e : from) {
        if (source.left == 0 && arena_exceeded(c.arena))
            return fail(c, TOO_LARGE);
        json *node = source.next(c);
        if (!copy_value(c, e, node, depth))
            return false;
        *end = node;
        end = &node->next;
    }
    return true;
}

bool same_key(const json *a, const json *b)
{
    return a->key.n == b->key.n && std::memcmp(a->key.p, b->key.p, a->key.n) == 0;
}

/* Takes the earlier member with the key of `later` out of the list. */
void drop_earlier(json *object, const json *later)
{
    for (json **at = &object->child; *at && *at != later; at = &(*at)->next) {
        if (same_key(*at, later)) {
            *at = (*at)->next;
            object->count--;
            return;
        }
    }
}

/* A set of keys that may say yes wrongly, never no: most objects have no two keys of one bit. */
struct key_filter {
    uint64_t bits = 0;

    bool seen(str key)
    {
        uint64_t h = key.n;
        if (key.n)
            h = h * 31 + static_cast<unsigned char>(key.p[0]) * 7 +
                static_cast<unsigned char>(key.p[key.n - 1]) * 3 +
                static_cast<unsigned char>(key.p[key.n / 2]);
        uint64_t bit = uint64_t{1} << (h & 63);
        bool found = bits & bit;
        bits |= bit;
        return found;
    }
};

struct ranked {
    json *member;
    uint32_t rank;
    bool dropped;
};

bool key_less(const ranked &a, const ranked &b)
{
    size_t n = std::min(a.member->key.n, b.member->key.n);
    int order = std::memcmp(a.member->key.p, b.member->key.p, n);
    if (order)
        return order < 0;
    if (a.member->key.n != b.member->key.n)
        return a.member->key.n < b.member->key.n;
    return a.rank < b.rank;
}

/* Duplicates among many keys: sorted, so that no choice of keys makes it slow. */
bool drop_duplicates(copy &c, json *object)
{
    size_t n = object->count;
    auto *list = static_cast<ranked *>(arena_array(c.arena, n, sizeof(ranked)));
    uint32_t rank = 0;
    for (json *m = object->child; m; m = m->next, rank++)
        list[rank] = ranked{m, rank, false};
    std::sort(list, list + n, key_less);
    for (size_t i = 0; i + 1 < n; i++)
        list[i].dropped = same_key(list[i].member, list[i + 1].member);
    std::sort(list, list + n, [](const ranked &a, const ranked &b) { return a.rank < b.rank; });
    json **end = &object->child;
    object->count = 0;
    for (size_t i = 0; i < n; i++) {
        if (list[i].dropped)
            continue;
        *end = list[i].member;
        end = &list[i].member->next;
        object->count++;
    }
    *end = nullptr;
    return !arena_exceeded(c.arena) || fail(c, TOO_LARGE);
}

bool copy_object(copy &c, simdjson::dom::object from, json *to, unsigned depth)
{
    if (depth > JSON_MAX_DEPTH)
        return fail(c, TOO_DEEP);
    nodes source;
    source.wanted = from.size();
    if (source.wanted >= SATURATED_COUNT)
        return fail(c, TOO_LARGE);
    to->type = JSON_OBJECT;
    to->count = static_cast<uint32_t>(source.wanted);
    bool few = source.wanted <= FEW_KEYS;
    key_filter filter;
    json **end = &to->child;
    for (auto field : from) {
        if (source.left == 0 && arena_exceeded(c.arena))
            return fail(c, TOO_LARGE);
        json *node = source.next(c);
        node->key = copy_text(c, field.key.data(), field.key.size());
        if (!copy_value(c, field.value, node, depth))
            return false;
        *end = node;
        if (few && filter.seen(node->key)) {
            uint32_t before = to->count;
            drop_earlier(to, node);
            if (to->count != before) { /* `end` may have stood in the member that went */
                for (end = &to->child; *end != node; end = &(*end)->next)
                    continue;
            }
        }
        end = &node->next;
    }
    return few || drop_duplicates(c, to);
}

void copy_int(int64_t i, json *to)
{
    to->type = JSON_INT;
    to->i = i;
    to->d = static_cast<double>(i);
}

/* A number with fraction or exponent; 5.0 and 1e3 are integers all the same. */
bool copy_double(copy &c, double d, json *to)
{
    if (d == std::trunc(d) && std::fabs(d) <= 9007199254740992.0) {
        copy_int(static_cast<int64_t>(d), to);
        return true;
    }
    char text[JSON_DOUBLE_SIZE];
    size_t n = json_simd_double(d, text);
    char *p = static_cast<char *>(arena_alloc(c.arena, n + 1));
    std::memcpy(p, text, n);
    to->type = JSON_NUMBER;
    to->d = d;
    to->text = str{p, n};
    return !arena_exceeded(c.arena) || fail(c, TOO_LARGE);
}

/* An integer over the range of int64: its text stays exact. */
bool copy_unsigned(copy &c, uint64_t u, json *to)
{
    char *p = static_cast<char *>(arena_alloc(c.arena, JSON_DOUBLE_SIZE));
    char *end = std::to_chars(p, p + JSON_DOUBLE_SIZE - 1, u).ptr;
    to->type = JSON_NUMBER;
    to->d = static_cast<double>(u);
    to->text = str{p, static_cast<size_t>(end - p)};
    return !arena_exceeded(c.arena) || fail(c, TOO_LARGE);
}

bool copy_value(copy &c, element from, json *to, unsigned depth)
{
    using simdjson::dom::element_type;
    switch (from.type()) {
    case element_type::ARRAY:
        return copy_array(c, simdjson::dom::array(from.get_array().value_unsafe()), to, depth + 1);
    case element_type::OBJECT:
        return copy_object(c, simdjson::dom::object(from.get_object().value_unsafe()), to,
                           depth + 1);
    case element_type::INT64:
        copy_int(from.get_int64().value_unsafe(), to);
        return true;
    case element_type::UINT64:
        return copy_unsigned(c, from.get_uint64().value_unsafe(), to);
    case element_type::DOUBLE:
        return copy_double(c, from.get_double().value_unsafe(), to);
    case element_type::STRING:
        to->type = JSON_STRING;
        to->text =
            copy_text(c, from.get_c_str().value_unsafe(), from.get_string_length().value_unsafe());
        return true;
    case element_type::BOOL:
        to->type = from.get_bool().value_unsafe() ? JSON_TRUE : JSON_FALSE;
        return true;
    case element_type::NULL_VALUE:
        to->type = JSON_NULL;
        return true;
    }
    return fail(c, "unknown value");
}

const char *error_text(simdjson::error_code code)
{
    switch (code) {
    case simdjson::CAPACITY:
        return TOO_LARGE;
    case simdjson::DEPTH_ERROR:
        return TOO_DEEP;
    case simdjson::STRING_ERROR:
        return "bad escape in a string";
    case simdjson::NUMBER_ERROR:
        return "bad number";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
        return "unknown word";
    case simdjson::UTF8_ERROR:
        return "not UTF-8";
    case simdjson::EMPTY:
        return "empty document";
    case simdjson::UNESCAPED_CHARS:
        return "control character in a string";
    case simdjson::UNCLOSED_STRING:
        return "string without end";
    default: /* the list belongs to simdjson and grows */
        return "not JSON";
    }
}

simdjson::dom::parser &thread_parser()
{
    static thread_local std::unique_ptr<simdjson::dom::parser> kept;
    if (!kept || kept->capacity() > KEPT_CAPACITY)
        kept.reset(new (std::nothrow) simdjson::dom::parser());
    if (!kept)
        std::abort();
    return *kept;
}

} // namespace

json *json_simd_parse(struct arena *arena, struct str text, const char **error, bool *repairable)
{
    simdjson::dom::parser &parser = thread_parser();
    element root;
    simdjson::error_code code = parser.parse(text.p, text.n, true).get(root);
    if (code == simdjson::MEMALLOC)
        std::abort();
    *repairable = code == simdjson::NUMBER_ERROR || code == simdjson::STRING_ERROR;
    if (code) {
        *error = error_text(code);
        return nullptr;
    }
    copy c{arena, static_cast<char *>(arena_alloc(arena, text.n + 1)), nullptr};
    json *to = static_cast<json *>(arena_alloc(arena, sizeof(json)));
    if (!copy_value(c, root, to, 0)) {
        *error = c.error;
        return nullptr;
    }
    return to;
}

size_t json_simd_double(double d, char out[JSON_DOUBLE_SIZE])
{
    if (d == 0) {
        out[0] = '0';
        out[1] = '\0';
        return 1;
    }
    double size = std::fabs(d);
    bool plain = size >= 1e-6 && size < 1e18; /* beyond, an integer could not be read back as one */
    auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    char *end = std::to_chars(out, out + JSON_DOUBLE_SIZE - 1, d, format).ptr;
    *end = '\0';
    return static_cast<size_t>(end - out);
}
