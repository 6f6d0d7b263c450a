-- name: biggest-plans
-- summary: The biggest planned investments, all in one currency.
-- parameter: in currency = 'USD'; convert to this
-- parameter: kind text = NULL; capex or stake
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: limit integer = 20; at most so many
-- column: entity; the entity's name
-- column: kind; capex or stake
-- column: target; whom the money goes to
-- column: amount; as announced
-- column: currency; of the amount as announced
-- column: qualifier; exact, about, at_least, at_most or range
-- column: years; how many years it covers
-- column: stated_on; the earliest known day of a source
-- column: in_currency; what is converted to
-- column: in_amount; the amount in that currency, NULL where there is no rate
-- column: rate_day; the day of the rate
-- needs: invest
SELECT
  e.name AS entity, i.kind, t.name AS target, i.amount, i.currency, i.qualifier, i.years, i.stated_on,
  upper(:in) AS in_currency, convert(i.amount, i.currency, :in, i.stated_on, :as_of) AS in_amount,
  rate_day(i.currency, :in, i.stated_on, :as_of) AS rate_day
FROM investments AS i
JOIN entities AS e ON e.id = i.entity_id
LEFT JOIN entities AS t ON t.id = i.target_id
WHERE
  i.status = 'planned' AND i.amount IS NOT NULL
  AND (:kind IS NULL OR i.kind = :kind)
  AND (:as_of IS NULL OR i.stated_on <= :as_of)
  AND CASE WHEN :as_of IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > :as_of, 1) END
ORDER BY in_amount DESC NULLS LAST, i.id
LIMIT ifnull(:limit, -1);
