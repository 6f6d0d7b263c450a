-- name: list-decisions
-- summary: What the user decided about facts, newest first.
-- parameter: fact integer = NULL; only what holds for a place of this fact
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the decision
-- column: import_id; number of the import, for undo
-- column: kind; reject or edit
-- column: about; kind of the fact
-- column: entity_id; id of whom it is about, as read
-- column: amount; of investments, the low end of a range
-- column: currency; of the amount or price
-- column: percent; of growth, moves and tickers
-- column: price; of tickers
-- column: field; what an edit sets, a row a field
-- column: was; what the fact said before
-- column: value; what it says now
-- column: places; how many citations fall under it
-- column: decided_at; when, UTC
-- column: decided_by; by whom
-- column: why; why
-- needs: sqlite
SELECT
  d.id, d.import_id, d.kind, s.kind AS about, s.entity_id, s.amount, s.currency, s.percent, s.price, c.field, c.was,
  c.value, (SELECT count(*) FROM decided_citations AS n WHERE n.decision_id = d.id) AS places, d.decided_at,
  d.decided_by, d.why
FROM decisions AS d
JOIN decided_statements AS s ON s.decision_id = d.id AND s.position = 1
LEFT JOIN decided_changes AS c ON c.decision_id = d.id
WHERE
  :fact IS NULL
  OR EXISTS (
    SELECT 1 FROM decided_citations AS n JOIN citations AS p ON p.id = n.citation_id
    WHERE n.decision_id = d.id AND p.fact_id = :fact
  )
ORDER BY d.id DESC, c.field
LIMIT ifnull(:limit, -1);
