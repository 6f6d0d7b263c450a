-- name: report-rates
-- summary: Who declared exchange rates: for each of these, the file that it came from.
-- parameter: legs text = NULL; rates such as `EUR/KRW 2025-02-24`, separated by commas; NULL for none
-- column: leg; the rate, as asked for
-- column: publisher; who published it
-- column: uri; the file that it came from
-- needs: sqlite
WITH RECURSIVE
  split (leg, rest) AS (
    SELECT NULL, :legs || ',' WHERE :legs IS NOT NULL
    UNION ALL
    SELECT trim(substr(rest, 1, instr(rest, ',') - 1)), substr(rest, instr(rest, ',') + 1) FROM split WHERE rest <> ''
  )
SELECT DISTINCT split.leg, s.publisher, s.uri
FROM split
JOIN fx_rates AS r ON r.base = substr(split.leg, 1, 3) AND r.quote = substr(split.leg, 5, 3) AND r.day = substr(split.leg, 9)
JOIN sources AS s ON s.id = r.source_id
ORDER BY split.leg;
