#ifndef BASE_JOURNAL_ERRORS_H_
#define BASE_JOURNAL_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace base::journal {

// Everything that this folder refuses is INVALID_ARGUMENT, with one of these
// reasons. `rule` says what is wrong, and never repeats what a text held. A
// caller that read the refused thing from its own store says so itself.

absl::Status MalformedKey(absl::string_view rule);         // MALFORMED_KEY
absl::Status MalformedNote(absl::string_view rule);        // MALFORMED_NOTE
absl::Status MalformedCheckpoint(absl::string_view rule);  // …_CHECKPOINT
absl::Status MalformedFrontier(absl::string_view rule);    // …_FRONTIER
absl::Status MalformedTile(absl::string_view rule);        // MALFORMED_TILE
absl::Status MalformedProof(absl::string_view rule);       // MALFORMED_PROOF

// WRONG_SIGNATURE: a signature of a known key is not of this text.
absl::Status WrongSignature(absl::string_view key_name);

// UNKNOWN_SIGNER: no known key of the log signed.
absl::Status UnknownSigner();

// OTHER_LOG: the checkpoint is of another log than the one asked about.
absl::Status OtherLog();

// WRONG_PROOF: a Merkle proof does not lead to the root.
absl::Status WrongProof(absl::string_view rule);

// OUT_OF_RANGE, reason NOT_IN_TREE: an entry or a size that a tree does not
// have.
absl::Status NotInTree(absl::string_view rule);

// Ends the process: something that cannot be is, and nothing of a journal can
// be believed after it.
[[noreturn]] void Stop(absl::string_view why);

}  // namespace base::journal

#endif  // BASE_JOURNAL_ERRORS_H_
