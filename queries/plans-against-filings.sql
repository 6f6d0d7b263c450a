-- name: plans-against-filings
-- summary: Planned capex a year against what the company reported for the last year before the plan.
-- parameter: entities text = NULL; ids, separated by commas; NULL for all
-- parameter: as_of day = NULL; what was known and filed by the end of that day
-- column: entity; id of the entity
-- column: name; its name
-- column: fact_id; number of the plan
-- column: stated_on; the day the plan was stated
-- column: amount; of the plan
-- column: amount_high; the high end of a range
-- column: currency; of the plan
-- column: qualifier; exact, about, at_least, at_most or range
-- column: years; how many years it covers
-- column: per_year; the plan a year, in its own currency
-- column: fiscal_year; the year that it is for
-- column: reported_year; the last year reported that ended before the plan's year, else before the plan was stated
-- column: reported; capital expenditure reported for that year
-- column: reported_currency; the currency the company reports in
-- column: per_year_in; the plan a year in that currency, at the rate of the day it was stated
-- column: ratio; how many times what was reported the plan is, a year
-- column: tag; the tag it was reported under
-- column: covers; all, or part where the tag covers some kinds of capital expenditure only
-- column: note; what the tag includes or leaves out
-- column: period_end; last day of that year
-- column: form; of the filing
-- column: filed_on; day of the filing
-- needs: invest
WITH
  chosen (id) AS MATERIALIZED (
    SELECT id
    FROM entities
    WHERE
      EXISTS (SELECT 1 FROM filings AS f WHERE f.entity_id = entities.id)
      AND (:entities IS NULL OR instr(',' || replace(:entities, ' ', '') || ',', ',' || id || ',') > 0)
  ),
  ranked AS MATERIALIZED (
    SELECT
      c.*,
      row_number() OVER (
        PARTITION BY c.entity_id, c.period_end ORDER BY c.covers_all DESC, c.filed_on DESC, c.rank, c.id DESC
      ) AS place
    FROM chosen
    CROSS JOIN annual_capex AS c ON c.entity_id = chosen.id
    WHERE c.is_translation = 0 AND (:as_of IS NULL OR c.filed_on <= :as_of)
  ),
  plan AS (
    SELECT
      i.id, i.entity_id, i.stated_on, i.amount, i.amount_high, i.currency, i.qualifier, i.years, i.fiscal_year,
      CASE WHEN i.years > 1 THEN i.amount / i.years ELSE i.amount END AS per_year
    FROM chosen
    CROSS JOIN investments AS i ON i.entity_id = chosen.id
    WHERE
      i.kind = 'capex' AND i.status = 'planned' AND i.amount IS NOT NULL AND i.years >= 1
      AND (:as_of IS NULL OR i.stated_on <= :as_of)
      AND CASE WHEN :as_of IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > :as_of, 1) END
  ),
  paired AS (
    SELECT
      plan.*, r.year, r.amount AS reported, r.currency AS reported_currency, r.tag, r.covers_all, r.note, r.period_end, r.form,
      r.filed_on,
      row_number() OVER (PARTITION BY plan.id ORDER BY r.period_end DESC) AS newness
    FROM plan
    JOIN ranked AS r ON r.entity_id = plan.entity_id AND r.place = 1 AND r.amount > 0
      AND CASE
        WHEN plan.fiscal_year IS NOT NULL THEN r.year < plan.fiscal_year
        ELSE ifnull(r.period_end <= plan.stated_on, 1)
      END
  )
SELECT
  p.entity_id AS entity, e.name, p.id AS fact_id, p.stated_on, p.amount, p.amount_high, p.currency, p.qualifier, p.years,
  p.per_year, p.fiscal_year, p.year AS reported_year, p.reported, p.reported_currency,
  convert(p.per_year, p.currency, p.reported_currency, p.stated_on, :as_of) AS per_year_in,
  1.0 * convert(p.per_year, p.currency, p.reported_currency, p.stated_on, :as_of) / p.reported AS ratio, p.tag,
  CASE p.covers_all WHEN 1 THEN 'all' ELSE 'part' END AS covers, p.note, p.period_end, p.form, p.filed_on
FROM paired AS p
JOIN entities AS e ON e.id = p.entity_id
WHERE p.newness = 1
ORDER BY e.name, p.stated_on, p.id;
