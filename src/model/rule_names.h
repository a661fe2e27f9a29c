/*
 * rule_names: rules of workspaces older than the keeping of ids (rule/criteria_names.h). Their
 * migration only notes that they are to be turned, since it knows no fields; this is done when the
 * migrations are through, before anything reads them.
 */
#ifndef MODEL_RULE_NAMES_H
#define MODEL_RULE_NAMES_H

#include "model/model.h"

/* Turns every kept rule into its form with ids, in the caller's transaction; does nothing where no
 * migration noted it. A name that means nothing any more stays as it is. 0 or -1. */
int rule_names_turn(struct model *m);

#endif
