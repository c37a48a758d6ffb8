#ifndef BASE_KEYRING_KEY_H_
#define BASE_KEYRING_KEY_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/keyring/key_secret.h"

namespace base::keyring {

// What a key is for. docs/keys.md says what losing each one means.
enum class KeyKind {
  kPseudonymRoot,    // all pseudonyms are derived from it; there is one
  kJournalSubjects,  // hides whom an entry of the journal is about; one a year
  kJournalDigests,   // digests of requests in the journal
  kLogSigning,       // signs checkpoints of logs (Ed25519)
  kReceipts,         // signs receipts (Ed25519)
  kDataMaster,       // wraps the keys of stored data
};

inline constexpr std::array<KeyKind, 6> kKeyKinds = {
    KeyKind::kPseudonymRoot,  KeyKind::kJournalSubjects,
    KeyKind::kJournalDigests, KeyKind::kLogSigning,
    KeyKind::kReceipts,       KeyKind::kDataMaster};

// "pseudonym-root", as files and commands name it.
absl::string_view NameOf(KeyKind kind);
std::optional<KeyKind> KindNamed(absl::string_view name);

// Whether what it made is lost with it: it is never retired.
bool IsRoot(KeyKind kind);

// Whether it signs, and so has a public key.
bool IsSigning(KeyKind kind);

// The days, in UTC, on which a key makes new things. What it made is opened and
// checked with it at any time.
struct KeyPeriod {
  Date from;
  std::optional<Date> until;    // the last day; none is planned without it
  std::optional<Date> retired;  // from this day on not, whatever `until` says

  // The last day, which is before `from` if it was retired from then on;
  // nothing of a key without an end.
  std::optional<Date> LastDay() const;
  bool Contains(Date day) const;
  bool Overlaps(const KeyPeriod& other) const;
};

// A key of the ring. Movable; never printed as a whole.
struct Key {
  std::string id;  // "receipts-2"; of a year's key "journal-subjects-2026"
  KeyKind kind = KeyKind::kPseudonymRoot;
  std::int64_t made_s = 0;  // seconds since 1970-01-01 UTC
  KeyPeriod period;
  KeySecret secret;
};

// "receipts-2".
std::string IdOf(KeyKind kind, int number);

// 2 of "receipts-2"; nothing of what is no id of the kind.
std::optional<int> NumberOf(KeyKind kind, absl::string_view id);

}  // namespace base::keyring

#endif  // BASE_KEYRING_KEY_H_
