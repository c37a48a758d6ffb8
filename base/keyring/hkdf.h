#ifndef BASE_KEYRING_HKDF_H_
#define BASE_KEYRING_HKDF_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/keyring/key_secret.h"

// Keys that are made from another key: HKDF with SHA-256 (RFC 5869). Pure
// functions; thread-safe.
namespace base::keyring {

// The most bytes that can be made at once: 255 blocks of SHA-256.
inline constexpr std::size_t kMaxDerivedBytes = 255 * 32;

// Fills `derived`, which has 1 to kMaxDerivedBytes; another number is a bug in
// the caller and stops the process. An empty `salt` is none.
void Hkdf(absl::Span<const std::uint8_t> secret, absl::string_view salt,
          absl::string_view info, absl::Span<std::uint8_t> derived);

// The key that `root` has for what `info` names, without a salt.
KeySecret DeriveKey(const KeySecret& root, absl::string_view info);

}  // namespace base::keyring

#endif  // BASE_KEYRING_HKDF_H_
