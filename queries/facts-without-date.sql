-- name: facts-without-date
-- summary: Facts that no dated source states; they are left out wherever --as-of is given.
-- column: fact_id; number of the fact
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: entity; the entity's name, for tickers the name on the board
-- column: amount; of investments
-- column: currency; of the amount or price
-- column: percent; of growth, moves and tickers
-- column: uri; a source that states it
-- needs: sqlite
SELECT
  f.id AS fact_id, f.kind, ifnull(e.name, f.name) AS entity, f.amount, f.currency, f.percent,
  (
    SELECT s.uri FROM citations AS c JOIN sources AS s ON s.id = c.source_id
    WHERE c.fact_id = f.id ORDER BY c.id LIMIT 1
  ) AS uri
FROM all_facts AS f
LEFT JOIN entities AS e ON e.id = f.entity_id
WHERE f.stated_on IS NULL
ORDER BY f.id;
