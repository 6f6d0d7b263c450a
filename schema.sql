-- The store: the only definition of its tables, views and indexes. SQLite 3.40 or newer.
--
-- Conventions
--   days         ISO 8601 text, `2025-02-24`
--   amounts      in the currency's main unit; whole ones are INTEGER, others REAL, so that no digit of a whole amount is lost
--   percent      11 for 11 %, signed
--   NULL         not known, not said
--   ids          never taken from a counter that survives `undo`: what an import made is gone without a trace once it is undone
-- Facts are a pure function of `statements` (what each citation says), of the merges in `entities` and of `decisions`: the tables
-- `facts`, `investments`, `revenue_growth`, `stock_moves` and `market_tickers` and the column `citations.fact_id` are
-- derived from them, and derived again for every (kind, entity) that an import or an undo touches.

PRAGMA application_id = 1231976052; -- "Invt" read as a big-endian number (0x496E7674)
PRAGMA user_version = 2;

-- Named values of the store itself: `lexicon_version` (which lexicon its entities and aliases come from).
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One run of `ingest`: the unit of `undo`. A run that changed nothing leaves no row.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,               -- UTC, `2025-02-24T06:39:00Z`
  command TEXT NOT NULL,                  -- as the user typed it
  files INTEGER NOT NULL DEFAULT 0,       -- files that added or changed something
  facts_added INTEGER NOT NULL DEFAULT 0  -- facts whose first citation belongs to this import
) STRICT;

-- One ingested file or document.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL,                      -- as given to `ingest`; `-` for standard input
  sha256 TEXT NOT NULL UNIQUE,            -- of the file's bytes, lower-case hex
  kind TEXT NOT NULL CHECK (kind IN ('article', 'prices', 'rates', 'filings', 'facts')),
  title TEXT,
  publisher TEXT,
  language TEXT,                          -- ISO 639-1
  published_on TEXT,                      -- the publisher's local day
  published_from TEXT CHECK (published_from IN ('document', 'option')), -- who says so: the document, or --published
  encoding_option TEXT,                   -- what --encoding said when the file was read
  body TEXT,                              -- articles: the whole file decoded to UTF-8, BOM removed, not composed
  import_id INTEGER REFERENCES imports (id) -- NULL: came with the program
) STRICT;
CREATE INDEX sources_by_import ON sources (import_id);
CREATE INDEX sources_by_day ON sources (published_on);

