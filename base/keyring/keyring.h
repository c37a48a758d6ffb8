#ifndef BASE_KEYRING_KEYRING_H_
#define BASE_KEYRING_KEYRING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/keyring/key.h"

namespace base::keyring {

// A rule that a key breaks: its place among the keys, or nothing if it is about
// the ring; the field; and the rule, which never repeats a value that could be
// a secret.
struct KeyViolation {
  std::optional<std::size_t> key;
  std::string field;
  std::string rule;
};

// The days that whoever adds a key asks for; nothing: those that follow.
struct AskedPeriod {
  std::optional<Date> from;
  std::optional<Date> until;
};

// The keys of a register. They keep these rules: no id and no secret comes
// twice; on no day are two keys of one kind in force; there is one root of
// pseudonyms at most; a key of journal subjects has one whole year. Movable;
// thread-safe while it is not changed.
//
//   const auto ring = ReadKeyringFile("register.keys");
//   ring->InForce(KeyKind::kReceipts, today)
class Keyring {
 public:
  static constexpr std::size_t kMaxKeys = 200;
  static constexpr std::size_t kMaxRegisterCharacters = 64;

  // A ring with a key of each kind, in force from now on; of journal subjects,
  // one for this year and one for the next. `now_s` is seconds since 1970-01-01
  // UTC.
  //
  // Errors: INVALID_ARGUMENT  the name of the register breaks
  //             BrokenRegisterRule().
  //         UNAVAILABLE, reason NO_ENTROPY.
  static absl::StatusOr<Keyring> Make(absl::string_view register_name,
                                      std::int64_t now_s);

  // The ring of these keys, unless they break a rule.
  static absl::StatusOr<Keyring> Of(std::string register_name,
                                    std::vector<Key> keys,
                                    KeyViolation& violation);

  // With which the names of its logs begin: "rsu.example/writes".
  const std::string& register_name() const { return register_name_; }

  // In the order in which they were made.
  const std::vector<Key>& keys() const { return keys_; }

  // The key with that id, or null.
  const Key* Find(absl::string_view id) const;

  bool Has(KeyKind kind) const;

  // The key of the kind that makes new things on that day.
  //
  // Errors: NOT_FOUND, reason NO_KEY_IN_FORCE, with what to do.
  absl::StatusOr<const Key*> InForce(KeyKind kind, Date day) const;

  // The first day from `from` to `to` on which no key of the kind is in force.
  std::optional<Date> FirstDayWithout(KeyKind kind, Date from, Date to) const;

  // Adds a key of the kind. A key without an end that is in force until then
  // ends the day before. Without `from` it begins today, or tomorrow if there
  // is one today; a key of journal subjects has the first year without one. The
  // place of the new key.
  //
  // Errors: INVALID_ARGUMENT     a day breaks a rule.
  //         FAILED_PRECONDITION  another key stands in its way, which the
  //             message names; or the ring is full.
  //         UNAVAILABLE, reason NO_ENTROPY.
  absl::StatusOr<std::size_t> Add(KeyKind kind, const AskedPeriod& asked,
                                  std::int64_t now_s);

  // Lets a key make nothing new from `day` on. A key that is retired may be
  // retired from an earlier day on.
  //
  // Errors: NOT_FOUND            there is no such key.
  //         FAILED_PRECONDITION  it is a root, or retired before that day.
  //         INVALID_ARGUMENT     the day is not in its period.
  absl::Status Retire(absl::string_view id, Date day);

 private:
  Keyring(std::string register_name, std::vector<Key> keys);

  std::string register_name_;
  std::vector<Key> keys_;
};

// The rule that the name of a register breaks; empty if it breaks none.
absl::string_view BrokenRegisterRule(absl::string_view name);

// The day, in UTC, of a moment in seconds.
Date DayOf(std::int64_t moment_s);

}  // namespace base::keyring

#endif  // BASE_KEYRING_KEYRING_H_
