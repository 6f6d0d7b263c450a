# Writes a price file of SYMBOLS instruments with DAYS bars each to standard output: a walk drawn by chance.
# usage: awk -v name=A -v symbols=20 -v days=3000 -v seed=1 -f bars.awk
BEGIN {
  srand(seed)
  print "symbol,day,open,high,low,close,volume"
  for (s = 0; s < symbols; s++) {
    close_ = 50 + rand() * 100
    year = 1990; month = 1; day = 1
    for (i = 0; i < days; i++) {
      close_ = close_ * (0.98 + rand() * 0.0405)
      if (close_ < 2) close_ = 2
      open_ = close_ * (0.995 + rand() * 0.01)
      high = (open_ > close_ ? open_ : close_) * 1.01
      low = (open_ < close_ ? open_ : close_) * 0.99
      printf "%s%03d,%04d-%02d-%02d,%.2f,%.2f,%.2f,%.2f,%d\n", name, s, year, month, day, open_, high, low, close_, 1000 + rand() * 1000000
      if (++day > 28) { day = 1; if (++month > 12) { month = 1; year++ } }
    }
  }
}
