/*
 * multipart: multipart/form-data bodies, from memory or a file descriptor, without copying more
 * than needed.
 */
#ifndef NET_MULTIPART_H
#define NET_MULTIPART_H

#include "base/str.h"

struct multipart_part {
    struct str name, filename, content_type; /* filename STR_NONE for plain fields */
    struct str content;                      /* borrowed from the body */
    struct multipart_part *next;
};

/* Parts in order (arena memory; contents borrow `body`); NULL with *error when malformed. At most
 * 100 parts. */
struct multipart_part *multipart_parse(struct arena *arena, struct str content_type,
                                       struct str body, const char **error);

#endif
