#ifndef BASE_KEYRING_KEYRING_TEXT_H_
#define BASE_KEYRING_KEYRING_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/keyring/keyring.h"
#include "base/keyring/secret_text.h"

// A keyring as a text of lines, "NAME: VALUE", in this order:
//
//   rsu keyring 1
//   register: rsu
//
//   key: receipts-1
//   kind: receipts
//   made: 2026-11-30T09:00:00Z
//   from: 2026-11-30
//   until: 2027-11-30
//   retired: 2027-06-01
//   secret: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
//
//   check: 64 hexadecimal digits
//
// `until` and `retired` may be missing; blank lines, and those that begin with
// "#", say nothing. `check` is SHA-256 of all that stands before its line: a
// character that changed, or a key that was cut off, would otherwise only show
// when nobody can open what was made with it.
namespace base::keyring {

// Of the longest keyring that is read.
inline constexpr std::size_t kMaxKeyringBytes = 1 << 16;

// A moment as a keyring has it: "2026-11-30T09:00:00Z".
std::string MomentOf(std::int64_t seconds);

SecretText WriteKeyring(const Keyring& ring);

// The ring of the text of the file `file`.
//
// Errors: DATA_LOSS, reason INVALID_KEYRING, with file, line, field and rule:
//             "rsu.keys:12: receipts-1.secret: must be 32 bytes in base64". No
//             message holds what stands in the text, but for the id of a key
//             that has the form of one.
absl::StatusOr<Keyring> ParseKeyring(absl::string_view file,
                                     absl::string_view text);

}  // namespace base::keyring

#endif  // BASE_KEYRING_KEYRING_TEXT_H_
