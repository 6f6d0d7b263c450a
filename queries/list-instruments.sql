-- name: list-instruments
-- summary: Listed series of prices.
-- parameter: limit integer = NULL; at most so many rows
-- column: id; number of the series
-- column: symbol; the ticker symbol
-- column: name; its name
-- column: entity_id; id of the entity
-- column: entity; the entity's name
-- column: kind; equity, crypto, index, fx or commodity
-- column: currency; of the prices
-- column: adjusted; 1 where adjusted for splits and dividends
-- needs: sqlite
SELECT i.id, i.symbol, i.name, i.entity_id, e.name AS entity, i.kind, i.currency, i.adjusted
FROM instruments AS i
LEFT JOIN entities AS e ON e.id = i.entity_id
ORDER BY i.symbol
LIMIT ifnull(:limit, -1);
