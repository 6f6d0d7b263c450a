-- name: compare-filings
-- summary: Reported capital expenditure of entities side by side, year by year, in one currency.
-- parameter: entities text = NULL; ids, separated by commas, in the order wanted; NULL for all
-- parameter: in currency = NULL; convert to this; NULL: the currency that all amounts have, else USD
-- parameter: as_of day = NULL; what was filed by the end of that day
-- parameter: from day = NULL; years that ended on or after
-- parameter: to day = NULL; years that ended on or before
-- parameter: rate_on day = NULL; convert at the rates of this day; NULL: of the last day of each year
-- column: entity; id of the entity
-- column: name; its name
-- column: kind; filing
-- column: status; reported, or translated where it is a translation into another currency than the company reports in
-- column: amount; as filed last
-- column: amount_high; always NULL
-- column: currency; of the amount
-- column: qualifier; exact
-- column: years; 1
-- column: per_year; the amount
-- column: fiscal_year; the year in which the period ends
-- column: stated_on; the day of the filing
-- column: in_currency; what is converted to
-- column: in_amount; the amount in that currency, NULL where there is no rate
-- column: in_amount_high; always NULL
-- column: in_per_year; the amount in that currency
-- column: rate; what one unit of currency was worth in in_currency
-- column: rate_day; the day of that rate
-- column: rate_legs; the declared rates it is made of
-- column: sources; 1
-- column: convert_on; the day whose rate is asked for
-- column: tag; the tag it was reported under
-- column: taxonomy; us-gaap or ifrs-full
-- column: covers; all, or part where the tag covers some kinds of capital expenditure only
-- column: note; what the tag includes or leaves out
-- column: period_start; first day of the year
-- column: period_end; last day of the year
-- column: form; 10-K, 20-F, 40-F or an amendment
-- column: filed_on; the day of the filing
-- column: accession; number of the filing
-- needs: invest
WITH
  chosen (id, name, position) AS MATERIALIZED (
    SELECT id, name, instr(',' || replace(:entities, ' ', '') || ',', ',' || id || ',')
    FROM entities
    WHERE id IN (
      SELECT value
      FROM json_each('["' || replace(replace(replace(replace(:entities, ' ', ''), '"', ''), '\', ''), ',', '","') || '"]')
    )
    UNION ALL
    SELECT id, name, NULL FROM entities WHERE :entities IS NULL
  ),
  ranked AS MATERIALIZED (
    SELECT
      chosen.position, chosen.name, c.*,
      row_number() OVER (
        PARTITION BY c.entity_id, c.period_end, c.currency
        ORDER BY c.covers_all DESC, c.filed_on DESC, c.rank, c.id DESC
      ) AS place
    FROM chosen
    CROSS JOIN annual_capex AS c ON c.entity_id = chosen.id
    WHERE
      (:as_of IS NULL OR c.filed_on <= :as_of)
      AND (:from IS NULL OR c.period_end >= :from)
      AND (:to IS NULL OR c.period_end <= :to)
  ),
  wanted (currency) AS MATERIALIZED (
    SELECT ifnull(upper(:in), CASE WHEN count(DISTINCT currency) > 1 THEN 'USD' ELSE max(currency) END)
    FROM ranked
    WHERE place = 1 AND is_translation = 0
  ),
  known AS MATERIALIZED (
    SELECT ranked.*, wanted.currency AS in_currency, ifnull(:rate_on, period_end) AS convert_on
    FROM ranked, wanted
    WHERE place = 1
  )
SELECT
  entity_id AS entity, name, 'filing' AS kind, CASE is_translation WHEN 1 THEN 'translated' ELSE 'reported' END AS status,
  amount, NULL AS amount_high, currency, 'exact' AS qualifier, 1 AS years, amount AS per_year, year AS fiscal_year,
  filed_on AS stated_on, in_currency,
  convert(amount, currency, in_currency, convert_on, :as_of) AS in_amount,
  NULL AS in_amount_high,
  convert(amount, currency, in_currency, convert_on, :as_of) AS in_per_year,
  rate(currency, in_currency, convert_on, :as_of) AS rate,
  rate_day(currency, in_currency, convert_on, :as_of) AS rate_day,
  rate_legs(currency, in_currency, convert_on, :as_of) AS rate_legs,
  1 AS sources, convert_on, tag, taxonomy, CASE covers_all WHEN 1 THEN 'all' ELSE 'part' END AS covers, note,
  period_start, period_end, form, filed_on, accession
FROM known
ORDER BY position, entity, period_end DESC, is_translation, currency;
