// Which tables' damage ends a start or a list, and over which a list goes on:
// as docs/administrators.md, "Damage of the disk", has it. Every page of every
// table and index is changed once.

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/damage_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

// A day on which scores of the run hold.
constexpr char kDay[] = "2027-02-01";

// And one before the second declarations, from which changes are listed.
constexpr char kDayBefore[] = "2026-02-01";

constexpr const char* kEndAStart[] = {
    "formula_digest", "formula_name",      "person_without_name",
    "score_input",    "score_input_block", "score_input_without_head",
    "sqlite_schema",  "store_state"};

class DamagedTablesTest : public DamageTest {
 protected:
  enum class End { kWhole, kNamesWhoIsMissing, kEnds };

  struct List {
    End end = End::kWhole;
    std::vector<std::string> rows;
    std::string text;
  };

  // Opening a store is a write: the moment of an answer is no part of it.
  static void ForgetMoment(rsu::scoring::v1::ListScoresResponse&) {}
  template <typename Reply>
  static void ForgetMoment(Reply& reply) {
    reply.clear_point();
  }

  static const auto& RowsOf(const rsu::scoring::v1::ListScoresResponse& reply) {
    return reply.scores();
  }
  static const auto& RowsOf(const v1::ListBeneficiariesResponse& reply) {
    return reply.beneficiaries();
  }
  static const auto& RowsOf(
      const v1::ListBeneficiaryHouseholdsResponse& reply) {
    return reply.households();
  }
  template <typename Reply>
  static const auto& RowsOf(const Reply& reply) {
    return reply.changes();
  }

  template <typename Reply>
  static List ListOf(Answer<Reply> answer) {
    ForgetMoment(answer.reply);
    if (!answer.ok()) {
      EXPECT_TRUE(absl::IsDataLoss(answer.status)) << answer.status;
      return {End::kEnds, {}, ""};
    }
    List list;
    if (answer.reply.unreadable_size() > 0) list.end = End::kNamesWhoIsMissing;
    for (const auto& row : RowsOf(answer.reply)) {
      list.rows.push_back(row.ShortDebugString());
    }
    list.text = answer.reply.ShortDebugString();
    return list;
  }

  // As an export asks: all people through one stream. Who cannot be read has no
  // row.
  List ExportOf(RegisterClient& client) {
    v1::StreamCheckEligibilityRequest request;
    request.set_as_of(kDay);
    for (const std::string& person : people_) request.add_idcs(person);
    const auto answer = client.Stream({request});
    if (!answer.ok()) {
      EXPECT_TRUE(absl::IsDataLoss(answer.status)) << answer.status;
      return {End::kEnds, {}, ""};
    }
    List list;
    for (const auto& reply : answer.reply) {
      for (v1::Eligibility result : reply.results()) {
        if (result.outcome() == v1::Outcome::CANNOT_BE_READ) {
          list.end = End::kNamesWhoIsMissing;
          continue;
        }
        result.clear_known_at();
        list.rows.push_back(result.ShortDebugString());
      }
    }
    list.text = absl::StrJoin(list.rows, "\n");
    return list;
  }

  // How many households are missing is told wherever not all are named.
  static void ExpectHouseholdsAreCounted(
      const rsu::scoring::v1::ListScoresResponse& reply) {
    const auto unnamed =
        std::count(reply.unreadable().begin(), reply.unreadable().end(), "");
    const std::int64_t told =
        reply.scores_size() + reply.unreadable_size() - unnamed;
    EXPECT_EQ(reply.households(), told);
    EXPECT_EQ(reply.has_households_in_all(), unnamed > 0);
    EXPECT_EQ(unnamed > 0 ? reply.households_in_all() : told, kHouseholds);
  }

  // The lists by their names; nothing if no server starts on the file.
  std::map<std::string, List> Lists() {
    std::map<std::string, List> lists;
    if (!Starts()) return lists;
    class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                           scoring::ProgrammeSet::Load().value(), path_);
    RegisterClient client(on_file.channel());
    rsu::scoring::v1::ListScoresRequest scores;
    scores.set_as_of(kDay);
    const auto scored = client.Call(scores);
    if (scored.ok()) ExpectHouseholdsAreCounted(scored.reply);
    lists["scores"] = ListOf(scored);
    v1::ListBeneficiariesRequest beneficiaries;
    beneficiaries.set_programme("amo-tadamon");
    beneficiaries.set_as_of(kDay);
    const auto people = client.Call(beneficiaries);
    if (!since_.has_known_at()) {
      since_ = people.reply.point();
      since_.set_as_of(kDayBefore);
    }
    lists["people"] = ListOf(people);
    lists["households"] = ListOf(client.ListHouseholds(beneficiaries));
    v1::ListBeneficiaryChangesRequest changes;
    changes.set_programme("amo-tadamon");
    changes.set_as_of(kDay);
    *changes.mutable_since() = since_;
    lists["changes of people"] = ListOf(client.Call(changes));
    lists["changes of households"] =
        ListOf(client.ListHouseholdChanges(changes));
    lists["export"] = ExportOf(client);
    return lists;
  }

  v1::ListPoint since_;
};

TEST_F(DamagedTablesTest, WhatEndsAStartOrAListIsNamed) {
  whole_ = ReadFile(path_);
  const std::map<std::string, List> right = Lists();
  ASSERT_EQ(right.size(), 6u);
  for (const auto& [name, list] : right) {
    EXPECT_EQ(list.end, End::kWhole) << name;
    EXPECT_FALSE(list.rows.empty()) << name;
  }
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
        for (const std::string& row : list.rows) {
          EXPECT_THAT(right.at(name).rows, Contains(row)) << name;
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
  EXPECT_EQ(ended_by["changes of people"], ended_by["people"]);
  EXPECT_EQ(ended_by["changes of households"], ended_by["people"]);
  EXPECT_THAT(ended_by["export"], IsEmpty());
}

}  // namespace
}  // namespace rpc_test
