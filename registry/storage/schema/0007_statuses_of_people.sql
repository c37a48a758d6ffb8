-- What bodies report of people beside what households declare, in the order of
-- recording.

CREATE TABLE status_event (
  person        INTEGER NOT NULL REFERENCES number (number),
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  source        TEXT    NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  change        INTEGER NOT NULL CHECK (change IN (1, 2)),
  status        INTEGER NOT NULL CHECK (status BETWEEN 1 AND 5),
  PRIMARY KEY (person, sequence),
  UNIQUE (person, source, status, change, effective_day)
) /* ordered by key */;
