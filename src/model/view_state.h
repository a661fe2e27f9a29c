/* view_state: the parts of what a view shows (view.h): one table of them, with the check that both
 * saving and reading ask. */
#ifndef MODEL_VIEW_STATE_H
#define MODEL_VIEW_STATE_H

#include "model/resource.h"

/* Checks a state as it is kept. 0, or -1 with errors of fields "state.<part>...". `of`: what the
 * rows of the table are. */
int view_state_check(struct model *m, const struct resource *of, struct str text);

#endif
