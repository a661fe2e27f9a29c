/*
 * asset: the built page inside the binary. tool/embed makes the table (generated C + .incbin) from
 * web/dist; a build without the page (WEB=0) links an empty table. Each asset has its gzip form, a
 * strong ETag and whether its name is hashed (immutable).
 */
#ifndef NET_ASSET_H
#define NET_ASSET_H

#include "net/http.h"

struct http_asset {
    const char *path; /* "/assets/index-abc.js" */
    const char *content_type;
    const unsigned char *bytes, *gzip; /* gzip NULL when not smaller */
    size_t size, gzip_size;
    const char *etag; /* quoted */
    bool immutable;
};

extern const struct http_asset http_assets[]; /* sorted by path */
extern const size_t http_assets_count;

/* The asset of exactly that path, or NULL. */
const struct http_asset *asset_find(struct str path);
/* Answers a GET/HEAD from the table: the asset, or index.html for a page path (Accept text/html).
 * False when it is neither. */
bool asset_serve(struct http_request *r);

#endif
