// Where every person of the samples belongs on 2026-01-01, from people,
// coverage events and declarations through the pure stages.

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "registry/coverage/coverage_event.h"
#include "registry/coverage/open_regime.h"
#include "registry/interchange/declaration_line.h"
#include "registry/interchange/event_line.h"
#include "registry/interchange/person_line.h"
#include "registry/person_file/cover_on_day.h"
#include "registry/person_file/registration.h"
#include "registry/verification/verification.h"
#include "scoring/classification/classify.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_variables.h"
#include "tests/golden/file_lines.h"

namespace golden {
namespace {

base::Date Day() { return base::Date::Parse("2026-01-01").value(); }

using InputsByRef = std::map<std::string, scoring::ClassificationInput>;

InputsByRef ReadPeople() {
  InputsByRef inputs;
  for (const std::string& line : LinesOf("tests/data/people-sample.jsonl")) {
    const registry::PersonLine read = registry::ReadPersonLine(line, Day());
    EXPECT_TRUE(read.person.ok()) << read.person.status();
    scoring::ClassificationInput& input = inputs[read.person_ref];
    input.day = Day();
    input.registration = registry::Registration::kLiving;
  }
  return inputs;
}

void AddCoverage(InputsByRef& inputs) {
  std::map<std::string, std::vector<registry::RecordedEvent>> events;
  for (const std::string& line : LinesOf("tests/data/coverage-sample.jsonl")) {
    const auto read = registry::ReadEventLine<registry::CoverageEvent>(line);
    ASSERT_TRUE(read.event.ok()) << read.event.status();
    events[read.person_ref].push_back({read.event->change(),
                                       read.event->regime(), read.event->role(),
                                       read.event->effective_date()});
  }
  for (const auto& [person_ref, recorded] : events) {
    const auto open = registry::OpenRegime(recorded, Day());
    if (!open.has_value()) continue;
    inputs.at(person_ref).open_regime =
        registry::CoverOnDay{open->regime, open->role};
  }
}

void AddHouseholds(InputsByRef& inputs) {
  const auto formulas = scoring::FormulaSet::Load().value();
  for (const std::string& line :
       LinesOf("tests/data/declarations-sample.jsonl")) {
    const auto declaration = registry::ReadDeclarationLine(line).declaration;
    ASSERT_TRUE(declaration.ok()) << declaration.status();
    const registry::HouseholdFacts& facts = declaration->facts();
    const auto exact =
        scoring::ComputeScore(
            *formulas.InForce(facts.effective_date),
            scoring::ExtractVariables(registry::VerifyDeclared(*declaration)))
            .value();
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
      scoring::ClassificationInput& input =
          inputs.at(declaration->members()[i].person_ref);
      input.activity = facts.members[i].activity;
      input.standing = scoring::HouseholdStanding{exact.score, exact.usable};
    }
  }
}

std::string OutcomeName(scoring::Outcome outcome) {
  switch (outcome) {
    case scoring::Outcome::kAmoTadamon:
      return "AMO_TADAMON";
    case scoring::Outcome::kAmoChamil:
      return "AMO_CHAMIL";
    case scoring::Outcome::kCoveredElsewhere:
      return "COVERED_ELSEWHERE";
    case scoring::Outcome::kNotEligible:
      return "NOT_ELIGIBLE";
    case scoring::Outcome::kNotScored:
      return "NOT_SCORED";
    case scoring::Outcome::kNotRegistered:
      return "NOT_REGISTERED";
  }
  return "";
}

// A row of the expected file, without the person.
std::string RowOf(const scoring::Classification& answer) {
  return absl::StrCat(
      OutcomeName(answer.outcome), ",",
      answer.regime.has_value() ? registry::NameOf(*answer.regime) : "", ",",
      answer.contribution_mad.has_value()
          ? absl::StrCat(*answer.contribution_mad)
          : "",
      ",",
      !answer.at_or_under_asd.has_value() ? ""
      : *answer.at_or_under_asd           ? "yes"
                                          : "no");
}

TEST(SampleEligibilityTest, EveryPersonBelongsWhereTheExpectedFileSays) {
  InputsByRef inputs = ReadPeople();
  ASSERT_NO_FATAL_FAILURE(AddCoverage(inputs));
  ASSERT_NO_FATAL_FAILURE(AddHouseholds(inputs));
  const auto programmes = scoring::ProgrammeSet::Load().value();
  const auto rows = RowsOf("tests/data/expected-eligibility.csv");
  ASSERT_EQ(rows.size(), 1416u);  // people of the sample
  EXPECT_EQ(inputs.size(), rows.size());
  for (const std::vector<std::string>& row : rows) {
    const auto answer = scoring::Classify(programmes, inputs.at(row.at(0)));
    EXPECT_EQ(RowOf(answer), absl::StrJoin(row.begin() + 1, row.end(), ","))
        << row.at(0);
    EXPECT_FALSE(answer.reasons.empty()) << row.at(0);
  }
}

}  // namespace
}  // namespace golden
