-- name: list-entities
-- summary: Companies, governments, funds, indices and crypto-assets by name, with the number of facts of each.
-- parameter: kind text = NULL; company, unit, government, fund, index, crypto, currency or commodity
-- parameter: provisional integer = NULL; 1: only those that no lexicon holds; 0: only the others
-- parameter: with_facts integer = NULL; 1: only those with facts
-- parameter: limit integer = NULL; at most so many rows
-- column: id; id of the entity
-- column: name; its name
-- column: kind; company, unit, government, …
-- column: country; ISO 3166 code
-- column: parent_id; the entity that owns it
-- column: provisional; 1 where it is known from documents only
-- column: origin; lexicon, user or document
-- column: merged_into_id; the entity that carries its facts
-- column: facts; how many facts
-- needs: sqlite
SELECT *
FROM (
  SELECT
    e.id, e.name, e.kind, e.country, e.parent_id, e.provisional, e.origin, e.merged_into_id,
    (SELECT count(*) FROM investments AS i WHERE i.entity_id = e.id)
      + (SELECT count(*) FROM revenue_growth AS g WHERE g.entity_id = e.id)
      + (SELECT count(*) FROM stock_moves AS m WHERE m.entity_id = e.id)
      + (SELECT count(*) FROM market_tickers AS t WHERE t.entity_id = e.id) AS facts
  FROM entities AS e
  WHERE (:kind IS NULL OR e.kind = :kind) AND (:provisional IS NULL OR e.provisional = :provisional)
)
WHERE :with_facts IS NULL OR (facts > 0) = :with_facts
ORDER BY lower(name), id
LIMIT ifnull(:limit, -1);
