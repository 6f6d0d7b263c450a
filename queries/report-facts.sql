-- name: report-facts
-- summary: Every fact about these entities, as a report lists them: by entity, kind and day.
-- parameter: entities text = NULL; ids, separated by commas, in the order wanted; NULL for all
-- parameter: as_of day = NULL; what was known by the end of that day
-- column: fact_id; number of the fact
-- column: entity_id; id of the entity
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: stated_on; the earliest known day of a source
-- column: sources; how many sources state it
-- column: superseded_by_id; the plan that takes the place of this one
-- column: superseded_on; since when
-- column: edited; edited where the user set fields of it
-- needs: sqlite
WITH
  chosen (id, position) AS MATERIALIZED (
    SELECT id, instr(',' || replace(:entities, ' ', '') || ',', ',' || id || ',')
    FROM entities
    WHERE id IN (
      SELECT value
      FROM json_each('["' || replace(replace(replace(replace(:entities, ' ', ''), '"', ''), '\', ''), ',', '","') || '"]')
    )
    UNION ALL
    SELECT id, NULL FROM entities WHERE :entities IS NULL
  ),
  known (position, place, id, entity_id, kind, stated_on, superseded_by_id, superseded_on) AS (
    SELECT
      chosen.position, CASE i.kind WHEN 'capex' THEN 0 ELSE 2 END + CASE i.status WHEN 'planned' THEN 0 ELSE 1 END, i.id,
      i.entity_id, 'investment', i.stated_on, i.superseded_by_id, i.superseded_on
    FROM chosen CROSS JOIN investments AS i ON i.entity_id = chosen.id
    UNION ALL
    SELECT chosen.position, 4, g.id, g.entity_id, 'revenue_growth', g.stated_on, NULL, NULL
    FROM chosen CROSS JOIN revenue_growth AS g ON g.entity_id = chosen.id
    UNION ALL
    SELECT chosen.position, 5, m.id, m.entity_id, 'stock_move', m.stated_on, NULL, NULL
    FROM chosen CROSS JOIN stock_moves AS m ON m.entity_id = chosen.id
    UNION ALL
    SELECT chosen.position, 6, t.id, t.entity_id, 'market_ticker', t.stated_on, NULL, NULL
    FROM chosen CROSS JOIN market_tickers AS t ON t.entity_id = chosen.id
  )
SELECT
  k.id AS fact_id, k.entity_id, k.kind, k.stated_on,
  (
    SELECT count(DISTINCT c.source_id)
    FROM citations AS c
    WHERE
      c.fact_id = k.id
      AND (:as_of IS NULL OR (SELECT s.published_on FROM sources AS s WHERE s.id = c.source_id) <= :as_of)
  ) AS sources,
  CASE WHEN :as_of IS NULL OR k.superseded_on <= :as_of THEN k.superseded_by_id END AS superseded_by_id,
  CASE WHEN :as_of IS NULL OR k.superseded_on <= :as_of THEN k.superseded_on END AS superseded_on,
  CASE WHEN EXISTS (
    SELECT 1 FROM decided_citations AS d JOIN citations AS c ON c.id = d.citation_id WHERE c.fact_id = k.id
  ) THEN 'edited' END AS edited
FROM known AS k
WHERE :as_of IS NULL OR k.stated_on <= :as_of
ORDER BY k.position, k.entity_id, k.place, k.stated_on IS NULL, k.stated_on, k.id;
