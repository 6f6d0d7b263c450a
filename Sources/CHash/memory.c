// What the C library does with freed memory.
#include "CHash.h"

#include <malloc.h>

void invest_keep_freed_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
}
