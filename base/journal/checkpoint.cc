#include "base/journal/checkpoint.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/journal/errors.h"
#include "base/journal/strict_text.h"
#include "base/status_macros.h"

namespace base::journal {
namespace {

// The lines of a checkpoint that must be there.
enum Line : std::size_t { kOrigin, kSize, kRoot, kLines };

absl::Status CheckCheckpoint(const Checkpoint& checkpoint) {
  if (!IsKeyName(checkpoint.origin)) {
    return MalformedCheckpoint(
        "must begin with the name of a log, without a space or +");
  }
  if (checkpoint.size > kMaxTreeSize) {
    return MalformedCheckpoint("has a size that no log can have");
  }
  if (checkpoint.size == 0 && checkpoint.root != EmptyRoot()) {
    return MalformedCheckpoint("is of an empty log with another root");
  }
  for (const std::string& line : checkpoint.extensions) {
    if (line.empty() || absl::StrContains(line, '\n')) {
      return MalformedCheckpoint("must not have a blank line");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> WriteCheckpointText(const Checkpoint& checkpoint) {
  RSU_RETURN_IF_ERROR(CheckCheckpoint(checkpoint));
  std::string text =
      absl::StrCat(checkpoint.origin, "\n", checkpoint.size, "\n",
                   absl::Base64Escape(checkpoint.root.view()), "\n");
  for (const std::string& line : checkpoint.extensions) {
    absl::StrAppend(&text, line, "\n");
  }
  return text;
}

absl::StatusOr<Checkpoint> ParseCheckpointText(absl::string_view text) {
  if (!absl::ConsumeSuffix(&text, "\n")) {
    return MalformedCheckpoint("must end with a newline");
  }
  const std::vector<std::string> lines = absl::StrSplit(text, '\n');
  if (lines.size() < kLines) {
    return MalformedCheckpoint("must have an origin, a size and a root");
  }
  const std::optional<std::uint64_t> size = ParseDecimal(lines[kSize]);
  if (!size.has_value()) {
    return MalformedCheckpoint(
        "must have a size in decimal digits, without a leading zero");
  }
  const std::optional<Hash> root =
      HashFrom(DecodeBase64(lines[kRoot]).value_or(""));
  if (!root.has_value()) {
    return MalformedCheckpoint("must have a root of 32 bytes in base64");
  }
  Checkpoint checkpoint{
      lines[kOrigin], *size, *root,
      std::vector<std::string>(lines.begin() + kLines, lines.end())};
  RSU_RETURN_IF_ERROR(CheckCheckpoint(checkpoint));
  return checkpoint;
}

absl::StatusOr<std::string> SignCheckpoint(
    const Checkpoint& checkpoint, absl::Span<const SigningKey* const> keys) {
  RSU_ASSIGN_OR_RETURN(const std::string text, WriteCheckpointText(checkpoint));
  for (const SigningKey* key : keys) {
    if (key->verifier().name() != checkpoint.origin) {
      return MalformedCheckpoint("must be signed by keys of its log's name");
    }
  }
  return SignNote(text, keys);
}

absl::StatusOr<SignedCheckpoint> ParseCheckpoint(absl::string_view bytes) {
  RSU_ASSIGN_OR_RETURN(SignedNote note, ParseSignedNote(bytes));
  RSU_ASSIGN_OR_RETURN(Checkpoint checkpoint, ParseCheckpointText(note.text));
  return SignedCheckpoint{std::move(checkpoint), std::move(note)};
}

absl::StatusOr<Checkpoint> OpenCheckpoint(absl::string_view bytes,
                                          absl::Span<const VerifierKey> keys,
                                          absl::string_view origin) {
  RSU_ASSIGN_OR_RETURN(SignedCheckpoint read, ParseCheckpoint(bytes));
  if (read.checkpoint.origin != origin) return OtherLog();
  RSU_ASSIGN_OR_RETURN(const std::vector<VerifierKey> signers,
                       Signers(read.note, keys));
  if (std::none_of(signers.begin(), signers.end(), [&](const VerifierKey& key) {
        return key.name() == origin;
      })) {
    return UnknownSigner();
  }
  return std::move(read.checkpoint);
}

}  // namespace base::journal
