/*
 * testing: an empty database per test, on either engine. Only for x_test.c files (of this layer and
 * those above).
 *
 * PostgreSQL's address stands in MAINSTAY_TEST_POSTGRES (tool/postgres_cluster.sh start DIR prints
 * it); without it the tests of that engine fail. The databases sort as people do (ICU, en-US), so
 * that a test shows where a text was compared by the database's collation instead of by bytes.
 *
 *     const struct CMUnitTest tests[] = {ON_BOTH(test_insert), ON_SQLITE(test_wal)};
 *
 *     static void test_insert(void **state)
 *     {
 *         struct scratch *s = *state;   // s->db is open, s->url is its address
 */
#ifndef DB_TESTING_H
#define DB_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "db/engine.h"

struct scratch {
    enum db_engine engine;
    char folder[128]; /* SQLite: of its own */
    char url[512];
    struct db *db;
};

#define ON_SQLITE(test) \
    { \
#test " on SQLite", test, scratch_set_up_sqlite, scratch_tear_down, NULL \
    }
#define ON_POSTGRES(test) \
    { \
#test " on PostgreSQL", test, scratch_set_up_postgres, scratch_tear_down, NULL \
    }
#define ON_BOTH(test) ON_SQLITE(test), ON_POSTGRES(test)

/* UNIT_ENGINE=sqlite leaves the tests on PostgreSQL out (the long run with sanitizers, .ci/run). */
__attribute__((constructor)) static void scratch_choose_engine(void)
{
    const char *engine = getenv("UNIT_ENGINE");
    if (engine != NULL && strcmp(engine, "sqlite") == 0)
        cmocka_set_skip_filter("* on PostgreSQL");
}

/* Of this program; made by the first test that needs it, dropped at the end. */
static char scratch_database[48];

/* Runs a statement on a database of PostgreSQL; 0 or -1. */
static inline int scratch_administer(const char *url, const char *format, const char *name)
{
    struct db_options options = {.readers = 1};
    struct db *db = db_open(str_of(url), &options);
    struct db_conn *c;
    char sql[256];
    int status;

    if (db == NULL)
        return -1;
    snprintf(sql, sizeof sql, format, name);
    c = db_acquire(db, DB_WRITE);
    status = db_script(c, sql);
    db_release(&c);
    db_close(&db);
    return status;
}

static inline void scratch_drop_database(void)
{
    scratch_administer(getenv("MAINSTAY_TEST_POSTGRES"), "DROP DATABASE IF EXISTS %s WITH (FORCE)",
                       scratch_database);
}

static inline int scratch_make_database(const char *url)
{
    if (url == NULL || url[0] == 0) {
        print_error("MAINSTAY_TEST_POSTGRES is not set: it must hold the address that"
                    " `tool/postgres_cluster.sh start DIR` prints\n");
        return -1;
    }
    if (scratch_database[0] != 0)
        return 0;
    snprintf(scratch_database, sizeof scratch_database, "test_%ld", (long)getpid());
    atexit(scratch_drop_database);
    return scratch_administer(url,
                              "CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
                              " LOCALE_PROVIDER icu ICU_LOCALE 'en-US'",
                              scratch_database);
}

/* The address with the name of the program's database. */
static inline void scratch_postgres_url(struct scratch *s, const char *url)
{
    const char *path = strchr(strstr(url, "://") + 3, '/');
    const char *query = strchr(url, '?');

    snprintf(s->url, sizeof s->url, "%.*s/%s%s",
             (int)(path == NULL ? strlen(url) : (size_t)(path - url)), url, scratch_database,
             query == NULL ? "" : query);
}

static inline struct db *scratch_open(const struct scratch *s)
{
    struct db_options options = {.readers = 4, .create = true, .busy_ms = 300};
    return db_open(str_of(s->url), &options);
}

/* An empty place to open; 0 or -1. */
static inline int scratch_make(struct scratch *s)
{
    const char *url = getenv("MAINSTAY_TEST_POSTGRES");

    if (s->engine == DB_SQLITE) {
        const char *place = getenv("TMPDIR");
        snprintf(s->folder, sizeof s->folder, "%s/mainstay-test-XXXXXX", place ? place : "/tmp");
        if (mkdtemp(s->folder) == NULL)
            return -1;
        snprintf(s->url, sizeof s->url, "sqlite:%s/test.db", s->folder);
        return 0;
    }
    if (scratch_make_database(url) != 0)
        return -1;
    scratch_postgres_url(s, url);
    return scratch_administer(s->url, "DROP SCHEMA %s CASCADE; CREATE SCHEMA public", "public");
}

/* What a failed test left acquired. */
static inline void scratch_release_all(struct db *db)
{
    for (struct db_conn *c = db == NULL ? NULL : db->all; c != NULL; c = c->next_all) {
        struct db_conn *left = c;
        if (c->in_use)
            db_release(&left);
    }
}

static inline int scratch_tear_down(void **state)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    struct scratch *s = *state;
    char path[192];

    scratch_release_all(s->db);
    db_close(&s->db);
    for (size_t i = 0; s->folder[0] != 0 && i < 3; i++) {
        snprintf(path, sizeof path, "%s/test.db%s", s->folder, endings[i]);
        unlink(path);
    }
    if (s->folder[0] != 0)
        rmdir(s->folder);
    free(s);
    return 0;
}

static inline int scratch_set_up(void **state, enum db_engine engine)
{
    struct scratch *s = calloc(1, sizeof *s);

    *state = s;
    s->engine = engine;
    if (scratch_make(s) == 0)
        s->db = scratch_open(s);
    if (s->db != NULL)
        return 0;
    scratch_tear_down(state);
    return -1;
}

static inline int scratch_set_up_sqlite(void **state)
{
    return scratch_set_up(state, DB_SQLITE);
}

static inline int scratch_set_up_postgres(void **state)
{
    return scratch_set_up(state, DB_POSTGRES);
}

#endif
