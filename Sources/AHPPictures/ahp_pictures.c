#include "ahp_pictures.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// The declarations that are used of librsvg's rsvg.h (since version 2.46), of cairo.h and cairo-pdf.h (since 1.16)
// and of glib-object.h; written out so that the tool is built the same with the libraries and without.
typedef struct rsvg rsvg_t;
typedef struct cairo cairo_t;
typedef struct cairo_surface cairo_surface_t;
typedef struct { double x, y, width, height; } rectangle_t;
typedef int (*write_t)(void *, const unsigned char *, unsigned int);

enum { CAIRO_FORMAT_ARGB32 = 0, CAIRO_METADATA_TITLE = 0, CAIRO_METADATA_CREATE_DATE = 5 };
enum { WRITTEN = 0, NOT_WRITTEN = 11 };

static struct {
  rsvg_t *(*new_from_data)(const unsigned char *, size_t, void **);
  int (*render_document)(rsvg_t *, cairo_t *, const rectangle_t *, void **);
  void (*unref)(void *);
  cairo_surface_t *(*image_create)(int, int, int);
  cairo_surface_t *(*pdf_create)(write_t, void *, double, double);
  void (*pdf_set_metadata)(cairo_surface_t *, int, const char *);
  int (*write_png)(cairo_surface_t *, write_t, void *);
  void (*surface_finish)(cairo_surface_t *);
  int (*surface_status)(cairo_surface_t *);
  void (*surface_destroy)(cairo_surface_t *);
  cairo_t *(*create)(cairo_surface_t *);
  void (*scale)(cairo_t *, double, double);
  int (*status)(cairo_t *);
  void (*destroy)(cairo_t *);
} routines;

#ifdef __APPLE__
#define RSVG "librsvg-2.2.dylib"
#define CAIRO "libcairo.2.dylib"
#define GOBJECT "libgobject-2.0.0.dylib"
#define FONTCONFIG "libfontconfig.1.dylib"
#else
#define RSVG "librsvg-2.so.2"
#define CAIRO "libcairo.so.2"
#define GOBJECT "libgobject-2.0.so.0"
#define FONTCONFIG "libfontconfig.so.1"
#endif

int ahp_pictures_load(void) {
  void *rsvg = dlopen(RSVG, RTLD_NOW | RTLD_LOCAL);
  void *cairo = dlopen(CAIRO, RTLD_NOW | RTLD_LOCAL);
  void *object = dlopen(GOBJECT, RTLD_NOW | RTLD_LOCAL);
  if (!rsvg || !cairo || !object) return 1;
  routines.new_from_data = dlsym(rsvg, "rsvg_handle_new_from_data");
  routines.render_document = dlsym(rsvg, "rsvg_handle_render_document");
  routines.unref = dlsym(object, "g_object_unref");
  routines.image_create = dlsym(cairo, "cairo_image_surface_create");
  routines.pdf_create = dlsym(cairo, "cairo_pdf_surface_create_for_stream");
  routines.pdf_set_metadata = dlsym(cairo, "cairo_pdf_surface_set_metadata");
  routines.write_png = dlsym(cairo, "cairo_surface_write_to_png_stream");
  routines.surface_finish = dlsym(cairo, "cairo_surface_finish");
  routines.surface_status = dlsym(cairo, "cairo_surface_status");
  routines.surface_destroy = dlsym(cairo, "cairo_surface_destroy");
  routines.create = dlsym(cairo, "cairo_create");
  routines.scale = dlsym(cairo, "cairo_scale");
  routines.status = dlsym(cairo, "cairo_status");
  routines.destroy = dlsym(cairo, "cairo_destroy");
  return !(
      routines.new_from_data && routines.render_document && routines.unref
      && routines.image_create && routines.pdf_create && routines.pdf_set_metadata
      && routines.write_png && routines.surface_finish && routines.surface_status
      && routines.surface_destroy && routines.create && routines.scale && routines.status
      && routines.destroy);
}

