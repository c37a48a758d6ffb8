#include "base/journal/proof_file.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/journal/errors.h"
#include "base/journal/merkle_proof.h"
#include "base/journal/strict_text.h"
#include "base/status_macros.h"

namespace base::journal {
namespace {

constexpr absl::string_view kHeader = "c2sp.org/tlog-proof@v1";
constexpr absl::string_view kExtra = "extra ";
constexpr absl::string_view kIndex = "index ";

// Room for all that the other limits allow: base64 adds a third.
constexpr std::size_t kMaxFileBytes = 2 * kMaxExtraBytes + kMaxNoteBytes;

// Takes a line off `text`; nothing if no newline is left.
std::optional<absl::string_view> TakeLine(absl::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == absl::string_view::npos) return std::nullopt;
  const absl::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

absl::Status CheckLimits(const ProofFile& proof) {
  if (proof.extra.has_value()) {
    if (proof.extra->empty()) {
      return MalformedProof("must not have an extra line without content");
    }
    if (proof.extra->size() > kMaxExtraBytes) {
      return MalformedProof("has more than 65,535 bytes of extra content");
    }
  }
  if (proof.hashes.size() > kMaxProofHashes) {
    return MalformedProof("has more hashes than a tree has levels");
  }
  return ParseCheckpoint(proof.checkpoint).status();
}

}  // namespace

absl::StatusOr<std::string> WriteProofFile(const ProofFile& proof) {
  RSU_RETURN_IF_ERROR(CheckLimits(proof));
  std::string text = absl::StrCat(kHeader, "\n");
  if (proof.extra.has_value()) {
    absl::StrAppend(&text, kExtra, absl::Base64Escape(*proof.extra), "\n");
  }
  absl::StrAppend(&text, kIndex, proof.index, "\n");
  for (const Hash& hash : proof.hashes) {
    absl::StrAppend(&text, absl::Base64Escape(hash.view()), "\n");
  }
  absl::StrAppend(&text, "\n", proof.checkpoint);
  return text;
}

absl::StatusOr<ProofFile> ParseProofFile(absl::string_view text) {
  if (text.size() > kMaxFileBytes) return MalformedProof("is too long");
  if (TakeLine(text) != kHeader) {
    return MalformedProof("must begin with the line c2sp.org/tlog-proof@v1");
  }
  ProofFile proof;
  std::optional<absl::string_view> line = TakeLine(text);
  if (line.has_value() && absl::ConsumePrefix(&*line, kExtra)) {
    proof.extra = DecodeBase64(*line);
    if (!proof.extra.has_value()) {
      return MalformedProof("must have its extra content in base64");
    }
    line = TakeLine(text);
  }
  if (!line.has_value() || !absl::ConsumePrefix(&*line, kIndex)) {
    return MalformedProof("must say the entry's index in its next line");
  }
  const std::optional<std::uint64_t> index = ParseDecimal(*line);
  if (!index.has_value()) {
    return MalformedProof(
        "must have an index in decimal digits, without a leading zero");
  }
  proof.index = *index;
  for (line = TakeLine(text); line.has_value() && !line->empty();
       line = TakeLine(text)) {
    const std::optional<Hash> hash = HashFrom(DecodeBase64(*line).value_or(""));
    if (!hash.has_value()) {
      return MalformedProof("must have hashes of 32 bytes in base64");
    }
    if (proof.hashes.size() == kMaxProofHashes) {
      return MalformedProof("has more hashes than a tree has levels");
    }
    proof.hashes.push_back(*hash);
  }
  if (!line.has_value()) {
    return MalformedProof("must have a blank line before its checkpoint");
  }
  proof.checkpoint = std::string(text);
  RSU_RETURN_IF_ERROR(CheckLimits(proof));
  return proof;
}

absl::StatusOr<ProvedEntry> CheckProof(absl::string_view entry,
                                       absl::string_view proof,
                                       absl::Span<const VerifierKey> keys,
                                       absl::string_view origin) {
  RSU_ASSIGN_OR_RETURN(const ProofFile read, ParseProofFile(proof));
  RSU_ASSIGN_OR_RETURN(Checkpoint checkpoint,
                       OpenCheckpoint(read.checkpoint, keys, origin));
  RSU_RETURN_IF_ERROR(VerifyInclusion(LeafHash(entry), read.index,
                                      checkpoint.size, read.hashes,
                                      checkpoint.root));
  return ProvedEntry{read.index, std::move(checkpoint)};
}

}  // namespace base::journal
