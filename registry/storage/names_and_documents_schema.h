#ifndef REGISTRY_STORAGE_NAMES_AND_DOCUMENTS_SCHEMA_H_
#define REGISTRY_STORAGE_NAMES_AND_DOCUMENTS_SCHEMA_H_

namespace registry {

// Steps of the schema (schema.cc) by which what was stored before names and
// numbers had one form is found by that form.

// Documents of more types, and the numbers of cards and permits in their normal
// form beside the one in which they stand, since a number is looked for in its
// normal form. The table is made anew, since a check of a column cannot be
// changed.
inline constexpr char kDocumentKindsSchema[] = R"sql(
CREATE TABLE document_next (
  type        INTEGER NOT NULL CHECK (type BETWEEN 1 AND 5),
  number      TEXT    NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
  person      INTEGER NOT NULL REFERENCES number (number),
  known_at_us INTEGER NOT NULL,
  PRIMARY KEY (type, number)
) STRICT, WITHOUT ROWID;

INSERT INTO document_next (type, number, person, known_at_us)
  SELECT type, number, person, known_at_us FROM document;

INSERT INTO document_next (type, number, person, known_at_us)
  SELECT type, replace(replace(number, '-', ''), '/', ''), person, known_at_us
  FROM document
  WHERE type IN (1, 2) AND replace(replace(number, '-', ''), '/', '') <> ''
  ORDER BY known_at_us, number
  ON CONFLICT DO NOTHING;

DROP TABLE document;

ALTER TABLE document_next RENAME TO document;
)sql";

// Names to be compared with are made anew, when the server starts, of those
// whose letters are read otherwise than before: Latin letters beyond those of
// French, which begin with one of these bytes in UTF-8. That another byte of
// the content is one of them costs a name that is made for nothing.
inline constexpr char kAmazighNamesSchema[] = R"sql(
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
)sql";

}  // namespace registry

#endif  // REGISTRY_STORAGE_NAMES_AND_DOCUMENTS_SCHEMA_H_
