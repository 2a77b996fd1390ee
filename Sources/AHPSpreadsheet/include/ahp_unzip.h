// Files in zip archives, which workbooks of spreadsheet programs (Office Open XML) are, by libzip. The
// library is loaded when an archive is opened.

#ifndef AHP_UNZIP_H
#define AHP_UNZIP_H

#include <stddef.h>
#include <stdint.h>

typedef struct ahp_unzip ahp_unzip;

/// Loads the library. Returns 0, or another number if it is not there.
int ahp_unzip_load(void);

/// Opens the archive that `count` bytes are, which must stay where they are until it is freed. The
/// library must have been loaded. Returns NULL if they are none.
ahp_unzip *ahp_unzip_open(const void *bytes, size_t count);

/// Decompresses the file with a name. Returns 0; 1 if there is none; 2 if it is damaged or encrypted,
/// or there is no memory; 3 if it has more than `limit` bytes. After 0 the bytes are to be freed.
int ahp_unzip_read(
    ahp_unzip *archive, const char *name, size_t limit, unsigned char **bytes, size_t *count);

/// Frees bytes that `ahp_unzip_read` returned.
void ahp_unzip_free_bytes(unsigned char *bytes);

void ahp_unzip_free(ahp_unzip *archive);

#endif
