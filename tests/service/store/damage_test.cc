// Bits that change on the disk: every answer is the right one or none, and the
// server goes on. RSU_FLIPS says how many bits are changed, one at a time.

#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/fixtures/damage_fixture.h"

#ifndef RSU_FLIPS
#define RSU_FLIPS 60
#endif

namespace rpc_test {
namespace {

// What became of changed bits, one at a time.
struct Outcomes {
  int not_started = 0;  // no server on such a file
  int damaged = 0;      // some answers were that the store is damaged
  int other = 0;        // some were neither that nor the right ones
  int right = 0;        // nothing that was asked is told by the bit

  void Count(const std::vector<std::string>& answers,
             const std::vector<std::string>& right_ones) {
    if (answers.empty()) {
      ++not_started;
      return;
    }
    bool is_damaged = false;
    bool is_other = false;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (answers[i] == right_ones[i]) continue;
      (answers[i] == "damaged" ? is_damaged : is_other) = true;
    }
    ++(is_other ? other : is_damaged ? damaged : right);
  }
  void Print() const {
    std::printf("not started %d, damaged %d, other %d, all right %d\n",
                not_started, damaged, other, right);
  }
};

TEST_F(DamageTest, AChangedBitIsNeverAnOtherAnswer) {
  whole_ = ReadFile(path_);
  const std::vector<std::string> right = Answers();
  ASSERT_GT(right.size(), 60u);
  for (const std::string& answer : right) {
    EXPECT_NE(answer, "damaged");
    EXPECT_NE(answer.substr(0, 7), "refused") << answer;
  }
  Outcomes outcomes;
  for (int i = 0; i < RSU_FLIPS;) {
    for (const auto& [name, pages] : pages_) {
      if (i++ >= RSU_FLIPS) break;
      const std::uint32_t page = pages[random_() % pages.size()];
      Put(Flip(page, /*new_digest=*/false));
      const std::vector<std::string> answers = Answers();
      outcomes.Count(answers, right);
      for (std::size_t k = 0; k < answers.size(); ++k) {
        if (answers[k] != "damaged") {
          EXPECT_EQ(answers[k], right[k])
              << name << ", page " << page << ", seed " << seed_;
        }
      }
    }
  }
  outcomes.Print();
  EXPECT_GT(outcomes.damaged + outcomes.not_started, 0);
  EXPECT_EQ(outcomes.other, 0);
  Put(whole_);
}

// Somebody who writes the digest anew over the change, or a change in memory
// before the page was written: what is stored may then be wrong, but nothing
// ends the server.
TEST_F(DamageTest, UnderANewDigestNothingEndsTheServer) {
  whole_ = ReadFile(path_);
  const std::vector<std::string> right = Answers();
  Outcomes outcomes;
  for (int i = 0; i < RSU_FLIPS;) {
    for (const auto& [name, pages] : pages_) {
      if (i++ >= RSU_FLIPS) break;
      SCOPED_TRACE(absl::StrCat(name, ", seed ", seed_));
      Put(Flip(pages[random_() % pages.size()], /*new_digest=*/true));
      outcomes.Count(Answers(), right);
    }
  }
  outcomes.Print();
  Put(whole_);
}

using rsu::eligibility::v1::BatchCheckEligibilityResponse;

class DamagedAnswersTest : public DamageTest {
 protected:
  // What everybody is answered, which a stream answers too.
  BatchCheckEligibilityResponse AnswersToAll() const {
    rsu::eligibility::v1::BatchCheckEligibilityRequest batch;
    rsu::eligibility::v1::StreamCheckEligibilityRequest message;
    batch.set_as_of("2026-05-01");
    message.set_as_of("2026-05-01");
    for (const std::string& person : people_) {
      batch.add_idcs(person);
      message.add_idcs(person);
    }
    class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                           scoring::ProgrammeSet::Load().value(), path_);
    RegisterClient client(on_file.channel());
    const auto answers = client.Call(batch);
    EXPECT_TRUE(answers.ok()) << answers.status;
    const auto streamed = client.Stream({message}, true);
    EXPECT_TRUE(streamed.ok()) << streamed.status;
    if (!answers.ok() || !streamed.ok()) return {};
    EXPECT_EQ(streamed.reply[0].results_size(), answers.reply.results_size());
    for (int i = 0; i < streamed.reply[0].results_size(); ++i) {
      EXPECT_EQ(streamed.reply[0].results(i).ShortDebugString(),
                answers.reply.results(i).ShortDebugString());
    }
    return answers.reply;
  }

  // Expects that from `least` to `most` people cannot be read, and that the
  // others have the right answers.
  void ExpectUnreadable(int least, int most,
                        const BatchCheckEligibilityResponse& right) const {
    using rsu::eligibility::v1::Outcome;
    const BatchCheckEligibilityResponse answers = AnswersToAll();
    ASSERT_EQ(answers.results_size(), right.results_size());
    int unreadable = 0;
    for (int i = 0; i < answers.results_size(); ++i) {
      const auto& answer = answers.results(i);
      EXPECT_EQ(answer.idcs(), right.results(i).idcs());
      if (answer.outcome() == Outcome::CANNOT_BE_READ) {
        ++unreadable;
        EXPECT_EQ(answer.reasons(0).code(), "CANNOT_BE_READ");
      } else {
        EXPECT_EQ(answer.ShortDebugString(),
                  right.results(i).ShortDebugString());
      }
    }
    EXPECT_GE(unreadable, least);
    EXPECT_LE(unreadable, most);
  }
};

