// The inputs of scores in their order, and which of them are in force, against
// a plain reading of the declarations; also those of a store that is older than
// the tables.

#include "scoring/storage/score_inputs.h"

#include <climits>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "registry/storage/households.h"
#include "scoring/storage/added_input.h"
#include "scoring/storage/score_inputs_fixture.h"

namespace scoring {
namespace {

using base::sql::Session;
using base::sql::WriteSession;

RSU_WITH_EVERY_ENGINE(ScoreInputsTest);

TEST_P(ScoreInputsTest, InputsStandInOrderAndOneOfAHouseholdIsInForce) {
  const auto database = Open(NewStore(), INT_MAX);
  const std::vector<Made> all = DeclareAtRandom(*database);
  ExpectInputs(*database, all);
  ExpectInForce(*database, all);
}

TEST_P(ScoreInputsTest, WhatWasKnownAtAMomentIsTheFirstOfThem) {
  const auto database = Open(NewStore(), INT_MAX);
  const auto known_at = [&database](std::int64_t moment) {
    std::int64_t count = -1;
    EXPECT_TRUE(database
                    ->ReadAndWait([&](Session& session) {
                      const auto found =
                          CountScoreInputsKnownAt(session, moment);
                      count = found.value_or(-1);
                      return found.status();
                    })
                    .ok());
    return count;
  };
  EXPECT_EQ(known_at(registry::kAllKnown), 0);
  const std::vector<Made> all = DeclareAtRandom(*database);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(known_at(all[i].known_at_us - 1), static_cast<std::int64_t>(i));
    EXPECT_EQ(known_at(all[i].known_at_us), static_cast<std::int64_t>(i) + 1);
  }
  EXPECT_EQ(known_at(registry::kAllKnown), kDeclarations);
}

TEST_P(ScoreInputsTest, AnOlderStoreGetsItsInputsWhenItIsOpened) {
  std::vector<Made> all;
  {
    const auto model = Open(NewStore(), INT_MAX);
    all = DeclareAtRandom(*model);
  }
  const std::string path = NewStore();
  {
    const auto old = Open(path, kVersionBefore);
    ASSERT_TRUE(old->WriteAndWait([&](WriteSession& session) {
                     const absl::Status issued = IssueHouseholds(session);
                     return issued.ok() ? InsertAsBefore(session, all) : issued;
                   })
                    .ok());
  }
  const auto database = Open(path, INT_MAX);
  ExpectInputs(*database, all);
  ExpectInForce(*database, all);
  // And goes on after them.
  std::int64_t next = -1;
  ASSERT_TRUE(database
                  ->WriteAndWait([&](WriteSession& session) {
                    const auto position = AddScoreInput(
                        session, {NumberOf(0), 1'000},
                        {base::Date::FromDayNumber(20'003), "new", 1, "v"});
                    next = position.value_or(-1);
                    return position.status();
                  })
                  .ok());
  EXPECT_EQ(next, kDeclarations);
}

}  // namespace
}  // namespace scoring
