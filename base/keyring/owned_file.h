#ifndef BASE_KEYRING_OWNED_FILE_H_
#define BASE_KEYRING_OWNED_FILE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "base/keyring/secret_text.h"

namespace base::keyring {

// The whole of a regular file that belongs to the user of this process and that
// nobody else can read or change. A link to one is followed, if it is the
// user's own or the system's. What is looked at is the file that was opened, so
// that nobody can exchange it in between. Thread-safe.
//
// Errors, with the path and what to do:
//   NOT_FOUND          there is no such file.
//   PERMISSION_DENIED  it may not be read; reason KEYRING_NOT_ALONE of a file
//                      or a link of another user, or one that others can read
//                      or write.
//   DATA_LOSS          it is a folder or no regular file, or longer than
//                      `max_bytes`.
absl::StatusOr<SecretText> ReadOwnedFile(const std::string& path,
                                         std::size_t max_bytes);

}  // namespace base::keyring

#endif  // BASE_KEYRING_OWNED_FILE_H_
