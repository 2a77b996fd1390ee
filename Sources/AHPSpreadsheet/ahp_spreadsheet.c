#include "ahp_spreadsheet.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

// What is declared here is what version 4 of the library's binary interface has; so that the tool is built the
// same with the library and without.
struct ahp_workbook {
  void *workbook;
  void *sheet;
  void *bold;
};

typedef struct {
  char *texts[10];
  time_t created;
} properties;

static struct {
  void *(*workbook_new)(const char *);
  void *(*add_worksheet)(void *, const char *);
  void *(*add_format)(void *);
  void (*set_bold)(void *);
  int (*set_properties)(void *, properties *);
  int (*write_string)(void *, uint32_t, uint16_t, const char *, void *);
  int (*write_number)(void *, uint32_t, uint16_t, double, void *);
  int (*set_column)(void *, uint16_t, uint16_t, double, void *);
  int (*close)(void *);
} routines;

int ahp_spreadsheet_load(void) {
  void *library = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return 1;
  routines.workbook_new = dlsym(library, "workbook_new");
  routines.add_worksheet = dlsym(library, "workbook_add_worksheet");
  routines.add_format = dlsym(library, "workbook_add_format");
  routines.set_bold = dlsym(library, "format_set_bold");
  routines.set_properties = dlsym(library, "workbook_set_properties");
  routines.write_string = dlsym(library, "worksheet_write_string");
  routines.write_number = dlsym(library, "worksheet_write_number");
  routines.set_column = dlsym(library, "worksheet_set_column");
  routines.close = dlsym(library, "workbook_close");
  return !(
      routines.workbook_new && routines.add_worksheet && routines.add_format && routines.set_bold
      && routines.set_properties && routines.write_string && routines.write_number
      && routines.set_column && routines.close);
}

ahp_workbook *ahp_workbook_new(const char *path) {
  ahp_workbook *workbook = calloc(1, sizeof *workbook);
  if (!workbook) return NULL;
  workbook->workbook = routines.workbook_new(path);
  if (!workbook->workbook) {
    free(workbook);
    return NULL;
  }
  workbook->bold = routines.add_format(workbook->workbook);
  routines.set_bold(workbook->bold);
  // The same results are the same bytes: without a date the library writes the present one.
  properties none = {.created = 946684800};
  routines.set_properties(workbook->workbook, &none);
  return workbook;
}

int ahp_workbook_add_sheet(ahp_workbook *workbook, const char *name) {
  workbook->sheet = routines.add_worksheet(workbook->workbook, name);
  return !workbook->sheet;
}

int ahp_workbook_text(
    ahp_workbook *workbook, uint32_t row, uint16_t column, const char *text, int is_bold) {
  return routines.write_string(workbook->sheet, row, column, text, is_bold ? workbook->bold : NULL);
}

int ahp_workbook_number(ahp_workbook *workbook, uint32_t row, uint16_t column, double number) {
  return routines.write_number(workbook->sheet, row, column, number, NULL);
}

void ahp_workbook_width(ahp_workbook *workbook, uint16_t column, double width) {
  routines.set_column(workbook->sheet, column, column, width, NULL);
}

int ahp_workbook_close(ahp_workbook *workbook) {
  int problem = routines.close(workbook->workbook);
  free(workbook);
  return problem;
}
