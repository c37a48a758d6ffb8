-- Declarations to which nobody may belong any more, by their position among the
-- inputs of scores, with everybody whom they name: noted each time that
-- something changed about one. Those of an older store are noted from the
-- beginning, since who belongs to a household is looked at for each moment.

CREATE TABLE may_be_empty (
  position    INTEGER NOT NULL,
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (position, known_at_us)
) /* ordered by key */;

CREATE INDEX may_be_empty_by_moment ON may_be_empty (known_at_us);

CREATE TABLE may_be_empty_member (
  position INTEGER NOT NULL,
  person   INTEGER NOT NULL REFERENCES number (number),
  PRIMARY KEY (position, person)
) /* ordered by key */;

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
