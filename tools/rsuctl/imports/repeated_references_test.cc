#include "tools/rsuctl/imports/repeated_references.h"

#include <sys/stat.h>

#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

RepeatedReferences FindIn(const std::string& content) {
  const std::string path = testing::TempDir() + "/references.jsonl";
  std::ofstream(path, std::ios::binary) << content;
  auto found = RepeatedReferences::Find(path, "person_ref");
  EXPECT_THAT(found, base::IsOk());
  return *std::move(found);
}

TEST(RepeatedReferencesTest, OnlyWhatComesTwiceMayComeAgain) {
  const RepeatedReferences found = FindIn(
      "{\"person_ref\":\"A\"}\n{\"sex\":1,\"person_ref\": \"B\"}\n"
      "{\"person_ref\":\"A\"}\n");
  EXPECT_TRUE(found.MayComeAgain("A"));
  EXPECT_FALSE(found.MayComeAgain("B"));
  EXPECT_EQ(found.count(), 1u);
}

TEST(RepeatedReferencesTest, HoweverAFileWritesTheReference) {
  const RepeatedReferences found =
      FindIn("{\"personRef\":\"A\"}\n{\"person_ref\":\"\\u0041\", broken");
  EXPECT_TRUE(found.MayComeAgain("A"));
}

TEST(RepeatedReferencesTest, OtherFieldsAreNotTheReference) {
  const RepeatedReferences found = FindIn(
      "{\"person_ref\":\"A\"}\n{\"member\":{\"person_ref\":\"A\"}}\n"
      "[{\"person_ref\":\"A\"}]\n{\"name\":\"A\"}\n{\"person_ref\":[\"A\"]}\n"
      "{\"person_ref\":1,\"name\":\"A\"}\n\"person_ref\"\nnull\n");
  EXPECT_FALSE(found.MayComeAgain("A"));
}

TEST(RepeatedReferencesTest, EveryRepetitionIsFoundAndFewOthers) {
  std::string lines;
  constexpr int kLines = 50'000;
  for (int i = 0; i < kLines; ++i) {
    lines += absl::StrCat("{\"person_ref\":\"P", i,
                          "\",\"padding\":\"0123456789012345678901234567\"}\n");
  }
  for (int i = 0; i < kLines; i += 1000) {
    lines += absl::StrCat("{\"person_ref\":\"P", i, "\"}\n");
  }
  const RepeatedReferences found = FindIn(lines);
  for (int i = 0; i < kLines; i += 1000) {
    EXPECT_TRUE(found.MayComeAgain(absl::StrCat("P", i))) << i;
  }
  EXPECT_LE(found.count(), 50u + kLines * 3 / 1000);
}

TEST(RepeatedReferencesTest, OfAPipeEveryReferenceMayComeAgain) {
  const std::string path = testing::TempDir() + "/references.pipe";
  std::remove(path.c_str());
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const auto found = RepeatedReferences::Find(path, "person_ref");
  ASSERT_THAT(found, base::IsOk());
  EXPECT_TRUE(found->MayComeAgain("A"));
}

}  // namespace
}  // namespace rsuctl
