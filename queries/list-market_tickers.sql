-- name: list-market_tickers
-- summary: Lines of quote boards, newest first.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the fact
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: name; as the board writes it
-- column: symbol; the ticker symbol
-- column: price; the price
-- column: currency; of the price
-- column: change_percent; signed percent
-- column: window; 24h or day
-- column: stated_on; the earliest known day of a source
-- column: sources; how many sources state it
-- column: edited; edited where the user set fields of it
-- needs: sqlite
SELECT
  t.id, t.entity_id, e.name AS entity, t.name, t.symbol, t.price, t.currency, t.change_percent, t.window, t.stated_on,
  (
    SELECT count(DISTINCT c.source_id) FROM citations AS c
    WHERE
      c.fact_id = t.id
      AND (:as_of IS NULL OR (SELECT s.published_on FROM sources AS s WHERE s.id = c.source_id) <= :as_of)
  ) AS sources,
  CASE WHEN EXISTS (
    SELECT 1 FROM decided_citations AS d JOIN citations AS c ON c.id = d.citation_id WHERE c.fact_id = t.id
  ) THEN 'edited' END AS edited
FROM (
  SELECT * FROM market_tickers AS t
  WHERE
    (:entity IS NULL OR t.entity_id = :entity)
    AND (:as_of IS NULL OR t.stated_on <= :as_of)
    AND (:from IS NULL OR t.stated_on >= :from)
    AND (:to IS NULL OR t.stated_on <= :to)
  ORDER BY t.stated_on DESC NULLS LAST, t.id
  LIMIT ifnull(:limit, -1)
) AS t
LEFT JOIN entities AS e ON e.id = t.entity_id
ORDER BY t.stated_on DESC NULLS LAST, t.id;
