/*
 * migrations: the append-only list of steps that bring a database to this program's version;
 * position = version.
 *
 * One text serves both engines; words in braces are expanded by dialect.c. Released steps never
 * change. Conventions:
 * `*_at`, `created_on`, `updated_on` of accounts and users are instants (ms UTC); `*_on` of
 * everything that is a calendar date, and `day`, are days since 1970-01-01 in the workspace's zone;
 * money is in minor units of the currency beside it, else of the workspace's; `*_folded` and
 * `search` are shadow columns folded by utf8_fold.
 */
#include "db/migrate.h"
#include "db/migrate_fold.h"
#include "db/trigram.h"

/* Who may enter, and what they did. */
static const char members[] =
    "CREATE TABLE setting (key {text} PRIMARY KEY, value {text}, updated_at {int} NOT NULL) "
    "{strict};\n"
    "CREATE TABLE epoch (name {text} PRIMARY KEY, value {int} NOT NULL) {strict};\n"
    "INSERT INTO epoch (name, value) VALUES ('config', 1);\n"
    "INSERT INTO epoch (name, value) VALUES ('ids', 1);\n"
    "CREATE TABLE lease (name {text} PRIMARY KEY, holder {text} NOT NULL, epoch {int} NOT NULL,"
    " expires_at {int} NOT NULL) {strict};\n"
    "CREATE TABLE member (id {id}, version {int} NOT NULL DEFAULT 1, email {text} NOT NULL,"
    " email_folded {text} NOT NULL, name {text} NOT NULL, name_folded {text} NOT NULL, profile "
    "{text} NOT NULL,"
    " status {text} NOT NULL DEFAULT 'invited', export_allowed {bool} NOT NULL DEFAULT 0, "
    "password_hash {text},"
    " theme {text} NOT NULL DEFAULT 'system', density {text} NOT NULL DEFAULT 'comfortable',"
    " shortcuts {bool} NOT NULL DEFAULT 1, last_sign_in_at {int}, created_at {int} NOT NULL, "
    "updated_at {int} NOT NULL,"
    " deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX member_email ON member (email_folded) WHERE deleted_at IS NULL;\n"
    "CREATE TABLE session (id {id}, token_hash {blob} NOT NULL UNIQUE, csrf {text} NOT NULL,"
    " member_id {int} NOT NULL REFERENCES member (id), created_at {int} NOT NULL, last_seen_at "
    "{int} NOT NULL,"
    " expires_at {int} NOT NULL, address {text}, user_agent {text}) {strict};\n"
    "CREATE INDEX session_member ON session (member_id);\n"
    /* Links sent by mail: kind is 'invitation' or 'reset'. */
    "CREATE TABLE member_token (token_hash {blob} PRIMARY KEY, member_id {int} NOT NULL REFERENCES "
    "member (id),"
    " kind {text} NOT NULL, created_at {int} NOT NULL, expires_at {int} NOT NULL, used_at {int}) "
    "{strict};\n"
    "CREATE INDEX member_token_member ON member_token (member_id);\n"
    /* Failed sign-ins by e-mail address and by client address; see model/lockout. */
    "CREATE TABLE lockout (subject {text} PRIMARY KEY, failures {int} NOT NULL, last_at {int} NOT "
    "NULL,"
    " locked_until {int} NOT NULL DEFAULT 0) {strict};\n"
    "CREATE TABLE key (id {id}, version {int} NOT NULL DEFAULT 1, kind {text} NOT NULL, name "
    "{text} NOT NULL,"
    " prefix {text} NOT NULL, key_hash {blob} NOT NULL UNIQUE, created_at {int} NOT NULL, "
    "created_by {int},"
    " last_used_at {int}, revoked_at {int}) {strict};\n"
    "CREATE TABLE idempotency (owner {text} NOT NULL, key {text} NOT NULL, route {text} NOT NULL,"
    " body_hash {blob} NOT NULL, status {int} NOT NULL, reply {text} NOT NULL, at {int} NOT NULL,"
    " PRIMARY KEY (owner, key)) {norowid};\n"
    "CREATE INDEX idempotency_at ON idempotency (at);\n"
    /* actor_kind: member, key, job, system. kind: create, edit, delete, restore, ingest, import,
       undo, sign-in ... */
    "CREATE TABLE change_set (id {id}, at {int} NOT NULL, actor_kind {text} NOT NULL, actor_id "
    "{int},"
    " actor_name {text} NOT NULL, kind {text} NOT NULL, note {text}, undone_at {int}, undo_of "
    "{int}) {strict};\n"
    "CREATE INDEX change_set_at ON change_set (at);\n"
    /* before and after are JSON texts; field '' = the record as a whole came or went. version =
       record's after it. */
    "CREATE TABLE audit (id {id}, change_set_id {int} NOT NULL REFERENCES change_set (id), entity "
    "{text} NOT NULL,"
    " entity_id {int} NOT NULL, field {text} NOT NULL, before {text}, after {text}, version {int} "
    "NOT NULL) {strict};\n"
    "CREATE INDEX audit_entity ON audit (entity, entity_id, id);\n"
    "CREATE INDEX audit_change_set ON audit (change_set_id);\n"
    "CREATE TABLE field_history (id {id}, entity {text} NOT NULL, entity_id {int} NOT NULL, field "
    "{text} NOT NULL,"
    " at {int} NOT NULL, value {text}) {strict};\n"
    "CREATE INDEX field_history_field ON field_history (entity, entity_id, field, at);\n"
    "CREATE TABLE mail (id {id}, recipient {text} NOT NULL, recipient_name {text}, subject {text} "
    "NOT NULL,"
    " kind {text} NOT NULL, body_text {text} NOT NULL, body_html {text}, status {text} NOT NULL,"
    " attempts {int} NOT NULL DEFAULT 0, next_at {int} NOT NULL, error {text}, created_at {int} "
    "NOT NULL,"
    " sent_at {int}) {strict};\n"
    "CREATE INDEX mail_waiting ON mail (next_at) WHERE status = 'queued';\n"
    /* status: queued, running, done, failed, cancelled. params and result are JSON. */
    "CREATE TABLE job (id {id}, kind {text} NOT NULL, status {text} NOT NULL, params {text} NOT "
    "NULL, done {int} NOT NULL"
    " DEFAULT 0, total {int}, message {text}, result {text}, created_by {int}, created_at {int} "
    "NOT NULL,"
    " started_at {int}, finished_at {int}, heartbeat_at {int}, cancel {bool} NOT NULL DEFAULT 0) "
    "{strict};\n"
    "CREATE INDEX job_status ON job (status, id);\n";

