#include "registry/population/civil_status_event.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "registry/declaration/field_reader.h"
#include "registry/declaration/text_rules.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using F = v1::CivilStatusEvent;

std::optional<Person> ReadChild(const v1::Person& message, base::Date today,
                                std::vector<base::FieldViolation>& violations) {
  absl::StatusOr<Person> child = Person::Read(message, today);
  if (child.ok()) return *std::move(child);
  for (base::FieldViolation violation :
       base::DetailOf(child.status()).violations) {
    violation.path = absl::StrCat("child.", violation.path);
    violations.push_back(std::move(violation));
  }
  return std::nullopt;
}

void RefuseOthers(FieldReader& reader, std::initializer_list<int> fields,
                  absl::string_view event) {
  for (const int field : fields) {
    if (reader.Has(field)) {
      reader.Refuse(field, absl::StrCat("must be absent for ", event));
    }
  }
}

}  // namespace

absl::StatusOr<CivilStatusEvent> CivilStatusEvent::Read(
    const v1::CivilStatusEvent& message, base::Date today) {
  std::vector<base::FieldViolation> violations;
  FieldReader reader(message, "", violations);
  CivilStatusEvent event;
  event.event_ref_ = reader.Text(F::kEventRefFieldNumber,
                                 kMaxReferenceCharacters, Presence::kRequired);
  const auto kind =
      reader.Enum<v1::CivilStatusEvent::Kind>(F::kEventFieldNumber);
  if (kind == F::BIRTH) {
    if (reader.HasOrRefuse(F::kChildFieldNumber)) {
      event.child_ = ReadChild(message.child(), today, violations);
    }
    event.person_ref_ = message.child().person_ref().empty()
                            ? event.event_ref_
                            : ReadReference(message.child().person_ref());
    RefuseOthers(
        reader,
        {F::kIdcsFieldNumber, F::kDocumentFieldNumber, F::kDateFieldNumber},
        "BIRTH");
  } else if (kind == F::DEATH) {
    if (message.has_idcs() == message.has_document()) {
      reader.Refuse(F::kIdcsFieldNumber,
                    message.has_idcs()
                        ? "must be absent where document is given"
                        : "is missing, and so is document");
    }
    event.idcs_ = reader.OptionalIdcs(F::kIdcsFieldNumber);
    if (message.has_document()) {
      event.document_ =
          ReadDocument(message.document(), "document", violations);
    }
    const auto day = reader.Day(F::kDateFieldNumber);
    if (day.has_value()) event.date_ = *day;
    if (day.has_value() && today < *day) {
      reader.Refuse(F::kDateFieldNumber, "must not be after today");
    }
    RefuseOthers(reader, {F::kChildFieldNumber}, "DEATH");
  }
  if (violations.empty()) return event;
  return base::InvalidFields("MALFORMED_EVENT", violations);
}

}  // namespace registry
