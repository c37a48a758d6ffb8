#include "base/keyring/keyring_rules.h"

#include <algorithm>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace base::keyring {
namespace {

// The rule that a key breaks by itself.
std::optional<KeyViolation> BrokenAlone(const Key& key, std::size_t place) {
  const auto broken = [place](const char* field, const char* rule) {
    return KeyViolation{place, field, rule};
  };
  const KeyPeriod& period = key.period;
  const std::optional<int> number = NumberOf(key.kind, key.id);
  if (!number.has_value()) {
    return broken("key", "must be the kind, a hyphen and a number");
  }
  if (period.until.has_value() && *period.until < period.from) {
    return broken("until", "must not be before from");
  }
  if (period.retired.has_value() && *period.retired < period.from) {
    return broken("retired", "must not be before from");
  }
  if (period.retired.has_value() && period.until.has_value() &&
      *period.until < *period.retired) {
    return broken("retired", "must not be after until");
  }
  if (period.retired.has_value() && IsRoot(key.kind)) {
    return broken("retired", "a root has no such day");
  }
  if (key.kind == KeyKind::kPseudonymRoot && period.until.has_value()) {
    return broken("until", "a root of pseudonyms has no such day");
  }
  if (key.kind == KeyKind::kJournalSubjects) {
    const KeyPeriod year = WholeYear(*number);
    if (period.from != year.from || period.until != year.until) {
      return broken("from", "must be the whole of the year of its name");
    }
  }
  return std::nullopt;
}

// The rule that a key breaks because of one before it.
std::optional<KeyViolation> BrokenByOther(const Key& key, const Key& other,
                                          std::size_t place) {
  if (key.id == other.id) {
    return KeyViolation{place, "key", "must not occur twice"};
  }
  if (key.secret == other.secret) {
    return KeyViolation{place, "secret",
                        absl::StrCat("is that of ", other.id, " too")};
  }
  if (key.kind != other.kind) return std::nullopt;
  if (key.kind == KeyKind::kPseudonymRoot) {
    return KeyViolation{place, "kind", "there is one root of pseudonyms only"};
  }
  if (key.period.Overlaps(other.period)) {
    return KeyViolation{
        place, "from",
        absl::StrCat("must not share a day with the period of ", other.id)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<KeyViolation> BrokenKeyRule(const std::vector<Key>& keys) {
  if (keys.empty()) return KeyViolation{std::nullopt, "key", "is missing"};
  if (keys.size() > Keyring::kMaxKeys) {
    return KeyViolation{std::nullopt, "key", TooManyKeys()};
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto broken = BrokenAlone(keys[i], i);
    if (broken.has_value()) return broken;
    for (std::size_t k = 0; k < i; ++k) {
      broken = BrokenByOther(keys[i], keys[k], i);
      if (broken.has_value()) return broken;
    }
  }
  return std::nullopt;
}

std::string TooManyKeys() {
  return absl::StrCat("the keys of a keyring must be at most ",
                      Keyring::kMaxKeys);
}

KeyPeriod WholeYear(int year) {
  KeyPeriod period;
  period.from = Date::Parse(absl::StrFormat("%04d-01-01", year)).value();
  period.until = Date::Parse(absl::StrFormat("%04d-12-31", year)).value();
  return period;
}

int YearOf(Date day) {
  int year = 0;
  // Of four digits, which every day has.
  static_cast<void>(absl::SimpleAtoi(day.ToString().substr(0, 4), &year));
  return year;
}

absl::string_view BrokenRegisterRule(absl::string_view name) {
  // In ASCII the three signs stand before the digits.
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '/';
  };
  const bool keeps = !name.empty() &&
                     name.size() <= Keyring::kMaxRegisterCharacters &&
                     std::all_of(name.begin(), name.end(), is_allowed) &&
                     name.front() >= '0' && name.back() >= '0';
  return keeps ? ""
               : "must be 1 to 64 characters from a to z, 0 to 9, and - . / "
                 "within";
}

}  // namespace base::keyring
