-- name: capex-per-year
-- summary: Capex of each entity by year and currency; a plan over several years counts with its share of each.
-- parameter: entity entity = NULL; only this entity
-- parameter: status text = NULL; planned or spent
-- parameter: as_of day = NULL; what was known by the end of that day
-- column: entity; the entity's name
-- column: year; the fiscal year, else the year of the statement and those after it
-- column: status; planned or spent
-- column: currency; of the amounts
-- column: amount; the sum for that year
-- column: facts; how many announcements are in it
-- needs: sqlite
WITH RECURSIVE
  plan (entity_id, year, last_year, status, currency, share, id) AS (
    SELECT
      i.entity_id,
      ifnull(i.fiscal_year, CAST(substr(ifnull(i.starts_on, i.stated_on), 1, 4) AS INTEGER)),
      ifnull(i.fiscal_year, CAST(substr(ifnull(i.starts_on, i.stated_on), 1, 4) AS INTEGER))
        + CASE WHEN i.years > 1 THEN CAST(i.years AS INTEGER) - 1 ELSE 0 END,
      i.status, i.currency, CASE WHEN i.years > 1 THEN i.amount / CAST(i.years AS INTEGER) ELSE i.amount END, i.id
    FROM investments AS i
    WHERE
      i.kind = 'capex' AND i.amount IS NOT NULL
      AND (:entity IS NULL OR i.entity_id = :entity)
      AND (:status IS NULL OR i.status = :status)
      AND (:as_of IS NULL OR i.stated_on <= :as_of)
      AND CASE WHEN :as_of IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > :as_of, 1) END
    UNION ALL
    SELECT entity_id, year + 1, last_year, status, currency, share, id FROM plan WHERE year < last_year
  )
SELECT e.name AS entity, plan.year, plan.status, plan.currency, sum(plan.share) AS amount, count(*) AS facts
FROM plan
JOIN entities AS e ON e.id = plan.entity_id
GROUP BY plan.entity_id, plan.year, plan.status, plan.currency
ORDER BY e.name, plan.year, plan.status, plan.currency;
