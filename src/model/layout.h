/*
 * layout: how a member has arranged a table: which columns in which order, how wide, how many of
 * the first stay in sight. Each member's own, kept on the server so that it follows them to every
 * browser; nobody else's is changed by it. A preference: no audit, no undo.
 *
 * A table is named by the page ("accounts", "list_12"); what stands in it is a resource, against
 * whose fields the columns are checked. Columns of fields that have gone are left out when read.
 */
#ifndef MODEL_LAYOUT_H
#define MODEL_LAYOUT_H

#include "model/model.h"

struct resource;

enum {
    LAYOUT_COLUMNS_MAX = 20,
    LAYOUT_FROZEN_MAX = 2,
    LAYOUT_WIDTH_MIN = 48, /* pixels */
    LAYOUT_WIDTH_MAX = 1000,
    LAYOUT_TABLE_MAX = 40, /* characters of a table's name */
    LAYOUTS_MAX = 100      /* of one member; beyond, the one changed longest ago is forgotten */
};

/*
 * Checks columns (a JSON array of keys) of a table of the resource: known, 1 to 20, each once, with
 * the one that rows are told by. Faults are errors of `field`.
 */
void layout_check_columns(struct model *m, const struct resource *res, const struct json *columns,
                          const char *field);
/* Whether tables of the resource can show the field. */
bool layout_has_column(struct model *m, const struct resource *res, struct str key);
/* Writes the layouts of the member as objects into an open array. */
void layout_list(struct model *m, int64_t member, struct json_out *out);
/*
 * Replaces the layout of a table by {entity, columns: [keys], frozen: 0-2, widths: {key: pixels}}.
 * 0, or -1 with m->error: an unknown table or column, one twice, too many, without the column that
 * rows are told by, a width out of range.
 */
int layout_save(struct model *m, int64_t member, struct str table, const struct json *layout);
/* Back to the page's own arrangement. 0, or -1 with NOT_FOUND. */
int layout_delete(struct model *m, int64_t member, struct str table);

#endif
