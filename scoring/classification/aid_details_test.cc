#include "scoring/classification/aid_details.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/entitlement/born_member.h"

namespace scoring {
namespace {

using registry::Member;
using registry::Relationship;
using registry::UndeclaredChild;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

// The sentences that AddUncounted() adds.
std::vector<std::string> Added(const char* score,
                               const std::vector<Member>& members) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  AidAnswer answer = AnswerDirectAid(programmes, Day("2026-03-01"),
                                     Score::Parse(score).value(), members)
                         .value();
  const std::size_t before = answer.reasons.size();
  AddUncounted(programmes, Day("2026-03-01"), members, answer);
  std::vector<std::string> sentences;
  for (std::size_t i = before; i < answer.reasons.size(); ++i) {
    sentences.push_back(Sentence(answer.reasons[i], Language::kEnglish));
  }
  return sentences;
}

TEST(AidDetailsTest, WhoDoesNotCountIsSaidByPlaceAndRule) {
  const std::vector<Member> members = {
      Born("1980-01-01", Relationship::kHead),
      Born("2015-01-01", Relationship::kChild),
      Born("2004-03-01", Relationship::kChild),
      Born("2012-01-01", Relationship::kSibling)};
  EXPECT_THAT(
      Added("9", members),
      ElementsAre("Member 3 of the declaration, a child of the head aged 22, "
                  "brings nothing any more: a child counts until the day "
                  "before the birthday of 21 years.",
                  "Member 4 of the declaration, the head's brother or sister, "
                  "brings nothing as a child: the head's children count, and "
                  "those of whom a body reports that a member has custody, "
                  "kafala or guardianship."));
  // Where nothing is paid, nobody asks.
  EXPECT_THAT(Added("9.7430011", members), IsEmpty());
}

TEST(AidDetailsTest, WhereAChildStillCountsIsSaid) {
  UndeclaredChild child{1, Day("2026-01-01"), 2, true};
  EXPECT_EQ(Sentence(ChildNotDeclared(child), Language::kEnglish),
            "An earlier declaration, for 2026-01-01, names as its member 3 a "
            "child of the household of which member 2 of this one was head or "
            "spouse. The child still belongs to a household in which no head "
            "or spouse is left: what is paid for the child is paid there, and "
            "the child brings nothing here as long as this household does not "
            "declare it.");
  child.counts_there = false;
  EXPECT_THAT(Sentence(ChildNotDeclared(child), Language::kEnglish),
              HasSubstr("The child belongs to no household now, and"));
}

TEST(AidDetailsTest, OnlyWhoWouldBringMoreMightBeFatherless) {
  const ProgrammeSet programmes = ProgrammeSet::Load().value();
  const AidRule& rule = *AidRuleOn(programmes, Day("2026-03-01"));
  ChildAid aid;
  Member child;
  const auto might = [&](int rank, AidGround ground) {
    aid.rank = rank;
    aid.ground = ground;
    return MightBeFatherless(rule, aid, child);
  };
  EXPECT_TRUE(might(3, AidGround::kInSchool));
  EXPECT_TRUE(might(1, AidGround::kUnderSchoolAge));
  EXPECT_FALSE(might(4, AidGround::kInSchool));
  EXPECT_FALSE(might(1, AidGround::kOutOfSchool));
  EXPECT_FALSE(might(1, AidGround::kFatherless));
  // A body's word counts.
  child.statuses.fatherless = false;
  EXPECT_FALSE(might(1, AidGround::kInSchool));
}

}  // namespace
}  // namespace scoring
