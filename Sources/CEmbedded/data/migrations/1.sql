-- From version 1 to 2: nothing is lost. Tables that version 1 never filled are made anew; new columns go to the end of
-- their table, in schema.sql too, so that a migrated store has the same columns as a new one.
DROP TABLE price_blocks;
CREATE TABLE price_blocks (
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  first_day INTEGER NOT NULL,             -- days since 1970-01-01
  last_day INTEGER NOT NULL,
  n INTEGER NOT NULL,                     -- bars in the block
  encoding INTEGER NOT NULL,
  scale INTEGER NOT NULL,                 -- digits after the decimal mark
  days BLOB NOT NULL,
  closes BLOB NOT NULL,
  opens BLOB,
  highs BLOB,
  lows BLOB,
  adj_closes BLOB,                        -- NULL where equal to the closes
  volumes BLOB,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  PRIMARY KEY (instrument_id, first_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX price_blocks_by_source ON price_blocks (source_id);
