// Zip archives, which workbooks of spreadsheet programs (Office Open XML) are, by libzip. The
// library is loaded when an archive is asked for: few need it, and a tool without it does
// everything else.

#ifndef AHP_ARCHIVE_H
#define AHP_ARCHIVE_H

#include <stddef.h>
#include <stdint.h>

typedef struct ahp_archive ahp_archive;

/// Loads the library. Returns 0, or another number if it is not there.
int ahp_archive_load(void);

/// Begins an archive in memory. The library must have been loaded. Returns NULL without memory.
ahp_archive *ahp_archive_new(void);

/// Adds a file with a name in ASCII and a copy of `count` > 0 bytes, dated 1980-01-01. Returns 0,
/// or another number without memory.
int ahp_archive_add(ahp_archive *archive, const char *name, const void *bytes, size_t count);

/// Compresses the files; nothing can be added afterwards. Returns the size of the archive in bytes,
/// or a negative number without memory.
int64_t ahp_archive_finish(ahp_archive *archive);

/// Copies a finished archive of `count` bytes. Returns 0, or another number if it has fewer.
int ahp_archive_copy(ahp_archive *archive, void *bytes, size_t count);

/// Ends an archive, finished or not.
void ahp_archive_free(ahp_archive *archive);

#endif