/* What an administrator configures. Rows that ingestion met first have confirmed = 0. */
static const char configuration[] =
    "CREATE TABLE team_role (id {id}, version {int} NOT NULL DEFAULT 1, key {text} NOT NULL, name "
    "{text} NOT NULL,"
    " name_folded {text} NOT NULL, position {int} NOT NULL DEFAULT 0, created_at {int} NOT NULL, "
    "updated_at {int} NOT NULL,"
    " deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX team_role_key ON team_role (key) WHERE deleted_at IS NULL;\n"
    "CREATE TABLE stage (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL,"
    " type {text} NOT NULL, position {int} NOT NULL DEFAULT 0, confirmed {bool} NOT NULL DEFAULT "
    "1, created_at {int} NOT NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX stage_name ON stage (name_folded) WHERE deleted_at IS NULL;\n"
    "CREATE TABLE subscription_status (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT "
    "NULL,"
    " name_folded {text} NOT NULL, type {text} NOT NULL, position {int} NOT NULL DEFAULT 0,"
    " confirmed {bool} NOT NULL DEFAULT 1, created_at {int} NOT NULL, updated_at {int} NOT NULL, "
    "deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX subscription_status_name ON subscription_status (name_folded) WHERE "
    "deleted_at IS NULL;\n"
    "CREATE TABLE forecast_status (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL,"
    " name_folded {text} NOT NULL, type {text} NOT NULL, position {int} NOT NULL DEFAULT 0,"
    " confirmed {bool} NOT NULL DEFAULT 1, created_at {int} NOT NULL, updated_at {int} NOT NULL, "
    "deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX forecast_status_name ON forecast_status (name_folded) WHERE deleted_at IS "
    "NULL;\n"
    "CREATE TABLE persona (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL,"
    " position {int} NOT NULL DEFAULT 0, confirmed {bool} NOT NULL DEFAULT 1, created_at {int} NOT "
    "NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX persona_name ON persona (name_folded) WHERE deleted_at IS NULL;\n"
    "CREATE TABLE user_role (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL,"
    " position {int} NOT NULL DEFAULT 0, confirmed {bool} NOT NULL DEFAULT 1, created_at {int} NOT "
    "NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX user_role_name ON user_role (name_folded) WHERE deleted_at IS NULL;\n"
    "CREATE TABLE risk_reason (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL,"
    " kind {text} NOT NULL, position {int} NOT NULL DEFAULT 0, created_at {int} NOT NULL, "
    "updated_at {int} NOT NULL,"
    " deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX risk_reason_name ON risk_reason (kind, name_folded) WHERE deleted_at IS "
    "NULL;\n"
    /* Column of a confirmed attribute: x<id> of the entity's table. options: JSON array of texts.
     */
    "CREATE TABLE custom_attribute (id {id}, version {int} NOT NULL DEFAULT 1, entity {text} NOT "
    "NULL, key {text} NOT NULL,"
    " label {text} NOT NULL, type {text} NOT NULL, options {text}, position {int} NOT NULL DEFAULT "
    "0,"
    " confirmed {bool} NOT NULL DEFAULT 1, hidden {bool} NOT NULL DEFAULT 0, created_at {int} NOT "
    "NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX custom_attribute_key ON custom_attribute (entity, key) WHERE deleted_at "
    "IS NULL;\n"
    /* Values of attributes not confirmed yet, as JSON texts. */
    "CREATE TABLE attribute_pending (attribute_id {int} NOT NULL, entity_id {int} NOT NULL, value "
    "{text} NOT NULL,"
    " at {int} NOT NULL, PRIMARY KEY (attribute_id, entity_id)) {norowid};\n"
    /* rate: workspace minor units per 10^9 minor units of `currency`, from the day on. */
    "CREATE TABLE currency_rate (id {id}, version {int} NOT NULL DEFAULT 1, currency {text} NOT "
    "NULL, from_on {int} NOT NULL,"
    " rate {real} NOT NULL, created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at "
    "{int}) {strict};\n"
    "CREATE UNIQUE INDEX currency_rate_day ON currency_rate (currency, from_on) WHERE deleted_at "
    "IS NULL;\n"
    "CREATE TABLE product (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, label "
    "{text} NOT NULL,"
    " label_folded {text} NOT NULL, hidden {bool} NOT NULL DEFAULT 0, page_views {bool} NOT NULL "
    "DEFAULT 0,"
    " created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX product_name ON product (name);\n"
    "CREATE TABLE module (id {id}, version {int} NOT NULL DEFAULT 1, product_id {int} NOT NULL, "
    "name {text} NOT NULL,"
    " label {text} NOT NULL, label_folded {text} NOT NULL, hidden {bool} NOT NULL DEFAULT 0, "
    "created_at {int} NOT NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE INDEX module_product ON module (product_id);\n"
    "CREATE TABLE feature (id {id}, version {int} NOT NULL DEFAULT 1, module_id {int} NOT NULL, "
    "name {text} NOT NULL,"
    " label {text} NOT NULL, label_folded {text} NOT NULL, hidden {bool} NOT NULL DEFAULT 0, "
    "created_at {int} NOT NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE INDEX feature_module ON feature (module_id);\n"
    /* Names as sent -> the feature that counts them; rename changes labels, merge and regroup move
       these. */
    "CREATE TABLE feature_alias (product {text} NOT NULL, module {text} NOT NULL, feature {text} "
    "NOT NULL,"
    " feature_id {int} NOT NULL, PRIMARY KEY (product, module, feature)) {norowid};\n"
    "CREATE INDEX feature_alias_feature ON feature_alias (feature_id);\n";

