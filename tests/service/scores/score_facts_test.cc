// What ScoreService says of the facts behind each term of a score: which they
// are, in which language they are told, and which revision brought them.

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::scoring::v1;
using rsu::registry::v1::Education;
using ::testing::ElementsAre;

class ScoreFactsTest : public RegisterTest {
 protected:
  v1::Score Explain(const std::string& household, const std::string& as_of = "",
                    const std::string& language = "") {
    v1::GetScoreRequest request;
    request.set_name("households/" + household);
    request.set_as_of(as_of);
    request.set_language(language);
    request.set_explain(true);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }
};

// "assets.cows" to "CORRECTED 3", over all terms; a fact has one source.
std::map<std::string, std::string> SourcesOf(const v1::Score& score) {
  std::map<std::string, std::string> sources;
  for (const auto& term : score.explanation().terms()) {
    EXPECT_GT(term.facts_size(), 0) << term.number();
    for (const v1::Fact& fact : term.facts()) {
      const std::string source = absl::StrCat(
          v1::Fact::Source_Name(fact.source()), " ", fact.revision());
      const auto known = sources.emplace(fact.field(), source);
      EXPECT_EQ(known.first->second, source) << fact.field();
    }
  }
  return sources;
}

const v1::Explanation::Term& TermOf(const v1::Score& score,
                                    const std::string& number) {
  for (const auto& term : score.explanation().terms()) {
    if (term.number() == number) return term;
  }
  ADD_FAILURE() << "no term " << number;
  return score.explanation().terms(0);
}

TEST_F(ScoreFactsTest, EachTermNamesItsFacts) {
  const v1::Score score = Explain(NewHousehold("H-1").household());
  const auto& share = TermOf(score, "V22");  // who can read and write
  ASSERT_EQ(share.facts_size(), 4);
  EXPECT_EQ(share.facts(0).field(), "effective_date");
  EXPECT_EQ(share.facts(1).field(), "members");
  EXPECT_EQ(share.facts(2).field(), "members[*].birth_date");
  EXPECT_EQ(share.facts(3).field(), "members[*].can_read_and_write");
  EXPECT_EQ(TermOf(score, "V25").facts(0).field(), "assets.cows");
  EXPECT_EQ(TermOf(score, "V5").facts(0).field(), "members[HEAD].education");
  EXPECT_EQ(TermOf(score, "constant").facts(0).field(), "milieu");
  for (const auto& [field, source] : SourcesOf(score)) {
    EXPECT_EQ(source, "DECLARED 1") << field;
  }
}

TEST_F(ScoreFactsTest, ACorrectionIsTheSourceOfWhatItSaysOtherwise) {
  auto declare =
      SomeDeclaration("H-1", "2026-01-01", {NewPerson(), NewPerson()});
  auto& declaration = *declare.mutable_declaration();
  const std::string household = client.Call(declare).reply.household();
  declaration.mutable_assets()->set_cows(5);  // revision 2
  ASSERT_TRUE(client.Call(declare).ok());
  declaration.mutable_members(1)->set_education(Education::HIGHER);
  declaration.mutable_assets()->set_cars(1);  // revision 3
  ASSERT_TRUE(client.Call(declare).ok());
  declaration.mutable_assets()->set_cars(0);
  declaration.mutable_members(0)->set_education(Education::FUNDAMENTAL);
  ASSERT_EQ(client.Call(declare).reply.revision(), 4);
  auto sources = SourcesOf(Explain(household));
  EXPECT_EQ(sources.at("assets.cows"), "CORRECTED 2");
  EXPECT_EQ(sources.at("assets.cars"), "CORRECTED 4");  // back to what it was
  EXPECT_EQ(sources.at("members[HEAD].education"), "CORRECTED 4");
  EXPECT_EQ(sources.at("assets.motorcycles"), "DECLARED 1");
  EXPECT_EQ(sources.at("members"), "DECLARED 1");
  EXPECT_EQ(sources.at("members[*].diploma"), "DECLARED 1");

  // Another effective date is no correction: all is declared anew.
  declaration.set_effective_date("2026-05-01");
  declaration.mutable_assets()->set_cows(6);
  ASSERT_TRUE(client.Call(declare).ok());
  for (const auto& [field, source] : SourcesOf(Explain(household))) {
    EXPECT_EQ(source, "DECLARED 5") << field;
  }
  // A correction of that later one leaves the earlier one's sources alone.
  declaration.mutable_assets()->set_cows(7);
  ASSERT_TRUE(client.Call(declare).ok());
  EXPECT_EQ(SourcesOf(Explain(household)).at("assets.cows"), "CORRECTED 6");
  EXPECT_EQ(SourcesOf(Explain(household)).at("assets.cars"), "DECLARED 5");
  EXPECT_EQ(SourcesOf(Explain(household, "2026-04-30")), sources);
}

