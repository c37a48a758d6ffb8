-- What the figures of a formula were when the first score by it was stored, or
-- a run of re-scoring to it. Those of an older store are added when the server
-- starts; names that only runs have come with this.

CREATE TABLE formula_digest (
  formula INTEGER NOT NULL PRIMARY KEY REFERENCES formula_name (formula),
  digest  BLOB    NOT NULL CHECK (length(digest) = 32)
) STRICT;

INSERT INTO formula_name (name)
  SELECT DISTINCT formula FROM rescoring_run
  WHERE dry_run = 0 AND formula NOT IN (SELECT name FROM formula_name);
