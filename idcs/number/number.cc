#include "idcs/number/number.h"

#include <cstdio>
#include <cstdlib>

#include "absl/status/status.h"

namespace idcs {
namespace {

absl::Status NotTenDigits() {
  return absl::InvalidArgumentError("an IDCS number must have ten digits");
}

}  // namespace

absl::StatusOr<IdcsNumber> IdcsNumber::Parse(absl::string_view text) {
  if (text.size() != std::size_t{kDigits}) return NotTenDigits();
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return NotTenDigits();
    value = value * 10 + (c - '0');
  }
  return IdcsNumber(value);
}

std::string IdcsNumber::ToString() const {
  std::string text;
  text.reserve(kDigits);
  for (const std::uint8_t digit : digits()) {
    text.push_back(static_cast<char>('0' + digit));
  }
  return text;
}

void IdcsNumber::StopOnBadValue() {
  std::fputs("IdcsNumber::FromValue: more than ten digits, or negative\n",
             stderr);
  std::abort();
}

}  // namespace idcs
