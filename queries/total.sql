-- name: total
-- summary: Converted totals of investments, each announcement once; superseded plans are left out.
-- parameter: by text = 'entity'; entity, kind, year or currency
-- parameter: kind text = 'capex'; capex or stake; NULL for both
-- parameter: status text = 'planned'; planned or spent; NULL for both
-- parameter: entities text = NULL; ids, separated by commas; NULL for all
-- parameter: in currency = NULL; convert to this; NULL: the currency that all amounts have, else USD
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: rate_on day = NULL; convert at the rates of this day; NULL: of the day each amount was stated
-- column: group; the entity's id, the kind, the year (fiscal, else of the statement) or the currency
-- column: in_currency; what is converted to
-- column: in_amount; the sum, of ranges the low end
-- column: facts; how many facts are in the sum
-- column: missing; how many are not, since they give no amount or there is no rate
-- needs: invest
WITH
  known AS MATERIALIZED (
    SELECT
      i.amount, i.currency, ifnull(:rate_on, i.stated_on) AS convert_on,
      CASE :by
        WHEN 'kind' THEN i.kind
        WHEN 'year' THEN ifnull(i.fiscal_year, CAST(substr(i.stated_on, 1, 4) AS INTEGER))
        WHEN 'currency' THEN i.currency
        ELSE i.entity_id
      END AS "group"
    FROM investments AS i
    WHERE
      (:kind IS NULL OR i.kind = :kind)
      AND (:status IS NULL OR i.status = :status)
      AND (:entities IS NULL OR instr(',' || replace(:entities, ' ', '') || ',', ',' || i.entity_id || ',') > 0)
      AND (:as_of IS NULL OR i.stated_on <= :as_of)
      AND (:from IS NULL OR i.stated_on >= :from)
      AND (:to IS NULL OR i.stated_on <= :to)
      AND CASE WHEN :as_of IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > :as_of, 1) END
  ),
  wanted (currency) AS MATERIALIZED (
    SELECT ifnull(upper(:in), CASE WHEN count(DISTINCT currency) > 1 THEN 'USD' ELSE max(currency) END)
    FROM known
    WHERE amount IS NOT NULL
  ),
  converted AS MATERIALIZED (
    SELECT "group", convert(amount, known.currency, wanted.currency, convert_on, :as_of) AS in_amount, wanted.currency
    FROM known, wanted
  )
SELECT
  "group", currency AS in_currency, sum(in_amount) AS in_amount, count(in_amount) AS facts,
  count(*) - count(in_amount) AS missing
FROM converted
GROUP BY "group"
ORDER BY CASE :by WHEN 'year' THEN "group" END, sum(in_amount) DESC, "group";
