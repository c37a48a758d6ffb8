#include "base/rpc/request_language.h"

#include <string>

#include "base/error.h"
#include "base/rpc/status.h"
#include "gtest/gtest.h"
#include "proto/google/rpc/error_details.pb.h"

namespace base::rpc {
namespace {

// RFC 9110, section 12.5.4: weights from 0 to 1, without one 1, and 0 is not
// acceptable.
TEST(RequestLanguage, IsTheOneOfTheHighestWeight) {
  const struct {
    const char* header;
    Language language;
  } kCases[] = {
      {"", Language::kEnglish},
      {"fr", Language::kFrench},
      {"ar-MA", Language::kArabic},
      {"FR-fr", Language::kFrench},
      {"tlh", Language::kEnglish},
      {"tlh, ar", Language::kArabic},
      {"fr, ar", Language::kFrench},
      {"en;q=0.5, ar;q=0.8", Language::kArabic},
      {"fr;q=0.8,ar;q=0.85", Language::kArabic},
      {"fr;q=0, ar;q=0.001", Language::kArabic},
      {"fr;q=0", Language::kEnglish},
      {"fr;q=2", Language::kEnglish},
      {"fr;q", Language::kEnglish},
      {";;,,-", Language::kEnglish},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ReadAcceptLanguage(c.header), c.language) << c.header;
  }
}

TEST(RequestLanguage, AddsTheMessageBesideTheEnglishOne) {
  const grpc::Status english =
      ToGrpc(InvalidFields("MALFORMED_REQUEST", {{"date", "is missing"}}));
  const absl::Status said =
      FromGrpc(WithMessageInLanguage(english, Language::kFrench));
  EXPECT_EQ(said.message(), "date: is missing");
  EXPECT_EQ(DetailOf(said).reason, "MALFORMED_REQUEST");
  EXPECT_EQ(LocalizedMessageOf(said), "date: est absent");
  EXPECT_FALSE(LocalizedMessageOf(FromGrpc(english)).has_value());
  EXPECT_FALSE(LocalizedMessageOf(
                   FromGrpc(WithMessageInLanguage(english, Language::kEnglish)))
                   .has_value());
}

TEST(RequestLanguage, WhatHasNoTextStaysEnglishAlone) {
  const grpc::Status unknown(grpc::StatusCode::UNIMPLEMENTED, "turtles");
  const absl::Status said =
      FromGrpc(WithMessageInLanguage(unknown, Language::kFrench));
  EXPECT_EQ(said.message(), "turtles");
  EXPECT_FALSE(LocalizedMessageOf(said).has_value());
}

// A client takes 8 KiB of trailing metadata: the message, and the details in
// base 64.
TEST(RequestLanguage, ALongListOfFieldsFitsTheTrailer) {
  std::vector<FieldViolation> violations;
  for (int i = 0; i < 600; ++i) {
    violations.push_back(
        {"members[" + std::to_string(i) + "].sex", "is missing"});
  }
  const grpc::Status wire = WithMessageInLanguage(
      ToGrpc(InvalidFields("MALFORMED", violations)), Language::kArabic);
  EXPECT_LT(wire.error_message().size() + wire.error_details().size() * 4 / 3,
            8'000u);
  EXPECT_TRUE(LocalizedMessageOf(FromGrpc(wire)).has_value());
}

}  // namespace
}  // namespace base::rpc
