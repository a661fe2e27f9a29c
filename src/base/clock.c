/*
 * clock: the settable clock is the machine's clock plus a distance. An instant read from
 * MAINSTAY_CLOCK_FILE counts from the moment the file was written, so that all processes that look
 * at one file agree. The file is looked at again when its time, size or inode changed; a text that
 * cannot be read (half written) leaves the clock as it is.
 */
#include "base/clock.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/datetime.h"

enum { LOOK_EVERY = 100 /* ms */, LONGEST_TEXT = 64 };

static _Atomic int64_t distance;  /* ms added to the machine's clock */
static _Atomic int64_t next_look; /* ms of the monotonic clock */
static atomic_bool has_file;
static pthread_mutex_t file_lock = PTHREAD_MUTEX_INITIALIZER; /* the two below */
static char file_path[4096];
static struct stat last_seen;

static int64_t read_ms(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_mono(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

int64_t clock_mono_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void clock_set(int64_t ms)
{
    atomic_store(&distance, ms - read_ms(CLOCK_REALTIME));
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Sets the clock from the open file; false when it holds no instant. */
static bool read_file(int fd, const struct stat *seen)
{
    char text[LONGEST_TEXT];
    ssize_t n = read(fd, text, sizeof text);
    int64_t ms;
    if (n <= 0 || !instant_parse(str_trim((struct str){text, (size_t)n}), &ms, NULL))
        return false;
    int64_t written = (int64_t)seen->st_mtim.tv_sec * 1000 + seen->st_mtim.tv_nsec / 1000000;
    atomic_store(&distance, ms - written);
    return true;
}

/* False when the file is there, changed, and holds no instant. */
static bool look_at_file(void)
{
    bool ok = true;
    pthread_mutex_lock(&file_lock);
    int fd = open(file_path, O_RDONLY | O_CLOEXEC);
    struct stat seen;
    if (fd >= 0 && fstat(fd, &seen) == 0 && !same_file(&seen, &last_seen)) {
        ok = read_file(fd, &seen);
        last_seen = seen;
    }
    if (fd >= 0)
        close(fd);
    pthread_mutex_unlock(&file_lock);
    return ok;
}

static void look_when_due(void)
{
    int64_t now = read_ms(CLOCK_MONOTONIC_COARSE), due = atomic_load(&next_look);
    if (now >= due && atomic_compare_exchange_strong(&next_look, &due, now + LOOK_EVERY))
        look_at_file();
}

int64_t clock_now(void)
{
    if (atomic_load_explicit(&has_file, memory_order_relaxed))
        look_when_due();
    return read_ms(CLOCK_REALTIME) + atomic_load_explicit(&distance, memory_order_relaxed);
}

static bool set_file(const char *path)
{
    size_t n = path ? strlen(path) : 0;
    if (n >= sizeof file_path)
        return false;
    pthread_mutex_lock(&file_lock);
    memcpy(file_path, n ? path : "", n + 1);
    last_seen = (struct stat){.st_size = -1};
    pthread_mutex_unlock(&file_lock);
    atomic_store(&has_file, n > 0);
    return true;
}

int clock_setup(const char **why)
{
    const char *start = getenv("MAINSTAY_CLOCK"), *path = getenv("MAINSTAY_CLOCK_FILE");
    int64_t ms;
    atomic_store(&distance, 0);
    if (start && *start) {
        if (!instant_parse(str_of(start), &ms, NULL)) {
            *why = "MAINSTAY_CLOCK is no instant like 2026-01-31T00:00:00Z";
            return -1;
        }
        clock_set(ms);
    }
    if (!set_file(path)) {
        *why = "the path of MAINSTAY_CLOCK_FILE is too long";
        return -1;
    }
    if (path && *path && !look_at_file()) {
        *why = "the file of MAINSTAY_CLOCK_FILE holds no instant like 2026-01-31T00:00:00Z";
        return -1;
    }
    return 0;
}
