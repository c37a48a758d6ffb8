#include "base/journal/signed_note.h"

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/journal/note_key_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

using testing::ElementsAre;

const VerifierKey kPeter = *VerifierKey::Parse(kGoVerifier);
const VerifierKey kEnoch = *VerifierKey::Parse(kGoOtherVerifier);

std::string GoNote(const std::string& signatures) {
  return absl::StrCat(kGoText, "\n", signatures);
}

SignedNote Parsed(const std::string& bytes) { return *ParseSignedNote(bytes); }

TEST(SignedNoteTest, SignedAsPublished) {
  const SigningKey key = SigningKeyOf("PeterNeumann", kGoSeed);
  const auto note = SignNote(kGoText, {&key});
  ASSERT_THAT(note, IsOk());
  EXPECT_EQ(*note, GoNote(kGoSignature));
}

TEST(SignedNoteTest, PublishedNoteIsReadAndWritten) {
  const std::string bytes =
      GoNote(absl::StrCat(kGoSignature, kGoOtherSignature));
  const auto note = ParseSignedNote(bytes);
  ASSERT_THAT(note, IsOk());
  EXPECT_EQ(note->text, kGoText);
  ASSERT_EQ(note->signatures.size(), 2u);
  EXPECT_EQ(note->signatures[0].key_name, "PeterNeumann");
  EXPECT_EQ(note->signatures[0].key_id, 0xc74f20a3u);
  EXPECT_EQ(note->signatures[0].bytes.size(), 64u);
  EXPECT_EQ(note->signatures[1].key_id, 0xaf0cfe78u);
  EXPECT_EQ(WriteSignedNote(*note), bytes);
}

TEST(SignersTest, KnownSignaturesAreCheckedAndOthersPassedOver) {
  const SignedNote note =
      Parsed(GoNote(absl::StrCat(kGoSignature, kGoOtherSignature)));
  EXPECT_THAT(*Signers(note, {kPeter}), ElementsAre(kPeter));
  EXPECT_THAT(*Signers(note, {kEnoch}), ElementsAre(kEnoch));
  EXPECT_THAT(*Signers(note, {kEnoch, kPeter}), ElementsAre(kPeter, kEnoch));
  EXPECT_THAT(Signers(note, {}), HasReason("UNKNOWN_SIGNER"));
  const VerifierKey other = SigningKeyOf("other", kSeed1).verifier();
  EXPECT_THAT(Signers(note, {other}), HasReason("UNKNOWN_SIGNER"));
}

TEST(SignersTest, KeyWithOnlyNameOrOnlyIdOfKnownKeyIsUnknown) {
  const std::string renamed =
      absl::StrReplaceAll(kGoSignature, {{"PeterNeumann", "CarmenSandiego"}});
  EXPECT_THAT(Signers(Parsed(GoNote(renamed)), {kPeter}),
              HasReason("UNKNOWN_SIGNER"));
  const std::string other_id =
      absl::StrReplaceAll(kGoSignature, {{"x08go", "xxxxo"}});
  EXPECT_THAT(Signers(Parsed(GoNote(other_id)), {kPeter}),
              HasReason("UNKNOWN_SIGNER"));
}

TEST(SignersTest, OneWrongSignatureOfKnownKeyIsEnough) {
  SignedNote note = Parsed(
      GoNote(absl::StrCat(kGoOtherSignature, kGoSignature, kGoSignature)));
  EXPECT_THAT(*Signers(note, {kPeter}), ElementsAre(kPeter));
  note.signatures[2].bytes[0] ^= '\1';
  EXPECT_THAT(Signers(note, {kPeter}), HasReason("WRONG_SIGNATURE"));
  EXPECT_THAT(Signers(note, {kEnoch, kPeter}), HasReason("WRONG_SIGNATURE"));
  EXPECT_THAT(*Signers(note, {kEnoch}), ElementsAre(kEnoch));
}

TEST(SignersTest, SignatureIsOfTextToItsLastNewline) {
  SignedNote note = Parsed(GoNote(kGoSignature));
  note.text.pop_back();
  EXPECT_THAT(Signers(note, {kPeter}), HasReason("WRONG_SIGNATURE"));
}

