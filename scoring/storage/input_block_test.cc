#include "scoring/storage/input_block.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace scoring {
namespace {

constexpr std::int64_t kBlock = 3;
constexpr std::int64_t kBegin = kBlock * kInputsInBlock;

// Of every width and sign; the variables are those of slot % 5 bytes.
ScannedInput InputAt(std::int64_t position) {
  static constexpr char kVariables[] = {'a', '\0', '\xff', 'd'};
  const std::int64_t slot = position % kInputsInBlock;
  ScannedInput input;
  input.position = position;
  input.effective_day = static_cast<std::int32_t>(slot % 2 == 0 ? -slot : slot);
  input.formula = static_cast<int>(slot * 1'000);
  input.score_ticks = (slot % 3 - 1) * slot * 1'000'000'000'000;
  if (slot % 3 != 0) input.head_sex = static_cast<registry::Sex>(slot % 3);
  input.variables =
      absl::string_view(kVariables, static_cast<std::size_t>(slot % 5));
  return input;
}

std::string Block() {
  InputBlockBuilder builder;
  for (std::int64_t slot = 0; slot < kInputsInBlock; ++slot) {
    EXPECT_FALSE(builder.IsFull()) << slot;
    EXPECT_TRUE(builder.Add(InputAt(kBegin + slot)).ok());
  }
  EXPECT_TRUE(builder.IsFull());
  return std::string(builder.bytes());
}

absl::Status Read(absl::string_view bytes) {
  return ReadInputBlock(kBlock, bytes, 0, INT64_MAX,
                        [](const ScannedInput&) { return absl::OkStatus(); });
}

TEST(InputBlockTest, WhatIsReadIsWhatWasAddedAtThePositionsAskedFor) {
  const std::string block = Block();
  for (const auto& [first, end] :
       std::vector<std::pair<std::int64_t, std::int64_t>>{
           {kBegin, kBegin + kInputsInBlock},
           {kBegin + 1, kBegin + 4'095},
           {kBegin + 4'095, kBegin + 4'096},
           {kBegin + 7, kBegin + 7}}) {
    std::int64_t next = first;
    const absl::Status status =
        ReadInputBlock(kBlock, block, first, end, [&](const ScannedInput& is) {
          const ScannedInput was = InputAt(next++);
          EXPECT_EQ(is.position, was.position);
          EXPECT_EQ(is.effective_day, was.effective_day);
          EXPECT_EQ(is.formula, was.formula);
          EXPECT_EQ(is.score_ticks, was.score_ticks);
          EXPECT_EQ(is.head_sex, was.head_sex);
          EXPECT_EQ(std::string(is.variables), std::string(was.variables));
          return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
    EXPECT_EQ(next, end);
  }
}

// By hand, from the layout in the header.
TEST(InputBlockTest, TheLayoutIsThatOfTheHeader) {
  ScannedInput input;
  input.effective_day = -2;
  input.formula = 0x01020304;
  input.score_ticks = -1'000;  // ff..fc18
  input.head_sex = registry::Sex::kMale;
  input.variables = "xy";
  InputBlockBuilder builder;
  ASSERT_TRUE(builder.Add(input).ok());
  EXPECT_EQ(std::string(builder.bytes()),
            std::string("\x01\xfe\xff\xff\xff\x04\x03\x02\x01"
                        "\x18\xfc\xff\xff\xff\xff\xff\xff\x02\x02\x00xy",
                        22));
}

TEST(InputBlockTest, BytesThatAreNoBlockAreDataLoss) {
  const std::string block = Block();
  EXPECT_TRUE(Read(block).ok());
  std::string other_version = block;
  other_version[0] = '\2';
  std::string longer_variables = block;
  longer_variables[18] = '\x7f';
  for (const std::string& bytes :
       {std::string(), std::string("\1", 1), other_version, longer_variables,
        block + '\0', block.substr(0, block.size() - 1),
        block.substr(0, block.size() - 20), block.substr(0, 10)}) {
    EXPECT_TRUE(absl::IsDataLoss(Read(bytes))) << bytes.size();
  }
}

TEST(InputBlockTest, AnErrorOfTheReaderEndsIt) {
  int calls = 0;
  const absl::Status status = ReadInputBlock(
      kBlock, Block(), 0, INT64_MAX, [&calls](const ScannedInput&) {
        return ++calls == 2 ? absl::CancelledError("enough") : absl::OkStatus();
      });
  EXPECT_TRUE(absl::IsCancelled(status));
  EXPECT_EQ(calls, 2);
}

TEST(InputBlockTest, VariablesLongerThanTheirLengthHasRoomForAreRefused) {
  ScannedInput input;
  const std::string longest(65'535, 'v');
  const std::string too_long(65'536, 'v');
  InputBlockBuilder builder;
  input.variables = longest;
  EXPECT_TRUE(builder.Add(input).ok());
  input.variables = too_long;
  EXPECT_TRUE(absl::IsOutOfRange(builder.Add(input)));
}

}  // namespace
}  // namespace scoring
