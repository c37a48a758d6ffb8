#include "scoring/variables/pack_variables.h"

#include <random>
#include <string>

#include "gtest/gtest.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"

namespace scoring {
namespace {

Variables Family() {
  return internal::ExtractFromFacts(FamilyOfFour(registry::Milieu::kRural));
}

TEST(PackVariables, RoundTrip) {
  EXPECT_EQ(UnpackVariables(PackVariables(Family())).value(), Family());
}

TEST(PackVariables, EveryVariableKeepsItsEnds) {
  for (const CatalogueEntry& entry : Catalogue()) {
    for (const std::int32_t value : {entry.lowest, entry.highest}) {
      Variables variables = Family();
      variables[Variable::kMembers] = kMaxMembers;
      variables[entry.variable] = value;
      const std::int32_t n = variables.members();
      variables[Variable::kMembersSquared] = n * n;
      const std::int32_t age = variables[Variable::kHeadAge];
      variables[Variable::kHeadAgeSquared] = age * age;
      if (n == 1) {
        for (const CatalogueEntry& share : Catalogue()) {
          if (share.kind == VariableKind::kShare) variables[share.variable] = 1;
        }
      }
      const auto unpacked = UnpackVariables(PackVariables(variables));
      ASSERT_TRUE(unpacked.ok()) << unpacked.status();
      EXPECT_EQ(*unpacked, variables) << std::string(entry.name);
    }
  }
}

// The layout that pack_variables.h documents. Stored bytes depend on it: if
// this fails, what is needed is a new version.
TEST(PackVariables, LayoutOfVersionOne) {
  const std::string packed = PackVariables(Family());
  ASSERT_EQ(packed.size(), 67u);
  EXPECT_EQ(packed.substr(0, 3), std::string("\x01\x02\x01", 3));
  EXPECT_EQ(packed[3 + 28], 4);    // members
  EXPECT_EQ(packed[3 + 29], 45);   // head_age
  EXPECT_EQ(packed[3 + 44], 3);    // share_literate
  EXPECT_EQ(packed.substr(49, 6),  // 16, 2025, 5
            std::string("\x10\x00\xE9\x07\x05\x00", 6));
  EXPECT_EQ(
      packed.substr(55, 12),  // 60,000; 240,000; 60,000
      std::string("\x60\xEA\x00\x00\x80\xA9\x03\x00\x60\xEA\x00\x00", 12));
}

TEST(PackVariables, WhatDoesNotFitIsRefusedWhenRead) {
  for (const CatalogueEntry& entry : Catalogue()) {
    for (const std::int32_t value : {-1, 0x7FFFFFFF}) {
      Variables variables = Family();
      variables[entry.variable] = value;
      EXPECT_EQ(UnpackVariables(PackVariables(variables)).status().code(),
                absl::StatusCode::kDataLoss)
          << std::string(entry.name);
    }
  }
  Variables variables = Family();
  variables.region = 257;  // 1 in eight bits
  EXPECT_FALSE(UnpackVariables(PackVariables(variables)).ok());
}

TEST(UnpackVariables, RefusesAnotherLength) {
  const std::string packed = PackVariables(Family());
  for (std::size_t size = 0; size < packed.size(); ++size) {
    EXPECT_EQ(UnpackVariables(packed.substr(0, size)).status().code(),
              absl::StatusCode::kDataLoss)
        << size;
  }
  EXPECT_EQ(UnpackVariables(packed + '\0').status().code(),
            absl::StatusCode::kDataLoss);
}

TEST(UnpackVariables, RefusesAnUnknownVersionMilieuOrRegion) {
  const std::pair<std::size_t, char> cases[] = {
      {0, 0}, {0, 2}, {0, '\xFF'}, {1, 0}, {1, 3}, {2, 0}, {2, 13}};
  for (const auto& [offset, byte] : cases) {
    std::string packed = PackVariables(Family());
    packed[offset] = byte;
    EXPECT_EQ(UnpackVariables(packed).status().code(),
              absl::StatusCode::kDataLoss)
        << offset << " " << static_cast<int>(byte);
  }
}

// Whatever the bytes, the answer is DATA_LOSS or variables in range that pack
// into the same bytes.
TEST(UnpackVariables, AnyBytesGiveAnAnswer) {
  constexpr unsigned kSeed = 20210809;
  std::mt19937 random(kSeed);
  const std::string good = PackVariables(Family());
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = good;
    for (unsigned changes = random() % 4; changes > 0; --changes) {
      bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    }
    const auto variables = UnpackVariables(bytes);
    if (variables.ok()) {
      ASSERT_TRUE(CheckVariables(*variables).ok()) << "seed " << kSeed;
      ASSERT_EQ(PackVariables(*variables), bytes) << "seed " << kSeed;
    } else {
      ASSERT_EQ(variables.status().code(), absl::StatusCode::kDataLoss);
    }
  }
}

}  // namespace
}  // namespace scoring
