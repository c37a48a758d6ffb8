#include "scoring/explanation/heaviest.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

using ::testing::ElementsAre;

ExplainedTerm Term(const char* number, const char* variable,
                   std::int64_t numerator) {
  ExplainedTerm term;
  term.number = number;
  term.variable = variable;
  term.numerator = numerator;
  return term;
}

// "V1+" for a term that can be changed.
std::vector<std::string> Heaviest(const Explanation& explanation,
                                  std::int32_t members, std::size_t most) {
  Variables declared;
  declared[Variable::kMembers] = members;
  std::vector<std::string> names;
  for (const HeavyTerm& one :
       HeaviestTerms(explanation, declared, {members, 0}, most)) {
    names.push_back(explanation.terms[one.term].number +
                    (one.can_be_changed ? "+" : ""));
  }
  return names;
}

TEST(HeaviestTest, OfEachKindTheHeaviestAndOfOneWeightTheFirst) {
  Explanation explanation;
  explanation.terms = {
      Term("constant", "constant", 900),
      Term("region", "01", 30),
      Term("V1", "cows", 0),
      Term("V2", "members", -50),
      Term("V3", "butane_yearly_per_person", 50),
      Term("V4", "head_age", 20),
      Term("V5", "more_than_one_nucleus", -20),
      Term("V6", "share_literate", 20),
      Term("V7", "at_most_two_per_room", 10),
  };
  EXPECT_THAT(Heaviest(explanation, 3, 9),
              ElementsAre("V2", "V3+", "region", "V4", "V5", "V6+", "V7+"));
  EXPECT_THAT(Heaviest(explanation, 3, 2),
              ElementsAre("V2", "V3+", "region", "V6+"));
  EXPECT_THAT(Heaviest(explanation, 3, 0), ElementsAre());
}

// One and two people have at most two persons per room, whatever their rooms.
TEST(HeaviestTest, ARoomOfFewPeopleCannotBeChanged) {
  Explanation explanation;
  explanation.terms = {Term("V3", "at_most_two_per_room", 10)};
  EXPECT_THAT(Heaviest(explanation, 1, 9), ElementsAre("V3"));
  EXPECT_THAT(Heaviest(explanation, 2, 9), ElementsAre("V3"));
  EXPECT_THAT(Heaviest(explanation, 3, 9), ElementsAre("V3+"));
}

}  // namespace
}  // namespace scoring
