#ifndef BASE_KEYRING_SECRET_TEXT_H_
#define BASE_KEYRING_SECRET_TEXT_H_

#include <cstddef>
#include <memory>

#include "absl/strings/string_view.h"

namespace base::keyring {

// A text that holds secrets: it never moves in memory while it grows, and is
// overwritten when it ends. Not thread-safe.
class SecretText {
 public:
  // Room for `capacity` bytes.
  explicit SecretText(std::size_t capacity);
  ~SecretText();
  SecretText(SecretText&& other) noexcept;
  SecretText& operator=(SecretText&&) = delete;

  // Text beyond the capacity is a bug in the caller and stops the process.
  void Append(absl::string_view text);

  // Where whoever fills it from elsewhere writes, and how much there is room
  // for; Grow() says how much was written.
  char* end() { return bytes_.get() + size_; }
  std::size_t room() const { return capacity_ - size_; }
  void Grow(std::size_t bytes);

  absl::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_;
  std::size_t size_ = 0;
};

}  // namespace base::keyring

#endif  // BASE_KEYRING_SECRET_TEXT_H_
