-- The ledger of numbers; one step of the schema. A number that stands here was
-- issued and is never free again: rows are neither changed nor deleted, which
-- the store itself refuses.

CREATE TABLE number (
  number       INTEGER NOT NULL PRIMARY KEY
               CHECK (number BETWEEN 0 AND 9999999999),
  kind         INTEGER NOT NULL CHECK (kind IN (1, 2)),
  issued_at_us INTEGER NOT NULL
) STRICT;

CREATE TRIGGER number_is_kept BEFORE DELETE ON number
BEGIN
  SELECT RAISE(ABORT, 'an issued number is never free again');
END;

CREATE TRIGGER number_is_unchanged BEFORE UPDATE ON number
BEGIN
  SELECT RAISE(ABORT, 'an issued number is never changed');
END;