/* Customers and what they bought and complained about. */
static const char model[] =
    "CREATE TABLE account (id {id}, version {int} NOT NULL DEFAULT 1, external_id {text} NOT NULL, "
    "name {text} NOT NULL,"
    " name_folded {text} NOT NULL, search {text} NOT NULL, unassigned {bool} NOT NULL DEFAULT 1, "
    "stage_id {int},"
    " status_sent_id {int}, forecast_status_id {int}, forecast_value {int}, mrr_sent {int}, "
    "amount_sent {int},"
    " next_billing_sent_on {int}, licenses {int}, employees {int}, industry {text}, "
    "industry_folded {text},"
    " product_name {text}, parent_id {int}, is_parent {bool} NOT NULL DEFAULT 0, email {text}, "
    "phone {text},"
    " billing_street {text}, billing_city {text}, billing_state {text}, billing_postal_code "
    "{text}, billing_country {text},"
    " created_on {int} NOT NULL, updated_on {int}, created_at {int} NOT NULL, updated_at {int} NOT "
    "NULL,"
    " deleted_at {int}) {strict};\n"
    "CREATE INDEX account_parent ON account (parent_id) WHERE parent_id IS NOT NULL;\n"
    "CREATE INDEX account_deleted ON account (deleted_at) WHERE deleted_at IS NOT NULL;\n"
    /* Every external id that names the account (aliases after a merge), also while it is deleted.
     */
    "CREATE TABLE account_key (external_id {text} PRIMARY KEY, account_id {int} NOT NULL) "
    "{norowid};\n"
    "CREATE INDEX account_key_account ON account_key (account_id);\n"
    "CREATE TABLE account_role (account_id {int} NOT NULL, team_role_id {int} NOT NULL, member_id "
    "{int} NOT NULL,"
    " PRIMARY KEY (account_id, team_role_id)) {norowid};\n"
    "CREATE INDEX account_role_member ON account_role (member_id, account_id);\n"
    /* Managers named by an e-mail address of no member yet; applied when they join. */
    "CREATE TABLE account_role_pending (account_id {int} NOT NULL, team_role_id {int} NOT NULL,"
    " email_folded {text} NOT NULL, PRIMARY KEY (account_id, team_role_id)) {norowid};\n"
    "CREATE INDEX account_role_pending_email ON account_role_pending (email_folded);\n"
    "CREATE TABLE \"user\" (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int} NOT NULL, "
    "external_id {text} NOT NULL,"
    " name {text} NOT NULL, name_folded {text} NOT NULL, search {text} NOT NULL, first_name "
    "{text}, last_name {text},"
    " email {text}, email_folded {text}, phone {text}, mobile {text}, title {text}, role_id {int}, "
    "persona_id {int},"
    " time_zone {text}, created_on {int} NOT NULL, updated_on {int}, created_at {int} NOT NULL, "
    "updated_at {int} NOT NULL,"
    " deleted_at {int}) {strict};\n"
    "CREATE INDEX user_account ON \"user\" (account_id);\n"
    "CREATE INDEX user_email ON \"user\" (email_folded) WHERE email_folded IS NOT NULL;\n"
    "CREATE INDEX user_deleted ON \"user\" (deleted_at) WHERE deleted_at IS NOT NULL;\n"
    "CREATE TABLE user_key (account_id {int} NOT NULL, external_id {text} NOT NULL, user_id {int} "
    "NOT NULL,"
    " PRIMARY KEY (account_id, external_id)) {norowid};\n"
    "CREATE INDEX user_key_external ON user_key (external_id);\n"
    "CREATE INDEX user_key_user ON user_key (user_id);\n"
    /* mrr: effective MRR in minor units of `currency`; mrr_sent: as sent. *_type: status type at
       the last write. */
    "CREATE TABLE subscription (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int}, "
    "external_id {text} NOT NULL UNIQUE,"
    " plan_name {text}, plan_id {text}, plan_quantity {int}, product {text}, amount {int}, "
    "currency {text}, mrr_sent {int},"
    " mrr {int}, billing_period {int}, billing_period_unit {text}, status_id {int}, "
    "subscription_start_on {int},"
    " subscription_ends_on {int}, trial_ends_on {int}, next_billing_on {int}, cancelled_on {int}, "
    "created_on {int} NOT NULL,"
    " updated_on {int}, created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) "
    "{strict};\n"
    "CREATE INDEX subscription_account ON subscription (account_id);\n"
    "CREATE TABLE invoice (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int}, "
    "external_id {text} NOT NULL UNIQUE,"
    " subscription_id {int}, subscription_external_id {text}, total {int}, amount_due {int}, "
    "amount_paid {int},"
    " currency {text}, status {text}, created_on {int} NOT NULL, due_on {int}, paid_on {int}, "
    "updated_on {int},"
    " created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE INDEX invoice_account ON invoice (account_id);\n"
    "CREATE INDEX invoice_waiting ON invoice (subscription_external_id) WHERE subscription_id IS "
    "NULL;\n"
    "CREATE TABLE ticket (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int}, user_id "
    "{int},"
    " external_id {text} NOT NULL UNIQUE, subject {text}, status {text}, priority {text}, open "
    "{bool} NOT NULL DEFAULT 1,"
    " created_on {int} NOT NULL, due_on {int}, resolved_on {int}, updated_on {int}, created_at "
    "{int} NOT NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE INDEX ticket_account ON ticket (account_id);\n"
    "CREATE TABLE issue (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int}, user_id "
    "{int},"
    " external_id {text} NOT NULL UNIQUE, subject {text}, type {text}, url {text}, status {text}, "
    "priority {text},"
    " open {bool} NOT NULL DEFAULT 1, created_on {int} NOT NULL, due_on {int}, resolved_on {int}, "
    "updated_on {int},"
    " created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE INDEX issue_account ON issue (account_id);\n"
    "CREATE TABLE touchpoint (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int}, user_id "
    "{int},"
    " external_id {text} NOT NULL UNIQUE, channel {text}, direction {text}, subject {text}, body "
    "{text}, member_id {int},"
    " occurred_on {int} NOT NULL, updated_on {int}, created_at {int} NOT NULL, updated_at {int} "
    "NOT NULL,"
    " deleted_at {int}) {strict};\n"
    "CREATE INDEX touchpoint_account ON touchpoint (account_id, occurred_on);\n"
    "CREATE TABLE nps_response (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int}, "
    "user_id {int},"
    " external_id {text} NOT NULL UNIQUE, email {text}, score {int}, comment {text}, created_on "
    "{int} NOT NULL,"
    " updated_on {int}, created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) "
    "{strict};\n"
    "CREATE INDEX nps_response_account ON nps_response (account_id);\n"
    "CREATE TABLE consumption_metric (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT "
    "NULL,"
    " name_folded {text} NOT NULL, label {text} NOT NULL, unit {text}, aggregate {text} NOT NULL "
    "DEFAULT 'sum',"
    " confirmed {bool} NOT NULL DEFAULT 1, created_at {int} NOT NULL, updated_at {int} NOT NULL,"
    " deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX consumption_metric_name ON consumption_metric (name_folded) WHERE "
    "deleted_at IS NULL;\n"
    "CREATE TABLE consumption (id {id}, version {int} NOT NULL DEFAULT 1, account_id {int} NOT "
    "NULL,"
    " metric_id {int} NOT NULL, day {int} NOT NULL, value {real} NOT NULL, created_at {int} NOT "
    "NULL,"
    " updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX consumption_day ON consumption (account_id, metric_id, day);\n";

