// libxml2's HTML parser behind a header of its own: events in the order of the text, each with its place in the input.
// The library is loaded when the first page is read, so that it costs other commands nothing.
#ifndef INVEST_CHTML_H
#define INVEST_CHTML_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
  INVEST_HTML_START,
  INVEST_HTML_END,
  INVEST_HTML_TEXT,
  INVEST_HTML_RAW,
} invest_html_kind;

typedef struct {
  invest_html_kind kind;
  // The element's name in lower case (start and end).
  const char *name;
  // Name, value, name, value, …, NULL; a value may be NULL (start). NULL where there are none.
  const char *const *attributes;
  // The decoded characters in UTF-8 (text), or the content of a script or style element (raw).
  const uint8_t *text;
  size_t length;
  // How many bytes of the input the parser had used up when it reported this.
  size_t position;
} invest_html_event;

// Whether libxml2 is there.
_Bool invest_html_available(void);

typedef void (*invest_html_handler)(void *context, const invest_html_event *event);

// Parses UTF-8 HTML of any quality; entities are decoded, nothing is loaded. Elements nested deeper than a few hundred
// levels begin anew at the outermost, so that no input costs more than linear time. False where memory runs out or
// the library is not there.
_Bool invest_html_parse(const uint8_t *bytes, size_t length, invest_html_handler handler, void *context);

#endif
