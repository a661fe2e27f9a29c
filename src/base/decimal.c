/*
 * decimal: the text is split into its digits and the place of the point; the digits that stay make
 * the integer, the first that goes and whether anything follows it decide the rounding. No double
 * is involved.
 */
#include "base/decimal.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_DIGITS = 16 /* of MONEY_MAX */,
    FAR = 1000000 /* an exponent that decides by itself */
};

/*
 * Codes of ISO 4217 in use, and three that went lately and stand in older invoices (HRK, SLL, ZWL);
 * sorted, with the digits of their minor unit.
 */
static const struct {
    const char *code;
    int digits;
} currencies[] = {
    {"AED", 2}, {"AFN", 2}, {"ALL", 2}, {"AMD", 2}, {"ANG", 2}, {"AOA", 2}, {"ARS", 2}, {"AUD", 2},
    {"AWG", 2}, {"AZN", 2}, {"BAM", 2}, {"BBD", 2}, {"BDT", 2}, {"BGN", 2}, {"BHD", 3}, {"BIF", 0},
    {"BMD", 2}, {"BND", 2}, {"BOB", 2}, {"BOV", 2}, {"BRL", 2}, {"BSD", 2}, {"BTN", 2}, {"BWP", 2},
    {"BYN", 2}, {"BZD", 2}, {"CAD", 2}, {"CDF", 2}, {"CHE", 2}, {"CHF", 2}, {"CHW", 2}, {"CLF", 4},
    {"CLP", 0}, {"CNY", 2}, {"COP", 2}, {"COU", 2}, {"CRC", 2}, {"CUP", 2}, {"CVE", 2}, {"CZK", 2},
    {"DJF", 0}, {"DKK", 2}, {"DOP", 2}, {"DZD", 2}, {"EGP", 2}, {"ERN", 2}, {"ETB", 2}, {"EUR", 2},
    {"FJD", 2}, {"FKP", 2}, {"GBP", 2}, {"GEL", 2}, {"GHS", 2}, {"GIP", 2}, {"GMD", 2}, {"GNF", 0},
    {"GTQ", 2}, {"GYD", 2}, {"HKD", 2}, {"HNL", 2}, {"HRK", 2}, {"HTG", 2}, {"HUF", 2}, {"IDR", 2},
    {"ILS", 2}, {"INR", 2}, {"IQD", 3}, {"IRR", 2}, {"ISK", 0}, {"JMD", 2}, {"JOD", 3}, {"JPY", 0},
    {"KES", 2}, {"KGS", 2}, {"KHR", 2}, {"KMF", 0}, {"KPW", 2}, {"KRW", 0}, {"KWD", 3}, {"KYD", 2},
    {"KZT", 2}, {"LAK", 2}, {"LBP", 2}, {"LKR", 2}, {"LRD", 2}, {"LSL", 2}, {"LYD", 3}, {"MAD", 2},
    {"MDL", 2}, {"MGA", 2}, {"MKD", 2}, {"MMK", 2}, {"MNT", 2}, {"MOP", 2}, {"MRU", 2}, {"MUR", 2},
    {"MVR", 2}, {"MWK", 2}, {"MXN", 2}, {"MXV", 2}, {"MYR", 2}, {"MZN", 2}, {"NAD", 2}, {"NGN", 2},
    {"NIO", 2}, {"NOK", 2}, {"NPR", 2}, {"NZD", 2}, {"OMR", 3}, {"PAB", 2}, {"PEN", 2}, {"PGK", 2},
    {"PHP", 2}, {"PKR", 2}, {"PLN", 2}, {"PYG", 0}, {"QAR", 2}, {"RON", 2}, {"RSD", 2}, {"RUB", 2},
    {"RWF", 0}, {"SAR", 2}, {"SBD", 2}, {"SCR", 2}, {"SDG", 2}, {"SEK", 2}, {"SGD", 2}, {"SHP", 2},
    {"SLE", 2}, {"SLL", 2}, {"SOS", 2}, {"SRD", 2}, {"SSP", 2}, {"STN", 2}, {"SVC", 2}, {"SYP", 2},
    {"SZL", 2}, {"THB", 2}, {"TJS", 2}, {"TMT", 2}, {"TND", 3}, {"TOP", 2}, {"TRY", 2}, {"TTD", 2},
    {"TWD", 2}, {"TZS", 2}, {"UAH", 2}, {"UGX", 0}, {"USD", 2}, {"USN", 2}, {"UYI", 0}, {"UYU", 2},
    {"UYW", 4}, {"UZS", 2}, {"VED", 2}, {"VES", 2}, {"VND", 0}, {"VUV", 0}, {"WST", 2}, {"XAF", 0},
    {"XCD", 2}, {"XCG", 2}, {"XOF", 0}, {"XPF", 0}, {"YER", 2}, {"ZAR", 2}, {"ZMW", 2}, {"ZWG", 2},
    {"ZWL", 2},
};
enum { CURRENCY_COUNT = sizeof currencies / sizeof *currencies };

static int compare_code(const void *code, const void *row)
{
    return memcmp(code, *(const char *const *)row, 3);
}

int currency_digits(struct str code)
{
    char upper[3];
    if (code.n != 3)
        return -1;
    for (size_t i = 0; i < 3; i++)
        upper[i] = code.p[i] >= 'a' && code.p[i] <= 'z' ? (char)(code.p[i] - 32) : code.p[i];
    const void *row = bsearch(upper, currencies, CURRENCY_COUNT, sizeof *currencies, compare_code);
    return row ? currencies[((const char *)row - (const char *)currencies) / sizeof *currencies]
                     .digits
               : -1;
}

static const char *codes[CURRENCY_COUNT];

