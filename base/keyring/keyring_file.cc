#include "base/keyring/keyring_file.h"

#include <sys/stat.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/keyring/keyring_text.h"
#include "base/keyring/owned_file.h"
#include "base/keyring/replacement.h"
#include "base/status_macros.h"

namespace base::keyring {

absl::StatusOr<Keyring> ReadKeyringFile(const std::string& path) {
  RSU_ASSIGN_OR_RETURN(const SecretText text,
                       ReadOwnedFile(path, kMaxKeyringBytes));
  return ParseKeyring(path, text.view());
}

absl::Status CreateKeyringFile(const std::string& path, const Keyring& ring) {
  if (absl::EndsWith(path, kPartialEnd)) {
    return ReasonError(absl::StatusCode::kInvalidArgument,
                       "INVALID_KEYRING_NAME",
                       absl::StrCat(path,
                                    ": must not end in .partial, as the name "
                                    "of what is written does"));
  }
  struct stat found {};
  if (lstat(path.c_str(), &found) == 0) return ExistsAlready(path);
  RSU_ASSIGN_OR_RETURN(Replacement file, Replacement::Begin(path));
  RSU_RETURN_IF_ERROR(file.Write(WriteKeyring(ring).view()));
  return file.Finish(/*is_new=*/true);
}

absl::StatusOr<Keyring> ChangeKeyringFile(
    const std::string& path,
    absl::FunctionRef<absl::Status(Keyring& ring)> change) {
  // Before the lock, which leaves nothing beside a file that is no keyring.
  RSU_RETURN_IF_ERROR(ReadKeyringFile(path).status());
  RSU_ASSIGN_OR_RETURN(Replacement file, Replacement::Begin(path));
  RSU_ASSIGN_OR_RETURN(Keyring ring, ReadKeyringFile(path));
  RSU_RETURN_IF_ERROR(change(ring));
  RSU_RETURN_IF_ERROR(file.Write(WriteKeyring(ring).view()));
  RSU_RETURN_IF_ERROR(file.Finish(/*is_new=*/false));
  return ring;
}

}  // namespace base::keyring
