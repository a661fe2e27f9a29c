/*
 * postgres_listen: one thread per database with a connection of its own that listens on the
 * channels of all listeners. When the connection is lost it connects again until it succeeds, and
 * then tells every listener with an empty payload that messages may have been missed.
 *
 * Locking: mutex of struct ear guards its counters; the list of listeners is read under
 * listen_mutex.
 */
#include "db/postgres.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"

enum { RETRY_MS = 500, FIRST_WAIT_S = 5 };

struct ear {
    struct db *db;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    int wake;               /* eventfd: a listener was added, or stop */
    size_t heard;           /* listeners whose channels the server knows of */
    bool stop, lost;        /* lost: was connected before */
    struct pg_conn *handle; /* of the thread */
};

static void drain(int fd)
{
    uint64_t n;
    while (read(fd, &n, sizeof n) < 0 && errno == EINTR)
        continue;
}

static void wake(const struct ear *ear)
{
    uint64_t one = 1;
    while (write(ear->wake, &one, sizeof one) < 0 && errno == EINTR)
        continue;
}

static bool stopping(struct ear *ear)
{
    bool stop;
    pthread_mutex_lock(&ear->mutex);
    stop = ear->stop;
    pthread_mutex_unlock(&ear->mutex);
    return stop;
}

/* Tells the server all channels; saying one again does no harm. */
static bool listen_all(struct ear *ear)
{
    size_t n = 0;
    bool good = true;

    pthread_mutex_lock(&ear->db->listen_mutex);
    for (struct listener *l = ear->db->listeners; l != NULL && good; l = l->next, n++)
        good = pg_subscribe(ear->handle, l->channel);
    pthread_mutex_unlock(&ear->db->listen_mutex);
    if (!good)
        return false;
    pthread_mutex_lock(&ear->mutex);
    ear->heard = n;
    pthread_cond_broadcast(&ear->changed);
    pthread_mutex_unlock(&ear->mutex);
    return true;
}

static void disconnect(struct ear *ear)
{
    pg_disconnect(ear->handle);
    ear->handle = NULL;
    ear->lost = true;
}

static bool connect_and_listen(struct ear *ear)
{
    ear->handle = pg_connect(ear->db);
    if (ear->handle == NULL)
        return false;
    if (!listen_all(ear)) {
        disconnect(ear);
        return false;
    }
    if (ear->lost)
        listeners_hear(ear->db, NULL, STR(""));
    return true;
}

/* One turn: connects, or waits for something to happen. */
static void turn(struct ear *ear)
{
    struct pollfd fds[2] = {{.fd = ear->wake, .events = POLLIN}, {.fd = -1, .events = POLLIN}};

    if (ear->handle == NULL && !connect_and_listen(ear)) {
        poll(fds, 1, RETRY_MS);
        return;
    }
    /* What came beside the answer to LISTEN is in memory already: look before waiting. */
    if (pg_receive(ear->handle, ear->db)) {
        fds[1].fd = pg_socket(ear->handle);
        poll(fds, 2, -1);
        if (fds[0].revents == 0)
            return;
        drain(ear->wake);
        if (listen_all(ear))
            return;
    }
    log_warn("connection for messages lost", "engine=%s", ear->db->engine->name);
    disconnect(ear);
}

static void *ear_main(void *data)
{
    struct ear *ear = data;

    while (!stopping(ear))
        turn(ear);
    pg_disconnect(ear->handle);
    return NULL;
}

static struct ear *ear_start(struct db *db)
{
    struct ear *ear = mem_alloc(sizeof *ear);
    pthread_condattr_t attributes;

    ear->db = db;
    ear->wake = eventfd(0, EFD_CLOEXEC);
    pthread_mutex_init(&ear->mutex, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&ear->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    if (ear->wake >= 0 && pthread_create(&ear->thread, NULL, ear_main, ear) == 0)
        return ear;
    log_error("no thread for messages", "error=%s", log_quote(strerror(errno)));
    if (ear->wake >= 0)
        close(ear->wake);
    free(ear);
    return NULL;
}

int pg_listen(struct db *db)
{
    struct ear *ear;
    struct timespec until;
    size_t wanted = 0;
    bool heard;

    pthread_mutex_lock(&db->listen_mutex);
    if (db->inside == NULL)
        db->inside = ear_start(db);
    ear = db->inside;
    for (struct listener *l = db->listeners; l != NULL; l = l->next)
        wanted++;
    pthread_mutex_unlock(&db->listen_mutex);
    if (ear == NULL)
        return -1;
    wake(ear);
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += FIRST_WAIT_S;
    pthread_mutex_lock(&ear->mutex);
    while (ear->heard < wanted && pthread_cond_timedwait(&ear->changed, &ear->mutex, &until) == 0)
        continue;
    heard = ear->heard >= wanted;
    pthread_mutex_unlock(&ear->mutex);
    return heard ? 0 : -1;
}

void pg_listen_stop(struct db *db)
{
    struct ear *ear = db->inside;

    if (ear == NULL)
        return;
    db->inside = NULL;
    pthread_mutex_lock(&ear->mutex);
    ear->stop = true;
    pthread_mutex_unlock(&ear->mutex);
    wake(ear);
    pthread_join(ear->thread, NULL);
    close(ear->wake);
    pthread_mutex_destroy(&ear->mutex);
    pthread_cond_destroy(&ear->changed);
    free(ear);
}
