-- name: list-rejections
-- summary: What could not be used, newest import first.
-- parameter: import integer = NULL; only this import
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the rejection
-- column: import_id; number of the import
-- column: uri; the file
-- column: line; from 1
-- column: column; from 1
-- column: reason; what is wrong
-- column: excerpt; the text there
-- needs: sqlite
SELECT id, import_id, uri, line, "column", reason, excerpt
FROM rejections
WHERE :import IS NULL OR import_id = :import
ORDER BY import_id DESC, id
LIMIT ifnull(:limit, -1);
