#include "scoring/service/page_token.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

TEST(PageTokenTest, ATokenComesBack) {
  const auto token =
      ReadPageToken(WritePageToken({17, {"town-hall", "H 1\nأسرة"}}));
  ASSERT_TRUE(token.has_value());
  EXPECT_EQ(token->known_at_us, 17);
  EXPECT_EQ(token->after.sender, "town-hall");
  EXPECT_EQ(token->after.household_ref, "H 1\nأسرة");
}

TEST(PageTokenTest, OtherTextsAreRefused) {
  for (const char* text : {"", "!", "x", "17", "MTcK"}) {
    EXPECT_FALSE(ReadPageToken(text).has_value()) << text;
  }
  EXPECT_FALSE(ReadPageToken(absl::WebSafeBase64Escape("x\ny\nz")).has_value());
}

}  // namespace
}  // namespace scoring
