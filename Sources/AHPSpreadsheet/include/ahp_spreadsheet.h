// Workbooks of spreadsheet programs (Office Open XML), by libxlsxwriter, which is loaded when one is asked for:
// few need it, and a tool without it does everything else.

#ifndef AHP_SPREADSHEET_H
#define AHP_SPREADSHEET_H

#include <stdint.h>

typedef struct ahp_workbook ahp_workbook;

/// Loads the library. Returns 0, or another number if it is not there.
int ahp_spreadsheet_load(void);

/// Begins a workbook that is written to `path` when it is closed. The library must have been loaded.
/// Returns NULL without memory.
ahp_workbook *ahp_workbook_new(const char *path);

/// Adds a sheet, to which what follows is written. Returns 0, or another number if the name cannot be a
/// sheet's or is there already.
int ahp_workbook_add_sheet(ahp_workbook *workbook, const char *name);

/// Writes a text, as a text whatever it looks like. Returns 0, or another number if there is no such cell or
/// the text is longer than one holds.
int ahp_workbook_text(
    ahp_workbook *workbook, uint32_t row, uint16_t column, const char *text, int is_bold);

/// Writes a number. Returns as `ahp_workbook_text`.
int ahp_workbook_number(ahp_workbook *workbook, uint32_t row, uint16_t column, double number);

/// Sets how wide a column of the current sheet is, in characters.
void ahp_workbook_width(ahp_workbook *workbook, uint16_t column, double width);

/// Writes the file and ends the workbook. Returns 0, or another number if the file cannot be written.
int ahp_workbook_close(ahp_workbook *workbook);

#endif
