-- Documents of more types, and the numbers of cards and permits in their normal
-- form beside the one in which they stand, since a number is looked for in its
-- normal form. The table is made anew, since a check of a column cannot be
-- changed.

CREATE TABLE document_next (
  type        INTEGER NOT NULL CHECK (type BETWEEN 1 AND 5),
  number      TEXT    NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
  person      INTEGER NOT NULL REFERENCES number (number),
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (type, number)
) /* ordered by key */;

INSERT INTO document_next (type, number, person, known_at_us)
  SELECT type, number, person, known_at_us FROM document;

INSERT INTO document_next (type, number, person, known_at_us)
  SELECT type, replace(replace(number, '-', ''), '/', ''), person, known_at_us
  FROM document
  WHERE type IN (1, 2) AND replace(replace(number, '-', ''), '/', '') <> ''
  ORDER BY known_at_us, number
  ON CONFLICT DO NOTHING;

DROP TABLE document;

ALTER TABLE document_next RENAME TO document;
