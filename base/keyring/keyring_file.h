#ifndef BASE_KEYRING_KEYRING_FILE_H_
#define BASE_KEYRING_KEYRING_FILE_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/keyring/keyring.h"

// The file of a keyring, in the form that keyring_text.h says. Its owner alone
// can read it. Thread-safe; several processes may use one file.
namespace base::keyring {

// Errors: those of ReadOwnedFile() and ParseKeyring().
absl::StatusOr<Keyring> ReadKeyringFile(const std::string& path);

// Makes a file where there is none.
//
// Errors: ALREADY_EXISTS    reason KEYRING_EXISTS.
//         INVALID_ARGUMENT  the name is that of a file while it is written.
//         UNAVAILABLE       it cannot be written.
absl::Status CreateKeyringFile(const std::string& path, const Keyring& ring);

// Reads the ring, lets `change` change it, and puts the new one, which is
// returned, in the place of the old one. No other change happens in between. If
// it fails, the old file is there.
//
// Errors: those of ReadKeyringFile() and of `change`.
//         UNAVAILABLE  it cannot be written.
absl::StatusOr<Keyring> ChangeKeyringFile(
    const std::string& path,
    absl::FunctionRef<absl::Status(Keyring& ring)> change);

}  // namespace base::keyring

#endif  // BASE_KEYRING_KEYRING_FILE_H_
