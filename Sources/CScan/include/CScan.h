// Passes over the bytes of a text, sixteen at a time: whether they are UTF-8, which scripts they hold, where sentences may
// end. Those that say so tell when this processor cannot; the Swift that calls them then looks at one character at a time.
#ifndef INVEST_CSCAN_H
#define INVEST_CSCAN_H

#include <stddef.h>
#include <stdint.h>

// What a file's bytes tell where they are UTF-8 from the first to the last.
struct invest_utf8 {
  size_t wide;        // characters of more than one byte
  int has_nul;
  int composes;       // conjoining Hangul jamo (E1 84 to E1 87) or combining kana marks (E3 82 99, E3 82 9A)
};

// Returns 1 and fills the result where the bytes are valid UTF-8; 0 where they are not, or this processor cannot tell.
int invest_utf8_check(const uint8_t *bytes, size_t count, struct invest_utf8 *result);

// How many characters begin with which bytes.
struct invest_leads {
  size_t letters;                       // of ASCII
  size_t two;                           // C2 to DF
  size_t e381, e382, e383;              // kana
  size_t e4, e5_to_e9, ea_to_ed, eb_to_ec;
};

// Adds the characters of valid UTF-8 to the counts. Returns 0, and does nothing, where this processor cannot.
int invest_add_leads(const uint8_t *bytes, size_t count, struct invest_leads *leads);

// The first place from `place` on where a sentence may end: . ! ? a line break, 。 ！ ？; `end` where there is none. Places
// near the end, with fewer than 18 bytes before it, are given as they are. `mode` 1 looks for , ; the dash, bullet and dots
// of E2 80, 、 the ideographic blank, ，and ； instead. Never less than `place`.
size_t invest_next_mark(const uint8_t *text, size_t place, size_t end, int mode);

// The first place from `place` on with one of three bytes, `end` where there is none.
size_t invest_first_of(const uint8_t *text, size_t place, size_t end, uint8_t one, uint8_t two, uint8_t three);

// Copies bytes with the letters of ASCII in lower case.
void invest_fold(const uint8_t *text, size_t count, uint8_t *folded);

// How many bytes of a text are no ASCII, 1 in `has_numeral` where one of them is 30 to 3F or EF.
size_t invest_count_wide(const uint8_t *text, size_t count, int *has_numeral);

// How many control characters stand in a text that texts do not hold: all below 20 but 09 to 0D and 1B, and 7F.
size_t invest_count_controls(const uint8_t *text, size_t count);


// Which of 64 bytes are ASCII letters, the first one lowest; and in `wide` which are no ASCII.
uint64_t invest_letters(const uint8_t *text, uint64_t *wide);

#endif
