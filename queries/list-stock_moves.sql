-- name: list-stock_moves
-- summary: Stated moves of share prices and indices, newest first.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the fact
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: percent; signed percent
-- column: window; since when
-- column: qualifier; exact, about, at_least, at_most or range
-- column: stated_on; the earliest known day of a source
-- column: sources; how many sources state it
-- column: edited; edited where the user set fields of it
-- needs: sqlite
SELECT
  m.id, m.entity_id, e.name AS entity, m.percent, m.window, m.qualifier, m.stated_on,
  (
    SELECT count(DISTINCT c.source_id) FROM citations AS c
    WHERE
      c.fact_id = m.id
      AND (:as_of IS NULL OR (SELECT s.published_on FROM sources AS s WHERE s.id = c.source_id) <= :as_of)
  ) AS sources,
  CASE WHEN EXISTS (
    SELECT 1 FROM decided_citations AS d JOIN citations AS c ON c.id = d.citation_id WHERE c.fact_id = m.id
  ) THEN 'edited' END AS edited
FROM (
  SELECT * FROM stock_moves AS m
  WHERE
    (:entity IS NULL OR m.entity_id = :entity)
    AND (:as_of IS NULL OR m.stated_on <= :as_of)
    AND (:from IS NULL OR m.stated_on >= :from)
    AND (:to IS NULL OR m.stated_on <= :to)
  ORDER BY m.stated_on DESC NULLS LAST, m.id
  LIMIT ifnull(:limit, -1)
) AS m
JOIN entities AS e ON e.id = m.entity_id
ORDER BY m.stated_on DESC NULLS LAST, m.id;
