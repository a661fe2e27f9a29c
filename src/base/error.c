/*
 * error: the table behind ERROR_LIST and the filling of struct error.
 */
#include "base/error.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

enum { LONGEST_NAME = 32 };

static const struct {
    const char *name; /* upper case, as in the list */
    int status;
    const char *text;
} errors[ERROR_COUNT] = {
#define X(code, status, text) {#code, status, text},
    ERROR_LIST(X)
#undef X
};

static char lower_names[ERROR_COUNT][LONGEST_NAME];

static void make_lower_names(void)
{
    for (size_t i = 0; i < ERROR_COUNT; i++)
        for (size_t j = 0; errors[i].name[j] && j < LONGEST_NAME - 1; j++) {
            char c = errors[i].name[j];
            lower_names[i][j] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
}

const char *error_name(enum error_code code)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_lower_names);
    return lower_names[code];
}

int error_status(enum error_code code)
{
    return errors[code].status;
}

const char *error_text(enum error_code code)
{
    return errors[code].text;
}

void error_init(struct error *e, struct arena *arena)
{
    *e = (struct error){.arena = arena};
    e->items_end = &e->items;
}

static struct str format_args(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *p = arena_alloc(arena, n < 0 ? 1 : (size_t)n + 1);
    if (n > 0)
        vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return (struct str){p, n < 0 ? 0 : (size_t)n};
}

int error_set(struct error *e, enum error_code code, const char *format, ...)
{
    if (error_is_set(e))
        return -1;
    e->code = code;
    if (!format)
        return -1;
    va_list args;
    va_start(args, format);
    e->detail = format_args(e->arena, format, args);
    va_end(args);
    return -1;
}

int error_field(struct error *e, struct str field, const char *format, ...)
{
    if (!error_is_set(e))
        e->code = ERROR_INVALID;
    struct error_item *item = ARENA_NEW(e->arena, struct error_item);
    item->field = str_dup(e->arena, field.p ? field : STR(""));
    va_list args;
    va_start(args, format);
    item->message = format_args(e->arena, format, args);
    va_end(args);
    if (!e->items_end)
        e->items_end = &e->items;
    *e->items_end = item;
    e->items_end = &item->next;
    return -1;
}
