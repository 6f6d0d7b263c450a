-- name: entity-timeline
-- summary: Everything known of one entity in the order of days; stakes that others take in it too.
-- parameter: entity entity = NULL; NULL for all
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: as_of day = NULL; what was known by the end of that day
-- column: stated_on; the earliest known day of a source
-- column: entity; the entity's name
-- column: fact_id; number of the fact
-- column: kind; capex, stake, growth, move or ticker
-- column: status; planned or spent
-- column: amount; of investments, the price of tickers
-- column: currency; of the amount
-- column: percent; of growth, moves and tickers
-- column: about; target, segment or window
-- column: sources; how many sources state it
-- needs: sqlite
WITH
  events (stated_on, entity_id, fact_id, kind, status, amount, currency, percent, about) AS (
    SELECT i.stated_on, i.entity_id, i.id, i.kind, i.status, i.amount, i.currency, NULL, t.name
    FROM investments AS i
    LEFT JOIN entities AS t ON t.id = i.target_id
    WHERE :entity IS NULL OR i.entity_id = :entity
    UNION ALL
    SELECT i.stated_on, i.entity_id, i.id, i.kind, i.status, i.amount, i.currency, NULL, t.name
    FROM investments AS i
    JOIN entities AS t ON t.id = i.target_id
    WHERE i.target_id = :entity AND i.entity_id <> :entity
    UNION ALL
    SELECT stated_on, entity_id, id, 'growth', NULL, NULL, NULL, percent, segment || ' ' || basis
    FROM revenue_growth
    WHERE :entity IS NULL OR entity_id = :entity
    UNION ALL
    SELECT stated_on, entity_id, id, 'move', NULL, NULL, NULL, percent, window
    FROM stock_moves
    WHERE :entity IS NULL OR entity_id = :entity
    UNION ALL
    SELECT stated_on, entity_id, id, 'ticker', NULL, price, currency, change_percent, name
    FROM market_tickers
    WHERE entity_id IS NOT NULL AND (:entity IS NULL OR entity_id = :entity)
  )
SELECT
  v.stated_on, e.name AS entity, v.fact_id, v.kind, v.status, v.amount, v.currency, v.percent, v.about,
  (SELECT count(DISTINCT c.source_id) FROM citations AS c WHERE c.fact_id = v.fact_id) AS sources
FROM events AS v
JOIN entities AS e ON e.id = v.entity_id
WHERE
  (:as_of IS NULL OR v.stated_on <= :as_of)
  AND (:from IS NULL OR v.stated_on >= :from)
  AND (:to IS NULL OR v.stated_on <= :to)
ORDER BY v.stated_on IS NULL, v.stated_on, v.fact_id;
