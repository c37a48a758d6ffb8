#include "base/keyring/keyring.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/keyring/keyring_rules.h"
#include "base/status_macros.h"

namespace base::keyring {
namespace {

absl::Status BadDay(const char* field, absl::string_view rule) {
  return InvalidFields("INVALID_KEY_PERIOD", {{field, std::string(rule)}});
}

absl::Status NotPossible(absl::string_view reason, absl::string_view why) {
  return ReasonError(absl::StatusCode::kFailedPrecondition, reason, why);
}

absl::Status StandsInTheWay(const Key& key) {
  return NotPossible(
      "KEY_IN_FORCE",
      absl::StrCat(key.id,
                   " is in force on a day of that period: give other "
                   "days, or retire it first"));
}

// Why a root stays.
absl::string_view WhyNeverRetired(KeyKind kind) {
  switch (kind) {
    case KeyKind::kPseudonymRoot:
      return "a root of pseudonyms cannot be retired: all pseudonyms that "
             "agencies hold come from it; a new version of pseudonyms changes "
             "them";
    case KeyKind::kJournalSubjects:
      return "a key of journal subjects cannot be retired: its year ends it, "
             "and who looked at whose file is found with it alone";
    default:
      return "a key of journal digests cannot be retired: the journal needs "
             "one "
             "on every day; `keys add` puts another in its place";
  }
}

// The first year from this one on without a key, or the one that was asked for.
absl::StatusOr<KeyPeriod> PeriodOfSubjects(const std::vector<Key>& keys,
                                           const AskedPeriod& asked,
                                           Date today) {
  const auto taken = [&keys](int year) {
    const std::string id = IdOf(KeyKind::kJournalSubjects, year);
    return std::any_of(keys.begin(), keys.end(),
                       [&id](const Key& key) { return key.id == id; });
  };
  int year = YearOf(asked.from.value_or(today));
  while (!asked.from.has_value() && taken(year)) ++year;
  const KeyPeriod period = WholeYear(year);
  if (asked.from.has_value() && *asked.from != period.from) {
    return BadDay("from", "must be the first day of a year");
  }
  if (asked.until.has_value() && asked.until != period.until) {
    return BadDay("until", "must be the last day of that year");
  }
  if (*period.until < today) return BadDay("from", "must not be in the past");
  return period;
}

// The period of a key that is not one of a year.
absl::StatusOr<KeyPeriod> PeriodOf(KeyKind kind, const std::vector<Key>& keys,
                                   const AskedPeriod& asked, Date today) {
  const auto has = [&keys, kind](const std::function<bool(const Key&)>& rule) {
    return std::any_of(keys.begin(), keys.end(), [&rule, kind](const Key& key) {
      return key.kind == kind && rule(key);
    });
  };
  if (kind == KeyKind::kPseudonymRoot) {
    if (has([](const Key&) { return true; })) {
      return NotPossible("ROOT_EXISTS", "there is one root of pseudonyms only");
    }
    if (asked.until.has_value()) {
      return BadDay("until", "a root of pseudonyms has no such day");
    }
  }
  const bool has_today =
      has([today](const Key& key) { return key.period.Contains(today); });
  KeyPeriod period;
  period.from = asked.from.value_or(has_today ? DayAfter(today) : today);
  period.until = asked.until;
  if (period.from < today) return BadDay("from", "must not be in the past");
  if (period.until.has_value() && *period.until < period.from) {
    return BadDay("until", "must not be before the first day");
  }
  return period;
}

// The period of a key once another of its kind begins on `from`: one without an
// end ends before it, unless it is in force today, and so needed until tonight.
KeyPeriod EndedBefore(Date from, Date today, KeyPeriod period) {
  if (!period.LastDay().has_value() && period.from < from && today < from) {
    period.until = DayBefore(from);
  }
  return period;
}

int NextNumber(KeyKind kind, const std::vector<Key>& keys) {
  int number = 1;
  for (const Key& key : keys) {
    number = std::max(number, NumberOf(kind, key.id).value_or(0) + 1);
  }
  return number;
}

}  // namespace

Date DayOf(std::int64_t moment_s) {
  constexpr std::int64_t kSecondsOfDay = 86'400;
  return Date::FromDayNumber(
      static_cast<std::int32_t>(moment_s / kSecondsOfDay));
}

Keyring::Keyring(std::string register_name, std::vector<Key> keys)
    : register_name_(std::move(register_name)), keys_(std::move(keys)) {}

absl::StatusOr<Keyring> Keyring::Make(absl::string_view register_name,
                                      std::int64_t now_s) {
  const absl::string_view broken = BrokenRegisterRule(register_name);
  if (!broken.empty()) {
    return InvalidFields("INVALID_KEYRING",
                         {{"register", std::string(broken)}});
  }
  Keyring ring(std::string(register_name), {});
  for (const KeyKind kind : kKeyKinds) {
    RSU_RETURN_IF_ERROR(ring.Add(kind, {}, now_s).status());
    if (kind != KeyKind::kJournalSubjects) continue;
    RSU_RETURN_IF_ERROR(ring.Add(kind, {}, now_s).status());
  }
  return ring;
}

absl::StatusOr<Keyring> Keyring::Of(std::string register_name,
                                    std::vector<Key> keys,
                                    KeyViolation& violation) {
  const absl::string_view broken = BrokenRegisterRule(register_name);
  std::optional<KeyViolation> found =
      broken.empty()
          ? BrokenKeyRule(keys)
          : KeyViolation{std::nullopt, "register", std::string(broken)};
  if (!found.has_value()) {
    return Keyring(std::move(register_name), std::move(keys));
  }
  violation = *std::move(found);
  return InvalidFields("INVALID_KEYRING", {{violation.field, violation.rule}});
}

const Key* Keyring::Find(absl::string_view id) const {
  const auto found =
      std::find_if(keys_.begin(), keys_.end(),
                   [id](const Key& key) { return key.id == id; });
  return found == keys_.end() ? nullptr : &*found;
}

bool Keyring::Has(KeyKind kind) const {
  return std::any_of(keys_.begin(), keys_.end(),
                     [kind](const Key& key) { return key.kind == kind; });
}

absl::StatusOr<const Key*> Keyring::InForce(KeyKind kind, Date day) const {
  for (const Key& key : keys_) {
    if (key.kind == kind && key.period.Contains(day)) return &key;
  }
  return ReasonError(
      absl::StatusCode::kNotFound, "NO_KEY_IN_FORCE",
      absl::StrCat("no key of the kind ", NameOf(kind), " is in force on ",
                   day.ToString(), ": `rsuctl keys add` makes one"));
}

std::optional<Date> Keyring::FirstDayWithout(KeyKind kind, Date from,
                                             Date to) const {
  for (Date day = from; day <= to; day = DayAfter(day)) {
    const bool has_one =
        std::any_of(keys_.begin(), keys_.end(), [kind, day](const Key& key) {
          return key.kind == kind && key.period.Contains(day);
        });
    if (!has_one) return day;
  }
  return std::nullopt;
}

absl::StatusOr<std::size_t> Keyring::Add(KeyKind kind, const AskedPeriod& asked,
                                         std::int64_t now_s) {
  const Date today = DayOf(now_s);
  const bool of_year = kind == KeyKind::kJournalSubjects;
  RSU_ASSIGN_OR_RETURN(const KeyPeriod period,
                       of_year ? PeriodOfSubjects(keys_, asked, today)
                               : PeriodOf(kind, keys_, asked, today));
  if (keys_.size() >= kMaxKeys) {
    return NotPossible("KEYRING_FULL", TooManyKeys());
  }
  const auto ended = [&](const Key& key) {
    return key.kind == kind ? EndedBefore(period.from, today, key.period)
                            : key.period;
  };
  for (const Key& key : keys_) {
    if (key.kind == kind && ended(key).Overlaps(period)) {
      return StandsInTheWay(key);
    }
  }
  RSU_ASSIGN_OR_RETURN(KeySecret secret, KeySecret::Generate());
  for (Key& key : keys_) key.period = ended(key);
  const int number = of_year ? YearOf(period.from) : NextNumber(kind, keys_);
  keys_.push_back(
      Key{IdOf(kind, number), kind, now_s, period, std::move(secret)});
  return keys_.size() - 1;
}

absl::Status Keyring::Retire(absl::string_view id, Date day) {
  const auto found =
      std::find_if(keys_.begin(), keys_.end(),
                   [id](const Key& key) { return key.id == id; });
  if (found == keys_.end()) {
    return NamedFieldError(absl::StatusCode::kNotFound, "UNKNOWN_KEY", "id",
                           "the keyring has no such key");
  }
  if (IsRoot(found->kind)) {
    return NotPossible("ROOT_KEY", WhyNeverRetired(found->kind));
  }
  KeyPeriod& period = found->period;
  if (day < period.from) {
    return BadDay("from", "must not be before the first day of the key");
  }
  if (period.until.has_value() && *period.until < day) {
    return BadDay("from", "must not be after the last day of the key");
  }
  if (period.retired.has_value() && *period.retired < day) {
    return NotPossible("KEY_RETIRED",
                       absl::StrCat("the key is retired already, from ",
                                    period.retired->ToString(), " on"));
  }
  period.retired = day;
  return absl::OkStatus();
}

}  // namespace base::keyring
