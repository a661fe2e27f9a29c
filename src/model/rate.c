/* rate: see rate.h. */
#include "model/rate.h"

#include <math.h>

#include "base/arena.h"
#include "base/decimal.h"

enum { RATES_MAX = 400 };

size_t rates_on(struct db_conn *conn, struct arena *arena, const struct catalog *catalog,
                int32_t day, const struct criteria_rate **out)
{
    static const char read[] =
        "SELECT upper(r.currency), r.rate FROM currency_rate r WHERE r.deleted_at IS NULL AND"
        " r.from_on = (SELECT max(x.from_on) FROM currency_rate x WHERE x.currency = r.currency"
        " AND x.deleted_at IS NULL AND x.from_on <= ?) ORDER BY r.currency LIMIT 400";
    struct criteria_rate *rates = arena_array(arena, RATES_MAX, sizeof(*rates));
    struct db_stmt *st = db_query(conn, read, "i", (int64_t)day);
    size_t n = 0;
    for (; n < RATES_MAX && db_next(st); n++) {
        rates[n].currency = str_dup(arena, db_col_text(st, 0));
        int shift = catalog->currency_digits - currency_digits(rates[n].currency);
        rates[n].factor = db_col_real(st, 1) * pow(10, shift);
    }
    db_done(st);
    *out = rates;
    return n;
}
