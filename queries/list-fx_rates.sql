-- name: list-fx_rates
-- summary: Exchange rates, newest first.
-- parameter: base currency = NULL; only this base (the ECB's are all EUR)
-- parameter: quote currency = NULL; only this quote
-- parameter: from day = NULL; on or after
-- parameter: to day = NULL; on or before
-- parameter: as_of day = NULL; on or before this day too
-- parameter: limit integer = NULL; at most so many rows
-- column: day; the day of the rate
-- column: base; one unit of this costs …
-- column: quote; … units of that
-- column: rate; how many
-- column: source_id; number of the source
-- column: source; where it came from
-- needs: sqlite
SELECT r.day, r.base, r.quote, r.rate, r.source_id, s.uri AS source
FROM fx_rates AS r
JOIN sources AS s ON s.id = r.source_id
WHERE
  (:base IS NULL OR r.base = upper(:base))
  AND (:quote IS NULL OR r.quote = upper(:quote))
  AND (:from IS NULL OR r.day >= :from)
  AND (:to IS NULL OR r.day <= :to)
  AND (:as_of IS NULL OR r.day <= :as_of)
ORDER BY r.day DESC, r.base, r.quote
LIMIT ifnull(:limit, -1);