// Of many people who are asked about, those of whom something is damaged.
TEST_F(DamagedAnswersTest, WhatIsDamagedIsTheAnswerAboutThosePeopleOnly) {
  whole_ = ReadFile(path_);
  const BatchCheckEligibilityResponse right = AnswersToAll();
  ASSERT_EQ(right.results_size(), 2 * kHouseholds);
  // A page that holds declarations of some households, and a value of one: who
  // stayed in it is the only one who is asked about by it.
  Put(Flip(pages_.at("declaration").back(), false));
  ExpectUnreadable(1, 2 * kHouseholds - 1, right);
  Put(whole_);
  Execute(
      absl::StrCat("UPDATE declaration SET formula = CAST(x'ff' AS TEXT) "
                   "WHERE revision = 2 AND household = ",
                   households_[3]));
  ExpectUnreadable(1, 2, right);
}

// What the lists tell of 24 people and 12 households.
struct Lists {
  std::map<std::string, std::string> people;      // the row of each
  std::map<std::string, std::string> households;  // the row of each
  std::map<std::string, std::string> scores;      // of each household
  std::set<std::string> unreadable;  // households; empty: not known which
  int people_unreadable = 0;
};

class DamagedListsTest : public DamageTest {
 protected:
  Lists Ask() const {
    class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                           scoring::ProgrammeSet::Load().value(), path_);
    RegisterClient client(on_file.channel());
    Lists lists;
    AskForBeneficiaries(client, lists);
    AskForScores(client, lists);
    return lists;
  }

 private:
  static void AskForBeneficiaries(RegisterClient& client, Lists& lists) {
    namespace v1 = rsu::eligibility::v1;
    v1::ListBeneficiariesRequest request;
    request.set_programme("amo-tadamon");
    request.set_as_of("2026-05-01");
    const auto people = client.Call(request);
    EXPECT_TRUE(people.ok()) << people.status;
    for (const v1::Beneficiary& row : people.reply.beneficiaries()) {
      lists.people[row.idcs()] = row.ShortDebugString();
    }
    lists.people_unreadable = people.reply.unreadable_size();
    for (const v1::UnreadableEntry& entry : people.reply.unreadable()) {
      lists.unreadable.insert(entry.household());
    }
    const auto households = client.ListHouseholds(request);
    EXPECT_TRUE(households.ok()) << households.status;
    for (const v1::BeneficiaryHousehold& row : households.reply.households()) {
      lists.households[row.household()] = row.ShortDebugString();
    }
    for (const v1::UnreadableEntry& entry : households.reply.unreadable()) {
      EXPECT_EQ(entry.idcs(), "");
      lists.unreadable.insert(entry.household());
    }
  }

  // Every household is in the list or said to be unreadable.
  static void AskForScores(RegisterClient& client, Lists& lists) {
    rsu::scoring::v1::ListScoresRequest request;
    request.set_as_of("2026-05-01");
    const auto scored = client.Call(request);
    EXPECT_TRUE(scored.ok()) << scored.status;
    for (const rsu::scoring::v1::Score& score : scored.reply.scores()) {
      lists.scores[score.household()] = score.ShortDebugString();
    }
    for (const std::string& household : scored.reply.unreadable()) {
      lists.unreadable.insert(household);
      EXPECT_EQ(lists.scores.count(household), 0u);
    }
    EXPECT_EQ(lists.scores.size() +
                  static_cast<std::size_t>(scored.reply.unreadable_size()),
              static_cast<std::size_t>(kHouseholds));
  }
};

void ExpectPart(const std::map<std::string, std::string>& rows,
                const std::map<std::string, std::string>& of) {
  for (const auto& [key, row] : rows) EXPECT_EQ(row, of.at(key)) << key;
}

// Expects rows of `right`, and that somebody is said to be unreadable, of
// whichever household a row is missing.
void ExpectTheRestOf(const Lists& right, const Lists& lists) {
  ExpectPart(lists.people, right.people);
  ExpectPart(lists.households, right.households);
  ExpectPart(lists.scores, right.scores);
  EXPECT_FALSE(lists.unreadable.empty());
  EXPECT_GT(lists.people_unreadable, 0);
  for (const auto& [household, row] : right.households) {
    EXPECT_TRUE(lists.households.count(household) != 0 ||
                lists.unreadable.count(household) != 0 ||
                lists.unreadable.count("") != 0)
        << household;
  }
}

// A damaged row is the answer about that row: the list goes on, says who it is,
// and has of the others what it had.
TEST_F(DamagedListsTest, AListGoesOnAndSaysWhoCannotBeRead) {
  whole_ = ReadFile(path_);
  const Lists right = Ask();
  EXPECT_TRUE(right.unreadable.empty());
  ASSERT_FALSE(right.households.empty());
  Put(Flip(pages_.at("declaration").back(), false));
  const Lists after_flip = Ask();
  ExpectTheRestOf(right, after_flip);
  EXPECT_LT(after_flip.scores.size(), right.scores.size());
  EXPECT_FALSE(after_flip.scores.empty());
  Put(whole_);
  Execute(
      absl::StrCat("UPDATE declaration SET content = x'ff' "
                   "WHERE revision = 2 AND household = ",
                   households_[4]));
  // Whoever stayed in that household is in the programme.
  ASSERT_EQ(right.households.count(households_[4]), 1u);
  const Lists one = Ask();
  ExpectTheRestOf(right, one);
  EXPECT_EQ(one.unreadable, std::set<std::string>{households_[4]});
  EXPECT_EQ(one.people_unreadable, 1);
  EXPECT_EQ(one.households.size(), right.households.size() - 1);
}

}  // namespace
}  // namespace rpc_test
