/*
 * view: a saved view of a table (product.md, A3): columns, order, filter, segment and who is
 * responsible, under a name. A private one is its owner's and nobody else's, whatever their
 * profile; a shared one is everybody's to open, its owner's and administrators' to change. Each
 * member may open a table with a view and pin views in the navigation, which changes nothing for
 * others.
 *
 * What a view shows is an object ("state") of these parts, all of which may be missing: columns,
 * frozen, sort, filter, segment, role, assigned, q; they mean what the parameters of the same names
 * mean for a list. Each part is checked when the view is saved. Ids stand for names (as in every
 * rule: selection.h), so that nothing that is renamed breaks a view. A view does not hold on to
 * what it names: a stage, segment, member or column may go; whoever reads the view is then told
 * what is missing, and gets the rest.
 *
 * An automatic view stands for an address that would be too long. It is private, found by its id
 * only, and the oldest of a member's are forgotten.
 *
 * The audit log of administrators shows changes of private views as it shows every change.
 */
#ifndef MODEL_VIEW_H
#define MODEL_VIEW_H

#include "model/resource.h"

struct json_out;

enum {
    VIEWS_MAX = 200,        /* of a member, without automatic ones */
    VIEWS_AUTOMATIC = 50,   /* of a member */
    VIEWS_PINNED = 20,      /* by a member */
    VIEWS_SHOWN = 1000,     /* of all that a member sees */
    VIEW_STATE_MAX = 65536, /* bytes */
};

extern const struct resource view_resource;

/* A state as it is kept: with ids for names, without what only answers have. JSON text, arena
 * memory. `of`: what the rows of the table are. */
struct str view_state_by_id(struct model *m, const struct resource *of, struct str text);
/* Writes a kept state as a value: with names for ids, without what is gone, and told as "missing".
 */
void view_state_json(struct model *m, const struct resource *of, struct str text,
                     struct json_out *out);

/* Writes the views that the actor sees, by name, and what those show with which they open tables,
 * as members of an open object. 0 or -1. */
int view_list(struct model *m, struct json_out *out);
/* The actor opens tables of the view's kind with it, or no longer. 0, or -1 with m->error (not
 * found). */
int view_open_with(struct model *m, int64_t id, bool on);
/* It stands in the actor's navigation, or no longer. 0, or -1 with m->error (not found, too many).
 */
int view_pin(struct model *m, int64_t id, bool on);

#endif
