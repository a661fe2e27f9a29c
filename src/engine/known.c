/* known: see known.h. A kind that is noted is not looked for again. */
#include "engine/known.h"

/* Each asks for nothing once its row is there. */
#define NEW_KIND(name, some) \
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM refresh_state WHERE name = '" name "') AND (" some ")"
#define SOME(table) "EXISTS (SELECT 1 FROM " table ")"

static const struct {
    const char *name, *sql;
} kinds[KNOWN_KINDS] = {
    {"has_usage", NEW_KIND("has_usage", SOME("user_day") " OR " SOME("usage_daily"))},
    {"has_subscription", NEW_KIND("has_subscription", SOME("subscription"))},
    {"has_invoice", NEW_KIND("has_invoice", SOME("invoice"))},
    {"has_ticket", NEW_KIND("has_ticket", SOME("ticket"))},
    {"has_issue", NEW_KIND("has_issue", SOME("issue"))},
    {"has_contact", NEW_KIND("has_contact", SOME("touchpoint") " OR " SOME("ticket"))},
    {"has_consumption", NEW_KIND("has_consumption", SOME("consumption"))},
};

bool known_news(const struct known *k)
{
    for (int i = 0; i < KNOWN_KINDS; i++)
        if (k->kinds[i])
            return true;
    return k->features >= 0;
}

void known_read(struct known *k, struct db_conn *conn)
{
    static const char features[] =
        "SELECT count(*) FROM feature f JOIN module m ON m.id = f.module_id AND m.hidden = 0"
        " JOIN product p ON p.id = m.product_id AND p.hidden = 0 WHERE f.hidden = 0";
    static const char noted[] = "SELECT value FROM refresh_state WHERE name = 'features'";
    for (int i = 0; i < KNOWN_KINDS; i++)
        k->kinds[i] = db_int(conn, 0, kinds[i].sql, "") == 1;
    k->features = db_int(conn, 0, features, "");
    if (k->features == db_int(conn, -1, noted, ""))
        k->features = -1;
}

static void note(struct db_conn *conn, const char *name, int64_t value)
{
    db_run(conn,
           "INSERT INTO refresh_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
           "value = excluded.value",
           "zi", name, value);
}

void known_write(const struct known *k, struct db_conn *conn)
{
    for (int i = 0; i < KNOWN_KINDS; i++)
        if (k->kinds[i])
            note(conn, kinds[i].name, 1);
    if (k->features >= 0)
        note(conn, "features", k->features);
}
