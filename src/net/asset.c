/*
 * asset: answers from the table of embedded files; binary search by path, revalidation by ETag.
 *
 * The gzip form has its own ETag ("x-gz" beside "x"), as strong ETags name bytes; If-None-Match
 * takes either, because both stand for the same file.
 */
#include "net/asset.h"

#include <string.h>

#include "net/http_internal.h"

const struct http_asset *asset_find(struct str path)
{
    size_t low = 0, high = http_assets_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(path, str_of(http_assets[middle].path));
        if (!order)
            return &http_assets[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* One entry of If-None-Match against the file's ETag, in either form, weak or not. */
static bool names_asset(struct str entry, struct str etag)
{
    entry = str_trim(entry);
    if (str_is(entry, "*"))
        return true;
    if (str_starts(entry, "W/"))
        entry = (struct str){entry.p + 2, entry.n - 2};
    if (str_ends(entry, "-gz\"") && entry.n == etag.n + 3)
        return !memcmp(entry.p, etag.p, etag.n - 1);
    return str_eq(entry, etag);
}

static bool client_has(const struct http_request *r, const struct http_asset *a)
{
    struct str list = http_header(r, "If-None-Match"), entry;
    while (str_next(&list, ',', &entry)) {
        if (names_asset(entry, str_of(a->etag)))
            return true;
    }
    return false;
}

static void answer(struct http_request *r, const struct http_asset *a)
{
    struct str etag = str_of(a->etag);
    bool packed = a->gzip && header_accepts(http_header(r, "Accept-Encoding"), "gzip");
    if (packed)
        etag = str_fmt(r->arena, "%.*s-gz\"", (int)etag.n - 1, etag.p);
    r->reply->asset = a;
    r->reply->content_type = str_of(a->content_type);
    r->reply->status = client_has(r, a) ? 304 : 200;
    r->reply->no_store = false;
    http_set_header(r, "ETag", etag);
    http_set_header(r, "Cache-Control",
                    a->immutable ? STR("public, max-age=31536000, immutable") : STR("no-cache"));
}

/* A path of the page, not of a file: its last part has no dot, and the client asks for HTML; the
 * root is the page for all. */
static bool is_page_path(const struct http_request *r)
{
    const char *slash = memrchr(r->path.p, '/', r->path.n);
    struct str last = {slash, slash ? r->path.n - (size_t)(slash - r->path.p) : 0};
    return slash && str_find(last, STR(".")) < 0 &&
           (str_is(r->path, "/") || str_find(http_header(r, "Accept"), STR("text/html")) >= 0);
}

bool asset_serve(struct http_request *r)
{
    if (r->method != HTTP_GET && r->method != HTTP_HEAD)
        return false;
    const struct http_asset *a = asset_find(r->path);
    if (!a && is_page_path(r))
        a = asset_find(STR("/index.html"));
    if (!a)
        return false;
    answer(r, a);
    return true;
}
