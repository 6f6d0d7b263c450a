-- name: status
-- summary: What the store holds: counts, days, versions.
-- column: property; what it is
-- column: value; how many, or which
-- needs: sqlite
SELECT 'store version' AS property, CAST(user_version AS TEXT) AS value FROM pragma_user_version
UNION ALL SELECT 'lexicon version', (SELECT value FROM settings WHERE name = 'lexicon_version')
UNION ALL SELECT 'imports', (SELECT count(*) FROM imports)
UNION ALL SELECT 'articles', (SELECT count(*) FROM sources WHERE kind = 'article')
UNION ALL
SELECT 'articles without a day', (SELECT count(*) FROM sources WHERE kind = 'article' AND published_on IS NULL)
UNION ALL SELECT 'first article', (SELECT min(published_on) FROM sources WHERE kind = 'article')
UNION ALL SELECT 'last article', (SELECT max(published_on) FROM sources WHERE kind = 'article')
UNION ALL SELECT 'facts', (SELECT count(*) FROM facts)
UNION ALL SELECT 'investments', (SELECT count(*) FROM investments)
UNION ALL SELECT 'revenue growth', (SELECT count(*) FROM revenue_growth)
UNION ALL SELECT 'stock moves', (SELECT count(*) FROM stock_moves)
UNION ALL SELECT 'market tickers', (SELECT count(*) FROM market_tickers)
UNION ALL SELECT 'citations', (SELECT count(*) FROM citations)
UNION ALL SELECT 'rejections', (SELECT count(*) FROM rejections)
UNION ALL SELECT 'entities', (SELECT count(*) FROM entities)
UNION ALL SELECT 'provisional entities', (SELECT count(*) FROM entities WHERE provisional = 1)
UNION ALL SELECT 'aliases', (SELECT count(*) FROM aliases)
UNION ALL SELECT 'aliases of the user', (SELECT count(*) FROM aliases WHERE origin = 'user')
UNION ALL SELECT 'exchange rates', (SELECT count(*) FROM fx_rates)
UNION ALL SELECT 'last exchange rate', (SELECT max(day) FROM fx_rates WHERE base = 'EUR' AND quote = 'USD');