-- Imports that met a source which an earlier one had brought: when the earlier one is undone, the source passes to them.
CREATE TABLE import_sources (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  PRIMARY KEY (source_id, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_sources_by_import ON import_sources (import_id);

-- What facts are about: companies, governments, funds, indices, crypto-assets; units are parts of a company.
CREATE TABLE entities (
  id TEXT PRIMARY KEY,                    -- slug: `alibaba`, `sk-hynix`
  name TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('company', 'unit', 'government', 'fund', 'index', 'crypto', 'currency', 'commodity')),
  country TEXT,                           -- ISO 3166-1 alpha-2
  parent_id TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  provisional INTEGER NOT NULL DEFAULT 0 CHECK (provisional IN (0, 1)), -- 1: known from the text of a document only
  origin TEXT NOT NULL DEFAULT 'lexicon' CHECK (origin IN ('lexicon', 'user', 'document')),
  merged_into_id TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED, -- what is said of it counts for that one
  folded TEXT NOT NULL                    -- the name as in `aliases.folded`
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_by_folded ON entities (folded);
CREATE INDEX entities_by_parent ON entities (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX entities_by_merge ON entities (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- One way to write an entity's name, tickers included (language NULL: serves every language).
CREATE TABLE aliases (
  id INTEGER PRIMARY KEY,
  alias TEXT NOT NULL,
  language TEXT,
  entity_id TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL CHECK (origin IN ('lexicon', 'user')),
  folded TEXT NOT NULL,                   -- for look-up: lower case, composed, half width, single spaces
  source_id INTEGER REFERENCES sources (id) -- the list of tickers that it comes from; undo takes it with the list
) STRICT;
CREATE INDEX aliases_by_source ON aliases (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX aliases_by_folded ON aliases (folded);
CREATE INDEX aliases_by_entity ON aliases (entity_id);
CREATE UNIQUE INDEX aliases_once ON aliases (alias, entity_id, ifnull(language, ''));

-- Any fact; the parent of the four tables below, which share its id.
-- The id is the smallest citation id of the fact.
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('investment', 'revenue_growth', 'stock_move', 'market_ticker'))
) STRICT;

-- Money put, or planned to be put, to work.
CREATE TABLE investments (
  id INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  entity_id TEXT NOT NULL REFERENCES entities (id),
  kind TEXT NOT NULL CHECK (kind IN ('capex', 'stake')),
  status TEXT NOT NULL CHECK (status IN ('planned', 'spent')),
  amount ANY CHECK (typeof(amount) IN ('integer', 'real', 'null')),           -- the low end of a range
  amount_high ANY CHECK (typeof(amount_high) IN ('integer', 'real', 'null')), -- the high end of a range
  currency TEXT,                          -- ISO 4217
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'at_most', 'range')),
  years REAL,                             -- how many years the amount covers
  fiscal_year INTEGER,
  starts_on TEXT,
  ends_on TEXT,
  target_id TEXT REFERENCES entities (id), -- whom the money goes to (stakes)
  purpose TEXT,
  stated_on TEXT,                         -- the earliest known day of a citing source
  is_revision INTEGER NOT NULL DEFAULT 0 CHECK (is_revision IN (0, 1)), -- 1: a text calls the figure raised, cut, revised
  revised_on TEXT,                        -- the day of that text
  supersedes_id INTEGER REFERENCES facts (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the plan it replaces
  superseded_by_id INTEGER REFERENCES facts (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, -- the first that replaced it
  superseded_on TEXT                      -- from when on that was known; NULL: never, or the text that says so has no day
) STRICT;
CREATE INDEX investments_by_entity ON investments (entity_id, stated_on);
CREATE INDEX investments_by_value ON investments (entity_id, amount, currency);
-- From when a plan can replace others: the day it was called a revision, else the day it was first stated.
CREATE INDEX investments_by_scope ON investments (
  entity_id, fiscal_year, purpose, CASE WHEN is_revision = 1 THEN revised_on ELSE stated_on END
) WHERE status = 'planned';
CREATE INDEX investments_by_effect ON investments (
  entity_id, CASE WHEN is_revision = 1 THEN revised_on ELSE stated_on END
) WHERE status = 'planned';
CREATE INDEX investments_by_revision ON investments (entity_id, revised_on) WHERE is_revision = 1;
CREATE INDEX investments_by_successor ON investments (superseded_by_id) WHERE superseded_by_id IS NOT NULL;
CREATE INDEX investments_by_target ON investments (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX investments_by_superseded ON investments (supersedes_id) WHERE supersedes_id IS NOT NULL;
CREATE INDEX investments_by_amount ON investments (currency, amount);

-- A stated growth of revenue.
CREATE TABLE revenue_growth (
  id INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  entity_id TEXT NOT NULL REFERENCES entities (id),
  segment TEXT NOT NULL,                  -- `total`, `cloud`, `ai`, …
  percent ANY NOT NULL CHECK (typeof(percent) IN ('integer', 'real')),
  basis TEXT NOT NULL CHECK (basis IN ('yoy', 'qoq')),
  period TEXT,                            -- `2024`, `2024-Q4`
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'at_most', 'range')),
  stated_on TEXT
) STRICT;
CREATE INDEX revenue_growth_by_entity ON revenue_growth (entity_id, stated_on);

-- A stated move of a share price or an index.
CREATE TABLE stock_moves (
  id INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  entity_id TEXT NOT NULL REFERENCES entities (id),
  percent ANY NOT NULL CHECK (typeof(percent) IN ('integer', 'real')),
  window TEXT NOT NULL CHECK (window IN ('day', 'week', 'month', 'quarter', 'ytd', 'year', 'other')),
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'at_most', 'range')),
  stated_on TEXT
) STRICT;
CREATE INDEX stock_moves_by_entity ON stock_moves (entity_id, stated_on);

