-- name: compare
-- summary: Plans, growth and share moves of entities side by side, with amounts a year and in one currency.
-- parameter: entities text = NULL; ids, separated by commas, in the order wanted; NULL for all
-- parameter: in currency = NULL; convert to this; NULL: the currency that all amounts have, else USD
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; stated on or after
-- parameter: to day = NULL; stated on or before
-- parameter: rate_on day = NULL; convert at the rates of this day; NULL: of the day each amount was stated
-- parameter: metric text = NULL; capex, stakes, growth, moves, several separated by commas; NULL for all
-- column: entity; id of the entity
-- column: name; its name
-- column: kind; capex, stake, growth or move
-- column: status; planned or spent
-- column: amount; as announced, the low end of a range
-- column: amount_high; the high end of a range
-- column: currency; of the amount as announced
-- column: qualifier; exact, about, at_least, at_most or range
-- column: years; how many years the amount covers
-- column: per_year; amount / years, NULL where years is unknown or below 1
-- column: fiscal_year; the single year that is meant
-- column: stated_on; the earliest known day of a source
-- column: in_currency; what is converted to
-- column: in_amount; the amount in that currency, NULL where there is no rate
-- column: in_amount_high; the high end in that currency
-- column: in_per_year; the amount a year in that currency
-- column: rate; what one unit of currency was worth in in_currency
-- column: rate_day; the day of that rate
-- column: rate_legs; the declared rates it is made of
-- column: sources; how many sources state it
-- column: segment; growth: of which part of the business
-- column: percent; growth and moves: signed percent
-- column: basis; growth: yoy or qoq
-- column: window; moves: since when
-- column: convert_on; the day whose rate is asked for, NULL for the newest
-- column: fact_id; number of the fact
-- column: target; stakes: name of whom the money goes to
-- column: purpose; what the money is for
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
  measured AS MATERIALIZED (
    SELECT
      chosen.position, chosen.id AS entity, chosen.name, i.id AS fact_id, i.kind, i.status, i.amount, i.amount_high,
      i.currency, i.qualifier, i.years, i.fiscal_year, i.stated_on, NULL AS segment, NULL AS percent, NULL AS basis,
      NULL AS window, i.target_id, i.purpose
    FROM chosen
    CROSS JOIN investments AS i ON i.entity_id = chosen.id
    WHERE
      (:metric IS NULL
        OR instr(',' || :metric || ',', CASE i.kind WHEN 'capex' THEN ',capex,' ELSE ',stakes,' END) > 0)
      AND CASE WHEN :as_of IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > :as_of, 1) END
    UNION ALL
    SELECT
      chosen.position, chosen.id, chosen.name, g.id, 'growth', NULL, NULL, NULL,
      NULL, g.qualifier, NULL, NULL, g.stated_on, g.segment, g.percent, g.basis,
      NULL, NULL, NULL
    FROM chosen
    CROSS JOIN revenue_growth AS g ON g.entity_id = chosen.id
    WHERE :metric IS NULL OR instr(',' || :metric || ',', ',growth,') > 0
    UNION ALL
    SELECT
      chosen.position, chosen.id, chosen.name, m.id, 'move', NULL, NULL, NULL,
      NULL, m.qualifier, NULL, NULL, m.stated_on, NULL, m.percent, NULL,
      m.window, NULL, NULL
    FROM chosen
    CROSS JOIN stock_moves AS m ON m.entity_id = chosen.id
    WHERE :metric IS NULL OR instr(',' || :metric || ',', ',moves,') > 0
  ),
  known AS MATERIALIZED (
    SELECT
      *,
      CASE WHEN years = 1 THEN amount WHEN years > 1 THEN amount / years END AS per_year,
      ifnull(:rate_on, stated_on) AS convert_on
    FROM measured
    WHERE
      (:as_of IS NULL OR stated_on <= :as_of)
      AND (:from IS NULL OR stated_on >= :from)
      AND (:to IS NULL OR stated_on <= :to)
  ),
  wanted (currency) AS MATERIALIZED (
    SELECT ifnull(upper(:in), CASE WHEN count(DISTINCT currency) > 1 THEN 'USD' ELSE max(currency) END)
    FROM known
    WHERE amount IS NOT NULL
  )
SELECT
  entity, name, kind, status, amount, amount_high, known.currency, qualifier, years, per_year, fiscal_year, stated_on,
  CASE WHEN amount IS NOT NULL THEN wanted.currency END AS in_currency,
  convert(amount, known.currency, wanted.currency, convert_on, :as_of) AS in_amount,
  convert(amount_high, known.currency, wanted.currency, convert_on, :as_of) AS in_amount_high,
  convert(per_year, known.currency, wanted.currency, convert_on, :as_of) AS in_per_year,
  CASE WHEN amount IS NOT NULL THEN rate(known.currency, wanted.currency, convert_on, :as_of) END AS rate,
  CASE WHEN amount IS NOT NULL THEN rate_day(known.currency, wanted.currency, convert_on, :as_of) END AS rate_day,
  CASE WHEN amount IS NOT NULL THEN rate_legs(known.currency, wanted.currency, convert_on, :as_of) END AS rate_legs,
  (
    SELECT count(DISTINCT c.source_id)
    FROM citations AS c
    WHERE
      c.fact_id = known.fact_id
      AND (:as_of IS NULL OR (SELECT s.published_on FROM sources AS s WHERE s.id = c.source_id) <= :as_of)
  ) AS sources,
  segment, percent, basis, window,
  convert_on, fact_id, (SELECT t.name FROM entities AS t WHERE t.id = known.target_id) AS target, purpose
FROM known, wanted
ORDER BY
  position, entity, CASE kind WHEN 'capex' THEN 1 WHEN 'stake' THEN 2 WHEN 'growth' THEN 3 ELSE 4 END, status,
  fiscal_year, stated_on, amount DESC, fact_id;
