/* cursor: lists read by cursor: ids below the one in ?cursor=, newest first. */
#ifndef API_CURSOR_H
#define API_CURSOR_H

#include "api/route.h"

struct cursor {
    int64_t before; /* 0 = from the newest */
    int limit;
};

/* -1 with a field error for a cursor that is none. */
int cursor_read(struct call *c, struct cursor *out);
/* Writes next_cursor: text of `last`, null when it is 0. */
void cursor_write(struct json_out *out, int64_t last);

#endif