-- One line of a quote board.
CREATE TABLE market_tickers (
  id INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE,
  entity_id TEXT REFERENCES entities (id),
  name TEXT NOT NULL,                     -- as the board writes it
  symbol TEXT,
  price ANY NOT NULL CHECK (typeof(price) IN ('integer', 'real')),
  currency TEXT,                          -- NULL for index levels
  change_percent ANY CHECK (typeof(change_percent) IN ('integer', 'real', 'null')),
  window TEXT NOT NULL CHECK (window IN ('24h', 'day')),
  stated_on TEXT
) STRICT;
CREATE INDEX market_tickers_by_day ON market_tickers (stated_on, price);
CREATE INDEX market_tickers_by_entity ON market_tickers (entity_id) WHERE entity_id IS NOT NULL;

-- One place in one source that states a fact. Where it stands in the body, in bytes:
-- cast(substr(cast(body AS BLOB), byte_start + 1, byte_end - byte_start) AS TEXT) = quote
CREATE TABLE citations (
  id INTEGER PRIMARY KEY,
  fact_id INTEGER NOT NULL REFERENCES facts (id) DEFERRABLE INITIALLY DEFERRED,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  quote TEXT NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'at_least', 'at_most', 'range')),
  restated_amount ANY CHECK (typeof(restated_amount) IN ('integer', 'real', 'null')), -- as the text itself converts it
  restated_currency TEXT,
  rule TEXT NOT NULL,                     -- the extraction rule that read it; `user`: what the user says
  -- Sorts the citations of a fact: which of them decides where they differ. Sources that carry their own day by that
  -- day, then those dated by --published, then undated ones; then by file and place.
  precedence TEXT NOT NULL DEFAULT '',
  subject_start INTEGER,                  -- where the parts stand, in bytes of the body; NULL: not said at this place
  subject_end INTEGER,
  amount_start INTEGER,                   -- the amount or percentage with the words that qualify it
  amount_end INTEGER,
  period_start INTEGER,
  period_end INTEGER,
  restated_power INTEGER                  -- the power of ten of the last digit given: 12 for 75 trillion, 8 for 52.4 billion
) STRICT;
CREATE INDEX citations_by_fact ON citations (fact_id, precedence, source_id);
CREATE INDEX citations_by_restatement ON citations (restated_amount, restated_currency, fact_id)
  WHERE restated_amount IS NOT NULL;
CREATE INDEX citations_by_source ON citations (source_id);
CREATE INDEX citations_by_import ON citations (import_id);

-- Second and later conversions that the text gives for the amount of one citation (the first stands in `citations`).
CREATE TABLE further_restatements (
  citation_id INTEGER NOT NULL REFERENCES citations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,              -- from 2
  amount ANY NOT NULL CHECK (typeof(amount) IN ('integer', 'real')),
  currency TEXT NOT NULL,
  power INTEGER,                          -- as `citations.restated_power`
  PRIMARY KEY (citation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX further_restatements_by_amount ON further_restatements (amount, currency);

-- What a citation says by itself, before facts are made of it: one row a citation, never changed after the reading but
-- by the user's decisions.
-- Columns that the kind does not have are NULL. The qualifier stands in `citations`.
CREATE TABLE statements (
  citation_id INTEGER PRIMARY KEY REFERENCES citations (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('investment', 'revenue_growth', 'stock_move', 'market_ticker')),
  entity_id TEXT REFERENCES entities (id), -- NULL only for tickers of unknown name
  entity_name TEXT,                       -- provisional entities: the name as this text gives it
  entity_mention TEXT,                    -- the characters that name it here
  target_id TEXT REFERENCES entities (id),
  target_name TEXT,
  target_mention TEXT,
  investment_kind TEXT CHECK (investment_kind IN ('capex', 'stake')),
  status TEXT CHECK (status IN ('planned', 'spent')),
  amount ANY CHECK (typeof(amount) IN ('integer', 'real', 'null')),
  amount_high ANY CHECK (typeof(amount_high) IN ('integer', 'real', 'null')),
  currency TEXT,                          -- of the amount, or of the price of a ticker
  years REAL,
  fiscal_year INTEGER,
  starts_on TEXT,
  ends_on TEXT,
  purpose TEXT,
  is_revision INTEGER CHECK (is_revision IN (0, 1)), -- 1: the text says that the figure revises an earlier one
  segment TEXT,
  percent ANY CHECK (typeof(percent) IN ('integer', 'real', 'null')), -- of growth and moves; the change of a ticker
  basis TEXT CHECK (basis IN ('yoy', 'qoq')),
  period TEXT,
  window TEXT CHECK (window IN ('day', 'week', 'month', 'quarter', 'ytd', 'year', 'other', '24h')),
  name TEXT,                              -- tickers: as the board writes it
  symbol TEXT,
  price ANY CHECK (typeof(price) IN ('integer', 'real', 'null')),
  stated_on TEXT                          -- the day of the source, copied for look-up
) STRICT;
CREATE INDEX statements_of_investments ON statements (entity_id, amount, currency, years, fiscal_year)
  WHERE kind = 'investment';
CREATE INDEX statements_of_growth ON statements (entity_id, percent, stated_on) WHERE kind = 'revenue_growth';
CREATE INDEX statements_of_moves ON statements (entity_id, percent, stated_on) WHERE kind = 'stock_move';
CREATE INDEX statements_of_tickers ON statements (price, stated_on) WHERE kind = 'market_ticker';
CREATE INDEX statements_by_subject ON statements (entity_id);
CREATE INDEX statements_by_target ON statements (target_id) WHERE target_id IS NOT NULL;

-- What the user decides about facts: that one is wrong (`reject`), or what it says in truth (`edit`). A decision is about
-- the announcement, not about a row: it holds for all places that state it, now and after any later reading.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id), -- `undo` of it takes the decision back
  kind TEXT NOT NULL CHECK (kind IN ('reject', 'edit')),
  decided_at TEXT NOT NULL,               -- UTC, `2025-02-24T06:39:00Z`
  decided_by TEXT,                        -- the name that the user has on the machine
  why TEXT
) STRICT;
CREATE INDEX decisions_by_import ON decisions (import_id);