/* Usage and what is derived from it. On PostgreSQL usage_daily is partitioned by month
 * (usage/store). */
static const char usage[] =
    "CREATE TABLE usage_daily (day {int} NOT NULL, account_id {int} NOT NULL, user_id {int} NOT "
    "NULL,"
    " feature_id {int} NOT NULL, count {int} NOT NULL, PRIMARY KEY (day, account_id, user_id, "
    "feature_id))"
    " {norowid} {partition_by_day};\n"
    /* Per user and day: instants of the first and last event, last feature use, log-ins, page
       views. */
    "CREATE TABLE user_day (day {int} NOT NULL, account_id {int} NOT NULL, user_id {int} NOT NULL, "
    "first_at {int} NOT NULL,"
    " last_at {int} NOT NULL, last_use_at {int}, logins {int} NOT NULL DEFAULT 0, last_login_at "
    "{int},"
    " last_logout_at {int}, page_views {int} NOT NULL DEFAULT 0, PRIMARY KEY (day, account_id, "
    "user_id)) {norowid};\n"
    "CREATE INDEX user_day_user ON user_day (user_id, day);\n"
    "CREATE TABLE account_feature_day (day {int} NOT NULL, account_id {int} NOT NULL, feature_id "
    "{int} NOT NULL,"
    " uses {int} NOT NULL, users {int} NOT NULL, PRIMARY KEY (day, account_id, feature_id)) "
    "{norowid};\n"
    /* Retries: packed 64-bit hashes of message ids, one row per commit (SQLite). */
    "CREATE TABLE message_commit (id {id}, at {int} NOT NULL, hashes {blob} NOT NULL) {strict};\n"
    "CREATE INDEX message_commit_at ON message_commit (at);\n"
    /* The same in two tables used in turn, 24 h each (PostgreSQL). */
    "CREATE TABLE message_a (hash {int} PRIMARY KEY) {norowid};\n"
    "CREATE TABLE message_b (hash {int} PRIMARY KEY) {norowid};\n"
    "CREATE TABLE message_turn (name {text} PRIMARY KEY, current {text} NOT NULL, since {int} NOT "
    "NULL) {strict};\n"
    "CREATE TABLE debug_item (id {id}, at {int} NOT NULL, path {text} NOT NULL, kind {text} NOT "
    "NULL, verdict {text} NOT NULL,"
    " reason {text}, repairs {text}, external_account_id {text}, key_id {int}, raw {text} NOT "
    "NULL, decoded {text},"
    " replayed_at {int}) {strict};\n"
    "CREATE INDEX debug_item_verdict ON debug_item (verdict, id);\n"
    /* What the refresher must look at; append-only, no unique key. cause: usage, model, role ... */
    "CREATE TABLE account_changed (id {id}, account_id {int} NOT NULL, from_day {int} NOT NULL, "
    "cause {text} NOT NULL)"
    " {strict};\n"
    "CREATE TABLE rule_changed (id {id}, cause {text} NOT NULL, at {int} NOT NULL) {strict};\n"
    "CREATE TABLE refresh_state (name {text} PRIMARY KEY, value {int} NOT NULL) {strict};\n"
    "INSERT INTO refresh_state (name, value) VALUES ('purges', 0);\n" /* to be locked by name */
    /* Columns most filtered first. Series: 14 little-endian 32-bit integers, oldest first.
       usage_frequency: rank 0-3. */
    "CREATE TABLE account_metric (account_id {int} PRIMARY KEY, mrr {int}, active_users {int} NOT "
    "NULL DEFAULT 0,"
    " total_features_used {int} NOT NULL DEFAULT 0, features_used {int} NOT NULL DEFAULT 0, "
    "active_days {int} NOT NULL DEFAULT 0,"
    " usage_frequency {int} NOT NULL DEFAULT 0, last_activity {int}, users {int} NOT NULL DEFAULT "
    "0,"
    " modules_used {int} NOT NULL DEFAULT 0, total_modules_used {int} NOT NULL DEFAULT 0, amount "
    "{int}, next_billing_on {int},"
    " subscription_ends_on {int}, status_id {int}, subscriptions {int} NOT NULL DEFAULT 0, "
    "stage_since {int},"
    " unconverted {int} NOT NULL DEFAULT 0, total_features_series {blob}, modules_used_series "
    "{blob},"
    " fresh_at {int} NOT NULL) {strict};\n"
    "CREATE TABLE user_metric (user_id {int} PRIMARY KEY, account_id {int} NOT NULL, "
    "total_features_used {int} NOT NULL DEFAULT 0,"
    " features_used {int} NOT NULL DEFAULT 0, active_days {int} NOT NULL DEFAULT 0, "
    "usage_frequency {int} NOT NULL DEFAULT 0,"
    " modules_used {int} NOT NULL DEFAULT 0, last_activity {int}, last_login {int}, first_seen "
    "{int},"
    " activity {int} NOT NULL DEFAULT 2, total_features_series {blob}, fresh_at {int} NOT NULL) "
    "{strict};\n"
    "CREATE INDEX user_metric_account ON user_metric (account_id);\n";

