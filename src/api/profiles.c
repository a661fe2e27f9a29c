/* profiles: the table of permissions x profiles as the server applies it. */
#include "api/routes.h"
#include "api/shapes.h"

static void permissions_json(struct json_out *out)
{
    json_key(out, "permissions");
    json_open_array(out);
    for (int p = PERM_PUBLIC + 1; p < PERM_COUNT; p++) {
        json_open_object(out);
        json_member_z(out, "key", permission_key((enum permission)p));
        json_member_z(out, "label", permission_label((enum permission)p));
        json_member_z(out, "description", permission_description((enum permission)p));
        json_close_object(out);
    }
    json_close_array(out);
}

static void profile_json(enum profile profile, struct json_out *out)
{
    json_open_object(out);
    json_member_z(out, "key", profile_key(profile));
    json_member_z(out, "label", profile_label(profile));
    json_key(out, "permissions");
    json_open_array(out);
    for (int p = PERM_PUBLIC + 1; p < PERM_COUNT; p++)
        if (profile_may(profile, (enum permission)p))
            json_out_z(out, permission_key((enum permission)p));
    json_close_array(out);
    json_close_object(out);
}

static struct reply profiles_get(struct call *c)
{
    struct json_out *out = reply_open(c);
    json_open_object(out);
    permissions_json(out);
    json_key(out, "profiles");
    json_open_array(out);
    for (int p = 0; p < PROFILE_COUNT; p++)
        profile_json((enum profile)p, out);
    json_close_array(out);
    json_close_object(out);
    return reply_json(c, 200);
}

static const struct route rows[] = {
    {HTTP_GET, "/api/v2/profiles", PERM_MEMBER_READ, 0, profiles_get, "Permissions and profiles",
     NULL, NULL, &shape_profiles, NULL, "Team"},
};
ROUTE_TABLE(profile_routes, rows);
