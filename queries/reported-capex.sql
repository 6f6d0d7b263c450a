-- name: reported-capex
-- summary: Capital expenditure a year as companies reported it, with tag, period, form and day of filing.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was filed by the end of that day
-- parameter: from day = NULL; years that ended on or after
-- parameter: to day = NULL; years that ended on or before
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: year; the year in which the period ends, whatever the filing calls it
-- column: amount; as filed last
-- column: currency; of the amount
-- column: is_translation; 1: a translation into another currency than the one the company reports in
-- column: tag; the tag it was reported under
-- column: taxonomy; us-gaap or ifrs-full
-- column: covers; all, or part where the tag covers some kinds of capital expenditure only
-- column: note; what the tag includes or leaves out
-- column: period_start; first day of the year
-- column: period_end; last day of the year
-- column: form; 10-K, 20-F, 40-F or an amendment
-- column: filed_on; the day of that filing
-- column: accession; number of that filing
-- needs: sqlite
WITH ranked AS (
  SELECT
    c.*,
    row_number() OVER (
      PARTITION BY c.entity_id, c.period_end, c.currency ORDER BY c.covers_all DESC, c.filed_on DESC, c.rank, c.id DESC
    ) AS place
  FROM annual_capex AS c
  WHERE
    (:entity IS NULL OR c.entity_id = :entity)
    AND (:as_of IS NULL OR c.filed_on <= :as_of)
    AND (:from IS NULL OR c.period_end >= :from)
    AND (:to IS NULL OR c.period_end <= :to)
)
SELECT
  r.entity_id, e.name AS entity, r.year, r.amount, r.currency, r.is_translation, r.tag, r.taxonomy,
  CASE r.covers_all WHEN 1 THEN 'all' ELSE 'part' END AS covers, r.note, r.period_start, r.period_end, r.form,
  r.filed_on, r.accession
FROM ranked AS r
JOIN entities AS e ON e.id = r.entity_id
WHERE r.place = 1
ORDER BY e.name, r.period_end DESC, r.is_translation, r.currency;
