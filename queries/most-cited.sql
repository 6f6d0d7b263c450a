-- name: most-cited
-- summary: The announcements that most sources repeat, each with its first and last day.
-- parameter: limit integer = 20; at most so many
-- column: fact_id; number of the fact
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: entity; the entity's name, for tickers the name on the board
-- column: amount; of investments
-- column: currency; of the amount or price
-- column: percent; of growth, moves and tickers
-- column: sources; how many sources state it
-- column: first_day; the earliest day of a source
-- column: last_day; the latest day of a source
-- needs: sqlite
WITH
  counted AS MATERIALIZED (
    SELECT fact_id, count(DISTINCT source_id) AS sources
    FROM citations
    GROUP BY fact_id
    ORDER BY sources DESC, fact_id
    LIMIT ifnull(:limit, -1)
  )
SELECT
  f.id AS fact_id, f.kind, ifnull(e.name, f.name) AS entity, f.amount, f.currency, f.percent, counted.sources,
  (
    SELECT min(s.published_on) FROM citations AS c JOIN sources AS s ON s.id = c.source_id WHERE c.fact_id = f.id
  ) AS first_day,
  (
    SELECT max(s.published_on) FROM citations AS c JOIN sources AS s ON s.id = c.source_id WHERE c.fact_id = f.id
  ) AS last_day
FROM counted
JOIN all_facts AS f ON f.id = counted.fact_id
LEFT JOIN entities AS e ON e.id = f.entity_id
ORDER BY counted.sources DESC, f.id;
