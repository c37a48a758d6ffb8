#ifndef BASE_JOURNAL_NOTE_KEY_H_
#define BASE_JOURNAL_NOTE_KEY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/journal/secret_key.h"

struct evp_pkey_st;

namespace base::journal {

// Ed25519 keys (RFC 8032) that sign notes (C2SP `signed-note`, type 0x01).

// The longest name of a key, in bytes. It is the name of a log, and a witness's
// signature (C2SP `tlog-cosignature`) takes none that is longer.
inline constexpr std::size_t kMaxKeyNameBytes = 255;

// Whether a key may be called so: UTF-8, not empty, without a space of any
// kind, a control character or a `+`. How long it is does not matter here.
bool IsKeyName(absl::string_view name);

// The public half of a key, with its name. A value; thread-safe.
class VerifierKey {
 public:
  static constexpr std::size_t kBytes = 32;

  // Errors: INVALID_ARGUMENT, reason MALFORMED_KEY  the name cannot be a key's,
  //         or the key has not 32 bytes.
  static absl::StatusOr<VerifierKey> Create(absl::string_view name,
                                            absl::string_view public_key);

  // Reads `name+hex8+base64(0x01 ‖ key)`, as Text() writes it.
  //
  // Errors: INVALID_ARGUMENT, reason MALFORMED_KEY  it is anything else, or its
  //         id is not that of its name and key.
  static absl::StatusOr<VerifierKey> Parse(absl::string_view text);
  std::string Text() const;

  const std::string& name() const { return name_; }

  // The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), the most
  // significant one first. With the name it says which key signed; that is no
  // proof.
  std::uint32_t id() const { return id_; }

  // Whether `signature` is this key's signature of `text`.
  bool Verifies(absl::string_view text, absl::string_view signature) const;

  friend bool operator==(const VerifierKey& a, const VerifierKey& b) {
    return a.name_ == b.name_ && a.public_key_ == b.public_key_;
  }

 private:
  VerifierKey(absl::string_view name, absl::string_view public_key);

  std::string name_;
  std::string public_key_;
  std::uint32_t id_ = 0;
};

// The private half. It cannot be printed or copied, and is wiped when it goes.
// Thread-safe.
class SigningKey {
 public:
  // `seed` is the private key of RFC 8032: 32 random bytes.
  //
  // Errors: INVALID_ARGUMENT, reason MALFORMED_KEY  the name cannot be a key's.
  static absl::StatusOr<SigningKey> Create(absl::string_view name,
                                           const SecretKey& seed);

  SigningKey(SigningKey&&) noexcept = default;
  SigningKey& operator=(SigningKey&&) noexcept = default;

  // The signature of `text`, 64 bytes, the same ones each time.
  std::string Sign(absl::string_view text) const;

  const VerifierKey& verifier() const { return verifier_; }

  template <typename Stream>
  friend Stream& operator<<(Stream&, const SigningKey&) = delete;

 private:
  struct Free {
    void operator()(evp_pkey_st* key) const;
  };
  using Key = std::unique_ptr<evp_pkey_st, Free>;

  SigningKey(VerifierKey verifier, Key key);

  VerifierKey verifier_;
  Key key_;
};

}  // namespace base::journal

#endif  // BASE_JOURNAL_NOTE_KEY_H_
