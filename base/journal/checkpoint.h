#ifndef BASE_JOURNAL_CHECKPOINT_H_
#define BASE_JOURNAL_CHECKPOINT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/journal/merkle_tree.h"
#include "base/journal/note_key.h"
#include "base/journal/signed_note.h"

namespace base::journal {

// What a log was at one moment: how many entries it had, and their root. Signed
// by the log, in the form of C2SP `tlog-checkpoint` within a `signed-note`.
// Whoever keeps one can prove later that an entry was there, or that the log
// is no longer what it was. Values; thread-safe.
struct Checkpoint {
  // The log's name, which its keys have too ("rsu.example/writes"): one that
  // IsKeyName() takes.
  std::string origin;
  std::uint64_t size = 0;  // at most kMaxTreeSize
  Hash root;

  // Further lines of other writers, kept as they are. None of ours.
  std::vector<std::string> extensions;
};

// What is signed: origin, size, root in base64, each a line.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_CHECKPOINT  the origin cannot be a
//         key's name; the size is no log's; the root of an empty log is
//         another; an extension is empty or more than a line.
absl::StatusOr<std::string> WriteCheckpointText(const Checkpoint& checkpoint);

// Errors: INVALID_ARGUMENT, reason MALFORMED_CHECKPOINT.
absl::StatusOr<Checkpoint> ParseCheckpointText(absl::string_view text);

// The checkpoint with the signatures of `keys`, at least one. Each of them must
// have the log's name; several are a log's old and new key.
//
// Errors: INVALID_ARGUMENT
//   MALFORMED_CHECKPOINT  as above, or a key has another name than the log.
//   MALFORMED_NOTE        no key, or too many.
absl::StatusOr<std::string> SignCheckpoint(
    const Checkpoint& checkpoint, absl::Span<const SigningKey* const> keys);

// A checkpoint as it was read. Nothing of it is proved.
struct SignedCheckpoint {
  Checkpoint checkpoint;
  SignedNote note;
};

// Errors: INVALID_ARGUMENT, reasons MALFORMED_NOTE, MALFORMED_CHECKPOINT.
absl::StatusOr<SignedCheckpoint> ParseCheckpoint(absl::string_view bytes);

// A checkpoint that the log `origin` signed with one of `keys`. Signatures of
// other keys, a witness's or the log's next one, are passed over.
//
// Errors: INVALID_ARGUMENT
//   MALFORMED_NOTE, MALFORMED_CHECKPOINT.
//   OTHER_LOG        the checkpoint is of another log.
//   WRONG_SIGNATURE  one of a key in `keys` is not its signature of this text.
//   UNKNOWN_SIGNER   no key in `keys` with the log's name signed.
absl::StatusOr<Checkpoint> OpenCheckpoint(absl::string_view bytes,
                                          absl::Span<const VerifierKey> keys,
                                          absl::string_view origin);

}  // namespace base::journal

#endif  // BASE_JOURNAL_CHECKPOINT_H_
