-- name: list-sources
-- summary: Ingested documents and files, newest first; those that came with the program last.
-- parameter: kind text = NULL; article, prices, rates, filings or facts
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: from day = NULL; published on or after
-- parameter: to day = NULL; published on or before
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the source
-- column: uri; where it came from
-- column: kind; article, prices, rates, filings or facts
-- column: title; its title
-- column: publisher; who published it
-- column: language; ISO 639-1 code
-- column: published_on; the day it was published
-- column: published_from; document or option
-- column: sha256; of the file
-- column: import_id; the import that brought it
-- column: facts; how many facts it states
-- needs: sqlite
SELECT
  s.id, s.uri, s.kind, s.title, s.publisher, s.language, s.published_on, s.published_from, s.sha256, s.import_id,
  (SELECT count(DISTINCT c.fact_id) FROM citations AS c WHERE c.source_id = s.id) AS facts
FROM (
  SELECT id, uri, kind, title, publisher, language, published_on, published_from, sha256, import_id
  FROM sources
  WHERE
    (:kind IS NULL OR kind = :kind)
    AND (:as_of IS NULL OR published_on <= :as_of)
    AND (:from IS NULL OR published_on >= :from)
    AND (:to IS NULL OR published_on <= :to)
  ORDER BY import_id IS NULL, published_on DESC NULLS LAST, id
  LIMIT ifnull(:limit, -1)
) AS s
ORDER BY s.import_id IS NULL, s.published_on DESC NULLS LAST, s.id;
