-- name: list-prices
-- summary: Daily bars by symbol and day.
-- parameter: symbol text = NULL; only this series
-- parameter: from day = NULL; on or after
-- parameter: to day = NULL; on or before
-- parameter: as_of day = NULL; on or before this day too
-- parameter: limit integer = NULL; at most so many rows
-- column: symbol; the ticker symbol
-- column: day; the day of the bar
-- column: open; the first price of the day
-- column: high; the highest
-- column: low; the lowest
-- column: close; the last
-- column: adj_close; the last, adjusted for splits and dividends
-- column: volume; how many were traded
-- needs: invest
SELECT symbol, day, open, high, low, close, adj_close, volume
FROM prices
WHERE
  symbol BETWEEN ifnull(:symbol, '') AND ifnull(:symbol, x'')
  AND day BETWEEN ifnull(:from, '') AND ifnull(:to, x'')
  AND day <= ifnull(:as_of, x'')
ORDER BY symbol, day
LIMIT ifnull(:limit, -1);
