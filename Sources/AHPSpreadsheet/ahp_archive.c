#include "ahp_archive.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// The declarations of libzip's zip.h that are used here, the same in versions 1.7 to 1.11; written
// out so that the tool is built the same with the library and without.
typedef struct zip zip_t;
typedef struct zip_source zip_source_t;

enum { ZIP_CREATE = 1, ZIP_TRUNCATE = 8, ZIP_CM_DEFLATE = 8, SEEK_FROM_END = 2 };

static struct {
  zip_source_t *(*source_buffer_create)(const void *, uint64_t, int, void *);
  void (*source_keep)(zip_source_t *);
  void (*source_free)(zip_source_t *);
  int (*source_open)(zip_source_t *);
  int (*source_seek)(zip_source_t *, int64_t, int);
  int64_t (*source_tell)(zip_source_t *);
  int64_t (*source_read)(zip_source_t *, void *, uint64_t);
  int (*source_close)(zip_source_t *);
  zip_t *(*open_from_source)(zip_source_t *, int, void *);
  int64_t (*file_add)(zip_t *, const char *, zip_source_t *, uint32_t);
  int (*set_file_compression)(zip_t *, uint64_t, int32_t, uint32_t);
  int (*file_set_dostime)(zip_t *, uint64_t, uint16_t, uint16_t, uint32_t);
  int (*close)(zip_t *);
  void (*discard)(zip_t *);
} routines;

struct ahp_archive {
  /// The memory that the archive is written to.
  zip_source_t *target;
  /// NULL when finished.
  zip_t *zip;
};

int ahp_archive_load(void) {
#ifdef __APPLE__
  void *library = dlopen("libzip.5.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  // Debian 12 has the same library under an older number.
  void *library = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return 1;
  routines.source_buffer_create = dlsym(library, "zip_source_buffer_create");
  routines.source_keep = dlsym(library, "zip_source_keep");
  routines.source_free = dlsym(library, "zip_source_free");
  routines.source_open = dlsym(library, "zip_source_open");
  routines.source_seek = dlsym(library, "zip_source_seek");
  routines.source_tell = dlsym(library, "zip_source_tell");
  routines.source_read = dlsym(library, "zip_source_read");
  routines.source_close = dlsym(library, "zip_source_close");
  routines.open_from_source = dlsym(library, "zip_open_from_source");
  routines.file_add = dlsym(library, "zip_file_add");
  routines.set_file_compression = dlsym(library, "zip_set_file_compression");
  routines.file_set_dostime = dlsym(library, "zip_file_set_dostime");
  routines.close = dlsym(library, "zip_close");
  routines.discard = dlsym(library, "zip_discard");
  return !(
      routines.source_buffer_create && routines.source_keep && routines.source_free
      && routines.source_open && routines.source_seek && routines.source_tell
      && routines.source_read && routines.source_close && routines.open_from_source
      && routines.file_add && routines.set_file_compression && routines.file_set_dostime
      && routines.close && routines.discard);
}

ahp_archive *ahp_archive_new(void) {
  ahp_archive *archive = calloc(1, sizeof *archive);
  if (!archive) return NULL;
  archive->target = routines.source_buffer_create(NULL, 0, 0, NULL);
  if (archive->target) {
    archive->zip = routines.open_from_source(archive->target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  }
  if (!archive->zip) {
    routines.source_free(archive->target);
    free(archive);
    return NULL;
  }
  // One reference is the archive's, which ends when it is closed; one is for what is read then.
  routines.source_keep(archive->target);
  return archive;
}

int ahp_archive_add(ahp_archive *archive, const char *name, const void *bytes, size_t count) {
  void *copy = malloc(count);
  if (!copy) return 1;
  memcpy(copy, bytes, count);
  zip_source_t *source = routines.source_buffer_create(copy, count, 1, NULL);
  if (!source) {
    free(copy);
    return 1;
  }
  int64_t index = routines.file_add(archive->zip, name, source, 0);
  if (index < 0) {
    routines.source_free(source);
    return 1;
  }
  // The default level of zlib. That of libzip is 9, which takes four times as long for 5 % less.
  if (routines.set_file_compression(archive->zip, (uint64_t)index, ZIP_CM_DEFLATE, 6)) return 1;
  // The date as the archive has it, since a time in seconds would be written in the time zone of
  // this computer.
  const uint16_t time = 0, date = 0 << 9 | 1 << 5 | 1;
  return routines.file_set_dostime(archive->zip, (uint64_t)index, time, date, 0);
}

int64_t ahp_archive_finish(ahp_archive *archive) {
  if (routines.close(archive->zip)) return -1;
  archive->zip = NULL;
  if (routines.source_open(archive->target)) return -1;
  int64_t size = -1;
  if (!routines.source_seek(archive->target, 0, SEEK_FROM_END)) {
    size = routines.source_tell(archive->target);
  }
  routines.source_close(archive->target);
  return size;
}

int ahp_archive_copy(ahp_archive *archive, void *bytes, size_t count) {
  if (routines.source_open(archive->target)) return 1;
  int64_t copied = routines.source_read(archive->target, bytes, count);
  routines.source_close(archive->target);
  return copied != (int64_t)count;
}

void ahp_archive_free(ahp_archive *archive) {
  if (archive->zip) routines.discard(archive->zip);
  routines.source_free(archive->target);
  free(archive);
}
