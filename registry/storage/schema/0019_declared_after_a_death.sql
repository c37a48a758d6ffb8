-- Declarations that may be empty and were not noted: of people who had died
-- when they were declared again. They are known from the moment after this
-- step, so that what was answered before is answered alike. Reads store_state,
-- which knows of no write in a store of versions that did not have it.

CREATE TABLE IF NOT EXISTS store_state (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  group_sequence INTEGER NOT NULL,
  known_at_us    INTEGER NOT NULL
) /* types not enforced */;
INSERT INTO store_state (id, group_sequence, known_at_us) VALUES (1, 0, 0)
  ON CONFLICT DO NOTHING;

INSERT INTO may_be_empty (position, known_at_us)
  SELECT declaration.position, (
    SELECT max(moment) + 1 FROM (
      SELECT known_at_us AS moment FROM store_state
      UNION ALL SELECT known_at_us FROM declaration
      UNION ALL SELECT retired_at_us FROM number_retired
      UNION ALL SELECT now_us()) AS earlier)
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
