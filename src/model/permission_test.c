/* Goals: the cells of profiles x permissions that matter most are as the specification says; every
 * permission has a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "model/model.h"

static void test_cells(void **state)
{
    (void)state;
    for (int p = PERM_PUBLIC + 1; p < PERM_COUNT; p++) {
        assert_true(profile_may(PROFILE_ADMINISTRATOR, (enum permission)p));
        assert_true(strlen(permission_label((enum permission)p)) > 2);
        assert_true(strlen(permission_description((enum permission)p)) > 10);
    }
    assert_false(profile_may(PROFILE_CSM, PERM_ACCOUNT_READ_ALL));
    assert_true(profile_may(PROFILE_READ_ONLY, PERM_ACCOUNT_READ_ALL));
    static const enum permission writes[] = {
        PERM_ACCOUNT_WRITE, PERM_ACCOUNT_DELETE, PERM_RECORD_WRITE,    PERM_CONFIG_WRITE,
        PERM_MEMBER_WRITE,  PERM_KEY_WRITE,      PERM_WORKSPACE_WRITE, PERM_IMPORT};
    for (size_t i = 0; i < sizeof(writes) / sizeof(writes[0]); i++)
        assert_false(profile_may(PROFILE_READ_ONLY, writes[i]));
    assert_false(profile_may(PROFILE_DEVELOPER, PERM_ACCOUNT_WRITE));
    assert_true(profile_may(PROFILE_DEVELOPER, PERM_DEBUGGER));
    assert_false(profile_may(PROFILE_SUPER_MANAGER, PERM_MEMBER_WRITE));
    for (int p = 0; p < PROFILE_COUNT; p++)
        assert_int_equal(profile_of(str_of(profile_key((enum profile)p))), p);
    assert_int_equal(profile_of(STR("boss")), -1);
}

static void test_actors(void **state)
{
    (void)state;
    struct actor ingest = {.kind = ACTOR_KEY, .ingest_only = true}, secret = {.kind = ACTOR_KEY};
    struct actor system = {.kind = ACTOR_SYSTEM},
                 csm = {.kind = ACTOR_MEMBER, .profile = PROFILE_CSM};
    assert_true(actor_may(&ingest, PERM_PUBLIC));
    assert_false(actor_may(&ingest, PERM_ACCOUNT_READ));
    assert_true(actor_may(&secret, PERM_ACCOUNT_DELETE));
    assert_false(actor_may(&secret, PERM_SELF));
    assert_true(actor_sees_all(&system));
    assert_false(actor_sees_all(&csm));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells), cmocka_unit_test(test_actors)};
    return cmocka_run_group_tests_name("permission", tests, NULL, NULL);
}
