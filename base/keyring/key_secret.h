#ifndef BASE_KEYRING_KEY_SECRET_H_
#define BASE_KEYRING_KEY_SECRET_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <iosfwd>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace base::keyring {

// The 32 secret bytes of a key. They are overwritten when the object ends or is
// moved from, and nothing prints them. Whoever copies the bytes out has to
// overwrite the copy. Movable; thread-safe while it is not moved.
class KeySecret {
 public:
  static constexpr std::size_t kBytes = 32;

  // New bytes that nobody can guess.
  //
  // Errors: UNAVAILABLE, reason NO_ENTROPY  the system gives none.
  static absl::StatusOr<KeySecret> Generate();

  // A copy of `bytes`, of which there are kBytes; another number is a bug in
  // the caller and stops the process.
  static KeySecret CopyOf(absl::Span<const std::uint8_t> bytes);

  ~KeySecret();
  KeySecret(KeySecret&& other) noexcept;
  KeySecret& operator=(KeySecret&& other) noexcept;
  KeySecret(const KeySecret&) = delete;
  KeySecret& operator=(const KeySecret&) = delete;

  absl::Span<const std::uint8_t> bytes() const { return bytes_; }

  // Takes equally long whatever the bytes are.
  friend bool operator==(const KeySecret& a, const KeySecret& b);
  friend bool operator!=(const KeySecret& a, const KeySecret& b) {
    return !(a == b);
  }

  friend std::ostream& operator<<(std::ostream&, const KeySecret&) = delete;

  // For GoogleTest, which would print the bytes of what it does not know.
  friend void PrintTo(const KeySecret&, std::ostream* out);

 private:
  KeySecret() = default;

  std::array<std::uint8_t, kBytes> bytes_{};
};

}  // namespace base::keyring

#endif  // BASE_KEYRING_KEY_SECRET_H_
