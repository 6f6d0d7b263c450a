-- name: report-citations
-- summary: Every place that states a fact about these entities, with where its parts stand in the document.
-- parameter: entities text = NULL; ids, separated by commas; NULL for all
-- parameter: as_of day = NULL; what was known by the end of that day
-- column: fact_id; number of the fact
-- column: source_id; number of the source
-- column: quote; the words
-- column: qualifier; as this place puts it
-- column: restated_amount; as the text itself converts it
-- column: restated_currency; of that amount
-- column: rule; the rule that read it
-- column: byte_start; first byte of the quote in the document
-- column: byte_end; the byte after its last
-- column: subject_start; first byte of the name of whom it is about
-- column: subject_end; the byte after its last
-- column: amount_start; of the amount or percentage, with the words that qualify it
-- column: amount_end; the byte after its last
-- column: period_start; of the time that it covers
-- column: period_end; the byte after its last
-- needs: sqlite
WITH
  chosen (id) AS MATERIALIZED (
    SELECT id
    FROM entities
    WHERE id IN (
      SELECT value
      FROM json_each('["' || replace(replace(replace(replace(:entities, ' ', ''), '"', ''), '\', ''), ',', '","') || '"]')
    )
    UNION ALL
    SELECT id FROM entities WHERE :entities IS NULL
  ),
  stated (fact_id) AS (
    SELECT i.id FROM chosen CROSS JOIN investments AS i ON i.entity_id = chosen.id
    UNION ALL
    SELECT g.id FROM chosen CROSS JOIN revenue_growth AS g ON g.entity_id = chosen.id
    UNION ALL
    SELECT m.id FROM chosen CROSS JOIN stock_moves AS m ON m.entity_id = chosen.id
    UNION ALL
    SELECT t.id FROM chosen CROSS JOIN market_tickers AS t ON t.entity_id = chosen.id
  )
SELECT
  c.fact_id, c.source_id, c.quote, c.qualifier, c.restated_amount, c.restated_currency, c.rule, c.byte_start,
  c.byte_end, c.subject_start, c.subject_end, c.amount_start, c.amount_end, c.period_start, c.period_end
FROM stated
CROSS JOIN citations AS c ON c.fact_id = stated.fact_id
JOIN sources AS s ON s.id = c.source_id
WHERE :as_of IS NULL OR s.published_on <= :as_of
ORDER BY c.fact_id, s.published_on IS NULL, s.published_on, s.id, c.byte_start, c.id;
