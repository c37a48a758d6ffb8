#include "registry/storage/schema.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "base/sql/request_ledger.h"
#include "base/sql/store_state.h"
#include "idcs/issuing/schema.h"
#include "registry/storage/membership_schema.h"
#include "registry/storage/names_and_documents_schema.h"

namespace registry {
namespace {

// Days count from 1970-01-01, microseconds likewise, scores in ticks of 1e-7.
// Every fact has two times: the day from which it holds (effective_day), and
// the moment at which the register learned it (known_at_us). Rows are added and
// never changed. Every key begins with the person's or the household's number,
// so that the tables can be spread over machines by it; the two that find a
// number by something else (document, household) are spread by that.
constexpr char kRegisterSchema[] = R"sql(
CREATE TABLE person (
  person      INTEGER NOT NULL REFERENCES number (number),
  revision    INTEGER NOT NULL CHECK (revision >= 1),
  known_at_us INTEGER NOT NULL,
  birth_day   INTEGER NOT NULL,
  sex         INTEGER NOT NULL CHECK (sex IN (1, 2)),
  content     BLOB    NOT NULL,
  PRIMARY KEY (person, revision)
) STRICT;

CREATE TABLE document (
  type        INTEGER NOT NULL CHECK (type IN (1, 2, 3)),
  number      TEXT    NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
  person      INTEGER NOT NULL REFERENCES number (number),
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (type, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
  sender        TEXT    NOT NULL CHECK (length(sender) BETWEEN 1 AND 64),
  household_ref TEXT    NOT NULL CHECK (length(household_ref) BETWEEN 1 AND 64),
  household     INTEGER NOT NULL REFERENCES number (number),
  known_at_us   INTEGER NOT NULL,
  PRIMARY KEY (sender, household_ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE declaration (
  household     INTEGER NOT NULL REFERENCES number (number),
  revision      INTEGER NOT NULL CHECK (revision >= 1),
  replaces      INTEGER NOT NULL CHECK (replaces >= 0 AND replaces < revision),
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  sender        TEXT    NOT NULL,
  content       BLOB    NOT NULL,
  variables     BLOB    NOT NULL,
  formula       TEXT    NOT NULL,
  score_ticks   INTEGER NOT NULL,
  PRIMARY KEY (household, revision)
) STRICT;

CREATE TABLE member (
  person        INTEGER NOT NULL REFERENCES number (number),
  effective_day INTEGER NOT NULL,
  household     INTEGER NOT NULL,
  revision      INTEGER NOT NULL,
  activity      INTEGER NOT NULL CHECK (activity BETWEEN 1 AND 7),
  PRIMARY KEY (person, effective_day, household, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE coverage_event (
  person        INTEGER NOT NULL REFERENCES number (number),
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  source        TEXT    NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  change        INTEGER NOT NULL CHECK (change IN (1, 2)),
  regime        INTEGER NOT NULL CHECK (regime BETWEEN 1 AND 5),
  role          INTEGER NOT NULL CHECK (role IN (1, 2)),
  reason        INTEGER NOT NULL CHECK (reason BETWEEN 1 AND 9),
  PRIMARY KEY (person, sequence),
  UNIQUE (person, source, regime, role, change, effective_day, reason)
) STRICT, WITHOUT ROWID;
)sql";

// Versions of people with who made them, deaths, names to be compared with, and
// who is held because they may be registered already. Names of people who were
// registered before names were kept are made when the server starts.
constexpr char kPeopleSchema[] = R"sql(
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
) STRICT, WITHOUT ROWID;

CREATE TABLE person_without_name (
  person   INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (person, revision)
) STRICT, WITHOUT ROWID;

INSERT INTO person_without_name (person, revision)
  SELECT person, revision FROM person;

CREATE TABLE person_death (
  person      INTEGER NOT NULL PRIMARY KEY REFERENCES number (number),
  day         INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  caller      TEXT    NOT NULL,
  author      TEXT    NOT NULL CHECK (length(author) BETWEEN 1 AND 64),
  reason      TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 500)
) STRICT;

CREATE TABLE registration_review (
  review         INTEGER NOT NULL PRIMARY KEY CHECK (review >= 1),
  known_at_us    INTEGER NOT NULL,
  caller         TEXT    NOT NULL,
  content        BLOB    NOT NULL,
  -- Only where the request had no id to know it by when it comes again.
  content_digest BLOB    CHECK (length(content_digest) = 32)
) STRICT;

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
) STRICT;
)sql";

// What a score is computed from, in the order in which it was declared, so that
// the whole register is scored again by reading numbers one after the other.
// Rows are added and never changed: score_input_end says from which day on a
// declaration is in force no more, because a correction or a later declaration
// took its place. A run of re-scoring gives every declaration that is in force
// on its day, or will be, a score under its formula, kept in blocks.
constexpr char kRescoringSchema[] = R"sql(
CREATE TABLE formula_name (
  formula INTEGER NOT NULL PRIMARY KEY,
  name    TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE score_input (
  position      INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),
  effective_day INTEGER NOT NULL,
  formula       INTEGER NOT NULL,
  score_ticks   INTEGER NOT NULL,
  variables     BLOB    NOT NULL,
  household     INTEGER NOT NULL,
  revision      INTEGER NOT NULL
) STRICT;

CREATE TABLE score_input_end (
  position    INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  end_day     INTEGER NOT NULL,
  PRIMARY KEY (position, known_at_us)
) STRICT, WITHOUT ROWID;

CREATE INDEX score_input_end_by_moment ON score_input_end (known_at_us);

ALTER TABLE declaration ADD COLUMN position INTEGER;

UPDATE declaration SET position = placed.position
FROM (SELECT household, revision,
        row_number() OVER (ORDER BY known_at_us, household, revision) - 1
          AS position
      FROM declaration) AS placed
WHERE placed.household = declaration.household
  AND placed.revision = declaration.revision;

INSERT INTO formula_name (name) SELECT DISTINCT formula FROM declaration;

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
) STRICT;

CREATE TABLE rescoring_block (
  run    INTEGER NOT NULL,
  block  INTEGER NOT NULL,
  scores BLOB    NOT NULL,
  PRIMARY KEY (run, block)
) STRICT;

CREATE TABLE rescoring_crossing (
  run       INTEGER NOT NULL,
  programme TEXT    NOT NULL,
  region    INTEGER NOT NULL,
  milieu    INTEGER NOT NULL,
  members   INTEGER NOT NULL,
  entered   INTEGER NOT NULL,
  left_it   INTEGER NOT NULL,
  PRIMARY KEY (run, programme, region, milieu, members)
) STRICT, WITHOUT ROWID;
)sql";

