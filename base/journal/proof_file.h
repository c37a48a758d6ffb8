#ifndef BASE_JOURNAL_PROOF_FILE_H_
#define BASE_JOURNAL_PROOF_FILE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/journal/checkpoint.h"
#include "base/journal/merkle_tree.h"
#include "base/journal/note_key.h"

namespace base::journal {

// A proof that a log has an entry, which whoever has the entry and a key of the
// log can check without asking anybody: a text in the form of C2SP
// `tlog-proof`. Values; thread-safe.

// The most that goes with a proof, in bytes before base64.
inline constexpr std::size_t kMaxExtraBytes = 65'535;

struct ProofFile {
  // Whatever its writer put beside the proof. Nothing proves it.
  std::optional<std::string> extra;  // not empty

  std::uint64_t index = 0;   // of the entry, from 0
  std::vector<Hash> hashes;  // of the inclusion proof, at most kMaxProofHashes
  std::string checkpoint;    // as the log signed it
};

// Errors: INVALID_ARGUMENT, reason MALFORMED_PROOF  a limit is exceeded, or
//         the extra is empty. Those of ParseCheckpoint().
absl::StatusOr<std::string> WriteProofFile(const ProofFile& proof);

// Reads the text alone; nothing of it is proved.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_PROOF; those of ParseCheckpoint().
absl::StatusOr<ProofFile> ParseProofFile(absl::string_view text);

// What a proof that holds says.
struct ProvedEntry {
  std::uint64_t index = 0;
  Checkpoint checkpoint;
};

// Whether the text `proof` shows that `entry`, byte for byte, is in the log
// `origin`, as a checkpoint that one of `keys` signed has it.
//
// Errors: INVALID_ARGUMENT
//   MALFORMED_PROOF, MALFORMED_NOTE, MALFORMED_CHECKPOINT.
//   OTHER_LOG, WRONG_SIGNATURE, UNKNOWN_SIGNER  as OpenCheckpoint() says.
//   WRONG_PROOF  the entry is another one, or is not there.
absl::StatusOr<ProvedEntry> CheckProof(absl::string_view entry,
                                       absl::string_view proof,
                                       absl::Span<const VerifierKey> keys,
                                       absl::string_view origin);

}  // namespace base::journal

#endif  // BASE_JOURNAL_PROOF_FILE_H_
