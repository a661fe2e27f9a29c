/*
 * live: what open pages hear of, and what this node looks at each second.
 *
 * News come from the database (db_listen: of every node) and from the ingest writer. One thread
 * turns them into messages: an account's news go only to members who may see the account; who sees
 * few asks the database once per message, never the hub's lock. The same thread polls the epochs of
 * configuration and access.
 *
 * Channels: "changed" ("<fresh_at ms> id,id,..." or "<fresh_at> *"), "job" ({"id":..,"by":member}),
 * "ended" (session id), "debugger" (item id). Events to the page: changed
 * {"accounts":[ids]|null,"fresh_at"}, job {"id"}, debugger {"id"}, reload, ended.
 */
#ifndef API_LIVE_H
#define API_LIVE_H

#include "model/model.h"

struct live;
struct server;

/* NULL with a log line. */
struct live *live_start(struct server *s);
/* Ends the thread. What the database heard meanwhile is kept until live_free, after db_close. */
void live_stop(struct live *l);
void live_free(struct live **l);
/* The event debugger has new items. Quick; any thread. */
void live_debugger(struct live *l);

/* One open page, freed by the hub. */
struct viewer {
    struct actor actor; /* name is not set */
    int64_t session;
};

#endif
