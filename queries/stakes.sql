-- name: stakes
-- summary: Who put money into whom, or plans to.
-- parameter: entity entity = NULL; only where this entity gives or takes
-- parameter: as_of day = NULL; what was known by the end of that day
-- column: investor; whose money it is
-- column: target; whom it goes to
-- column: status; planned or spent
-- column: amount; NULL where no source gives one
-- column: currency; of the amount
-- column: qualifier; exact, about, at_least, at_most or range
-- column: stated_on; the earliest known day of a source
-- column: sources; how many sources state it
-- needs: sqlite
SELECT
  e.name AS investor, t.name AS target, i.status, i.amount, i.currency, i.qualifier, i.stated_on,
  (SELECT count(DISTINCT c.source_id) FROM citations AS c WHERE c.fact_id = i.id) AS sources
FROM investments AS i
JOIN entities AS e ON e.id = i.entity_id
LEFT JOIN entities AS t ON t.id = i.target_id
WHERE
  i.kind = 'stake'
  AND (:entity IS NULL OR i.entity_id = :entity OR i.target_id = :entity)
  AND (:as_of IS NULL OR i.stated_on <= :as_of)
ORDER BY e.name, t.name, i.stated_on, i.id;
