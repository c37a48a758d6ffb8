#include "base/rpc/page_token.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace base::rpc {
namespace {

const std::vector<std::string>* const kRequest =
    new std::vector<std::string>{"2026-01-01", "town-hall"};

TEST(PageTokenTest, APositionComesBack) {
  for (const char* position : {"", "17", "H 1\nأسرة"}) {
    EXPECT_EQ(ReadPageToken(WritePageToken(position, *kRequest), *kRequest),
              position);
  }
}

TEST(PageTokenTest, ATokenIsGoodForOneRequestOnly) {
  const std::string token = WritePageToken("17", *kRequest);
  for (const std::vector<std::string>& other :
       std::vector<std::vector<std::string>>{{},
                                             {"2026-01-01"},
                                             {"2026-01-02", "town-hall"},
                                             {"2026-01-01", "town-hal"},
                                             {"2026-01-01t", "own-hall"},
                                             {"town-hall", "2026-01-01"},
                                             {"2026-01-01", "town-hall", ""}}) {
    EXPECT_EQ(ReadPageToken(token, other), std::nullopt);
  }
}

TEST(PageTokenTest, AChangedTokenIsRefused) {
  const std::string token = WritePageToken("17", *kRequest);
  for (const std::string& other :
       {absl::StrCat(token, "A"), absl::StrCat(token, "AAAA"),
        absl::StrCat(token, "="), absl::StrCat(token, " "),
        absl::StrCat(" ", token), token.substr(1),
        token.substr(0, token.size() - 1), std::string(), std::string("17"),
        std::string("made up")}) {
    EXPECT_EQ(ReadPageToken(other, *kRequest), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace base::rpc