TEST_F(ScoreFactsTest, WhoCameOrBecameHeadIsAFactToo) {
  const std::string first = NewPerson();
  const std::string second = NewPerson();
  auto declare = SomeDeclaration("H-1", "2026-01-01", {first, second});
  const std::string household = client.Call(declare).reply.household();
  // The same people in another order: no fact changes, and so nothing is said
  // to be corrected, though the revision is another one.
  declare.mutable_declaration()->mutable_members()->SwapElements(0, 1);
  ASSERT_EQ(client.Call(declare).reply.revision(), 2);
  for (const auto& [field, source] : SourcesOf(Explain(household))) {
    EXPECT_EQ(source, "DECLARED 1") << field;
  }
  declare = SomeDeclaration("H-1", "2026-01-01", {second, first});
  ASSERT_EQ(client.Call(declare).reply.revision(), 3);
  auto sources = SourcesOf(Explain(household));
  EXPECT_EQ(sources.at("members[HEAD].education"), "CORRECTED 3");
  EXPECT_EQ(sources.at("members[*].relationship"), "CORRECTED 3");
  EXPECT_EQ(sources.at("members[*].birth_date"), "DECLARED 1");
  declare = SomeDeclaration("H-1", "2026-01-01", {second, first, NewPerson()});
  ASSERT_EQ(client.Call(declare).reply.revision(), 4);
  sources = SourcesOf(Explain(household));
  EXPECT_EQ(sources.at("members"), "CORRECTED 4");
  EXPECT_EQ(sources.at("members[*].birth_date"), "CORRECTED 4");
  EXPECT_EQ(sources.at("members[HEAD].education"), "CORRECTED 3");
  EXPECT_EQ(sources.at("assets.cows"), "DECLARED 1");
}

TEST_F(ScoreFactsTest, WordsComeInThreeLanguages) {
  const std::string household = NewHousehold("H-1").household();
  const std::map<std::string, std::string> cows = {
      {"", "cows"}, {"en", "cows"}, {"fr", "vaches"}, {"ar", "الأبقار"}};
  for (const auto& [language, words] : cows) {
    const v1::Score score = Explain(household, "", language);
    EXPECT_EQ(TermOf(score, "V25").description(), words);
    EXPECT_EQ(TermOf(score, "V25").variable(), "cows");
  }
  EXPECT_EQ(TermOf(Explain(household, "", "fr"), "region").description(),
            "région où vit le ménage");
  EXPECT_EQ(TermOf(Explain(household, "", "ar"), "constant").description(),
            "ثابت الملحق");
  for (const char* language : {"FR", "es", "english"}) {
    v1::GetScoreRequest request;
    request.set_name("households/" + household);
    request.set_language(language);
    EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("language"));
  }
}

TEST_F(ScoreFactsTest, AnAnswerSaysHowToGetItAgain) {
  auto declare = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  const std::string household = client.Call(declare).reply.household();
  for (const char* as_of : {"", "2026-03-01"}) {
    const v1::Score before = Explain(household, as_of);
    EXPECT_EQ(before.as_of(), *as_of == '\0' ? "9999-12-31" : as_of);
    auto corrected = declare;
    corrected.set_restore(true);
    corrected.mutable_declaration()->mutable_assets()->set_cows(
        *as_of == '\0' ? 3 : 4);
    ASSERT_TRUE(client.Call(corrected).ok());
    v1::GetScoreRequest again;
    again.set_name("households/" + household);
    again.set_as_of(before.as_of());
    *again.mutable_known_at() = before.known_at();
    again.set_explain(true);
    EXPECT_EQ(client.Call(again).reply.SerializeAsString(),
              before.SerializeAsString());
    EXPECT_NE(Explain(household, as_of).score(), before.score());
  }
}

}  // namespace
}  // namespace rpc_test
