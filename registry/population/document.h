#ifndef REGISTRY_POPULATION_DOCUMENT_H_
#define REGISTRY_POPULATION_DOCUMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/error.h"
#include "registry/codes/person.h"

namespace rsu::registry::v1 {
class Document;
}

namespace registry {

// An identity document: its number belongs to one person.
struct Document {
  DocumentType type;
  std::string number;  // in its normal form, at most 40 characters

  friend bool operator==(const Document& a, const Document& b) {
    return a.type == b.type && a.number == b.number;
  }
};

// One number has one form, however it is typed: capital letters; no spaces; and
// no hyphens, points or slashes but in a birth record, where they part the
// number from the year. Every kind of hyphen is one. Not a check of the rules.
std::string NormalDocumentNumber(DocumentType type, absl::string_view number);

// The rule that a number in its normal form breaks, or nothing:
//   CNIE              1 or 2 letters and 1 to 8 digits (mark C: programs of
//                     Morocco accept five to eight digits, cards show six; the
//                     text that says it was not found)
//   RESIDENCE_PERMIT  5 to 15 letters and digits, a digit among them (mark D)
//   BIRTH_RECORD      1 to 40 of A-Z, 0-9, / and -, begins and ends with a
//                     letter or digit, a digit among them (mark D)
//   PASSPORT          5 to 9 letters and digits, a digit among them (the length
//                     of ICAO Doc 9303, part 4: mark A; the rest: mark D)
//   REFUGEE_CARD      5 to 20 letters and digits, a digit among them (mark D)
std::optional<std::string> BrokenDocumentNumberRule(DocumentType type,
                                                    absl::string_view number);

// Reads a document whose path from the record is `path`; adds a violation for
// each bad field, after which the document must not be used.
Document ReadDocument(const rsu::registry::v1::Document& message,
                      const std::string& path,
                      std::vector<base::FieldViolation>& violations);

}  // namespace registry

#endif  // REGISTRY_POPULATION_DOCUMENT_H_
