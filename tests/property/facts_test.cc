// The facts of a declaration: what declared_facts.h says of the format, and
// facts_of_variable.h of the variables, is what the reader and the extraction
// do.

#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "scoring/explanation/declared_facts.h"
#include "scoring/explanation/facts_of_variable.h"
#include "tests/property/declaration_change.h"
#include "tests/property/random_facts.h"

namespace property {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr std::uint64_t kSeed = 20210812;

// The ranges of declared_facts.cc are those of the format.
TEST(DeclaredFacts, RangesAndNamesAreThoseOfTheFormat) {
  golden::Draw draw(kSeed);
  const v1::Declaration declared = golden::RandomHousehold(draw, "H");
  const auto facts = registry::Declaration::Read(declared).value().facts();
  for (const scoring::DeclaredFact& fact : scoring::DeclaredFactsOf(facts)) {
    SCOPED_TRACE(fact.path);
    EXPECT_EQ(scoring::TextOf(*fact.rule, fact.In(facts)),
              GetField(declared, fact.path));
    for (std::int64_t value = fact.rule->lowest; value <= fact.rule->highest;
         value += std::max<std::int64_t>(1, fact.rule->highest / 50)) {
      v1::Declaration changed = declared;
      SetField(changed, fact.path, scoring::TextOf(*fact.rule, value));
      const auto read = registry::Declaration::Read(changed);
      ASSERT_TRUE(read.ok()) << read.status();
      EXPECT_EQ(fact.In(read->facts()), value);
      registry::HouseholdFacts set = facts;
      fact.Set(set, value);
      EXPECT_EQ(fact.In(set), value);
    }
    if (fact.rule->kind == scoring::FactKind::kChoice) continue;
    for (const std::int64_t value :
         {fact.rule->lowest - 1, fact.rule->highest + 1}) {
      v1::Declaration changed = declared;
      SetField(changed, fact.path, absl::StrCat(value));
      EXPECT_FALSE(registry::Declaration::Read(changed).ok()) << value;
    }
  }
}

// Each fact moves only variables that name it, and all that do.
TEST(Words, VariablesNameTheFactsThatTheyAreMadeFrom) {
  golden::Draw draw(kSeed + 1);
  std::set<std::pair<std::string, std::string>> moved;
  for (int i = 0; i < 4'000; ++i) {
    const v1::Declaration declared = SmallHousehold(draw);
    const auto read = registry::Declaration::Read(declared).value();
    const scoring::Variables before = VariablesOf(read);
    const auto all = scoring::DeclaredFactsOf(read.facts());
    const auto& fact = all[static_cast<std::size_t>(
        draw.Between(0, static_cast<std::int64_t>(all.size()) - 1))];
    std::string path = fact.path;
    std::string value = scoring::TextOf(
        *fact.rule, draw.Between(fact.rule->lowest, fact.rule->highest));
    const int member =
        static_cast<int>(draw.Between(0, declared.members_size() - 1));
    if (draw.OneIn(4)) {
      path = absl::StrCat("members[", member, "].birth_date");
      value = base::Date::FromDayNumber(
                  read.facts().effective_date.day_number() -
                  static_cast<std::int32_t>(draw.Between(0, 365 * 90)))
                  .ToString();
    } else if (draw.OneIn(8)) {
      path = absl::StrCat("members[", member, "].relationship");
      value = draw.OneIn(2) ? "SPOUSE" : "PARENT";
    }
    v1::Declaration changed = declared;
    SetField(changed, path, value);
    const auto changed_read = registry::Declaration::Read(changed);
    if (!changed_read.ok()) continue;  // a head less, a spouse too many
    const scoring::Variables after = VariablesOf(*changed_read);
    for (const scoring::CatalogueEntry& entry : scoring::Catalogue()) {
      if (after[entry.variable] == before[entry.variable]) continue;
      ASSERT_TRUE(ComesFrom(entry.variable, PatternsOf(declared, path)))
          << path << " moves " << entry.name << ", seed " << kSeed + 1;
      for (const std::string& pattern : PatternsOf(declared, path)) {
        moved.insert({std::string(entry.name), pattern});
      }
    }
  }
  for (const scoring::CatalogueEntry& entry : scoring::Catalogue()) {
    for (const absl::string_view fact : scoring::FactsOf(entry.variable)) {
      if (fact == "members" || fact == "effective_date") continue;
      EXPECT_TRUE(moved.count({std::string(entry.name), std::string(fact)}))
          << fact << " never moved " << entry.name << ", seed " << kSeed + 1;
    }
  }
}

}  // namespace
}  // namespace property
