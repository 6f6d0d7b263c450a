-- name: report-sources
-- summary: The documents behind facts, by their numbers, with their whole text.
-- parameter: sources text = NULL; numbers, separated by commas; NULL for none
-- column: source_id; number of the source
-- column: published_on; the day it was published
-- column: published_from; document, or option where the user gave the day
-- column: publisher; who published it
-- column: title; its title
-- column: language; ISO 639-1
-- column: uri; where it came from
-- column: body; its text as decoded to UTF-8
-- needs: sqlite
WITH RECURSIVE
  split (id, rest) AS (
    SELECT NULL, :sources || ',' WHERE :sources IS NOT NULL
    UNION ALL
    SELECT CAST(substr(rest, 1, instr(rest, ',') - 1) AS INTEGER), substr(rest, instr(rest, ',') + 1)
    FROM split
    WHERE rest <> ''
  )
SELECT s.id AS source_id, s.published_on, s.published_from, s.publisher, s.title, s.language, s.uri, s.body
FROM sources AS s
WHERE s.id IN (SELECT id FROM split WHERE id IS NOT NULL)
ORDER BY s.published_on IS NULL, s.published_on, s.id;
