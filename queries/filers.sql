-- name: filers
-- summary: Companies whose filings are in the store, with what is there.
-- parameter: entity entity = NULL; only this entity
-- parameter: as_of day = NULL; what was filed by the end of that day
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: reported; how many values
-- column: concepts; how many tags
-- column: annual_capex; how many annual values are under a tag known for capital expenditure
-- column: taxonomies; us-gaap, ifrs-full, dei, …
-- column: first_filed_on; the first day of filing
-- column: last_filed_on; the last day of filing
-- needs: sqlite
SELECT
  f.entity_id, e.name AS entity, count(*) AS reported, count(DISTINCT f.concept) AS concepts,
  (
    SELECT count(*)
    FROM annual_capex AS c
    WHERE c.entity_id = f.entity_id AND (:as_of IS NULL OR c.filed_on <= :as_of)
  ) AS annual_capex,
  group_concat(DISTINCT f.taxonomy) AS taxonomies, min(f.filed_on) AS first_filed_on, max(f.filed_on) AS last_filed_on
FROM filings AS f
JOIN entities AS e ON e.id = f.entity_id
WHERE (:entity IS NULL OR f.entity_id = :entity) AND (:as_of IS NULL OR f.filed_on <= :as_of)
GROUP BY f.entity_id
ORDER BY e.name;
