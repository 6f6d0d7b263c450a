-- name: list-citations
-- summary: Every place that states a fact, by source and place.
-- parameter: fact integer = NULL; only this fact
-- parameter: source integer = NULL; only this source
-- parameter: as_of day = NULL; what was known by the end of that day
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the citation
-- column: fact_id; number of the fact
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: source_id; number of the source
-- column: uri; where the source came from
-- column: title; its title
-- column: publisher; who published it
-- column: published_on; the day it was published
-- column: line; line of the quote in the document, from 1
-- column: quote; the words
-- column: byte_start; first byte of the quote in the document
-- column: byte_end; the byte after its last
-- column: qualifier; as this place puts it
-- column: restated_amount; as the text itself converts it
-- column: restated_currency; of that amount
-- column: rule; the rule that read it
-- column: import_id; number of the import
-- column: subject_start; first byte of the name of whom it is about
-- column: subject_end; the byte after its last
-- column: amount_start; of the amount or percentage, with the words that qualify it
-- column: amount_end; the byte after its last
-- column: period_start; of the time that it covers
-- column: period_end; the byte after its last
-- needs: sqlite
SELECT
  c.id, c.fact_id, f.kind, c.source_id, c.uri, c.title, c.publisher, c.published_on,
  (
    SELECT 1 + length(before) - length(replace(before, char(10), ''))
    FROM (
      SELECT CAST(substr(CAST(body AS BLOB), 1, c.byte_start) AS TEXT) AS before FROM sources WHERE id = c.source_id
    )
  ) AS line,
  c.quote, c.byte_start, c.byte_end, c.qualifier, c.restated_amount, c.restated_currency, c.rule, c.import_id,
  c.subject_start, c.subject_end, c.amount_start, c.amount_end, c.period_start, c.period_end
FROM (
  SELECT c.*, s.uri, s.title, s.publisher, s.published_on
  FROM citations AS c
  JOIN sources AS s ON s.id = c.source_id
  WHERE
    (:fact IS NULL OR c.fact_id = :fact)
    AND (:source IS NULL OR c.source_id = :source)
    AND (:as_of IS NULL OR s.published_on <= :as_of)
  ORDER BY s.published_on IS NULL, s.published_on, s.id, c.byte_start, c.id
  LIMIT ifnull(:limit, -1)
) AS c
JOIN facts AS f ON f.id = c.fact_id
ORDER BY c.published_on IS NULL, c.published_on, c.source_id, c.byte_start, c.id;
