-- name: list-filings
-- summary: Values that companies reported in filings.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was filed by the end of that day
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the value
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: taxonomy; us-gaap, ifrs-full, dei, …
-- column: concept; the tag
-- column: label; its words
-- column: unit; currency or count
-- column: value; the number
-- column: period_start; first day
-- column: period_end; last day
-- column: fiscal_year; of the filing
-- column: fiscal_period; of the filing
-- column: form; 10-K, 20-F, …
-- column: filed_on; the day it was filed
-- column: accession; number of the filing
-- column: frame; the frame it belongs to
-- needs: sqlite
SELECT
  f.id, f.entity_id, e.name AS entity, f.taxonomy, f.concept, f.label, f.unit, f.value, f.period_start, f.period_end,
  f.fiscal_year, f.fiscal_period, f.form, f.filed_on, f.accession, f.frame
FROM filings AS f
JOIN entities AS e ON e.id = f.entity_id
WHERE (:entity IS NULL OR f.entity_id = :entity) AND (:as_of IS NULL OR f.filed_on <= :as_of)
ORDER BY f.entity_id, f.concept, f.period_end DESC, f.id
LIMIT ifnull(:limit, -1);
