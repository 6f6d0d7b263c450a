-- name: growth-ranking
-- summary: Who grows fastest: stated revenue growth, the newest of each entity and segment.
-- parameter: segment text = NULL; total, cloud, ai, …
-- parameter: basis text = 'yoy'; yoy or qoq; NULL for both
-- parameter: as_of day = NULL; what was known by the end of that day
-- column: rank; equal growth shares a rank
-- column: entity; the entity's name
-- column: segment; of which part of the business
-- column: percent; signed percent
-- column: qualifier; exact, about, at_least, at_most or range
-- column: basis; yoy or qoq
-- column: period; what was measured
-- column: stated_on; the earliest known day of a source
-- needs: sqlite
SELECT
  rank() OVER (ORDER BY g.percent DESC) AS rank, e.name AS entity, g.segment, g.percent, g.qualifier, g.basis,
  g.period, g.stated_on
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY entity_id, segment, basis
      ORDER BY period DESC NULLS LAST, stated_on DESC NULLS LAST, id) AS age
  FROM revenue_growth
  WHERE
    (:segment IS NULL OR segment = :segment)
    AND (:basis IS NULL OR basis = :basis)
    AND (:as_of IS NULL OR stated_on <= :as_of)
) AS g
JOIN entities AS e ON e.id = g.entity_id
WHERE g.age = 1
ORDER BY g.percent DESC, e.name, g.segment;