/* The rest of the metrics; history of days; log-ins; what the metrics need of the records. */
static const char metrics[] =
    /* Day on which the account's metrics change by themselves; NULL = never. */
    "ALTER TABLE account_metric ADD COLUMN time_spent {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN last_login {int};\n"
    "ALTER TABLE account_metric ADD COLUMN first_seen {int};\n"
    "ALTER TABLE account_metric ADD COLUMN overdue_invoice_amount {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN overdue_invoice_count {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN overdue_on {int};\n"
    "ALTER TABLE account_metric ADD COLUMN outstanding_invoice_amount {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN outstanding_invoice_count {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN billed {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN paid {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN active_subscriptions {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN open_tickets {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN open_critical_tickets {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN open_overdue_tickets {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN last_ticket_created {int};\n"
    "ALTER TABLE account_metric ADD COLUMN open_issues {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN open_critical_issues {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN open_overdue_issues {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN last_issue_created {int};\n"
    "ALTER TABLE account_metric ADD COLUMN last_touchpoint {int};\n"
    "ALTER TABLE account_metric ADD COLUMN touchpoints_15d {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN touchpoints_30d {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN touchpoints_90d {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN activities {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN promoters {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN passives {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN detractors {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE account_metric ADD COLUMN last_nps_response {int};\n"
    "ALTER TABLE account_metric ADD COLUMN last_renewal_on {int};\n"
    "ALTER TABLE account_metric ADD COLUMN stage_on {int};\n"
    "ALTER TABLE account_metric ADD COLUMN recheck_on {int};\n"
    "ALTER TABLE user_metric ADD COLUMN time_spent {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE user_metric ADD COLUMN last_touchpoint {int};\n"
    "ALTER TABLE user_metric ADD COLUMN nps {int};\n"
    "ALTER TABLE user_metric ADD COLUMN last_nps_response {int};\n"
    "ALTER TABLE user_metric ADD COLUMN features_used_series {blob};\n"
    "ALTER TABLE user_metric ADD COLUMN modules_used_series {blob};\n"
    /* Series that are looked at seldom, apart, so that lists read narrow rows. Little-endian
       integers, oldest first, NULL = zeros: 14 days or 4 weeks or 6 months of 32 bits, money of 64.
     */
    "CREATE TABLE account_series (account_id {int} PRIMARY KEY, features_used_series {blob}, "
    "weekly_active_users {blob}, billed_months {blob}, paid_months {blob}, "
    "tickets_created_months {blob}, tickets_resolved_months {blob}, tickets_critical_months "
    "{blob}, tickets_critical_resolved_months {blob}, tickets_overdue_months {blob}, "
    "issues_created_months {blob}, issues_resolved_months {blob}, issues_critical_months "
    "{blob}, issues_critical_resolved_months {blob}, issues_overdue_months {blob}, "
    "activities_months {blob}, emails_months {blob}, calls_months {blob}, meetings_months "
    "{blob}, support_months {blob}) {strict};\n"
    /* Value of a consumption metric at present; NULL = there is none any more. */
    "CREATE TABLE account_consumption (account_id {int} NOT NULL, metric_id {int} NOT NULL,"
    " value {real}, PRIMARY KEY (account_id, metric_id)) {norowid};\n"
    /* An account at the end of a day that is over; corrected = 1: late data changed it. */
    "CREATE TABLE account_day (day {int} NOT NULL, account_id {int} NOT NULL, "
    "total_features_used {int} NOT NULL, features_used {int} NOT NULL, modules_used {int} NOT "
    "NULL, active_users {int} NOT NULL, active_days {int} NOT NULL, touchpoints_90d {int} NOT "
    "NULL, open_tickets {int} NOT NULL, open_critical_tickets {int} NOT NULL, "
    "open_overdue_tickets {int} NOT NULL, open_issues {int} NOT NULL, open_critical_issues "
    "{int} NOT NULL, open_overdue_issues {int} NOT NULL, promoters {int} NOT NULL, passives "
    "{int} NOT NULL, detractors {int} NOT NULL, users {int} NOT NULL, active_subscriptions "
    "{int} NOT NULL, overdue_invoice_amount {int} NOT NULL, overdue_invoice_count {int} NOT "
    "NULL, outstanding_invoice_amount {int} NOT NULL, outstanding_invoice_count {int} NOT "
    "NULL, mrr {int}, amount {int}, licenses {int},"
    " corrected {bool} NOT NULL DEFAULT 0, PRIMARY KEY (day, account_id)) {norowid};\n"
    "ALTER TABLE user_day ADD COLUMN last_page_at {int};\n"
    /* Log-ins and log-outs, for the time spent. */
    "CREATE TABLE user_login (day {int} NOT NULL, account_id {int} NOT NULL, user_id {int} NOT "
    "NULL, at {int} NOT NULL, logout {bool} NOT NULL,"
    " PRIMARY KEY (day, account_id, user_id, at, logout)) {norowid};\n"
    /* When it was closed: resolved_on where somebody says, else when its status came. */
    "ALTER TABLE ticket ADD COLUMN closed_at {int};\n"
    "ALTER TABLE issue ADD COLUMN closed_at {int};\n"
    "UPDATE ticket SET closed_at = coalesce(resolved_on, updated_on, updated_at) WHERE open = 0;\n"
    "UPDATE issue SET closed_at = coalesce(resolved_on, updated_on, updated_at) WHERE open = 0;\n"
    "ALTER TABLE invoice ADD COLUMN taxes {int};\n"
    "INSERT INTO rule_changed (cause, at) SELECT 'metrics', 0 WHERE EXISTS (SELECT 1 FROM "
    "account);\n";