-- What a decision is about: everything that the places of the fact said when it was made, as read. A statement that says
-- the same falls under the decision wherever it stands. The first row is what stands for the fact.
CREATE TABLE decided_statements (
  decision_id INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,              -- from 1
  kind TEXT NOT NULL CHECK (kind IN ('investment', 'revenue_growth', 'stock_move', 'market_ticker')),
  entity_id TEXT,
  target_id TEXT,
  investment_kind TEXT,
  status TEXT,
  amount ANY CHECK (typeof(amount) IN ('integer', 'real', 'null')),
  amount_high ANY CHECK (typeof(amount_high) IN ('integer', 'real', 'null')),
  currency TEXT,
  years REAL,
  fiscal_year INTEGER,
  segment TEXT,
  percent ANY CHECK (typeof(percent) IN ('integer', 'real', 'null')),
  basis TEXT,
  period TEXT,
  window TEXT,
  name TEXT,
  symbol TEXT,
  price ANY CHECK (typeof(price) IN ('integer', 'real', 'null')),
  stated_on TEXT,                         -- the day of the source
  is_conversion INTEGER NOT NULL CHECK (is_conversion IN (0, 1)), -- 1: the amount stood in the brackets of another
  source_key TEXT NOT NULL,               -- the first 16 digits of the source's sha256
  uri TEXT NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (decision_id, position)
) STRICT, WITHOUT ROWID;

-- What an edit sets, a row a field.
CREATE TABLE decided_changes (
  decision_id INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  field TEXT NOT NULL,                    -- as in the fact's table; `entity_id`, `target_id` for entities
  value ANY,                              -- NULL: not known
  name TEXT,                              -- of an entity that no lexicon holds
  was ANY,                                -- what the fact said before
  PRIMARY KEY (decision_id, field)
) STRICT, WITHOUT ROWID;

