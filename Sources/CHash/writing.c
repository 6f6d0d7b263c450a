// Files begin their way to the disk while they are still written to, so that the wait at the end is short.
#define _GNU_SOURCE
#include "CHash.h"

#include <fcntl.h>
#include <sys/stat.h>

void invest_begin_writing(const char *path) {
  struct stat wanted, open_one;
  if (stat(path, &wanted) != 0 || !S_ISREG(wanted.st_mode)) return;
  // The descriptor that is there is used: closing another one of the same file would let go of the locks of SQLite.
  for (int descriptor = 3; descriptor < 64; descriptor++) {
    if (fstat(descriptor, &open_one) != 0 || open_one.st_ino != wanted.st_ino || open_one.st_dev != wanted.st_dev) continue;
    (void)sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    return;
  }
}