/* Named groups of accounts and of users; who belongs and who came and went; what rules stand on. */
static const char segments[] =
    "CREATE TABLE segment (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL, entity {text} NOT NULL, criteria {text} NOT NULL, description "
    "{text}, position {int} NOT NULL DEFAULT 0, created_at {int} NOT NULL, updated_at {int} NOT "
    "NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX segment_name ON segment (entity, name_folded) WHERE deleted_at IS NULL;\n"
    "CREATE TABLE segment_member (segment_id {int} NOT NULL, entity_id {int} NOT NULL, since {int} "
    "NOT NULL, PRIMARY KEY (segment_id, entity_id)) {norowid};\n"
    "CREATE INDEX segment_member_entity ON segment_member (entity_id, segment_id);\n"
    "CREATE TABLE segment_event (id {id}, segment_id {int} NOT NULL, entity_id {int} NOT NULL, at "
    "{int} NOT NULL, entered {bool} NOT NULL) {strict};\n"
    "CREATE INDEX segment_event_segment ON segment_event (segment_id, id);\n"
    "CREATE INDEX segment_event_entity ON segment_event (entity_id);\n"
    "CREATE TABLE rule_use (kind {text} NOT NULL, rule_id {int} NOT NULL, segment_id {int} NOT "
    "NULL, PRIMARY KEY (kind, rule_id, segment_id)) {norowid};\n"
    "CREATE INDEX rule_use_segment ON rule_use (segment_id);\n";

/*
 * What lists read of each row, in narrow copies: a list in the order of names is a walk along
 * x_name, a selection by figures and a count are a scan of x_figures, which stands in the order of
 * ids as the metrics do. SQLite takes an index instead of the table only if it holds every column
 * that is named, so x_figures holds deleted_at, and x_name does not: a scan of all rows in the
 * order of names would meet the metrics at random. Not partial for the same reason: a partial index
 * is taken for a small one. No long texts: an entry must fit a page of PostgreSQL's.
 */
static const char listing[] =
    "CREATE INDEX account_name ON account (name_folded, id, unassigned);\n"
    "CREATE INDEX account_figures ON account (id, deleted_at, unassigned, stage_id, "
    "status_sent_id, mrr_sent, amount_sent, next_billing_sent_on, forecast_status_id, "
    "forecast_value, licenses, employees, parent_id, is_parent, created_on, name_folded);\n"
    "CREATE INDEX user_name ON \"user\" (name_folded, id, account_id);\n"
    "CREATE INDEX user_figures ON \"user\" (id, deleted_at, account_id, role_id, persona_id, "
    "created_on, name_folded);\n";

/* Search looks for parts of words, so it scans; here a narrow copy (PostgreSQL's entries would not
 * fit a page). */
static int listing_search(struct db_conn *conn)
{
    static const char sql[] =
        "CREATE INDEX account_search ON account (id, deleted_at, unassigned, name_folded, "
        "search);\n"
        "CREATE INDEX user_search ON \"user\" (id, deleted_at, account_id, name_folded, search);\n";
    return db_engine(db_of(conn)) == DB_SQLITE ? db_script(conn, sql) : 0;
}

/* Uses by module are uses by feature. */
static const char module_uses[] = "ALTER TABLE account_metric DROP COLUMN total_modules_used;\n";

/* Health. Versions are never changed: an old day is explained by its own. */
static const char health[] =
    "CREATE TABLE health_config (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL, segment_id {int}, position {int} NOT NULL DEFAULT 0, "
    "product_adoption_good {text}, product_adoption_poor {text}, product_adoption_weight {int}, "
    "financial_good {text}, financial_poor {text}, financial_weight {int}, "
    "service_good {text}, service_poor {text}, service_weight {int}, "
    "relationship_good {text}, relationship_poor {text}, relationship_weight {int}, "
    "created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX health_config_segment ON health_config (coalesce(segment_id, 0)) WHERE "
    "deleted_at IS NULL;\n"
    "CREATE TABLE health_version (id {id}, health_config_id {int} NOT NULL, at {int} NOT NULL, "
    "body {text} NOT NULL) {strict};\n"
    "CREATE INDEX health_version_config ON health_version (health_config_id, id);\n"
    /* Ranks of the fields' words; 0 = not calculated. */
    "ALTER TABLE account_metric ADD COLUMN health_product_adoption {int};\n"
    "ALTER TABLE account_metric ADD COLUMN health_financial {int};\n"
    "ALTER TABLE account_metric ADD COLUMN health_service {int};\n"
    "ALTER TABLE account_metric ADD COLUMN health_relationship {int};\n"
    "ALTER TABLE account_metric ADD COLUMN health_score {int};\n"
    "ALTER TABLE account_metric ADD COLUMN health_version_id {int};\n"
    "ALTER TABLE account_day ADD COLUMN health_product_adoption {int};\n"
    "ALTER TABLE account_day ADD COLUMN health_financial {int};\n"
    "ALTER TABLE account_day ADD COLUMN health_service {int};\n"
    "ALTER TABLE account_day ADD COLUMN health_relationship {int};\n"
    "ALTER TABLE account_day ADD COLUMN health_score {int};\n"
    "ALTER TABLE account_day ADD COLUMN health_version_id {int};\n";

