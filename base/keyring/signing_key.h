#ifndef BASE_KEYRING_SIGNING_KEY_H_
#define BASE_KEYRING_SIGNING_KEY_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "base/keyring/key_secret.h"

// What everybody may know of a key that signs: Ed25519 (RFC 8032), whose secret
// is its seed of 32 bytes. Pure functions; thread-safe.
namespace base::keyring {

using PublicKey = std::array<std::uint8_t, 32>;

PublicKey PublicKeyOf(const KeySecret& seed);

// Base64 (RFC 4648, section 4), with padding.
std::string Base64Of(const PublicKey& key);

// How whoever verifies a log's checkpoints names its key (C2SP signed-note):
// `log`, "+", the key id in eight hexadecimal digits, "+", and base64 of 0x01
// and the key. The key id is the first four bytes of SHA-256 of `log`, 0x0A,
// 0x01 and the key. `log` is the log's origin, without space or "+".
std::string VerifierKey(absl::string_view log, const PublicKey& key);

// A JSON Web Key (RFC 8037): {"crv":"Ed25519","kty":"OKP","x":"…"}, in the form
// of which RFC 7638 takes the digest.
std::string JsonWebKey(const PublicKey& key);

// The name of a key in what it signs, `kid`: its thumbprint (RFC 7638), which
// two keys never share.
std::string ThumbprintOf(const PublicKey& key);

}  // namespace base::keyring

#endif  // BASE_KEYRING_SIGNING_KEY_H_
