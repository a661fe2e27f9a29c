/* import_usage: lines of daily totals into the usage store, by the code that counts events. */
#ifndef JOB_IMPORT_USAGE_H
#define JOB_IMPORT_USAGE_H

#include "model/record.h"

enum total_outcome { TOTAL_REFUSED, TOTAL_SAME, TOTAL_CREATED, TOTAL_CHANGED };

struct import_total {
    int64_t line;
    struct record *record; /* of usage_total_form; NULL = cannot be read, reason says why */
    enum total_outcome outcome;
    struct str reason; /* why it was refused */
};

/* Stores a slice in m's transaction and says what became of each line. 0, or -1 with a failed
 * connection. */
int import_totals_store(struct model *m, struct import_total *totals, size_t count);

#endif
