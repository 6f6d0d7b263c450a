-- name: tickers-of-day
-- summary: The quote boards of one day: name, price and change.
-- parameter: day day = NULL; NULL for the newest day that has any
-- parameter: symbol text = NULL; only this symbol
-- column: stated_on; the day of the board
-- column: name; as the board writes it
-- column: symbol; the ticker symbol
-- column: price; the price
-- column: currency; of the price
-- column: change_percent; signed percent
-- column: window; 24h or day
-- column: sources; how many sources show it
-- needs: sqlite
SELECT
  t.stated_on, t.name, t.symbol, t.price, t.currency, t.change_percent, t.window,
  (SELECT count(DISTINCT c.source_id) FROM citations AS c WHERE c.fact_id = t.id) AS sources
FROM market_tickers AS t
WHERE
  t.stated_on IS ifnull(:day, (SELECT max(stated_on) FROM market_tickers))
  AND (:symbol IS NULL OR t.symbol = :symbol)
ORDER BY t.id;
