-- name: list-investments
-- summary: Investments, newest first; superseded plans too.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the fact
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: kind; capex or stake
-- column: status; planned or spent
-- column: amount; the low end of a range
-- column: amount_high; the high end
-- column: currency; of the amount
-- column: qualifier; exact, about, at_least, at_most or range
-- column: years; how many years it covers
-- column: fiscal_year; the single year that is meant
-- column: starts_on; first day of the plan
-- column: ends_on; last day of the plan
-- column: target_id; id of whom the money goes to
-- column: target; its name
-- column: purpose; what for
-- column: stated_on; the earliest known day of a source
-- column: supersedes_id; the plan that this one takes the place of
-- column: sources; how many sources state it
-- column: edited; edited where the user set fields of it
-- needs: sqlite
SELECT
  i.id, i.entity_id, e.name AS entity, i.kind, i.status, i.amount, i.amount_high, i.currency, i.qualifier, i.years,
  i.fiscal_year, i.starts_on, i.ends_on, i.target_id, t.name AS target, i.purpose, i.stated_on, i.supersedes_id,
  (
    SELECT count(DISTINCT c.source_id) FROM citations AS c
    WHERE
      c.fact_id = i.id
      AND (:as_of IS NULL OR (SELECT s.published_on FROM sources AS s WHERE s.id = c.source_id) <= :as_of)
  ) AS sources,
  CASE WHEN EXISTS (
    SELECT 1 FROM decided_citations AS d JOIN citations AS c ON c.id = d.citation_id WHERE c.fact_id = i.id
  ) THEN 'edited' END AS edited
FROM (
  SELECT * FROM investments AS i
  WHERE
    (:entity IS NULL OR i.entity_id = :entity)
    AND (:as_of IS NULL OR i.stated_on <= :as_of)
    AND (:from IS NULL OR i.stated_on >= :from)
    AND (:to IS NULL OR i.stated_on <= :to)
  ORDER BY i.stated_on DESC NULLS LAST, i.id
  LIMIT ifnull(:limit, -1)
) AS i
JOIN entities AS e ON e.id = i.entity_id
LEFT JOIN entities AS t ON t.id = i.target_id
ORDER BY i.stated_on DESC NULLS LAST, i.id;
