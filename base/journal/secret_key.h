#ifndef BASE_JOURNAL_SECRET_KEY_H_
#define BASE_JOURNAL_SECRET_KEY_H_

#include <array>
#include <cstddef>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base::journal {

// 32 bytes that nobody else may see. They cannot be printed, compared or copied
// by mistake: there is no operator for any of it, and a test that prints the
// value's own bytes prints a pointer. Wiped when the key goes. Thread-safe
// while it is not moved; what is moved from may only end.
class SecretKey {
 public:
  static constexpr std::size_t kBytes = 32;

  // Takes a copy of `bytes`, which the caller wipes.
  //
  // Errors: INVALID_ARGUMENT, reason MALFORMED_KEY  there are not 32.
  static absl::StatusOr<SecretKey> Create(absl::string_view bytes);

  SecretKey(SecretKey&&) noexcept = default;
  SecretKey& operator=(SecretKey&&) noexcept = default;

  // For the cryptographic library alone.
  const unsigned char* data() const { return bytes_->data(); }

  template <typename Stream>
  friend Stream& operator<<(Stream&, const SecretKey&) = delete;

 private:
  using Bytes = std::array<unsigned char, kBytes>;
  struct Wipe {
    void operator()(Bytes* bytes) const;
  };

  SecretKey() = default;

  std::unique_ptr<Bytes, Wipe> bytes_;
};

}  // namespace base::journal

#endif  // BASE_JOURNAL_SECRET_KEY_H_
