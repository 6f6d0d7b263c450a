-- name: disagreements
-- summary: Pairs of sources that give different figures for what looks like the same plan or growth.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was known by the end of that day
-- column: entity; the entity's name
-- column: kind; capex, stake or growth
-- column: about; status, target and year, or segment and basis
-- column: fact_id; number of the earlier fact
-- column: amount; its amount, or percent for growth
-- column: currency; NULL for growth
-- column: stated_on; its day
-- column: other_fact_id; number of the later fact
-- column: other_amount; its amount, or percent for growth
-- column: other_stated_on; its day
-- needs: sqlite
SELECT
  e.name AS entity, a.kind,
  a.status || ifnull(' for ' || a.target_id, '') || ifnull(' in ' || ifnull(a.fiscal_year, b.fiscal_year), '') AS about,
  a.id AS fact_id, a.amount, a.currency, a.stated_on, b.id AS other_fact_id, b.amount AS other_amount,
  b.stated_on AS other_stated_on
FROM investments AS a
JOIN investments AS b
  ON b.entity_id = a.entity_id AND b.kind = a.kind AND b.status = a.status AND b.currency = a.currency
  AND b.target_id IS a.target_id AND b.purpose IS a.purpose
  AND (b.fiscal_year = a.fiscal_year OR (b.years = a.years AND ifnull(b.fiscal_year, a.fiscal_year) IS a.fiscal_year))
JOIN entities AS e ON e.id = a.entity_id
WHERE
  (b.amount <> a.amount OR ifnull(b.amount_high, b.amount) <> ifnull(a.amount_high, a.amount))
  AND (ifnull(a.stated_on, '9999'), a.id) < (ifnull(b.stated_on, '9999'), b.id)
  AND b.supersedes_id IS NOT a.id AND a.supersedes_id IS NOT b.id
  AND CASE WHEN :as_of IS NULL THEN a.superseded_by_id IS NULL ELSE ifnull(a.superseded_on > :as_of, 1) END
  AND CASE WHEN :as_of IS NULL THEN b.superseded_by_id IS NULL ELSE ifnull(b.superseded_on > :as_of, 1) END
  AND (:entity IS NULL OR a.entity_id = :entity)
  AND (:as_of IS NULL OR (a.stated_on <= :as_of AND b.stated_on <= :as_of))
UNION ALL
SELECT
  e.name, 'growth', a.segment || ' ' || a.basis || ifnull(' in ' || a.period, ''),
  a.id, a.percent, NULL, a.stated_on, b.id, b.percent, b.stated_on
FROM revenue_growth AS a
JOIN revenue_growth AS b
  ON b.entity_id = a.entity_id AND b.segment = a.segment AND b.basis = a.basis
  AND (b.period = a.period
    OR (ifnull(b.period, a.period) IS ifnull(a.period, b.period)
      AND abs(julianday(b.stated_on) - julianday(a.stated_on)) <= 45))
JOIN entities AS e ON e.id = a.entity_id
WHERE
  b.percent <> a.percent
  AND (ifnull(a.stated_on, '9999'), a.id) < (ifnull(b.stated_on, '9999'), b.id)
  AND (:entity IS NULL OR a.entity_id = :entity)
  AND (:as_of IS NULL OR (a.stated_on <= :as_of AND b.stated_on <= :as_of))
ORDER BY 1, 2, 4, 8;