-- Which citations fall under which decision; those of rejected facts stand in `set_aside_rows` only.
CREATE TABLE decided_citations (
  citation_id INTEGER NOT NULL,
  decision_id INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  PRIMARY KEY (citation_id, decision_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decided_citations_by_decision ON decided_citations (decision_id);

-- Rows of `citations`, `statements` and `further_restatements` as they were read, whole, where a decision says otherwise.
CREATE TABLE set_aside_rows (
  citation_id INTEGER NOT NULL,
  position INTEGER NOT NULL,              -- from 1, the order to put them back in
  source_id INTEGER NOT NULL REFERENCES sources (id),
  kind TEXT NOT NULL,                     -- of the statement
  entity_id TEXT,                         -- as read
  target_id TEXT,
  is_rejected INTEGER NOT NULL CHECK (is_rejected IN (0, 1)), -- 0: edited, the row stands in its table too
  table_name TEXT NOT NULL,
  columns TEXT NOT NULL,                  -- names, comma-separated
  "row" BLOB NOT NULL,                    -- values, each with its type
  PRIMARY KEY (citation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX set_aside_rows_by_source ON set_aside_rows (source_id);
CREATE INDEX set_aside_rows_by_entity ON set_aside_rows (entity_id);

-- What could not be used: nothing is dropped in silence.
CREATE TABLE rejections (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  uri TEXT NOT NULL,
  line INTEGER,                           -- from 1
  column INTEGER,                         -- from 1, in characters
  reason TEXT NOT NULL,
  excerpt TEXT
) STRICT;
CREATE INDEX rejections_by_import ON rejections (import_id);
CREATE INDEX rejections_by_uri ON rejections (uri);

-- One reference rate: one unit of `base` costs `rate` units of `quote`. The European Central Bank's have base EUR.
CREATE TABLE fx_rates (
  day TEXT NOT NULL,
  base TEXT NOT NULL,
  quote TEXT NOT NULL,
  rate REAL NOT NULL CHECK (rate > 0),
  source_id INTEGER NOT NULL,             -- of `sources`; not declared so, since each deletion of a source would scan the table
  PRIMARY KEY (base, quote, day)
) STRICT, WITHOUT ROWID;

-- A listed series of prices. Its bars are read through the virtual table
-- prices (symbol, day, open, high, low, close, adj_close, volume).
CREATE TABLE instruments (
  id INTEGER PRIMARY KEY,
  symbol TEXT NOT NULL UNIQUE,
  name TEXT,
  entity_id TEXT REFERENCES entities (id), -- whose ticker the symbol is
  kind TEXT CHECK (kind IN ('equity', 'crypto', 'index', 'fx', 'commodity')),
  currency TEXT,
  adjusted INTEGER CHECK (adjusted IN (0, 1)) -- 1: prices are adjusted for splits and dividends
) STRICT;
CREATE INDEX instruments_by_entity ON instruments (entity_id) WHERE entity_id IS NOT NULL;

-- Which instruments a file of prices has bars of, and what it says of them. What stands in `instruments` is what the
-- newest of the files says that says anything.
CREATE TABLE instrument_sources (
  source_id INTEGER NOT NULL REFERENCES sources (id),
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  name TEXT,
  kind TEXT,
  currency TEXT,
  adjusted INTEGER,
  PRIMARY KEY (source_id, instrument_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX instrument_sources_by_instrument ON instrument_sources (instrument_id, source_id);

-- The daily bars that are in force, compressed: one row is up to 1,024 consecutive bars of one instrument, one BLOB a
-- column. The rows of an instrument hold 1,024 bars each, the last one what is left. What a BLOB holds, all numbers
-- little-endian:
--
--   byte 0       bits 0-1 how: 0 = values, 1 = differences, 2 = doubles, 3 = no number at all (the BLOB ends after 4 bytes)
--                bit 4 (16): some numbers are missing; bit 5 (32): the numbers are added to those of
--                `closes`, which then have as many digits and lack none
--   byte 1       digits after the decimal mark: the number is divided by ten to the power of it
--   bytes 2-3    how many numbers, as `n`
--   gaps         with bit 4 only: one bit a number, set where it is missing, lowest bit first, padded to whole bytes.
--                What the runs hold in its place means nothing
--   first        with differences only: the first number
--   runs         128 numbers each, the last one what is left (with differences they begin with the second number):
--                  the base, then one byte W, then every number minus the base in W bits each, lowest bit first, padded
--                  to whole bytes. W is 0 to 57, or 64
--                With differences, a number is the sum of the one before it and of what stands in the run
--   doubles      in place of all runs: 8 bytes each (IEEE 754), NaN where missing
--
-- `first` and the bases are signed: 2n for n >= 0, -2n - 1 otherwise, in groups of 7 bits, the lowest first, with the
-- top bit set in every byte but the last. Days are numbers of days since 1970-01-01. The other numbers stay below 10^15,
-- so that one division of doubles gives the double nearest to the decimal number; what does not fit is kept as doubles.
CREATE TABLE price_blocks (
  id INTEGER PRIMARY KEY,                 -- instrument_id * 4194304 + first_day + 719468
  last_day INTEGER NOT NULL,
  n INTEGER NOT NULL CHECK (n BETWEEN 1 AND 1024), -- bars
  source_id INTEGER,                      -- the file that the bars come from; NULL: see `sources`. Not declared as a
                                          -- reference, since each deletion of a source would scan the table
  sources BLOB,                           -- pairs of unsigned numbers in groups of 7 bits: so many bars, their source
  days BLOB NOT NULL,
  closes BLOB NOT NULL,
  adj_closes BLOB,                        -- NULL where equal to the closes
  opens BLOB,                             -- NULL where there are none, as are highs, lows and volumes
  highs BLOB,
  lows BLOB,
  volumes BLOB,
  instrument_id INTEGER AS (id >> 22) VIRTUAL,
  first_day INTEGER AS ((id & 4194303) - 719468) VIRTUAL
) STRICT;

-- Bars that a file gave and that are not in force as it gave them, since a later file gives the same day: kept so that
-- `undo` of either leaves what the other says. BLOBs as in `price_blocks`.
CREATE TABLE overlaid_bars (
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  source_id INTEGER NOT NULL REFERENCES sources (id), -- the file that gave them
  is_same INTEGER NOT NULL CHECK (is_same IN (0, 1)), -- 1: equal to what is in force, so only their days are kept
  first_day INTEGER NOT NULL,             -- days since 1970-01-01
  n INTEGER NOT NULL,
  days BLOB NOT NULL,
  closes BLOB,
  adj_closes BLOB,
  opens BLOB,
  highs BLOB,
  lows BLOB,
  volumes BLOB,
  PRIMARY KEY (instrument_id, source_id, is_same, first_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX overlaid_bars_by_source ON overlaid_bars (source_id);

-- One reported value of a company filing (SEC company facts). A value that several files of one company hold is one
-- row, which belongs to the file of the newest state; the others stand in `filing_holders`.
CREATE TABLE filings (
  id INTEGER PRIMARY KEY,
  entity_id TEXT NOT NULL REFERENCES entities (id),
  concept TEXT NOT NULL,                  -- the tag: `PaymentsToAcquirePropertyPlantAndEquipment`
  label TEXT,                             -- the tag in words
  unit TEXT NOT NULL,                     -- `USD`, `shares`, `USD/shares`, `pure`
  value ANY NOT NULL CHECK (typeof(value) IN ('integer', 'real')),
  period_start TEXT,                      -- NULL for values of one day
  period_end TEXT NOT NULL,
  fiscal_year INTEGER,                    -- of the filing that reports it, not of the value
  fiscal_period TEXT,                     -- of the filing: FY, Q1, …
  form TEXT,                              -- 10-K, 20-F, 10-Q/A, …
  filed_on TEXT,
  accession TEXT,                         -- number of the filing
  frame TEXT,                             -- the SEC's name of the period, where this row is the one that stands for it
  source_id INTEGER REFERENCES sources (id),
  taxonomy TEXT NOT NULL                  -- us-gaap, ifrs-full, dei, …
) STRICT;
CREATE INDEX filings_by_entity ON filings (entity_id, concept, period_end);
CREATE INDEX filings_by_source ON filings (source_id);

-- Other files that hold a row of `filings`, with what they say of it that may differ from file to file.
CREATE TABLE filing_holders (
  filing_id INTEGER NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  label TEXT,
  fiscal_year INTEGER,
  fiscal_period TEXT,
  frame TEXT,
  PRIMARY KEY (filing_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX filing_holders_by_source ON filing_holders (source_id);

-- Under which tags companies report a measure, best first: part of the program's data.
CREATE TABLE filing_tags (
  measure TEXT NOT NULL,                  -- capex
  rank INTEGER NOT NULL,                  -- 1 is preferred most
  taxonomy TEXT NOT NULL,
  concept TEXT NOT NULL,
  covers_all INTEGER NOT NULL CHECK (covers_all IN (0, 1)), -- 0: a part of the measure only
  note TEXT NOT NULL,                     -- what it includes or leaves out
  PRIMARY KEY (measure, rank)
) STRICT, WITHOUT ROWID;

-- Rows that an import replaced (a rate that a later file corrects, the reading of a file that was read again), whole,
-- so that `undo` puts them back. Newest last among rows of one key.
CREATE TABLE replaced_rows (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id), -- which replaced it
  made_by INTEGER REFERENCES imports (id), -- which had made it; NULL: came with the program
  key TEXT NOT NULL,                      -- what was replaced: `source 12`, `rate EUR USD 2025-02-24`
  table_name TEXT NOT NULL,
  row_id INTEGER,                         -- its id, which nothing else takes as long as it may come back
  columns TEXT NOT NULL,                  -- names, comma-separated
  "row" BLOB NOT NULL                     -- values, each with its type
) STRICT;
CREATE INDEX replaced_rows_by_import ON replaced_rows (import_id);
CREATE INDEX replaced_rows_by_maker ON replaced_rows (made_by);
CREATE INDEX replaced_rows_by_key ON replaced_rows (key);
CREATE INDEX replaced_rows_of_citations ON replaced_rows (row_id) WHERE table_name = 'citations';

-- Investments that no later one supersedes: SUM over one currency, kind and status is right here. As of a day:
-- FROM investments WHERE stated_on <= :day AND (superseded_on IS NULL OR superseded_on > :day)
CREATE VIEW current_investments AS
SELECT * FROM investments WHERE superseded_by_id IS NULL;

-- Every fact with the columns of its kind.
CREATE VIEW all_facts AS
SELECT
  id, 'investment' AS kind, entity_id, kind AS investment_kind, status, amount, amount_high, currency, years,
  fiscal_year, starts_on, ends_on, target_id, purpose, supersedes_id, NULL AS segment, NULL AS percent, NULL AS basis,
  NULL AS period, NULL AS window, NULL AS name, NULL AS symbol, NULL AS price, qualifier, stated_on
FROM investments
UNION ALL
SELECT
  id, 'revenue_growth', entity_id, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, segment, percent, basis,
  period, NULL, NULL, NULL, NULL, qualifier, stated_on
FROM revenue_growth
UNION ALL
SELECT
  id, 'stock_move', entity_id, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, percent, NULL,
  NULL, window, NULL, NULL, NULL, qualifier, stated_on
FROM stock_moves
UNION ALL
SELECT
  id, 'market_ticker', entity_id, NULL, NULL, NULL, NULL, currency, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, change_percent, NULL,
  NULL, window, name, symbol, price, NULL, stated_on
FROM market_tickers;

-- Every annual value that companies reported under a tag of capital expenditure, one row a filing: choose by `covers_all`,
-- `filed_on` and `rank` (queries/reported-capex.sql does). The year is that of the period's end; one that ends in the
-- first week of January counts for the year before (years of 52 or 53 weeks). A filing that gives a year in two
-- currencies reports in the one in which it gives more years; the other is a translation for the reader's convenience.
CREATE VIEW annual_capex AS
SELECT
  f.id, f.entity_id, CAST(strftime('%Y', f.period_end, '-7 days') AS INTEGER) AS year, f.period_start, f.period_end,
  f.value AS amount, f.unit AS currency,
  f.unit <> (
    SELECT o.unit
    FROM filings AS o
    WHERE o.entity_id = f.entity_id AND o.concept = f.concept AND o.accession IS f.accession AND length(o.unit) = 3
    GROUP BY o.unit
    ORDER BY count(DISTINCT o.period_end) DESC, o.unit = 'USD', o.unit
    LIMIT 1
  ) AS is_translation,
  t.covers_all, t.rank, f.taxonomy, f.concept AS tag, t.note, f.form, f.filed_on, f.accession
FROM entities AS e
CROSS JOIN filing_tags AS t
CROSS JOIN filings AS f ON f.entity_id = e.id AND f.concept = t.concept
WHERE
  t.measure = 'capex' AND f.taxonomy = t.taxonomy AND length(f.unit) = 3
  AND julianday(f.period_end) - julianday(f.period_start) + 1 BETWEEN 350 AND 380
  AND (f.form GLOB '10-K*' OR f.form GLOB '20-F*' OR f.form GLOB '40-F*');
