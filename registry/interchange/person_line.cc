#include "registry/interchange/person_line.h"

#include <utility>

#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/declaration/text_rules.h"
#include "registry/interchange/all_violations.h"

namespace registry {

PersonLine ReadPersonLine(absl::string_view json, base::Date today) {
  rsu::registry::v1::Person message;
  auto person = ReadRecordLine<Person>(json, "MALFORMED_PERSON", message, [&] {
    return Person::Read(message, today, Presence::kRequired);
  });
  std::string reference = ReadReference(message.person_ref());
  message.clear_person_ref();
  return {std::move(reference), std::move(person), std::move(message)};
}

absl::StatusOr<Person> ReadPersonObject(absl::string_view json,
                                        base::Date today) {
  rsu::registry::v1::Person message;
  return ReadRecordLine<Person>(json, "MALFORMED_PERSON", message, [&] {
    return Person::Read(message, today, Presence::kOptional);
  });
}

}  // namespace registry
