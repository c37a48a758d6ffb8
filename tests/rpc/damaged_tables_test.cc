// Which tables' damage ends a start or a list, and over which a list goes on:
// README, "The store's truth", says the same. Every page of every table and
// index is changed once.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rpc/damage_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

// A day on which scores of the run hold.
constexpr char kDay[] = "2027-02-01";

constexpr const char* kEndAStart[] = {
    "formula_digest", "formula_name",      "person_without_name",
    "score_input",    "score_input_block", "score_input_without_head",
    "sqlite_schema",  "store_state"};

class DamagedTablesTest : public DamageTest {
 protected:
  enum class End { kWhole, kNamesWhoIsMissing, kEnds };

  struct List {
    End end = End::kWhole;
    std::string text;
  };

  // Opening a store is a write: the moment of an answer is no part of it.
  static void ForgetMoment(rsu::scoring::v1::ListScoresResponse&) {}
  template <typename Reply>
  static void ForgetMoment(Reply& reply) {
    reply.clear_point();
  }

  template <typename Reply>
  static List ListOf(Answer<Reply> answer) {
    ForgetMoment(answer.reply);
    if (!answer.ok()) {
      EXPECT_TRUE(absl::IsDataLoss(answer.status)) << answer.status;
      return {End::kEnds, ""};
    }
    return {answer.reply.unreadable_size() > 0 ? End::kNamesWhoIsMissing
                                               : End::kWhole,
            answer.reply.ShortDebugString()};
  }

  // By their names; nothing if no server starts on the file.
  std::map<std::string, List> Lists() {
    std::map<std::string, List> lists;
    if (!Starts()) return lists;
    class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                           scoring::ProgrammeSet::Load().value(), path_);
    RegisterClient client(on_file.channel());
    rsu::scoring::v1::ListScoresRequest scores;
    scores.set_as_of(kDay);
    lists["scores"] = ListOf(client.Call(scores));
    v1::ListBeneficiariesRequest beneficiaries;
    beneficiaries.set_programme("amo-tadamon");
    beneficiaries.set_as_of(kDay);
    lists["people"] = ListOf(client.Call(beneficiaries));
    lists["households"] = ListOf(client.ListHouseholds(beneficiaries));
    return lists;
  }
};

TEST_F(DamagedTablesTest, WhatEndsAStartOrAListIsNamed) {
  whole_ = ReadFile(path_);
  const std::map<std::string, List> right = Lists();
  ASSERT_EQ(right.size(), 3u);
  for (const auto& [name, list] : right) EXPECT_EQ(list.end, End::kWhole);
  std::set<std::string> end_start;
  std::map<std::string, std::set<std::string>> ended_by;
  for (const auto& [table, pages] : pages_) {
    for (const std::uint32_t page : pages) {
      SCOPED_TRACE(absl::StrCat(table, ", page ", page, ", seed ", seed_));
      Put(Flip(page, /*new_digest=*/false));
      const std::map<std::string, List> lists = Lists();
      if (lists.empty()) end_start.insert(table);
      for (const auto& [name, list] : lists) {
        if (list.end == End::kEnds) ended_by[name].insert(table);
        if (list.end == End::kWhole) {
          EXPECT_EQ(list.text, right.at(name).text) << name;
        }
      }
    }
  }
  Put(whole_);
  EXPECT_THAT(end_start, ElementsAreArray(kEndAStart));
  EXPECT_THAT(ended_by["scores"], IsEmpty());
  // Which runs hold is not known, so that no score is.
  EXPECT_THAT(ended_by["people"],
              ElementsAre("rescoring_run", "rescoring_run_taken_back"));
  EXPECT_EQ(ended_by["households"], ended_by["people"]);
}

}  // namespace
}  // namespace rpc_test
