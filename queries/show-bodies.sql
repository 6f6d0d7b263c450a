-- name: show-bodies
-- summary: The documents that state a fact, with their whole text.
-- parameter: fact integer = NULL; number of the fact
-- column: source_id; number of the source
-- column: body; its text as decoded to UTF-8
-- needs: sqlite
SELECT s.id AS source_id, s.body
FROM sources AS s
WHERE s.id IN (SELECT c.source_id FROM citations AS c WHERE c.fact_id = :fact)
ORDER BY s.id;
