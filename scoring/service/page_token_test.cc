#include "scoring/service/page_token.h"

#include "base/rpc/page_token.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

TEST(PageTokenTest, ATokenComesBackForItsRequestOnly) {
  const std::string text =
      WritePageToken({17, {"town-hall", "H 1\nأسرة"}}, {"a", "b"});
  const auto token = ReadPageToken(text, {"a", "b"});
  ASSERT_TRUE(token.has_value());
  EXPECT_EQ(token->known_at_us, 17);
  EXPECT_EQ(token->after.sender, "town-hall");
  EXPECT_EQ(token->after.household_ref, "H 1\nأسرة");
  EXPECT_FALSE(ReadPageToken(text, {"a", "c"}).has_value());
}

TEST(PageTokenTest, OtherTextsAreRefused) {
  for (const char* text : {"", "!", "x", "17", "MTcK"}) {
    EXPECT_FALSE(ReadPageToken(text, {}).has_value()) << text;
  }
  for (const char* position : {"", "x\ny\nz", "17\ny"}) {
    EXPECT_FALSE(
        ReadPageToken(base::rpc::WritePageToken(position, {}), {}).has_value())
        << position;
  }
}

}  // namespace
}  // namespace scoring
