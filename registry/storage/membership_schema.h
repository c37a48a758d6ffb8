#ifndef REGISTRY_STORAGE_MEMBERSHIP_SCHEMA_H_
#define REGISTRY_STORAGE_MEMBERSHIP_SCHEMA_H_

namespace registry {

// When a step of the schema is carried out, in microseconds since 1970, to the
// millisecond: what an older store answered until then stays. Its last write is
// not enough, since answers were given after it.
#define RSU_MOMENT_OF_STEP                                             \
  "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) " \
  "* 1000"

// Steps of the schema about who belongs to which household.

// What merges of numbers do to households. member_left: whom a declaration
// names who belongs to another household since. declaration_by_merge: a
// revision that a merge made, of which number_retired has the author. Until the
// moment in ties_by_number, that of this step of an older store, a person whom
// two households had from one day on belonged to that with the greater number;
// since then to the one that was recorded last.
inline constexpr char kMergeSchema[] = R"sql(
CREATE TABLE member_left (
  person      INTEGER NOT NULL REFERENCES number (number),
  household   INTEGER NOT NULL,
  revision    INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (person, household, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE declaration_by_merge (
  household INTEGER NOT NULL,
  revision  INTEGER NOT NULL,
  merged    INTEGER NOT NULL REFERENCES number_retired (number),
  PRIMARY KEY (household, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE ties_by_number (
  known_at_us INTEGER NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO ties_by_number (known_at_us)
  SELECT moment FROM (SELECT max(moment) AS moment FROM (
    SELECT max(known_at_us) AS moment FROM declaration
    UNION ALL SELECT max(retired_at_us) FROM number_retired
    UNION ALL SELECT )sql" RSU_MOMENT_OF_STEP R"sql() AS earlier) AS last
  WHERE EXISTS (SELECT 1 FROM declaration);
)sql";

// Declarations to which nobody may belong any more, by their position among the
// inputs of scores, with everybody whom they name: noted each time that
// something changed about one. Those of an older store are noted from the
// beginning, since who belongs to a household is looked at for each moment.
inline constexpr char kEmptyHouseholdSchema[] = R"sql(
CREATE TABLE may_be_empty (
  position    INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (position, known_at_us)
) STRICT, WITHOUT ROWID;

CREATE INDEX may_be_empty_by_moment ON may_be_empty (known_at_us);

CREATE TABLE may_be_empty_member (
  position INTEGER NOT NULL,
  person   INTEGER NOT NULL REFERENCES number (number),
  PRIMARY KEY (position, person)
) STRICT, WITHOUT ROWID;

INSERT INTO may_be_empty (position, known_at_us)
  SELECT declaration.position, 0 FROM (
    SELECT m.household AS household, m.revision AS revision,
      min(CASE WHEN
        EXISTS (SELECT 1 FROM number_retired AS r WHERE r.number = m.person)
        OR EXISTS (SELECT 1 FROM number_retired AS r
                   WHERE r.successor = m.person)
        OR EXISTS (SELECT 1 FROM member AS o WHERE o.person = m.person
                   AND o.household <> m.household)
        THEN 1 ELSE 0 END) AS gone
    FROM member AS m GROUP BY m.household, m.revision
  ) AS named JOIN declaration ON declaration.household = named.household
    AND declaration.revision = named.revision
  WHERE named.gone = 1;

INSERT INTO may_be_empty_member (position, person)
  SELECT score_input.position, member.person
  FROM member JOIN score_input ON score_input.position = (
    SELECT position FROM declaration
    WHERE declaration.household = member.household
      AND declaration.revision = member.revision)
  WHERE EXISTS (SELECT 1 FROM may_be_empty
                WHERE may_be_empty.position = score_input.position);
)sql";

// Whom somebody raises.
inline constexpr char kRaisedBySchema[] = R"sql(
CREATE INDEX status_event_raised_by ON status_event (raised_by)
  WHERE raised_by <> 0;
)sql";

// Declarations that may be empty and were not noted: of people who had died
// when they were declared again. They are known from the moment after this
// step, so that what was answered before is answered alike. Reads store_state,
// which knows of no write in a store of versions that did not have it.
inline constexpr char kDeclaredAfterDeathSchema[] = R"sql(
INSERT INTO may_be_empty (position, known_at_us)
  SELECT declaration.position, (
    SELECT max(moment) + 1 FROM (
      SELECT known_at_us AS moment FROM store_state
      UNION ALL SELECT known_at_us FROM declaration
      UNION ALL SELECT retired_at_us FROM number_retired
      UNION ALL SELECT )sql" RSU_MOMENT_OF_STEP R"sql() AS earlier)
  FROM (
    SELECT m.household AS household, m.revision AS revision,
      min(CASE WHEN
        EXISTS (SELECT 1 FROM number_retired AS r WHERE r.number = m.person)
        OR EXISTS (SELECT 1 FROM number_retired AS r
                   WHERE r.successor = m.person)
        OR EXISTS (SELECT 1 FROM member AS o WHERE o.person = m.person
                   AND o.household <> m.household)
        THEN 1 ELSE 0 END) AS gone
    FROM member AS m GROUP BY m.household, m.revision
  ) AS named JOIN declaration ON declaration.household = named.household
    AND declaration.revision = named.revision
  WHERE named.gone = 1 AND NOT EXISTS (
    SELECT 1 FROM may_be_empty
    WHERE may_be_empty.position = declaration.position);

INSERT INTO may_be_empty_member (position, person)
  SELECT score_input.position, member.person
  FROM member JOIN score_input ON score_input.position = (
    SELECT position FROM declaration
    WHERE declaration.household = member.household
      AND declaration.revision = member.revision)
  WHERE EXISTS (SELECT 1 FROM may_be_empty
                WHERE may_be_empty.position = score_input.position)
  ON CONFLICT DO NOTHING;
)sql";

#undef RSU_MOMENT_OF_STEP

}  // namespace registry

#endif  // REGISTRY_STORAGE_MEMBERSHIP_SCHEMA_H_
