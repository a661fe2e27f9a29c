/* criteria_render: what the files that render criteria share; nobody else includes it. */
#ifndef RULE_CRITERIA_RENDER_H
#define RULE_CRITERIA_RENDER_H

#include "base/arena.h"
#include "base/buf.h"
#include "rule/criteria_sql.h"

/* A text that grows with its values. */
struct part {
    struct buf sql;
    struct criteria_bind *binds;
    size_t n, space;
};

struct render {
    struct arena *arena;
    const struct criteria_schema *schema;
    const struct criteria_scope *scope; /* NULL: all */
    struct part *joins, *where;         /* of the record that conditions are about now */
    int figures;                        /* joined so far; names them */
    bool three;                         /* what is unknown stays NULL */
};

/* Adds a value of the next `?` of the text. */
void part_bind(struct render *r, struct part *part, struct criteria_bind bind);
/* The same: an integer. */
void part_bind_int(struct render *r, struct part *part, int64_t i);
/* The same: a real number. */
void part_bind_real(struct render *r, struct part *part, double d);
/* The same: a text. */
void part_bind_text(struct render *r, struct part *part, struct str s);

/* The same: the accounts of the scope. */
void part_bind_accounts(struct render *r, struct part *part);

/* The stored value of a field, or what stands for it, in r->where. */
void render_stored(struct render *r, const struct field *f);

/* criteria_figure_sql.c: joins the figure and gives the SQL of its value to r->where. */
void render_figure(struct render *r, const struct criteria_operand *o);
/* criteria_past_sql.c: joins touchpoints of a window as p<n> (columns value and, for a change,
 * before). */
void render_touchpoints(struct render *r, const struct criteria_operand *o, int n);
/* The change of what account_day keeps: joins the past day as p<n>, and gives the SQL of the value
 * to r->where; empty where nothing is kept of that day. */
void render_past(struct render *r, const struct criteria_operand *o, int n);

#endif
