-- Versions of people with who made them, deaths, names to be compared with, and
-- who is held because they may be registered already. Names of people who were
-- registered before names were kept are made when the server starts.

ALTER TABLE person ADD COLUMN caller TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN reason TEXT NOT NULL DEFAULT '';

CREATE TABLE person_name (
  birth_day INTEGER NOT NULL,
  sex       INTEGER NOT NULL CHECK (sex IN (1, 2)),
  person    INTEGER NOT NULL REFERENCES number (number),
  revision  INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  PRIMARY KEY (birth_day, sex, person, revision)
) /* ordered by key */;

CREATE TABLE person_without_name (
  person   INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (person, revision)
) /* ordered by key */;

INSERT INTO person_without_name (person, revision)
  SELECT person, revision FROM person;

CREATE TABLE person_death (
  person      INTEGER NOT NULL PRIMARY KEY REFERENCES number (number),
  day         INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  caller      TEXT    NOT NULL,
  author      TEXT    NOT NULL CHECK (length(author) BETWEEN 1 AND 64),
  reason      TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 500)
);

CREATE TABLE registration_review (
  review         INTEGER NOT NULL PRIMARY KEY CHECK (review >= 1),
  known_at_us    INTEGER NOT NULL,
  caller         TEXT    NOT NULL,
  content        BLOB    NOT NULL,
  -- Only where the request had no id to know it by when it comes again.
  content_digest BLOB    CHECK (length(content_digest) = 32)
);

CREATE INDEX registration_review_by_digest
  ON registration_review (content_digest) WHERE content_digest IS NOT NULL;

CREATE TABLE registration_decision (
  review      INTEGER NOT NULL PRIMARY KEY
              REFERENCES registration_review (review),
  verdict     INTEGER NOT NULL CHECK (verdict IN (1, 2)),
  person      INTEGER NOT NULL REFERENCES number (number),
  known_at_us INTEGER NOT NULL,
  caller      TEXT    NOT NULL,
  author      TEXT    NOT NULL CHECK (length(author) BETWEEN 1 AND 64),
  reason      TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 500)
);
