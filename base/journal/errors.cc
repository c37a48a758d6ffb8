#include "base/journal/errors.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "base/error.h"

namespace base::journal {
namespace {

absl::Status Invalid(absl::string_view reason, absl::string_view message) {
  return ReasonError(absl::StatusCode::kInvalidArgument, reason, message);
}

}  // namespace

absl::Status MalformedKey(absl::string_view rule) {
  return Invalid("MALFORMED_KEY", absl::StrCat("the key ", rule));
}

absl::Status MalformedNote(absl::string_view rule) {
  return Invalid("MALFORMED_NOTE", absl::StrCat("the signed note ", rule));
}

absl::Status MalformedCheckpoint(absl::string_view rule) {
  return Invalid("MALFORMED_CHECKPOINT", absl::StrCat("the checkpoint ", rule));
}

absl::Status MalformedFrontier(absl::string_view rule) {
  return Invalid("MALFORMED_FRONTIER", absl::StrCat("the frontier ", rule));
}

absl::Status MalformedTile(absl::string_view rule) {
  return Invalid("MALFORMED_TILE", absl::StrCat("the tile ", rule));
}

absl::Status MalformedProof(absl::string_view rule) {
  return Invalid("MALFORMED_PROOF", absl::StrCat("the proof ", rule));
}

absl::Status WrongSignature(absl::string_view key_name) {
  return Invalid("WRONG_SIGNATURE",
                 absl::StrCat("the signature of ", key_name,
                              " is not of this text: the text was changed, or "
                              "another key signed it"));
}

absl::Status UnknownSigner() {
  return Invalid("UNKNOWN_SIGNER",
                 "no signature is by a key of the log that was given");
}

absl::Status OtherLog() {
  return Invalid("OTHER_LOG", "the checkpoint is of another log");
}

absl::Status WrongProof(absl::string_view rule) {
  return Invalid("WRONG_PROOF", absl::StrCat("the proof ", rule));
}

absl::Status NotInTree(absl::string_view rule) {
  return ReasonError(absl::StatusCode::kOutOfRange, "NOT_IN_TREE", rule);
}

void Stop(absl::string_view why) {
  std::fprintf(stderr, "journal: %.*s\n", static_cast<int>(why.size()),
               why.data());
  std::abort();
}

}  // namespace base::journal
