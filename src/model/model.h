/*
 * model: what every function of this layer is given: who asks, on which connection, with which
 * catalog, at what time.
 *
 * A struct model is made per request, per ingestion group or per job run and lives in its arena. It
 * is not shared between threads. Nothing in model/ opens or commits transactions except where its
 * prototype says so.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/crypto.h"
#include "base/error.h"
#include "base/json.h"
#include "base/str.h"
#include "db/db.h"
#include "model/permission.h"

struct calendar;
struct catalog;

enum actor_kind { ACTOR_MEMBER, ACTOR_KEY, ACTOR_JOB, ACTOR_SYSTEM };

struct actor {
    enum actor_kind kind;
    int64_t id;           /* member.id, key.id, job.id; 0 = system */
    struct str name;      /* for the audit log */
    enum profile profile; /* of a member */
    bool ingest_only;     /* API key: nothing but ingestion paths */
    bool export_allowed;  /* members: export permission */
};

/* Whether the actor has a permission (a system actor and a job have all). */
bool actor_may(const struct actor *a, enum permission p);
/* Whether the actor sees every account; else only those with a team role of theirs, and unassigned
 * ones. */
bool actor_sees_all(const struct actor *a);

struct model {
    struct arena *arena;
    struct db_conn *conn;
    const struct actor *actor;
    const struct catalog *catalog;      /* fixed for the life of this model */
    const struct calendar *calendar;    /* of the workspace's zone */
    struct error *error;                /* what the caller did wrong */
    const struct crypto_secret *secret; /* for sealing settings; NULL where none is needed */
    int64_t now;                        /* ms, fixed once */
    int32_t today;                      /* day of now */
    bool lenient;       /* decoding for clients (wire.md 2): repairs, creates what is unknown */
    bool overrule;      /* writes what others own, too: accepting a suggestion, undo */
    bool quiet;         /* quiet change: no mail, no notification (architecture.md 4) */
    int64_t change_set; /* of this write; 0 = not made yet (change_set_id makes it) */
    const char *change_kind; /* "edit", "ingest", "import" ... */
    struct str change_note;
    struct known_names *known_names; /* see record_resolve.h; NULL: every name is looked up */
    struct map *changed_accounts; /* account id -> from_day, flushed by model_flush_changes; made on
                                     demand */
};

/* Id of the change set of this write; made on first use. -1 on failure. */
int64_t change_set_id(struct model *m);
/* Notes that the refresher must look at an account from a day on (today for anything that is not
 * dated). */
void model_account_changed(struct model *m, int64_t account_id, int32_t from_day);
/* Writes one account_changed row per account noted; call once before commit. */
void model_flush_changes(struct model *m, const char *cause);
/* The same for all accounts (a rule, a stage type, a hidden feature ...). */
void model_rule_changed(struct model *m, const char *cause);

#endif
