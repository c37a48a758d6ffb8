-- Names to be compared with are made anew, when the server starts, of those
-- whose letters are read otherwise than before: Latin letters beyond those of
-- French, which begin with one of these bytes in UTF-8. That another byte of
-- the content is one of them costs a name that is made for nothing.

INSERT INTO person_without_name (person, revision)
  SELECT person, revision FROM person
  WHERE instr(content, X'C4') > 0 OR instr(content, X'C5') > 0
     OR instr(content, X'C6') > 0 OR instr(content, X'C7') > 0
     OR instr(content, X'C8') > 0 OR instr(content, X'C9') > 0
     OR instr(content, X'CA') > 0 OR instr(content, X'CC') > 0
     OR instr(content, X'CD') > 0 OR instr(content, X'E1') > 0
  ON CONFLICT DO NOTHING;

DELETE FROM person_name
  WHERE EXISTS (SELECT 1 FROM person_without_name w
                WHERE w.person = person_name.person
                  AND w.revision = person_name.revision);

DELETE FROM person_name_key
  WHERE EXISTS (SELECT 1 FROM person_without_name w
                WHERE w.person = person_name_key.person
                  AND w.revision = person_name_key.revision);
