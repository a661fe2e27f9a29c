/* file_store: see file_store.h. */
#include "job/file_store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"

enum { PIECE = 1 << 20, OLD_S = 86400 };

static bool in_table(const struct file_store *s)
{
    return db_engine(s->db) != DB_SQLITE;
}

static const char *path_of(const struct file_store *s, struct arena *arena, struct str name,
                           const char *ending)
{
    return str_fmt(arena, "%s/%.*s%s", s->folder, (int)name.n, name.p, ending).p;
}

const char *file_store_part(const struct file_store *s, struct arena *arena, struct str name)
{
    return path_of(s, arena, name, ".part");
}

FILE *file_store_create(const struct file_store *s, struct arena *arena, struct str name)
{
    const char *path = file_store_part(s, arena, name);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w+");
    if (!file) {
        log_error("a file cannot be written", "path=%s why=%s", log_quote(path), strerror(errno));
        if (fd >= 0)
            close(fd);
    }
    return file;
}

void file_store_drop_part(const struct file_store *s, struct arena *arena, struct str name)
{
    unlink(file_store_part(s, arena, name));
}

/* Fills the buffer as far as the file goes; bytes, -1 on failure. */
static ssize_t read_piece(int fd, char *to, size_t n)
{
    size_t got = 0;
    while (got < n) {
        ssize_t more = read(fd, to + got, n - got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            return more < 0 ? -1 : (ssize_t)got;
        got += (size_t)more;
    }
    return (ssize_t)got;
}

static int write_piece(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return -1;
        bytes.p += n;
        bytes.n -= (size_t)n;
    }
    return 0;
}

/* ---- in the table ---- */

static const char forget[] = "DELETE FROM stored_piece WHERE name = ?";

/* A piece per transaction: none is long. */
static int store_piece(struct db_conn *conn, struct str name, int64_t piece, struct str bytes)
{
    static const char store[] = "INSERT INTO stored_piece (name, piece, bytes) VALUES (?, ?, ?)";
    if (db_begin(conn) < 0)
        return -1;
    if (piece == 0)
        db_run(conn, forget, "s", name);
    db_run(conn, store, "sib", name, piece, bytes);
    return db_commit(conn);
}

static int64_t store_pieces(const struct file_store *s, struct arena *arena, struct str name,
                            int fd)
{
    char *buffer = arena_alloc(arena, PIECE);
    struct db_conn *conn = db_acquire(s->db, DB_WRITE);
    int64_t total = 0, piece = 0;
    ssize_t n = conn ? 1 : -1;
    while (n > 0 && (n = read_piece(fd, buffer, PIECE)) >= 0) {
        if (n == 0 && piece > 0)
            break;
        if (store_piece(conn, name, piece++, (struct str){buffer, (size_t)n}) < 0)
            n = -1;
        total += n;
    }
    db_release(&conn);
    return n < 0 ? -1 : total;
}

/* Writes the pieces into a file without a name; bytes, 0 and *found false without any, -1. */
static int64_t fetch_pieces(const struct file_store *s, struct str name, int fd, bool *found)
{
    static const char next[] = "SELECT piece, bytes FROM stored_piece WHERE name = ? AND piece = ?";
    struct db_conn *conn = db_acquire(s->db, DB_READ);
    int64_t total = 0;
    bool more = conn != NULL;
    *found = false;
    for (int64_t piece = 0; more; piece++) {
        struct db_stmt *st = db_query(conn, next, "si", name, piece);
        struct str bytes = STR("");
        if ((more = db_next(st))) {
            bytes = db_col_blob(st, 1);
            *found = true;
        }
        if (write_piece(fd, bytes) < 0)
            total = -1, more = false;
        else
            total += (int64_t)bytes.n;
        db_done(st);
    }
    if (!conn || db_error(conn) != DB_OK)
        total = -1;
    if (conn)
        db_release(&conn);
    return total;
}

static int open_pieces(const struct file_store *s, struct arena *arena, struct str name,
                       int64_t *size)
{
    char *path = str_z(arena, str_fmt(arena, "%s/fetch-XXXXXX", s->folder));
    int fd = mkostemp(path, O_CLOEXEC);
    bool found;
    if (fd < 0)
        return -1;
    unlink(path);
    *size = fetch_pieces(s, name, fd, &found);
    if (found && *size >= 0 && lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    close(fd);
    return -1;
}

/* ---- in the folder or in the table ---- */

static int64_t keep_in_folder(const struct file_store *s, struct arena *arena, struct str name,
                              int fd)
{
    struct stat st;
    if (fsync(fd) < 0 || fstat(fd, &st) < 0 ||
        rename(file_store_part(s, arena, name), path_of(s, arena, name, "")) < 0)
        return -1;
    return st.st_size;
}

int64_t file_store_keep(const struct file_store *s, struct arena *arena, struct str name)
{
    int fd = open(file_store_part(s, arena, name), O_RDONLY | O_CLOEXEC);
    int64_t bytes = -1;
    if (fd >= 0)
        bytes = in_table(s) ? store_pieces(s, arena, name, fd) : keep_in_folder(s, arena, name, fd);
    if (bytes < 0)
        log_error("a file cannot be kept", "name=%.*s why=%s", (int)name.n, name.p,
                  strerror(errno));
    if (fd >= 0)
        close(fd);
    file_store_drop_part(s, arena, name);
    return bytes;
}

int file_store_open(const struct file_store *s, struct arena *arena, struct str name, int64_t *size)
{
    struct stat st;
    if (in_table(s))
        return open_pieces(s, arena, name, size);
    int fd = open(path_of(s, arena, name, ""), O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) < 0)
        return -1;
    *size = st.st_size;
    return fd;
}

void file_store_drop(const struct file_store *s, struct db_conn *conn, struct arena *arena,
                     struct str name)
{
    if (in_table(s))
        db_run(conn, forget, "s", name);
    else
        unlink(path_of(s, arena, name, ""));
}

void file_store_tidy(const struct file_store *s)
{
    DIR *folder = opendir(s->folder);
    time_t now = time(NULL);
    for (struct dirent *e; folder && (e = readdir(folder));) {
        struct stat st;
        bool old = str_ends(str_of(e->d_name), ".part") &&
                   fstatat(dirfd(folder), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
                   S_ISREG(st.st_mode) && st.st_mtime < now - OLD_S;
        if (old)
            unlinkat(dirfd(folder), e->d_name, 0);
    }
    if (folder)
        closedir(folder);
}
