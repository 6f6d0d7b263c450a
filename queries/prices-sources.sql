-- name: prices-sources
-- summary: The files that series of prices come from.
-- parameter: symbols text = NULL; symbols, separated by commas; NULL for all
-- column: symbol; the symbol of the series
-- column: uri; where the file came from
-- column: publisher; who published it
-- needs: sqlite
WITH RECURSIVE
  split (symbol, rest) AS (
    SELECT NULL, :symbols || ',' WHERE :symbols IS NOT NULL
    UNION ALL
    SELECT trim(substr(rest, 1, instr(rest, ',') - 1)), substr(rest, instr(rest, ',') + 1) FROM split WHERE rest <> ''
  )
SELECT i.symbol, s.uri, s.publisher
FROM instruments AS i
JOIN instrument_sources AS h ON h.instrument_id = i.id
JOIN sources AS s ON s.id = h.source_id
WHERE :symbols IS NULL OR i.symbol IN (SELECT symbol FROM split)
ORDER BY i.symbol, s.id;
