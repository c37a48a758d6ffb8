-- Runs of re-scoring that wait to be confirmed (state 6), that take another
-- back, and how many of their scores may not be used: NULL of a run that was
-- reported before it was counted. A CHECK is only changed with its table.

CREATE TABLE rescoring_run_2 (
  run               INTEGER NOT NULL PRIMARY KEY CHECK (run >= 1),
  state             INTEGER NOT NULL CHECK (state BETWEEN 1 AND 6),
  formula           TEXT    NOT NULL,
  from_day          INTEGER NOT NULL,
  regions           INTEGER NOT NULL CHECK (regions BETWEEN 0 AND 4095),
  milieu            INTEGER NOT NULL CHECK (milieu BETWEEN 0 AND 2),
  declared_before   INTEGER,
  dry_run           INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
  caller            TEXT    NOT NULL,
  author            TEXT    NOT NULL,
  reason            TEXT    NOT NULL,
  created_us        INTEGER NOT NULL,
  end_position      INTEGER NOT NULL,
  finished_us       INTEGER,
  error             TEXT    NOT NULL DEFAULT '',
  reported          INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0, 1)),
  households        INTEGER NOT NULL DEFAULT 0,
  changed           INTEGER NOT NULL DEFAULT 0,
  computed          INTEGER NOT NULL DEFAULT 0,
  confirmed         INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  takes_back        INTEGER CHECK (takes_back BETWEEN 1 AND run - 1),
  not_usable_before INTEGER,
  not_usable_after  INTEGER
);

INSERT INTO rescoring_run_2 (run, state, formula, from_day, regions, milieu,
    declared_before, dry_run, caller, author, reason, created_us, end_position,
    finished_us, error, reported, households, changed, computed)
  SELECT run, state, formula, from_day, regions, milieu, declared_before,
    dry_run, caller, author, reason, created_us, end_position, finished_us,
    error, reported, households, changed, computed
  FROM rescoring_run;

DROP TABLE rescoring_run;

ALTER TABLE rescoring_run_2 RENAME TO rescoring_run;

CREATE INDEX rescoring_run_taken_back ON rescoring_run (takes_back)
  WHERE takes_back IS NOT NULL;

ALTER TABLE rescoring_crossing ADD COLUMN to_unusable INTEGER NOT NULL
  DEFAULT 0;
ALTER TABLE rescoring_crossing ADD COLUMN from_unusable INTEGER NOT NULL
  DEFAULT 0;
