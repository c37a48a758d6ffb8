#include "base/keyring/key.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace base::keyring {
namespace {

// Of an id; a year has four digits, and no ring has as many keys of a kind.
constexpr int kMaxNumber = 9999;

}  // namespace

absl::string_view NameOf(KeyKind kind) {
  switch (kind) {
    case KeyKind::kPseudonymRoot:
      return "pseudonym-root";
    case KeyKind::kJournalSubjects:
      return "journal-subjects";
    case KeyKind::kJournalDigests:
      return "journal-digests";
    case KeyKind::kLogSigning:
      return "log-signing";
    case KeyKind::kReceipts:
      return "receipts";
    case KeyKind::kDataMaster:
      return "data-master";
  }
  return "";
}

std::optional<KeyKind> KindNamed(absl::string_view name) {
  const auto* const found =
      std::find_if(kKeyKinds.begin(), kKeyKinds.end(),
                   [name](KeyKind kind) { return NameOf(kind) == name; });
  if (found == kKeyKinds.end()) return std::nullopt;
  return *found;
}

bool IsRoot(KeyKind kind) {
  return kind == KeyKind::kPseudonymRoot || kind == KeyKind::kJournalSubjects ||
         kind == KeyKind::kJournalDigests;
}

bool IsSigning(KeyKind kind) {
  return kind == KeyKind::kLogSigning || kind == KeyKind::kReceipts;
}

std::optional<Date> KeyPeriod::LastDay() const {
  if (!retired.has_value()) return until;
  const Date before = DayBefore(*retired);
  return until.has_value() ? std::min(*until, before) : before;
}

bool KeyPeriod::Contains(Date day) const {
  const std::optional<Date> last = LastDay();
  return from <= day && (!last.has_value() || day <= *last);
}

bool KeyPeriod::Overlaps(const KeyPeriod& other) const {
  const std::optional<Date> last = LastDay();
  const std::optional<Date> last_of_other = other.LastDay();
  const bool one_has_no_day =
      (last.has_value() && *last < from) ||
      (last_of_other.has_value() && *last_of_other < other.from);
  return !one_has_no_day && (!last.has_value() || other.from <= *last) &&
         (!last_of_other.has_value() || from <= *last_of_other);
}

std::string IdOf(KeyKind kind, int number) {
  return absl::StrCat(NameOf(kind), "-", number);
}

std::optional<int> NumberOf(KeyKind kind, absl::string_view id) {
  int number = 0;
  absl::string_view digits = id;
  if (!absl::ConsumePrefix(&digits, absl::StrCat(NameOf(kind), "-")) ||
      !absl::SimpleAtoi(digits, &number) || number < 1 || number > kMaxNumber ||
      IdOf(kind, number) != id) {
    return std::nullopt;
  }
  return number;
}

}  // namespace base::keyring
