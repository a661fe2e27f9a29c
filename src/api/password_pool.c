/* password_pool: see password_pool.h. */
#include "api/password_pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "api/call.h"
#include "base/log.h"

struct password_pool {
    pthread_mutex_t lock;
    pthread_cond_t more;
    pthread_t threads[PASSWORD_THREADS];
    int started;
    struct call *ring[PASSWORD_QUEUE_MAX];
    int first, used;
    bool stop;
};

static struct call *take(struct password_pool *p)
{
    struct call *c = NULL;
    pthread_mutex_lock(&p->lock);
    while (!p->used && !p->stop)
        pthread_cond_wait(&p->more, &p->lock);
    if (p->used) {
        c = p->ring[p->first];
        p->first = (p->first + 1) % PASSWORD_QUEUE_MAX;
        p->used--;
    }
    pthread_mutex_unlock(&p->lock);
    return c;
}

static void *work(void *data)
{
    struct password_pool *p = data;
    for (struct call *c; (c = take(p));) {
        struct http_request *r = c->http;
        log_request_id(r->id);
        call_run(c);
        log_request_id(NULL);
        http_finish(r);
    }
    return NULL;
}

struct password_pool *password_pool_start(void)
{
    struct password_pool *p = mem_alloc(sizeof(*p));
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->more, NULL);
    for (; p->started < PASSWORD_THREADS; p->started++)
        if (pthread_create(&p->threads[p->started], NULL, work, p) != 0)
            break;
    return p;
}

bool password_pool_add(struct password_pool *p, struct call *c)
{
    pthread_mutex_lock(&p->lock);
    bool taken = p->used < PASSWORD_QUEUE_MAX && !p->stop && p->started;
    if (taken)
        p->ring[(p->first + p->used++) % PASSWORD_QUEUE_MAX] = c;
    pthread_mutex_unlock(&p->lock);
    if (taken)
        pthread_cond_signal(&p->more);
    return taken;
}

void password_pool_stop(struct password_pool **p)
{
    if (!*p)
        return;
    pthread_mutex_lock(&(*p)->lock);
    (*p)->stop = true;
    pthread_mutex_unlock(&(*p)->lock);
    pthread_cond_broadcast(&(*p)->more);
    for (int i = 0; i < (*p)->started; i++)
        pthread_join((*p)->threads[i], NULL);
    pthread_mutex_destroy(&(*p)->lock);
    pthread_cond_destroy(&(*p)->more);
    free(*p);
    *p = NULL;
}
