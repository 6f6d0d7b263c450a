-- name: show-entity
-- summary: One entity with its parent, its parts and its names.
-- parameter: entity entity = NULL; id of the entity
-- column: property; what it is
-- column: value; what it says
-- needs: sqlite
SELECT property, value
FROM (
  SELECT 1 AS place, 'id' AS property, id AS value FROM entities WHERE id = :entity
  UNION ALL SELECT 2, 'name', name FROM entities WHERE id = :entity
  UNION ALL SELECT 3, 'kind', kind FROM entities WHERE id = :entity
  UNION ALL SELECT 4, 'country', country FROM entities WHERE id = :entity AND country IS NOT NULL
  UNION ALL SELECT 5, 'parent', parent_id FROM entities WHERE id = :entity AND parent_id IS NOT NULL
  UNION ALL SELECT 6, 'merged into', merged_into_id FROM entities WHERE id = :entity AND merged_into_id IS NOT NULL
  UNION ALL SELECT 7, 'known from', origin FROM entities WHERE id = :entity
  UNION ALL SELECT 8, 'part', id FROM entities WHERE parent_id = :entity
  UNION ALL SELECT 9, 'merged', id FROM entities WHERE merged_into_id = :entity
  UNION ALL
  SELECT 10, 'alias' || ifnull(' (' || language || CASE origin WHEN 'user' THEN ', user' ELSE '' END || ')',
    CASE origin WHEN 'user' THEN ' (user)' ELSE '' END), alias
  FROM aliases WHERE entity_id = :entity
  UNION ALL
  SELECT 11, 'facts',
    (SELECT count(*) FROM investments WHERE entity_id = :entity)
      + (SELECT count(*) FROM revenue_growth WHERE entity_id = :entity)
      + (SELECT count(*) FROM stock_moves WHERE entity_id = :entity)
      + (SELECT count(*) FROM market_tickers WHERE entity_id = :entity)
  FROM entities WHERE id = :entity
)
ORDER BY place, property, value;
