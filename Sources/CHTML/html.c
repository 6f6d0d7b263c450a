#include "CHTML.h"

#include <CLoading.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

// The functions of libxml2 that are used, by their own types.
#define FUNCTIONS(X)                                                                                                   \
  X(xmlInitParser)                                                                                                     \
  X(xmlByteConsumed)                                                                                                   \
  X(xmlStopParser)                                                                                                     \
  X(xmlSwitchEncoding)                                                                                                 \
  X(htmlCreateMemoryParserCtxt)                                                                                        \
  X(htmlCtxtUseOptions)                                                                                                \
  X(htmlParseDocument)                                                                                                 \
  X(htmlFreeParserCtxt)

// The library whose headers this was built with: the parser's fields are used, so another one would not do.
#if LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

INVEST_LIBRARY(FUNCTIONS, LIBRARY)

_Bool invest_html_available(void) {
  if (!is_loaded()) return 0;
  // Goes back at once when it was called before.
  api.xmlInitParser_();
  return 1;
}

// Deeper than any page: the parser looks through all open elements at some end tags.
enum { deepest = 400 };

// More attributes than any tag has: the parser compares each with all before it.
enum { most_attributes = 1000 };

typedef struct {
  invest_html_handler handler;
  void *context;
  htmlParserCtxtPtr parser;
  size_t start;
  int depth;
  size_t stopped;
} state;

static size_t position(const state *s) {
  long used = api.xmlByteConsumed_(s->parser);
  return s->start + (used < 0 ? 0 : (size_t)used);
}

static void report(state *s, invest_html_event event) {
  if (s->stopped != SIZE_MAX) return;
  event.position = position(s);
  s->handler(s->context, &event);
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
  state *s = data;
  report(s, (invest_html_event){.kind = INVEST_HTML_START,
                                .name = (const char *)name,
                                .attributes = (const char *const *)attributes});
  if (++s->depth > deepest && s->stopped == SIZE_MAX) {
    s->stopped = position(s);
    api.xmlStopParser_(s->parser);
  }
}

static void on_end(void *data, const xmlChar *name) {
  state *s = data;
  s->depth--;
  report(s, (invest_html_event){.kind = INVEST_HTML_END, .name = (const char *)name});
}

static void on_text(void *data, const xmlChar *text, int length) {
  report(data, (invest_html_event){.kind = INVEST_HTML_TEXT, .text = text, .length = (size_t)length});
}

static void on_raw(void *data, const xmlChar *text, int length) {
  report(data, (invest_html_event){.kind = INVEST_HTML_RAW, .text = text, .length = (size_t)length});
}

static void on_error(void *data, xmlErrorPtr error) {
  (void)data;
  (void)error;
}

// Parses from `start` on; returns where a new parser has to go on, or `length`.
static size_t parse_piece(const uint8_t *bytes, size_t start, size_t length, state *s) {
  size_t count = length - start;
  if (count > INT_MAX / 2) count = INT_MAX / 2;
  htmlParserCtxtPtr parser = api.htmlCreateMemoryParserCtxt_((const char *)bytes + start, (int)count);
  if (parser == NULL) return SIZE_MAX;
  api.htmlCtxtUseOptions_(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_NOIMPLIED | HTML_PARSE_COMPACT);
  api.xmlSwitchEncoding_(parser, XML_CHAR_ENCODING_UTF8);
  // The text is UTF-8 by now, whatever its meta element says.
  parser->options |= HTML_PARSE_IGNORE_ENC;
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_raw;
  sax.serror = on_error;
  if (parser->sax != NULL) *parser->sax = sax;
  parser->userData = s;
  s->parser = parser;
  s->start = start;
  s->depth = 0;
  s->stopped = SIZE_MAX;
  api.htmlParseDocument_(parser);
  size_t end = s->stopped == SIZE_MAX ? start + count : s->stopped;
  api.htmlFreeParserCtxt_(parser);
  return end;
}

// Blanks out tags that would cost quadratic time. Returns NULL where there is none, else a copy to be freed.
static uint8_t *without_monsters(const uint8_t *bytes, size_t length) {
  uint8_t *copy = NULL;
  for (size_t i = 0; i + 1 < length; i++) {
    uint8_t next = bytes[i + 1] | 0x20;
    if (bytes[i] != '<' || next < 'a' || next > 'z') continue;
    size_t end = i, marks = 0;
    while (end < length && bytes[end] != '>') {
      marks += bytes[end] == ' ' || bytes[end] == '=' || bytes[end] == '\n' || bytes[end] == '\t' || bytes[end] == '/';
      end++;
    }
    if (marks > 2 * most_attributes) {
      if (copy == NULL) {
        copy = malloc(length);
        if (copy == NULL) return NULL;
        memcpy(copy, bytes, length);
      }
      memset(copy + i, ' ', end < length ? end + 1 - i : end - i);
    }
    i = end;
  }
  return copy;
}

_Bool invest_html_parse(const uint8_t *bytes, size_t length, invest_html_handler handler, void *context) {
  if (!invest_html_available()) return 0;
  state s = {.handler = handler, .context = context};
  uint8_t *copy = without_monsters(bytes, length);
  if (copy != NULL) bytes = copy;
  _Bool done = 1;
  size_t place = 0;
  while (place < length) {
    size_t next = parse_piece(bytes, place, length, &s);
    if (next == SIZE_MAX) {
      done = 0;
      break;
    }
    place = next > place ? next : place + 1;
  }
  free(copy);
  return done;
}
