/*
 * log: one line per happening to standard error, as logfmt or JSON: time, level, message, then
 * key=value pairs. Never pass secrets (keys, passwords, tokens, bodies). Thread-safe; one write(2)
 * per line, cut at 4 KB. The request id of the calling thread is added to each line while set.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

/* What is written from now on (default: info, logfmt). Call before threads start. */
void log_setup(enum log_level least, bool json);
/* Thread-local; borrows until cleared with NULL. */
void log_request_id(const char *id);
/*
 * pairs: alternating key, format and its arguments is too clever, so: `pairs` is a printf format
 * that yields text of the form "key=%s other=%d"; values with spaces or quotes are written through
 * LOGQ().
 */
void log_line(enum log_level level, const char *message, const char *pairs, ...)
    __attribute__((format(printf, 3, 4)));

#define log_debug(...) log_line(LOG_DEBUG, __VA_ARGS__)
#define log_info(...) log_line(LOG_INFO, __VA_ARGS__)
#define log_warn(...) log_line(LOG_WARN, __VA_ARGS__)
#define log_error(...) log_line(LOG_ERROR, __VA_ARGS__)
/* Quoted and escaped value in one of eight rotating thread-local buffers of 512 bytes. */
const char *log_quote(const char *z);

#endif
