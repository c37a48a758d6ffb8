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

TEST(PageTokenTest, NumbersComeBack) {
  const auto numbers = ReadPageNumbers(
      WritePageToken("0 17 9223372036854775807", *kRequest), *kRequest, 3);
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{0, 17, INT64_MAX}));
}

TEST(PageTokenTest, WhatIsNotSoManyNumbersIsRefused) {
  for (const char* position :
       {"", "1", "1 ", " 1", "1 2 3", "1 2 ", "1 x", "1 -1", "-1 1",
        "1 9223372036854775808", "1\n2"}) {
    EXPECT_EQ(
        ReadPageNumbers(WritePageToken(position, *kRequest), *kRequest, 2),
        std::nullopt)
        << position;
  }
  EXPECT_EQ(ReadPageNumbers("made up", *kRequest, 2), std::nullopt);
}

}  // namespace
}  // namespace base::rpc
