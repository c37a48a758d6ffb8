#include "tools/rsuctl/keys/key_commands.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/keyring/key.h"
#include "base/keyring/keyring.h"
#include "base/keyring/keyring_file.h"
#include "tools/rsuctl/keys/key_lines.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/key_words.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {
namespace {

using base::Date;
using base::keyring::ChangeKeyringFile;
using base::keyring::CreateKeyringFile;
using base::keyring::Key;
using base::keyring::KeyKind;
using base::keyring::Keyring;

// How long before a kind has no key any more it is said.
constexpr int kWarnDays = 60;

std::int64_t Now_s() { return base::SystemClock().NowMicros() / 1'000'000; }

// Nothing for nothing; the command line has checked the day.
std::optional<Date> DayOf(const std::optional<std::string>& text) {
  if (!text.has_value()) return std::nullopt;
  return Date::Parse(*text).value();
}

void PrintText(KeyText text, const std::vector<std::string>& arguments = {}) {
  std::puts(Say(text, Spoken(), arguments).c_str());
}

std::vector<std::string> LogOfWrites(const Keyring& ring) {
  return {absl::StrCat(ring.register_name(), "/writes")};
}

// Options are named only where they are wrong, not where the file is.
ExitStatus FailWithKeys(const absl::Status& status) {
  const bool of_file = status.code() == absl::StatusCode::kDataLoss ||
                       status.code() == absl::StatusCode::kPermissionDenied;
  const absl::Status named =
      of_file ? status : InTermsOf(NamesAsTyped(), status);
  return Fail(std::string(named.message()),
              absl::IsInvalidArgument(status) ? ExitStatus::kUsage
              : absl::IsUnavailable(status)   ? ExitStatus::kServerFailed
                                              : ExitStatus::kRefused);
}

// Of the kinds that the ring has, those that will soon have no key in force.
void WarnOfGaps(const Keyring& ring, Date today) {
  std::fflush(stdout);  // what was done is said before
  const Date last = Date::FromDayNumber(today.day_number() + kWarnDays);
  for (const KeyKind kind : base::keyring::kKeyKinds) {
    const std::optional<Date> without = ring.FirstDayWithout(kind, today, last);
    if (!ring.Has(kind) || !without.has_value()) continue;
    Warn(std::string(ring.InForce(kind, *without).status().message()));
  }
}

}  // namespace

ExitStatus MakeKeys(const MakeKeysFlags& flags) {
  const std::int64_t now_s = Now_s();
  const absl::StatusOr<Keyring> ring =
      Keyring::Make(flags.register_name, now_s);
  if (!ring.ok()) return FailWithKeys(ring.status());
  const absl::Status made = CreateKeyringFile(flags.file, *ring);
  if (!made.ok()) return FailWithKeys(made);
  if (flags.format == "json") {
    std::puts(
        KeyringAsJson(*ring, LogOfWrites(*ring), base::keyring::DayOf(now_s))
            .c_str());
    return ExitStatus::kDone;
  }
  PrintText(KeyText::kMade, {flags.file, absl::StrCat(ring->keys().size())});
  for (const Key& key : ring->keys()) {
    PrintText(KeyText::kLoss, {key.id, KindForText(key.kind)});
  }
  PrintText(KeyText::kKeepCopy);
  return ExitStatus::kDone;
}

ExitStatus ShowKeys(const ShowKeysFlags& flags) {
  const absl::StatusOr<Keyring> ring =
      base::keyring::ReadKeyringFile(flags.file);
  if (!ring.ok()) return FailWithKeys(ring.status());
  const Date today = base::keyring::DayOf(Now_s());
  const std::vector<std::string> logs =
      flags.logs.empty() ? LogOfWrites(*ring) : flags.logs;
  if (flags.format == "json") {
    std::puts(KeyringAsJson(*ring, logs, today).c_str());
  } else {
    PrintText(KeyText::kRegister, {ring->register_name()});
    for (const Key& key : ring->keys()) PrintKey(key, logs, today);
  }
  WarnOfGaps(*ring, today);
  return ExitStatus::kDone;
}

ExitStatus AddKey(const AddKeyFlags& flags) {
  const std::int64_t now_s = Now_s();
  std::vector<std::optional<Date>> ends;  // of the keys before it
  const absl::StatusOr<Keyring> ring =
      ChangeKeyringFile(flags.file, [&](Keyring& before) {
        for (const Key& key : before.keys()) ends.push_back(key.period.until);
        return before
            .Add(*base::keyring::KindNamed(flags.kind),
                 {DayOf(flags.from), DayOf(flags.until)}, now_s)
            .status();
      });
  if (!ring.ok()) return FailWithKeys(ring.status());
  const Date today = base::keyring::DayOf(now_s);
  const Key& added = ring->keys().back();
  if (flags.format == "json") {
    std::puts(KeyAsJson(added, LogOfWrites(*ring), today).c_str());
  } else {
    PrintText(KeyText::kAdded, {added.id, added.period.from.ToString(),
                                DayOrNone(added.period.until)});
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const Key& key = ring->keys()[i];
      if (key.period.until == ends[i]) continue;
      PrintText(KeyText::kEnds, {key.id, DayOrNone(key.period.until)});
    }
    PrintText(KeyText::kCopyAgain);
  }
  WarnOfGaps(*ring, today);
  return ExitStatus::kDone;
}

ExitStatus RetireKey(const RetireKeyFlags& flags) {
  const Date today = base::keyring::DayOf(Now_s());
  const Date day = DayOf(flags.from).value_or(today);
  const absl::StatusOr<Keyring> ring = ChangeKeyringFile(
      flags.file,
      [&](Keyring& before) { return before.Retire(flags.id, day); });
  if (!ring.ok()) return FailWithKeys(ring.status());
  if (flags.format == "json") {
    std::puts(
        KeyAsJson(*ring->Find(flags.id), LogOfWrites(*ring), today).c_str());
  } else {
    PrintText(KeyText::kRetired, {flags.id, day.ToString()});
    PrintText(KeyText::kStillOpens);
  }
  WarnOfGaps(*ring, today);
  return ExitStatus::kDone;
}

}  // namespace rsuctl