// What bodies report of people beside what households declare, in the order of
// recording.
constexpr char kStatusSchema[] = R"sql(
CREATE TABLE status_event (
  person        INTEGER NOT NULL REFERENCES number (number),
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  effective_day INTEGER NOT NULL,
  known_at_us   INTEGER NOT NULL,
  source        TEXT    NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  change        INTEGER NOT NULL CHECK (change IN (1, 2)),
  status        INTEGER NOT NULL CHECK (status BETWEEN 1 AND 5),
  PRIMARY KEY (person, sequence),
  UNIQUE (person, source, status, change, effective_day)
) STRICT, WITHOUT ROWID;
)sql";

// More statuses, and what is told beside some of them: who raises a child and
// by what title, and what somebody who studies attends. 0: not told. The table
// is made anew, since a check of a column cannot be changed.
constexpr char kMoreStatusesSchema[] = R"sql(
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
) STRICT, WITHOUT ROWID;

INSERT INTO status_event_next (person, sequence, effective_day, known_at_us,
                               source, change, status)
  SELECT person, sequence, effective_day, known_at_us, source, change, status
  FROM status_event;

DROP TABLE status_event;

ALTER TABLE status_event_next RENAME TO status_event;
)sql";

// The sex of the head beside what a score is computed from, for counts of the
// whole register by it. 0: not known. Of declarations stored before it was
// kept, it is read from them when the server starts, which finds them by the
// index; after that the index is empty.
constexpr char kHeadSchema[] = R"sql(
ALTER TABLE score_input ADD COLUMN head_sex INTEGER NOT NULL DEFAULT 0
  CHECK (head_sex IN (0, 1, 2));

