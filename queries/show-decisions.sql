-- name: show-decisions
-- summary: The decisions that hold for the places of a fact, oldest first; a row a field.
-- parameter: fact integer = NULL; number of the fact
-- column: id; number of the decision
-- column: import_id; number of the import, for undo
-- column: decided_at; when, UTC
-- column: decided_by; by whom
-- column: why; why
-- column: field; what is set
-- column: was; what the fact said before
-- column: value; what it says now
-- needs: sqlite
SELECT d.id, d.import_id, d.decided_at, d.decided_by, d.why, c.field, c.was, c.value
FROM decisions AS d
LEFT JOIN decided_changes AS c ON c.decision_id = d.id AND c.was IS NOT c.value
WHERE
  d.id IN (
    SELECT n.decision_id FROM decided_citations AS n JOIN citations AS p ON p.id = n.citation_id WHERE p.fact_id = :fact
  )
ORDER BY d.id, c.field;
