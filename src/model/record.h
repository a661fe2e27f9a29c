/*
 * record: one row of any resource as values in the order of its catalog fields; decoding from JSON
 * (strict for REST, lenient for clients), saving with audit, history, references and change marks,
 * reading back as JSON.
 *
 * Life of a write: record_decode -> record_save (in the caller's transaction) ->
 * model_flush_changes -> commit -> record_json.
 */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "model/catalog.h"
#include "model/resource.h"

/* kind: 0 not given, 'n' empty, 'i' integer (money, day, ms, bool, id, rank), 'd' real, 's' text;
 * 't' unresolved name of a reference */
struct value {
    char kind;
    int64_t i;
    double d;
    struct str s;
};

struct record {
    const struct resource *resource;
    const struct entity *entity; /* fields with dynamic ones, of the catalog */
    struct value *values;        /* one per entity field */
    int64_t id;                  /* 0 = new */
    int64_t version;             /* PATCH: version the client read; 0 = not said */
    bool deleted;
    struct note *notes; /* what was repaired or kept aside, for the debugger */
    const struct json
        *pending; /* lenient: object of custom_* keys without a confirmed attribute; NULL none */
};

struct note {
    struct str text;
    struct note *next;
};

/* Empty record of a resource (arena). */
struct record *record_new(struct model *m, const struct resource *res);
struct value *record_value(struct record *r, const char *key); /* aborts on an unknown key */
const struct value *record_const(const struct record *r, const char *key);
void record_set_int(struct record *r, const char *key, int64_t i);
void record_set_text(struct record *r, const char *key, struct str s);
/* Whether two values are the same; nothing given and empty are. */
bool record_same(const struct value *a, const struct value *b);
void record_note(struct model *m, struct record *r, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * Fills a record from a JSON object. Strict (m->lenient false): an unknown key, a wrong type or a
 * value out of range is a field error. Lenient: numbers as text and back, "" as empty, any date
 * form; what cannot be read is left out and noted, unknown keys are noted, custom_* of no attribute
 * go to r->pending. Always reads on to report every fault; -1 when m->error is set.
 */
int record_decode(struct model *m, struct record *r, const struct json *object);
/* One value of a field of r; out->kind 0 = left out (noted). -1 with a field error. */
int record_decode_value(struct model *m, struct record *r, const struct field *f,
                        const struct json *j, struct value *out);

/* Loads a live or deleted row by id into a record; NULL when there is none or the actor may not see
 * it (m->error NOT_FOUND). */
struct record *record_load(struct model *m, const struct resource *res, int64_t id);
/* Id by external id (RESOURCE_EXTERNAL; users: account_id too); 0 when unknown. Sees deleted rows,
 * ignores visibility. */
int64_t record_find(struct model *m, const struct resource *res, int64_t account_id,
                    struct str external_id);

/*
 * Writes r: a new row (id 0) or the given fields of row r->id over what is stored. Resolves
 * references (lenient: creates unknown ones), checks visibility and what the actor may assign,
 * version conflicts (409 with yours and theirs), duplicates; writes audit, history, shadow columns,
 * account_changed. *changed (may be NULL) says whether anything differed. Returns the id, -1 with
 * m->error or a failed connection.
 */
int64_t record_save(struct model *m, struct record *r, bool *changed);
/* Finds by external id, then saves; restores a deleted one. For ingestion, import, demo. */
int64_t record_upsert(struct model *m, struct record *r, bool *changed);
/* Says that another record has the external id; always -1. For after_save. */
int record_taken(struct model *m, const struct record *r);
/* Soft delete and restore; -1 with m->error. */
int record_delete(struct model *m, const struct resource *res, int64_t id);
int record_restore(struct model *m, const struct resource *res, int64_t id);

/* Writes the live record as a JSON object (all fields). False with NOT_FOUND when not visible. */
bool record_json(struct model *m, const struct resource *res, int64_t id, struct json_out *out);
/* The same, and also a deleted record (with deleted_at) for who may restore it. */
bool record_json_restorable(struct model *m, const struct resource *res, int64_t id,
                            struct json_out *out);

/* --- undo.c: a change set backwards, each field going back where it still has the "after" value
 * --- */

/* Of changes that one transaction undoes; more are undone in slices, by a job. */
enum { UNDO_AT_ONCE = 1000 };

/* Changes of the change set. */
int64_t change_set_size(struct model *m, int64_t change_set);
/* -1 with m->error when it was undone already, or there is no such change. */
int change_set_check(struct model *m, int64_t change_set);
/* Marks it undone and begins the change set of the undo. -1 with m->error when it was undone
 * already. */
int change_set_claim(struct model *m, int64_t change_set);
/*
 * Undoes its changes below the id `below` (INT64_MAX: from the last one), at most `max` of them;
 * the id of the last one looked at, 0 when none is left, -1 on a failed connection. What stays is
 * told with the reason.
 */
int64_t change_set_undo_slice(struct model *m, int64_t change_set, int64_t below, int max,
                              void (*kept)(void *data, struct str entity, int64_t id,
                                           struct str field, const char *reason),
                              void *data, int64_t *undone);
/* All of it. Writes {"undone":n,"kept":[...]}. */
int change_set_undo(struct model *m, int64_t change_set, struct json_out *out);

#endif
