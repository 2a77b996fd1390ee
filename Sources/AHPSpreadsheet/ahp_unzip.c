#include "ahp_unzip.h"

#include <dlfcn.h>
#include <stdlib.h>

// The declarations of libzip's zip.h that are used here, the same in versions 1.7 to 1.11.
typedef struct zip zip_t;
typedef struct zip_source zip_source_t;
typedef struct zip_file zip_file_t;

enum { ZIP_RDONLY = 16 };

static struct {
  zip_source_t *(*source_buffer_create)(const void *, uint64_t, int, void *);
  void (*source_free)(zip_source_t *);
  zip_t *(*open_from_source)(zip_source_t *, int, void *);
  int64_t (*name_locate)(zip_t *, const char *, uint32_t);
  zip_file_t *(*fopen_index)(zip_t *, uint64_t, uint32_t);
  int64_t (*fread)(zip_file_t *, void *, uint64_t);
  int (*fclose)(zip_file_t *);
  void (*discard)(zip_t *);
} routines;

struct ahp_unzip {
  zip_t *zip;
};

int ahp_unzip_load(void) {
#ifdef __APPLE__
  void *library = dlopen("libzip.5.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  // Debian 12 has the same library under an older number.
  void *library = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!library) return 1;
  routines.source_buffer_create = dlsym(library, "zip_source_buffer_create");
  routines.source_free = dlsym(library, "zip_source_free");
  routines.open_from_source = dlsym(library, "zip_open_from_source");
  routines.name_locate = dlsym(library, "zip_name_locate");
  routines.fopen_index = dlsym(library, "zip_fopen_index");
  routines.fread = dlsym(library, "zip_fread");
  routines.fclose = dlsym(library, "zip_fclose");
  routines.discard = dlsym(library, "zip_discard");
  return !(
      routines.source_buffer_create && routines.source_free && routines.open_from_source
      && routines.name_locate && routines.fopen_index && routines.fread && routines.fclose
      && routines.discard);
}

ahp_unzip *ahp_unzip_open(const void *bytes, size_t count) {
  ahp_unzip *archive = calloc(1, sizeof *archive);
  if (!archive) return NULL;
  zip_source_t *source = routines.source_buffer_create(bytes, count, 0, NULL);
  if (source) {
    archive->zip = routines.open_from_source(source, ZIP_RDONLY, NULL);
    if (!archive->zip) routines.source_free(source);
  }
  if (!archive->zip) {
    free(archive);
    return NULL;
  }
  return archive;
}

int ahp_unzip_read(
    ahp_unzip *archive, const char *name, size_t limit, unsigned char **bytes, size_t *count) {
  int64_t index = routines.name_locate(archive->zip, name, 0);
  if (index < 0) return 1;
  zip_file_t *file = routines.fopen_index(archive->zip, (uint64_t)index, 0);
  if (!file) return 2;
  // What the archive says of the size is not believed: the buffer grows with what comes.
  size_t capacity = 1 << 16, length = 0;
  unsigned char *buffer = malloc(capacity);
  int status = buffer ? 0 : 2;
  while (!status) {
    if (length == capacity) {
      unsigned char *larger = realloc(buffer, 2 * capacity);
      if (!larger) {
        status = 2;
        break;
      }
      buffer = larger;
      capacity *= 2;
    }
    int64_t read = routines.fread(file, buffer + length, capacity - length);
    if (read < 0) status = 2;
    if (read <= 0) break;
    length += (size_t)read;
    if (length > limit) status = 3;
  }
  routines.fclose(file);
  if (status) {
    free(buffer);
    return status;
  }
  *bytes = buffer;
  *count = length;
  return 0;
}

void ahp_unzip_free_bytes(unsigned char *bytes) { free(bytes); }

void ahp_unzip_free(ahp_unzip *archive) {
  routines.discard(archive->zip);
  free(archive);
}
