-- From version 1 to 2: nothing is lost. Tables that version 1 never filled are made anew; new columns go to the end of
-- their table, in schema.sql too, so that a migrated store has the same columns as a new one.
DROP TABLE price_blocks;
CREATE INDEX instruments_by_entity ON instruments (entity_id) WHERE entity_id IS NOT NULL;
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

ALTER TABLE citations ADD COLUMN subject_start INTEGER;
ALTER TABLE citations ADD COLUMN subject_end INTEGER;
ALTER TABLE citations ADD COLUMN amount_start INTEGER;
ALTER TABLE citations ADD COLUMN amount_end INTEGER;
ALTER TABLE citations ADD COLUMN period_start INTEGER;
ALTER TABLE citations ADD COLUMN period_end INTEGER;

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

DROP TABLE filings;
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

ALTER TABLE aliases ADD COLUMN source_id INTEGER REFERENCES sources (id);
CREATE INDEX aliases_by_source ON aliases (source_id) WHERE source_id IS NOT NULL;
ALTER TABLE citations ADD COLUMN restated_power INTEGER;
ALTER TABLE further_restatements ADD COLUMN power INTEGER;

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
