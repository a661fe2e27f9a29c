/* rate: see rate.h. Rates lie by currency, and of each currency the newest first. */
#include "model/rate.h"

#include <math.h>

#include "base/arena.h"
#include "base/decimal.h"

struct dated {
    int64_t from_on;
    struct criteria_rate rate;
};

struct rates {
    struct str currency; /* of the workspace */
    struct dated *rows;
    size_t count;
};

const struct rates *rates_read(struct db_conn *conn, struct arena *arena,
                               const struct catalog *catalog)
{
    static const char read[] =
        "SELECT upper(currency) AS c, from_on, rate FROM currency_rate WHERE deleted_at IS NULL"
        " ORDER BY c, from_on DESC, id DESC LIMIT ?";
    struct rates *r = ARENA_NEW(arena, struct rates);
    int64_t most = db_int(conn, 0, "SELECT count(*) FROM currency_rate", "");
    r->currency = catalog->currency;
    r->rows = arena_array(arena, (size_t)most, sizeof(*r->rows));
    struct db_stmt *st = db_query(conn, read, "i", most);
    while (db_next(st)) {
        struct str currency = str_dup(arena, db_col_text(st, 0));
        int shift = catalog->currency_digits - currency_digits(currency);
        r->rows[r->count++] =
            (struct dated){db_col_int(st, 1), {currency, db_col_real(st, 2) * pow(10, shift)}};
    }
    db_done(st);
    return db_error(conn) == DB_OK ? r : NULL;
}

int64_t rates_convert(const struct rates *r, int64_t minor, struct str currency, int64_t day)
{
    if (!currency.p || str_eq_nocase(currency, r->currency))
        return minor;
    for (size_t i = 0; i < r->count; i++)
        if (r->rows[i].from_on <= day && str_eq_nocase(r->rows[i].rate.currency, currency))
            return (int64_t)nearbyint((double)minor * r->rows[i].rate.factor); /* ties to even */
    return RATE_NONE;
}

size_t rates_on(struct db_conn *conn, struct arena *arena, const struct catalog *catalog,
                int32_t day, const struct criteria_rate **out)
{
    const struct rates *r = rates_read(conn, arena, catalog);
    size_t n = 0, count = r ? r->count : 0;
    struct criteria_rate *rates = arena_array(arena, count, sizeof(*rates));
    for (size_t i = 0; i < count; i++) {
        const struct dated *d = &r->rows[i];
        if (d->from_on <= day && (n == 0 || !str_eq(rates[n - 1].currency, d->rate.currency)))
            rates[n++] = d->rate;
    }
    *out = rates;
    return n;
}