/* Risk and confidence as the team judges them. */
static const char risk[] =
    "ALTER TABLE account ADD COLUMN risk_score {int};\n"
    "ALTER TABLE account ADD COLUMN risk_tag_id {int};\n"
    "ALTER TABLE account ADD COLUMN risk_note {text};\n"
    "ALTER TABLE account ADD COLUMN confidence_score {int};\n"
    "ALTER TABLE account ADD COLUMN confidence_tag_id {int};\n"
    "ALTER TABLE account ADD COLUMN confidence_note {text};\n"
    "DROP INDEX account_figures;\n"
    "CREATE INDEX account_figures ON account (id, deleted_at, unassigned, stage_id, "
    "status_sent_id, mrr_sent, amount_sent, next_billing_sent_on, forecast_status_id, "
    "forecast_value, licenses, employees, parent_id, is_parent, created_on, risk_score, "
    "risk_tag_id, confidence_score, confidence_tag_id, name_folded);\n";

/*
 * Saved selections of accounts or users. In segment_member, segment_event and rule_use a list
 * stands by minus its id, beside the segments (model/group.h). segments: JSON array of ids, NULL =
 * all. refresh_rule: the rule_changed row with whose pass its members will be those of the rule as
 * it was saved; NULL = they are.
 */
static const char lists[] =
    "CREATE TABLE list (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL, entity {text} NOT NULL, segments {text}, criteria {text} NOT "
    "NULL, description {text}, status {text} NOT NULL, owner_id {int}, refresh_rule {int}, "
    "created_at {int} NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX list_name ON list (entity, name_folded) WHERE deleted_at IS NULL;\n";

/* Work on many rows: who asked for it, what became of each row, past exports, files that every
 * node reads (PostgreSQL; SQLite has them in a folder). */
static const char many_rows[] =
    "ALTER TABLE job ADD COLUMN key_id {int};\n"
    "ALTER TABLE job ADD COLUMN attempt {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE job ADD COLUMN refused {int} NOT NULL DEFAULT 0;\n"
    "ALTER TABLE job ADD COLUMN change_set_id {int};\n"
    "CREATE TABLE job_result (id {id}, job_id {int} NOT NULL, line {int}, entity_id {int}, outcome "
    "{text} NOT NULL, reason {text}) {strict};\n"
    "CREATE INDEX job_result_job ON job_result (job_id, id);\n"
    "CREATE TABLE export (id {id}, job_id {int} NOT NULL, entity {text} NOT NULL, format {text} "
    "NOT NULL, file_name {text} NOT NULL, sees_all {bool} NOT NULL DEFAULT 0, rows {int}, bytes "
    "{int}, created_at {int} NOT NULL) {strict};\n"
    "CREATE INDEX export_job ON export (job_id);\n"
    "CREATE INDEX export_created ON export (created_at);\n"
    "CREATE TABLE stored_piece (name {text} NOT NULL, piece {int} NOT NULL, bytes {blob} NOT NULL, "
    "PRIMARY KEY (name, piece)) {norowid};\n";

/* Rules keep ids for names: what is stored is turned by model/rule_names.c, which knows the fields.
 * Touchpoints and tickets of any number of days are read by their instant. */
static const char rule_ids[] =
    "INSERT INTO refresh_state (name, value) VALUES ('rules_by_name', 1);\n"
    "CREATE INDEX touchpoint_on ON touchpoint (occurred_on, account_id, channel, deleted_at);\n"
    "CREATE INDEX ticket_on ON ticket (created_on, account_id, deleted_at);\n";

/* How each member has arranged a table. */
static const char layouts[] =
    "CREATE TABLE member_layout (member_id {int} NOT NULL, name {text} NOT NULL, entity {text} NOT "
    "NULL, layout {text} NOT NULL, updated_at {int} NOT NULL, PRIMARY KEY (member_id, name)) "
    "{norowid};\n";

/* Uploaded files: which column means which field, and the job that worked on them last. */
static const char imports[] =
    "CREATE TABLE import (id {id}, kind {text} NOT NULL, file_name {text} NOT NULL, bytes {int} "
    "NOT "
    "NULL, columns {text} NOT NULL, job_id {int}, kept {bool} NOT NULL DEFAULT 1, created_at {int} "
    "NOT NULL) {strict};\n"
    "CREATE INDEX import_job ON import (job_id);\n";

/*
 * What happened at each account (model/timeline.h); before and after are JSON texts. Records that
 * stand on the timeline themselves are read by account and instant.
 */
