/*
 * zonefile: reader of the system's time zone files (TZif, RFC 8536) and of the rule in their last
 * line, for the years after the last listed change. Private to calendar.c. The process's own zone
 * is not touched.
 */
#ifndef BASE_ZONEFILE_H
#define BASE_ZONEFILE_H

#include "base/str.h"

/* From this instant on, up to the next segment, local time is UTC + offset. */
struct zone_segment {
    int64_t from;   /* seconds since 1970-01-01T00:00Z; the first segment has INT64_MIN */
    int32_t offset; /* seconds */
};

/*
 * Segments of the zone in order of time, up to the end of `last_year`; at least one. Returns owned
 * (free with free()); NULL when there is no such zone or its file is broken. "UTC" is known without
 * a file.
 */
struct zone_segment *zonefile_read(struct str zone, int last_year, size_t *count);

/* Names of all zones, sorted; at least UTC. Lives until the program ends. */
const char *const *zonefile_list(size_t *count);

#endif
