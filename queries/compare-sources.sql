-- name: compare-sources
-- summary: The sources behind a comparison: which documents state each fact about these entities.
-- parameter: entities text = NULL; ids, separated by commas; NULL for all
-- parameter: as_of day = NULL; sources published by the end of that day
-- column: fact_id; number of the fact
-- column: source_id; number of the source
-- column: published_on; the day it was published
-- column: publisher; who published it
-- column: title; its title
-- column: uri; where it came from
-- needs: sqlite
WITH
  chosen (id) AS MATERIALIZED (
    SELECT id
    FROM entities
    WHERE id IN (
      SELECT value
      FROM json_each('["' || replace(replace(replace(replace(:entities, ' ', ''), '"', ''), '\', ''), ',', '","') || '"]')
    )
    UNION ALL
    SELECT id FROM entities WHERE :entities IS NULL
  ),
  stated (fact_id) AS (
    SELECT i.id FROM chosen CROSS JOIN investments AS i ON i.entity_id = chosen.id
    UNION ALL
    SELECT g.id FROM chosen CROSS JOIN revenue_growth AS g ON g.entity_id = chosen.id
    UNION ALL
    SELECT m.id FROM chosen CROSS JOIN stock_moves AS m ON m.entity_id = chosen.id
  )
SELECT DISTINCT stated.fact_id, s.id AS source_id, s.published_on, s.publisher, s.title, s.uri
FROM stated
CROSS JOIN citations AS c ON c.fact_id = stated.fact_id
JOIN sources AS s ON s.id = c.source_id
WHERE :as_of IS NULL OR s.published_on <= :as_of
ORDER BY stated.fact_id, s.published_on IS NULL, s.published_on, s.id;
