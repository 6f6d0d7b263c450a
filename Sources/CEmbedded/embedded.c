// Every file that the program carries. A new file in queries/ or data/ gets one line here;
// a project test fails when one is missing.
#include "CEmbedded.h"

#include <string.h>

#define FILE_BYTES(symbol) static const uint8_t symbol[]

FILE_BYTES(schema_sql) = {
#embed "../../schema.sql"
};

FILE_BYTES(ja_particles) = {
#embed "data/lexicons/ja/particles.tsv"
};

FILE_BYTES(ko_particles) = {
#embed "data/lexicons/ko/particles.tsv"
};

#define ENTRY(name, symbol) {name, symbol, sizeof(symbol)}

static const invest_embedded_file files[] = {
    ENTRY("lexicons/ja/particles.tsv", ja_particles),
    ENTRY("lexicons/ko/particles.tsv", ko_particles),
    ENTRY("schema.sql", schema_sql),
};

size_t invest_embedded_count(void) { return sizeof(files) / sizeof(files[0]); }

const invest_embedded_file *invest_embedded_at(size_t index) { return &files[index]; }

const invest_embedded_file *invest_embedded_find(const char *name) {
  for (size_t i = 0; i < invest_embedded_count(); i++) {
    if (strcmp(files[i].name, name) == 0) return &files[i];
  }
  return NULL;
}