// Of fontconfig.h.
typedef struct pattern pattern_t;
enum { MATCH_PATTERN = 0 };

const char *ahp_picture_font(const char *family) {
  void *library = dlopen(FONTCONFIG, RTLD_NOW | RTLD_LOCAL);
  if (!library) return "";
  pattern_t *(*parse)(const unsigned char *) = dlsym(library, "FcNameParse");
  int (*substitute)(void *, pattern_t *, int) = dlsym(library, "FcConfigSubstitute");
  void (*substitute_usual)(pattern_t *) = dlsym(library, "FcDefaultSubstitute");
  pattern_t *(*match)(void *, pattern_t *, int *) = dlsym(library, "FcFontMatch");
  int (*get_string)(pattern_t *, const char *, int, unsigned char **) = dlsym(library, "FcPatternGetString");
  if (!parse || !substitute || !substitute_usual || !match || !get_string) return "";
  pattern_t *wanted = parse((const unsigned char *)family);
  if (!wanted) return "";
  substitute(NULL, wanted, MATCH_PATTERN);
  substitute_usual(wanted);
  int status = 0;
  pattern_t *found = match(NULL, wanted, &status);
  unsigned char *name = NULL;
  if (!found || get_string(found, "family", 0, &name) || !name) return NULL;
  // The patterns are left to the end of the process: the name is a part of one.
  return (const char *)name;
}

struct output {
  unsigned char *bytes;
  size_t count, capacity;
};

/// Appends bytes to an output.
static int append(void *target, const unsigned char *bytes, unsigned int count) {
  struct output *output = target;
  if (output->count + count > output->capacity) {
    size_t capacity = 2 * (output->count + count);
    unsigned char *grown = realloc(output->bytes, capacity);
    if (!grown) return NOT_WRITTEN;
    output->bytes = grown;
    output->capacity = capacity;
  }
  memcpy(output->bytes + output->count, bytes, count);
  output->count += count;
  return WRITTEN;
}

/// Draws on a surface. Returns 0 if it is drawn.
static int draw(rsvg_t *svg, cairo_surface_t *surface, double width, double height, double scale) {
  cairo_t *cairo = routines.create(surface);
  routines.scale(cairo, scale, scale);
  rectangle_t page = {0, 0, width, height};
  int is_drawn = routines.render_document(svg, cairo, &page, NULL) && routines.status(cairo) == 0;
  routines.destroy(cairo);
  return !is_drawn;
}

int ahp_picture_draw(
    const char *svg, size_t length, int format, double width, double height, double scale,
    const char *title, unsigned char **bytes, size_t *count) {
  struct output output = {NULL, 0, 0};
  rsvg_t *handle = routines.new_from_data((const unsigned char *)svg, length, NULL);
  if (!handle) return 1;
  int failed;
  cairo_surface_t *surface;
  if (format == AHP_PICTURE_PDF) {
    // From pixels of 1/96 inch to points of 1/72 inch.
    double points = 0.75;
    surface = routines.pdf_create(append, &output, width * points, height * points);
    routines.pdf_set_metadata(surface, CAIRO_METADATA_TITLE, title);
    // The same picture has the same bytes at any time.
    routines.pdf_set_metadata(surface, CAIRO_METADATA_CREATE_DATE, "1980-01-01T00:00:00Z");
    failed = draw(handle, surface, width, height, points);
    routines.surface_finish(surface);
  } else {
    surface = routines.image_create(
        CAIRO_FORMAT_ARGB32, (int)(width * scale + 0.5), (int)(height * scale + 0.5));
    failed = draw(handle, surface, width, height, scale);
    if (!failed) failed = routines.write_png(surface, append, &output) != 0;
  }
  failed = failed || routines.surface_status(surface) != 0 || output.count == 0;
  routines.surface_destroy(surface);
  routines.unref(handle);
  if (failed) {
    free(output.bytes);
    return 1;
  }
  *bytes = output.bytes;
  *count = output.count;
  return 0;
}

void ahp_picture_free(unsigned char *bytes) { free(bytes); }
