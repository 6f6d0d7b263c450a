-- name: list-imports
-- summary: Runs of ingest, newest first.
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the import
-- column: started_at; when it began, UTC
-- column: command; as typed
-- column: files; how many files added or changed something
-- column: facts_added; facts that it was the first to state
-- column: rejections; what it could not use
-- needs: sqlite
SELECT
  i.id, i.started_at, i.command, i.files, i.facts_added,
  (SELECT count(*) FROM rejections AS r WHERE r.import_id = i.id) AS rejections
FROM imports AS i
ORDER BY i.id DESC
LIMIT ifnull(:limit, -1);