__attribute__((constructor)) static void make_codes(void)
{
    for (size_t i = 0; i < CURRENCY_COUNT; i++)
        codes[i] = currencies[i].code;
}

const char *const *currency_codes(size_t *count)
{
    *count = CURRENCY_COUNT;
    return codes;
}

/* A number as text, cut into its parts. */
struct parts {
    bool negative;
    struct str whole;    /* digits, maybe with commas */
    struct str fraction; /* digits */
    int64_t exponent;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct str take_while_digit(struct str *s, bool commas)
{
    struct str taken = {s->p, 0};
    while (taken.n < s->n && (is_digit(s->p[taken.n]) || (commas && s->p[taken.n] == ',')))
        taken.n++;
    if (taken.n) /* an empty text may have no place at all */
        *s = (struct str){s->p + taken.n, s->n - taken.n};
    return taken;
}

/* Commas stand in threes from the right: 1,200 and 12,345,678; not 1,5 (which means something
 * else). */
static bool commas_are_right(struct str whole)
{
    const char *comma = whole.n ? memchr(whole.p, ',', whole.n) : NULL;
    if (!comma)
        return true;
    size_t first = (size_t)(comma - whole.p);
    if (first < 1 || first > 3 || (whole.n - first) % 4 != 0)
        return false;
    for (size_t i = first; i < whole.n; i++)
        if ((whole.p[i] == ',') != ((i - first) % 4 == 0))
            return false;
    return true;
}

static bool take_exponent(struct str *s, int64_t *exponent)
{
    s->p++;
    s->n--;
    bool negative = s->n && *s->p == '-';
    if (s->n && (*s->p == '-' || *s->p == '+')) {
        s->p++;
        s->n--;
    }
    struct str digits = take_while_digit(s, false);
    int64_t value = 0;
    for (size_t i = 0; i < digits.n && value < FAR; i++)
        value = value * 10 + (digits.p[i] - '0');
    *exponent = negative ? -value : value;
    return digits.n > 0;
}

static bool split(struct str s, struct parts *parts)
{
    *parts = (struct parts){.fraction = STR("")};
    parts->negative = s.n && *s.p == '-';
    if (s.n && (*s.p == '-' || *s.p == '+')) {
        s.p++;
        s.n--;
    }
    parts->whole = take_while_digit(&s, true);
    if (s.n && *s.p == '.') {
        s.p++;
        s.n--;
        parts->fraction = take_while_digit(&s, false);
    }
    if (parts->whole.n + parts->fraction.n == 0 || !commas_are_right(parts->whole))
        return false;
    if (s.n && (*s.p == 'e' || *s.p == 'E') && !take_exponent(&s, &parts->exponent))
        return false;
    return s.n == 0;
}

/* Digits as they come, the point left out. `keep` of them count; the rest rounds. */
struct rounding {
    int64_t keep;  /* digits still to be kept, <= 0 when the rest is cut */
    int64_t value; /* at most MOST_DIGITS + 1 digits */
    int next;      /* first digit that is cut */
    bool more;     /* anything but zero after it */
    bool large;
};

static void feed(struct rounding *r, struct str digits)
{
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.p[i] == ',')
            continue;
        int digit = digits.p[i] - '0';
        if (r->keep > 0) {
            r->value = r->value * 10 + digit;
            r->large = r->large || r->value > MONEY_MAX;
            r->value = r->large ? 0 : r->value;
        } else if (r->keep == 0) {
            r->next = digit;
        } else {
            r->more = r->more || digit != 0;
        }
        r->keep--;
    }
}

static int64_t count_digits(struct str whole)
{
    int64_t n = 0;
    for (size_t i = 0; i < whole.n; i++)
        n += whole.p[i] != ',';
    return n;
}

/* Zeros that the text does not have but the exponent asks for. */
static void feed_zeros(struct rounding *r)
{
    for (int i = 0; r->keep > 0 && r->value > 0 && i <= MOST_DIGITS; i++)
        feed(r, STR("0"));
}

bool decimal_parse(struct str text, int digits, int64_t *minor)
{
    struct parts parts;
    if (!split(str_trim(text), &parts))
        return false;
    struct rounding r = {.keep = count_digits(parts.whole) + parts.exponent + digits};
    if (r.keep < 0) /* the first cut digit is a zero that stands before all of these */
        r.keep = -1;
    feed(&r, parts.whole);
    feed(&r, parts.fraction);
    feed_zeros(&r);
    if (r.large)
        return false;
    if (r.next > 5 || (r.next == 5 && (r.more || r.value % 2 != 0)))
        r.value++;
    *minor = parts.negative ? -r.value : r.value;
    return r.value <= MONEY_MAX;
}

struct str decimal_format(int64_t minor, int digits, char *out)
{
    char reversed[32];
    int n = 0;
    uint64_t rest = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
    for (int i = 0; rest > 0 || i <= digits; i++, rest /= 10) {
        if (i == digits && digits > 0)
            reversed[n++] = '.';
        reversed[n++] = (char)('0' + rest % 10);
    }
    if (minor < 0)
        reversed[n++] = '-';
    for (int i = 0; i < n; i++)
        out[i] = reversed[n - 1 - i];
    out[n] = '\0';
    return (struct str){out, (size_t)n};
}

int64_t decimal_scale(int64_t a, int64_t numerator, int64_t denominator)
{
    assert(denominator > 0);
    __int128 product = (__int128)a * numerator;
    __int128 quotient = product / denominator, rest = product % denominator;
    __int128 twice = (rest < 0 ? -rest : rest) * 2;
    if (twice > denominator || (twice == denominator && quotient % 2 != 0))
        quotient += product < 0 ? -1 : 1;
    assert(quotient >= INT64_MIN && quotient <= INT64_MAX);
    return (int64_t)quotient;
}