CREATE INDEX score_input_without_head ON score_input (position)
  WHERE head_sex = 0;
)sql";

// The rows of score_input once more, those of 4,096 positions as one, to be
// read by whatever goes through the whole register. Made of rows when the last
// of them is added; those of an older store when the server starts.
constexpr char kInputBlockSchema[] = R"sql(
CREATE TABLE score_input_block (
  block  INTEGER NOT NULL PRIMARY KEY CHECK (block >= 0),
  inputs BLOB    NOT NULL
) STRICT;
)sql";

// What the figures of a formula were when the first score by it was stored, or
// a run of re-scoring to it. Those of an older store are added when the server
// starts; names that only runs have come with this.
constexpr char kFormulaDigestSchema[] = R"sql(
CREATE TABLE formula_digest (
  formula INTEGER NOT NULL PRIMARY KEY REFERENCES formula_name (formula),
  digest  BLOB    NOT NULL CHECK (length(digest) = 32)
) STRICT;

INSERT INTO formula_name (name)
  SELECT DISTINCT formula FROM rescoring_run
  WHERE dry_run = 0 AND formula NOT IN (SELECT name FROM formula_name);
)sql";

// What people are found by: a number for how each pair of their names sounds.
// Those of people who were registered before are made when the server starts,
// with their names, which are made anew. The columns of the key come first:
// SQLite 3.40 finds NULL where there is none in a table without rowids if one
// of the others stands among them.
constexpr char kNameKeySchema[] = R"sql(
CREATE TABLE person_name_key (
  name_key  INTEGER NOT NULL,
  birth_day INTEGER NOT NULL,
  person    INTEGER NOT NULL REFERENCES number (number),
  revision  INTEGER NOT NULL,
  sex       INTEGER NOT NULL CHECK (sex IN (1, 2)),
  PRIMARY KEY (name_key, birth_day, person, revision)
) STRICT, WITHOUT ROWID;

INSERT INTO person_without_name (person, revision)
  SELECT person, revision FROM person_name WHERE true ON CONFLICT DO NOTHING;

DELETE FROM person_name;
)sql";

// Runs of re-scoring that wait to be confirmed (state 6), that take another
// back, and how many of their scores may not be used: NULL of a run that was
// reported before it was counted. A CHECK is only changed with its table.
constexpr char kRunsTakenBackSchema[] = R"sql(
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
) STRICT;

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
)sql";

}  // namespace

absl::Span<const base::sql::Migration> SchemaMigrations() {
  static const auto* const kDeclaredAfterDeath = new std::string(
      absl::StrCat(base::sql::kStoreStateSchema, kDeclaredAfterDeathSchema));
  static const base::sql::Migration kMigrations[] = {
      {1, "request ledger", base::sql::kRequestLedgerSchema},
      {2, "number ledger", idcs::kLedgerSchema},
      {3, "register", kRegisterSchema},
      {4, "number history", idcs::kLedgerHistorySchema},
      {5, "people over time", kPeopleSchema},
      {6, "re-scoring", kRescoringSchema},
      {7, "statuses of people", kStatusSchema},
      {8, "sex of the head", kHeadSchema},
      {9, "blocks of inputs", kInputBlockSchema},
      {10, "digests of formulas", kFormulaDigestSchema},
      {11, "more statuses of people", kMoreStatusesSchema},
      {12, "merges and households", kMergeSchema},
      {13, "search by name", kNameKeySchema},
      {14, "re-scoring runs taken back", kRunsTakenBackSchema},
      {15, "kinds of documents", kDocumentKindsSchema},
      {16, "names of Amazigh letters", kAmazighNamesSchema},
      {17, "empty households", kEmptyHouseholdSchema},
      {18, "whom somebody raises", kRaisedBySchema},
      {19, "declared after a death", *kDeclaredAfterDeath},
  };
  return kMigrations;
}

}  // namespace registry
