/* cursor: see cursor.h. */
#include "api/cursor.h"

#include <stdio.h>

int cursor_read(struct call *c, struct cursor *out)
{
    struct str text = call_query(c, "cursor");
    *out = (struct cursor){.limit = (int)call_query_int(c, "limit", 50, 1, 1000)};
    if (text.n && (!str_to_int(text, &out->before) || out->before <= 0))
        error_field(c->model.error, STR("cursor"), "Is not a cursor of this list");
    return error_is_set(c->model.error) ? -1 : 0;
}

void cursor_write(struct json_out *out, int64_t last)
{
    char text[24];
    if (!last) {
        json_member_null(out, "next_cursor");
        return;
    }
    snprintf(text, sizeof(text), "%lld", (long long)last);
    json_member_z(out, "next_cursor", text);
}
