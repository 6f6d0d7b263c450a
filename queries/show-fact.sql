-- name: show-fact
-- summary: One fact with all that is known of it.
-- parameter: fact integer = NULL; number of the fact
-- column: id; number of the fact
-- column: kind; investment, revenue_growth, stock_move or market_ticker
-- column: entity_id; id of the entity
-- column: entity; its name, for tickers the name on the board
-- column: investment_kind; capex or stake
-- column: status; planned or spent
-- column: amount; of investments, the low end of a range
-- column: amount_high; the high end
-- column: currency; of the amount or price
-- column: qualifier; exact, about, at_least, at_most or range
-- column: years; how many years it covers
-- column: fiscal_year; the single year that is meant
-- column: starts_on; first day of the plan
-- column: ends_on; last day of the plan
-- column: target_id; id of whom the money goes to
-- column: target; its name
-- column: purpose; what for
-- column: segment; growth: of which part of the business
-- column: percent; of growth, moves and tickers
-- column: basis; growth: yoy or qoq
-- column: period; growth: what was measured
-- column: window; moves and tickers: since when
-- column: symbol; tickers: the symbol
-- column: price; of tickers
-- column: stated_on; the earliest known day of a source
-- column: supersedes_id; the plan that this one takes the place of
-- column: superseded_by_id; the plan that takes the place of this one
-- column: edited; edited where the user set fields of it
-- needs: sqlite
SELECT
  f.id, f.kind, f.entity_id, ifnull(e.name, f.name) AS entity, f.investment_kind, f.status, f.amount, f.amount_high,
  f.currency, f.qualifier, f.years, f.fiscal_year, f.starts_on, f.ends_on, f.target_id, t.name AS target, f.purpose,
  f.segment, f.percent, f.basis, f.period, f.window, f.symbol, f.price, f.stated_on, f.supersedes_id,
  (SELECT i.superseded_by_id FROM investments AS i WHERE i.id = f.id) AS superseded_by_id,
  CASE WHEN EXISTS (
    SELECT 1 FROM decided_citations AS d JOIN citations AS c ON c.id = d.citation_id WHERE c.fact_id = f.id
  ) THEN 'edited' END AS edited
FROM all_facts AS f
LEFT JOIN entities AS e ON e.id = f.entity_id
LEFT JOIN entities AS t ON t.id = f.target_id
WHERE f.id = :fact;
