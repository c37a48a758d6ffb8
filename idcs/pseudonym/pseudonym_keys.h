#ifndef IDCS_PSEUDONYM_PSEUDONYM_KEYS_H_
#define IDCS_PSEUDONYM_PSEUDONYM_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/keyring/block_cipher.h"
#include "base/keyring/key_secret.h"
#include "idcs/number/number.h"

namespace idcs {

// Who has the number. The values are part of the form.
enum class PseudonymKind : std::uint8_t { kPerson = 1, kHousehold = 2 };

// What a pseudonym stands for.
struct OpenedPseudonym {
  PseudonymKind kind = PseudonymKind::kPerson;
  IdcsNumber number;
  char version = 'a';

  friend bool operator==(const OpenedPseudonym& a, const OpenedPseudonym& b) {
    return a.kind == b.kind && a.number == b.number && a.version == b.version;
  }
};

// The numbers that one agency has for people and households in the place of
// their own, as the data-protection commission asks for. Each space
// of names has other ones, and nobody without the root can tell which
// pseudonyms of two spaces belong together.
//
// A pseudonym is `p`, the letter of its version, and 26 characters of base32:
// one AES-256 block of the kind, seven zero bytes and the number in eight
// bytes, the greatest first. The key is HKDF-SHA-256 of the root for the info
// "rsu pseudonym 1", 0x00, space, 0x00, version. So it is turned back without a
// table, and always the same for one number.
//
//   const auto keys = PseudonymKeys::Create(root, "cnss", 'b', 2);
//   keys->Make(PseudonymKind::kPerson, number);  // "pb…"
//   keys->Open("pa…");                           // the version before it
//
// Thread-safe. A pseudonym is personal data as the number is: it never appears
// in a log, a metric label or an error message.
class PseudonymKeys {
 public:
  static constexpr std::size_t kCharacters = 28;
  static constexpr std::size_t kMaxSpaceCharacters = 64;

  // The pseudonyms of `space`. `newest`, from a to z, is the version that is
  // made; `valid`, 1 or 2, is how many are opened: it alone, or the one before
  // it too. All earlier ones are retired.
  //
  // Errors: INVALID_ARGUMENT, reason INVALID_PSEUDONYM_SPACE  a field breaks
  // its
  //         rule: `space` is 1 to 64 characters from a to z, 0 to 9, "-".
  static absl::StatusOr<PseudonymKeys> Create(
      const base::keyring::KeySecret& root, absl::string_view space,
      char newest, int valid);

  // The pseudonym of a number, in the newest version.
  std::string Make(PseudonymKind kind, IdcsNumber number) const;

  // What a pseudonym of a valid version stands for. Nothing for any other text:
  // of another space, of a retired version, mistyped, made up, or no pseudonym
  // at all. Whether the number was ever issued is for the ledger.
  std::optional<OpenedPseudonym> Open(absl::string_view text) const;

  // Whether `text` is a pseudonym of this space in a version that is no longer
  // valid: whoever sends it has missed the change. False for all that is made
  // up, as for a valid one.
  bool IsOfRetiredVersion(absl::string_view text) const;

 private:
  PseudonymKeys(std::vector<base::keyring::BlockCipher> ciphers,
                std::size_t retired);

  // What `text` stands for, in whatever version.
  std::optional<OpenedPseudonym> OpenAny(absl::string_view text) const;
  bool IsRetired(char version) const;

  std::vector<base::keyring::BlockCipher> ciphers_;  // of version a, b, …
  std::size_t retired_;  // how many of these, from the first on
};

}  // namespace idcs

#endif  // IDCS_PSEUDONYM_PSEUDONYM_KEYS_H_
