/*
 * backup_file: the format of a backup: blocks one behind the other, each with its kind, length and
 * checksum. The checksum of a block also depends on those before it, so that nothing can be
 * changed, left out or put elsewhere; only the header stands alone, so that two backups of the same
 * data differ in nothing else.
 *
 *   kind (1 byte), length (4, little-endian), payload, checksum (16)
 *
 *   'H' header: JSON. 'T' begins a table: JSON. 'R' rows. 'E' ends the table: JSON. 'Z' the end:
 * JSON.
 *
 * A row is its values in the order of the table's columns: 'n', or 'i' with a zigzag varint, 'd'
 * with 8 bytes, 's' and 'b' with a varint length and bytes.
 */
#ifndef JOB_BACKUP_FILE_H
#define JOB_BACKUP_FILE_H

#include <stdio.h>

#include "base/buf.h"

enum {
    BACKUP_FORMAT = 1,
    BACKUP_BLOCK = 256 << 10,     /* rows are written in blocks of about this size */
    BACKUP_BLOCK_MAX = 256 << 20, /* of one block */
    BACKUP_CHECKSUM = 16
};

struct backup_file {
    FILE *file; /* borrowed */
    unsigned char chain[32];
    char why[200]; /* what is wrong; "" = nothing */
};

/* At the beginning of a file, to write or to read. */
void backup_file_init(struct backup_file *f, FILE *file);
/* Notes what is wrong, unless something is noted already; always -1. */
int backup_fail(struct backup_file *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes a block. 0, or -1 (noted). */
int backup_put(struct backup_file *f, char kind, struct str payload);
/* Reads the next block into `payload`; its kind, or -1 (noted) when it is damaged or missing. */
int backup_get(struct backup_file *f, struct buf *payload);

/* Values, added to the payload of a block of rows. */
void backup_put_null(struct buf *b);
/* An integer. */
void backup_put_int(struct buf *b, int64_t i);
/* A real number, bit by bit. */
void backup_put_real(struct buf *b, double d);
/* Text ('s') or bytes ('b'). */
void backup_put_bytes(struct buf *b, char kind, struct str s);

struct backup_value {
    char kind;
    int64_t i;
    double d;
    struct str s; /* borrows from the block */
};
/* Takes the next value off *rest; false when it is damaged. */
bool backup_take(struct str *rest, struct backup_value *v);

#endif
