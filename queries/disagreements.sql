-- name: disagreements
-- summary: Different figures for what looks like the same plan or growth, each beside the first that was stated.
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
WITH
  planned AS (
    SELECT
      i.*,
      first_value(i.id) OVER (
        PARTITION BY
          i.entity_id, i.kind, i.status, i.currency, i.target_id, i.purpose, ifnull(i.fiscal_year, -i.years)
        ORDER BY ifnull(i.stated_on, '9999'), i.id
      ) AS first_id
    FROM investments AS i
    WHERE
      (:entity IS NULL OR i.entity_id = :entity) AND i.amount IS NOT NULL
      AND (i.fiscal_year IS NOT NULL OR i.years IS NOT NULL)
      AND (:as_of IS NULL OR i.stated_on <= :as_of)
      AND CASE WHEN :as_of IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > :as_of, 1) END
  ),
  -- Growth of one period beside the first of that period; growth of no period beside what was stated last, up to 45 days
  -- before.
  grown AS (
    SELECT
      g.*,
      CASE
        WHEN g.period IS NOT NULL THEN first_value(g.id) OVER of_period
        ELSE lag(g.id) OVER of_segment
      END AS other_id
    FROM revenue_growth AS g
    WHERE (:entity IS NULL OR g.entity_id = :entity) AND (:as_of IS NULL OR g.stated_on <= :as_of)
    WINDOW
      of_period AS (
        PARTITION BY g.entity_id, g.segment, g.basis, g.period ORDER BY ifnull(g.stated_on, '9999'), g.id
      ),
      of_segment AS (PARTITION BY g.entity_id, g.segment, g.basis ORDER BY ifnull(g.stated_on, '9999'), g.id)
  )
SELECT
  e.name AS entity, a.kind,
  a.status || ifnull(' for ' || a.target_id, '') || ifnull(' in ' || a.fiscal_year, '') AS about,
  a.id AS fact_id, a.amount, a.currency, a.stated_on, b.id AS other_fact_id, b.amount AS other_amount,
  b.stated_on AS other_stated_on
FROM planned AS b
JOIN investments AS a ON a.id = b.first_id
JOIN entities AS e ON e.id = a.entity_id
WHERE b.amount <> a.amount OR ifnull(b.amount_high, b.amount) <> ifnull(a.amount_high, a.amount)
UNION ALL
SELECT
  e.name, 'growth', a.segment || ' ' || a.basis || ifnull(' in ' || ifnull(a.period, b.period), ''),
  a.id, a.percent, NULL, a.stated_on, b.id, b.percent, b.stated_on
FROM grown AS b
JOIN revenue_growth AS a ON a.id = b.other_id
JOIN entities AS e ON e.id = a.entity_id
WHERE
  b.percent <> a.percent
  AND (b.period IS NOT NULL OR abs(julianday(b.stated_on) - julianday(a.stated_on)) <= 45)
ORDER BY 1, 2, 4, 8;
