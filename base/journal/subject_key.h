#ifndef BASE_JOURNAL_SUBJECT_KEY_H_
#define BASE_JOURNAL_SUBJECT_KEY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/journal/secret_key.h"

namespace base::journal {

// Whom an entry of the journal is about.
struct Subject {
  // The values are part of the form.
  enum class Kind : std::uint8_t { kPerson = 1, kHousehold = 2 };

  Kind kind = Kind::kPerson;
  std::uint64_t number = 0;

  friend bool operator==(const Subject& a, const Subject& b) {
    return a.kind == b.kind && a.number == b.number;
  }
};

// The key of a year, under which an entry names its subjects. Whoever has it
// can tell who was looked at in that year; once it is destroyed nobody can. A
// subject has one form under a key, so that entries about it can be found.
// Cannot be printed or copied. Thread-safe.
class SubjectKey {
 public:
  explicit SubjectKey(SecretKey secret);

  // 16 bytes for each subject: an AES-256 block of the kind in one byte, seven
  // zero bytes and the number in eight, the most significant one first.
  std::vector<std::string> Seal(absl::Span<const Subject> subjects) const;

  // Whom `sealed` names; nothing if it opens to anything else, as under the key
  // of another year.
  std::optional<Subject> Open(absl::string_view sealed) const;

  template <typename Stream>
  friend Stream& operator<<(Stream&, const SubjectKey&) = delete;

 private:
  SecretKey secret_;
};

// The key under which an entry keeps digests of requests and replies. A plain
// digest would give a request away: there are only so many numbers to try.
// Cannot be printed or copied. Thread-safe.
class DigestKey {
 public:
  explicit DigestKey(SecretKey secret);

  // HMAC-SHA-256 of `bytes`: 32 bytes.
  std::string Of(absl::string_view bytes) const;

  template <typename Stream>
  friend Stream& operator<<(Stream&, const DigestKey&) = delete;

 private:
  SecretKey secret_;
};

}  // namespace base::journal

#endif  // BASE_JOURNAL_SUBJECT_KEY_H_
