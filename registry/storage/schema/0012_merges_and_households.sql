-- What merges of numbers do to households. member_left: whom a declaration
-- names who belongs to another household since. declaration_by_merge: a
-- revision that a merge made, of which number_retired has the author. Until the
-- moment in ties_by_number, that of this step of an older store, a person whom
-- two households had from one day on belonged to that with the greater number;
-- since then to the one that was recorded last.

CREATE TABLE member_left (
  person      INTEGER NOT NULL REFERENCES number (number),
  household   INTEGER NOT NULL,
  revision    INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (person, household, revision)
) /* ordered by key */;

CREATE TABLE declaration_by_merge (
  household INTEGER NOT NULL,
  revision  INTEGER NOT NULL,
  merged    INTEGER NOT NULL REFERENCES number_retired (number),
  PRIMARY KEY (household, revision)
) /* ordered by key */;

CREATE TABLE ties_by_number (
  known_at_us INTEGER NOT NULL PRIMARY KEY
);

INSERT INTO ties_by_number (known_at_us)
  SELECT moment FROM (SELECT max(moment) AS moment FROM (
    SELECT max(known_at_us) AS moment FROM declaration
    UNION ALL SELECT max(retired_at_us) FROM number_retired
    UNION ALL SELECT now_us()) AS earlier) AS last
  WHERE EXISTS (SELECT 1 FROM declaration);
