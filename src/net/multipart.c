/*
 * multipart: splits a multipart/form-data body (RFC 7578) at its boundary lines.
 *
 * Strict about the frame (every part has a head with a name, the last boundary must be there),
 * lenient about what browsers differ in: quoted or bare parameters, backslash or percent escapes in
 * names.
 */
#include "net/multipart.h"

#include <string.h>

#include "base/arena.h"

enum { PARTS_MAX = 100, BOUNDARY_MAX = 70, HEAD_MAX = 8192 };

static struct str after(struct str s, size_t n)
{
    return (struct str){s.p + n, s.n - n};
}

static bool starts_nocase(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && str_eq_nocase((struct str){s.p, n}, str_of(prefix));
}

/* Text up to the closing quote with backslash escapes undone (only \" and \\: Windows paths stay).
 */
static struct str quoted(struct arena *arena, struct str *rest)
{
    char *out = arena_alloc(arena, rest->n + 1);
    size_t n = 0, i = 1;
    for (; i < rest->n && rest->p[i] != '"'; i++) {
        bool escape = rest->p[i] == '\\' && i + 1 < rest->n &&
                      (rest->p[i + 1] == '"' || rest->p[i + 1] == '\\');
        i += escape;
        out[n++] = rest->p[i];
    }
    *rest = after(*rest, i < rest->n ? i + 1 : i);
    return (struct str){out, n};
}

static struct str bare(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ';')
        n++;
    struct str value = str_trim((struct str){rest->p, n});
    *rest = after(*rest, n);
    return value;
}

/* Takes the next `; name=value` off a header value; false when there is none. */
static bool next_parameter(struct arena *arena, struct str *rest, struct str *name,
                           struct str *value)
{
    const char *semicolon = rest->n ? memchr(rest->p, ';', rest->n) : NULL;
    if (!semicolon)
        return false;
    *rest = str_trim(after(*rest, (size_t)(semicolon - rest->p) + 1));
    size_t n = 0;
    while (n < rest->n && rest->p[n] != '=' && rest->p[n] != ';')
        n++;
    *name = str_trim((struct str){rest->p, n});
    *value = STR("");
    *rest = after(*rest, n);
    if (!rest->n || rest->p[0] != '=')
        return true;
    *rest = str_trim(after(*rest, 1));
    *value = rest->n && rest->p[0] == '"' ? quoted(arena, rest) : bare(rest);
    return true;
}

static struct str parameter(struct arena *arena, struct str header, const char *wanted)
{
    struct str name, value;
    while (next_parameter(arena, &header, &name, &value)) {
        if (str_eq_nocase(name, str_of(wanted)))
            return value;
    }
    return STR_NONE;
}

/* Browsers write %22, %0D and %0A for a quote and line breaks in names. */
static struct str undo_percent(struct arena *arena, struct str s)
{
    if (!s.p || str_find(s, STR("%")) < 0)
        return s;
    char *out = arena_alloc(arena, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        struct str rest = after(s, i);
        char plain = starts_nocase(rest, "%22")   ? '"'
                     : starts_nocase(rest, "%0d") ? '\r'
                     : starts_nocase(rest, "%0a") ? '\n'
                                                  : '\0';
        i += plain ? 2 : 0;
        out[n++] = plain ? plain : rest.p[0];
    }
    return (struct str){out, n};
}

/* Some browsers of old sent the whole path of the file. */
static struct str last_of_path(struct str s)
{
    for (size_t i = s.n; i > 0; i--) {
        if (s.p[i - 1] == '/' || s.p[i - 1] == '\\')
            return after(s, i);
    }
    return s;
}

static void read_disposition(struct arena *arena, struct str value, struct multipart_part *part)
{
    if (!starts_nocase(value, "form-data"))
        return;
    part->name = undo_percent(arena, parameter(arena, value, "name"));
    part->filename = undo_percent(arena, parameter(arena, value, "filename"));
    if (part->filename.p)
        part->filename = last_of_path(part->filename);
}

/* Reads the head lines of a part; what follows is its content. False when there is no empty line,
 * or no name. */
static bool read_head(struct arena *arena, struct str *rest, struct multipart_part *part)
{
    struct str window = {rest->p, rest->n < HEAD_MAX ? rest->n : HEAD_MAX};
    for (;;) {
        ptrdiff_t end = str_find(window, STR("\r\n"));
        if (end < 0)
            return false;
        struct str line = {window.p, (size_t)end};
        window = after(window, (size_t)end + 2);
        if (!line.n)
            break;
        if (starts_nocase(line, "Content-Disposition:"))
            read_disposition(arena, str_trim(after(line, 20)), part);
        else if (starts_nocase(line, "Content-Type:"))
            part->content_type = str_trim(after(line, 13));
    }
    *rest = after(*rest, (size_t)(window.p - rest->p));
    return part->name.p != NULL;
}

/* Position of the boundary line at or after the start; -1 when there is none. `line` is
 * "\r\n--boundary". */
static ptrdiff_t find_line(struct str body, struct str line)
{
    const char *found = memmem(body.p, body.n, line.p, line.n);
    return found ? found - body.p : -1;
}

/* Skips what follows a boundary on its line: 1 a part follows, 0 it was the last, -1 malformed. */
static int after_boundary(struct str *rest)
{
    if (str_starts(*rest, "--"))
        return 0;
    while (rest->n && (rest->p[0] == ' ' || rest->p[0] == '\t'))
        *rest = after(*rest, 1);
    if (!str_starts(*rest, "\r\n"))
        return -1;
    *rest = after(*rest, 2);
    return 1;
}

/* Takes the parts off `rest`, which stands behind the first boundary; NULL or why it is malformed.
 */
static const char *read_parts(struct arena *arena, struct str rest, struct str line,
                              struct multipart_part **end)
{
    for (int parts = 0;; parts++) {
        int more = after_boundary(&rest);
        if (more < 0)
            return "a boundary line is malformed";
        if (!more)
            return parts ? NULL : "there are no parts";
        if (parts == PARTS_MAX)
            return "more than 100 parts";
        struct multipart_part *part = ARENA_NEW(arena, struct multipart_part);
        if (!read_head(arena, &rest, part))
            return "a part has no head with a name";
        ptrdiff_t at = find_line(rest, line);
        if (at < 0)
            return "the last boundary is missing";
        part->content = (struct str){rest.p, (size_t)at};
        rest = after(rest, (size_t)at + line.n);
        *end = part;
        end = &part->next;
    }
}

struct multipart_part *multipart_parse(struct arena *arena, struct str content_type,
                                       struct str body, const char **error)
{
    struct str boundary = parameter(arena, content_type, "boundary");
    struct multipart_part *first = NULL;
    *error = "not multipart/form-data with a boundary";
    if (!starts_nocase(content_type, "multipart/form-data") || !boundary.n ||
        boundary.n > BOUNDARY_MAX || !body.p)
        return NULL;
    struct str line = str_fmt(arena, "\r\n--%.*s", (int)boundary.n, boundary.p);
    bool at_start = str_starts(body, line.p + 2);
    ptrdiff_t at = at_start ? 0 : find_line(body, line);
    *error = "the boundary does not occur";
    if (at < 0)
        return NULL;
    struct str rest = after(body, (size_t)at + line.n - (at_start ? 2 : 0));
    *error = read_parts(arena, rest, line, &first);
    return *error ? NULL : first;
}
