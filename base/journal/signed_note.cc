#include "base/journal/signed_note.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/journal/errors.h"
#include "base/journal/strict_text.h"
#include "base/status_macros.h"
#include "base/text.h"

namespace base::journal {
namespace {

constexpr absl::string_view kSignatureBegins = "\u2014 ";
constexpr std::size_t kKeyIdBytes = 4;

absl::Status CheckCharacters(absl::string_view bytes) {
  if (bytes.size() > kMaxNoteBytes) {
    return MalformedNote("is longer than 1,000,000 bytes");
  }
  if (!IsUtf8(bytes)) return MalformedNote("must be UTF-8");
  if (std::any_of(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\n';
      })) {
    return MalformedNote("must not have a control character but newlines");
  }
  if (bytes.empty() || bytes.back() != '\n') {
    return MalformedNote("must end with a newline");
  }
  return absl::OkStatus();
}

std::string SignatureLine(const NoteSignature& signature) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>(signature.key_id >> shift & 0xFF));
  }
  return absl::StrCat(kSignatureBegins, signature.key_name, " ",
                      absl::Base64Escape(bytes + signature.bytes), "\n");
}

absl::StatusOr<NoteSignature> ParseSignatureLine(absl::string_view line) {
  if (!absl::ConsumePrefix(&line, kSignatureBegins)) {
    return MalformedNote("must have nothing but signatures below its text");
  }
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(line, absl::MaxSplits(' ', 1));
  const auto& [name, base64] = parts;
  if (!IsKeyName(name)) {
    return MalformedNote("must have a key's name in each signature");
  }
  const std::optional<std::string> bytes = DecodeBase64(base64);
  if (!bytes.has_value() || bytes->size() <= kKeyIdBytes) {
    return MalformedNote("must have a key's id and a signature in base64");
  }
  NoteSignature signature{std::string(name), 0, bytes->substr(kKeyIdBytes)};
  for (std::size_t i = 0; i < kKeyIdBytes; ++i) {
    signature.key_id =
        signature.key_id << 8 | static_cast<unsigned char>((*bytes)[i]);
  }
  return signature;
}

}  // namespace

absl::StatusOr<std::string> SignNote(absl::string_view text,
                                     absl::Span<const SigningKey* const> keys) {
  RSU_RETURN_IF_ERROR(CheckCharacters(text));
  if (keys.empty()) return MalformedNote("must have a signature");
  if (keys.size() > kMaxNoteSignatures) {
    return MalformedNote("has too many signatures");
  }
  SignedNote note{std::string(text), {}};
  for (const SigningKey* key : keys) {
    note.signatures.push_back(
        {key->verifier().name(), key->verifier().id(), key->Sign(text)});
  }
  return WriteSignedNote(note);
}

std::string WriteSignedNote(const SignedNote& note) {
  std::string bytes = absl::StrCat(note.text, "\n");
  for (const NoteSignature& signature : note.signatures) {
    absl::StrAppend(&bytes, SignatureLine(signature));
  }
  return bytes;
}

absl::StatusOr<SignedNote> ParseSignedNote(absl::string_view bytes) {
  RSU_RETURN_IF_ERROR(CheckCharacters(bytes));
  // The text may have blank lines: the last one parts it from its signatures.
  const std::size_t end = bytes.rfind("\n\n");
  if (end == absl::string_view::npos) {
    return MalformedNote("must have a blank line below its text");
  }
  SignedNote note{std::string(bytes.substr(0, end + 1)), {}};
  absl::string_view lines = bytes.substr(end + 2);
  if (!absl::ConsumeSuffix(&lines, "\n")) {
    return MalformedNote("must have a signature");
  }
  for (const absl::string_view line : absl::StrSplit(lines, '\n')) {
    if (note.signatures.size() == kMaxNoteSignatures) {
      return MalformedNote("has too many signatures");
    }
    RSU_ASSIGN_OR_RETURN(NoteSignature signature, ParseSignatureLine(line));
    note.signatures.push_back(std::move(signature));
  }
  return note;
}

absl::StatusOr<std::vector<VerifierKey>> Signers(
    const SignedNote& note, absl::Span<const VerifierKey> keys) {
  std::vector<VerifierKey> signers;
  for (const NoteSignature& signature : note.signatures) {
    bool is_known = false;
    bool holds = false;
    for (const VerifierKey& key : keys) {
      if (key.name() != signature.key_name || key.id() != signature.key_id) {
        continue;
      }
      is_known = true;
      if (!key.Verifies(note.text, signature.bytes)) continue;
      holds = true;
      if (std::find(signers.begin(), signers.end(), key) == signers.end()) {
        signers.push_back(key);
      }
    }
    if (is_known && !holds) return WrongSignature(signature.key_name);
  }
  if (signers.empty()) return UnknownSigner();
  return signers;
}

}  // namespace base::journal