static const char timelines[] =
    "CREATE TABLE timeline_event (id {id}, account_id {int} NOT NULL, at {int} NOT NULL, kind "
    "{text} NOT NULL, entity {text}, entity_id {int}, before {text}, after {text}, note {text}, "
    "member_id {int}, words {text} NOT NULL, corrected {bool} NOT NULL DEFAULT 0) {strict};\n"
    "CREATE INDEX timeline_event_account ON timeline_event (account_id, at, id);\n"
    "DROP INDEX subscription_account;\n"
    "CREATE INDEX subscription_account ON subscription (account_id, created_on, id);\n"
    "DROP INDEX ticket_account;\n"
    "CREATE INDEX ticket_account ON ticket (account_id, created_on, id);\n"
    "CREATE INDEX ticket_closed ON ticket (account_id, closed_at, id);\n"
    "DROP INDEX nps_response_account;\n"
    "CREATE INDEX nps_response_account ON nps_response (account_id, created_on, id);\n"
    "DROP INDEX touchpoint_account;\n"
    "CREATE INDEX touchpoint_account ON touchpoint (account_id, occurred_on, id);\n";

/* Who uploaded a file, and as what its text was read. */
static const char import_reading[] = "ALTER TABLE import ADD COLUMN separator {text};\n"
                                     "ALTER TABLE import ADD COLUMN encoding {text};\n"
                                     "ALTER TABLE import ADD COLUMN created_by {int};\n"
                                     "ALTER TABLE import ADD COLUMN key_id {int};\n";

/* Subscriptions as a portfolio: the narrow copy that lists, counts and totals read (as
 * account_figures). */
static const char subscriptions[] =
    "CREATE INDEX subscription_figures ON subscription (id, deleted_at, account_id, status_id, "
    "currency, mrr, amount, mrr_sent, plan_quantity, billing_period, billing_period_unit, "
    "subscription_start_on, subscription_ends_on, trial_ends_on, next_billing_on, cancelled_on, "
    "created_on);\n";

/* As account_search. */
static int subscriptions_search(struct db_conn *conn)
{
    static const char sql[] =
        "CREATE INDEX subscription_search ON subscription (id, deleted_at, account_id, "
        "external_id_folded, plan_name_folded, product_folded, currency, mrr, amount, created_on, "
        "next_billing_on);\n";
    return db_engine(db_of(conn)) == DB_SQLITE ? db_script(conn, sql) : 0;
}

/*
 * Owners of fields, what others sent for them (value: JSON as in audit; source: an owner's word),
 * and the last day of each feature, kept by the refresher.
 */
static const char owners[] =
    "CREATE TABLE field_owner (id {id}, version {int} NOT NULL DEFAULT 1, entity {text} NOT NULL, "
    "field {text} NOT NULL, owner {text} NOT NULL, created_at {int} NOT NULL, updated_at {int} NOT "
    "NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX field_owner_field ON field_owner (entity, field) WHERE deleted_at IS "
    "NULL;\n"
    "CREATE TABLE field_suggestion (entity {text} NOT NULL, entity_id {int} NOT NULL, field {text} "
    "NOT NULL, value {text} NOT NULL, source {text} NOT NULL, at {int} NOT NULL, dismissed {bool} "
    "NOT NULL DEFAULT 0, PRIMARY KEY (entity, entity_id, field)) {norowid};\n"
    "CREATE TABLE feature_last_use (feature_id {int} PRIMARY KEY, day {int} NOT NULL) {strict};\n"
    "INSERT INTO feature_last_use (feature_id, day) SELECT feature_id, max(day) FROM "
    "account_feature_day GROUP BY feature_id;\n";

/*
 * Views of tables (model/view.h): state is JSON with ids for names; automatic ones stand for an
 * address that would be too long. Which of them a member opens a table with (at most one of each
 * kind of records), and which stand in the navigation.
 */
static const char views[] =
    "CREATE TABLE saved_view (id {id}, version {int} NOT NULL DEFAULT 1, name {text} NOT NULL, "
    "name_folded {text} NOT NULL, entity {text} NOT NULL, shared {bool} NOT NULL DEFAULT 0, "
    "automatic {bool} NOT NULL DEFAULT 0, owner_id {int}, state {text} NOT NULL, created_at {int} "
    "NOT NULL, updated_at {int} NOT NULL, deleted_at {int}) {strict};\n"
    "CREATE UNIQUE INDEX saved_view_name ON saved_view (coalesce(owner_id, 0), entity, "
    "name_folded) WHERE deleted_at IS NULL AND automatic = 0;\n"
    "CREATE TABLE member_view (member_id {int} NOT NULL, view_id {int} NOT NULL, entity {text} NOT "
    "NULL, opens {bool} NOT NULL DEFAULT 0, pinned {bool} NOT NULL DEFAULT 0, PRIMARY KEY "
    "(member_id, view_id)) {norowid};\n"
    "CREATE UNIQUE INDEX member_view_opens ON member_view (member_id, entity) WHERE opens = 1;\n";

const struct migration migrations[] = {
    {"members, keys, audit, mail and jobs", members, NULL},
    {"configuration of a workspace", configuration, NULL},
    {"accounts, users and their records", model, NULL},
    {"usage, metrics and the refresher's marks", usage, NULL},
    {"folded texts for criteria", NULL, migrate_fold},
    {"all metrics and the history of days", metrics, NULL},
    {"segments", segments, NULL},
    {"indexes for lists", listing, listing_search},
    {"module uses are feature uses", module_uses, NULL},
    {"health", health, NULL},
    {"risk and confidence", risk, NULL},
    {"lists", lists, NULL},
    {"exports and work on many rows", many_rows, NULL},
    {"rules keep ids for names", rule_ids, NULL},
    {"layouts of tables", layouts, NULL},
    {"imports", imports, NULL},
    {"trigrams for the search", NULL, trigram_create},
    {"timelines", timelines, NULL},
    {"how imported files were read", import_reading, NULL},
    {"indexes for subscriptions", subscriptions, subscriptions_search},
    {"owners of fields, last use of features", owners, NULL},
    {"saved views", views, NULL},
};
const size_t migrations_count = sizeof(migrations) / sizeof(migrations[0]);
