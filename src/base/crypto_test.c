/* Tests of crypto: hashes, tokens, passwords, sealing, the secret file. */
#include "base/crypto.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"

static struct arena *arena;
static char folder[] = "/tmp/crypto_test_XXXXXX";
static char path[64];

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(1 << 20);
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/secret", folder);
    return crypto_setup();
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    unlink(path);
    return rmdir(folder); /* fails when anything else was left behind */
}

static void hashes(void **state)
{
    (void)state;
    unsigned char key[CRYPTO_SECRET_SIZE] = {1}, other[CRYPTO_SECRET_SIZE] = {2};
    unsigned char a[CRYPTO_HASH_SIZE], b[CRYPTO_HASH_SIZE];
    crypto_keyed_hash(key, STR("text"), a);
    crypto_keyed_hash(key, STR("text"), b);
    assert_true(crypto_equal(a, b, sizeof a));
    crypto_keyed_hash(other, STR("text"), b);
    assert_false(crypto_equal(a, b, sizeof a));
    uint64_t first = 0;
    for (int i = 0; i < 8; i++)
        first = first << 8 | a[i];
    assert_true(crypto_keyed_hash64(key, STR("text")) == first);
    assert_true(crypto_keyed_hash64(key, STR_NONE) == crypto_keyed_hash64(key, STR("")));
}

static void tokens_differ(void **state)
{
    (void)state;
    char a[CRYPTO_TOKEN_SIZE], b[CRYPTO_TOKEN_SIZE];
    crypto_token(a);
    crypto_token(b);
    assert_int_equal(strlen(a), CRYPTO_TOKEN_SIZE - 1);
    assert_int_equal(strspn(a, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                     CRYPTO_TOKEN_SIZE - 1);
    assert_string_not_equal(a, b);
    assert_true(crypto_random_u64() != crypto_random_u64());
}

static void passwords(void **state)
{
    (void)state;
    char stored[CRYPTO_PASSWORD_SIZE], again[CRYPTO_PASSWORD_SIZE];
    assert_int_equal(crypto_password_hash(STR("correct horse"), stored), 0);
    assert_int_equal(crypto_password_hash(STR("correct horse"), again), 0);
    assert_string_not_equal(stored, again);
    assert_true(str_starts(str_of(stored), "$argon2id$v=19$m=65536,t=2,"));
    assert_true(crypto_password_check(stored, STR("correct horse")));
    assert_false(crypto_password_check(stored, STR("correct horsf")));
    assert_false(crypto_password_check(stored, STR("")));
    assert_false(crypto_password_check("", STR("x")));
    assert_false(crypto_password_check("$argon2id$broken", STR("x")));
    assert_false(crypto_password_check_nobody(STR("correct horse")));
}

static void sealing(void **state)
{
    (void)state;
    struct crypto_secret secret, other;
    crypto_random(&secret, sizeof secret);
    crypto_random(&other, sizeof other);
    struct str sealed = crypto_seal(arena, &secret, STR("smtp password"));
    assert_true(str_is(crypto_open(arena, &secret, sealed), "smtp password"));
    assert_null(crypto_open(arena, &other, sealed).p);
    assert_false(str_eq(sealed, crypto_seal(arena, &secret, STR("smtp password"))));
    char *changed = str_z(arena, sealed);
    changed[sealed.n / 2] = changed[sealed.n / 2] == 'A' ? 'B' : 'A';
    assert_null(crypto_open(arena, &secret, str_of(changed)).p);
    assert_null(crypto_open(arena, &secret, STR("")).p);
    assert_null(crypto_open(arena, &secret, STR("QUJD")).p);
    assert_null(crypto_open(arena, &secret, STR("not base64!")).p);
    struct str empty = crypto_open(arena, &secret, crypto_seal(arena, &secret, STR("")));
    assert_non_null(empty.p);
    assert_int_equal(empty.n, 0);
}

static void base64(void **state)
{
    (void)state;
    assert_true(str_is(crypto_base64_encode(arena, STR("a")), "YQ=="));
    assert_true(str_is(crypto_base64_encode(arena, STR("\xFB\xFF")), "+/8="));
    assert_true(str_is(crypto_base64_encode(arena, STR("")), ""));
    assert_true(str_is(crypto_base64_decode(arena, STR("a2V5Og==")), "key:"));
    assert_true(str_is(crypto_base64_decode(arena, STR("a2V5Og")), "key:"));
    assert_true(str_is(crypto_base64_decode(arena, STR("YWJj")), "abc"));
    assert_int_equal(crypto_base64_decode(arena, STR("")).n, 0);
    static const char *const bad[] = {"a2V5Og=", "a2V5O", "a2V5Og===", "a2 5",
                                      "-_8=",    "=",     "A",         "YR=="};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_null(crypto_base64_decode(arena, str_of(bad[i])).p);
    for (size_t n = 0; n < 100; n++) {
        char bytes[100];
        crypto_random(bytes, sizeof bytes);
        struct str plain = {bytes, n}, text = crypto_base64_encode(arena, plain);
        assert_true(str_eq(crypto_base64_decode(arena, text), plain));
    }
}

static void hex(void **state)
{
    (void)state;
    char out[7];
    crypto_hex((const unsigned char *)"\x00\xAB\xFF", 3, out);
    assert_string_equal(out, "00abff");
}

static void the_secret_file(void **state)
{
    (void)state;
    struct crypto_secret made, read_again;
    struct stat st;
    assert_int_equal(crypto_secret_load(path, false, &made), -1);
    assert_int_equal(crypto_secret_load(path, true, &made), 0);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(st.st_nlink, 1);
    assert_int_equal(crypto_secret_load(path, true, &read_again), 0);
    assert_memory_equal(&made, &read_again, sizeof made);
    assert_memory_not_equal(made.hash_key, made.seal_key, CRYPTO_SECRET_SIZE);
    assert_int_equal(truncate(path, st.st_size - 5), 0);
    assert_int_equal(crypto_secret_load(path, true, &read_again), -1); /* never made anew */
    unlink(path);
    assert_int_equal(crypto_secret_load("/nonexistent/secret", true, &made), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes),          cmocka_unit_test(tokens_differ),
        cmocka_unit_test(passwords),       cmocka_unit_test(sealing),
        cmocka_unit_test(base64),          cmocka_unit_test(hex),
        cmocka_unit_test(the_secret_file),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
