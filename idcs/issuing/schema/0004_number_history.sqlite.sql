-- The next step of the schema: whose call issued a number, which numbers are
-- retired, and how many there are of each. The counts are kept so that the
-- state of the space can be asked at any time without reading every number;
-- they are the only rows here that change.

ALTER TABLE number ADD COLUMN caller TEXT NOT NULL DEFAULT '';

CREATE TABLE number_retired (
  number        INTEGER NOT NULL PRIMARY KEY REFERENCES number (number),
  reason        INTEGER NOT NULL CHECK (reason IN (1, 2, 3)),
  successor     INTEGER REFERENCES number (number),
  retired_at_us INTEGER NOT NULL,
  caller        TEXT    NOT NULL,
  author        TEXT    NOT NULL CHECK (length(author) BETWEEN 1 AND 64),
  note          TEXT    NOT NULL CHECK (length(note) BETWEEN 1 AND 500),
  CHECK ((reason = 2) = (successor IS NOT NULL)),
  CHECK (successor <> number)
) STRICT;

CREATE INDEX number_retired_by_successor ON number_retired (successor)
  WHERE successor IS NOT NULL;

CREATE TRIGGER number_stays_retired BEFORE DELETE ON number_retired
BEGIN
  SELECT RAISE(ABORT, 'a retired number is never assigned again');
END;

CREATE TRIGGER number_retired_is_unchanged BEFORE UPDATE ON number_retired
BEGIN
  SELECT RAISE(ABORT, 'a retirement is never changed');
END;

CREATE TABLE number_count (
  day     INTEGER NOT NULL,
  kind    INTEGER NOT NULL CHECK (kind IN (1, 2)),
  issued  INTEGER NOT NULL CHECK (issued >= 0),
  retired INTEGER NOT NULL CHECK (retired >= 0),
  PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO number_count (day, kind, issued, retired)
  SELECT issued_at_us / 86400000000, kind, count(*), 0 FROM number
  GROUP BY issued_at_us / 86400000000, kind;
