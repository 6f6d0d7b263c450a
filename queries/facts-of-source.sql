-- name: facts-of-source
-- summary: What one document states: every fact with its quote.
-- parameter: source integer = NULL; number of the source, see `invest sources`; NULL for all
-- column: source_id; number of the source
-- column: fact_id; number of the fact
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: entity; the entity's name, for tickers the name on the board
-- column: amount; of investments
-- column: currency; of the amount or price
-- column: percent; of growth, moves and tickers
-- column: price; of tickers
-- column: qualifier; as this source puts it
-- column: quote; the words that say so
-- needs: sqlite
SELECT
  c.source_id, c.fact_id, f.kind, ifnull(e.name, f.name) AS entity, f.amount, f.currency, f.percent, f.price,
  c.qualifier, c.quote
FROM citations AS c
JOIN all_facts AS f ON f.id = c.fact_id
LEFT JOIN entities AS e ON e.id = f.entity_id
WHERE :source IS NULL OR c.source_id = :source
ORDER BY c.source_id, c.byte_start, c.id;
