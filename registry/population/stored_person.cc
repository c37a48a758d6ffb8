#include "registry/population/stored_person.h"

#include "absl/status/status.h"
#include "proto/rsu/registry/v1/person.pb.h"

namespace registry {

absl::StatusOr<DatePrecision> ReadStoredPrecision(absl::string_view content) {
  rsu::registry::v1::Person person;
  if (!person.ParseFromArray(content.data(),
                             static_cast<int>(content.size()))) {
    return absl::DataLossError("a stored person cannot be read");
  }
  if (!person.has_birth_date_precision()) return DatePrecision::kDay;
  return static_cast<DatePrecision>(person.birth_date_precision());
}

}  // namespace registry
