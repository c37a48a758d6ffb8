-- What a score is computed from, in the order in which it was declared, so that
-- the whole register is scored again by reading numbers one after the other.
-- Rows are added and never changed: score_input_end says from which day on a
-- declaration is in force no more, because a correction or a later declaration
-- took its place. A run of re-scoring gives every declaration that is in force
-- on its day, or will be, a score under its formula, kept in blocks.

CREATE TABLE formula_name (
  formula INTEGER NOT NULL PRIMARY KEY,
  name    TEXT    NOT NULL UNIQUE
);

CREATE TABLE score_input (
  position      INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),
  effective_day INTEGER NOT NULL,
  formula       INTEGER NOT NULL,
  score_ticks   INTEGER NOT NULL,
  variables     BLOB    NOT NULL,
  household     INTEGER NOT NULL,
  revision      INTEGER NOT NULL
);

CREATE TABLE score_input_end (
  position    INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  end_day     INTEGER NOT NULL,
  PRIMARY KEY (position, known_at_us)
) /* ordered by key */;

CREATE INDEX score_input_end_by_moment ON score_input_end (known_at_us);

ALTER TABLE declaration ADD COLUMN position INTEGER;

UPDATE declaration SET position = placed.position
FROM (SELECT household, revision,
        row_number() OVER (ORDER BY known_at_us, household, revision) - 1
          AS position
      FROM declaration) AS placed
WHERE placed.household = declaration.household
  AND placed.revision = declaration.revision;

INSERT INTO formula_name (formula, name)
  SELECT row_number() OVER (ORDER BY min(position)), formula
  FROM declaration GROUP BY formula;

INSERT INTO score_input (position, effective_day, formula, score_ticks,
                         variables, household, revision)
  SELECT position, effective_day, formula_name.formula, score_ticks, variables,
         household, revision
  FROM declaration JOIN formula_name ON name = declaration.formula
  ORDER BY position;

INSERT INTO score_input_end (position, known_at_us, end_day)
  SELECT position, known_at_us, min(end_day) FROM (
    SELECT old.position AS position, new.known_at_us AS known_at_us,
           new.effective_day AS end_day
    FROM declaration AS old JOIN declaration AS new
      ON new.household = old.household AND new.revision > old.revision
     AND new.effective_day >= old.effective_day
    UNION ALL
    SELECT new.position, new.known_at_us, old.effective_day
    FROM declaration AS old JOIN declaration AS new
      ON new.household = old.household AND new.revision > old.revision
     AND new.effective_day < old.effective_day
  ) AS ended GROUP BY position, known_at_us;

CREATE TABLE rescoring_run (
  run             INTEGER NOT NULL PRIMARY KEY CHECK (run >= 1),
  state           INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
  formula         TEXT    NOT NULL,
  from_day        INTEGER NOT NULL,
  regions         INTEGER NOT NULL CHECK (regions BETWEEN 0 AND 4095),
  milieu          INTEGER NOT NULL CHECK (milieu BETWEEN 0 AND 2),
  declared_before INTEGER,
  dry_run         INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
  caller          TEXT    NOT NULL,
  author          TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  created_us      INTEGER NOT NULL,
  end_position    INTEGER NOT NULL,
  finished_us     INTEGER,
  error           TEXT    NOT NULL DEFAULT '',
  reported        INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0, 1)),
  households      INTEGER NOT NULL DEFAULT 0,
  changed         INTEGER NOT NULL DEFAULT 0,
  computed        INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE rescoring_block (
  run    INTEGER NOT NULL,
  block  INTEGER NOT NULL,
  scores BLOB    NOT NULL,
  PRIMARY KEY (run, block)
);

CREATE TABLE rescoring_crossing (
  run       INTEGER NOT NULL,
  programme TEXT    NOT NULL,
  region    INTEGER NOT NULL,
  milieu    INTEGER NOT NULL,
  members   INTEGER NOT NULL,
  entered   INTEGER NOT NULL,
  left_it   INTEGER NOT NULL,
  PRIMARY KEY (run, programme, region, milieu, members)
) /* ordered by key */;
