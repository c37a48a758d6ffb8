#include "registry/population/stored_person.h"

#include "absl/strings/str_cat.h"
#include "base/damage/damaged_row.h"
#include "base/status_macros.h"
#include "registry/codes/messages/person.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

absl::Status PersonRowName::Damaged() const {
  return base::DamagedRow(is_review_ ? "registration_review" : "person",
                          is_review_
                              ? absl::StrCat(number_)
                              : absl::StrCat(person_.ToString(), "/", number_),
                          "a stored person cannot be read");
}

absl::Status ReadStoredPerson(absl::string_view content,
                              const PersonRowName& row, v1::Person& message) {
  if (message.ParseFromArray(content.data(),
                             static_cast<int>(content.size()))) {
    return absl::OkStatus();
  }
  return row.Damaged();
}

absl::StatusOr<Person> PersonOf(absl::string_view content,
                                const PersonRowName& row) {
  v1::Person message;
  RSU_RETURN_IF_ERROR(ReadStoredPerson(content, row, message));
  absl::StatusOr<Person> person = Person::FromStored(message);
  if (!person.ok()) return row.Damaged();
  return person;
}

absl::StatusOr<DatePrecision> ReadStoredPrecision(absl::string_view content,
                                                  const PersonRowName& row) {
  v1::Person message;
  RSU_RETURN_IF_ERROR(ReadStoredPerson(content, row, message));
  if (!message.has_birth_date_precision()) return DatePrecision::kDay;
  return base::FromMessage<DatePrecision>(message.birth_date_precision());
}

}  // namespace registry
