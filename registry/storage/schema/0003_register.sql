-- Days count from 1970-01-01, microseconds likewise, scores in ticks of 1e-7.
-- Every fact has two times: the day from which it holds (effective_day), and
-- the moment at which the register learned it (known_at_us). Rows are added and
-- never changed. Every key begins with the person's or the household's number,
-- so that the tables can be spread over machines by it; the two that find a
-- number by something else (document, household) are spread by that.

CREATE TABLE person (
  person      INTEGER NOT NULL REFERENCES number (number),
  revision    INTEGER NOT NULL CHECK (revision >= 1),
  known_at_us INTEGER NOT NULL,
  birth_day   INTEGER NOT NULL,
  sex         INTEGER NOT NULL CHECK (sex IN (1, 2)),
  content     BLOB    NOT NULL,
  PRIMARY KEY (person, revision)
);

CREATE TABLE document (
  type        INTEGER NOT NULL CHECK (type IN (1, 2, 3)),
  number      TEXT    NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
  person      INTEGER NOT NULL REFERENCES number (number),
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (type, number)
) /* ordered by key */;

CREATE TABLE household (
  sender        TEXT    NOT NULL CHECK (length(sender) BETWEEN 1 AND 64),
  household_ref TEXT    NOT NULL CHECK (length(household_ref) BETWEEN 1 AND 64),
  household     INTEGER NOT NULL REFERENCES number (number),
  known_at_us   INTEGER NOT NULL,
  PRIMARY KEY (sender, household_ref)
) /* ordered by key */;

CREATE TABLE declaration (
  household     INTEGER NOT NULL REFERENCES number (number),
  revision      INTEGER NOT NULL CHECK (revision >= 1),
  replaces      INTEGER NOT NULL CHECK (replaces >= 0 AND replaces < revision),
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  sender        TEXT    NOT NULL,
  content       BLOB    NOT NULL,
  variables     BLOB    NOT NULL,
  formula       TEXT    NOT NULL,
  score_ticks   INTEGER NOT NULL,
  PRIMARY KEY (household, revision)
);

CREATE TABLE member (
  person        INTEGER NOT NULL REFERENCES number (number),
  effective_day INTEGER NOT NULL,
  household     INTEGER NOT NULL,
  revision      INTEGER NOT NULL,
  activity      INTEGER NOT NULL CHECK (activity BETWEEN 1 AND 7),
  PRIMARY KEY (person, effective_day, household, revision)
) /* ordered by key */;

CREATE TABLE coverage_event (
  person        INTEGER NOT NULL REFERENCES number (number),
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  source        TEXT    NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  change        INTEGER NOT NULL CHECK (change IN (1, 2)),
  regime        INTEGER NOT NULL CHECK (regime BETWEEN 1 AND 5),
  role          INTEGER NOT NULL CHECK (role IN (1, 2)),
  reason        INTEGER NOT NULL CHECK (reason BETWEEN 1 AND 9),
  PRIMARY KEY (person, sequence),
  UNIQUE (person, source, regime, role, change, effective_day, reason)
) /* ordered by key */;
