-- What people are found by: a number for how each pair of their names sounds.
-- Those of people who were registered before are made when the server starts,
-- with their names, which are made anew. The columns of the key come first:
-- SQLite 3.40 finds NULL where there is none in a table without rowids if one
-- of the others stands among them.

CREATE TABLE person_name_key (
  name_key  INTEGER NOT NULL,
  birth_day INTEGER NOT NULL,
  person    INTEGER NOT NULL REFERENCES number (number),
  revision  INTEGER NOT NULL,
  sex       INTEGER NOT NULL CHECK (sex IN (1, 2)),
  PRIMARY KEY (name_key, birth_day, person, revision)
) /* ordered by key */;

INSERT INTO person_without_name (person, revision)
  SELECT person, revision FROM person_name WHERE true ON CONFLICT DO NOTHING;

DELETE FROM person_name;
