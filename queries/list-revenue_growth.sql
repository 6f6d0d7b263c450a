-- name: list-revenue_growth
-- summary: Stated growth of revenue, newest first.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the fact
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: segment; of which part of the business
-- column: percent; signed percent
-- column: basis; yoy or qoq
-- column: period; what was measured
-- column: qualifier; exact, about, at_least, at_most or range
-- column: stated_on; the earliest known day of a source
-- column: sources; how many sources state it
-- column: edited; edited where the user set fields of it
-- needs: sqlite
SELECT
  g.id, g.entity_id, e.name AS entity, g.segment, g.percent, g.basis, g.period, g.qualifier, g.stated_on,
  (
    SELECT count(DISTINCT c.source_id) FROM citations AS c
    WHERE
      c.fact_id = g.id
      AND (:as_of IS NULL OR (SELECT s.published_on FROM sources AS s WHERE s.id = c.source_id) <= :as_of)
  ) AS sources,
  CASE WHEN EXISTS (
    SELECT 1 FROM decided_citations AS d JOIN citations AS c ON c.id = d.citation_id WHERE c.fact_id = g.id
  ) THEN 'edited' END AS edited
FROM (
  SELECT * FROM revenue_growth AS g
  WHERE
    (:entity IS NULL OR g.entity_id = :entity)
    AND (:as_of IS NULL OR g.stated_on <= :as_of)
    AND (:from IS NULL OR g.stated_on >= :from)
    AND (:to IS NULL OR g.stated_on <= :to)
  ORDER BY g.stated_on DESC NULLS LAST, g.id
  LIMIT ifnull(:limit, -1)
) AS g
JOIN entities AS e ON e.id = g.entity_id
ORDER BY g.stated_on DESC NULLS LAST, g.id;
