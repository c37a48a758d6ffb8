#include "scoring/entitlement/birth_date.h"

#include "gtest/gtest.h"

namespace scoring {
namespace {

using registry::Member;

const base::Date kDeclared = base::Date::Parse("2007-01-01").value();
const base::Date kRegistered = base::Date::Parse("2004-01-01").value();

Member DeclaredOtherwise() {
  Member member;
  member.birth_date = kDeclared;
  member.other_birth_date = kRegistered;
  return member;
}

TEST(WithCountingBirthDateTest, TheDeclaredDateCountsUnlessARuleSaysOtherwise) {
  const BirthDateRule declared = {kDeclared, BirthDateSource::kDeclared};
  const BirthDateRule* const none = nullptr;
  for (const BirthDateRule* const rule : {&declared, none}) {
    const Member member = WithCountingBirthDate(rule, DeclaredOtherwise());
    EXPECT_EQ(member.birth_date, kDeclared);
    EXPECT_EQ(member.other_birth_date, kRegistered);
  }
}

TEST(WithCountingBirthDateTest, ARuleCanTakeThatOfThePopulationRegister) {
  const BirthDateRule registered = {kDeclared, BirthDateSource::kRegistered};
  Member member = WithCountingBirthDate(&registered, DeclaredOtherwise());
  EXPECT_EQ(member.birth_date, kRegistered);
  EXPECT_EQ(member.other_birth_date, kDeclared);

  // Where the two agree there is no other date.
  member = DeclaredOtherwise();
  member.other_birth_date.reset();
  EXPECT_EQ(WithCountingBirthDate(&registered, member).birth_date, kDeclared);
}

}  // namespace
}  // namespace scoring
