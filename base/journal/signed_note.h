#ifndef BASE_JOURNAL_SIGNED_NOTE_H_
#define BASE_JOURNAL_SIGNED_NOTE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/journal/note_key.h"

namespace base::journal {

// A text with signatures below it, in the form of C2SP `signed-note`: the text,
// whose last newline is part of what is signed; a blank line; and for each
// signature a line `— name base64(key id ‖ signature)`. Thread-safe.

// C2SP asks for at least 16 signatures; those of other algorithms are up to
// 5,000 bytes long.
inline constexpr std::size_t kMaxNoteBytes = 1'000'000;
inline constexpr std::size_t kMaxNoteSignatures = 100;

struct NoteSignature {
  std::string key_name;
  std::uint32_t key_id = 0;
  std::string bytes;  // at least one; 64 of Ed25519

  friend bool operator==(const NoteSignature& a, const NoteSignature& b) {
    return a.key_name == b.key_name && a.key_id == b.key_id &&
           a.bytes == b.bytes;
  }
};

// As it was read. Nothing is to be believed before Signers() found a signer.
struct SignedNote {
  std::string text;
  std::vector<NoteSignature> signatures;
};

// `text` with the signatures of `keys`, at least one, in this order.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_NOTE  the text is not UTF-8, has a
//         control character, or does not end with a newline; no key or too
//         many.
absl::StatusOr<std::string> SignNote(absl::string_view text,
                                     absl::Span<const SigningKey* const> keys);

// The note as it was before ParseSignedNote().
std::string WriteSignedNote(const SignedNote& note);

// Errors: INVALID_ARGUMENT, reason MALFORMED_NOTE. Signatures of any algorithm
//         are well-formed.
absl::StatusOr<SignedNote> ParseSignedNote(absl::string_view bytes);

// Those of `keys` that signed, at least one. Signatures of others are passed
// over.
//
// Errors: INVALID_ARGUMENT
//   WRONG_SIGNATURE  one names a key of `keys` and is not its signature.
//   UNKNOWN_SIGNER   none is by a key of `keys`.
absl::StatusOr<std::vector<VerifierKey>> Signers(
    const SignedNote& note, absl::Span<const VerifierKey> keys);

}  // namespace base::journal

#endif  // BASE_JOURNAL_SIGNED_NOTE_H_
