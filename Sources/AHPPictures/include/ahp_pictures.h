// Pictures of SVG in other formats by librsvg and cairo, which are loaded when they are asked for.

#ifndef AHP_PICTURES_H
#define AHP_PICTURES_H

#include <stddef.h>

enum { AHP_PICTURE_PNG = 0, AHP_PICTURE_PDF = 1 };

/// Loads the libraries. Returns 0, or 1 if this system does not have them.
int ahp_pictures_load(void);

/// Finds the font in which texts of a family are drawn. Returns its name, which lasts as long as the process; a
/// null pointer if the system has no font at all; an empty name if it does not tell.
const char *ahp_picture_font(const char *family);

/// Draws an SVG of a width and a height in pixels of 1/96 inch, and allocates what comes of it. A PNG has
/// `scale` dots for each of these pixels; a PDF has one page of that size, and a title. Returns 0, or 1 if it
/// cannot be drawn.
int ahp_picture_draw(
    const char *svg, size_t length, int format, double width, double height, double scale,
    const char *title, unsigned char **bytes, size_t *count);

/// Frees what `ahp_picture_draw` allocated.
void ahp_picture_free(unsigned char *bytes);

#endif
