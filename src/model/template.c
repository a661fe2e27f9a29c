/* template: see template.h. To add one: a row here; the test parses and saves each. */
#include "model/template.h"

#include "base/arena.h"

#define SEGMENT(words, entity, criteria) \
    "{'name':'" words "','entity':'" entity "','criteria':" criteria "}"
#define GOOD(signal, criteria) "'" signal "_good':" criteria
#define POOR(signal, criteria) "'" signal "_poor':" criteria
#define IS(field, op, value) "{'field':'" field "','op':'" op "','value':" value "}"

/* clang-format off */
const struct template templates[] = {
    {"account_power_users", "segment", "Power users", "Customers who use the product on most days",
     SEGMENT("Power users", "account", "{'all':[" IS("usage_frequency", "=", "'daily'") ","
             IS("active_users", ">=", "5") "]}")},
    {"account_new", "segment", "New customers", "Customers of the last 90 days",
     SEGMENT("New customers", "account", IS("created_on", "in_last_days", "90"))},
    {"account_renewal", "segment", "Renewal in 90 days", "Customers whose next billing is near",
     SEGMENT("Renewal in 90 days", "account", IS("next_billing_on", "in_next_days", "90"))},
    {"account_large", "segment", "Large customers", "Customers with 5,000 or more a month, or 100"
     " licences",
     SEGMENT("Large customers", "account", "{'any':[" IS("mrr", ">=", "'5000'") ","
             IS("licenses", ">=", "100") "]}")},
    {"account_quiet", "segment", "Not using the product", "Customers without a single use in 14"
     " days",
     SEGMENT("Not using the product", "account", IS("total_features_used", "=", "0"))},
    {"account_overdue", "segment", "Overdue payment", "Customers who owe more than 1,000",
     SEGMENT("Overdue payment", "account", IS("overdue_invoice_amount", ">", "'1000'"))},
    {"account_untouched", "segment", "Long not spoken to", "No contact in 30 days, or never",
     SEGMENT("Long not spoken to", "account", "{'any':["
             IS("last_touchpoint", "more_than_days_ago", "30")
             ",{'field':'last_touchpoint','op':'empty'}]}")},
    {"account_poor", "segment", "In poor health", "Customers with a poor signal",
     SEGMENT("In poor health", "account", "{'any':["
             IS("health_product_adoption", "=", "'poor'") "," IS("health_financial", "=", "'poor'")
             "," IS("health_service", "=", "'poor'") "," IS("health_relationship", "=", "'poor'")
             "]}")},
    {"user_power_users", "segment", "Power users", "People who use the product on most days",
     SEGMENT("Power users", "user", IS("usage_frequency", "=", "'daily'"))},
    {"user_inactive", "segment", "Inactive people", "People without a use in 14 days",
     SEGMENT("Inactive people", "user", IS("activity", "=", "'inactive'"))},
    {"user_never", "segment", "Never logged in", "People who never came",
     SEGMENT("Never logged in", "user", IS("activity", "=", "'never_logged_in'"))},

    {"health_default", "health_config", "Health to begin with",
     "Three features in 14 days are good adoption, none is poor; nothing overdue is good, more than"
     " 1,000 is poor; fewer than 2 open tickets are good, more than 3 are poor; more than 5"
     " contacts in 15 days are good, fewer than 2 are poor",
     "{'name':'Health to begin with',"
     GOOD("product_adoption", IS("features_used", ">=", "3")) ","
     POOR("product_adoption", IS("features_used", "=", "0")) ","
     GOOD("financial", IS("overdue_invoice_amount", "=", "'0'")) ","
     POOR("financial", IS("overdue_invoice_amount", ">", "'1000'")) ","
     GOOD("service", IS("open_tickets", "<", "2")) ","
     POOR("service", IS("open_tickets", ">", "3")) ","
     GOOD("relationship", IS("touchpoints_15d", ">", "5")) ","
     POOR("relationship", IS("touchpoints_15d", "<", "2")) "}"},
    {"health_scored", "health_config", "Health with a score",
     "How widely the product is used counts half of the score, payment, support and contact the"
     " other half",
     "{'name':'Health with a score',"
     GOOD("product_adoption", "{'all':[" IS("license_utilisation", ">=", "60") ","
          IS("active_days", ">=", "9") "]}") ","
     POOR("product_adoption", "{'any':[" IS("license_utilisation", "<", "20") ","
          "{'field':'total_features_used','days':14,'change':'percent','op':'<=','value':-50}]}")
     ",'product_adoption_weight':50,"
     GOOD("financial", IS("overdue_invoice_count", "=", "0")) ","
     POOR("financial", IS("overdue_since", ">", "30")) ",'financial_weight':20,"
     GOOD("service", "{'all':[" IS("open_critical_tickets", "=", "0") ","
          IS("open_overdue_tickets", "=", "0") "]}") ","
     POOR("service", IS("open_critical_tickets", ">", "1")) ",'service_weight':15,"
     GOOD("relationship", IS("touchpoints_30d", ">=", "4")) ","
     POOR("relationship", IS("touchpoints_90d", "<", "2")) ",'relationship_weight':15}"},
    {"health_onboarding", "health_config", "Health of new customers",
     "For a segment of new customers: the first users count, not the breadth of use",
     "{'name':'Health of new customers',"
     GOOD("product_adoption", IS("active_users", ">=", "3")) ","
     POOR("product_adoption", IS("active_users", "=", "0")) ","
     GOOD("service", IS("open_tickets", "<", "4")) ","
     POOR("service", IS("open_critical_tickets", ">", "0")) ","
     GOOD("relationship", IS("touchpoints_15d", ">=", "3")) ","
     POOR("relationship", IS("touchpoints_15d", "=", "0")) "}"},
};
/* clang-format on */
const size_t templates_count = sizeof(templates) / sizeof(templates[0]);

struct str template_body(struct arena *arena, const struct template *t)
{
    struct str body = str_dup(arena, str_of(t->body));
    char *p = (char *)body.p;
    for (size_t i = 0; i < body.n; i++)
        if (p[i] == '\'')
            p[i] = '"';
    return body;
}

void templates_json(struct arena *arena, struct str of, struct json_out *out)
{
    for (size_t i = 0; i < templates_count; i++) {
        const struct template *t = &templates[i];
        if (of.p && !str_is(of, t->of))
            continue;
        json_open_object(out);
        json_member_z(out, "key", t->key);
        json_member_z(out, "of", t->of);
        json_member_z(out, "name", t->name);
        json_member_z(out, "description", t->description);
        json_key(out, "body");
        json_out_raw(out, template_body(arena, t));
        json_close_object(out);
    }
}
