-- name: list-facts
-- summary: All facts of every kind, newest first.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the fact
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: entity_id; id of the entity
-- column: entity; its name, for tickers the name on the board
-- column: status; investments: planned or spent
-- column: amount; of investments, the low end of a range
-- column: amount_high; the high end
-- column: currency; of the amount or price
-- column: qualifier; exact, about, at_least, at_most or range
-- column: percent; of growth, moves and tickers
-- column: segment; growth: of which part of the business
-- column: window; moves and tickers: since when
-- column: price; of tickers
-- column: stated_on; the earliest known day of a source
-- column: sources; how many sources state it
-- column: edited; edited where the user set fields of it
-- needs: sqlite
SELECT
  f.id, f.kind, f.entity_id, ifnull(e.name, f.name) AS entity, f.status, f.amount, f.amount_high, f.currency,
  f.qualifier, f.percent, f.segment, f.window, f.price, f.stated_on,
  (
    SELECT count(DISTINCT c.source_id) FROM citations AS c
    WHERE
      c.fact_id = f.id
      AND (:as_of IS NULL OR (SELECT s.published_on FROM sources AS s WHERE s.id = c.source_id) <= :as_of)
  ) AS sources,
  CASE WHEN EXISTS (
    SELECT 1 FROM decided_citations AS d JOIN citations AS c ON c.id = d.citation_id WHERE c.fact_id = f.id
  ) THEN 'edited' END AS edited
FROM (
  SELECT * FROM all_facts AS f
  WHERE
    (:entity IS NULL OR f.entity_id = :entity)
    AND (:as_of IS NULL OR f.stated_on <= :as_of)
    AND (:from IS NULL OR f.stated_on >= :from)
    AND (:to IS NULL OR f.stated_on <= :to)
  ORDER BY f.stated_on DESC NULLS LAST, f.id
  LIMIT ifnull(:limit, -1)
) AS f
LEFT JOIN entities AS e ON e.id = f.entity_id
ORDER BY f.stated_on DESC NULLS LAST, f.id;