TEST(SignedNoteTest, TextMayHaveBlankLinesAndLinesLikeSignatures) {
  const SigningKey key = SigningKeyOf("log", kSeed1);
  for (const std::string& text :
       {std::string("\n"), std::string("\n\n\n"), std::string("a\n\nb\n"),
        absl::StrCat("a\n\n", kGoSignature, "\n")}) {
    const auto bytes = SignNote(text, {&key});
    ASSERT_THAT(bytes, IsOk());
    const SignedNote note = Parsed(*bytes);
    EXPECT_EQ(note.text, text);
    EXPECT_THAT(Signers(note, {key.verifier()}), IsOk());
  }
}

TEST(SignedNoteTest, MalformedIsRefused) {
  const std::string signature = kGoSignature;
  const std::string without_newline(signature, 0, signature.size() - 1);
  for (const std::string& bytes :
       {std::string(), std::string("\n"), std::string("\n\n"),
        std::string(kGoText), GoNote(""), absl::StrCat(kGoText, kGoSignature),
        GoNote(without_newline), absl::StrCat("\x01", GoNote(kGoSignature)),
        absl::StrCat("\r", GoNote(kGoSignature)),
        absl::StrCat("\t", GoNote(kGoSignature)),
        absl::StrCat("\xFF", GoNote(kGoSignature)),
        absl::StrCat(std::string(1, '\0'), GoNote(kGoSignature)),
        absl::StrCat(GoNote(kGoSignature), "Another line.\n"),
        absl::StrCat(GoNote(kGoSignature), "\n"),
        absl::StrCat(GoNote(kGoSignature), "x")}) {
    EXPECT_THAT(ParseSignedNote(bytes), HasReason("MALFORMED_NOTE")) << bytes;
  }
}

TEST(SignedNoteTest, MalformedSignatureIsRefused) {
  EXPECT_THAT(ParseSignedNote(GoNote("\u2014 log QUJDREVGRw==\n")), IsOk());
  for (const char* line :
       {"- log QUJDREVGRw==\n", "\u2014log QUJDREVGRw==\n",
        "\u2014  QUJDREVGRw==\n", "\u2014 QUJDREVGRw==\n",
        "\u2014 a+b QUJDREVGRw==\n", "\u2014 a b QUJDREVGRw==\n",
        "\u2014 log  QUJDREVGRw==\n", "\u2014 log QUJDREVGRw==\r\n",
        "\u2014 log QUJDREVGRw\n",    // no padding
        "\u2014 log QUJDREVGRx==\n",  // an unused bit
        "\u2014 log QUJDRA==\n",      // an id alone
        "\u2014 log \n", "\u2014 log\n", "\u2014 \n"}) {
    EXPECT_THAT(ParseSignedNote(GoNote(line)), HasReason("MALFORMED_NOTE"))
        << line;
  }
}

TEST(SignedNoteTest, TextThatCannotBeSignedIsRefused) {
  const SigningKey key = SigningKeyOf("log", kSeed1);
  for (const char* text : {"", "no newline", "\ta\n", "\xC0\x80\n"}) {
    EXPECT_THAT(SignNote(text, {&key}), HasReason("MALFORMED_NOTE")) << text;
  }
  EXPECT_THAT(SignNote("a\n", {}), HasReason("MALFORMED_NOTE"));
}

TEST(SignedNoteTest, HasLimits) {
  std::string signatures;
  for (std::size_t i = 0; i < kMaxNoteSignatures; ++i) {
    signatures += kGoSignature;
  }
  EXPECT_THAT(ParseSignedNote(GoNote(signatures)), IsOk());
  EXPECT_THAT(ParseSignedNote(GoNote(signatures + kGoSignature)),
              HasReason("MALFORMED_NOTE"));

  const std::string rest = absl::StrCat("\n\n", kGoSignature);
  const std::string longest(kMaxNoteBytes - rest.size(), 'x');
  EXPECT_THAT(ParseSignedNote(longest + rest), IsOk());
  EXPECT_THAT(ParseSignedNote(longest + "x" + rest),
              HasReason("MALFORMED_NOTE"));
}

}  // namespace
}  // namespace base::journal
