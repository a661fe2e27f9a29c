/* mail_queue: see mail_queue.h. */
#include "model/mail_queue.h"

#include "model/catalog.h"

bool mail_queue_sends(struct model *m)
{
    return catalog_setting(m->catalog, "smtp_host").n > 0 &&
           !catalog_setting_int(m->catalog, "demo");
}

int64_t mail_queue_add(struct model *m, struct str to, struct str to_name, const char *kind,
                       struct str subject, struct str text, struct str html)
{
    static const char insert[] = "INSERT INTO mail (recipient, recipient_name, subject, kind, "
                                 "body_text, body_html, status, next_at, created_at)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    return db_insert(m->conn, insert, "ssszsszii", to, to_name, subject, kind, text, html,
                     mail_queue_sends(m) ? "queued" : "kept", m->now, m->now);
}

size_t mail_queue_due(struct model *m, struct queued_mail *out, size_t max)
{
    static const char due[] =
        "SELECT id, attempts, recipient, recipient_name, subject, body_text, body_html, created_at "
        "FROM mail"
        " WHERE status = 'queued' AND next_at <= ? ORDER BY next_at, id LIMIT ?";
    struct db_stmt *st = db_query(m->conn, due, "ii", m->now, (int64_t)max);
    size_t n = 0;
    while (n < max && db_next(st))
        out[n++] = (struct queued_mail){.id = db_col_int(st, 0),
                                        .attempts = (int)db_col_int(st, 1),
                                        .to = str_dup(m->arena, db_col_text(st, 2)),
                                        .to_name = str_dup(m->arena, db_col_text(st, 3)),
                                        .subject = str_dup(m->arena, db_col_text(st, 4)),
                                        .text = str_dup(m->arena, db_col_text(st, 5)),
                                        .html = str_dup(m->arena, db_col_text(st, 6)),
                                        .created_at = db_col_int(st, 7)};
    db_done(st);
    return n;
}

int mail_queue_claim(struct model *m, const struct queued_mail *mail)
{
    static const char claim[] =
        "UPDATE mail SET next_at = ? WHERE id = ? AND status = 'queued' AND next_at <= ?";
    return (int)db_run(m->conn, claim, "iii", m->now + MAIL_CLAIM_MS, mail->id, m->now);
}

/* Waiting time before the next attempt, ms: 1, 2, 4 ... 64 minutes. */
static int64_t pause_after(int attempts)
{
    return INT64_C(60000) << (attempts < 7 ? attempts - 1 : 6);
}

void mail_queue_result(struct model *m, const struct queued_mail *mail, struct str why,
                       bool permanent)
{
    static const char sent[] = "UPDATE mail SET status = 'sent', attempts = ?, sent_at = ?, error "
                               "= NULL WHERE id = ? AND status = 'queued'";
    static const char failed[] = "UPDATE mail SET status = ?, attempts = ?, error = ?, next_at = ? "
                                 "WHERE id = ? AND status = 'queued'";
    int attempts = mail->attempts + 1;

    if (!why.p) {
        db_run(m->conn, sent, "iii", (int64_t)attempts, m->now, mail->id);
        return;
    }
    bool over = permanent || attempts >= MAIL_ATTEMPTS_MAX;
    db_run(m->conn, failed, "zisii", over ? "failed" : "queued", (int64_t)attempts, why,
           m->now + pause_after(attempts), mail->id);
}

int mail_queue_retry(struct model *m, int64_t id)
{
    static const char retry[] =
        "UPDATE mail SET status = 'queued', attempts = 0, next_at = ?, error = NULL"
        " WHERE id = ? AND status IN ('failed', 'kept')";
    static const char there[] = "SELECT 1 FROM mail WHERE id = ?";
    if (db_int(m->conn, 0, there, "i", id) != 1)
        return error_set(m->error, ERROR_NOT_FOUND, NULL);
    if (!mail_queue_sends(m))
        return error_set(m->error, ERROR_IN_USE,
                         "Mail is only kept here: set the SMTP server first");
    int64_t n = db_run(m->conn, retry, "ii", m->now, id);
    if (n == 0)
        return error_set(m->error, ERROR_IN_USE, "This mail was sent already or waits to be sent");
    return n < 0 ? -1 : 0;
}

static void row_json(struct db_stmt *st, bool whole, struct json_out *out)
{
    json_open_object(out);
    json_member_int(out, "id", db_col_int(st, 0));
    json_member_str(out, "to", db_col_text(st, 1));
    json_member_str(out, "subject", db_col_text(st, 2));
    json_member_str(out, "kind", db_col_text(st, 3));
    json_member_str(out, "status", db_col_text(st, 4));
    json_member_int(out, "attempts", db_col_int(st, 5));
    json_member_str(out, "error", db_col_text(st, 6));
    json_member_instant(out, "created_at", db_col_int(st, 7));
    if (db_is_null(st, 8))
        json_member_null(out, "sent_at");
    else
        json_member_instant(out, "sent_at", db_col_int(st, 8));
    if (whole) {
        json_member_str(out, "text", db_col_text(st, 9));
        json_member_str(out, "html", db_col_text(st, 10));
    }
    json_close_object(out);
}

#define COLUMNS "id, recipient, subject, kind, status, attempts, error, created_at, sent_at"

bool mail_queue_json(struct model *m, int64_t id, struct json_out *out)
{
    static const char one[] = "SELECT " COLUMNS ", body_text, body_html FROM mail WHERE id = ?";
    struct db_stmt *st = db_query(m->conn, one, "i", id);
    bool found = db_next(st);
    if (found)
        row_json(st, true, out);
    db_done(st);
    return found;
}

int64_t mail_queue_list(struct model *m, int64_t before, int limit, struct json_out *out)
{
    static const char list[] = "SELECT " COLUMNS " FROM mail WHERE id < ? ORDER BY id DESC LIMIT ?";
    struct db_stmt *st =
        db_query(m->conn, list, "ii", before ? before : INT64_MAX, (int64_t)limit + 1);
    int64_t last = 0;
    int n = 0;
    for (; n < limit && db_next(st); n++) {
        last = db_col_int(st, 0);
        row_json(st, false, out);
    }
    bool more = n == limit && db_next(st);
    db_done(st);
    return more ? last : 0;
}
