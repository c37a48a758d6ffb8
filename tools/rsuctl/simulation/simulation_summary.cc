#include "tools/rsuctl/simulation/simulation_summary.h"

#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/simulation/simulation_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;
using google::protobuf::util::TimeUtil;

// What people are and would be answered, in a few lines.
void PrintAnswers(const v1::SimulatedAnswers& answers, Language language) {
  std::printf("  %s\n", Say(SimulationText::kAnswersAbout, language,
                            {absl::StrCat(answers.people())})
                            .c_str());
  for (const AnswerLine& line : AnswerLines(answers)) {
    std::printf("    %s\n",
                Say(SimulationText::kNowThen, language,
                    {Say(line.what, language), absl::StrCat(line.before),
                     absl::StrCat(line.after)})
                    .c_str());
  }
  std::printf("    %s\n", Say(SimulationText::kAidMoves, language,
                              {absl::StrCat(answers.aid_households_entered()),
                               absl::StrCat(answers.aid_households_left()),
                               absl::StrCat(answers.aid_households_more()),
                               absl::StrCat(answers.aid_households_less())})
                              .c_str());
  if (answers.aid_households_to_unusable() +
          answers.aid_households_from_unusable() >
      0) {
    std::printf("    %s\n",
                Say(SimulationText::kAidToUnusable, language,
                    {absl::StrCat(answers.aid_households_to_unusable()),
                     absl::StrCat(answers.aid_households_from_unusable())})
                    .c_str());
  }
}

}  // namespace

void PrintSummary(const v1::Simulation& simulation, Language language) {
  for (const std::string& warning : WarningsOf(simulation, language)) {
    std::puts(warning.c_str());
  }
  std::puts(Say(SimulationText::kHouseholdsOn, language,
                {absl::StrCat(simulation.households()), simulation.as_of(),
                 absl::StrCat(simulation.changed())})
                .c_str());
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    std::printf(
        "  %s\n",
        Say(SimulationText::kProgrammeLine, language,
            {ProgrammeInWords(programme, language),
             absl::StrCat(programme.before().households()),
             RuleInWords(programme.has_before(), programme.before(), language),
             absl::StrCat(programme.after().households()),
             RuleInWords(programme.has_after(), programme.after(), language),
             absl::StrCat(programme.households_entered()),
             absl::StrCat(programme.households_left())})
            .c_str());
    if (programme.households_to_unusable() +
            programme.households_from_unusable() >
        0) {
      std::printf("    %s\n",
                  Say(SimulationText::kToUnusable, language,
                      {absl::StrCat(programme.households_to_unusable()),
                       absl::StrCat(programme.households_from_unusable())})
                      .c_str());
    }
  }
  if (simulation.has_answers()) PrintAnswers(simulation.answers(), language);
  std::puts(Say(SimulationText::kKnownAt, language,
                {TimeUtil::ToString(simulation.known_at())})
                .c_str());
}

}  // namespace rsuctl
