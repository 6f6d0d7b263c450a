// What SQLite is told before it begins.
#include "CHash.h"

// As sqlite3.h has them; the library is linked by whoever opens stores.
extern int sqlite3_config(int option, ...);
enum { CONFIG_MEMSTATUS = 9 };

void invest_prepare_sqlite(void) {
  // Nobody asks for its statistics of memory, and each allocation of any thread takes a lock of all threads for them.
  (void)sqlite3_config(CONFIG_MEMSTATUS, 0);
}
