#include "base/request_id.h"

#include "absl/strings/escaping.h"
#include "base/digest.h"
#include "gtest/gtest.h"

namespace base {
namespace {

TEST(DigestTest, PublishedVectors) {  // FIPS 180-2, appendix B
  EXPECT_EQ(absl::BytesToHexString(Sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(absl::BytesToHexString(Sha256("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(RequestIdTest, UuidsOfEitherCaseAreRead) {
  const auto lower = ParseRequestId("123e4567-e89b-12d3-a456-426614174000");
  ASSERT_TRUE(lower.ok());
  EXPECT_EQ(absl::BytesToHexString(*lower), "123e4567e89b12d3a456426614174000");
  EXPECT_EQ(*ParseRequestId("123E4567-E89B-12D3-A456-426614174000"), *lower);
}

TEST(RequestIdTest, AnythingElseIsRefused) {
  for (const char* text : {"", "123e4567e89b12d3a456426614174000",
                           "123e4567-e89b-12d3-a456-42661417400",
                           "123e4567-e89b-12d3-a456-4266141740000",
                           "123e4567-e89b-12d3-a456-42661417400g",
                           "{23e4567-e89b-12d3-a456-42661417400}",
                           "123e4567-e89b-12d3-a4567426614174000"}) {
    EXPECT_FALSE(ParseRequestId(text).ok()) << text;
  }
}

TEST(RequestIdTest, ContentDecidesTheId) {
  EXPECT_EQ(RequestIdOf("a"), RequestIdOf("a"));
  EXPECT_NE(RequestIdOf("a"), RequestIdOf("b"));
  EXPECT_TRUE(ParseRequestId(RequestIdOf("a")).ok());
  EXPECT_EQ(RequestIdOf("a")[14], '8');
}

}  // namespace
}  // namespace base
