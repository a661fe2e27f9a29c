/*
 * listen: messages to listeners of this process. An engine without messages of its own queues them
 * with the connection and hands them to the courier, a thread, after the commit; an engine with its
 * own calls listeners_hear from the thread that receives.
 *
 * Locking: listen_mutex is held while a listener is called, so a listener must not block and must
 * not add one.
 */
#include "db/engine.h"

#include <stdlib.h>
#include <string.h>
#include "base/log.h"

void messages_queue(struct db_conn *c, const char *channel, struct str payload)
{
    size_t name = strlen(channel) + 1;
    struct message *m = mem_alloc(sizeof *m + name + payload.n + 1);
    char *text = (char *)(m + 1);

    m->channel = memcpy(text, channel, name);
    if (payload.n > 0)
        memcpy(text + name, payload.p, payload.n);
    m->payload = (struct str){text + name, payload.n};
    *c->messages_end = m;
    c->messages_end = &m->next;
    c->nmessages++;
}

static void messages_free(struct message *m)
{
    while (m != NULL) {
        struct message *next = m->next;
        free(m);
        m = next;
    }
}

void messages_drop(struct db_conn *c, size_t keep)
{
    struct message **at = &c->messages;

    if (c->nmessages <= keep)
        return;
    for (size_t i = 0; i < keep; i++)
        at = &(*at)->next;
    messages_free(*at);
    *at = NULL;
    c->messages_end = at;
    c->nmessages = keep;
}

void messages_send(struct db *db, struct message *first)
{
    pthread_mutex_lock(&db->listen_mutex);
    if (!db->courier_runs) {
        messages_free(first); /* nobody listens */
    } else {
        *db->waiting_end = first;
        while (*db->waiting_end != NULL)
            db->waiting_end = &(*db->waiting_end)->next;
        pthread_cond_signal(&db->waiting_some);
    }
    pthread_mutex_unlock(&db->listen_mutex);
}

static void hear_locked(struct db *db, const char *channel, struct str payload)
{
    for (struct listener *l = db->listeners; l != NULL; l = l->next) {
        if (channel == NULL || strcmp(l->channel, channel) == 0)
            l->heard(l->data, payload);
    }
}

void listeners_hear(struct db *db, const char *channel, struct str payload)
{
    pthread_mutex_lock(&db->listen_mutex);
    hear_locked(db, channel, payload);
    pthread_mutex_unlock(&db->listen_mutex);
}

static void *courier_main(void *data)
{
    struct db *db = data;

    pthread_mutex_lock(&db->listen_mutex);
    while (!db->courier_stops) {
        struct message *m = db->waiting;
        if (m == NULL) {
            pthread_cond_wait(&db->waiting_some, &db->listen_mutex);
            continue;
        }
        db->waiting = m->next;
        if (db->waiting == NULL)
            db->waiting_end = &db->waiting;
        hear_locked(db, m->channel, m->payload);
        free(m);
    }
    pthread_mutex_unlock(&db->listen_mutex);
    return NULL;
}

int courier_start(struct db *db)
{
    int status = 0;

    pthread_mutex_lock(&db->listen_mutex);
    if (!db->courier_runs) {
        db->waiting_end = &db->waiting;
        pthread_cond_init(&db->waiting_some, NULL);
        status = pthread_create(&db->courier, NULL, courier_main, db);
        db->courier_runs = status == 0;
    }
    pthread_mutex_unlock(&db->listen_mutex);
    if (status != 0)
        log_error("no thread for messages", "error=%s", strerror(status));
    return status == 0 ? 0 : -1;
}

int db_listen(struct db *db, const char *channel, void (*heard)(void *data, struct str payload),
              void *data)
{
    struct listener *l = mem_alloc(sizeof *l);

    l->channel = mem_alloc(strlen(channel) + 1);
    memcpy(l->channel, channel, strlen(channel));
    l->heard = heard;
    l->data = data;
    pthread_mutex_lock(&db->listen_mutex);
    l->next = db->listeners;
    db->listeners = l;
    pthread_mutex_unlock(&db->listen_mutex);
    return db->engine->listen(db);
}

void db_notify(struct db_conn *conn, const char *channel, struct str payload)
{
    if (conn->error != DB_OK)
        return;
    if (payload.n > DB_PAYLOAD_MAX)
        conn_bug(conn, "message longer than its limit", channel);
    else
        conn->db->engine->notify(conn, channel, payload);
}

void listeners_free(struct db *db)
{
    struct listener *l;

    if (db->courier_runs) {
        pthread_mutex_lock(&db->listen_mutex);
        db->courier_stops = true;
        pthread_cond_signal(&db->waiting_some);
        pthread_mutex_unlock(&db->listen_mutex);
        pthread_join(db->courier, NULL);
        pthread_cond_destroy(&db->waiting_some);
        messages_free(db->waiting);
    }
    while ((l = db->listeners) != NULL) {
        db->listeners = l->next;
        free(l->channel);
        free(l);
    }
}
