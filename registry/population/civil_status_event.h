#ifndef REGISTRY_POPULATION_CIVIL_STATUS_EVENT_H_
#define REGISTRY_POPULATION_CIVIL_STATUS_EVENT_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "proto/rsu/registry/v1/civil_status.pb.h"
#include "registry/population/person.h"

namespace registry {

// A birth or a death as the civil status reports it. Immutable; thread-safe.
class CivilStatusEvent {
 public:
  // Checks the rules of proto/rsu/registry/v1/civil_status.proto on `today`.
  //
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_EVENT: one violation for each bad
  //   field by its path ("child.birth_date").
  static absl::StatusOr<CivilStatusEvent> Read(
      const rsu::registry::v1::CivilStatusEvent& message, base::Date today);

  // 1 to 64 characters.
  const std::string& event_ref() const { return event_ref_; }

  // The sender's reference of the child; event_ref() if it has none.
  const std::string& person_ref() const { return person_ref_; }

  // Of a birth, and only then.
  const std::optional<Person>& child() const { return child_; }

  // Of a death: one of them says who died.
  const std::string& idcs() const { return idcs_; }  // ten digits, or empty
  const std::optional<Document>& document() const { return document_; }
  base::Date date() const { return date_; }

 private:
  CivilStatusEvent() = default;

  std::string event_ref_;
  std::string person_ref_;
  std::optional<Person> child_;
  std::string idcs_;
  std::optional<Document> document_;
  base::Date date_;
};

}  // namespace registry

#endif  // REGISTRY_POPULATION_CIVIL_STATUS_EVENT_H_
