-- More statuses, and what is told beside some of them: who raises a child and
-- by what title, and what somebody who studies attends. 0: not told. The table
-- is made anew, since a check of a column cannot be changed.

CREATE TABLE status_event_next (
  person        INTEGER NOT NULL REFERENCES number (number),
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  source        TEXT    NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  change        INTEGER NOT NULL CHECK (change IN (1, 2)),
  status        INTEGER NOT NULL CHECK (status BETWEEN 1 AND 9),
  raised_by     INTEGER NOT NULL DEFAULT 0
                CHECK ((status = 9) = (raised_by <> 0)),
  title         INTEGER NOT NULL DEFAULT 0
                CHECK (title BETWEEN 0 AND 3 AND (status = 9) = (title <> 0)),
  school_level  INTEGER NOT NULL DEFAULT 0
                CHECK (school_level BETWEEN 0 AND 4
                       AND (school_level = 0 OR (status = 3 AND change = 1))),
  PRIMARY KEY (person, sequence),
  UNIQUE (person, source, status, change, effective_day, raised_by, title,
          school_level)
) /* ordered by key */;

INSERT INTO status_event_next (person, sequence, effective_day, known_at_us,
                               source, change, status)
  SELECT person, sequence, effective_day, known_at_us, source, change, status
  FROM status_event;

DROP TABLE status_event;

ALTER TABLE status_event_next RENAME TO status_event;
