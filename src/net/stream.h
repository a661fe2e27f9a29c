/*
 * stream: server-sent events. A hub keeps the open streams; publishing reaches those whose filter
 * agrees.
 *
 * Each stream has a bounded queue (64 KB); overflow empties it and sends `event: reload`. A comment
 * line every 15 s finds dead clients. The reader suspends itself when its queue is empty.
 * Thread-safe.
 */
#ifndef NET_STREAM_H
#define NET_STREAM_H

#include "net/http.h"

struct hub;
struct http_stream;

/* Returns owned (free with hub_free), with a thread of its own for heartbeats. */
struct hub *hub_new(void);
/* Other numbers than 2048 streams and 15,000 ms between heartbeats. */
void hub_configure(struct hub *hub, int streams_max, int heartbeat_ms);
/* Ends all streams (those still open keep what they need). Clears the pointer. */
void hub_free(struct hub **hub);
/*
 * Opens a stream to be put into reply->stream. `owner` is a number of the layers above (session
 * id); `data` is handed to filters and freed with `free_data` (may be NULL) when the stream ends.
 * NULL when too many streams are open (`data` stays with the caller then).
 */
struct http_stream *hub_open(struct hub *hub, int64_t owner, void *data, void (*free_data)(void *));
/*
 * Sends to every stream for which `text_for` yields text (JSON of the data line, in `out`); false =
 * not for this one. Called with the hub locked: must be quick and must not call the hub.
 */
void hub_publish(struct hub *hub, const char *event,
                 bool (*text_for)(void *context, void *stream_data, struct buf *out),
                 void *context);
/* The same text to all. */
void hub_publish_all(struct hub *hub, const char *event, struct str data);
/* Ends the streams of an owner after sending `event: ended`. */
void hub_end(struct hub *hub, int64_t owner);
int hub_count(struct hub *hub);

#endif
