-- name: list-rejected
-- summary: Facts that the user rejected, newest first.
-- parameter: kind text = NULL; investment, revenue_growth, stock_move or market_ticker
-- parameter: entity entity = NULL; only this entity
-- parameter: limit integer = NULL; at most so many rows
-- column: import_id; number of the import, for undo
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: entity_id; id of the entity
-- column: entity; its name, for tickers the name on the board
-- column: status; investments: planned or spent
-- column: amount; of investments, the low end of a range
-- column: amount_high; the high end
-- column: currency; of the amount
-- column: percent; of growth and moves
-- column: segment; growth: of which part of the business
-- column: window; moves and tickers: since when
-- column: price; of tickers
-- column: stated_on; the day of the source
-- column: places; how many citations are left out
-- column: why; why
-- column: quote; the words
-- needs: sqlite
SELECT
  d.import_id, s.kind, s.entity_id, ifnull(e.name, ifnull(s.name, s.entity_id)) AS entity, s.status, s.amount,
  s.amount_high, s.currency, s.percent, s.segment, s.window, s.price, s.stated_on,
  (SELECT count(*) FROM decided_citations AS n WHERE n.decision_id = d.id) AS places, d.why, s.quote
FROM decisions AS d
JOIN decided_statements AS s ON s.decision_id = d.id AND s.position = 1
LEFT JOIN entities AS e ON e.id = s.entity_id
WHERE
  d.kind = 'reject'
  AND (:kind IS NULL OR s.kind = :kind)
  AND (:entity IS NULL OR s.entity_id = :entity)
ORDER BY d.id DESC
LIMIT ifnull(:limit, -1);
