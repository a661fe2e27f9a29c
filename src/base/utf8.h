/*
 * utf8: checks, conversions and folding of Unicode text (folding by utf8proc).
 * Pure functions; results are arena memory.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms). */
bool utf8_valid(struct str a);
/* Number of code points of a valid text. */
size_t utf8_length(struct str a);
/* Longest prefix of at most `max` code points. */
struct str utf8_prefix(struct str a, size_t max);
/* Bytes read as Latin-1 (or Windows-1252 where `windows`), returned as UTF-8. */
struct str utf8_from_latin1(struct arena *arena, struct str a, bool windows);
/*
 * The form used for =, contains, sort and search: NFKD, case folded, marks (accents) removed, runs
 * of white space made one space, trimmed. "Zürich" and "ZURICH" fold alike. Invalid bytes are
 * dropped.
 */
struct str utf8_fold(struct arena *arena, struct str a);
/* Whether the text holds U+0000 or another control character except tab, newline, carriage return.
 */
bool utf8_has_control(struct str a);

#endif
