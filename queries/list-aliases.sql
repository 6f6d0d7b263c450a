-- name: list-aliases
-- summary: All ways to write the names of entities.
-- parameter: entity entity = NULL; only this entity
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the alias
-- column: alias; the name or ticker
-- column: language; ISO 639-1 code, NULL where it serves all
-- column: entity_id; id of the entity
-- column: entity; its name
-- column: origin; lexicon or user
-- needs: sqlite
SELECT a.id, a.alias, a.language, a.entity_id, e.name AS entity, a.origin
FROM aliases AS a
JOIN entities AS e ON e.id = a.entity_id
WHERE :entity IS NULL OR a.entity_id = :entity
ORDER BY a.entity_id, a.language IS NULL, a.language, a.alias
LIMIT ifnull(:limit, -1);
