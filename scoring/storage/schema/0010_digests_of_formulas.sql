-- What the figures of a formula were when the first score by it was stored, or
-- a run of re-scoring to it. Those of an older store are added when the server
-- starts; names that only runs have come with this.

CREATE TABLE formula_digest (
  formula INTEGER NOT NULL PRIMARY KEY REFERENCES formula_name (formula),
  digest  BLOB    NOT NULL CHECK (length(digest) = 32)
);

INSERT INTO formula_name (formula, name)
  SELECT (SELECT coalesce(max(formula), 0) FROM formula_name)
         + row_number() OVER (ORDER BY min(run)), formula
  FROM rescoring_run
  WHERE dry_run = 0 AND formula NOT IN (SELECT name FROM formula_name)
  GROUP BY formula;
